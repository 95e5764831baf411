"""Regular expressions that cost nothing until they are needed, and the few characters around a sign where they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

Spans = list[tuple[int, int]]


class Pattern:
    """A regular expression that is compiled when it is first needed."""

    def __init__(self, expression: str, flags: int = 0) -> None:
        self._expression, self._flags = expression, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._expression, self._flags)

    def search(self, text: str) -> re.Match[str] | None:
        return self._compiled.search(text)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        return self._compiled.match(text, at)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        return self._compiled.fullmatch(text)

    def within(self, text: str, spans: Spans) -> Iterator[re.Match[str]]:
        for start, end in spans:
            yield from self._compiled.finditer(text, start, end)


def spots(text: str, sign: str) -> Iterator[int]:
    """Where this sign stands."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + len(sign))


def around(text: str, places: Iterable[int], before: int = 70, after: int = 60) -> Spans:
    """The spans about these places, joined where they meet, from the beginning of a word to the end of one."""
    spans: Spans = []
    for place in sorted(set(places)):
        start = text.rfind(" ", 0, max(0, place - before)) + 1
        end = text.find(" ", place + after)
        end = len(text) if end < 0 else end
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans
