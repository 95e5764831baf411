"""The one table of kinds. A new kind is a model, a row here, a template and a scorer in score.js."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ipt_course.findings import Rule
from ipt_course.kinds import marking, part
from ipt_course.kinds.marking import Facts, Marking, Scorer, as_given, as_order
from ipt_course.kinds.part import Part
from ipt_course.model import Item, ItemKind
from ipt_course.rules import kind_rules as rules


@dataclass(frozen=True)
class Kind:
    """What is its own about a kind of item. `template` is the name of a file in render/templates/kinds/."""

    template: str
    parts: Callable[[Any], Iterable[Part]]
    marking: Callable[[Any], Marking]
    scorer: Scorer | None  # None: never scored
    rules: tuple[Rule, ...] = ()
    facts: Callable[[Sequence[str]], Facts] = as_given
    right_from: float = 1.0  # the share of the points from which a response counts as right


KINDS: Mapping[ItemKind, Kind] = {
    ItemKind.SINGLE_BEST_ANSWER: Kind(
        "options", part.of_options, marking.of_options, marking.net, (rules.ONE_KEY,)
    ),
    ItemKind.MULTIPLE_RESPONSE: Kind(
        "options", part.of_options, marking.of_options, marking.net, (rules.SEVERAL_KEYS,)
    ),
    ItemKind.TRUE_FALSE: Kind("beliefs", part.of_beliefs, marking.of_belief, marking.net),
    ItemKind.MATCHING: Kind(
        "matching", part.of_prompts, marking.of_pairs, marking.each_pair, (rules.TARGETS,)
    ),
    ItemKind.ORDERING: Kind(
        "ordering", part.of_steps, marking.of_sequence, marking.net, (rules.SEQUENCE,), as_order
    ),
    ItemKind.SITUATIONAL_JUDGEMENT: Kind(
        "ratings", part.of_replies, marking.of_ratings, marking.near, (rules.RATINGS,), right_from=0.75
    ),
    ItemKind.HOT_TEXT: Kind(
        "transcript", part.of_lines, marking.of_lines, marking.net, (rules.LINES, rules.SEVERAL_KEYS)
    ),
    ItemKind.CASE_FOCUS: Kind(
        "case_focus", part.of_focus, marking.of_case_focus, marking.each_pair, (rules.ONE_KEY,)
    ),
    ItemKind.REFLECTION: Kind("reflection", part.of_criteria, marking.nothing, None),
}  # fmt: skip


def parts_of(item: Item) -> list[Part]:
    """Everything in the item that has a feedback of its own."""
    return list(KINDS[item.kind].parts(item))


def kinds_with(rule: Rule) -> frozenset[ItemKind]:
    return frozenset(id for id, kind in KINDS.items() if rule in kind.rules)
