"""What the privacy rules find in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple


class Identifier(NamedTuple):
    """One identifier: which rule it falls under, and where it stands in the text searched."""

    code: str
    start: int
    end: int
    what: str  # "a surname", "an age over 89"

    def of(self, text: str) -> str:
        return text[self.start : self.end]


Finder = Callable[[str], Iterator[Identifier]]
NAME, SURNAME, DATE, BIRTH, AGE = "PV001", "PV002", "PV003", "PV004", "PV005"
PLACE, ADDRESS, PHONE, EMAIL, LINK = "PV006", "PV007", "PV008", "PV009", "PV010"
NUMBER, PLATE, DEVICE, IP = "PV011", "PV012", "PV013", "PV014"
EMPLOYER, INSTITUTION, PUBLIC = "PV015", "PV016", "PV017"

TITLED = "a person's title with a name"
CERTAIN_PLACE = "a place finer than a region"
UNDECLARED = "a name that the case does not declare"


def without_overlap(found: list[Identifier]) -> list[Identifier]:
    """One finding a place: of two that overlap, the one found first in the order of the finders stays."""
    kept: list[Identifier] = []
    for one in found:
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)
