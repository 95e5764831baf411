"""Identifiers that have a shape: what the tables of this package hold, and the one search that goes through them.

A case has forty thousand characters and a hundred figures, nearly all of them scores, sessions and ages. So the text is
gone through once for figures that could be more; a shape is tried around those alone, or around its own words, and its
pattern is compiled when it is first tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
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


_FIGURE = re.compile(r"[0-9]+")
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
# Signs that stand inside words; every other is a word for itself.
_SIGNS = ("@", "://", "www.", "///", "(at)", "[at]", " r/", " u/", "/r/", "/u/", "_")


def figures(text: str) -> Spans:
    """Around every figure that could be a part of an identifier, and every dot within a word."""
    found = (match.span() for match in _FIGURE.finditer(text))
    scored = (
        start for start, end in found if not _is_plain(text, start, end) and not text.endswith(_SCALE_BEFORE, 0, start)
    )
    return around(text, [*scored, *(match.start() for match in _DOT.finditer(text))])


def find(text: str, shapes: Iterable[Shape], words: frozenset[str]) -> Iterator[Identifier]:
    """`words` are those of the text; a few more do no harm."""
    spans = figures(text)
    near_figures = "\x00".join(text[start:end] for start, end in spans)
    present = words.union(sign for sign in _SIGNS if sign in text)
    near_words: dict[tuple[frozenset[str], int], Spans] = {}
    for shape in shapes:
        tried = spans if shape.figure and shape.figure.search(near_figures) else []
        if here := shape.words & present:
            if (here, shape.reach) not in near_words:
                near_words[here, shape.reach] = around(text, spots(text, here), shape.reach, shape.reach)
            tried = [*tried, *near_words[here, shape.reach]]
        for match in shape.pattern.within(text, tried):
            if shape.holds(match):
                yield Identifier(shape.code, *_span(match), shape.what)


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("found" if "found" in match.re.groupindex else 0)


def before(match: re.Match[str], most: int) -> str:
    """What stands before it in its field."""
    start = match.start("found" if "found" in match.re.groupindex else 0)
    return match.string[max(0, start - most) : start].rpartition("\x00")[2]


def after(match: re.Match[str], most: int) -> str:
    return match.string[match.end() : match.end() + most].partition("\x00")[0]
