"""Pages that no author wrote: one for each case, so that the nav need not grow with them."""

import json
from collections.abc import Iterable, Iterator
from html import escape

from ipt_course.course import Course
from ipt_course.load.wording import shortened
from ipt_course.model import Case

FOLDER = "cases/"
OPENING = 280  # characters of the story


def case_page_path(id: str) -> str:
    return f"{FOLDER}{id}.md"


def case_places(course: Course) -> dict[str, str]:
    """The page of each case, by its id: its own, unless an author has placed it in another."""
    placed = _placed(course)
    return {id: placed.get(id) or case_page_path(id) for id in course.cases}


def ids(course: Course) -> list[str]:
    """Of the cases that have such a page."""
    placed = _placed(course)
    return [id for id, outline in course.outlines.items() if id not in placed and not outline.sample]


def generate(course: Course, unread: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Path and Markdown of each case's page. Nothing of it but the marker is read as Markdown.

    `unread` holds ids of cases too faulty to read: while serving, the page of each says what is wrong.
    """
    for id in ids(course):
        yield case_page_path(id), _markdown(course.cases[id])
    placed = _placed(course)
    for id in unread:
        if id not in placed:
            yield case_page_path(id), f'---\ntitle: "{id}"\n---\n\n# {id}\n\n{{{{ case: {id} }}}}\n'


def _placed(course: Course) -> dict[str, str]:
    """Cases that an author has placed, and where."""
    return {marker.id: page.path for page in course.pages.values() for marker in page.markers if marker.name == "case"}


def search_entry(case: Case, url: str) -> dict[str, str]:
    """What a search finds a case by. All of a thousand cases would be megabytes that every reader has to load."""
    opening = case.story.strip().partition("\n\n")[0]
    # Never its problem area: that would answer the first question the case asks.
    said = (case.phase, case.setting, case.country_context, shortened(opening, OPENING))
    text = " ".join(f"<p>{escape(part)}</p>" for part in said)
    return {"location": url, "title": escape(case.title), "text": text}


def case_at(course: Course, path: str) -> Case | None:
    """The case whose own page this is."""
    id = path.removeprefix(FOLDER).removesuffix(".md")
    return course.cases.get(id) if path == case_page_path(id) else None


def _markdown(case: Case) -> str:
    title = plain_title(case.title)
    front = {
        "title": title,
        "description": f"A fictional case for practising IPT: {title}",
        "last_reviewed": case.date,
        "search": {"exclude": True},  # it is found by what `search_entry` says of it
    }
    lines = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
    return f"---\n{lines}\nhide:\n  - toc\n---\n\n{{{{ case: {case.id} }}}}\n"


def plain_title(text: str) -> str:
    # The theme prints titles without escaping, so a contributed one keeps no character it could act on.
    return "".join(_inert(character) for character in text).strip()


def _inert(character: str) -> str:
    return " " if character in '<>&{}`[]\\"' or not character.isprintable() else character
