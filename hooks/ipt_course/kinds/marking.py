"""How a response is marked. The browser holds the same in docs/assets/course/score.js; one set of golden
responses (tests/golden/responses.yml) runs through both.

A response is a list of values, each an id (`ask`) or, where several things are decided, a pair
(`prompt:target`, `reply:rating`, `step:place`, `focus:grief`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from ipt_course.kinds import part
from ipt_course.kinds.part import Part
from ipt_course.model import (
    CaseFocus,
    Effect,
    HotText,
    Item,
    Matching,
    MultipleResponse,
    Ordering,
    SingleBestAnswer,
    SituationalJudgement,
    TrueFalse,
)

_PLACE = re.compile(r"([a-z0-9-]+):([1-9])")
_RATINGS = list(Effect)


@dataclass(frozen=True)
class Score:
    raw: int
    max: int

    @property
    def scaled(self) -> float:
        """0 to 1; 0 where a faulty item counts nothing."""
        return self.raw / self.max if self.max else 0.0


@dataclass(frozen=True)
class Marking:
    """What an item counts. `decisive` is a key without which nothing else counts."""

    keys: tuple[str, ...]
    harmful: tuple[str, ...] = ()
    decisive: str | None = None


Facts = frozenset[str]
Scorer = Callable[[Marking, Facts], Score]


# ---------- what counts, by kind ----------


def of_options(item: SingleBestAnswer | MultipleResponse) -> Marking:
    return _chosen(part.of_options(item))


def of_belief(item: TrueFalse) -> Marking:
    return _chosen(part.of_beliefs(item))


def of_lines(item: HotText) -> Marking:
    """A line that is asked for may well be one that does harm: to see that harms nobody."""
    marking = _chosen(part.of_lines(item))
    return Marking(marking.keys, tuple(id for id in marking.harmful if id not in marking.keys))


def _chosen(parts: Iterable[Part], decisive: str | None = None) -> Marking:
    known = list(parts)
    keys = tuple(one.id for one in known if one.key)
    return Marking(keys, tuple(one.id for one in known if one.effect is Effect.HARMFUL), decisive)


def of_pairs(item: Matching) -> Marking:
    keys = tuple(f"{prompt.id}:{prompt.target}" for prompt in item.prompts)
    harmful = tuple(f"{prompt.id}:{target}" for prompt in item.prompts for target in prompt.harmful_targets)
    return Marking(keys, harmful)


def of_sequence(item: Ordering) -> Marking:
    """Every pair of steps counts, `first<second`."""
    keys = tuple(f"{first.id}<{second.id}" for first, second in combinations(item.steps, 2))
    return Marking(keys, tuple(f"{step.id}<{other}" for step in item.steps for other in step.harmful_before))


def of_ratings(item: SituationalJudgement) -> Marking:
    """A harmful reply rated as one that could be said is the harm."""
    usable = (Effect.SKILLED, Effect.ACCEPTABLE)
    harmful = (f"{reply.id}:{rating}" for reply in item.replies if reply.effect is Effect.HARMFUL for rating in usable)
    return Marking(tuple(f"{reply.id}:{reply.effect}" for reply in item.replies), tuple(harmful))


def of_case_focus(item: CaseFocus) -> Marking:
    asked = (one.id for one in part.of_focus(item) if one.group == "questions" and one.key)
    return _chosen(part.of_focus(item), next(asked, None) if item.risk else None)


def nothing(item: Item) -> Marking:
    return Marking(())


# ---------- what a response says ----------


def as_given(response: Sequence[str]) -> Facts:
    return frozenset(response)


def as_order(response: Sequence[str]) -> Facts:
    """`a:2`, `b:1` says `b<a`."""
    places = [(match[1], int(match[2])) for value in response if (match := _PLACE.fullmatch(value))]
    return frozenset(f"{one}<{other}" for (one, first), (other, later) in permutations(places, 2) if first < later)


# ---------- scorers ----------


def net(marking: Marking, facts: Facts) -> Score:
    """Right ones less wrong ones, never below zero; where there is one key, all or nothing."""
    hits = len(facts & set(marking.keys))
    return Score(max(0, 2 * hits - len(facts)), len(marking.keys))


def each_pair(marking: Marking, facts: Facts) -> Score:
    """One point for each thing decided as the key has it."""
    if marking.decisive and _decided(marking.decisive, facts) != {marking.decisive}:
        return Score(0, len(marking.keys))
    return Score(sum(_decided(key, facts) == {key} for key in marking.keys), len(marking.keys))


def near(marking: Marking, facts: Facts) -> Score:
    """Two points for the authors' rating, one for the one next to it."""
    return Score(sum(_nearness(key, _decided(key, facts)) for key in marking.keys), 2 * len(marking.keys))


def _decided(key: str, facts: Facts) -> set[str]:
    """All that the response says of what the key decides."""
    before = key.partition(":")[0] + ":"
    return {fact for fact in facts if fact.startswith(before)}


def _nearness(key: str, given: set[str]) -> int:
    ratings = [_rating(value) for value in given]
    if len(ratings) != 1 or ratings[0] is None:
        return 0
    return max(0, 2 - abs(ratings[0] - (_rating(key) or 0)))


def _rating(value: str) -> int | None:
    word = value.partition(":")[2]
    return _RATINGS.index(Effect(word)) if word in _RATINGS else None
