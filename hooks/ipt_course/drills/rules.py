"""What is asked of a drill beyond its shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from ipt_course.drills.model import Drill, Rung
from ipt_course.fault import Fault
from ipt_course.load.places import KeyPath
from ipt_course.rules import drill_codes as code
from ipt_course.rules.overlap import shared_words

WORD = re.compile(r"\w+(?:['’-]\w+)*")
ABOUT_ONESELF = re.compile(r"I\b")
MOST_WORDS_OF_A_MODEL = 60
MOST_WORDS_OF_A_CRITERION = 18
TOO_MUCH_SHARED = 0.7  # of the words of two replies, or of two lines


def drill_faults(drill: Drill) -> Iterator[Fault]:
    yield from _ids("criteria", [criterion.id for criterion in drill.criteria])
    yield from _ids("rungs", [rung.id for rung in drill.rungs])
    yield from _criteria(drill)
    yield from _lines(drill)
    for number, rung in enumerate(drill.rungs):
        yield from _replies(("rungs", number), rung)


def _ids(field: str, ids: list[str]) -> Iterator[Fault]:
    for number, id in enumerate(ids):
        if id in ids[:number]:
            yield Fault(code.DRILL_ID, (field, number, "id"), f"`{id}` already stands further up in `{field}`")


def _criteria(drill: Drill) -> Iterator[Fault]:
    for number, criterion in enumerate(drill.criteria):
        at = ("criteria", number, "statement")
        if not ABOUT_ONESELF.match(criterion.statement):
            first = criterion.statement.split()[0]
            yield Fault(code.CRITERION_WORDS, at, f"it begins with `{first}`, not with `I`")
        if (words := _words(criterion.statement)) > MOST_WORDS_OF_A_CRITERION:
            yield Fault(code.CRITERION_WORDS, at, f"{words} words; {MOST_WORDS_OF_A_CRITERION} at most")


def _lines(drill: Drill) -> Iterator[Fault]:
    for (_, first), (number, second) in combinations(enumerate(drill.rungs), 2):
        if _alike(first.says, second.says):
            message = f"nearly the same words as in the rung `{first.id}`"
            yield Fault(code.SAME_LINE, ("rungs", number, "says"), message)


def _replies(at: KeyPath, rung: Rung) -> Iterator[Fault]:
    """A reply is compared with those above it: the models in their order, then the slip."""
    models: list[tuple[KeyPath, str]] = [((*at, "models", number), one.says) for number, one in enumerate(rung.models)]
    replies = [*models, ((*at, "slip"), rung.slip.says)]
    for number, (place, says) in enumerate(replies):
        for earlier, (_, other) in enumerate(models[:number], 1):
            if _alike(says, other):
                message = f"nearly the same words as in model {earlier} of this rung"
                yield Fault(code.SAME_REPLY, (*place, "says"), message)
    for place, says in models:
        if (words := _words(says)) > MOST_WORDS_OF_A_MODEL:
            yield Fault(code.LONG_MODEL, (*place, "says"), f"{words} words; {MOST_WORDS_OF_A_MODEL} at most")


def _alike(one: str, other: str) -> bool:
    return shared_words(one, other) >= TOO_MUCH_SHARED


def _words(text: str) -> int:
    return len(WORD.findall(text))
