"""Options that are weighed against one another, of whatever kind of item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ipt_course.kinds.part import Part
from ipt_course.kinds.table import parts_of
from ipt_course.load.compose import KeyPath
from ipt_course.model import Item, ItemKind
from ipt_course.rules.words import plain

ONE_KEY = frozenset({ItemKind.SINGLE_BEST_ANSWER, ItemKind.CASE_FOCUS})
CHOSEN = ONE_KEY | {ItemKind.MULTIPLE_RESPONSE}


@dataclass(frozen=True)
class Group:
    """The options of one question: of a case-focus item, the foci or the questions."""

    parts: tuple[Part, ...]

    @property
    def keys(self) -> list[Part]:
        return [part for part in self.parts if part.key]

    @property
    def distractors(self) -> list[Part]:
        return [part for part in self.parts if not part.key]


def chosen_groups(item: Item) -> Iterator[Group]:
    """Wherever options are chosen: with one key or with several, at least one of each sort."""
    if item.kind in CHOSEN:
        for _, members in groupby(parts_of(item), key=lambda part: part.group):
            group = Group(tuple(members))
            if group.keys and group.distractors:
                yield group


def single_key_groups(item: Item) -> Iterator[Group]:
    """Wherever exactly one option is right."""
    return (group for group in chosen_groups(item) if item.kind in ONE_KEY and len(group.keys) == 1)


def text_of(part: Part) -> KeyPath:
    return (*part.path, "text")


def length(part: Part) -> int:
    """Characters as a reader sees them, without the marks of speech around a reply."""
    return len(plain(part.text).strip("\"'*_ "))
