"""A content file as it was read: its source, its model, and what of the model is sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

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


class OutlinedItem(NamedTuple):
    path: KeyPath
    id: str
    objective: str


@dataclass(frozen=True)
class Outline:
    """What is asked of a file beside other files: of a thousand files this is kept, and not what they say.

    `source` has the places of what stands here. What has the wrong shape is None or is left out.
    """

    path: str
    kind: Kind
    source: Source
    whole: bool  # the file gave a model
    id: str | None = None
    contrast_with: str | None = None
    role_play: bool = False
    sample: bool = False
    items: tuple[OutlinedItem, ...] = ()


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

    def outline(self) -> Outline:
        items = tuple(OutlinedItem(one.path, one.item.id, one.item.objective) for one in self.items)
        source = self.source.only([("contrast_with",), *((*item.path, "id") for item in items)])
        return Outline(
            path=self.path,
            kind=self.kind,
            source=source,
            whole=self.model is not None,
            id=self._sound("id"),
            contrast_with=self._sound("contrast_with"),
            role_play=bool(self._sound("role_play")),
            sample=bool(self._sound("sample")),
            items=items,
        )

    def _sound(self, field: str) -> Any:
        return getattr(self.sound, field, None) if field in self.good else None

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
