"""The words a practice session may use for what a reply does: techniques, adherence markers, habits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Technique(StrEnum):
    """What a therapist does in IPT; each is taught at one place of the course."""

    EXPLORING = "exploring"
    DIRECT_QUESTION = "direct-question"
    CLARIFICATION = "clarification"
    ENCOURAGING_AFFECT = "encouraging-affect"
    CONTENT_AND_PROCESS_AFFECT = "content-and-process-affect"
    LINKING = "linking"
    INCIDENT = "incident"
    COMMUNICATION_ANALYSIS = "communication-analysis"
    DECISION_ANALYSIS = "decision-analysis"
    ROLE_PLAY = "role-play"
    PROBLEM_SOLVING = "problem-solving"
    BETWEEN_SESSIONS = "between-sessions"
    PSYCHOEDUCATION = "psychoeducation"
    SICK_ROLE = "sick-role"
    KEEPING_FOCUS = "keeping-focus"
    DIRECTIVE = "directive"
    BOUNDARIES = "boundaries"
    SOCIAL_SUPPORT = "social-support"
    THERAPEUTIC_RELATIONSHIP = "therapeutic-relationship"
    SILENCE = "silence"
    TEARS = "tears"
    ANGER = "anger"
    NO_CHANGE = "no-change"
    SESSION_STRUCTURE = "session-structure"
    ASKING_RISK = "asking-risk"
    SAFETY_PLAN = "safety-plan"
    ASKING_VIOLENCE = "asking-violence"
    INVENTORY = "inventory"
    TIMELINE = "timeline"
    FORMULATION = "formulation"
    CONTRACT = "contract"
    ENDING = "ending"
    RELAPSE_PLAN = "relapse-plan"


@dataclass(frozen=True)
class Taught:
    """A word as a reader sees it, and the place of the course that teaches it."""

    name: str
    place: str


_TECHNIQUES = "modules/techniques/"
TECHNIQUES: Mapping[Technique, Taught] = {
    Technique.EXPLORING: Taught("Exploring", f"{_TECHNIQUES}listening.md#exploring"),
    Technique.DIRECT_QUESTION: Taught("A direct question", f"{_TECHNIQUES}listening.md#exploring"),
    Technique.CLARIFICATION: Taught("Clarifying", f"{_TECHNIQUES}listening.md#clarifying"),
    Technique.ENCOURAGING_AFFECT: Taught("Encouraging affect", f"{_TECHNIQUES}listening.md#affect"),
    Technique.CONTENT_AND_PROCESS_AFFECT: Taught("Feeling then and now", f"{_TECHNIQUES}listening.md#two-times"),
    Technique.LINKING: Taught("Linking mood and event", f"{_TECHNIQUES}listening.md#linking"),
    Technique.INCIDENT: Taught("One incident", f"{_TECHNIQUES}incidents.md#incident"),
    Technique.COMMUNICATION_ANALYSIS: Taught("Communication analysis", f"{_TECHNIQUES}incidents.md#communication"),
    Technique.DECISION_ANALYSIS: Taught("Decision analysis", f"{_TECHNIQUES}incidents.md#decision"),
    Technique.ROLE_PLAY: Taught("Role play", f"{_TECHNIQUES}incidents.md#role-play"),
    Technique.PROBLEM_SOLVING: Taught("Problem solving", f"{_TECHNIQUES}incidents.md#problem-solving"),
    Technique.BETWEEN_SESSIONS: Taught("Between sessions", f"{_TECHNIQUES}incidents.md#between"),
    Technique.PSYCHOEDUCATION: Taught("Psychoeducation", f"{_TECHNIQUES}frame.md#psychoeducation"),
    Technique.SICK_ROLE: Taught("Sick role", f"{_TECHNIQUES}frame.md#sick-role"),
    Technique.KEEPING_FOCUS: Taught("Keeping focus", f"{_TECHNIQUES}frame.md#focus"),
    Technique.DIRECTIVE: Taught("Being directive, with a reason", f"{_TECHNIQUES}frame.md#directive"),
    Technique.BOUNDARIES: Taught("Boundaries", f"{_TECHNIQUES}frame.md#boundaries"),
    Technique.SOCIAL_SUPPORT: Taught("Social support", f"{_TECHNIQUES}frame.md#support"),
    Technique.THERAPEUTIC_RELATIONSHIP: Taught("The relationship in the room", f"{_TECHNIQUES}frame.md#relationship"),
    Technique.SILENCE: Taught("Silence", f"{_TECHNIQUES}hard-moments.md#silence"),
    Technique.TEARS: Taught("Staying with tears", f"{_TECHNIQUES}hard-moments.md#tears"),
    Technique.ANGER: Taught("Welcoming anger", f"{_TECHNIQUES}hard-moments.md#angry-with-you"),
    Technique.NO_CHANGE: Taught("Saying that nothing has changed", f"{_TECHNIQUES}hard-moments.md#no-change"),
    Technique.SESSION_STRUCTURE: Taught("Structure and time", f"{_TECHNIQUES}index.md#session"),
    Technique.ASKING_RISK: Taught("Asking about suicide", "modules/assessment/risk.md#ask"),
    Technique.SAFETY_PLAN: Taught("A safety plan", "modules/assessment/risk.md#plan"),
    Technique.ASKING_VIOLENCE: Taught("Asking about violence, alone", "modules/assessment/risk.md#violence"),
    Technique.INVENTORY: Taught("Interpersonal inventory", "modules/assessment/inventory.md#inventory"),
    Technique.TIMELINE: Taught("Timeline", "modules/assessment/inventory.md#timeline"),
    Technique.FORMULATION: Taught("Formulation", "modules/assessment/focus.md#formulation"),
    Technique.CONTRACT: Taught("Contract", "modules/assessment/focus.md#contract"),
    Technique.ENDING: Taught("The tasks of ending", "modules/ending/index.md#tasks"),
    Technique.RELAPSE_PLAN: Taught("A plan against relapse", "modules/ending/relapse-signature.md#plan"),
}


class MarkerId(StrEnum):
    """The twelve lines of the course's rubric (docs/modules/competence/rubric.md)."""

    MOOD_EVENT = "mood-event"
    FOCUS = "focus"
    SICK_ROLE = "sick-role"
    INCIDENT = "incident"
    FEELING = "feeling"
    EXPECTATIONS = "expectations"
    OPTIONS = "options"
    REHEARSAL = "rehearsal"
    NETWORK = "network"
    STRUCTURE = "structure"
    ALLIANCE = "alliance"
    RISK = "risk"


