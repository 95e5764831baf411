"""Every work that the course cites, each with the pages that lean on it."""

from collections.abc import Mapping
from html import escape

from ipt_course.course import Course
from ipt_course.pages import Page
from ipt_course.references import Reference


def bibliography(course: Course, references: Mapping[str, Reference]) -> str:
    """The entries in the order of the alphabet, as HTML with `course:` links."""
    citing: dict[str, list[Page]] = {}
    for page in course.pages.values():
        for key in page.cited:
            citing.setdefault(key, []).append(page)
    entries = sorted((references[key] for key in citing if key in references), key=lambda entry: entry.label.lower())
    rows = (
        f'<li id="{entry.key}">{entry.html} <small>{_where(citing[entry.key], entry)}</small></li>' for entry in entries
    )
    return f'<ul class="ipt-bibliography">{"".join(rows)}</ul>'


def _where(pages: list[Page], entry: Reference) -> str:
    links = (
        f'<a href="course:{page.path}#cite-{entry.key}">{escape(page.front.title or page.path)}</a>' for page in pages
    )
    return f"Cited in {', '.join(links)}"
