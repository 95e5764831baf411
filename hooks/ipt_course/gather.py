"""load → validate → link as one step: the course, and every finding about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ipt_course.cohort import Cohort, read_cohort
from ipt_course.course import Course
from ipt_course.exercises.kinds import kind_of
from ipt_course.findings import Finding, Severity, configured
from ipt_course.judged import Judged, read_and_judge
from ipt_course.load.asked_for import CasesAskedFor
from ipt_course.load.page_files import read_pages
from ipt_course.model import Case, Quiz
from ipt_course.pages import Anchors, Page
from ipt_course.paths import BIBLIOGRAPHY, COHORT, EFFECTS, GLOSSARY, PRACTICE, WORKSHEETS
from ipt_course.references import faults, read_keys
from ipt_course.report import Checked, Format, Lines, render
from ipt_course.rules.scope import Context

if TYPE_CHECKING:  # whoever checks one case reads none of these
    from ipt_course.exercises.model import Exercise
    from ipt_course.glossary import Glossary

E = TypeVar("E", bound="Exercise")
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
NAMED_ID = re.compile(r"^[ -]*(?:id|objective):[ ]*[\"']?([a-z0-9-]+)", re.MULTILINE)


@dataclass(frozen=True)
class Beside:
    """The course with what stands beside its quizzes, cases and pages, and what is wrong with all of it together."""

    course: Course
    glossary: Glossary | None = None
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Gathered:
    """What one run read and found. `texts` holds each file's text by path, for the report's excerpts.

    The glossary is read with the whole course, not with files that were named.
    """

    course: Course
    cohort: Cohort
    references: frozenset[str]
    findings: tuple[Finding, ...]
    glossary: Glossary | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    items: int = 0  # of quizzes and cases together

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def unread_cases(self) -> tuple[str, ...]:
        """Names of case files that gave no case of that name, where they could be ids."""
        paths = (Path(path) for path in self.texts)
        names = (path.stem for path in paths if path.parts[0] == "cases" and ID.fullmatch(path.stem))
        return tuple(name for name in names if name not in self.course.cases)

    @property
    def unread_exercises(self) -> tuple[tuple[str, str], ...]:
        """Marker and id of each exercise that gave none, where its file's name could be an id."""
        kinds = ((Path(path).stem, kind) for path in self.texts if (kind := kind_of(path)))
        read = (self.course.sessions, self.course.transcripts, self.course.drills)
        known = {id for exercises in read for id in exercises}
        return tuple((kind.marker, id) for id, kind in kinds if id not in known and ID.fullmatch(id))

    def with_more(self, findings: Sequence[Finding]) -> Gathered:
        """These findings too, as severe as the cohort would have them."""
        return replace(self, findings=tuple(sorted((*self.findings, *configured(findings, self.cohort.rules)))))

    def report(self, form: Format = "text", colour: bool = False) -> str:
        """Every finding and the closing line."""
        course = self.course
        sizes = {session.id: str(session.explored.size) for session in course.sessions.values()}
        checked = Checked(
            self.items,
            len(course.cases),
            len(course.pages),
            self.unread,
            sizes,
            len(course.drills),
            len(course.transcripts),
        )
        return render(self.findings, form, checked, Lines(course.root, self.texts), colour)

    def problems(self) -> dict[tuple[str, str], list[Finding]]:
        """Errors by the marker (name, id) whose place in a page they take."""
        problems: dict[tuple[str, str], list[Finding]] = defaultdict(list)
        for finding in self.errors:
            for marker in dict.fromkeys(self._markers_at(finding)):
                problems[marker].append(finding)
        return problems

    def _markers_at(self, finding: Finding) -> Iterator[tuple[str, str]]:
        path = finding.path
        if page := self.course.pages.get(path.removeprefix("docs/")):
            place = (finding.line, finding.column)
            yield from ((marker.name, marker.id) for marker in page.markers if (marker.line, marker.column) == place)
        elif path.startswith("cases/"):
            yield "case", Path(path).stem
        elif kind := kind_of(path):
            yield kind.marker, Path(path).stem
        else:
            yield "quiz", Path(path).stem
            yield from (("item", id) for id in ids_in(path, self.texts.get(path, "")))


