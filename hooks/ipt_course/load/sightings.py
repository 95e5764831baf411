"""Where in the texts of a file the words stand that rules look for: gone through once for all rules together.

A rule's pattern is slow, and of its words hardly one stands in a case. So the words are gathered when the rules are
read, and one automaton (Aho and Corasick's, of the library ahocorasick_rs) finds them all in one go. Its time hardly
grows with their number; to cut a text into words and look each of them up takes five times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

LETTERS = 10  # of a word, by which it is known: `schizophrenic` stands for `schizophrenia` too
BEGINNING = "*"  # behind a shorter one: `suicid*`
Seen = Mapping[str, Sequence[int]]  # word → the offset of each of its places
NOTHING: Seen = {}
_watched = set[str]()
_SPACE = ord(" ")
# Every capital a small letter and every sign a space: to look for bytes is far quicker than to look for characters.
# What is not ASCII is a sign too: a dash or a curly quotation mark parts words as a straight one does.
_APART = bytes(ord(chr(one).lower()) if one < 128 and chr(one).isalnum() else _SPACE for one in range(256))


def watch(words: Iterable[str]) -> frozenset[str]:
    """Look for these words (ASCII, in small letters) from now on; the names under which they will be found.

    Raises RuntimeError for a new one after the first text has been gone through: what was read does not know of it.
    """
    names = frozenset(word[:LETTERS] for word in words)
    if fault := next((name for name in names if not re.fullmatch(r"[a-z0-9]+\*?", name)), None):
        raise ValueError(f"{fault!r} is no word in small letters")
    if not names <= _watched and _automaton.cache_info().currsize:
        raise RuntimeError("words are watched for before the first file is read")
    _watched.update(names)
    return names


def sightings(texts: Sequence[str]) -> dict[int, Seen]:
    """The watched words of each text that holds one, by the text's number."""
    automaton, alone, begun = _automaton()
    # Every text has a space before and behind it.
    apart = " ".join(("", *texts, "")).encode("ascii", "replace").translate(_APART)
    found: dict[int, dict[str, list[int]]] = {}
    number, begins, ends = -1, 0, 0
    for longest, start, end in automaton.find_matches_as_indexes(apart):
        for name in alone[longest] if apart[end] == _SPACE else begun[longest]:
            while start >= ends:
                number, begins = number + 1, ends + 1
                ends = begins + len(texts[number])
            found.setdefault(number, {}).setdefault(name, []).append(start + 1 - begins)
    return {**found}


@cache
def _automaton() -> tuple[BytesAhoCorasick, list[list[str]], list[list[str]]]:
    """It finds the longest word that begins at a place: what is then seen if it stands alone, and if more follows."""
    beginnings = {name.removesuffix(BEGINNING): name for name in _watched if name.endswith(BEGINNING)}
    beginnings |= {name: name for name in _watched if len(name) == LETTERS}
    words = sorted({name.removesuffix(BEGINNING) for name in _watched})
    begun = [[name for first, name in beginnings.items() if word.startswith(first)] for word in words]
    alone = [[*names, *{word} & _watched - {*names}] for word, names in zip(words, begun, strict=True)]
    return (
        BytesAhoCorasick([b" " + word.encode() for word in words], MatchKind.LeftmostLongest, Implementation.DFA),
        alone,
        begun,
    )
