"""What each kind of item asks its reader to decide, and what each choice earns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ipt_course.exports.question import Decision, Option, Shape
from ipt_course.kinds import part
from ipt_course.kinds.part import Part
from ipt_course.model import (
    CaseFocus,
    Effect,
    HotText,
    Item,
    ItemKind,
    Matching,
    MultipleResponse,
    Ordering,
    Reflection,
    SingleBestAnswer,
    SituationalJudgement,
    TrueFalse,
)
from ipt_course.prose import to_plain
from ipt_course.render.mixing import mixed
from ipt_course.render.words import RATING
from ipt_course.score import score

FOCUS, QUESTION = "The focus", "Your next question"


class _Asked(NamedTuple):
    shape: Shape
    decisions: Callable[[Any], tuple[Decision, ...]]


def shape_of(item: Item) -> Shape:
    return _ASKED[item.kind].shape


def decisions_of(item: Item) -> tuple[Decision, ...]:
    return _ASKED[item.kind].decisions(item)


def _one(item: SingleBestAnswer) -> tuple[Decision, ...]:
    return (_chosen("answer", part.of_options(item)),)


def _several(item: MultipleResponse) -> tuple[Decision, ...]:
    return (_net("answer", part.of_options(item)),)


def _truth(item: TrueFalse) -> tuple[Decision, ...]:
    return (_chosen("answer", part.of_beliefs(item)),)


def _lines(item: HotText) -> tuple[Decision, ...]:
    return (_net("lines", part.of_lines(item)),)


def _two(item: CaseFocus) -> tuple[Decision, ...]:
    groups = (("focus", "foci", FOCUS), ("question", "questions", QUESTION))
    parts = list(part.of_focus(item))
    return tuple(_chosen(id, (one for one in parts if one.group == group), asks) for id, group, asks in groups)


def _chosen(id: str, parts: Iterable[Part], asks: str = "") -> Decision:
    options = (_option(one, float(one.key)) for one in parts)
    return Decision(id, tuple(options), asks)


def _net(id: str, parts: Iterable[Part]) -> Decision:
    """Right ones less wrong ones, as `marking.net` counts: a wrong choice takes away what a right one earns."""
    known = list(parts)
    each = 1 / (sum(one.key for one in known) or 1)
    return Decision(id, tuple(_option(one, each if one.key else -each) for one in known))


def _option(one: Part, credit: float) -> Option:
    # In a case's focus the id begins with its group, which the decision says already.
    return Option(one.id.rpartition(":")[2], one.text, one.feedback, one.key, credit, one.effect)


def _pairs(item: Matching) -> tuple[Decision, ...]:
    return tuple(
        Decision(
            prompt.id,
            tuple(
                _target(t.id, t.text, t.id == prompt.target, harmful=t.id in prompt.harmful_targets)
                for t in item.targets
            ),
            prompt.text,
            prompt.feedback,
            tuple(f"Would be harmful: {to_plain(t.text)}." for t in item.targets if t.id in prompt.harmful_targets),
        )
        for prompt in item.prompts
    )


def _places(item: Ordering) -> tuple[Decision, ...]:
    """Each step with its place; the steps stand as the course's page mixes them."""
    count, texts = len(item.steps), {step.id: to_plain(step.text) for step in item.steps}
    return tuple(
        Decision(
            step.id,
            tuple(_target(str(at), str(at), item.steps[at - 1] is step) for at in range(1, count + 1)),
            step.text,
            step.feedback,
            tuple(f"Would be harmful before: {texts[id]}." for id in step.harmful_before),
        )
        for step in mixed(item)
    )


def _ratings(item: SituationalJudgement) -> tuple[Decision, ...]:
    """The rating next to the authors' earns half; the scorer itself says so."""
    best = 2
    return tuple(
        Decision(
            reply.id,
            tuple(
                Option(
                    rating.value,
                    RATING[rating],
                    key=rating is reply.effect,
                    credit=_raw(item, f"{reply.id}:{rating}") / best,
                )
                for rating in Effect
            ),
            reply.text,
            reply.feedback,
            ("Would be harmful if it were said.",) if reply.effect is Effect.HARMFUL else (),
        )
        for reply in item.replies
    )


def _raw(item: SituationalJudgement, value: str) -> int:
    given = score(item, [value])
    return given.raw if given else 0


def _target(id: str, text: str, key: bool, *, harmful: bool = False) -> Option:
    return Option(id, text, key=key, credit=float(key), effect=Effect.HARMFUL if harmful else None)


def _nothing(item: Reflection) -> tuple[Decision, ...]:
    return ()


_ASKED: Mapping[ItemKind, _Asked] = {
    ItemKind.SINGLE_BEST_ANSWER: _Asked(Shape.ONE, _one),
    ItemKind.MULTIPLE_RESPONSE: _Asked(Shape.SEVERAL, _several),
    ItemKind.TRUE_FALSE: _Asked(Shape.TRUTH, _truth),
    ItemKind.MATCHING: _Asked(Shape.PAIRS, _pairs),
    ItemKind.ORDERING: _Asked(Shape.PAIRS, _places),
    ItemKind.SITUATIONAL_JUDGEMENT: _Asked(Shape.PAIRS, _ratings),
    ItemKind.HOT_TEXT: _Asked(Shape.SEVERAL, _lines),
    ItemKind.CASE_FOCUS: _Asked(Shape.TWO, _two),
    ItemKind.REFLECTION: _Asked(Shape.WRITTEN, _nothing),
}
