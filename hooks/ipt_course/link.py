"""Links between pages, quizzes, cases and the bibliography, checked in both directions."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ipt_course.course import Course
from ipt_course.embed.made_pages import made_paths
from ipt_course.findings import Finding, Rule
from ipt_course.pages import Marker, Page
from ipt_course.results import uncited_results
from ipt_course.rules import link_codes as code

WITH_ID = (
    *("quiz", "item", "case", "figure", "worksheet", "forms"),
    *("practice", "practice-graph", "role-play", "drill", "transcript"),
)
WITHOUT_ID = (
    *("objectives", "references", "bibliography", "case-index", "contributors", "erase-all", "glossary", "review"),
    *("worksheet-index", "practice-index", "role-play-index", "drill-index", "transcript-index", "forms-index"),
)
FIGURES = ("dispute-stages", "twelve-sessions")
MADE = {"cases/": "case", "practice/drills/": "drill", "practice/rate/": "transcript"}
FEWEST_ITEMS = 1  # of each objective


@dataclass(frozen=True)
class Placement:
    page: Page
    marker: Marker


def link(course: Course, references: frozenset[str], faulty: frozenset[str] = frozenset()) -> list[Finding]:
    """Findings about every marker and citation of every page, and about what no page places.

    `faulty` holds ids of files with faults of their own: a marker that names one is not a second fault.
    """
    placements = [Placement(page, marker) for page in course.pages.values() for marker in page.markers]
    return [
        *_markers(placements, course, faulty),
        *_placed_twice(placements),
        *_never_placed(placements, course),
        *_citations(course.pages.values(), references),
        *uncited_results(course.pages.values()),
        *_modules(course),
        *_places_taken(course),
        *_untested(course, faulty),
    ]


def _markers(placements: Iterable[Placement], course: Course, faulty: frozenset[str]) -> Iterator[Finding]:
    known = _known_ids(course)
    for placement in placements:
        marker = placement.marker
        if marker.name not in (*WITH_ID, *WITHOUT_ID):
            found = f"found `{{{{ {marker.name} }}}}`; the markers are {_listed((*WITH_ID, *WITHOUT_ID))}"
            yield _at(placement, code.UNKNOWN_MARKER, found + _did_you_mean(marker.name, (*WITH_ID, *WITHOUT_ID)))
        elif not marker.alone:
            yield _at(
                placement, code.MARKER_NOT_ALONE, f"`{{{{ {marker.name} … }}}}` shares its line or touches a paragraph"
            )
        elif marker.name in known and marker.id not in known[marker.name] and marker.id not in faulty:
            yield _at(placement, code.NOTHING_TO_PLACE, _unknown(marker, known[marker.name]))
        elif marker.name == "objectives" and not placement.page.front.module:
            yield _at(
                placement, code.NO_MODULE, "only a page whose front matter names its `module` can show objectives"
            )


def _known_ids(course: Course) -> dict[str, list[str]]:
    together = [quiz.id for quiz in course.quizzes.values() if quiz.placed == "together"]
    singly = [id for id, (_, quiz) in course.items.items() if quiz.placed == "singly"]
    return {
        "quiz": together,
        "item": singly,
        "case": list(course.cases),
        "figure": list(FIGURES),
        "worksheet": list(course.worksheets),
        "practice": list(course.sessions),
        "practice-graph": list(course.sessions),
        "role-play": [id for id, outline in course.outlines.items() if outline.role_play],
        "drill": list(course.drills),
        "forms": list(course.modules),
        "transcript": list(course.transcripts),
    }


def _unknown(marker: Marker, known: list[str]) -> str:
    return f"there is no {marker.name} `{marker.id}` to place here" + _did_you_mean(marker.id, known)


def _placed_twice(placements: Iterable[Placement]) -> Iterator[Finding]:
    first: dict[tuple[str, str], Placement] = {}
    for placement in placements:
        key = (placement.marker.name, placement.marker.id)
        if key[0] not in ("quiz", "item", "case", "practice", "drill", "transcript", "review"):
            continue
        if key in first:
            where = f"{first[key].page.source_path}:{first[key].marker.line}"
            yield _at(placement, code.PLACED_TWICE, f"{key[0]} `{key[1]}` already stands at {where}")
        first.setdefault(key, placement)


def _never_placed(placements: Iterable[Placement], course: Course) -> Iterator[Finding]:
    placed = {(placement.marker.name, placement.marker.id) for placement in placements}
    for quiz in course.quizzes.values():
        wanted = [("quiz", quiz.id)] if quiz.placed == "together" else [("item", item.id) for item in quiz.items]
        for name, id in wanted:
            if (name, id) not in placed:
                message = f"no page holds `{{{{ {name}: {id} }}}}`, so no learner will meet it"
                yield code.NEVER_PLACED.at(f"quizzes/{quiz.id}.yml", (1, 1), message)


def _citations(pages: Iterable[Page], references: frozenset[str]) -> Iterator[Finding]:
    for page in pages:
        for citation in page.citations:
            for key in citation.keys:
                if key not in references:
                    message = f"`{key}` is not in references/ipt.bib" + _did_you_mean(key, references)
                    yield code.UNKNOWN_CITATION.at(page.source_path, (citation.line, citation.column), message)
        if page.citations and not any(marker.name == "references" for marker in page.markers):
            first = page.citations[0]
            message = "the page cites, but has no line `{{ references }}`"
            yield code.NO_REFERENCES_LINE.at(page.source_path, (first.line, first.column), message)


def _modules(course: Course) -> Iterator[Finding]:
    modules: dict[str, Page] = {}
    objectives: dict[str, str] = {}
    for page in course.pages.values():
        if not (module := page.front.module):
            continue
        if module in modules:
            message = f"module `{module}` is already named by {modules[module].source_path}"
            yield code.MODULE_TWICE.at(page.source_path, page.line_of("module:"), message)
        modules.setdefault(module, page)
        for objective in page.front.objectives:
            if objective.id in objectives:
                message = f"objective `{objective.id}` is already one of the module `{objectives[objective.id]}`"
                yield code.OBJECTIVE_TWICE.at(page.source_path, page.line_of(f"id: {objective.id}"), message)
            objectives.setdefault(objective.id, module)


def _places_taken(course: Course) -> Iterator[Finding]:
    for path in made_paths(course):
        if path in course.pages:
            page = course.pages[path]
            kind = next((kind for start, kind in MADE.items() if path.startswith(start)), "session")
            yield code.PLACE_TAKEN.at(page.source_path, (1, 1), f"the {kind} `{Path(path).stem}` has its own page here")


def _untested(course: Course, faulty: frozenset[str]) -> Iterator[Finding]:
    """Objectives that too few items name, samples aside. In a file with faults any mention may be an item's."""
    tested = Counter(course.objectives_tested())
    for page in course.pages.values():
        for objective in page.front.objectives if page.front.module else ():
            count = tested[objective.id]
            if count < FEWEST_ITEMS and objective.id not in faulty:
                some = f"only {count} of the {FEWEST_ITEMS} items needed" if count else "no item of a quiz or a case"
                place = page.line_of(f"id: {objective.id}")
                yield code.OBJECTIVE_UNTESTED.at(page.source_path, place, f"{some} tests `{objective.id}`")


def _at(placement: Placement, rule: Rule, message: str) -> Finding:
    return rule.at(placement.page.source_path, (placement.marker.line, placement.marker.column), message)


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=1)
    return f"; did you mean `{near[0]}`?" if near else ""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
