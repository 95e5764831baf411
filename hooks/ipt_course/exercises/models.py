"""What an exercise of each kind holds."""

from __future__ import annotations

from collections.abc import Mapping

from ipt_course.drills.model import Drill
from ipt_course.exercises.model import Exercise
from ipt_course.load.document import ExerciseKind
from ipt_course.practice.model import Session
from ipt_course.transcripts.model import Transcript

MODELS: Mapping[ExerciseKind, type[Exercise]] = {"session": Session, "transcript": Transcript, "drill": Drill}
