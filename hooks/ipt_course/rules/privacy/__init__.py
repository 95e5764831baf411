"""Privacy: the identifiers of HIPAA Safe Harbor, looked for in every text of a case, a quiz or an exercise.

How. Most identifiers have a shape (numbers, dates, addresses) and are found by patterns. Names of people, places and
firms have none; but in English prose a capital inside a sentence is a proper name, so the search is turned round:
whatever has a capital is suspicious unless the case declares it or it leads to nobody. `words/known.txt` lists what
leads to nobody, `words/ordinary.txt` (SCOWL, by its own licence) the words that may begin a sentence. So no list of the
world's names and towns is needed, and a rare name is found as surely as a frequent one.

Why no model of named entities. spaCy's smallest takes seconds to load and hundreds of megabytes with its
dependencies; `./course check` of a case has 0.4 s in all. It also misses single names without context, which are the
rule here, and cannot say why. Why no `phonenumbers` and no `python-stdnum`: see contacts.py and records.py.

Errors are what no story needs and a reword mends; warnings are those where a list or a reader must judge (places, number
plates, firms, institutions, traces in public). A name or a thing that is wrongly taken for a person's is declared in
`names`, and passes. In quizzes, whose items tell of nobody in three lines, only what
leads somewhere by itself is looked for: addresses, numbers, links. An exercise may use the names of its case; one
without a case declares none, and there names and places are passed over, but not full names, dates and ages.

What it cannot do: a name that is also a word, at the beginning of a sentence, is a guess (`Robin had a key`); names in
small letters are found only after `ask` and `tell`; and a person can be known by a story without any identifier. That
remains the second reader's work. tests/privacy measures it.
"""
