"""What a response to an item is worth, and what it says about the learner."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from ipt_course.kinds.marking import Score
from ipt_course.kinds.table import KINDS
from ipt_course.model import Certainty, Item

__all__ = ["Outcome", "Score", "is_harmful", "is_right", "outcome", "score"]


class Outcome(StrEnum):
    """In the order in which a result names them."""

    SURE_AND_HARMFUL = "sure_and_harmful"
    HARMFUL = "harmful"
    SURE_AND_WRONG = "sure_and_wrong"
    WRONG_AND_UNSURE = "wrong_and_unsure"
    RIGHT_BUT_UNSURE = "right_but_unsure"
    SURE_AND_RIGHT = "sure_and_right"


def score(item: Item, response: Sequence[str]) -> Score | None:
    """None for a kind that is never scored. A value the item does not have counts as a false pick."""
    kind = KINDS[item.kind]
    return kind.scorer(kind.marking(item), kind.facts(response)) if kind.scorer else None


def is_right(item: Item, response: Sequence[str]) -> bool:
    """Whether the response counts as right, which for ratings does not need every point."""
    given = score(item, response)
    return given is not None and given.scaled >= KINDS[item.kind].right_from


def is_harmful(item: Item, response: Sequence[str]) -> bool:
    """Whether anything in the response would hurt the patient."""
    kind = KINDS[item.kind]
    return not kind.facts(response).isdisjoint(kind.marking(item).harmful)


def outcome(item: Item, response: Sequence[str], certainty: Certainty | None) -> Outcome | None:
    """None where nothing is scored, or certainty was not asked and the response would have done no harm."""
    sure = certainty is Certainty.SURE
    if is_harmful(item, response):
        return Outcome.SURE_AND_HARMFUL if sure else Outcome.HARMFUL
    if certainty is None or KINDS[item.kind].scorer is None:
        return None
    if is_right(item, response):
        return Outcome.SURE_AND_RIGHT if sure else Outcome.RIGHT_BUT_UNSURE
    return Outcome.SURE_AND_WRONG if sure else Outcome.WRONG_AND_UNSURE
