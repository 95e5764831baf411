"""Words of which one must stand in a text before a slow pattern goes through it, or through a sentence of it.

They are compared in small letters, with or without an s: `jump` stands for `jumps`, and `jumped` is a word of its own,
up to the tenth letter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from ipt_course.load.places import KeyPath
from ipt_course.load.sightings import BEGINNING, LETTERS, Seen, SeenAt, watch
from ipt_course.model import Case
from ipt_course.rules.case_words import flat, holds, sentence_ends


class Sought:
    """Some words. Where `beside` is given they count only with one of these beside them: parts of words, or of
    several words with `_` between them. Beside is in the same sentence, or for a lexicon in the same text; there
    `close` is as near as the lexicon looks.
    """

    def __init__(self, words: str, beside: str = "", *, close: bool = False) -> None:
        self.close = close
        whole = [word for word in words.split() if not word.endswith(BEGINNING)]
        self.words = watch([*words.split(), *(f"{word}s" for word in whole)])
        self.beside = tuple(part.replace("_", " ")[:LETTERS] for part in beside.split())

    def is_beside(self, lowered: str) -> bool:
        return not self.beside or holds(lowered, self.beside)


def small(text: str) -> str:
    """The text in small letters, each in its place: a few capitals would become two."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(one.lower()[0] for one in text)


class Signs:
    """Several things sought together, sentence by sentence."""

    def __init__(self, *sought: Sought) -> None:
        self.sought = sought
        self.of_word: dict[str, list[Sought]] = {}
        for one in sought:
            for word in one.words:
                self.of_word.setdefault(word, []).append(one)
        self.words = self.of_word.keys()

    def sentences(self, text: str, seen: Seen) -> list[tuple[int, int]]:
        """Where each sentence that holds one begins and ends. `seen` are the words that were seen in the text."""
        if self.words.isdisjoint(seen):
            return []
        return sorted(set(self._sentences(text, seen)))

    def told(
        self, case: Case, seen: SeenAt, fields: Mapping[tuple[str, ...], int]
    ) -> Iterator[tuple[KeyPath, str, list[tuple[int, int]]]]:
        """Path, text and such sentences of each field that holds one. `fields` gives, without numbers, their order."""
        held = [
            (fields[kind], path)
            for path, words in seen.items()
            if not self.words.isdisjoint(words) and (kind := _names_in(path)) in fields
        ]
        for _, path in sorted(held):
            text = flat(_text_at(case, path))
            yield path, text, self.sentences(text, seen[path])

    def find(self, pattern: Callable[[], re.Pattern[str]], text: str, seen: Seen) -> Iterator[re.Match[str]]:
        """The pattern's matches in those sentences."""
        for start, end in self.sentences(text, seen):
            yield from pattern().finditer(text, start, end)

    def _sentences(self, text: str, seen: Seen) -> Iterator[tuple[int, int]]:
        lowered, ends = small(text), sentence_ends(text)
        for word in self.words & seen.keys():
            for place in seen[word]:
                number = bisect_right(ends, place)
                begin, end = ends[number - 1] if number else 0, ends[number]
                sentence = lowered[begin:end]
                if any(sought.is_beside(sentence) for sought in self.of_word[word]):
                    yield begin, end


@lru_cache(4000)  # cases have the same paths
def _names_in(path: KeyPath) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))


def _text_at(case: Case, path: KeyPath) -> str:
    found: Any = case
    for step in path:
        found = getattr(found, step) if isinstance(step, str) else found[step]
    return str(found)
