"""Identifiers that have a shape: what the tables of this package hold, and the one search that goes through them.

A case has forty thousand characters and a hundred figures, nearly all of them scores, sessions and ages. So the text is
gone through once for figures that could be more; a shape is tried around those alone, or around its own words, and its
pattern is compiled when it is first tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ipt_course.load.sightings import Seen, watch
from ipt_course.rules.privacy.identifier import Identifier
from ipt_course.rules.privacy.months import SMALL_MONTHS
from ipt_course.rules.privacy.pattern import Pattern, Spans, around, spots

Holds = Callable[[re.Match[str]], bool]


def always(match: re.Match[str]) -> bool:
    return True


class Shape(NamedTuple):
    """Where it is tried: near figures, if `figure` stands there, or else near one of `words`; and what is found by it.

    What is found is the group `found` of the pattern, or all of it. Where it `begins` with the word it is tried there
    alone.
    """

    code: str
    what: str
    pattern: Pattern
    figure: Pattern | None = None
    words: frozenset[str] = frozenset()
    holds: Holds = always
    reach: int = 70
    begins: bool = False


def words(said: str) -> frozenset[str]:
    return frozenset(said.split())


# Every digit a 0 and every other character a space.
_ONLY_FIGURES = bytes(ord("0") if one in b"0123456789" else ord(" ") for one in range(256))
_PLAINLY_BEFORE = frozenset(" (\x00\"“'‘")
_MORE_FOLLOWS = re.compile(
    r"[^\s,.;:!?)\"”’'…\x00]|[-–/:.,]\d|,?(?: of)? [^\W\d_a-zß-öø-ÿ]| \(?\d|\.? (?:de|di|do|of(?! \d)|day|rue|bis|ter)\b"
)
_NEXT_WORD = re.compile(r"\.? ([^\W\d_]+)")
_CAPITAL_BEFORE = re.compile(r"([^\W\d_a-zß-öø-ÿ][\w'’-]*)[.,]? \Z")
_COUNTING = frozenset(
    "session sessions week weeks item items question step steps phase score scores at in on by from until after before for about only "
    "now chapter part year age aged day days then and but the to between over under nearly of is was phq gad epds phq-9 gad-7 i".split()
)
_SMALL_NEXT = SMALL_MONTHS | {
    "rue",
    "avenue",
    "boulevard",
    "place",
    "impasse",
    "chemin",
    "quai",
    "cours",
    "rua",
    "calle",
    "via",
}


def _is_plain(text: str, start: int, end: int) -> bool:
    """A score, a session, an age: one or two digits among small letters."""
    if end - start > 2 or (end - start == 2 and text[start] == "9"):
        return False
    if start and text[start - 1] not in _PLAINLY_BEFORE:
        return False
    if _MORE_FOLLOWS.match(text, end):
        return False
    after, before = _NEXT_WORD.match(text, end), _CAPITAL_BEFORE.search(text, max(0, start - 24), start)
    if after and after[1] in _SMALL_NEXT:
        return False
    between_commas = text.startswith(",", end) and text.endswith(", ", 0, start)  # an age after a name
    return not before or between_commas or before[1].casefold() in _COUNTING


_SCALE_BEFORE = ("PHQ-", "GAD-", "PHQ", "GAD")
_DOT = re.compile(r"\.(?=[A-Za-z]|\s[A-Z]\.)")
# Signs that stand inside words, by a character of theirs; every other is a word for itself.
_SIGNS = {"@": ("@",), "/": ("://", "///", " r/", " u/", "/r/", "/u/"), "(": ("(at)",), "[": ("[at]",), "_": ("_",)}
_ALL_SIGNS = frozenset(sign for signs in _SIGNS.values() for sign in signs)


def figures(text: str) -> Spans:
    """Around every figure that could be a part of an identifier, and every dot within a word."""
    scored = (
        start
        for start, end in _rows_of_digits(text)
        if not _is_plain(text, start, end) and not text.endswith(_SCALE_BEFORE, 0, start)
    )
    return around(text, [*scored, *(match.start() for match in _DOT.finditer(text))])


def _rows_of_digits(text: str) -> Iterator[tuple[int, int]]:
    """In bytes, one for each character: to look for a byte takes a tenth of the time of a pattern."""
    signs = text.encode("ascii", "replace").translate(_ONLY_FIGURES) + b" "
    start = signs.find(b"0")
    while start >= 0:
        end = signs.find(b" ", start)
        yield start, end
        start = signs.find(b"0", end)


class Trial(NamedTuple):
    """What several shapes may have in common, which differ only in what they hold of a match."""

    pattern: Pattern
    figure: Pattern | None
    words: frozenset[str]
    reach: int
    begins: bool

    def is_near(self, near_figures: str) -> bool:
        return self.figure is not None and self.figure.search(near_figures) is not None

    def matches(self, text: str, near_figures: Spans, near_words: _NearWords) -> Iterator[re.Match[str]]:
        if self.begins:
            matches = (self.pattern.match(text, place) for place in near_words.places(self.words))
            return (match for match in matches if match)
        return self.pattern.within(text, [*near_figures, *near_words.spans(self.words, self.reach)])


class Shapes:
    """A table of shapes."""

    def __init__(self, *shapes: Shape) -> None:
        numbers: dict[Trial, int] = {}
        self.shapes = tuple((shape, numbers.setdefault(_trial(shape), len(numbers))) for shape in shapes)
        self.trials = tuple(numbers)
        self.of_word: dict[str, list[int]] = {}
        for trial, number in numbers.items():
            for word in trial.words:
                self.of_word.setdefault(word, []).append(number)
        self.as_written: dict[str, list[str]] = {}  # by the name under which a word is seen
        for word in sorted(self.of_word.keys() - _ALL_SIGNS):
            (name,) = watch([word.lower()])
            self.as_written.setdefault(name, []).append(word)

    def find(self, text: str, seen: Seen) -> Iterator[Identifier]:
        """Every identifier, in the order of the shapes. `seen` are the watched words in the text."""
        matches = self._matches(text, seen)
        for shape, number in self.shapes:
            for match in matches.get(number, ()):
                if shape.holds(match):
                    yield Identifier(shape.code, *_span(match), shape.what)

    def _matches(self, text: str, seen: Seen) -> dict[int, list[re.Match[str]]]:
        """By the number of the trial."""
        spans, places = figures(text), self._places(text, seen)
        near_figures = "\x00".join(text[start:end] for start, end in spans)
        by_figure = {number for number, trial in enumerate(self.trials) if spans and trial.is_near(near_figures)}
        near_words = _NearWords(text, places)
        return {
            number: list(self.trials[number].matches(text, spans if number in by_figure else [], near_words))
            for number in by_figure.union(*(self.of_word[word] for word in places))
        }

    def _places(self, text: str, seen: Seen) -> dict[str, list[int]]:
        """Where the words stand as they are written in the table, and the signs."""
        found: dict[str, list[int]] = {}
        for name in self.as_written.keys() & seen.keys():
            for word in self.as_written[name]:
                if places := [place for place in seen[name] if text.startswith(word, place)]:
                    found[word] = places
        for sign in (sign for one, signs in _SIGNS.items() if one in text for sign in signs):
            if places := list(spots(text, sign)):
                found[sign] = places
        return found


def _trial(shape: Shape) -> Trial:
    return Trial(shape.pattern, shape.figure, shape.words, shape.reach, shape.begins)


class _NearWords:
    """The places of words and the stretches around them. Many shapes share theirs."""

    def __init__(self, text: str, places: Mapping[str, Sequence[int]]) -> None:
        self.text, self.all = text, places
        self.known: dict[tuple[frozenset[str], int], Spans] = {}

    def places(self, words: frozenset[str]) -> list[int]:
        return sorted(place for word in words & self.all.keys() for place in self.all[word])

    def spans(self, words: frozenset[str], reach: int) -> Spans:
        if (words, reach) not in self.known:
            self.known[words, reach] = around(self.text, self.places(words), reach, reach)
        return self.known[words, reach]


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("found" if "found" in match.re.groupindex else 0)


def before(match: re.Match[str], most: int) -> str:
    """What stands before it in its field."""
    start = match.start("found" if "found" in match.re.groupindex else 0)
    return match.string[max(0, start - most) : start].rpartition("\x00")[2]


def after(match: re.Match[str], most: int) -> str:
    return match.string[match.end() : match.end() + most].partition("\x00")[0]
