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
    shows: Prose = Field(description="What a reader should take from it.")


class OneFocus(Authored):
    """One problem area carries the treatment."""

    kind: Literal["one-focus"]
    focus: ProblemArea = Field(description="The problem area that carries the treatment.")
    reasoning: Prose = Field(
        description="What changed before the mood fell, where the feeling gathers, what can be worked on."
    )
    evidence: list[Evidence] = Field(
        min_length=2,
        description="Two or more lines, copied exactly from the story, the presenting words or the incident.",
    )


class TwoFoci(Authored):
    """Two problem areas, one first and then the other, agreed aloud."""

    kind: Literal["two-foci"]
    foci: list[ProblemArea] = Field(
        min_length=2, max_length=2, description="In the order in which they will be worked on."
    )
    reasoning: Prose = Field(
        description="What changed before the mood fell, where the feeling gathers, what can be worked on."
    )
    evidence: list[Evidence] = Field(
        min_length=2,
        description="Two or more lines, copied exactly from the story, the presenting words or the incident.",
    )


class AnotherPathway(Authored):
    """IPT waits or stops: safety, an emergency, a service that must come first."""

    kind: Literal["another-pathway"]
    pathway: Line = Field(description="What comes first, and who does it.")
    later_focus: ProblemArea | None = Field(
        default=None, description="The problem area that may be worked on afterwards, if any."
    )
    reasoning: Prose = Field(
        description="What changed before the mood fell, where the feeling gathers, what can be worked on."
    )
    evidence: list[Evidence] = Field(
        min_length=2,
        description="Two or more lines, copied exactly from the story, the presenting words or the incident.",
    )


class AnotherFirstLine(Authored):
    """Another treatment is offered first; IPT may follow."""

    kind: Literal["another-first-line"]
    treatment: Line = Field(description="What is offered first, and by whom.")
    later_focus: ProblemArea | None = Field(
        default=None, description="The problem area that may be worked on afterwards, if any."
    )
    reasoning: Prose = Field(
        description="What changed before the mood fell, where the feeling gathers, what can be worked on."
    )
    evidence: list[Evidence] = Field(
        min_length=2,
        description="Two or more lines, copied exactly from the story, the presenting words or the incident.",
    )


Decision = Annotated[OneFocus | TwoFoci | AnotherPathway | AnotherFirstLine, Field(discriminator="kind")]


class Decoy(Authored):
    """A focus that tempts, and the fact that tempts."""

    focus: ProblemArea = Field(description="Another problem area than the decision's.")
    tempting_fact: Prose = Field(description="The fact in the case that tempts a good colleague.")


class Symptom(Authored):
    symptom: Line = Field(description="What the person has or has lost, in plain words.")
    function: Line = Field(description="What it stops or changes in the person's days.")


class Score(Authored):
    session: int = Field(ge=1, le=40, description="The number of the session.")
    score: int = Field(ge=0, le=80, description="The sum of the scale in that session, as a plain number.")
    note: Line | None = Field(default=None, description="What lay behind a turn of the curve; shown beside it.")


class ScaleCurve(Authored):
    scale: Literal["PHQ-9", "EPDS", "HAM-D-17", "GAD-7", "BDI-II"] = Field(
        description="One scale for the whole treatment."
    )
    scores: list[Score] = Field(min_length=2, description="Three sessions or more, in order.")


class Closeness(Authored):
    """Rings from the middle: 1 is closest, 4 is outermost."""

    before: Literal[1, 2, 3, 4] | None = Field(description="Before the episode; null if not yet in the person's life.")
    now: Literal[1, 2, 3, 4] | None = Field(description="Now; null if dead or gone.")
    wished_for: Literal[1, 2, 3, 4] | None = Field(
        description="Where the patient would like this person to be; null for nowhere."
    )


class Person(Authored):
    """One person of the interpersonal inventory."""

    name: Line = Field(description="An invented given name, declared in `names`.")
    relation: Line = Field(description="Who this is to the patient.")
    closeness: Closeness = Field(description="How close, in rings: before, now, and as the patient wishes.")
    good: Prose = Field(description="What is good between them.")
    bad: Prose = Field(description="What is hard between them.")
    patient_expects: Prose = Field(description="What the patient wants of this person.")
    they_expect: Prose = Field(description="As the patient understands it.")
    said_aloud: Literal["yes", "partly", "no"] = Field(description="Have the expectations been spoken?")
    change_near_onset: Prose = Field(description="What changed between them as the mood fell.")


