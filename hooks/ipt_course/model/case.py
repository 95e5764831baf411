"""A case: everything section by section, as its page shows it."""

from typing import Annotated, Literal

from pydantic import Field

from ipt_course.model.item import SingleBestAnswer
from ipt_course.model.role_play import RolePlay
from ipt_course.model.words import (
    Adaptation,
    Authored,
    Day,
    Id,
    Line,
    Month,
    Phase,
    Population,
    ProblemArea,
    Prose,
    SettingKind,
)


class Evidence(Authored):
    """A line of the story, word for word, and what it shows."""

    quote: Line = Field(description="Copied exactly from the story, the presenting words or the incident.")
    shows: Prose


class OneFocus(Authored):
    """One problem area carries the treatment."""

    kind: Literal["one-focus"]
    focus: ProblemArea
    reasoning: Prose
    evidence: list[Evidence] = Field(min_length=2)


class TwoFoci(Authored):
    """Two problem areas, one first and then the other, agreed aloud."""

    kind: Literal["two-foci"]
    foci: list[ProblemArea] = Field(
        min_length=2, max_length=2, description="In the order in which they will be worked on."
    )
    reasoning: Prose
    evidence: list[Evidence] = Field(min_length=2)


class AnotherPathway(Authored):
    """IPT waits or stops: safety, an emergency, a service that must come first."""

    kind: Literal["another-pathway"]
    pathway: Line
    later_focus: ProblemArea | None = None
    reasoning: Prose
    evidence: list[Evidence] = Field(min_length=2)


class AnotherFirstLine(Authored):
    """Another treatment is offered first; IPT may follow."""

    kind: Literal["another-first-line"]
    treatment: Line
    later_focus: ProblemArea | None = None
    reasoning: Prose
    evidence: list[Evidence] = Field(min_length=2)


Decision = Annotated[OneFocus | TwoFoci | AnotherPathway | AnotherFirstLine, Field(discriminator="kind")]


class Decoy(Authored):
    """A focus that tempts, and the fact that tempts."""

    focus: ProblemArea
    tempting_fact: Prose


class Symptom(Authored):
    symptom: Line
    function: Line = Field(description="What it stops or changes in the person's days.")


class Score(Authored):
    session: int = Field(ge=1, le=40)
    score: int = Field(ge=0, le=80)
    note: Line | None = Field(default=None, description="What lay behind a turn of the curve; shown beside it.")


class ScaleCurve(Authored):
    scale: Literal["PHQ-9", "EPDS", "HAM-D-17", "GAD-7", "BDI-II"]
    scores: list[Score] = Field(min_length=2)


class Closeness(Authored):
    """Rings from the middle: 1 is closest, 4 is outermost."""

    before: Literal[1, 2, 3, 4] | None = Field(description="Before the episode; null if not yet in the person's life.")
    now: Literal[1, 2, 3, 4] | None = Field(description="Now; null if dead or gone.")
    wished_for: Literal[1, 2, 3, 4] | None = Field(
        description="Where the patient would like this person to be; null for nowhere."
    )


class Person(Authored):
    """One person of the interpersonal inventory."""

    name: Line
    relation: Line
    closeness: Closeness
    good: Prose
    bad: Prose
    patient_expects: Prose
    they_expect: Prose = Field(description="As the patient understands it.")
    said_aloud: Literal["yes", "partly", "no"] = Field(description="Have the expectations been spoken?")
    change_near_onset: Prose


class TimelinePoint(Authored):
    when: Line = Field(description="As the page shows it: a month, or 'second week of May'; never a date with a year.")
    months_from_onset: float = Field(
        ge=-600, le=120, description="0 is the onset of the episode; negative is before it."
    )
    event: Line | None = Field(default=None, description="What happened between people.")
    mood: Literal[1, 2, 3, 4, 5] = Field(description="1 very low, 3 coping, 5 well.")
    mood_words: Line


class Speech(Authored):
    """One line of talk."""

    speaker: Line
    says: Prose
    slip: bool = Field(default=False, description="true where this is the therapist's marked slip.")


class Incident(Authored):
    scene: Prose = Field(description="Where and when, and who was there.")
    lines: list[Speech] = Field(min_length=1)
    hoped_for: Prose = Field(description="What the patient wanted to happen.")


class Affect(Authored):
    then: Prose
    now: Prose


class SafetyPlan(Authored):
    people: list[Line] = Field(min_length=1, description="Who is on it, by the names in the case, or the service.")
    text: Prose


class Risk(Authored):
    carries: Literal[
        "asked-none",
        "passive-ideation",
        "active-ideation",
        "acute",
        "violence",
        "perinatal",
        "self-harm",
        "child-or-dependant",
    ] = Field(description="A writing category, never a risk label for a patient.")
    asked: Prose = Field(description="The question as it was asked, and the answer.")
    protective: list[Line] = Field(min_length=1)
    plan: SafetyPlan | None = Field(default=None, description="Needed for anything but asked-none.")
    feared: list[Line] = Field(
        default_factory=list,
        description="Names of those whom the patient fears or who control them: never on the plan, never invited.",
    )


class YoungPerson(Authored):
    """What stands in the case of anybody under eighteen."""

    guardian: Prose = Field(description="Who has parental responsibility, who came along, and who is seen when.")
    consent: Prose = Field(description="Who consents by local law, and what the young person agreed to.")
    privacy: Prose = Field(description="The limits of privacy as they were said, before the first talk alone.")
    safeguarding: Prose = Field(description="What was asked about harm to them, who the lead is, what was done.")


