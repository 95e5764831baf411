"""TX: what may stand in no text of any file."""

from __future__ import annotations

import re
from typing import get_args

from pydantic import BaseModel

from ipt_course.exercises.kinds import KINDS
from ipt_course.findings import Rule, Severity
from ipt_course.load import fields
from ipt_course.load.document import Document, Kind
from ipt_course.load.places import KeyPath
from ipt_course.load.wording import shortened
from ipt_course.marker import MARKER, OPENING
from ipt_course.model import Case, Quiz
from ipt_course.rules.scope import Context, Hit, Hits, each_document

ERROR = Severity.ERROR
_FIELD = re.compile(r"\n *([a-z_]+):(?=\s|$)")  # begins with a sign, which is found far sooner than a ^


def unfilled(document: Document, context: Context) -> Hits:
    whole = document.source.text
    if OPENING[0] not in whole or OPENING not in whole:  # one sign alone is found fifty times as quickly
        return
    for path, text in document.source.texts:
        for match in MARKER.finditer(text):
            yield Hit(path, f"still to be filled in: {shortened(match.group(), 60)}", match.start())


def field_in_text(document: Document, context: Context) -> Hits:
    """Only fields that may be left out: of the others `load` says where they hide."""
    of_lines = ((path, text) for path, text in document.source.texts if ":" in text and "\n" in text)
    for path, text in of_lines:
        for match in _FIELD.finditer(f"\n{text}"):
            name, model = match[1], _model(document.kind)
            owner = fields.find(model, _location(model, document, path)).owner
            field = owner.model_fields.get(name)
            if field and not field.is_required() and name not in document.source.at(path[:-1]):
                message = f"the line looks like the field `{name}`, but counts as part of the text"
                yield Hit(path, message, match.start(1) - 1)


def _model(kind: Kind) -> type[BaseModel]:
    if kind == "quiz":
        return Quiz
    return Case if kind == "case" else next(one.model for one in KINDS if one.name == kind)


def _location(model: type[BaseModel], document: Document, path: KeyPath) -> KeyPath:
    """The path with the kind of each thing that comes in kinds, as pydantic names a place.

    It ends before a list that the model does not know, such as `options` in an item for matching.
    """
    location: KeyPath = ()
    for length, step in enumerate(path, 1):
        if isinstance(step, int) and not get_args(fields.find(model, location).annotation):
            break
        location = (*location, step)
        value = document.source.at(path[:length])
        kind = value.get("kind") if isinstance(value, dict) else None
        if kind and not fields.is_model(fields.find(model, location).annotation):
            location = (*location, str(kind))
    return location


UNFILLED = Rule(
    "TX001", "unfilled", ERROR,
    "What `./course new` leaves to be written must not reach a reader.",
    "Write what the mark asks for and delete the mark, brackets included.",
    each_document(unfilled),
)  # fmt: skip
TEXT_RULES = (
    UNFILLED,
    Rule(
        "TX002",
        "field-in-text",
        ERROR,
        "A field that is indented like the text above it becomes part of that text.",
        "Begin the line in the column of the fields around it; if it is text, reword its beginning.",
        each_document(field_in_text),
    ),
)