class TimelinePoint(Authored):
    when: Line = Field(description="As the page shows it: a month, or 'second week of May'; never a date with a year.")
    months_from_onset: float = Field(
        ge=-600, le=120, description="0 is the onset of the episode; negative is before it."
    )
    event: Line | None = Field(default=None, description="What happened between people.")
    mood: Literal[1, 2, 3, 4, 5] = Field(description="1 very low, 3 coping, 5 well.")
    mood_words: Line = Field(description="The mood in the patient's words.")


class Speech(Authored):
    """One line of talk."""

    speaker: Line = Field(description="A name that is declared in `names`, or a part, such as Therapist.")
    says: Prose = Field(description="Word for word.")
    slip: bool = Field(default=False, description="true where this is the therapist's marked slip.")


class Incident(Authored):
    scene: Prose = Field(description="Where and when, and who was there.")
    lines: list[Speech] = Field(min_length=1, description="Who speaks and what they say, in turn: six lines or more.")
    hoped_for: Prose = Field(description="What the patient wanted to happen.")


class Affect(Authored):
    then: Prose = Field(description="What was felt in the talk.")
    now: Prose = Field(description="What is felt telling it.")


class SafetyPlan(Authored):
    people: list[Line] = Field(min_length=1, description="Who is on it, by the names in the case, or the service.")
    text: Prose = Field(
        description="What was agreed: early signs, what helps, who is told, when they speak next; no method."
    )


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
    protective: list[Line] = Field(min_length=1, description="Who and what holds the person.")
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
    part: Literal["author", "second-reader", "cultural-reader"] = Field(description="What this person did.")
    note: Line | None = Field(default=None, description="Such as profession or region, in their own words.")


class ScreenedConditions(Authored):
    bipolar: Line = Field(description="Days of high energy and little sleep: asked, and the answer.")
    psychosis: Line = Field(description="Voices, being watched, fixed odd beliefs: asked, and the answer.")
    trauma: Line = Field(description="Dreams, flashbacks, what is avoided: asked, and the answer.")
    substances: Line = Field(description="Drugs, and medicines taken otherwise than prescribed: asked, and the answer.")


class PlanByPhase(Authored):
    initial: Prose = Field(description="The first sessions, to the agreed focus.")
    middle: Prose = Field(description="The work on the focus, with options found by the patient, and rehearsed.")
    ending: Prose = Field(description="Sadness and gains, what to watch for, one thing unresolved.")


class Slip(Authored):
    line: Prose = Field(description="What the therapist said.")
    fault: Prose = Field(description="What was wrong with it.")
    repair: Prose = Field(description="What was said next, to mend it.")


