"""The kinds of exercise: where each stands, what it is, and what is asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ipt_course.drills.model import Drill
from ipt_course.drills.rules import drill_faults
from ipt_course.exercises.model import Exercise
from ipt_course.fault import Fault
from ipt_course.load.document import ExerciseKind
from ipt_course.practice.model import Session
from ipt_course.practice.rules import session_faults
from ipt_course.transcripts.model import Transcript
from ipt_course.transcripts.rules import transcript_faults

FOLDER = "practice"


@dataclass(frozen=True)
class Kind:
    """One kind. `marker` is what places it in a page, `faults` what its own rules find."""

    name: ExerciseKind
    folder: str
    marker: str
    model: type[Exercise]
    faults: Callable[[Any], Iterable[Fault]]


KINDS = (
    Kind("session", f"{FOLDER}/sessions", "practice", Session, session_faults),
    Kind("transcript", f"{FOLDER}/transcripts", "transcript", Transcript, transcript_faults),
    Kind("drill", f"{FOLDER}/drills", "drill", Drill, drill_faults),
)


def kind_of(path: str) -> Kind | None:
    """The kind whose folder a file stands in."""
    return next((kind for kind in KINDS if path.startswith(f"{kind.folder}/")), None)
