"""A document from its source: the whole model, or as much of it as has the right shape."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError, create_model

from ipt_course.findings import Finding, Severity
from ipt_course.load import fields
from ipt_course.load.document import Document, Kind, PlacedItem
from ipt_course.load.places import KeyPath
from ipt_course.load.shape import read, validate
from ipt_course.load.source import Source
from ipt_course.model import Authored, Case, Item, Quiz

M = TypeVar("M", bound=BaseModel)
ITEMS: dict[Kind, str] = {"quiz": "items", "case": "questions"}


def document(model: type[Quiz] | type[Case], kind: Kind, source: Source) -> tuple[Document, list[Finding]]:
    whole, findings = validate(model, source)
    listing = ITEMS[kind]
    if whole is not None:
        items = whole.items if isinstance(whole, Quiz) else whole.questions
        placed = tuple(PlacedItem((listing, number), item) for number, item in enumerate(items))
        good = frozenset(model.model_fields)
        # An alias or a second key: what was read is not what was written. A warning takes nothing away.
        unread = any(finding.severity is Severity.ERROR for finding in source.findings)
        return Document(source.path, kind, source, None if unread else whole, whole, good, placed), findings
    sound, good = _sound(model, source)
    sound_items = _sound_items(fields.find(model, (listing, 0)).annotation, source, listing)
    return Document(source.path, kind, source, None, sound, good, sound_items), findings


def _sound_items(expected: Any, source: Source, listing: str) -> tuple[PlacedItem, ...]:
    data = source.at((listing,))
    candidates = enumerate(data) if isinstance(data, list) else ()
    return tuple(
        PlacedItem((listing, number), item)
        for number, value in candidates
        if (item := _item_or_none(expected, value, source, (listing, number)))
    )


def _item_or_none(expected: Any, value: Any, source: Source, path: KeyPath) -> Item | None:
    """An item of the model expected there, or of the one that its own kind names."""
    kind = value.get("kind") if isinstance(value, dict) else None
    model = expected if fields.is_model(expected) else fields.member_named(expected, str(kind))
    if model is None or any(spoilt[: len(path)] == path for spoilt in source.spoilt):
        return None
    try:
        item: Item = read(model, value)
    except ValidationError:
        return None
    return item


def _sound(model: type[M], source: Source) -> tuple[M, frozenset[str]]:
    """The fields that are right by themselves, in a model whose other fields are not set."""
    data = dict(source.data or {})
    loose = _loosened(model)
    bad = {str(path[0]) for path in source.spoilt | source.empty if path}
    try:
        read(loose, {name: value for name, value in data.items() if name not in bad})
    except ValidationError as error:
        bad |= {str(fault["loc"][0]) for fault in error.errors(include_url=False) if fault["loc"]}
    kept = model.model_fields.keys() & data.keys() - bad
    values = read(loose, {name: data[name] for name in kept})
    optional = {name for name, field in model.model_fields.items() if not field.is_required()}
    sound = model.model_construct(None, **{name: getattr(values, name) for name in kept})
    return sound, frozenset(kept | optional - bad)


@cache
def _loosened(model: type[BaseModel]) -> type[BaseModel]:
    """The same fields, none of them required."""
    loose: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        info = copy(field)
        if info.is_required():
            info.default = None
        loose[name] = (field.annotation, info)
    return create_model(f"Loose{model.__name__}", __base__=Authored, **loose)
