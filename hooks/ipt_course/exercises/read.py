"""practice/**/*.yml: read, judged, and held against the rest of the course."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from ipt_course.drills.rules import drill_faults
from ipt_course.exercises.files import misplaced
from ipt_course.exercises.kinds import KINDS, Kind
from ipt_course.exercises.model import Exercise
from ipt_course.fault import Fault
from ipt_course.findings import Finding
from ipt_course.load.document import Document
from ipt_course.load.files import unfit
from ipt_course.load.shape import validate
from ipt_course.load.source import parse
from ipt_course.model import Case
from ipt_course.pages import Page, is_place
from ipt_course.practice.rules import session_faults
from ipt_course.rules import practice_codes as code
from ipt_course.rules.scope import Context
from ipt_course.rules.table import judge
from ipt_course.rules.words import did_you_mean
from ipt_course.transcripts.rules import transcript_faults

# What the rules of its own kind find in an exercise.
FAULTS: Mapping[str, Callable[[Any], Iterable[Fault]]] = {
    "session": session_faults,
    "transcript": transcript_faults,
    "drill": drill_faults,
}


@dataclass(frozen=True)
class Surroundings:
    """What an exercise may point at."""

    modules: frozenset[str]
    cases: Mapping[str, Case] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)


@dataclass
class Exercises:
    """What was read: by folder and id, with what is wrong and the text of every file."""

    whole: dict[str, dict[str, Any]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def of(self, model: type[Exercise]) -> dict[str, Any]:
        return self.whole.get(next(kind.folder for kind in KINDS if kind.model is model), {})

    @property
    def faulty(self) -> set[str]:
        """Ids that a file promises and that could not be read."""
        read = {f"{folder}/{id}.yml" for folder, those in self.whole.items() for id in those}
        return {PurePosixPath(path).stem for path in self.texts.keys() - read}


def read_exercises(root: Path, around: Surroundings) -> Exercises:
    """Every exercise of the course. One with faults is left out, and its faults are told."""
    exercises = Exercises(findings=[*misplaced(root)])
    for kind in KINDS:
        for file in sorted((root / kind.folder).glob("[!._]*.yml")):
            path = f"{kind.folder}/{file.name}"
            if finding := unfit(file, path):
                exercises.findings.append(finding)
                exercises.texts[path] = ""
                continue
            exercise, found, exercises.texts[path] = read_exercise(kind, path, file.read_bytes(), around)
            exercises.findings += found
            if exercise:
                exercises.whole.setdefault(kind.folder, {})[exercise.id] = exercise
    return exercises


def read_exercise(
    kind: Kind, path: str, raw: bytes, around: Surroundings
) -> tuple[Exercise | None, list[Finding], str]:
    source = parse(path, raw)
    if source.data is None:
        return None, list(source.findings), source.text
    exercise, found = validate(kind.model, source)
    findings = [*source.findings, *found]
    if exercise is not None:
        faults = [*_places(exercise, path, around), *FAULTS[kind.name](exercise)]
        findings += [fault.in_file(source) for fault in faults]
    broken = any(finding.severity == "error" for finding in findings)
    about = around.cases.get(str(source.at(("case",))))
    # What its texts say is for the course to weigh, as with a case; it can be read all the same.
    findings += judge(Document(path, kind.name, source, exercise, about=about), Context())
    return (None if broken else exercise), findings, source.text


def _places(exercise: Exercise, path: str, around: Surroundings) -> Iterator[Fault]:
    if exercise.id != (stem := PurePosixPath(path).stem):
        yield Fault(code.EXERCISE_ID, ("id",), f"`{exercise.id}` stands in a file called {stem}.yml")
    if exercise.module not in around.modules:
        message = f"there is no module `{exercise.module}`" + did_you_mean(exercise.module, around.modules)
        yield Fault(code.EXERCISE_PLACE, ("module",), message)
    section = getattr(exercise, "section", None)
    if section and not is_place(section, around.pages):
        yield Fault(code.EXERCISE_PLACE, ("section",), f"`{section}` is no place of the course")
    if exercise.case is None:
        return
    if exercise.case not in around.cases:
        message = f"there is no case `{exercise.case}`" + did_you_mean(exercise.case, around.cases)
        yield Fault(code.EXERCISE_PLACE, ("case",), message)
    elif (name := getattr(exercise, "name", None)) and name not in around.cases[exercise.case].names:
        message = f"`{name}` is none of the names of the case `{exercise.case}`"
        yield Fault(code.EXERCISE_PLACE, ("name",), message)