class Perinatal(Authored):
    """What is asked in pregnancy and in the year after, whatever the answer."""

    when: Line = Field(description="Such as '20 weeks pregnant', 'nine weeks after the birth'.")
    infant_thoughts: Prose = Field(description="The question about thoughts of harm coming to the baby; the answer.")
    psychosis: Prose = Field(
        description="Elation, confusion, odd beliefs or voices, little need of sleep, the baby a stranger: asked."
    )


class Credit(Authored):
    """A person who had a part in the case and wishes to be named."""

    name: Line = Field(description="As it should be printed. A real person who has said yes; nobody is invented.")
    part: Literal["author", "second-reader", "cultural-reader"]
    note: Line | None = Field(default=None, description="Such as profession or region, in their own words.")


class ScreenedConditions(Authored):
    bipolar: Line
    psychosis: Line
    trauma: Line
    substances: Line


class PlanByPhase(Authored):
    initial: Prose
    middle: Prose
    ending: Prose


class Slip(Authored):
    line: Prose = Field(description="What the therapist said.")
    fault: Prose
    repair: Prose


class Case(Authored):
    """One fictional case: everything section by section, as its page shows it."""

    id: Id
    title: Line = Field(description="Neutral: it must not tell the focus.")
    revision: int = Field(ge=1)
    label: Literal["fictional"]
    made_by: Prose = Field(description="How it was invented; no real patient is a source.")
    names: list[Line] = Field(min_length=1, description="Every given name used anywhere in the file.")
    author: Line
    second_reader: Line = Field(description="'none yet' until a second clinician has read it.")
    credits: list[Credit] = Field(
        default_factory=list, description="For the contributors' page: everyone who wishes to be named there."
    )
    date: Day = Field(description="Year and month, 2026-11.")
    sample: bool = Field(default=False, description="true only for the authors' pages.")

    module: Id
    objectives: list[Id] = Field(min_length=1)
    phase: Phase = Field(description="The phase of treatment in which the reader meets the case.")
    population: Population
    adaptation: Adaptation
    difficulty: Literal[1, 2, 3]
    setting: Line
    setting_kind: SettingKind | None = Field(
        default=None, description="The same in one word, by which the index of cases finds it."
    )
    country_context: Line = Field(description="Generic: 'a large port city'; nothing finer than a region.")
    content_note: Prose | None = Field(
        default=None, description="Shown before the story where something in it may distress."
    )

    contrast_with: Id | None = Field(
        default=None, description="The id of the case that is the same but for one thing; that case points back."
    )
    what_differs: Line | None = Field(
        default=None, description="That one thing: a date, a word, a wish. Shown after both have been answered."
    )

    age: int = Field(ge=6, le=89)
    gender: Line
    pronouns: Line
    culture_and_language: Prose = Field(description="As the person would say it.")
    household: Prose
    work_or_school: Prose
    faith_or_values: Prose | None = None

    presenting_words: list[Prose] = Field(min_length=1, max_length=4, description="Word for word.")
    story: Prose = Field(description="350 to 700 words; never the therapist's conclusion.")

    episode_onset: Month
    symptoms: list[Symptom] = Field(min_length=1)
    scale_curve: ScaleCurve
    past_episodes: Prose
    medical_and_drug: Prose
    alcohol: Prose
    screened: ScreenedConditions
    risk: Risk
    violence_screen: Prose = Field(description="Asked alone: the questions and the answers.")
    young_person: YoungPerson | None = Field(default=None, description="Needed for anybody under eighteen.")
    perinatal: Perinatal | None = Field(default=None, description="Needed in pregnancy and in the year after.")

    inventory: list[Person] = Field(min_length=1, max_length=8)
    missing_person: Prose = Field(description="Who is not mentioned, and when that was noticed.")
    timeline: list[TimelinePoint] = Field(min_length=2, max_length=7)
    incident: Incident
    affect_then_now: Affect
    patient_theory: Prose
    strengths_supports: Prose

    decision: Decision
    decoys: list[Decoy] = Field(min_length=1, max_length=2)
    questions: list[SingleBestAnswer] = Field(
        min_length=1,
        max_length=4,
        description="The first asks for the focus; its option ids are the words of the decision "
        "(grief, role-dispute, role-transition, interpersonal-deficits, another-pathway).",
    )

    medication: Prose
    sick_role: Prose = Field(
        description="Both halves: what the patient is let off, and what they take on. Limited in IPT-A; in IPC, "
        "that none is given."
    )
    formulation_model: Prose = Field(description="As the therapist says it aloud.")
    contract: Prose
    plan_by_phase: PlanByPhase
    obstacle: Prose
    culture_notes: Prose
    therapist_slip: Slip
    ending: Prose
    expert_disagreement: Prose = Field(description="What colleagues might dispute.")
    what_would_flip_it: Prose = Field(description="The new fact that would change the decision.")
    teaching_points: list[Prose] = Field(min_length=3, max_length=5)
    role_play: RolePlay | None = Field(
        default=None, description="A scene for three in a room; from it and the case four sheets are made."
    )
    references: list[Id] = Field(default_factory=list)
