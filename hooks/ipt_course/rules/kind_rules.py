"""QZ001, QZ002 and QZ015-QZ018: what one kind of item asks of its author. kinds/table.py says which kind."""

from __future__ import annotations

from collections.abc import Sequence

from ipt_course.findings import Rule, Severity
from ipt_course.kinds.part import of_lines, of_options
from ipt_course.load.places import KeyPath
from ipt_course.model import (
    CaseFocus,
    HotText,
    Id,
    Matching,
    MultipleResponse,
    Option,
    Ordering,
    SingleBestAnswer,
    SituationalJudgement,
)
from ipt_course.rules.scope import EachItem, Hit, Hits
from ipt_course.rules.words import did_you_mean

ERROR = Severity.ERROR
_ONE = {"options": "option", "foci": "focus", "questions": "question", "lines": "line"}


def one_key(item: SingleBestAnswer | CaseFocus) -> Hits:
    for group, options in _listings(item):
        keys = [number for number, option in enumerate(options) if option.key]
        if not keys:
            yield Hit((group,), f"item `{item.id}` marks no {_ONE[group]} as the key", on_key=True)
        for count, number in enumerate(keys[1:], 2):
            message = f"item `{item.id}` has one best {_best(group)}, yet this is key number {count}"
            yield Hit((group, number, "key"), message, on_key=True)


def _listings(item: SingleBestAnswer | CaseFocus) -> tuple[tuple[str, Sequence[Option]], ...]:
    if isinstance(item, CaseFocus):
        return (("foci", item.foci), ("questions", item.questions))
    return (("options", item.options),)


def _best(group: str) -> str:
    return "answer" if group == "options" else _ONE[group]


def several_keys(item: MultipleResponse | HotText) -> Hits:
    listing, least = ("lines", 1) if isinstance(item, HotText) else ("options", 2)
    parts = list(of_lines(item) if isinstance(item, HotText) else of_options(item))
    keys = sum(part.key for part in parts)
    if keys < least:
        message = f"item `{item.id}` is {item.kind} and needs at least {'one key' if least == 1 else 'two keys'}"
        yield Hit((listing,), f"{message}, found {keys}", on_key=True)
    elif keys == len(parts):
        message = f"item `{item.id}` has no distractor: every {_ONE[listing]} is a key"
        yield Hit((listing,), message, on_key=True)


def targets(item: Matching) -> Hits:
    known = [target.id for target in item.targets]
    for number, prompt in enumerate(item.prompts):
        named: list[tuple[KeyPath, str]] = [(("target",), prompt.target)]
        named += [(("harmful_targets", at), id) for at, id in enumerate(prompt.harmful_targets)]
        for path, id in named:
            if id not in known:
                yield Hit(("prompts", number, *path), _unknown("target", item.id, id, known))
            elif id == prompt.target and path != ("target",):
                message = f"`{id}` is the right target of `{prompt.id}`, and is said to harm"
                yield Hit(("prompts", number, *path), message)


def sequence(item: Ordering) -> Hits:
    known = [step.id for step in item.steps]
    for number, step in enumerate(item.steps):
        for at, other in enumerate(step.harmful_before):
            path = ("steps", number, "harmful_before", at)
            if other not in known:
                yield Hit(path, _unknown("step", item.id, other, known))
            elif known.index(other) >= number:
                yield Hit(path, f"`{other}` does not come before `{step.id}` in the right order either")


def ratings(item: SituationalJudgement) -> Hits:
    if len({reply.effect for reply in item.replies}) == 1:
        yield Hit(("replies",), f"every reply of item `{item.id}` is rated {item.replies[0].effect}", on_key=True)


def lines(item: HotText) -> Hits:
    for number, line in enumerate(item.lines):
        if line.id and not line.feedback:
            yield Hit(("lines", number), f"line `{line.id}` can be marked and has no feedback")
        elif not line.id and (line.key or line.feedback or line.effect):
            yield Hit(("lines", number), "the line has a key, effect or feedback and no `id`: it cannot be marked")


def _unknown(thing: str, item: Id, id: Id, known: Sequence[str]) -> str:
    return f"item `{item}` has no {thing} `{id}`{did_you_mean(id, known)}"


ONE_KEY = Rule(
    "QZ001",
    "one-key",
    ERROR,
    "Where one answer is asked for, one option is better than the rest.",
    "Mark exactly one option with `key: true`.",
    EachItem(one_key),
)
SEVERAL_KEYS = Rule(
    "QZ002",
    "keys-and-distractors",
    ERROR,
    "An item that asks for all that apply has right options and at least one that is not.",
    "Mark with `key: true` what is right (in a multiple-response item, two or more) and leave at least one without.",
    EachItem(several_keys),
)
TARGETS = Rule(
    "QZ015",
    "target-not-there",
    ERROR,
    "A prompt is matched with one of the item's targets.",
    "Name the id of a target of this item.",
    EachItem(targets),
)
SEQUENCE = Rule(
    "QZ016",
    "steps-contradict",
    ERROR,
    "What must come first stands first in the right order.",
    "In `harmful_before`, name steps that stand above this one.",
    EachItem(sequence),
)
RATINGS = Rule(
    "QZ017",
    "ratings-alike",
    ERROR,
    "Replies that are all rated alike leave nothing to judge.",
    "Write replies of at least two ratings, best of three.",
    EachItem(ratings),
)
LINES = Rule(
    "QZ018",
    "line-half-marked",
    ERROR,
    "A line that can be marked has an id and a feedback; any other line has neither.",
    "Give the line both, or neither.",
    EachItem(lines),
)
