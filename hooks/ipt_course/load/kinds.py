"""Faults of what comes in kinds, such as items: which kind was meant, and which fields are its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from ipt_course.findings import Finding
from ipt_course.load import fields
from ipt_course.load.fields import Model, Spot
from ipt_course.load.naming import thing_at
from ipt_course.load.places import KeyPath
from ipt_course.load.source import Source
from ipt_course.load.wording import as_written, joined, kind_of, listed
from ipt_course.rules import yaml_codes as ym

KIND = "kind"
Mixed = dict[KeyPath, tuple[list[str], list[str]]]


def without_kind(source: Source, spot: Spot) -> Finding:
    kinds, around = fields.members(spot.annotation), source.at(spot.path)
    thing = thing_at(source.data, spot.path)
    known = {name for kind in kinds for name in kind.model_fields}
    if near := get_close_matches(KIND, [str(name) for name in around if name not in known], 1, 0.7):
        place = source.key_place((*spot.path, near[0]))
        return ym.UNKNOWN_KEY.at(source.path, place, f"{thing} has no field `{near[0]}`; did you mean `{KIND}`?")
    advice = f"Add `{KIND}:` with one of {listed(_tags(kinds))}.{_guess(kinds, around)}"
    return ym.MISSING_KEY.at(source.path, source.key_place(spot.path), f"{thing} lacks `{KIND}`", advice)


def unknown_kind(source: Source, spot: Spot) -> Finding:
    kinds, path = fields.members(spot.annotation), (*spot.path, KIND)
    found = source.at(path)
    near = get_close_matches(str(found).lower(), _tags(kinds), 1, 0.6) if isinstance(found, str) else []
    shown = f"`{as_written(found)}`" if isinstance(found, str | int | float) else kind_of(found)
    message = f"`{KIND}`: found {shown}" + (f"; did you mean `{near[0]}`?" if near else "")
    advice = _all_of(spot.path, kinds) + _guess(kinds, source.at(spot.path))
    return ym.UNKNOWN_WORD.at(source.path, source.place(path), message, advice)


def all_of(model: Model, path: KeyPath) -> str:
    """What a `kind` left empty may say; nothing for other fields."""
    kinds = siblings(model, path[:-1]) if path[-1] == KIND else []
    return _all_of(path[:-1], kinds) if kinds else ""


def _all_of(path: KeyPath, kinds: Sequence[Model]) -> str:
    things = "item" if isinstance(path[-1], int) else f"`{path[-1]}`"
    return f"The kinds of {things} are {listed(_tags(kinds))}; each has fields of its own."


def mixed_up(model: Model, faults: Iterable[tuple[Any, Spot]]) -> Mixed:
    """Where fields of one kind stand under the name of another: which are missing, and which are there instead."""
    found: Mixed = {}
    for fault, spot in faults:
        path, name = spot.path[:-1], str(fault["loc"][-1]) if fault["loc"] else ""
        if fault["type"] == "missing" and name in own(spot.owner, siblings(model, path)):
            found.setdefault(path, ([], []))[0].append(name)
        elif fault["type"] == "extra_forbidden" and having(name, siblings(model, path)):
            found.setdefault(path, ([], []))[1].append(name)
    return {path: both for path, both in found.items() if all(both)}


def wrong_kind(model: Model, source: Source, path: KeyPath, missing: Sequence[str], there: Sequence[str]) -> Finding:
    """One finding for all that follows from one word."""
    kinds = siblings(model, path)
    message = f"{thing_at(source.data, path)} lacks {joined(missing)}; {joined(there)} {_belonging(there, kinds)}"
    told = (fields.find(model, (*path, str(source.at((*path, KIND))), name)).description for name in missing)
    advice = f"Correct the `{KIND}`, or add {joined(f'{name}:' for name in missing)}. {' '.join(told)}".strip()
    return ym.MISSING_KEY.at(source.path, source.place((*path, KIND)), message, advice)


def of_another_kind(model: Model, owner: Model, path: KeyPath, name: str) -> tuple[str, str] | None:
    """What to say of a field that only other kinds have."""
    kinds = siblings(model, path)
    if not having(name, kinds):
        return None
    advice = f"What {fields.tags(owner)[0]} has of its own: {listed(own(owner, kinds))}."
    return f"it {_belonging([name], kinds)}", advice


def siblings(model: Model, path: KeyPath) -> list[Model]:
    """The kinds of what stands there, if it comes in kinds itself: an option of an item does not."""
    spot = fields.find(model, path)
    return fields.members(spot.annotation) if spot.path == path else []


def having(name: str, kinds: Sequence[Model]) -> list[str]:
    return _tags(kind for kind in kinds if name in kind.model_fields)


def own(kind: Model, kinds: Sequence[Model]) -> list[str]:
    """The fields that not every kind has."""
    return [name for name in kind.model_fields if not all(name in other.model_fields for other in kinds)]


def _belonging(names: Sequence[str], kinds: Sequence[Model]) -> str:
    verb = "belongs" if len(names) == 1 else "belong"
    theirs = [tag for tag in _tags(kinds) if all(tag in having(name, kinds) for name in names)]
    if not theirs:
        return f"{verb} to other kinds"
    return f"{verb} to the kind{'' if len(theirs) == 1 else 's'} {joined(theirs)}"


def _guess(kinds: Sequence[Model], around: Any) -> str:
    """Which kinds have all that they need of their own."""
    needed = {kind: [name for name in own(kind, kinds) if kind.model_fields[name].is_required()] for kind in kinds}
    fitting = [kind for kind, names in needed.items() if names and all(name in around for name in names)]
    if not fitting:
        return ""
    return f" With {joined(needed[fitting[0]])} it would be {joined(_tags(fitting), 'or')}."


def _tags(kinds: Iterable[Model]) -> list[str]:
    return [tag for kind in kinds for tag in fields.tags(kind)]