class Case(Authored):
    """One fictional case: everything section by section, as its page shows it."""

    id: Id
    title: Line = Field(description="Neutral: it must not tell the focus.")
    revision: int = Field(ge=1, description="Raised by one when the decision or its grounds change.")
    label: Literal["fictional"] = Field(description="Always `fictional`: no case is of a real person.")
    made_by: Prose = Field(description="How it was invented; no real patient is a source.")
    names: list[Line] = Field(min_length=1, description="Every given name used anywhere in the file.")
    author: Line = Field(description="Who wrote it, as it should be printed on the case's page.")
    second_reader: Line = Field(description="'none yet' until a second clinician has read it.")
    credits: list[Credit] = Field(
        default_factory=list, description="For the contributors' page: everyone who wishes to be named there."
    )
    date: Day = Field(description="Year and month, 2026-11.")
    sample: bool = Field(default=False, description="true only for the authors' pages.")

    module: Id = Field(description="The module it practises: a folder below docs/modules/.")
    objectives: list[Id] = Field(
        min_length=1, description="What a reader of it practises, by the ids in the head of that module's index.md."
    )
    phase: Phase = Field(description="The phase of treatment in which the reader meets the case.")
    population: Population = Field(description="The time of life, which decides what else must be asked.")
    adaptation: Adaptation = Field(description="The form of IPT.")
    difficulty: Literal[1, 2, 3] = Field(
        description="1 one clear focus; 2 a decoy or an obstacle; 3 two live foci, risk, or IPT not indicated."
    )
    setting: Line = Field(description="Where, how often and how they meet.")
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

    age: int = Field(ge=6, le=89, description="In years, as a plain number.")
    gender: Line = Field(description="The person's own word for it.")
    pronouns: Line = Field(description="How the person is spoken of.")
    culture_and_language: Prose = Field(description="As the person would say it.")
    household: Prose = Field(description="Who lives there, who pays, who has moved in or out.")
    work_or_school: Prose = Field(description="What the person does all day, and what has changed in it.")
    faith_or_values: Prose | None = Field(
        default=None, description="Where it matters to the case, in the person's words."
    )

    presenting_words: list[Prose] = Field(min_length=1, max_length=4, description="Word for word.")
    story: Prose = Field(description="350 to 700 words; never the therapist's conclusion.")

    episode_onset: Month = Field(
        description="The month in which this episode began, so that events can be set before and after it."
    )
    symptoms: list[Symptom] = Field(
        min_length=1,
        description="Five or more, each with what it stops, so that a reader sees an illness and not a mood.",
    )
    scale_curve: ScaleCurve = Field(description="How the scores went from session to session.")
    past_episodes: Prose = Field(description="Earlier episodes, what helped, and who else in the family was ill.")
    medical_and_drug: Prose = Field(
        description="Illness, medicines, what was examined, so that nothing of the body passes for a mood."
    )
    alcohol: Prose = Field(description="How much, how often, and what it is for.")
    screened: ScreenedConditions = Field(
        description="What was asked about four conditions that would change the plan, and each answer."
    )
    risk: Risk = Field(
        description="Suicide, asked aloud in every case, with the answer; what holds the person; the plan."
    )
    violence_screen: Prose = Field(description="Asked alone: the questions and the answers.")
    young_person: YoungPerson | None = Field(default=None, description="Needed for anybody under eighteen.")
    perinatal: Perinatal | None = Field(default=None, description="Needed in pregnancy and in the year after.")

    inventory: list[Person] = Field(
        min_length=1,
        max_length=8,
        description="Four to eight, the patient left out; each wants something, and is wanted for something.",
    )
    missing_person: Prose = Field(description="Who is not mentioned, and when that was noticed.")
    timeline: list[TimelinePoint] = Field(
        min_length=2, max_length=7, description="Two to seven points in order, from before the episode to now."
    )
    incident: Incident = Field(description="One talk, word for word, of at least six lines.")
    affect_then_now: Affect = Field(description="The feeling, in the talk and in the room: IPT works where it is warm.")
    patient_theory: Prose = Field(description="What the patient thinks is the matter, in their own way.")
    strengths_supports: Prose = Field(description="Who and what helps, and what the patient does well.")

    decision: Decision = Field(
        description="What the case teaches: one focus, two, another pathway or another treatment first; why."
    )
    decoys: list[Decoy] = Field(
        min_length=1, max_length=2, description="One or two foci that tempt: without one, there is nothing to decide."
    )
    questions: list[SingleBestAnswer] = Field(
        min_length=1,
        max_length=4,
        description="The first asks for the focus; its option ids are the words of the decision "
        "(grief, role-dispute, role-transition, interpersonal-deficits, another-pathway).",
    )

    medication: Prose = Field(description="What was considered or offered, by whom, and what the patient chose.")
    sick_role: Prose = Field(
        description="Both halves: what the patient is let off, and what they take on. Limited in IPT-A; in IPC, "
        "that none is given."
    )
    formulation_model: Prose = Field(description="As the therapist says it aloud.")
    contract: Prose = Field(
        description="What the two agreed: how many meetings, on what, and what happens if it does not help."
    )
    plan_by_phase: PlanByPhase = Field(description="The treatment as it went, session by session or in stretches.")
    obstacle: Prose = Field(description="What got in the way, and what was done about it.")
    culture_notes: Prose = Field(description="What a reader from elsewhere needs in order to read the people right.")
    therapist_slip: Slip = Field(description="One thing the therapist got wrong and mended.")
    ending: Prose = Field(
        description="How it ended: what was felt about stopping, what stays undone, what comes after."
    )
    expert_disagreement: Prose = Field(description="What colleagues might dispute.")
    what_would_flip_it: Prose = Field(description="The new fact that would change the decision.")
    teaching_points: list[Prose] = Field(
        min_length=3, max_length=5, description="Three to five, each worth remembering on a Tuesday."
    )
    role_play: RolePlay | None = Field(
        default=None, description="A scene for three in a room; from it and the case four sheets are made."
    )
    references: list[Id] = Field(
        default_factory=list, description="Keys of references/ipt.bib, where the commentary rests on a source."
    )
