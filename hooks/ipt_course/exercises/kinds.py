"""The kinds of exercise: where each stands, and what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ipt_course.load.document import ExerciseKind
from ipt_course.paths import PRACTICE

if TYPE_CHECKING:
    from ipt_course.exercises.model import Exercise


@dataclass(frozen=True)
class Kind:
    """One kind. `marker` is what places it in a page."""

    name: ExerciseKind
    folder: str
    marker: str

    @property
    def model(self) -> type[Exercise]:
        # Here, so that whoever checks one case does not wait for what only an exercise needs.
        from ipt_course.exercises.models import MODELS

        return MODELS[self.name]


KINDS = (
    Kind("session", f"{PRACTICE}/sessions", "practice"),
    Kind("transcript", f"{PRACTICE}/transcripts", "transcript"),
    Kind("drill", f"{PRACTICE}/drills", "drill"),
)


def kind_of(path: str) -> Kind | None:
    """The kind whose folder a file stands in."""
    return next((kind for kind in KINDS if path.startswith(f"{kind.folder}/")), None)
