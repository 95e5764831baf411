"""When a skill is asked for: the order in which drills are listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ipt_course.drills.model import Drill
from ipt_course.practice.vocabulary import Technique

_FIRST_SESSIONS = (
    *(Technique.ASKING_RISK, Technique.SAFETY_PLAN, Technique.ASKING_VIOLENCE, Technique.PSYCHOEDUCATION),
    *(Technique.SICK_ROLE, Technique.INVENTORY, Technique.TIMELINE, Technique.FORMULATION, Technique.CONTRACT),
)
_MIDDLE = (
    *(Technique.LINKING, Technique.INCIDENT, Technique.COMMUNICATION_ANALYSIS, Technique.DECISION_ANALYSIS),
    *(Technique.ROLE_PLAY, Technique.PROBLEM_SOLVING, Technique.BETWEEN_SESSIONS, Technique.KEEPING_FOCUS),
    *(Technique.SOCIAL_SUPPORT, Technique.NO_CHANGE),
)
_ENDING = (Technique.ENDING, Technique.RELAPSE_PLAN)
ANY_SESSION = "Any session"
PHASES: Mapping[str, tuple[Technique, ...]] = {
    "First sessions": _FIRST_SESSIONS,
    "Middle sessions": _MIDDLE,
    "Ending": _ENDING,
    ANY_SESSION: tuple(one for one in Technique if one not in (*_FIRST_SESSIONS, *_MIDDLE, *_ENDING)),
}


def by_phase(drills: Iterable[Drill]) -> dict[str, list[Drill]]:
    """Drills by phase, in the order of their skills there and then by title; no phase without one."""
    left = sorted(drills, key=lambda drill: drill.title)
    groups = {
        phase: sorted((drill for drill in left if drill.skill in skills), key=lambda drill: skills.index(drill.skill))
        for phase, skills in PHASES.items()
    }
    return {phase: group for phase, group in groups.items() if group}
