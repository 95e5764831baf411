"""Has a file the shape of its model? pydantic's errors, in words and at the right place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import PydanticSerializationError, to_json

from ipt_course.findings import Finding
from ipt_course.load import fields, kinds
from ipt_course.load.fields import Model, Spot
from ipt_course.load.naming import field_name, thing_at
from ipt_course.load.places import KeyPath
from ipt_course.load.source import Source
from ipt_course.load.wording import listed, say
from ipt_course.marker import holds_marker
from ipt_course.model import Authored
from ipt_course.rules import yaml_codes as ym

M = TypeVar("M", bound=BaseModel)
Faults = list[tuple[Any, Spot]]
MOST_LISTED = 20  # fields in one piece of advice


def validate(model: type[M], source: Source, *, empty_is_text: bool = False) -> tuple[M | None, list[Finding]]:
    """The model of what stands in the file, or None and every fault of its shape.

    A field left empty is a fault, unless `empty_is_text`: then it says "", as in a file of settings.
    """
    data = _filled(source.data, source.empty) if empty_is_text else source.data
    whole, faults = None, list[Any]()
    try:
        whole = read(model, data)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    placed = [(fault, fields.find(model, fault["loc"])) for fault in faults]
    empty = [] if empty_is_text else _empty(model, source, placed)
    left = [(fault, spot) for fault, spot in placed if not {spot.path, (*spot.path, "kind")} & set(empty)]
    found = [*_findings(model, source, left), *(_left_empty(model, source, path) for path in empty)]
    return (None if faults or empty else whole), found


def read(model: type[M], data: Any) -> M:
    # Through JSON, since only there pydantic takes words for enumerations and still coerces nothing.
    return model.model_validate_json(_as_json(data), strict=True)


def _as_json(data: Any) -> bytes:
    try:
        return to_json(data)
    except PydanticSerializationError:  # half a character: libyaml refuses such an escape, the Python parser does not
        return json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")


def _filled(data: Any, empty: frozenset[KeyPath], path: KeyPath = ()) -> Any:
    """The data with "" wherever nothing stands."""
    if isinstance(data, dict):
        return {key: _filled(value, empty, (*path, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [_filled(value, empty, (*path, number)) for number, value in enumerate(data)]
    return "" if path in empty else data


def _empty(model: Model, source: Source, faults: Faults) -> list[KeyPath]:
    """The model's own fields and entries that stand there without a value."""
    unknown = {(*spot.path[:-1], fault["loc"][-1]) for fault, spot in faults if fault["type"] == "extra_forbidden"}
    elsewhere = unknown | source.spoilt
    # `data` may have been filled in since it was read.
    left = (path for path in source.empty if source.at(path) is None)
    own = (path for path in left if path and path[0] in model.model_fields)
    return sorted((path for path in own if not _below(path, elsewhere)), key=source.key_place)


def _below(path: KeyPath, others: AbstractSet[KeyPath]) -> bool:
    return any(path[:length] in others for length in range(len(path) + 1))


def _left_empty(model: Model, source: Source, path: KeyPath) -> Finding:
    spot = fields.find(model, path)
    advice = spot.description if spot.path == path else kinds.all_of(model, path)
    return ym.EMPTY_VALUE.at(source.path, source.place(path), f"{field_name(path)}: is empty", advice or None)


def _findings(model: Model, source: Source, faults: Faults) -> Iterator[Finding]:
    misspelt = {path for fault, spot in faults if (path := _meant(source, spot, fault))}
    faults = [(fault, spot) for fault, spot in faults if fault["type"] != "missing" or spot.path not in misspelt]
    mixed = kinds.mixed_up(model, faults)
    yield from (kinds.wrong_kind(model, source, path, *both) for path, both in mixed.items())
    for fault, spot in faults:
        if _judged_already(model, source, spot, fault) or _told(mixed, spot, fault):
            continue
        kind = fault["type"]
        if kind == "missing":
            yield _missing(source, spot)
        elif kind == "extra_forbidden":
            yield _unknown_key(model, source, spot, fault["loc"])
        elif kind == "union_tag_not_found":
            yield kinds.without_kind(source, spot)
        elif kind == "union_tag_invalid":
            yield kinds.unknown_kind(source, spot)
        else:
            # Where a field names its own entries, the name may be the fault.
            is_name = fault["loc"][-1:] == ("[key]",)
            rule, message, advice = say(fault, spot, spot.path[-1] if is_name else source.at(spot.path))
            path = spot.path[:-1] if is_name else spot.path
            place = source.key_place(spot.path) if is_name else source.place(path)
            yield rule.at(source.path, place, f"{field_name(path)}: {message}", advice)


