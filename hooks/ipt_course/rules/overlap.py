"""QZ025: options that say the same, or of which one holds the other."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from math import inf
from typing import NamedTuple

from ipt_course.findings import Rule, Severity
from ipt_course.kinds.table import parts_of
from ipt_course.model import HotText, Item
from ipt_course.rules.item_words import stem, tokens
from ipt_course.rules.scope import Hit, Hits, each_item
from ipt_course.rules.weighed import text_of
from ipt_course.rules.words import alike

SHARED = 0.8  # of all the words of two options
FEWEST_WORDS = 4  # below that, one word is the whole difference
_LITTLE = frozenset(
    ("a", "an", "the", "of", "to", "in", "on", "at", "and", "or", "that", "this", "is", "it", "her", "his")
)
# Two options with nearly the same words differ all the same where one of these is the difference.
_DECIDING = re.compile(r"no|not|never|without|before|after|first|then|more|less|yes|until|unless|.*n't|\d+")
_ORDER = re.compile(r"before|after|first|then|next|last|from|than")
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


def overlapping(item: Item) -> Hits:
    if isinstance(item, HotText):  # people do say a thing twice
        return
    words = {part.text: _words(part.text) for part in parts_of(item)}
    for first, second in combinations(parts_of(item), 2):
        if first.group != second.group or first.group == "beliefs" or alike(first.text) == alike(second.text):
            continue
        if _same_words(words[first.text], words[second.text]):
            yield Hit(text_of(second), f"nearly the same words as in `{first.id}`")
        elif (one := span(first.text)) and (two := span(second.text)) and _meet(one, two):
            yield Hit(text_of(second), f"the range overlaps with that of `{first.id}`")


def _same_words(one: set[str], two: set[str]) -> bool:
    if min(len(one), len(two)) < FEWEST_WORDS or len(one & two) < SHARED * len(one | two):
        return False
    if one == two:  # not so, if they are the same steps in another order
        return not any(map(_ORDER.fullmatch, one))
    return not any(map(_DECIDING.fullmatch, one ^ two))


def shared_words(one: str, other: str) -> float:
    """How many of all the words of two texts stand in both: 0 to 1. Endings and the smallest words do not count."""
    words, others = _words(one), _words(other)
    return len(words & others) / (len(words | others) or 1)


def _words(text: str) -> set[str]:
    return {stem(token.word) for token in tokens(text)} - _LITTLE


@lru_cache(64)
def span(text: str) -> Span | None:
    """The range of numbers that an option consists of; None where it is anything else."""
    bare = alike(text)
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
        each_item(overlapping),
    ),
)
