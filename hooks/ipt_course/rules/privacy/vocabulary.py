"""Which words are ordinary, which proper names lead to nobody, and which words are both a word and a name.

Three small lists beside this file, read when the first capitalised word is met. The list of ordinary words is large so
that a name at the beginning of a sentence is known by not being a word: no list of names holds all names.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"),
    ("ly", ""), ("ily", "y"), ("er", ""), ("er", "e"), ("ness", ""), ("less", ""), ("ful", ""),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1$")
_CONTRACTED = re.compile(r"(?:n['’]t|['’](?:s|m|d|ll|ve|re)|(?<=s)['’])$")


def bases(word: str) -> list[str]:
    """What the word may be a form of."""
    found = []
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word.removesuffix(ending) + instead
            found.append(base)
            if not instead and _DOUBLED.search(base):
                found.append(base[:-1])
    return found


def bare(word: str) -> str:
    """`She'd` → `she`, `Tregarthen's` → `tregarthen`."""
    return _CONTRACTED.sub("", word).casefold().replace("’", "'")


def read(name: str) -> str:
    text = files(__package__).joinpath("words", name).read_text(encoding="utf-8")
    return "\n".join(line for line in text.split("\n") if not line.startswith("#"))


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(read("ordinary.txt").split()) | of("WORDS")


@cache
def is_ordinary(word: str) -> bool:
    """`word` in small letters, without 's."""
    known = _ordinary()
    if len(word) == 1 or word in known or word.replace("'", "") in known or any(base in known for base in bases(word)):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(map(is_ordinary, parts))


@cache
def sections() -> dict[str, frozenset[str]]:
    """known.txt by its headings; entries may be of several words."""
    found = {}
    for part in read("known.txt").split("\n[")[1:]:
        heading, _, entries = part.partition("]")
        found[heading] = frozenset(map(str.strip, entries.casefold().replace("\n", " ").split(","))) - {""}
    return found


@cache
def leads_to_nobody() -> frozenset[str]:
    """Countries, regions, peoples, tongues, faiths, feasts, scales, medicines, the long dead: in small letters."""
    return frozenset().union(*(of(name) for name in sections() if name[0].islower()))


@cache
def of(name: str) -> frozenset[str]:
    """One section, in small letters."""
    return sections()[name]


@cache
def _called() -> frozenset[str]:
    return of("KIN") | of("SOUNDS") | of("BRANDS")


@cache
def is_known(word: str) -> bool:
    """`word` in small letters, without 's."""
    forms = (word, f"{word}'s", word.removesuffix("s"), word.removesuffix("es"))
    return any(form in leads_to_nobody() for form in forms) or word in _called()


@cache
def need_a_look() -> frozenset[str]:
    """Words that are a name, a town or a firm in some sentences."""
    return of("EITHER") | of("TOWNS") | of("BRANDS") | of("DEVOUT") | of("CLUBS")
