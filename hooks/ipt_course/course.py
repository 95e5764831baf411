"""The course as one value: quizzes, cases and pages that were read, and what they add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ipt_course.load.document import Outline
from ipt_course.model import Case, Item, Objective, Part, Quiz
from ipt_course.model.page import COURSE_AUTHORS, NOBODY_YET
from ipt_course.pages import Page

if TYPE_CHECKING:  # whoever checks one case reads none of these
    from ipt_course.drills.model import Drill
    from ipt_course.effects import Difference, Shares
    from ipt_course.practice.model import Session
    from ipt_course.transcripts.model import Transcript
    from ipt_course.worksheets import Worksheet

MODULES = "modules/"


@dataclass(frozen=True)
class Module:
    """A folder below docs/modules/; its index page names it and states its objectives."""

    id: str
    title: str
    objectives: tuple[Objective, ...]
    supervisor: tuple[str, ...]
    pages: tuple[Page, ...]
    number: int | None = None
    part: Part | None = None
    author: str = COURSE_AUTHORS
    second_reader: str = NOBODY_YET
    date: str | None = None

    @property
    def index(self) -> str:
        return f"{MODULES}{self.id}/index.md"

    @property
    def words(self) -> int:
        return sum(page.words for page in self.pages)

    @property
    def cited(self) -> frozenset[str]:
        return frozenset(key for page in self.pages for key in page.cited)


@dataclass(frozen=True)
class Course:
    """Everything that was read and is of the right shape, by id or by path below docs/."""

    root: Path
    quizzes: Mapping[str, Quiz]
    cases: Mapping[str, Case]
    pages: Mapping[str, Page]
    outlines: Mapping[str, Outline] = field(default_factory=dict)  # of the cases: what is told of them unread
    worksheets: Mapping[str, Worksheet] = field(default_factory=dict)
    effects: Mapping[str, Difference | Shares] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    transcripts: Mapping[str, Transcript] = field(default_factory=dict)
    drills: Mapping[str, Drill] = field(default_factory=dict)

    @cached_property
    def modules(self) -> Mapping[str, Module]:
        """By id, in the order of their numbers; one without a number comes last."""
        modules: dict[str, Module] = {}
        for page in self.pages.values():
            if page.front.module and page.front.module not in modules:
                modules[page.front.module] = self._module(page)
        return dict(sorted(modules.items(), key=lambda entry: entry[1].number or len(modules) + 1))

    def _module(self, index: Page) -> Module:
        folder = index.path.rpartition("/")[0] + "/"
        pages = tuple(page for path, page in sorted(self.pages.items()) if path.startswith(folder))
        front = index.front
        return Module(
            id=front.module or "",
            title=front.title or "",
            objectives=tuple(front.objectives),
            supervisor=tuple(front.supervisor),
            pages=pages,
            number=front.number,
            part=front.part,
            author=front.author,
            second_reader=front.second_reader,
            date=front.last_reviewed,
        )

    @cached_property
    def items(self) -> Mapping[str, tuple[Item, Quiz]]:
        """Items of quizzes by id, with the quiz they stand in."""
        return {item.id: (item, quiz) for quiz in self.quizzes.values() for item in quiz.items}

    def quizzes_of(self, module: str) -> Iterator[Quiz]:
        return (quiz for quiz in self.quizzes.values() if quiz.module == module and not quiz.sample)

    def cases_of(self, module: str) -> Iterator[Case]:
        return (case for case in self.cases.values() if case.module == module and not case.sample)

    def objectives_tested(self) -> Iterator[str]:
        """The objective of each item a learner meets, as often as there are such items."""
        for quiz in self.quizzes.values():
            yield from () if quiz.sample else (item.objective for item in quiz.items)
        for outline in self.outlines.values():
            yield from () if outline.sample else (item.objective for item in outline.items)

    def learners_items(self) -> Iterator[Item]:
        """Every item a learner meets: of quizzes, of inline checks and of cases; no samples."""
        for quiz in self.quizzes.values():
            yield from () if quiz.sample else quiz.items
        for case in self.cases.values():
            yield from () if case.sample else case.questions
