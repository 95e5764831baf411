"""Rules that look for words in every text of a case: the texts are read once for all of them.

A lexicon names words of which every match holds one. They are compared by their first ten letters, with or
without an s, so `schizophrenic` stands for `schizophrenia` too, and `jump` wants `jumped` beside it. Most texts
hold none of them; the others are searched by pattern, which is slow, only near those words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate

from ipt_course.load.compose import KeyPath
from ipt_course.load.document import Document
from ipt_course.rules.case_words import flat
from ipt_course.rules.scope import Check, Found, Hit, Hits, Scope

LETTERS, NEAR = 10, 100
_BY_BEGINNING: dict[str, list[tuple[str, Lexicon]]] = {}


@dataclass(frozen=True)
class Passage:
    """A text, and where in it the words of a lexicon stand."""

    path: KeyPath
    text: str
    near: tuple[tuple[int, int], ...]

    def find(self, pattern: re.Pattern[str], text: str | None = None) -> Iterator[re.Match[str]]:
        """Matches of the pattern, in this text or in one of the same length; each holds a word of the lexicon."""
        reached = 0
        for start, end in self.near:
            for match in pattern.finditer(self.text if text is None else text, max(start, reached), end):
                reached = match.end()
                yield match


Judge = Callable[[Passage], Hits]


@dataclass(frozen=True)
class Lexicon:
    """Words to look for, words of which one must stand beside them, and what judges such a text."""

    words: str
    judge: Judge
    beside: str = ""


def _beginnings(words: str) -> frozenset[str]:
    return frozenset(form[:LETTERS] for word in words.split() for form in (word, f"{word}s"))


def of_lexicons(code: str, *lexicons: Lexicon) -> Check:
    """A rule for what these find. The first such rule that is asked reads the texts for all the others."""
    for lexicon in lexicons:
        for beginning in _beginnings(lexicon.words):
            _BY_BEGINNING.setdefault(beginning, []).append((code, lexicon))

    def over_all(scope: Scope) -> Iterator[Found]:
        if "lexicons" not in scope.kept:
            scope.kept["lexicons"] = [one for document in scope.documents for one in _read(document)]
        return (found for by, found in scope.kept["lexicons"] if by == code)

    return over_all


def _read(document: Document) -> Iterator[tuple[str, Found]]:
    if document.kind != "case":
        return
    texts = document.source.texts
    lowered = [text.lower() for _, text in texts]
    in_file = _BY_BEGINNING.keys() & {word[:LETTERS].lower() for word in document.source.words}
    for number, held in sorted(_held(lowered, in_file).items()):
        path, text = texts[number]
        yield from _judged(document, path, flat(text.strip()), lowered[number].strip(), held)


def _held(texts: list[str], words: AbstractSet[str]) -> dict[int, set[str]]:
    """The few texts that hold some of these words, by their numbers. All are gone through as one, once for each word."""
    whole, ends = "\x00".join(texts), list(accumulate(len(text) + 1 for text in texts))
    held: dict[int, set[str]] = {}
    for word in words:
        place = whole.find(word)
        while place >= 0:
            number = bisect_right(ends, place)
            held.setdefault(number, set()).add(word)
            place = whole.find(word, ends[number])
    return held


def _judged(document: Document, path: KeyPath, text: str, lowered: str, held: set[str]) -> Iterator[tuple[str, Found]]:
    asked: dict[tuple[str, Lexicon], list[str]] = {}
    for beginning in held:
        for one in _BY_BEGINNING[beginning]:
            asked.setdefault(one, []).append(beginning)
    for (code, lexicon), words in asked.items():
        if not lexicon.beside or any(word[:LETTERS] in lowered for word in lexicon.beside.split()):
            passage = Passage(path, text, _near(lowered, words))
            yield from ((code, hit.of(document)) for hit in lexicon.judge(passage))


def _near(lowered: str, words: list[str]) -> tuple[tuple[int, int], ...]:
    """Stretches around these words, joined where they meet."""
    places = sorted(place for word in words for place in _places(lowered, word))
    stretches: list[tuple[int, int]] = []
    for place in places:
        start, end = max(0, place - NEAR), place + NEAR
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return tuple(stretches)


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def each_match(pattern: Callable[[], re.Pattern[str]], says: str) -> Judge:
    """A judge for which every match is a fault."""

    def judge(passage: Passage) -> Hits:
        for match in passage.find(pattern()):
            yield Hit(passage.path, says.format(match.group()), match.start())

    return judge