def _told(mixed: kinds.Mixed, spot: Spot, fault: Any) -> bool:
    return any(fault["loc"][-1] in names for names in mixed.get(spot.path[:-1], ())) if fault["loc"] else False


def _judged_already(model: Model, source: Source, spot: Spot, fault: Any) -> bool:
    """What a marker still holds (in a quiz or a case), or what YAML itself could not give, has its own finding."""
    value = source.at((*spot.path, kinds.KIND)) if fault["type"] == "union_tag_invalid" else fault["input"]
    if issubclass(model, Authored) and fault["type"] != "missing" and holds_marker(value):
        return True
    return _below(spot.path, source.spoilt)


def _missing(source: Source, spot: Spot) -> Finding:
    parent, name = spot.path[:-1], spot.path[-1]
    place = source.key_place(parent)
    if (inside := _swallowed(source, parent, str(name))) is not None:
        message = f"`{name}` of {thing_at(source.data, parent)} stands inside a text, indented too far"
        return ym.MISSING_KEY.at(source.path, inside, message, "Begin it in the column of its neighbours.")
    message = f"{thing_at(source.data, parent)} lacks `{name}`"
    advice = f"Add `{name}:`. {spot.description}".strip()
    return ym.MISSING_KEY.at(source.path, place, message, advice)


def _swallowed(source: Source, parent: KeyPath, name: str) -> tuple[int, int] | None:
    """Where a missing field hides as a line of a neighbour's `|` block."""
    around = source.at(parent)
    for key, text in around.items() if isinstance(around, dict) else ():
        offset = 0
        for line in text.split("\n") if isinstance(text, str) and "\n" in text else ():
            if line.lstrip(" ").startswith(f"{name}:"):
                return source.within((*parent, key), offset + len(line) - len(line.lstrip(" ")))
            offset += len(line) + 1
    return None


def _meant(source: Source, spot: Spot, fault: Any) -> KeyPath | None:
    """The field that an unknown key was meant to be, if it is not there already."""
    if fault["type"] != "extra_forbidden":
        return None
    parent = spot.path[:-1]
    around = source.at(parent) or ()
    free = [name for name in spot.owner.model_fields if name not in around]
    near = get_close_matches(str(fault["loc"][-1]), free, 1, 0.7)
    return (*parent, near[0]) if near else None


def _fields_of(owner: Model, name: str) -> str:
    """All of them, or of very many those that look most like the name."""
    known = owner.model_fields
    if len(known) <= MOST_LISTED:
        return f"The fields here are {listed(known)}."
    near = get_close_matches(name, known, 4, 0.4)
    alike = f"those most like it are {listed(near)}" if near else "none looks like it"
    return f"Of the {len(known)} fields here {alike}; a file that `./course new` writes shows them all."


def _unknown_key(model: Model, source: Source, spot: Spot, location: tuple[str | int, ...]) -> Finding:
    owner = spot.owner
    path, name = (*spot.path[:-1], location[-1]), str(location[-1])
    message = f"{thing_at(source.data, path[:-1])} has no field `{name}`"
    advice = _fields_of(owner, name)
    if near := get_close_matches(name, owner.model_fields, 1, 0.7):
        message += f"; did you mean `{near[0]}`?"
    elif said := kinds.of_another_kind(model, owner, path[:-1], name):
        message, advice = f"{message}; {said[0]}", said[1]
    elif any(name in other.model_fields for other in (model, *fields.models_below(model))):
        message += "; is the line indented too much or too little?"
    return ym.UNKNOWN_KEY.at(source.path, source.key_place(path), message, advice)