MARKERS: Mapping[MarkerId, str] = {
    MarkerId.MOOD_EVENT: "Mood and event",
    MarkerId.FOCUS: "Focus",
    MarkerId.SICK_ROLE: "Illness, sick role",
    MarkerId.INCIDENT: "One incident",
    MarkerId.FEELING: "Feeling",
    MarkerId.EXPECTATIONS: "Expectations, messages",
    MarkerId.OPTIONS: "Patient's options",
    MarkerId.REHEARSAL: "Rehearsal",
    MarkerId.NETWORK: "Network",
    MarkerId.STRUCTURE: "Time, structure",
    MarkerId.ALLIANCE: "Alliance, culture",
    MarkerId.RISK: "Risk",
}


@dataclass(frozen=True)
class Anchors:
    """What a line sounds like at three of its levels; one is missing where it was needed, or may hurt."""

    two: str
    three: str
    five: str


# As the rubric's table has them; a test holds the two together.
ANCHORS: Mapping[MarkerId, Anchors] = {
    MarkerId.MOOD_EVENT: Anchors(
        "Score read out, put away",
        "Joined, in ten minutes",
        "The patient joins them",
    ),
    MarkerId.FOCUS: Anchors(
        "Named; the loudest topic wins",
        "Named; seven minutes in ten on it",
        "The stray turns out to serve it",
    ),
    MarkerId.SICK_ROLE: Anchors(
        "One half: rest, or effort",
        "Both halves, tablets too",
        "Self-blame is met as it comes",
    ),
    MarkerId.INCIDENT: Anchors(
        '"They always"',
        "One exchange: place, words",
        "The patient finds the turn",
    ),
    MarkerId.FEELING: Anchors(
        "Asked for, run over",
        "Drawn out, stayed with, used",
        "It shows them what they want",
    ),
    MarkerId.EXPECTATIONS: Anchors(
        "One side only",
        "Both sides; said and heard",
        "The unsaid one gets its words",
    ),
    MarkerId.OPTIONS: Anchors(
        "Yours, as a question",
        "Three of theirs, taken through",
        "They choose, knowing the cost",
    ),
    MarkerId.REHEARSAL: Anchors(
        "Talked about, or met by a kind reply",
        "Played, with an unwelcome reply",
        "Two takes; tone changes too",
    ),
    MarkerId.NETWORK: Anchors(
        '"Reach out more"',
        "A name, a request, a day",
        "What it will cost to ask is met",
    ),
    MarkerId.STRUCTURE: Anchors(
        "It stops when time is up",
        "Scale, work, summary, sessions counted",
        "Room for what matters most",
    ),
    MarkerId.ALLIANCE: Anchors(
        "Politeness taken for a yes",
        "You ask how it lands, and mend",
        "The patient corrects you",
    ),
    MarkerId.RISK: Anchors(
        "The form is read",
        "Asked in words; all through at any cue, with a plan if due",
        "So asked that a yes was easy to say",
    ),
}


class Habit(StrEnum):
    """The five habits that do not belong in IPT, as the rubric counts them."""

    DISPUTING_THOUGHTS = "disputing-thoughts"
    MARKING_TASKS = "marking-tasks"
    INTERPRETING_TRANSFERENCE = "interpreting-transference"
    CHAT = "chat"
    ADVICE = "advice"


HABITS: Mapping[Habit, str] = {
    Habit.DISPUTING_THOUGHTS: "disputing a thought",
    Habit.MARKING_TASKS: "marking a task",
    Habit.INTERPRETING_TRANSFERENCE: "interpreting transference",
    Habit.CHAT: "chat",
    Habit.ADVICE: "advice by habit",
}
