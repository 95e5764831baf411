"""What a rule sees, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, NamedTuple

from ipt_course.findings import Finding, Rule
from ipt_course.load.document import Document, Outline, PlacedItem
from ipt_course.load.places import KeyPath
from ipt_course.load.sightings import SeenAt
from ipt_course.marker import holds_marker
from ipt_course.model import Case, ItemKind


@dataclass(frozen=True)
class Context:
    """What the files alone do not tell. None means not known: the rules that ask for it stay silent."""

    objectives: Mapping[str, AbstractSet[str]] | None = None  # module → its objectives' ids
    anchors: Mapping[str, AbstractSet[str]] | None = None  # page below docs/ → its anchors
    references: AbstractSet[str] | None = None  # the keys of the bibliography
    cases: AbstractSet[str] | None = None  # the ids of all case files


@dataclass(frozen=True)
class Scope:
    """All that is looked at together: most rules look at a document, those for a set of files at all outlines."""

    documents: tuple[Document, ...] = ()
    context: Context = field(default_factory=Context)
    outlines: tuple[Outline, ...] = ()
    kept: dict[Any, Any] = field(default_factory=dict, compare=False)  # what rules of one family found together


class Found(NamedTuple):
    """A fault: `offset` points at a character of a text; `on_key` at the name of the field."""

    document: Document | Outline
    path: KeyPath
    message: str
    offset: int | None = None
    on_key: bool = False
    advice: str | None = None

    @property
    def unwritten(self) -> bool:
        """The author has not come to it yet: the mark there has a finding of its own."""
        return holds_marker(self.document.source.at(self.path))

    def under(self, rule: Rule) -> Finding:
        source = self.document.source
        if self.offset is not None:
            place = source.within(self.path, self.offset + _indent(source.at(self.path)))
        else:
            place = source.key_place(self.path) if self.on_key else source.place(self.path)
        return rule.at(self.document.path, place, self.message, self.advice)


def _indent(text: object) -> int:
    """The model's texts are stripped; those of the file are not."""
    return len(text) - len(text.lstrip()) if isinstance(text, str) else 0


Check = Callable[[Scope], Iterator[Found]]


class Hit(NamedTuple):
    """A fault within one document, or within one item if a rule for items says so."""

    path: KeyPath
    message: str
    offset: int | None = None
    on_key: bool = False
    advice: str | None = None

    def of(self, document: Document, base: KeyPath = ()) -> Found:
        return Found(document, (*base, *self.path), self.message, self.offset, self.on_key, self.advice)


Hits = Iterator[Hit]


def each_document(check: Callable[[Document, Context], Hits]) -> Check:
    @wraps(check)
    def over_all(scope: Scope) -> Iterator[Found]:
        for document in scope.documents:
            for hit in check(document, scope.context):
                yield hit.of(document)

    return over_all


@dataclass(frozen=True)
class EachItem:
    """For a rule that looks at one item alone, of the kinds it is for; its paths begin at the item."""

    check: Callable[[Any], Hits]
    kinds: AbstractSet[ItemKind] = frozenset(ItemKind)

    def __call__(self, scope: Scope) -> Iterator[Found]:
        for document, placed in items_of(scope):
            if placed.item.kind in self.kinds:
                for hit in self.check(placed.item):
                    yield hit.of(document, placed.path)


def _case_with(document: Document, needs: tuple[str, ...]) -> Case | None:
    """The case, if these fields of it have the right shape; in a whole one all have."""
    case = document.sound
    if not isinstance(case, Case):
        return None
    return case if document.model is case or document.good.issuperset(needs) else None


def each_case(check: Callable[[Case], Hits], *needs: str) -> Check:
    """For a rule that looks at a case; it is asked only where the fields it needs have the right shape."""

    @wraps(check)
    def over_all(scope: Scope) -> Iterator[Found]:
        for document in scope.documents:
            if case := _case_with(document, needs):
                for hit in check(case):
                    yield hit.of(document)

    return over_all


def each_case_in_words(check: Callable[[Case, SeenAt], Hits], *needs: str) -> Check:
    """The same for a rule that is told what was seen in which text: it goes only through those that may matter."""

    @wraps(check)
    def over_all(scope: Scope) -> Iterator[Found]:
        for document in scope.documents:
            if case := _case_with(document, needs):
                for hit in check(case, document.source.sightings_at):
                    yield hit.of(document)

    return over_all


def all_of(*checks: Check) -> Check:
    """For a rule that asks of exercises, in its own way, what it asks of cases."""

    def over_all(scope: Scope) -> Iterator[Found]:
        for check in checks:
            yield from check(scope)

    return over_all


def items_of(scope: Scope) -> Iterator[tuple[Document, PlacedItem]]:
    return ((document, placed) for document in scope.documents for placed in document.items)
