"""Who had which part in the course: said on the page of each case, and by name on the contributors' page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ipt_course.course import Course, Module
from ipt_course.model import Case
from ipt_course.model.page import NOBODY_YET

PARTS = ("author", "second-reader", "cultural-reader")


class Contributor(NamedTuple):
    """Somebody with a part in one work."""

    name: str
    note: str | None = None


class Work(NamedTuple):
    """A module or a case, and who took which part in it."""

    kind: str
    title: str
    path: str
    date: str | None
    parts: Mapping[str, Sequence[Contributor]]


class Credited(NamedTuple):
    """A contributor, what is said of them, and their works with the part they had in each."""

    name: str
    notes: Sequence[str]
    works: Sequence[tuple[Work, str]]


def parts_taken(case: Case) -> Mapping[str, Sequence[Contributor]]:
    """Every part that a case has, and who took it; nobody twice, and nobody where it is still to be taken."""
    # Credits first: they may carry a note.
    named = [(credit.part, Contributor(credit.name, credit.note)) for credit in case.credits]
    return _by_part([*named, *_named(case)])


def _named(work: Case | Module) -> Iterator[tuple[str, Contributor]]:
    yield "author", Contributor(work.author)
    if is_read(work.second_reader):
        yield "second-reader", Contributor(work.second_reader)


def _by_part(named: Iterable[tuple[str, Contributor]]) -> Mapping[str, Sequence[Contributor]]:
    taken: dict[str, dict[str, Contributor]] = {part: {} for part in PARTS}
    for part, person in named:
        taken[part].setdefault(person.name, person)
    return {part: list(people.values()) for part, people in taken.items()}


def is_read(second_reader: str) -> bool:
    """Has a second clinician read it?"""
    return second_reader.strip().lower() != NOBODY_YET


def works(course: Course, places: Mapping[str, str]) -> list[Work]:
    """Modules in the order of their files, then cases by title; `places` gives the page of each case."""
    cases = sorted((case for case in course.cases.values() if not case.sample), key=lambda case: case.title.casefold())
    return [
        *(Work("module", one.title, one.index, one.date, _by_part(_named(one))) for one in course.modules.values()),
        *(Work("case", case.title, places[case.id], case.date, parts_taken(case)) for case in cases),
    ]


def by_name(all_works: Iterable[Work]) -> list[Credited]:
    """Everybody who had a part, in the order of their names."""
    had: dict[str, list[tuple[Work, str]]] = defaultdict(list)
    notes: dict[str, dict[str, None]] = defaultdict(dict)
    for work in all_works:
        for part, people in work.parts.items():
            for person in people:
                had[person.name].append((work, part))
                if person.note:
                    notes[person.name][person.note] = None
    return [Credited(name, list(notes[name]), had[name]) for name in sorted(had, key=str.casefold)]
