"""Who had which part in the course: said on the page of each case, and by name on the contributors' page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ipt_course.model import Case

PARTS = ("author", "second-reader", "cultural-reader")


class Contributor(NamedTuple):
    """Somebody with a part in one work."""

    name: str
    note: str | None = None


def parts_taken(case: Case) -> Mapping[str, Sequence[Contributor]]:
    """Every part that a case has, and who took it; nobody twice, and nobody where it is still to be taken."""
    taken: dict[str, dict[str, Contributor]] = {part: {} for part in PARTS}
    for part, person in _named(case):
        taken[part].setdefault(person.name, person)
    return {part: list(people.values()) for part, people in taken.items()}


def _named(case: Case) -> Iterator[tuple[str, Contributor]]:
    # Credits first: they may carry a note.
    for credit in case.credits:
        yield credit.part, Contributor(credit.name, credit.note)
    yield "author", Contributor(case.author)
    if is_read(case.second_reader):
        yield "second-reader", Contributor(case.second_reader)


def is_read(second_reader: str) -> bool:
    """Has a second clinician read it?"""
    return second_reader.strip().lower() != "none yet"
