"""Identifiers that have a shape: what the tables of this package hold, and the one search that goes through them.

A case has forty thousand characters and a hundred figures, nearly all of them scores, sessions and ages. So the text is
gone through once for figures that could be more; a shape is tried around those alone, or around its own words, and its
pattern is compiled when it is first tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ipt_course.rules.privacy.identifier import Identifier
from ipt_course.rules.privacy.months import SMALL_MONTHS
from ipt_course.rules.privacy.pattern import Pattern, Spans, around, spots

Holds = Callable[[re.Match[str]], bool]


def always(match: re.Match[str]) -> bool:
    return True


class Shape(NamedTuple):
    """Where it is tried: near figures, if `figure` stands there, or else near one of `words`; and what is found by it.

    What is found is the group `found` of the pattern, or all of it.
    """

    code: str
    what: str
    pattern: Pattern
    figure: Pattern | None = None
    words: frozenset[str] = frozenset()
    holds: Holds = always
    reach: int = 70


def words(said: str) -> frozenset[str]:
    return frozenset(said.split())


# Every digit a 0 and every other character a space.
_ONLY_FIGURES = bytes(ord("0") if one in b"0123456789" else ord(" ") for one in range(256))
_PLAINLY_BEFORE = frozenset(" (\x00\"“'‘")
_MORE_FOLLOWS = re.compile(
    r"[^\s,.;:!?)\"”’'…\x00]|[-–/:.,]\d|,?(?: of)? [^\W\d_a-zß-öø-ÿ]| \(?\d|\.? (?:de|di|do|of|day|rue|bis|ter)\b"
)
_NEXT_WORD = re.compile(r"\.? ([^\W\d_]+)")
_CAPITAL_BEFORE = re.compile(r"([^\W\d_a-zß-öø-ÿ][\w'’-]*)[.,]? \Z")
_COUNTING = frozenset(
    "session sessions week weeks item items question step steps phase score scores at in on by from until after before for about only "
    "now chapter part year age aged day days then and but the to between over under nearly of is was phq gad epds i".split()
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


Trial = tuple[Pattern, Pattern | None, frozenset[str], int]


class Field(NamedTuple):
    """A part of the text searched, and the words that stand in it, in small letters."""

    start: int
    end: int
    words: frozenset[str]


class Shapes:
    """A table of shapes. Some differ only in what they hold of a match, so what is tried is kept apart from them."""

    def __init__(self, *shapes: Shape) -> None:
        trials = dict.fromkeys(_trial(shape) for shape in shapes)
        number = {trial: at for at, trial in enumerate(trials)}
        self.trials = tuple(trials)
        self.shapes = tuple((shape, number[_trial(shape)]) for shape in shapes)
        self.words: dict[str, list[str]] = {}  # by their small letters
        for word in sorted(frozenset[str]().union(*(shape.words for shape in shapes))):
            self.words.setdefault(word.lower(), []).append(word)
        self.small_words = frozenset(self.words)

    def find(self, text: str, fields: Iterable[Field]) -> Iterator[Identifier]:
        matches = self._matches(text, fields)
        for shape, number in self.shapes:
            for match in matches[number]:
                if shape.holds(match):
                    yield Identifier(shape.code, *_span(match), shape.what)

    def _matches(self, text: str, fields: Iterable[Field]) -> list[list[re.Match[str]]]:
        spans = figures(text)
        near_figures = "\x00".join(text[start:end] for start, end in spans)
        near_words = _NearWords(text, self._spots(text, fields))
        found = []
        for pattern, figure, words, reach in self.trials:
            near = spans if spans and figure and figure.search(near_figures) else []
            near = [*near, *near_words.spans(words, reach)]
            found.append(list(pattern.within(text, near)) if near else [])
        return found

    def _spots(self, text: str, fields: Iterable[Field]) -> dict[str, list[int]]:
        """Where the words stand; a word stands in few fields."""
        found: dict[str, list[int]] = {}
        for field in fields:
            for small in self.small_words & field.words:
                for word in self.words[small]:
                    found.setdefault(word, []).extend(spots(text, word, field.start, field.end))
        for sign in (sign for one, signs in _SIGNS.items() if one in text for sign in signs):
            found[sign] = list(spots(text, sign, 0, len(text)))
        return found


def _trial(shape: Shape) -> Trial:
    return shape.pattern, shape.figure, shape.words, shape.reach


class _NearWords:
    """The stretches around some words. Many shapes share theirs."""

    def __init__(self, text: str, places: Mapping[str, Sequence[int]]) -> None:
        self.text, self.places, self.present = text, places, frozenset(places)
        self.known: dict[tuple[frozenset[str], int], Spans] = {}

    def spans(self, words: frozenset[str], reach: int) -> Spans:
        here = words & self.present
        if here and (here, reach) not in self.known:
            places = (place for word in here for place in self.places[word])
            self.known[here, reach] = around(self.text, places, reach, reach)
        return self.known[here, reach] if here else []


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("found" if "found" in match.re.groupindex else 0)


def before(match: re.Match[str], most: int) -> str:
    """What stands before it in its field."""
    start = match.start("found" if "found" in match.re.groupindex else 0)
    return match.string[max(0, start - most) : start].rpartition("\x00")[2]


def after(match: re.Match[str], most: int) -> str:
    return match.string[match.end() : match.end() + most].partition("\x00")[0]