def gather(root: Path, only: Sequence[Path] | None = None, *, keep_cases: bool = True) -> Gathered:
    """Read and check the course under `root`; with `only`, report on those files alone.

    `keep_cases` is for whoever goes on to ask for all of them: they take most of the memory.
    """
    content = [path for path in only if not _read_here(path)] if only else None
    pages, page_findings = read_pages(root)
    references = read_keys(root)
    cohort, cohort_findings = read_cohort(root)
    around = context(Course(root, {}, {}, pages), references)
    judged = read_and_judge(root, content, around, keep_cases=keep_cases)
    course = _course(root, judged, pages, keep_cases)
    found = [*judged.findings]
    beside = Beside(course)
    if not only:
        beside = _read_beside(course, references, _faulty(judged))
        found += [*beside.findings, *page_findings, *cohort_findings, *faults(root)]
    elif chosen := {path.as_posix() for path in only if _read_here(path)}:
        whole = gather(root, keep_cases=keep_cases)
        found += [finding for finding in whole.findings if finding.path in chosen]
        beside = Beside(_exercises_among(chosen, course, whole.course))
    texts = {**judged.texts, **beside.texts, **{page.source_path: page.text for page in pages.values()}}
    unread = tuple(sorted(judged.texts.keys() - {outline.path for outline in judged.outlines}))
    findings = tuple(configured(found, cohort.rules))
    items = sum(len(outline.items) for outline in judged.outlines if outline.whole)
    return Gathered(beside.course, cohort, references, findings, beside.glossary, texts, unread, items)


def _course(root: Path, judged: Judged, pages: Mapping[str, Page], keep_cases: bool) -> Course:
    """What was judged, by id; of two files that give the same id the later one counts."""
    quizzes = {quiz.id: quiz for quiz in judged.models if isinstance(quiz, Quiz)}
    outlines = {one.id: one for one in judged.outlines if one.kind == "case" and one.whole and one.id}
    kept = {case.id: case for case in judged.models if isinstance(case, Case)}
    asked_for = CasesAskedFor(root, {id: outline.path for id, outline in outlines.items()})
    return Course(root, quizzes, kept if keep_cases else asked_for, pages, outlines)


def _read_beside(course: Course, references: frozenset[str], faulty: frozenset[str]) -> Beside:
    # Here, so that whoever checks one case does not wait for what only the whole course needs.
    from ipt_course.beside import read_beside

    return read_beside(course, references, faulty)


def _exercises_among(chosen: Set[str], course: Course, whole: Course) -> Course:
    """The course with those exercises whose files were chosen."""

    def among(those: Mapping[str, E], folder: str) -> dict[str, E]:
        return {id: one for id, one in those.items() if f"{PRACTICE}/{folder}/{id}.yml" in chosen}

    return replace(
        course,
        sessions=among(whole.sessions, "sessions"),
        transcripts=among(whole.transcripts, "transcripts"),
        drills=among(whole.drills, "drills"),
    )


def _read_here(path: Path) -> bool:
    """Is this a file whose findings need the whole course, or are not those of content files?"""
    files = (COHORT, BIBLIOGRAPHY, GLOSSARY, EFFECTS)
    return path.parts[0] in ("docs", WORKSHEETS, PRACTICE) or path.as_posix() in files


def context(course: Course, references: frozenset[str]) -> Context:
    """What rules may ask about the rest of the course."""
    return Context(
        objectives={module.id: {objective.id for objective in module.objectives} for module in course.modules.values()},
        anchors=Anchors(course.pages),
        references=set(references),
        cases={path.stem for path in course.root.glob("cases/*.yml")},
    )


def _faulty(judged: Judged) -> frozenset[str]:
    """Ids in files that could not be read whole. They are looked for in the text: it may be no YAML at all."""
    whole = {outline.path for outline in judged.outlines if outline.whole}
    return frozenset(id for path, text in judged.texts.items() if path not in whole for id in ids_in(path, text))


def ids_in(path: str, text: str) -> Iterator[str]:
    """Every id that a content file names, and the one its own name promises."""
    yield Path(path).stem
    yield from NAMED_ID.findall(text)
