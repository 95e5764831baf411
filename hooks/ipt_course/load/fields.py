"""From a place in a file to the field of the model that it fills."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ipt_course.load.places import KeyPath

Model = type[BaseModel]


@dataclass(frozen=True)
class Spot:
    """What a pydantic location means: the path in the file, and what the model says about it."""

    path: KeyPath
    owner: Model  # the model whose field it is, or in which it stands
    field: FieldInfo | None
    annotation: Any

    @property
    def description(self) -> str:
        return (self.field.description if self.field else None) or ""

    @property
    def required(self) -> bool:
        return self.field is None or self.field.is_required()


def find(model: Model, location: tuple[str | int, ...]) -> Spot:
    """Follow a location; the tags that pydantic inserts for unions are no part of the file."""
    path: list[str | int] = []
    owner, field = model, None
    annotation: Any = model
    for step in location:
        annotation = bare(annotation)
        if get_origin(annotation) is dict:
            # pydantic says `[key]` of a key that is no word of its own; the entry is named by the key.
            if step == "[key]":
                annotation = get_args(annotation)[0]
                continue
            annotation = annotation if _key_is_wrong(location, step) else get_args(annotation)[1]
        elif isinstance(step, int):
            annotation = get_args(annotation)[0]
        elif is_model(annotation):
            owner, field = annotation, annotation.model_fields.get(step)
            annotation = field.annotation if field else None
        elif member := member_named(annotation, step):
            annotation = member
            continue
        else:
            break
        path.append(step)
    return Spot(tuple(path), owner, field, bare(annotation))


def _key_is_wrong(location: tuple[str | int, ...], step: str | int) -> bool:
    return location[-2:] == (step, "[key]")


def is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def bare(annotation: Any) -> Any:
    """The annotation without its constraints and without `| None`."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        members = [member for member in get_args(annotation) if member is not NoneType]
        return bare(members[0]) if len(members) == 1 else annotation
    return annotation


def member_named(annotation: Any, tag: str) -> Any:
    """The member of a discriminated union whose tag this is."""
    for member in get_args(annotation):
        if is_model(bare(member)) and tag in tags(bare(member)):
            return bare(member)
    return None


def tags(model: Model) -> tuple[str, ...]:
    return tuple(
        word
        for field in model.model_fields.values()
        if get_origin(bare(field.annotation)) is Literal and field.is_required()
        for word in get_args(bare(field.annotation))
        if isinstance(word, str)
    )


def words_allowed(annotation: Any) -> list[str]:
    """The words (or numbers) that a field takes, in the order of the model."""
    annotation = bare(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    if get_origin(annotation) is Literal:
        return [str(word) for word in get_args(annotation)]
    return []


def models_below(model: Model) -> list[Model]:
    """The models whose fields stand inside this one's, itself not included."""
    found: list[Model] = []
    for field in model.model_fields.values():
        for inner in _models_in(bare(field.annotation)):
            found += [inner, *models_below(inner)]
    return found


def _models_in(annotation: Any) -> list[Model]:
    if is_model(annotation):
        return [annotation]
    return [inner for part in get_args(annotation) for inner in _models_in(bare(part))]


def members(annotation: Any) -> list[Model]:
    """The models of a union."""
    return [bare(member) for member in get_args(annotation) if is_model(bare(member))]
