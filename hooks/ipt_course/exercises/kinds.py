"""The kinds of exercise: where each stands, and what it is."""

from __future__ import annotations

from dataclasses import dataclass

from ipt_course.drills.model import Drill
from ipt_course.exercises.model import Exercise
from ipt_course.load.document import ExerciseKind
from ipt_course.practice.model import Session
from ipt_course.transcripts.model import Transcript

FOLDER = "practice"


@dataclass(frozen=True)
class Kind:
    """One kind. `marker` is what places it in a page."""

    name: ExerciseKind
    folder: str
    marker: str
    model: type[Exercise]


KINDS = (
    Kind("session", f"{FOLDER}/sessions", "practice", Session),
    Kind("transcript", f"{FOLDER}/transcripts", "transcript", Transcript),
    Kind("drill", f"{FOLDER}/drills", "drill", Drill),
)


def kind_of(path: str) -> Kind | None:
    """The kind whose folder a file stands in."""
    return next((kind for kind in KINDS if path.startswith(f"{kind.folder}/")), None)
