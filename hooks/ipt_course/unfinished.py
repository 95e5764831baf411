"""A file that is being written: its places to fill in as one list, instead of a fault each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from ipt_course.findings import Finding
from ipt_course.visible import visible

UNFILLED = "TX001"
A_FEW = 3  # a mark or two are more likely forgotten than still to come, and are shown with their line
_MARK = re.compile(r"<<(?:FILL IN )?(.*?)(?:>>)?$")
_FIELD = re.compile(r"^[ -]*([a-z_]+):")
LineOf = Callable[[str, int], str | None]


def apart(findings: Iterable[Finding]) -> tuple[list[Finding], dict[str, list[Finding]]]:
    """The faults, and for each unfinished file its places to fill in."""
    places: dict[str, list[Finding]] = defaultdict(list)
    faults: list[Finding] = []
    for finding in findings:
        (places[finding.path] if finding.code == UNFILLED else faults).append(finding)
    lists = {path: found for path, found in places.items() if len(found) > A_FEW}
    faults += [finding for path, found in places.items() if path not in lists for finding in found]
    return sorted(faults), lists


def checklist(path: str, places: Sequence[Finding], line_of: LineOf) -> str:
    """`  118  story: the story` for each."""
    rows = [f"{visible(path)}: {len(places)} places still to fill in"]
    rows += [f"  {place.line:>4}  {_field(place, line_of)}{visible(_asked(place))}" for place in places]
    return "\n".join([*rows, "  → Write what each asks for, and delete its mark, brackets included."])


def _asked(place: Finding) -> str:
    return _MARK.sub(r"\1", place.message.partition(": ")[2])


def _field(place: Finding, line_of: LineOf) -> str:
    """The field in whose value the mark stands, on its line or above it."""
    for number in range(place.line, 0, -1):
        line = line_of(place.path, number)
        if line is None:
            break
        if match := _FIELD.match(line):
            return f"{match[1]}: "
    return ""
