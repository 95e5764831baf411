"""How the pages of the modules read: length of sentences, and how far it is from one decision to the next.

Running text is what stands in paragraphs and lists; tables, dialogues, quotations and folded answers are counted apart,
since nobody reads them as sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ipt_course.course import Course
from ipt_course.pages import CITATION, MARKER, NOT_WORDS, WORD, Page, body_start

MEDIAN = 18  # words: the sentence that half of the others are shorter than
LONG = 30  # a sentence to look at again
FURTHEST = 400  # words between two decisions of the reader
DECISION = re.compile(r"^[ \t]*(?:\{\{ *(?:item|quiz|case)\b|\?\?\?\+?[ \t]|<details|<summary)", re.MULTILINE)
APART = re.compile(r"^(?:[ \t]*(?:[|>#<:]|\{\{|!!!|\?\?\?)|\*\*[TP]\d|[ ]{4})")
ENTRY = re.compile(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+")
SENTENCE = re.compile(r"(?<=[.!?…])[\"”’)*_]*\s+(?=[\"“‘(*_]*[A-Z0-9])")


@dataclass(frozen=True)
class Reading:
    """Of one page: words in all and in running text, sentences with their places, words between decisions at most."""

    page: Page
    words: int
    running: int
    sentences: tuple[tuple[int, str], ...]  # line, text
    furthest: int

    @property
    def median(self) -> float:
        return median(map(_count, self.said)) if self.said else 0.0

    @property
    def said(self) -> list[str]:
        return [text for _, text in self.sentences]

    @property
    def long(self) -> list[tuple[int, str]]:
        return [(line, text) for line, text in self.sentences if _count(text) > LONG]


def readings(course: Course) -> list[Reading]:
    """One for each page of a module."""
    return [_read(page) for module in course.modules.values() for page in module.pages]


def _read(page: Page) -> Reading:
    sentences = tuple(_sentences(page))
    return Reading(page, page.words, sum(_count(text) for _, text in sentences), sentences, _furthest(page))


def _sentences(page: Page) -> Iterator[tuple[int, str]]:
    for line, block in _running(page):
        yield from ((line, sentence) for sentence in SENTENCE.split(_plain(block)) if _count(sentence))


def _running(page: Page) -> Iterator[tuple[int, str]]:
    """Paragraphs and entries of lists, each with the line it starts on."""
    start, held = 1, list[str]()
    for number, line in enumerate([*_lines(page), ""], 1):
        ends = not line.strip() or APART.match(line)
        if held and (ends or ENTRY.match(line)):
            yield start, " ".join(held)
            held = []
        if not ends:
            start = start if held else number
            held.append(ENTRY.sub("", line).strip())


def _lines(page: Page) -> list[str]:
    body = body_start(page.text)
    return ("\n" * page.text.count("\n", 0, body) + page.prose[body:]).split("\n")


def _plain(text: str) -> str:
    return NOT_WORDS.sub(" ", CITATION.sub(" ", text)).replace("[", "").replace("**", "")


def _count(text: str) -> int:
    return len(WORD.findall(text))


def _furthest(page: Page) -> int:
    """The most words between two decisions, or before the first; what follows the last leads on to the next page."""
    text = page.prose[body_start(page.text) :]
    ends = [0, *(match.start() for match in DECISION.finditer(text))]
    stretches = (text[start:end] for start, end in pairwise(ends))
    return max((_count(NOT_WORDS.sub(" ", MARKER.sub(" ", stretch))) for stretch in stretches), default=0)


def as_lines(course: Course) -> list[str]:
    """A table of pages, then every long sentence at its place."""
    found = readings(course)
    width = max(len(reading.page.path) for reading in found)
    lines = [f"{'Page'.ljust(width)}   words  running  median  furthest"]
    lines += [_row(reading, width) for reading in found]
    everything = [_count(text) for reading in found for text in reading.said]
    words, running = (sum(getattr(reading, name) for reading in found) for name in ("words", "running"))
    lines += [f"{'All'.ljust(width)}  {words:6,}  {running:7,}  {median(everything):6.0f}", ""]
    lines += [f"median: words in the sentence of running text (wanted: under {MEDIAN})"]
    lines += [
        f"furthest: words from one decision to the next (wanted: at most {FURTHEST}, tables and dialogues included)"
    ]
    return [*lines, "", f"Sentences of more than {LONG} words", *_long(found)]


def _row(reading: Reading, width: int) -> str:
    look = " <-" if reading.median >= MEDIAN or reading.furthest > FURTHEST else ""
    numbers = f"{reading.words:6,}  {reading.running:7,}  {reading.median:6.0f}  {reading.furthest:8,}"
    return f"{reading.page.path.ljust(width)}  {numbers}{look}"


def _long(found: Iterable[Reading]) -> Iterator[str]:
    for reading in found:
        for line, text in reading.long:
            yield f"{reading.page.source_path}:{line}  {_count(text)} words: {text.strip()[:90]}…"
