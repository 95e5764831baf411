"""Words, forms and the base that every authored thing shares."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class ProblemArea(StrEnum):
    """The four problem areas of Weissman, Markowitz and Klerman."""

    GRIEF = "grief"
    ROLE_DISPUTE = "role-dispute"
    ROLE_TRANSITION = "role-transition"
    INTERPERSONAL_DEFICITS = "interpersonal-deficits"


class Choice(StrEnum):
    """What a reader of a case can decide: one of the problem areas, or that something else comes first."""

    GRIEF = "grief"
    ROLE_DISPUTE = "role-dispute"
    ROLE_TRANSITION = "role-transition"
    INTERPERSONAL_DEFICITS = "interpersonal-deficits"
    ANOTHER_PATHWAY = "another-pathway"


class Phase(StrEnum):
    INITIAL = "initial"
    MIDDLE = "middle"
    ENDING = "ending"


class Effect(StrEnum):
    """What a therapist's reply, or acting on a belief, would do."""

    SKILLED = "skilled"
    ACCEPTABLE = "acceptable"
    UNHELPFUL = "unhelpful"
    HARMFUL = "harmful"


class Certainty(StrEnum):
    """How sure the learner is, in three steps."""

    GUESSING = "guessing"
    FAIRLY_SURE = "fairly-sure"
    SURE = "sure"


class Adaptation(StrEnum):
    INDIVIDUAL = "individual"
    IPT_A = "ipt-a"
    IPT_B = "ipt-b"
    IPC = "ipc"
    IPSRT = "ipsrt"
    GROUP = "group"
    PERINATAL = "perinatal"
    LATE_LIFE = "late-life"
    TELEPHONE = "telephone"
    VIDEO = "video"


class Population(StrEnum):
    ADOLESCENT = "adolescent"
    ADULT = "adult"
    PERINATAL = "perinatal"
    OLDER_ADULT = "older-adult"


class SettingKind(StrEnum):
    """Where the two meet, as a trainer would look for it; the sentence of the case says the rest."""

    PRIMARY_CARE = "primary-care"
    COMMUNITY_CLINIC = "community-clinic"
    HOSPITAL_OUTPATIENT = "hospital-outpatient"
    HOSPITAL_WARD = "hospital-ward"
    MATERNITY = "maternity"
    SCHOOL_OR_UNIVERSITY = "school-or-university"
    STAFF_SERVICE = "staff-service"
    HUMANITARIAN = "humanitarian"
    AT_HOME = "at-home"
    PRIVATE_PRACTICE = "private-practice"


Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\n]*$")]
Month = Annotated[
    str,
    StringConstraints(
        pattern=r"^(January|February|March|April|May|June|July|August|September|October|November|December)$"
    ),
]
Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])(-[0-3]\d)?$")]
Place = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]+(/[a-z0-9_-]+)*\.md#[a-z][a-z0-9-]*$")]


class Authored(BaseModel):
    """Anything an author writes: unknown keys are refused, values are never coerced."""

    # Built when first used: checking one case never pays for the quiz, nor for each part by itself.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
