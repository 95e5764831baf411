"""An item as its rules read it: its parts, and those that are weighed against one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from itertools import groupby

from ipt_course.kinds.part import Part
from ipt_course.kinds.table import parts_of
from ipt_course.load.document import Document
from ipt_course.load.places import KeyPath
from ipt_course.model import Item, ItemKind
from ipt_course.rules.item_words import words_of
from ipt_course.rules.scope import Check, Found, Hits, Scope
from ipt_course.rules.words import alike, plain

ONE_KEY = frozenset({ItemKind.SINGLE_BEST_ANSWER, ItemKind.CASE_FOCUS})
CHOSEN = ONE_KEY | {ItemKind.MULTIPLE_RESPONSE}


class ReadPart(Part):
    """A part and its text in each way in which rules compare texts."""

    def __init__(self, *fields: object) -> None:
        self.plain = plain(self.text)
        self.alike = alike(self.plain)
        self.words = words_of(self.text)

    @property
    def place(self) -> KeyPath:
        """Where its text stands, from its item."""
        return (*self.path, "text")

    @property
    def length(self) -> int:
        """Characters as a reader sees them, without the marks of speech around a reply."""
        return len(self.plain.strip("\"'*_ "))


class Group:
    """Parts that are weighed against each other: of a case-focus item, the foci or the questions."""

    def __init__(self, parts: Iterable[ReadPart]) -> None:
        self.parts = tuple(parts)
        self.keys = [part for part in self.parts if part.key]
        self.distractors = [part for part in self.parts if not part.key]


class ReadItem:
    """What a dozen rules ask of an item, read once for all of them."""

    def __init__(self, item: Item, path: KeyPath = ()) -> None:
        self.item, self.path = item, path
        self.parts = [ReadPart(*part) for part in parts_of(item)]
        self.groups = [Group(members) for _, members in groupby(self.parts, key=lambda part: part.group)]
        chosen = self.groups if item.kind in CHOSEN else ()
        # Wherever options are chosen: with one key or with several, at least one of each sort.
        self.chosen = [group for group in chosen if group.keys and group.distractors]

    @property
    def single_key(self) -> list[Group]:
        """Wherever exactly one option is right."""
        return [group for group in self.chosen if len(group.keys) == 1] if self.item.kind in ONE_KEY else []


def read_items(scope: Scope) -> list[tuple[Document, list[ReadItem]]]:
    """The items of each file, kept while it is judged."""
    if ReadItem not in scope.kept:
        scope.kept[ReadItem] = [
            (document, [ReadItem(placed.item, placed.path) for placed in document.items])
            for document in scope.documents
        ]
    found: list[tuple[Document, list[ReadItem]]] = scope.kept[ReadItem]
    return found


def each_item_read(check: Callable[[ReadItem], Hits]) -> Check:
    """For a rule that looks at one item alone, of whatever kind; its paths begin at the item."""

    @wraps(check)
    def over_all(scope: Scope) -> Iterator[Found]:
        for document, items in read_items(scope):
            for read in items:
                for hit in check(read):
                    yield hit.of(document, read.path)

    return over_all


def chosen_groups(item: Item) -> list[Group]:
    return ReadItem(item).chosen


def single_key_groups(item: Item) -> list[Group]:
    return ReadItem(item).single_key
