"""Where in the texts of a file the words stand that rules look for: gone through once for all rules together.

A rule's pattern is slow, and of its words hardly one stands in a case. So the words are gathered when the rules are
read, and one automaton (Aho and Corasick's, in pyahocorasick) finds them all in one go, whose time hardly grows with
their number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from ipt_course.load.places import KeyPath

try:
    import ahocorasick
except ImportError:  # a platform without it, where the words are looked up one by one, in three times the time
    ahocorasick = None

LETTERS = 10  # of a word, by which it is known: `schizophrenic` stands for `schizophrenia` too
BEGINNING = "*"  # behind a shorter one: `suicid*`
Seen = Mapping[str, Sequence[int]]  # name of a word → the offsets of its places
SeenAt = Mapping[KeyPath, Seen]  # by the paths of the texts that hold one
NOTHING: Seen = {}
_NAME = re.compile(r"[a-z0-9]+\*?")
_watched = set[str]()
# Every capital a small letter and every sign a space: to look for bytes is far quicker than to look for characters.
# What is not ASCII is a sign too: a dash or a curly quotation mark parts words as a straight one does.
_APART = bytes(ord(chr(one).lower()) if one < 128 and chr(one).isalnum() else ord(" ") for one in range(256))


def watch(words: Iterable[str]) -> frozenset[str]:
    """Look for these words (ASCII, in small letters) from now on; the names under which they will be found.

    Raises RuntimeError for a new one after the first text has been gone through: what was read does not know of it.
    """
    names = frozenset(word[:LETTERS] for word in words)
    if faults := [name for name in names if not _NAME.fullmatch(name)]:
        raise ValueError(f"no word in small letters: {faults[0]!r}")
    if not names <= _watched and _automaton.cache_info().currsize:
        raise RuntimeError("words are watched for before the first file is read")
    _watched.update(names)
    return names


def sightings(texts: Sequence[str]) -> dict[int, Seen]:
    """The watched words of each text that holds one, by the text's number."""
    # Every text has a space before and behind it.
    apart = " ".join(("", *texts, "")).encode("ascii", "replace").translate(_APART).decode("ascii")
    found: dict[int, dict[str, list[int]]] = {}
    number, begins, ends = -1, 0, 0
    for place, name in places(apart) if ahocorasick else places_by_splitting(apart):
        while place > ends:
            number, begins = number + 1, ends + 1
            ends = begins + len(texts[number])
        found.setdefault(number, {}).setdefault(name, []).append(place - begins)
    return {**found}


def places(apart: str) -> Iterator[tuple[int, str]]:
    """Place and name of each watched word in a text that holds only words and spaces, one before and one behind."""
    return ((last - back, name) for last, (name, back) in _automaton().iter(apart))


def places_by_splitting(apart: str) -> Iterator[tuple[int, str]]:
    """The same without the library."""
    place = 0
    beginnings = [name for name in _watched if name.endswith(BEGINNING)]
    for word in apart.split(" "):
        if word[:LETTERS] in _watched:
            yield place, word[:LETTERS]
        yield from ((place, name) for name in beginnings if word.startswith(name.removesuffix(BEGINNING)))
        place += len(word) + 1


@cache
def _automaton() -> Any:
    automaton = ahocorasick.Automaton()
    for name in _watched:
        word = f" {name.removesuffix(BEGINNING)}" + ("" if len(name) == LETTERS or name.endswith(BEGINNING) else " ")
        automaton.add_word(word, (name, len(word) - 2))
    automaton.make_automaton()
    return automaton
