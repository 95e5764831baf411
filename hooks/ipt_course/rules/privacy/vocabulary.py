"""Which words are ordinary, which proper names lead to nobody, and which words are both a word and a name.

Lists beside this file, read when the first capitalised word is met. The list of ordinary words is large so
that a name at the beginning of a sentence is known by not being a word: no list of names holds all names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from pathlib import Path

_WORDS = Path(__file__).parent / "words"
SMALL = frozenset(
    "the a an her his their our my your its this that these those in on at to from by with of for and or but so as if then when while "
    "after before since until because though although no yes not every some any all both each one two three only even just once later "
    "last next ask tell is was are were has had have does did do he she they we you it i who what where why how there here now never "
    "always still perhaps maybe outside inside over under behind".split()
)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march july september october november december".split()
)
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


@cache
def bare(word: str) -> str:
    """`She'd` → `she`, `Tregarthen's` → `tregarthen`."""
    return _CONTRACTED.sub("", word).casefold().replace("’", "'")


def read(name: str) -> str:
    """Without the lines above the first empty one, which say where the words are from."""
    return (_WORDS / name).read_text(encoding="utf-8").partition("\n\n")[2]


@cache
def _ordinary() -> list[str]:
    """The lines of the file, in order: to look a word up in its line is quicker than to make a set of thirty thousand."""
    return read("ordinary.txt").strip().split("\n")


def _is_listed(word: str) -> bool:
    lines = _ordinary()
    line = lines[bisect_right(lines, f"{word} \uffff") - 1]
    return word in line.split(" ") or word in of("WORDS")


@cache
def is_ordinary(word: str) -> bool:
    """`word` in small letters, without 's."""
    if len(word) == 1 or any(map(_is_listed, (word, word.replace("'", ""), *bases(word)))):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(map(is_ordinary, parts))


@cache
def sections() -> dict[str, frozenset[str]]:
    """known.txt by its headings; entries may be of several words."""
    found = {}
    for part in f"\n{read('known.txt')}".split("\n[")[1:]:
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
def calm() -> frozenset[str]:
    """Words that say nothing of whoever stands beside them: `When Jo`, `Auntie Jo`."""
    return (SMALL | _CALENDAR | of("KIN")) - need_a_look()


@cache
def need_a_look() -> frozenset[str]:
    """Words that are a name, a town or a firm in some sentences."""
    return of("EITHER") | of("TOWNS") | of("BRANDS") | of("DEVOUT") | of("CLUBS")
