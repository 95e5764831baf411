"""Pages that no author wrote: one for each case, so that the nav need not grow with them."""

import json
from collections.abc import Iterator

from ipt_course.course import Course
from ipt_course.model import Case
from ipt_course.pages import Page

FOLDER = "cases/"
PLACE_TAKEN = "stands in the place of a case's own page; rename it"


def case_page_path(id: str) -> str:
    return f"{FOLDER}{id}.md"


def generate(course: Course) -> Iterator[tuple[str, str]]:
    """Path and Markdown of each case's page. Nothing of it but the marker is read as Markdown."""
    placed = {marker.id for page in course.pages.values() for marker in page.markers if marker.name == "case"}
    for case in course.cases.values():
        if case.id not in placed and not case.sample:
            yield case_page_path(case.id), _markdown(case)


def page_for(course: Course, path: str) -> Page | None:
    """The page at a path, an author's or a generated one."""
    return course.pages.get(path) or next((Page(at, text) for at, text in generate(course) if at == path), None)


def _markdown(case: Case) -> str:
    title = _plain(case.title)
    front = {"title": title, "description": f"A fictional case for practising IPT: {title}", "last_reviewed": case.date}
    lines = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
    return f"---\n{lines}\nhide:\n  - toc\n---\n\n{{{{ case: {case.id} }}}}\n"


def _plain(text: str) -> str:
    # The theme prints titles without escaping, so a contributed one keeps no character it could act on.
    return "".join(_inert(character) for character in text).strip()


def _inert(character: str) -> str:
    return " " if character in '<>&{}`[]\\"' or not character.isprintable() else character
