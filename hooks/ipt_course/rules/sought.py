"""Words of which one must stand in a text before a slow pattern goes through it, or through a sentence of it.

They are compared in small letters, with or without an s: `jump` stands for `jumps`, and `jumped` is a word of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from ipt_course.rules.case_words import holds, sentence_ends

LETTERS = 10  # of a word, by which it is known where its forms have no end


class Sought:
    """Some words. Where `beside` is given they count only with one of these beside them: parts of words, or of
    several words with `_` between them. Beside is in the same sentence, or for a lexicon in the same text; there
    `close` is as near as the lexicon looks.
    """

    def __init__(self, words: str, beside: str = "", *, close: bool = False) -> None:
        self.close = close
        self.words = frozenset(form for word in words.split() for form in (word, f"{word}s"))
        self.beside = tuple(part.replace("_", " ")[:LETTERS] for part in beside.split())

    def is_beside(self, lowered: str) -> bool:
        return not self.beside or holds(lowered, self.beside)


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
    """Several things sought together, sentence by sentence. `parts` of words are for those whose forms have no end."""

    def __init__(self, *sought: Sought, parts: tuple[str, ...] = ()) -> None:
        self.sought, self.parts = sought, parts
        self.words = frozenset[str]().union(*(one.words for one in sought))

    def sentences(self, text: str, words: frozenset[str]) -> list[tuple[int, int]]:
        """Where each sentence that holds one begins and ends. `words` are those of the text, in small letters."""
        held, parts = words & self.words, [part for part in self.parts if part in text]
        if not held and not parts:
            return []
        lowered, ends = small(text), sentence_ends(text)
        around = (span for sought in self.sought for span in _around(lowered, ends, sought, held & sought.words))
        return sorted({*around, *_around(lowered, ends, _ANY, parts)})


_ANY = Sought("")


def _around(lowered: str, ends: Sequence[int], sought: Sought, held: Iterable[str]) -> Iterator[tuple[int, int]]:
    for word in held:
        for place in places(lowered, word):
            number = bisect_right(ends, place)
            begin, end = ends[number - 1] if number else 0, ends[number]
            if sought.is_beside(lowered[begin:end]):
                yield begin, end
