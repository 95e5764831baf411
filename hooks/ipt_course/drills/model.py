"""A drill as its author writes it: one skill, three patients' lines from easier to harder. No rules here."""

from __future__ import annotations

from pydantic import Field

from ipt_course.exercises.model import Exercise
from ipt_course.model.words import Authored, Id, Line, Place, Prose
from ipt_course.practice.vocabulary import Technique


class Criterion(Authored):
    """Something that can be heard in a reply, to be ticked by the one who gave it."""

    id: Id = Field(description="Unique in the drill. Stable for ever: a learner's ticks are kept under it.")
    statement: Line = Field(description="What can be heard, as the speaker says it: “I named the illness”.")
    why: Line = Field(description="What the patient loses without it.")


class Model(Authored):
    """A reply that serves, and what it does."""

    says: Prose = Field(description="The therapist's words, as one speaks.")
    does: Prose = Field(description="What it does, and what makes it harder to say than the one before.")


class Rung(Authored):
    """One patient's line to answer."""

    id: Id = Field(description="Unique in the drill. Stable for ever.")
    setting: Prose = Field(description="Who says it, in which session, what has just been said.")
    says: Prose = Field(description="The patient's line, with how it is said.")
    harder: Line = Field(description="What makes this one easy, harder or hardest, for the speaker to know.")
    models: list[Model] = Field(min_length=3, max_length=3, description="Three replies, from plain to artful.")
    slip: Model = Field(description="The reply that tempts most, and what it would do to the patient.")


class Drill(Exercise):
    """One skill, practised aloud or in writing."""

    skill: Technique
    aim: Line = Field(description="What one will be able to do, in one sentence.")
    section: Place = Field(description="Where the skill is taught.")
    minutes: int = Field(ge=2, le=15)
    criteria: list[Criterion] = Field(min_length=3, max_length=5)
    rungs: list[Rung] = Field(min_length=3, max_length=3, description="From easier to harder.")
