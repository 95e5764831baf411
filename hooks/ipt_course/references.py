"""The bibliography, references/ipt.bib: its keys, and each entry as a line a reader can use."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path

from ipt_course.findings import Finding
from ipt_course.paths import BIBLIOGRAPHY
from ipt_course.rules.link_codes import BIBLIOGRAPHY_FAULT

# An entry opens at the start of a line; anything else in the file is a field or a comment.
ENTRY = re.compile(r"^@\w+\{([^,\s]+),", re.MULTILINE)


@dataclass(frozen=True)
class Reference:
    """One entry. `label` is short (Weissman et al. 2020); `html` is the whole citation, escaped."""

    key: str
    label: str
    html: str


def read_keys(root: Path) -> frozenset[str]:
    """The keys alone: all that checking needs, without the cost of a BibTeX parser."""
    path = root / BIBLIOGRAPHY
    return frozenset(ENTRY.findall(path.read_text(encoding="utf-8"))) if path.exists() else frozenset()


def faults(root: Path) -> Iterator[Finding]:
    """Entries whose braces do not close. Told apart here, since a parser would blame the entry after."""
    path = root / BIBLIOGRAPHY
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    starts = [*(match.start() for match in ENTRY.finditer(text)), len(text)]
    for start, end in pairwise(starts):
        missing = text.count("{", start, end) - text.count("}", start, end)
        if missing:
            words = "not closed" if missing > 0 else "closed too often"
            message = f"its braces are {words} ({abs(missing)})"
            yield BIBLIOGRAPHY_FAULT.at(BIBLIOGRAPHY, (text.count("\n", 0, start) + 1, 1), message)


def read_references(root: Path) -> dict[str, Reference]:
    from pybtex.database import parse_file

    entries = parse_file(str(root / BIBLIOGRAPHY)).entries
    return {key: _reference(key, entry) for key, entry in entries.items()}


def labels(references: Mapping[str, Reference]) -> dict[str, str]:
    return {key: reference.label for key, reference in references.items()}


def _reference(key: str, entry) -> Reference:  # type: ignore[no-untyped-def]  # pybtex has no types
    def field(name: str) -> str:
        return _plain(entry.fields[name]) if name in entry.fields else ""

    people = [_name(person) for person in entry.persons.get("author", [])]
    year = field("year") or "no date"
    parts = [f"{escape(_join(people))} ({escape(year)}). {_title(entry.type, field('title'))}"]
    parts += [part for part in (_container(entry.type, field), _publisher(field), _doi(field("doi"))) if part]
    return Reference(key, f"{_short([_surname(p) for p in entry.persons.get('author', [])])} {year}", " ".join(parts))


def _plain(latex: str) -> str:
    # Reading LaTeX takes pybtex milliseconds a field, so plain text goes round it.
    if not set(latex) & set("\\{}~$"):
        return latex.replace("--", "–")
    from pybtex.richtext import Text

    return str(Text.from_latex(latex).render_as("text"))


def _surname(person) -> str:  # type: ignore[no-untyped-def]
    return " ".join(_plain(part) for part in (*person.prelast_names, *person.last_names))


def _name(person) -> str:  # type: ignore[no-untyped-def]
    initials = " ".join(f"{_plain(name)[0]}." for name in (*person.first_names, *person.middle_names))
    return f"{_surname(person)} {initials}".strip()


def _join(names: list[str]) -> str:
    others = names and names[-1].startswith("others")
    named = names[:-1] if others else names
    if others or len(named) > 7:
        return f"{', '.join(named[:6])} and others"
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def _short(surnames: list[str]) -> str:
    if len(surnames) > 3 or "others" in surnames:
        return f"{surnames[0]} and others"
    return " and ".join([", ".join(surnames[:-1]), surnames[-1]] if len(surnames) > 1 else surnames)


def _title(kind: str, title: str) -> str:
    return f"{escape(title)}." if kind == "article" else f"<cite>{escape(title)}</cite>."


def _container(kind: str, field) -> str:  # type: ignore[no-untyped-def]
    if kind != "article" or not field("journal"):
        return ""
    volume = field("volume") + (f"({field('number')})" if field("number") else "")
    where = ", ".join(part for part in (volume, field("pages")) if part)
    return f"<cite>{escape(field('journal'))}</cite>{', ' + escape(where) if where else ''}."


def _publisher(field) -> str:  # type: ignore[no-untyped-def]
    publisher = field("publisher") or field("organization") or field("institution")
    return f"{escape(publisher)}." if publisher else ""


def _doi(doi: str) -> str:
    if not doi:
        return ""
    return f'<a href="https://doi.org/{escape(doi)}" rel="noopener noreferrer">doi:{escape(doi)}</a>'
