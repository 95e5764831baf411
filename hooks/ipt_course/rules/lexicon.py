"""Rules that look for words in every text of a case or an exercise: the texts are read once for all of them.

A lexicon names words of which every match holds one. Most texts hold none of them; the others are searched by
pattern, which is slow, only near those words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ipt_course.load.document import Document
from ipt_course.load.places import KeyPath
from ipt_course.load.sightings import Seen
from ipt_course.rules.case_words import flat
from ipt_course.rules.scope import Check, Found, Hit, Hits, Scope
from ipt_course.rules.sought import Sought, small

NEAR = 70  # characters; what is sought is shorter
_BY_WORD: dict[str, list[tuple[Lexicon, Sought]]] = {}


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


class Lexicon:
    """What is sought, of which every match holds a word, and what judges the texts that hold one."""

    def __init__(self, judge: Judge, *sought: Sought) -> None:
        self.judge, self.sought = judge, sought


def of_lexicons(*lexicons: Lexicon) -> Check:
    """A rule for what these find. The first such rule that is asked reads the texts for all the others."""
    for lexicon in lexicons:
        for sought in lexicon.sought:
            for word in sought.words:
                _BY_WORD.setdefault(word, []).append((lexicon, sought))

    def over_all(scope: Scope) -> Iterator[Found]:
        if _read not in scope.kept:
            scope.kept[_read] = [one for document in scope.documents for one in _read(document)]
        return (found for by, found in scope.kept[_read] if by in lexicons)

    return over_all


def _read(document: Document) -> Iterator[tuple[Lexicon, Found]]:
    if document.kind == "quiz":
        return
    for number, seen in document.source.sightings.items():
        if not _BY_WORD.keys().isdisjoint(seen):
            path, text = document.source.texts[number]
            yield from _judged(document, path, text.strip(), seen)


def _judged(document: Document, path: KeyPath, text: str, seen: Seen) -> Iterator[tuple[Lexicon, Found]]:
    asked: dict[Lexicon, list[tuple[int, int]]] = {}
    lowered = small(text)
    for word, places in seen.items():
        for lexicon, sought in _BY_WORD.get(word, ()):
            if sought.close or sought.is_beside(lowered):
                asked.setdefault(lexicon, []).extend(_near(lowered, places, sought))
    for lexicon, stretches in asked.items():
        if stretches:
            passage = Passage(document, path, flat(text), _joined(stretches))
            yield from ((lexicon, hit.of(document)) for hit in lexicon.judge(passage))


def _near(lowered: str, places: Sequence[int], sought: Sought) -> Iterator[tuple[int, int]]:
    """The stretches around these places that are to be searched."""
    for place in places:
        start, end = max(0, place - NEAR), place + NEAR
        if not sought.close or sought.is_beside(lowered[start:end]):
            yield start, end


def _joined(stretches: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches that meet are one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def each_match(pattern: Callable[[], re.Pattern[str]], says: str) -> Judge:
    """A judge for which every match is a fault."""

    def judge(passage: Passage) -> Hits:
        for match in passage.find(pattern()):
            yield Hit(passage.path, says.format(match.group()), match.start())

    return judge
