"""Small complete values for tests: a case that satisfies the model, and ways to vary it."""

from copy import deepcopy
from typing import Any

from ipt_course.model import Case, Person, TimelinePoint

ITEM: dict[str, Any] = {
    "id": "sample-focus",
    "revision": 1,
    "kind": "single-best-answer",
    "objective": "rd-recognise",
    "section": "modules/role-disputes/index.md#definition",
    "difficulty": 1,
    "stem": "Which focus fits best?",
    "options": [
        {"id": "role-dispute", "text": "Role dispute", "key": True, "feedback": "Two expectations."},
        {"id": "grief", "text": "Grief", "feedback": "Nobody has died."},
    ],
    "rationale": "The onset follows the quarrel by weeks.",
}

PERSON: dict[str, Any] = {
    "name": "Rosa",
    "relation": "sister",
    "closeness": {"before": 1, "now": 3, "wished_for": 2},
    "good": "She laughs at the same things.",
    "bad": "She decides alone.",
    "patient_expects": "To be asked.",
    "they_expect": "To be thanked.",
    "said_aloud": "no",
    "change_near_onset": "Stopped ringing in March.",
}

POINT: dict[str, Any] = {
    "when": "April",
    "months_from_onset": 0,
    "event": "The flat was sold",
    "mood": 2,
    "mood_words": "waking at four",
}

CASE: dict[str, Any] = {
    "id": "sample-case",
    "title": "A flat and two sisters",
    "revision": 1,
    "label": "fictional",
    "made_by": "Invented for a test.",
    "names": ["Nadia", "Rosa", "Piet"],
    "author": "The tests",
    "second_reader": "none yet",
    "date": "2026-11",
    "sample": True,
    "module": "role-disputes",
    "objectives": ["rd-recognise"],
    "phase": "initial",
    "population": "adult",
    "adaptation": "individual",
    "difficulty": 1,
    "setting": "A clinic above a library",
    "country_context": "a large port city",
    "age": 41,
    "gender": "woman",
    "pronouns": "she",
    "culture_and_language": "Two languages at home.",
    "household": "Lives with Piet.",
    "work_or_school": "Drives a tram.",
    "presenting_words": ["It is nothing, really."],
    "story": "The two sisters sold the flat in April.",
    "episode_onset": "April",
    "symptoms": [{"symptom": "wakes at four", "function": "swaps the early shift"}],
    "scale_curve": {
        "scale": "PHQ-9",
        "scores": [
            {"session": 1, "score": 18},
            {"session": 2, "score": 17},
            {"session": 4, "score": 12, "note": "Rang her sister"},
            {"session": 5, "score": 8},
        ],
    },
    "past_episodes": "None.",
    "medical_and_drug": "Thyroid normal.",
    "alcohol": "Little.",
    "screened": {"bipolar": "no", "psychosis": "no", "trauma": "no", "substances": "no"},
    "risk": {"carries": "asked-none", "asked": "Asked; no.", "protective": ["Piet"]},
    "violence_screen": "Asked alone; none.",
    "inventory": [
        PERSON,
        {
            **PERSON,
            "name": "Piet",
            "relation": "husband",
            "closeness": {"before": 2, "now": 2, "wished_for": 1},
        },
    ],
    "missing_person": "The father, noticed in session 2.",
    "timeline": [
        {**POINT, "when": "February", "months_from_onset": -2, "event": "First letter", "mood": 4},
        POINT,
        {**POINT, "when": "June", "months_from_onset": 2, "event": None, "mood": 1, "mood_words": "flat"},
    ],
    "incident": {
        "scene": "A kitchen.",
        "lines": [{"speaker": "Rosa", "says": "Sign here."}],
        "hoped_for": "A question.",
    },
    "affect_then_now": {"then": "Numb.", "now": "Cross."},
    "patient_theory": "Age.",
    "strengths_supports": "A choir.",
    "decision": {
        "kind": "one-focus",
        "focus": "role-dispute",
        "reasoning": "Unequal expectations.",
        "evidence": [
            {"quote": "The two sisters sold the flat in April.", "shows": "When."},
            {"quote": "It is nothing, really.", "shows": "Silence."},
        ],
    },
    "decoys": [{"focus": "role-transition", "tempting_fact": "A home was lost."}],
    "questions": [ITEM],
    "medication": "None.",
    "sick_role": "Given.",
    "formulation_model": "You and your sister…",
    "contract": "Twelve sessions.",
    "plan_by_phase": {"initial": "Stage it.", "middle": "Find the ask.", "ending": "Look back."},
    "obstacle": "A cancelled week.",
    "culture_notes": "None beyond the family.",
    "therapist_slip": {"line": "She is unfair.", "fault": "Takes a side.", "repair": "I took a side."},
    "ending": "Sad and glad.",
    "expert_disagreement": "Some would choose transition.",
    "what_would_flip_it": "A death.",
    "teaching_points": ["One.", "Two.", "Three."],
}


def make_case(**changes: Any) -> Case:
    """A whole valid case; a keyword replaces the field of that name: `make_case(age=30)`."""
    return Case.model_validate(deepcopy(CASE) | changes)


def make_person(**changes: Any) -> Person:
    """One person of an inventory; `closeness=(1, 3, None)` is before, now, wished for."""
    if isinstance(rings := changes.get("closeness"), tuple):
        changes["closeness"] = dict(zip(("before", "now", "wished_for"), rings, strict=True))
    return Person.model_validate(deepcopy(PERSON) | changes)


def make_point(**changes: Any) -> TimelinePoint:
    """One point of a timeline."""
    return TimelinePoint.model_validate(deepcopy(POINT) | changes)
