"""Words of which one must stand in a text before a slow pattern goes through it, or through a sentence of it.

They are compared by their first ten letters, in small letters and with or without an s: `suicidality` stands for
`suicidalit…`, `jump` for `jumps`, and `jumped` is a word of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from ipt_course.rules.case_words import SENTENCE_END

LETTERS = 10


class Sought:
    """Some words. Where `beside` is given they count only with one of these beside them: parts of words, or of
    several words with `_` between them."""

    def __init__(self, words: str, beside: str = "") -> None:
        forms = (form for word in words.split() for form in (word, f"{word}s"))
        self.beginnings = frozenset(form[:LETTERS] for form in forms)
        self.beside = tuple(part.replace("_", " ")[:LETTERS] for part in beside.split())

    def is_beside(self, lowered: str) -> bool:
        return not self.beside or any(part in lowered for part in self.beside)


def sought_in(words: frozenset[str], beginnings: AbstractSet[str]) -> frozenset[str]:
    """Those of the words that begin so."""
    return words & beginnings | {word for word in words if len(word) > LETTERS and word[:LETTERS] in beginnings}


def small(text: str) -> str:
    """The text in small letters, each in its place: a few capitals would become two."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(one.lower()[0] for one in text)


def places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


class Signs:
    """Several things sought together, sentence by sentence; `parts` of words where their forms have no end."""

    def __init__(self, *sought: Sought, parts: tuple[str, ...] = ()) -> None:
        self.sought, self.parts = sought, parts
        self.beginnings = frozenset[str]().union(*(one.beginnings for one in sought))

    def sentences(self, text: str, words: frozenset[str]) -> list[tuple[int, int]]:
        """Where each sentence that holds one begins and ends. `words` are those of the text, in small letters."""
        lowered = small(text)
        held = {word[:LETTERS] for word in sought_in(words, self.beginnings)}
        parts = [part for part in self.parts if part in lowered]
        if not held and not parts:
            return []
        ends = [*(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
        around = [span for sought in self.sought for span in _around(lowered, ends, sought, held & sought.beginnings)]
        return sorted({*around, *_around(lowered, ends, Sought(""), parts)})


def _around(lowered: str, ends: Sequence[int], sought: Sought, held: Iterable[str]) -> Iterator[tuple[int, int]]:
    for word in held:
        for place in places(lowered, word):
            number = bisect_right(ends, place)
            begin, end = ends[number - 1] if number else 0, ends[number]
            if sought.is_beside(lowered[begin:end]):
                yield begin, end
