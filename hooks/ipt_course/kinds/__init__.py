"""The kinds of item: what each is made of, how it is scored, which rules and which template are its own."""
