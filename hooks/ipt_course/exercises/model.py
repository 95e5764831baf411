"""What every exercise says of itself, of whatever kind."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ipt_course.model.words import Authored, Day, Id, Line, Prose


class Exercise(Authored):
    """A file below practice/. Its patient is invented; with `case`, the case's facts hold."""

    id: Id
    title: Line = Field(description="Neutral: it tells neither the problem area nor the answer.")
    revision: int = Field(
        ge=1, description="Raise by one when what a learner's record speaks of changes; a wording fix leaves it."
    )
    label: Literal["fictional"]
    author: Line
    second_reader: Line = Field(description="'none yet' until a second clinician has read it.")
    date: Day = Field(description="Year and month, 2026-11.")
    sample: bool = Field(default=False, description="true only for the authors' pages.")
    module: Id = Field(description="The folder below docs/modules/ whose work it practises.")
    case: Id | None = Field(default=None, description="The file in cases/ whose facts it keeps.")
    content_note: Prose | None = Field(default=None, description="Shown first where something in it may distress.")
