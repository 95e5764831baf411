"""`check --since`: what has changed since a revision that a saved answer would not survive."""
