"""What a page of docs/ says of itself."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from ipt_course.model.words import Authored, Day, Id, Line

COURSE_AUTHORS = "IPT in Practice authors"
NOBODY_YET = "none yet"


class Part(StrEnum):
    """The parts of the course, in their order."""

    FOUNDATIONS = "foundations"
    PROBLEM_AREAS = "problem-areas"
    DOING_IT = "doing-it"
    AROUND_IT = "around-it"


class Objective(Authored):
    id: Id
    text: Line = Field(description="Begins with a verb that the site can test.")


class FrontMatter(BaseModel):
    """What a page of docs/ says of itself; the theme's own keys pass through."""

    model_config = ConfigDict(extra="allow", frozen=True)

    title: Line | None = None
    description: Line | None = None
    module: Id | None = None
    number: int | None = Field(default=None, ge=1, description="The module's place in the course, from 1.")
    part: Part | None = Field(default=None, description="The part of the course that the module belongs to.")
    objectives: list[Objective] = Field(default_factory=list)
    supervisor: list[Line] = Field(
        default_factory=list, description="What to take to a supervisor: skills that need a room."
    )
    last_reviewed: Day | None = None
    author: Line = Field(
        default=COURSE_AUTHORS, description="Of a module, on its index page; as it should be credited."
    )
    second_reader: Line = Field(
        default=NOBODY_YET, description="Of a module: the clinician who has read it; nobody is invented."
    )
