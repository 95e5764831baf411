"""A scene from a case for three people in a room: one is the patient, one the therapist, one watches."""

from pydantic import Field

from ipt_course.model.words import Authored, Line, Prose
from ipt_course.practice.vocabulary import MarkerId


class Answer(Authored):
    """What the player of the patient does when the therapist does something."""

    hears: Line = Field(description="What the therapist does, as the patient would notice it.")
    then: Prose = Field(description="What the patient says or does at once, mostly word for word.")


class RolePlay(Authored):
    """Ten minutes of one session. The rest of the four sheets comes from the case."""

    minutes: int = Field(ge=5, le=20, description="How long the talk lasts; the talk about it comes on top.")
    scene: Prose = Field(description="Which session, when, who is in the room; what all three may know.")
    last_time: Prose = Field(
        description="For the therapist: focus, score, what was said last time, what has been asked."
    )
    task: Prose = Field(description="For the therapist: what to reach in these minutes.")
    enters: Prose = Field(description="For the patient: how you come in, and your first line.")
    wants: Line = Field(description="For the patient: what you want from this talk, though you would not say so.")
    holds_back: Prose = Field(
        description="For the patient: what you do not say by yourself, and what would bring it out."
    )
    answers: list[Answer] = Field(min_length=4, max_length=7, description="What the patient notices, and does at once.")
    asked_about_dying: Prose = Field(description="For the patient: what you answer if asked, true to the case.")
    watch: list[MarkerId] = Field(
        min_length=3, max_length=5, description="Lines of the rubric for the one who watches."
    )
    debrief: list[Line] = Field(min_length=3, max_length=5, description="Questions for all three, in this order.")
