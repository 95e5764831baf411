"""Items, cases and exercises by id, as they stand in the files or stood at a revision.

Files, places in them and the order of anything mean nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from ipt_course.exercises.files import exercise_files
from ipt_course.exercises.kinds import kind_of
from ipt_course.exercises.model import Exercise
from ipt_course.findings import Finding, Rule
from ipt_course.load.document import EXERCISES, Document
from ipt_course.load.files import MODELS, ROOMS, load
from ipt_course.load.partial import ITEMS, document
from ipt_course.load.places import KeyPath
from ipt_course.load.shape import validate
from ipt_course.load.source import parse
from ipt_course.model import Case, Item
from ipt_course.rules import since_codes as rv
from ipt_course.since.exercise import meaning_of_exercise, wording_of_exercise
from ipt_course.since.meaning import Meaning, Wording, meaning, meaning_of_case, wording, wording_of_case
from ipt_course.since.revision import Revision
from ipt_course.since.told import called

Name = tuple[str, str]  # ("item", id), ("case", id), ("session", id), …

_ID = re.compile(rb"\bid[\"']?:[ ]*[\"']?([a-z0-9-]+)")
_OF_A_CASE = {"id", "revision", "title", "story", "decision"}  # what is compared of it


@dataclass(frozen=True)
class Thing:
    """An item, a case or an exercise where it stands."""

    name: Name
    value: Item | Case | Exercise
    document: Document
    path: KeyPath = ()

    @property
    def revision(self) -> int:
        return self.value.revision

    @cached_property
    def meaning(self) -> Meaning:
        if isinstance(self.value, Exercise):
            return meaning_of_exercise(self.value)
        return meaning_of_case(self.value) if isinstance(self.value, Case) else meaning(self.value)

    @cached_property
    def wording(self) -> Wording:
        if isinstance(self.value, Exercise):
            return wording_of_exercise(self.value)
        return wording_of_case(self.value) if isinstance(self.value, Case) else wording(self.value)

    def found(self, rule: Rule, message: str, advice: str | None = None, at: str = "revision") -> Finding:
        return rule.at(self.document.path, self.document.source.place((*self.path, at)), message, advice)

    def __str__(self) -> str:
        return called(self.name)


@dataclass(frozen=True)
class Standing:
    """All that stood, or stands, at one time. `unread` are ids in what could not be read."""

    things: Mapping[Name, Thing]
    unread: AbstractSet[str] = frozenset()
    documents: Mapping[str, Document] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def in_tree(root: Path) -> Standing:
    loaded = load(root)
    files = dict(exercise_files(root))
    exercises = [read for path, raw in files.items() if (read := _document(path, raw))]
    documents = (*loaded.documents, *exercises)
    known = {document.path: document for document in documents}
    texts = {**loaded.texts, **{path: raw.decode("utf-8", "replace") for path, raw in files.items()}}
    return standing(
        documents, [(path, text) for path, text in texts.items() if path not in known or known[path].model is None]
    )


def at_revision(files: Mapping[str, bytes], name: str) -> Standing:
    documents, unread, findings = [], {}, []
    for path, raw in files.items():
        read = _document(path, raw)
        documents += [read] if read else []
        if read is None:
            unread[path] = raw.decode("utf-8", "replace")
            message = f"the file as it was in {name} cannot be read; nothing of it was compared"
            findings.append(rv.NOT_COMPARED.at(path, (1, 1), message))
        elif missed := list(_missed(read)):
            unread[path] = read.source.text
            message = f"{', '.join(missed)} as in {name} cannot be read, and was not compared"
            findings.append(rv.NOT_COMPARED.at(path, (1, 1), message))
    return replace(standing(documents, unread.items()), findings=tuple(findings))


def standing(documents: Iterable[Document], unread: Iterable[tuple[str, str]] = ()) -> Standing:
    documents = list(documents)
    things: dict[Name, Thing] = {}
    for one in documents:
        for thing in _things(one):
            things.setdefault(thing.name, thing)
    ids = {id for path, text in unread for id in {Path(path).stem, *_ids(text.encode())}}
    return Standing(things, frozenset(ids - {id for _, id in things}), {one.path: one for one in documents})


def _document(path: str, raw: bytes) -> Document | None:
    source = parse(path, raw)
    if source.data is None:
        return None
    if exercise := kind_of(path):
        return Document(path, exercise.name, source, validate(exercise.model, source)[0])
    kind = ROOMS[path.partition("/")[0]]
    return document(MODELS[kind], kind, source)[0]


def _things(document: Document) -> Iterator[Thing]:
    for placed in document.items:
        yield Thing(("item", placed.item.id), placed.item, document, placed.path)
    if isinstance(document.sound, Case) and document.good >= _OF_A_CASE:
        yield Thing(("case", document.sound.id), document.sound, document)
    if isinstance(document.model, Exercise):
        yield Thing((document.kind, document.model.id), document.model, document)


def _missed(document: Document) -> Iterator[str]:
    """What the file has that no model could be made of."""
    if document.kind in EXERCISES:
        yield from () if document.model else (f"{document.kind} `{document.stem}`",)
        return
    read = {placed.path for placed in document.items}
    listing = ITEMS[document.kind]
    data = document.source.at((listing,))
    for number, value in enumerate(data if isinstance(data, list) else ()):
        if (listing, number) not in read:
            id = value.get("id") if isinstance(value, dict) else None
            yield f"item `{id}`" if id else f"item {number + 1}"
    if document.kind == "case" and not document.good >= _OF_A_CASE:
        yield f"case `{document.stem}`"


def past(revision: Revision, names: AbstractSet[Name]) -> dict[Name, Thing]:
    """Where things of these names stood last, up to the revision. Only files that name one of them are read."""
    found: dict[Name, Thing] = {}
    for path, raw in revision.earlier() if names else ():
        left = names - found.keys()
        if not left:
            break
        if _names_any(left, raw) and (read := _document(path, raw)):
            for thing in _things(read):
                if thing.name in left:
                    found.setdefault(thing.name, thing)
    return found


def _names_any(names: AbstractSet[Name], raw: bytes) -> bool:
    return not {id for _, id in names}.isdisjoint(_ids(raw))


def _ids(raw: bytes) -> set[str]:
    """Every id that stands in the text, also where it is no YAML."""
    return {id.decode() for id in _ID.findall(raw)}
