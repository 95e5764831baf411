"""What a rule is, and what it returns: findings with a place, a reason and advice. Nothing here prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipt_course.rules.scope import Check

OFF = "off"


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One problem at one place; lines and columns count from 1, columns in characters."""

    code: str
    name: str
    severity: Severity
    path: str
    line: int
    column: int
    message: str
    advice: str

    def __lt__(self, other: Finding) -> bool:
        return self._place < other._place

    @property
    def _place(self) -> tuple[str, int, int, str, str]:
        return (self.path, self.line, self.column, self.code, self.message)

    def as_dict(self) -> dict[str, str | int]:
        return {**asdict(self), "severity": str(self.severity)}


@dataclass(frozen=True)
class Rule:
    """A row of the one table. `check` is None where a hop itself (load, link) finds the fault.

    `of_a_set`: it compares files, so it is asked when all have been read; every other looks at one file at a time.
    """

    code: str
    name: str
    severity: Severity
    reason: str
    advice: str
    check: Check | None = None
    of_a_set: bool = False

    def at(self, path: str, place: tuple[int, int], message: str, advice: str | None = None) -> Finding:
        line, column = place
        words = self.advice if advice is None else advice
        return Finding(self.code, self.name, self.severity, path, line, column, message, words)


def configured(findings: Iterable[Finding], severities: Mapping[str, str]) -> list[Finding]:
    """The findings by place, with severities as configured: code → error, warning or off."""
    unknown = sorted(set(severities.values()) - {*Severity, OFF})
    if unknown:
        raise ValueError(f"a severity is error, warning or off, not {unknown[0]!r}")
    chosen = ((finding, severities.get(finding.code, finding.severity)) for finding in findings)
    return sorted(replace(finding, severity=Severity(wanted)) for finding, wanted in chosen if wanted != OFF)
