"""A content file as it was read: its source, its model, and what of the model is sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, get_args

from ipt_course.findings import Finding
from ipt_course.load.places import KeyPath
from ipt_course.load.source import Source
from ipt_course.model import Case, Item, Quiz

if TYPE_CHECKING:
    from ipt_course.exercises.model import Exercise

ExerciseKind = Literal["session", "transcript", "drill"]
EXERCISES: tuple[ExerciseKind, ...] = get_args(ExerciseKind)
Kind = Literal["quiz", "case"] | ExerciseKind


@dataclass(frozen=True)
class PlacedItem:
    """An item of sound shape, with its path in the file."""

    path: KeyPath
    item: Item


@dataclass(frozen=True)
class Document:
    """One file. `model` is None when anything in it has the wrong shape.

    Rules look at more than perfect files, so that an author sees every problem in one run: `sound`
    holds the fields named in `good`, and `items` those items that can be read whatever the others.
    `about` is the case whose facts an exercise keeps.
    """

    path: str
    kind: Kind
    source: Source
    model: Quiz | Case | Exercise | None = None
    sound: Quiz | Case | None = None
    good: frozenset[str] = frozenset()
    items: tuple[PlacedItem, ...] = ()
    about: Case | None = None

    def outline(self) -> Document:
        """What is asked of it beside other files: its ids and the case it points to. The rest is let go."""
        named = [("contrast_with",), *((*placed.path, "id") for placed in self.items)]
        return replace(self, source=self.source.only(named))

    @property
    def stem(self) -> str:
        """The file's name without its ending: what its id must be."""
        return self.path.rpartition("/")[2].removesuffix(".yml")


@dataclass(frozen=True)
class Loaded:
    """Everything that one run read. Never more than the files: pages are read elsewhere."""

    documents: tuple[Document, ...] = ()
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def quizzes(self) -> tuple[Quiz, ...]:
        return tuple(document.model for document in self.documents if isinstance(document.model, Quiz))

    @property
    def cases(self) -> tuple[Case, ...]:
        return tuple(document.model for document in self.documents if isinstance(document.model, Case))
