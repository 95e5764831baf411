"""A transcript to rate, as its author writes it. No rules here."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ipt_course.exercises.model import Exercise
from ipt_course.model.words import Authored, Line, Phase, Prose
from ipt_course.practice.vocabulary import Habit, MarkerId

# What a line is called: T3 is the third of the therapist, P4 the fourth of the patient, as the page prints them.
LineName = Annotated[str, StringConstraints(pattern=r"^[TP][1-9]\d?$")]
# The rubric's anchored levels; 1 is "potentially harmful".
Level = Literal[1, 2, 3, 5]
AnchorId = Literal["1", "2", "3", "5"]


class Voice(StrEnum):
    THERAPIST = "therapist"
    PATIENT = "patient"


class Spoken(Authored):
    """One line of the session."""

    who: Voice
    says: Prose


class Slip(Authored):
    """A line where the therapist leaves IPT or hurts, and what would have served."""

    line: LineName
    habit: Habit | None = Field(default=None, description="One of the five that do not belong in IPT.")
    told: Prose = Field(description="What the line did to the patient, and why it tempts.")
    instead: Prose = Field(description="What the therapist could have said, word for word.")


class Mark(Authored):
    """The authors' mark for one line of the rubric."""

    marker: MarkerId
    level: Level
    evidence: list[LineName] = Field(min_length=1, max_length=6, description="The lines that show it; best first.")
    why: Prose = Field(description="Why this level and not the ones beside it, with the lines that decide it.")
    near: Level | None = Field(default=None, description="Another level that a fair colleague could give.")
    near_why: Prose | None = Field(default=None, description="What that colleague would point at.")
    anchors: dict[AnchorId, Line] = Field(
        description="What each of the four levels would sound like in this session, in a few words each."
    )


class Transcript(Exercise):
    """A session of 25 to 60 lines with slips in it, and six to ten marks."""

    phase: Phase
    name: Line = Field(description="The patient's given name, as the page prints it before each line.")
    opening: Prose = Field(description="Who, which session, the score, what is known, what comes just before.")
    lines: list[Spoken] = Field(
        min_length=25,
        max_length=60,
        description="Their order: Stable for ever, or `revision` rises: a learner's evidence is kept as T3, P4.",
    )
    marks: list[Mark] = Field(min_length=6, max_length=10)
    slips: list[Slip] = Field(min_length=2)
    summing_up: Prose = Field(description="What a supervisor would say first, and the one thing to work on.")
