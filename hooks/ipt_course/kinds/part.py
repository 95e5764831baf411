"""What a response can be about, in an item of whatever kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ipt_course.model import (
    CaseFocus,
    Effect,
    FocusOption,
    HotText,
    Matching,
    MultipleResponse,
    Option,
    Ordering,
    Reflection,
    SingleBestAnswer,
    SituationalJudgement,
    TrueFalse,
)


class Part(NamedTuple):
    """One option, line, prompt, step, reply or belief. `path` leads to it from its item.

    `id` is what a response and the page call it; `feedback` is said of it, chosen or not. Parts of
    one `group` are weighed against each other, as the options of one question are.
    """

    path: tuple[str | int, ...]
    id: str
    text: str
    feedback: str
    group: str
    key: bool = False
    effect: Effect | None = None
    said_in: str = "feedback"  # the field that holds the feedback


def of_options(item: SingleBestAnswer | MultipleResponse) -> Iterator[Part]:
    return _options(item.options, "options")


def of_beliefs(item: TrueFalse) -> Iterator[Part]:
    for truth, name, belief in ((True, "if_true", item.if_true), (False, "if_false", item.if_false)):
        word = str(truth).lower()
        yield Part((name,), word, word.capitalize(), belief.feedback, "beliefs", item.answer is truth, belief.effect)


def of_prompts(item: Matching) -> Iterator[Part]:
    for number, prompt in enumerate(item.prompts):
        yield Part(("prompts", number), prompt.id, prompt.text, prompt.feedback, "prompts")


def of_steps(item: Ordering) -> Iterator[Part]:
    for number, step in enumerate(item.steps):
        yield Part(("steps", number), step.id, step.text, step.feedback, "steps")


def of_replies(item: SituationalJudgement) -> Iterator[Part]:
    for number, reply in enumerate(item.replies):
        yield Part(("replies", number), reply.id, reply.text, reply.feedback, "replies", effect=reply.effect)


def of_lines(item: HotText) -> Iterator[Part]:
    """Only lines that can be marked."""
    for number, line in enumerate(item.lines):
        if line.id:
            path = ("lines", number)
            yield Part(path, line.id, line.text, line.feedback or "", "lines", line.key, line.effect)


def of_focus(item: CaseFocus) -> Iterator[Part]:
    yield from _options(item.foci, "foci", "focus:")
    yield from _options(item.questions, "questions", "question:")


def of_criteria(item: Reflection) -> Iterator[Part]:
    for number, criterion in enumerate(item.criteria):
        path = ("criteria", number)
        yield Part(path, criterion.id, criterion.text, criterion.why, "criteria", said_in="why")


def _options(options: list[Option] | list[FocusOption], group: str, before: str = "") -> Iterator[Part]:
    for number, option in enumerate(options):
        path, id = (group, number), f"{before}{option.id}"
        yield Part(path, id, option.text, option.feedback, group, option.key, option.effect)
