"""A practice session as its author writes it: turns, replies, and a state that remembers. No rules here."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from ipt_course.exercises.model import Exercise
from ipt_course.model.words import Authored, Effect, Id, Line, Phase, Prose
from ipt_course.practice.vocabulary import Habit, MarkerId, Technique

if TYPE_CHECKING:
    from ipt_course.practice.explore import Explored

DEBRIEF = "debrief"  # where a session ends; no turn may be called so
STABLE = "Stable for ever: a learner's saved path is kept under it."
WHEN = "A condition over the state, such as `alliance <= 1 and risk-asked = 1`; never a sentence."
Level = Literal[2, 3, 5]
# A name of the state: shorter than an id, since conditions are read with it.
StateId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=24)]


class StateVariable(Authored):
    """Something that has or has not happened between the two, counted in small whole numbers."""

    id: StateId
    starts: int = Field(ge=0, le=5, description="Its value before the first reply.")
    lowest: int = Field(default=0, ge=0, le=5)
    highest: int = Field(ge=1, le=5, description="Changes beyond `lowest` and `highest` are cut off there.")
    means: Line = Field(description="What it stands for, in words that the debrief can print.")


class Variant(Authored):
    """What the patient says instead where a condition holds. The first that holds is taken."""

    when: Line = Field(description=WHEN)
    patient: Prose
    thought: Prose | None = Field(default=None, description="Left out: nothing can be opened beside this variant.")


class Fork(Authored):
    """Another way out of a reply. The first whose condition holds is taken; else `next`."""

    when: Line = Field(description=f"{WHEN} It is asked after the reply's own changes.")
    to: Id = Field(description="The id of a turn further down, or `debrief`.")


class Reply(Authored):
    """One thing that the therapist can say now."""

    id: Id = Field(description=f"Unique in the session. {STABLE}")
    text: Prose = Field(description="What the therapist says, word for word, as one speaks.")
    when: Line | None = Field(default=None, description=f"Offered only if. {WHEN}")
    effect: Effect = Field(description="What it does to the patient: skilled, acceptable, unhelpful or harmful.")
    technique: Technique | None = Field(
        default=None, description="Needed for skilled and acceptable replies; elsewhere where one was tried."
    )
    markers: dict[MarkerId, Level] = Field(
        default_factory=dict,
        description="Levels of the rubric that this reply earns: 2 begun or over the patient's head, 3 sound, "
        "5 shaped to this person. What is due here and not named counts as 1, not there.",
    )
    habit: Habit | None = Field(default=None, description="One of the five that do not belong in IPT.")
    changes: dict[StateId, int] = Field(
        default_factory=dict, description="By how much each state rises or falls: `alliance: 1`, `alliance: -1`."
    )
    answer: Prose = Field(description="What the patient says or does at once, before the next turn.")
    coach: Prose = Field(description="What the reply did, in IPT terms: why it tempts, what it costs or opens.")
    forks: list[Fork] = Field(default_factory=list)
    next: Id = Field(description="The id of a turn further down, or `debrief`.")


class Turn(Authored):
    """The patient speaks, and the therapist may say one of several things."""

    id: Id = Field(description="Unique in the session.")
    patient: Prose = Field(description="What the patient says or does, after the answer to the last reply.")
    thought: Prose | None = Field(default=None, description="What the patient thinks and does not say; may be opened.")
    variants: list[Variant] = Field(default_factory=list)
    due: list[MarkerId] = Field(
        default_factory=list, description="Markers that the moment calls for; a reply that lacks one gets level 1."
    )
    replies: list[Reply] = Field(
        min_length=3, max_length=8, description="Three or four are offered at a time, in this order."
    )


class Remark(Authored):
    """A sentence of the debrief; with `when`, only where that holds at the end."""

    when: Line | None = Field(default=None, description=WHEN)
    text: Prose


class Session(Exercise):
    """One practice session: a conversation in which the learner is the therapist."""

    phase: Phase
    name: Line = Field(description="The patient's given name, as the page prints it before each line.")
    aim: Line = Field(description="What the learner is to reach in this session, in one sentence.")
    opening: Prose = Field(description="Who, which session, the score, what is known, what comes just before.")
    state: list[StateVariable] = Field(min_length=1, max_length=6)
    turns: list[Turn] = Field(min_length=6, description="The first begins; every way leads downwards in the file.")
    authors_path: list[Id] = Field(min_length=6, description="The replies the authors would choose, in order.")
    debrief: list[Remark] = Field(min_length=2, description="Printed in this order; at least one has no `when`.")

    @cached_property
    def explored(self) -> Explored:
        """Of a session that can be played. Rules, list and page ask for it, and it takes a while: so it is kept."""
        from ipt_course.practice.explore import explore  # it reads what is declared here

        return explore(self)

    def turn(self, id: str) -> Turn:
        return next(turn for turn in self.turns if turn.id == id)
