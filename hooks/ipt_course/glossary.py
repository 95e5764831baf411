"""references/glossary.yml: the words of the course, each explained once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from html import escape
from pathlib import Path

from pydantic import Field

from ipt_course.findings import Finding
from ipt_course.load.one_file import read_file
from ipt_course.load.places import KeyPath
from ipt_course.model import Authored, Line, Place
from ipt_course.pages import Page, is_place
from ipt_course.paths import GLOSSARY
from ipt_course.rules.link_codes import GLOSSARY_FAULT

GLOSSARY_PAGE = "glossary.md"
MOST_WORDS = 45


class Term(Authored):
    """A word or phrase, and what it means here."""

    term: Line
    means: Line = Field(description=f"What it means in this course, in at most {MOST_WORDS} words.")
    also: list[Line] = Field(default_factory=list, description="Other forms that mean the same in a text.")
    section: Place | None = Field(default=None, description="Where it is taught.")
    marked: bool = Field(
        default=True, description="false for a word that ordinary sentences use in other senses; it is only listed."
    )

    @property
    def anchor(self) -> str:
        return re.sub(r"[^a-z0-9]+", "-", self.term.lower()).strip("-")

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.term, *self.also)


class Glossary(Authored):
    terms: list[Term] = Field(default_factory=list)

    @cached_property
    def marked(self) -> Mapping[str, Term]:
        """Each form that pages mark → its term; forms of capitals (IPT-A) keep them, others are in small letters."""
        return {as_found(form): term for term in self.terms if term.marked for form in term.forms}


def as_found(form: str) -> str:
    """A form as it is looked up: `Sick role` is `sick role`, `IPC` stays."""
    return form if form.isupper() else form.lower()


def read_glossary(root: Path, pages: Mapping[str, Page]) -> tuple[Glossary, list[Finding]]:
    """The glossary, or an empty one, with what is wrong in it."""
    source, glossary, findings = read_file(Glossary, root, GLOSSARY)
    if glossary is None:
        return Glossary(), findings
    faults = [GLOSSARY_FAULT.at(GLOSSARY, source.place(path), told) for path, told in _faults(glossary, pages)]
    return glossary, [*findings, *faults]


def _faults(glossary: Glossary, pages: Mapping[str, Page]) -> Iterator[tuple[KeyPath, str]]:
    if GLOSSARY_PAGE not in pages:
        yield ("terms",), f"there is no page docs/{GLOSSARY_PAGE} to list the terms"
    seen: dict[str, str] = {}
    for number, term in enumerate(glossary.terms):
        if term.section and not is_place(term.section, pages):
            yield ("terms", number, "section"), f"`{term.section}` is no place of the course"
        if (words := len(term.means.split())) > MOST_WORDS:
            yield ("terms", number, "means"), f"{words} words; a reader who taps a term has room for {MOST_WORDS}"
        for form in term.forms:
            if (other := seen.setdefault(as_found(form), term.term)) != term.term:
                yield ("terms", number, "term"), f"`{form}` already means `{other}`"


def as_list(glossary: Glossary, pages: Mapping[str, Page]) -> str:
    """All terms in the order of the alphabet, each with its anchor, as HTML with `course:` links."""
    terms = sorted(glossary.terms, key=lambda term: term.term.lower())
    return f'<dl class="ipt-glossary">{"".join(_entry(term, pages) for term in terms)}</dl>'


def _entry(term: Term, pages: Mapping[str, Page]) -> str:
    others = f" <small>also {escape(', '.join(term.also))}</small>" if term.also else ""
    link = _taught(term.section, pages) if term.section else ""
    return f'<dt id="{term.anchor}">{escape(term.term)}{others}</dt><dd>{escape(term.means)}{link}</dd>'


def _taught(section: str, pages: Mapping[str, Page]) -> str:
    """By the page's title: thirty links of one name would tell nobody where each leads."""
    page = pages.get(section.partition("#")[0])
    title = (page and page.front.title) or section
    return f' <small>Taught in <a href="course:{section}">{escape(title)}</a></small>'
