"""What each marker of a page stands for, as HTML: the table from marker to renderer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from ipt_course import render
from ipt_course.course import Course, Module
from ipt_course.credits import works
from ipt_course.embed import review
from ipt_course.embed.bibliography import bibliography
from ipt_course.embed.case_pages import case_places
from ipt_course.embed.citations import reference_list
from ipt_course.embed.loads import DRAWN, assets_of, tags
from ipt_course.embed.made_pages import places
from ipt_course.embed.rendered_cases import RenderedCases
from ipt_course.embed.urls import Style
from ipt_course.figures import dispute_stages, session_graph, twelve_sessions
from ipt_course.findings import Finding
from ipt_course.forms import Forms, drawn_forms
from ipt_course.gather import Gathered
from ipt_course.glossary import Glossary, as_list
from ipt_course.pages import Page
from ipt_course.practice.model import Session
from ipt_course.references import Reference, labels, read_references
from ipt_course.render.drill import render_drill, render_drill_index
from ipt_course.render.forms import render_forms, render_forms_index
from ipt_course.render.practice import render_practice, render_practice_index
from ipt_course.render.rating import render_rating, render_rating_index
from ipt_course.render.role_play import render_role_play_index
from ipt_course.render.worksheet import render_worksheet, render_worksheet_index
from ipt_course.timing import module_items, module_minutes

FIGURES: Mapping[str, Callable[[], str]] = {"dispute-stages": dispute_stages, "twelve-sessions": twelve_sessions}


def figure_block(html: str) -> str:
    """A figure that a block of a page has drawn, with the style sheet it needs.

    Markdown knows a `div` for a block; a `figure` it would put into a paragraph."""
    return f'<div class="ipt-embed">{tags(DRAWN)}{html}</div>'


@dataclass(frozen=True)
class Fragments:
    """Renders markers. `problems` holds, by marker, what stands in the way of rendering a quiz or case."""

    course: Course
    references: Mapping[str, Reference]
    crisis_help: str = ""
    problems: Mapping[tuple[str, str], Sequence[Finding]] = field(default_factory=dict)
    glossary: Glossary = field(default_factory=Glossary)
    mastery: float = 0.8
    for_authors: bool = False  # a preview: with each session comes the drawing of its graph

    @classmethod
    def of(cls, gathered: Gathered, for_authors: bool = False) -> Self:
        references = read_references(gathered.course.root)
        help, problems = gathered.cohort.crisis_help, gathered.problems()
        mastery = gathered.cohort.mastery
        return cls(gathered.course, references, help, problems, gathered.glossary or Glossary(), mastery, for_authors)

    def begin(self) -> None:
        """Have other processes draw what takes long, for a host that has other work before it asks for it."""
        self._cases.begin()

    def html(self, name: str, id: str, page: Page) -> str | None:
        """The fragment in its wrapper; None where the marker means nothing here."""
        inner = self._problem(name, id) or self._inner(name, id, page)
        if inner is None:
            return None
        return f'<div class="ipt-embed" data-ipt-placed="{name}:{id}">{assets_of(name, id, page)}{inner}</div>'

    def _problem(self, name: str, id: str) -> str:
        return "".join(render.render_problem(finding) for finding in self.problems.get((name, id), ()))

    def _inner(self, name: str, id: str, page: Page) -> str | None:
        things, draw = self._drawn_by_id.get(name, ({}, str))
        if id in things:
            return draw(things[id])
        if name == "references":
            return reference_list(page.cited, self.references)
        if name == "objectives" and (module := self.course.modules.get(page.front.module or "")):
            return self._objectives(module)
        return self._whole_course(name)

    @cached_property
    def _drawn_by_id(self) -> Mapping[str, tuple[Mapping[str, Any], Callable[[Any], str]]]:
        """What a marker's id can name, and how that is drawn."""
        course, labels, sections = self.course, self._labels, self._sections
        return {
            "quiz": (course.quizzes, lambda quiz: render.render_quiz(quiz, labels, sections, mastery=self.mastery)),
            "item": (course.items, lambda placed: render.render_inline(placed[0], placed[1], labels, sections)),
            "case": (course.cases, lambda case: self._cases.page(case)),
            "worksheet": (course.worksheets, render_worksheet),
            "practice": (course.sessions, lambda session: render_practice(session) + self._graph(session)),
            "practice-graph": (course.sessions, session_graph),
            "transcript": (
                course.transcripts,
                lambda transcript: render_rating(transcript, course.transcripts.values(), self._rated_at),
            ),
            "drill": (course.drills, render_drill),
            "role-play": (
                {id: course.cases[id] for id in self._rooms},
                lambda case: self._cases.role_play(case),
            ),
            "forms": (self._forms, lambda forms: render_forms(forms, self.mastery, labels, sections)),
            "figure": (FIGURES, lambda draw: draw()),
        }

    def _objectives(self, module: Module) -> str:
        times = module_minutes(self.course, module), module_items(self.course, module)
        return render.render_objectives(module, *times, self._forms_at.get(module.id))

    def _graph(self, session: Session) -> str:
        return tags(DRAWN) + session_graph(session) if self.for_authors else ""

    @cached_property
    def _cases(self) -> RenderedCases:
        return RenderedCases(self.course, self._places, self._labels, self._sections, self.crisis_help)

    def _whole_course(self, name: str) -> str | None:
        course = self.course
        made: dict[str, Callable[[], str]] = {
            "case-index": self._case_index,
            "contributors": lambda: render.render_contributors(works(course, self._places)),
            "practice-index": lambda: render_practice_index(
                course.sessions.values(), places(course, "practice"), self._modules
            ),
            "role-play-index": lambda: render_role_play_index((course.cases[id] for id in self._rooms), self._rooms),
            "drill-index": lambda: render_drill_index(course.drills.values(), places(course, "drill")),
            "forms-index": lambda: render_forms_index(self._forms.values(), places(course, "forms")),
            "transcript-index": lambda: render_rating_index(course.transcripts.values(), self._rated_at, self._modules),
            "worksheet-index": lambda: render_worksheet_index(course.worksheets.values()),
            "glossary": lambda: as_list(self.glossary, course.pages),
            "bibliography": lambda: bibliography(course, self.references),
            "erase-all": render.render_erase_all,
            "review": lambda: review.page_fragment(course),
        }
        return made[name]() if name in made else None

    def review_scripts(self, style: Style) -> Iterator[tuple[str, str]]:
        """Path below docs/ and text of each script that the review page asks for."""
        return review.scripts(self.course, self._labels, self._sections, style)

    def _case_index(self) -> str:
        return render.render_case_index([case for case in self.course.cases.values() if not case.sample], self._places)

    @cached_property
    def _forms(self) -> dict[str, Forms]:
        return drawn_forms(self.course)

    @cached_property
    def _forms_at(self) -> dict[str, str]:
        return places(self.course, "forms")

    @cached_property
    def _rooms(self) -> dict[str, str]:
        return places(self.course, "role-play")

    @cached_property
    def _places(self) -> dict[str, str]:
        return case_places(self.course)

    @cached_property
    def _modules(self) -> dict[str, str]:
        return {module.id: module.title for module in self.course.modules.values()}

    @cached_property
    def _rated_at(self) -> dict[str, str]:
        return places(self.course, "transcript")

    @cached_property
    def _labels(self) -> dict[str, str]:
        return labels(self.references)

    @cached_property
    def _sections(self) -> dict[str, str]:
        """The words for a place: the heading that carries its anchor."""
        return {
            f"{path}#{heading.anchor}": heading.text
            for path, page in self.course.pages.items()
            for heading in page.headings
            if heading.anchor
        }
