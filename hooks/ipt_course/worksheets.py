"""worksheets/*.yml: sheets to fill in on screen or on paper. What is written in them is never kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from ipt_course.findings import Finding
from ipt_course.load.one_file import read_file
from ipt_course.model import Authored, Id, Line, Place
from ipt_course.pages import Page, is_place
from ipt_course.paths import WORKSHEETS
from ipt_course.rules.link_codes import WORKSHEET_FAULT


class Who(StrEnum):
    """Who holds the pen."""

    PATIENT = "patient"
    THERAPIST = "therapist"
    TOGETHER = "together"


class Lines(Authored):
    """A question with room to answer."""

    kind: Literal["lines"]
    ask: Line
    rows: int = Field(default=2, ge=1, le=12)


class Table(Authored):
    """A table to fill in: headed by columns, and on the left by `headings`, or numbered."""

    kind: Literal["table"]
    ask: Line
    columns: list[Line] = Field(min_length=2, max_length=6)
    headings: list[Line] = Field(default_factory=list, description="One row each; without them there are `rows`.")
    rows: int = Field(default=4, ge=1, le=12)
    tall: int = Field(default=2, ge=1, le=8, description="Lines of writing in each cell.")


class Checks(Authored):
    """Things to tick."""

    kind: Literal["checks"]
    ask: Line
    statements: list[Line] = Field(min_length=2)


class Drawing(Authored):
    """An empty figure to draw on."""

    kind: Literal["drawing"]
    ask: Line
    figure: Literal["circle", "timeline"]


WorksheetPart = Annotated[Lines | Table | Checks | Drawing, Field(discriminator="kind")]


class Worksheet(Authored):
    """One sheet. It has no patient's name on it."""

    id: Id
    title: Line
    who: Who
    use: Line = Field(description="When it is used and how, in one or two sentences to the therapist.")
    section: Place = Field(description="Where its use is taught.")
    parts: list[WorksheetPart] = Field(min_length=1)


def read_worksheets(root: Path, pages: Mapping[str, Page]) -> tuple[dict[str, Worksheet], list[Finding]]:
    """The sheets by id, and what is wrong with them."""
    sheets: dict[str, Worksheet] = {}
    findings: list[Finding] = []
    for file in sorted((root / WORKSHEETS).glob("*.yml")):
        path = f"{WORKSHEETS}/{file.name}"
        source, sheet, found = read_file(Worksheet, root, path)
        findings += found
        if sheet:
            sheets[sheet.id] = sheet
            findings += [
                WORKSHEET_FAULT.at(path, source.place((at,)), told) for at, told in _faults(sheet, file.stem, pages)
            ]
    return sheets, findings


def _faults(sheet: Worksheet, stem: str, pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    if sheet.id != stem:
        yield "id", f"`{sheet.id}` stands in a file called {stem}.yml"
    if not is_place(sheet.section, pages):
        yield "section", f"`{sheet.section}` is no place of the course"
