"""How a response to an item is scored. The browser holds the same rules in docs/assets/course/score.js;
one set of golden responses (tests/golden/responses.yml) runs through both.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ipt_course.model import Certainty, Effect, Item, ItemKind


@dataclass(frozen=True)
class Score:
    raw: int
    max: int

    @property
    def scaled(self) -> float:
        """0 to 1."""
        return self.raw / self.max


class Outcome(StrEnum):
    """What a response says about the learner, in the order in which a result names them."""

    SURE_AND_HARMFUL = "sure_and_harmful"
    HARMFUL = "harmful"
    SURE_AND_WRONG = "sure_and_wrong"
    WRONG_AND_UNSURE = "wrong_and_unsure"
    RIGHT_BUT_UNSURE = "right_but_unsure"
    SURE_AND_RIGHT = "sure_and_right"


def score(item: Item, response: Sequence[str]) -> Score:
    """The score of the option ids in `response`; an id the item does not have counts as a false pick."""
    keys = frozenset(option.id for option in item.options if option.key)
    return SCORERS[item.kind](keys, frozenset(response))


def outcome(item: Item, response: Sequence[str], certainty: Certainty | None) -> Outcome | None:
    """None where certainty was not asked, unless the response would have done harm."""
    sure = certainty is Certainty.SURE
    if is_harmful(item, response):
        return Outcome.SURE_AND_HARMFUL if sure else Outcome.HARMFUL
    if certainty is None:
        return None
    if score(item, response).scaled == 1:
        return Outcome.SURE_AND_RIGHT if sure else Outcome.RIGHT_BUT_UNSURE
    return Outcome.SURE_AND_WRONG if sure else Outcome.WRONG_AND_UNSURE


def is_harmful(item: Item, response: Sequence[str]) -> bool:
    """Whether any option chosen would hurt the patient."""
    return any(option.effect is Effect.HARMFUL and option.id in response for option in item.options)


def _single_best_answer(keys: frozenset[str], chosen: frozenset[str]) -> Score:
    return Score(raw=int(len(chosen) == 1 and chosen <= keys), max=1)


def _multiple_response(keys: frozenset[str], chosen: frozenset[str]) -> Score:
    hits, false_picks = len(chosen & keys), len(chosen - keys)
    return Score(raw=max(0, hits - false_picks), max=len(keys))


SCORERS: dict[ItemKind, Callable[[frozenset[str], frozenset[str]], Score]] = {
    ItemKind.SINGLE_BEST_ANSWER: _single_best_answer,
    ItemKind.MULTIPLE_RESPONSE: _multiple_response,
}
