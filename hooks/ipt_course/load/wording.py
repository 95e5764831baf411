"""pydantic's error types, in words that a clinician understands."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from types import NoneType
from typing import Any, get_args

from ipt_course import model
from ipt_course.findings import Rule
from ipt_course.load import fields
from ipt_course.load.fields import Spot
from ipt_course.load.scalars import resolve
from ipt_course.rules import yaml_codes as ym

Said = tuple[Rule, str, str | None]

EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number of ordinary size",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list, each entry after a dash",
    "dict_type": "fields of its own, indented below it",
    "model_type": "fields of its own, indented below it",
    "model_attributes_type": "fields of its own, indented below it",
}
# How each is written; None leaves the rule's own advice.
HOW_TO = {
    "a whole number": "Write a whole number alone, in figures, without a unit or other words.",
    "a number": "Write the number alone, in figures, with a point for decimals and - for less than 0.",
    "true or false": "Write true, or delete the line.",
    "a list, each entry after a dash": "Write each entry on a line of its own, indented, after a dash and a space.",
    "fields of its own, indented below it": "Write each field on a line of its own below it, two spaces further in.",
}


def _pattern(kind: Any) -> str:
    return next(str(part.pattern) for part in get_args(kind)[1:] if getattr(part, "pattern", None))


FORMS = {
    _pattern(model.Id): "lower-case words joined by hyphens, as in `role-disputes`",
    _pattern(model.Line): "one line of text",
    _pattern(model.Month): "the name of a month in English, as in `March`, without a year",
    _pattern(model.Day): "year and month, as in `2026-11`",
    _pattern(model.Place): "page.md#anchor below docs/, as in `modules/role-disputes/stages.md#impasse`",
}
_KINDS = (
    (bool, "true or false"),
    (int, "a whole number"),
    (float, "a number"),
    (dict, "fields"),
    (list, "a list"),
)
_LIMITS = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
    "greater_than": ("gt", "more than"),
    "less_than": ("lt", "less than"),
}


def listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def joined(words: Iterable[str], last: str = "and") -> str:
    """`a`, `b` and `c`."""
    *first, end = [f"`{word}`" for word in words]
    return f"{', '.join(first)} {last} {end}" if first else end


def kind_of(value: Any) -> str:
    """What a value is, said as one says it of a form."""
    if value is None:
        return "nothing"
    words = next((words for known, words in _KINDS if isinstance(value, known)), "text")
    return words if isinstance(value, dict | list) else f"{words} ({as_written(value)})"


def as_written(value: Any) -> str:
    """A value as it stands in the file, shortened."""
    return str(value).lower() if isinstance(value, bool) else shortened(value)


def shortened(value: Any, most: int = 40) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def say(fault: Any, spot: Spot, value: Any) -> Said:
    """Rule, message and advice for one error; None leaves the rule's own advice."""
    kind, context = fault["type"], fault.get("ctx", {})
    if kind in ("enum", "literal_error"):
        return _unknown_word(spot, value)
    if value is None or kind == "string_too_short":
        return ym.EMPTY_VALUE, "is empty", spot.description or None
    if kind in EXPECTED:
        return _wrong_type(EXPECTED[kind], value, spot.required)
    if kind == "string_pattern_mismatch":
        return _wrong_form(str(context["pattern"]), spot, value)
    return _out_of_range(kind, context, value)


def _unknown_word(spot: Spot, value: Any) -> Said:
    words, nullable = fields.words_allowed(spot.annotation), _takes_null(spot)
    words += ["null"] if nullable else []
    if value in words:  # as text, where a number or null is meant
        return ym.UNKNOWN_WORD, f'found "{value}"', "Write it without quotation marks."
    near = _nearest(str(value).strip().lower(), words)
    message = f"found `{as_written(value)}`" + (f"; did you mean `{near}`?" if near else "")
    meaning = f" {spot.description}" if nullable else ""
    return ym.UNKNOWN_WORD, message, f"Use {'one of ' if len(words) > 1 else ''}{listed(words)}.{meaning}"


def _nearest(said: str, words: list[str]) -> str | None:
    """The word that was meant; none where the beginning of several was written, as `ipt` for `ipt-a` and `ipt-b`."""
    plain = {word.lower(): word for word in words}
    if sum(word.startswith(f"{said}-") for word in plain) > 1:
        return None
    near = get_close_matches(said, plain, 1, 0.6)
    return plain[near[0]] if near else None


def _takes_null(spot: Spot) -> bool:
    """Must the field stand there, and may it say `null`? One that may be left out is left out instead."""
    return spot.field is not None and spot.required and NoneType in get_args(spot.field.annotation)


def _wrong_type(expected: str, value: Any, required: bool) -> Said:
    advice = HOW_TO.get(expected)
    if expected == "true or false" and required:
        advice = "Write true, or false."
    if expected == "text" and isinstance(value, int | float):
        advice = f'Put it in quotation marks: "{as_written(value)}".'
    elif isinstance(value, str) and isinstance(resolve(value.strip()), int | float):
        advice = "Write it without quotation marks."
    elif isinstance(value, dict) and expected == "text":
        advice = "A colon and a space make a field: put the whole text in quotation marks or in a `|` block."
    elif isinstance(value, str) and expected == EXPECTED["model_type"] and ":" in value:
        advice = "Is a space missing after a colon?"
    return ym.WRONG_TYPE, f"expected {expected}, found {kind_of(value)}", advice


def _wrong_form(pattern: str, spot: Spot, value: Any) -> Said:
    found = f"found `{shortened(value)}`"
    message = f"expected {FORMS[pattern]}; {found}" if pattern in FORMS else f"{found}, which is not of the form needed"
    return ym.WRONG_FORM, message, spot.description or None


def _out_of_range(kind: str, context: dict[str, Any], value: Any) -> Said:
    if kind == "string_too_long":
        return ym.OUT_OF_RANGE, f"has {len(value)} characters; at most {context['max_length']} fit", None
    if kind in ("too_short", "too_long"):
        name, words = ("min_length", "at least") if kind == "too_short" else ("max_length", "at most")
        message = f"takes {words} {context[name]} entries, found {context['actual_length']}"
        return ym.OUT_OF_RANGE, message, None
    if kind in _LIMITS:
        name, words = _LIMITS[kind]
        return ym.OUT_OF_RANGE, f"must be {words} {context[name]:g}, found {value}", None
    return ym.WRONG_TYPE, f"cannot be {shortened(value)}", None
