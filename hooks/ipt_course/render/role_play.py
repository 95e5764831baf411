"""A role play for a room, as four sheets: patient, therapist, the one who watches, and the talk afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ipt_course.model import Case
from ipt_course.practice.vocabulary import ANCHORS, HABITS, MARKERS
from ipt_course.render.environment import fill


def render_role_play(case: Case, place: str) -> str:
    """The four sheets of a case that has a role play. `place` is the page of the case, below docs/."""
    return fill(
        "role_play",
        case=case,
        play=case.role_play,
        said=[line for line in case.incident.lines if not line.slip],
        markers=MARKERS,
        anchors=ANCHORS,
        habits=HABITS,
        place=place,
    )


def render_role_play_index(cases: Iterable[Case], places: Mapping[str, str]) -> str:
    return fill("role_play_index", cases=list(cases), places=places)
