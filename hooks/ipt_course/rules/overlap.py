"""QZ025: options that say the same, or of which one holds the other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations
from math import inf
from typing import NamedTuple

from ipt_course.findings import Rule, Severity
from ipt_course.model import HotText, TrueFalse
from ipt_course.rules.item_words import stem, words_of
from ipt_course.rules.scope import Hit, Hits
from ipt_course.rules.weighed import ReadItem, each_item_read

SHARED = 0.8  # of all the words of two options
FEWEST_WORDS = 4  # below that, one word is the whole difference
_LITTLE = frozenset(
    ("a", "an", "the", "of", "to", "in", "on", "at", "and", "or", "that", "this", "is", "it", "her", "his")
)
# Two options with nearly the same words differ all the same where one of these is the difference.
_DECIDING = re.compile(r"no|not|never|without|before|after|first|then|more|less|yes|until|unless|.*n't|\d+")
_ORDER = re.compile(r"before|after|first|then|next|last|from|than")
_DIGIT = re.compile(r"\d")
_NUMBER = r"(\d+(?:\.\d+)?)"
_BETWEEN = re.compile(rf"(?:between |from )?{_NUMBER}\s*(?:-|to|and)\s*{_NUMBER}(\D*)")
_FROM = re.compile(rf"(?:at least |from )?{_NUMBER}(?: or (?:more|over|above|older|higher))?(\D*?)(?: or more)?")
_OVER = re.compile(rf"(?:more than|over|above) {_NUMBER}(\D*)")
_UP_TO = re.compile(rf"(?:up to |at most ){_NUMBER}(\D*)")
_UNDER = re.compile(rf"(?:less than|fewer than|under|below) {_NUMBER}(\D*)")


class Span(NamedTuple):
    """From a number up to a number, both included."""

    low: float
    high: float
    unit: str


def overlapping(read: ReadItem) -> Hits:
    if isinstance(read.item, HotText | TrueFalse):  # people do say a thing twice, and `True` is not `False`
        return
    for group in read.groups:
        known = [(part, _without_endings(part.words), span(part.alike)) for part in group.parts]
        for (first, words, one), (second, others, two) in combinations(known, 2):
            if first.alike == second.alike:
                continue
            if _same_words(words, others):
                yield Hit(second.place, f"nearly the same words as in `{first.id}`")
            elif one and two and _meet(one, two):
                yield Hit(second.place, f"the range overlaps with that of `{first.id}`")


def _same_words(one: set[str], two: set[str]) -> bool:
    shared = len(one & two)
    if min(len(one), len(two)) < FEWEST_WORDS or shared < SHARED * (len(one) + len(two) - shared):
        return False
    if one == two:  # not so, if they are the same steps in another order
        return not any(map(_ORDER.fullmatch, one))
    return not any(map(_DECIDING.fullmatch, one ^ two))


def shared_words(one: str, other: str) -> float:
    """How many of all the words of two texts stand in both: 0 to 1. Endings and the smallest words do not count."""
    words, others = _without_endings(words_of(one)), _without_endings(words_of(other))
    return len(words & others) / (len(words | others) or 1)


def _without_endings(words: Iterable[str]) -> set[str]:
    return set(map(stem, words)) - _LITTLE


def span(bare: str) -> Span | None:
    """The range of numbers that an option consists of; None where it is anything else."""
    if not _DIGIT.search(bare):
        return None
    if match := _BETWEEN.fullmatch(bare):
        return Span(float(match[1]), float(match[2]), match[3].strip())
    for pattern, low, high in ((_OVER, 0.001, inf), (_UNDER, -inf, -0.001), (_UP_TO, -inf, 0.0)):
        if match := pattern.fullmatch(bare):
            number = float(match[1])
            return Span(number + low if high == inf else -inf, inf if high == inf else number + high, match[2].strip())
    if re.match(r"at least|from", bare) or re.search(r"or (?:more|over|above|older|higher)", bare):
        match = _FROM.fullmatch(bare)
        return Span(float(match[1]), inf, match[2].strip()) if match else None
    return None


def _meet(one: Span, two: Span) -> bool:
    """A range without a unit counts in that of the other."""
    units = {one.unit, two.unit} - {""}
    return len(units) < 2 and one.low <= two.high and two.low <= one.high


OVERLAP_RULES = (
    Rule(
        "QZ025",
        "options-overlap",
        Severity.WARNING,
        "Of two options that say the same neither can be the key; of two ranges that meet, both can.",
        "Make the difference plain, let one range end before the next begins, or delete one.",
        each_item_read(overlapping),
    ),
)
