"""Rules that look for words in every text of a case or an exercise: the texts are read once for all of them.

A lexicon names words of which every match holds one. They are compared by their first ten letters, with or
without an s, so `schizophrenic` stands for `schizophrenia` too, and `jump` wants `jumped` beside it. Most texts
hold none of them; the others are searched by pattern, which is slow, only near those words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ipt_course.load.compose import KeyPath
from ipt_course.load.document import Document
from ipt_course.rules.case_words import flat
from ipt_course.rules.scope import Check, Found, Hit, Hits, Scope

LETTERS, NEAR = 10, 100
_BY_BEGINNING: dict[str, list[tuple[str, Lexicon]]] = {}


@dataclass(frozen=True)
class Passage:
    """A text, and where in it the words of a lexicon stand."""

    document: Document
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
    if document.kind == "quiz":
        return
    source = document.source
    in_file = frozenset(filter(_is_looked_for, frozenset[str]().union(*source.words)))
    for (path, text), words in zip(source.texts, source.words, strict=True):
        if held := words & in_file:
            stripped = text.strip()
            yield from _judged(document, path, flat(stripped), stripped.lower(), set(map(_beginning, held)))


def _beginning(word: str) -> str:
    return word[:LETTERS].lower()


def _is_looked_for(word: str) -> bool:
    return word[:LETTERS].lower() in _BY_BEGINNING


def _judged(document: Document, path: KeyPath, text: str, lowered: str, held: set[str]) -> Iterator[tuple[str, Found]]:
    asked: dict[tuple[str, Lexicon], list[str]] = {}
    for beginning in held:
        for one in _BY_BEGINNING[beginning]:
            asked.setdefault(one, []).append(beginning)
    for (code, lexicon), words in asked.items():
        if not lexicon.beside or any(word[:LETTERS] in lowered for word in lexicon.beside.split()):
            passage = Passage(document, path, text, _near(lowered, words))
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
