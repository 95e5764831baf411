"""Findings → what a person, a pull request or a program reads. Nothing else in the course prints them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ipt_course.findings import Finding, Severity
from ipt_course.unfinished import UNFILLED, apart, checklist
from ipt_course.visible import clipped, visible

Format = Literal["text", "github", "json"]
ONE_LINE_MOST = 20_000  # characters of a source line that are looked at
_COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m"}
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


@dataclass(frozen=True)
class Checked:
    """What one run looked at."""

    items: int = 0
    cases: int = 0
    pages: int = 0
    unread: tuple[str, ...] = ()  # files whose form hides their content: nothing else in them was looked at
    sessions: Mapping[str, str] = field(default_factory=dict)  # id → the size of its graph, in words
    drills: int = 0
    transcripts: int = 0


@dataclass
class Lines:
    """The lines of the files that findings name, read when asked for."""

    root: Path | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    _split: dict[str, list[str]] = field(default_factory=dict)

    def __call__(self, path: str, number: int) -> str | None:
        lines = self._split.get(path)
        if lines is None:
            lines = self._split[path] = self._text(path).replace("\r\n", "\n").split("\n")
        inside = 0 < number <= len(lines)
        return lines[number - 1][:ONE_LINE_MOST].removeprefix("\ufeff") if inside else None

    def _text(self, path: str) -> str:
        if path in self.texts or self.root is None:
            return self.texts.get(path, "")
        try:
            file = self.root / path
            return file.read_text("utf-8", "replace") if file.is_file() and not file.is_symlink() else ""
        except (OSError, ValueError):
            return ""


def render(
    findings: Iterable[Finding],
    form: Format,
    checked: Checked,
    line_of: Callable[[str, int], str | None] = lambda path, number: None,
    colour: bool = False,
) -> str:
    """The whole report; `colour` only where a person looks at a terminal."""
    ordered = sorted(findings)
    if form == "json":
        return json.dumps([finding.as_dict() for finding in ordered], indent=2, ensure_ascii=False) + "\n"
    closing = summary(ordered, checked)
    if form == "github":
        return "\n".join([*map(annotation, ordered), closing]) + "\n"
    faults, unfinished = apart(ordered)
    blocks = [_block(finding, line_of, colour) for finding in faults]
    blocks += [checklist(path, places, line_of) for path, places in unfinished.items()]
    blocks += [_unread(path) for path in checked.unread]
    return "\n".join([*(f"{block}\n" for block in blocks), closing]) + "\n"


def _unread(path: str) -> str:
    return f"{visible(path)}: nothing else in this file could be looked at yet. Mend its form first, then check again."


def summary(findings: Sequence[Finding], checked: Checked) -> str:
    severities = [finding.severity for finding in findings]
    errors, warnings = _count(severities.count(Severity.ERROR), "error"), severities.count(Severity.WARNING)
    if blanks := sum(finding.code == UNFILLED for finding in findings):
        errors += f" ({blanks} still to fill in)"
    seen: tuple[str, ...] = (
        _count(checked.items, "item"),
        _count(checked.cases, "case"),
        _count(checked.pages, "page"),
    )
    seen += (_count(len(checked.sessions), "practice session"),) if checked.sessions else ()
    seen += (_count(checked.drills, "drill"),) if checked.drills else ()
    seen += (_count(checked.transcripts, "transcript to rate", "transcripts to rate"),) if checked.transcripts else ()
    sizes = "".join(f"\n  {id}: {size}" for id, size in checked.sessions.items())
    return f"{errors}, {_count(warnings, 'warning')}; checked {', '.join(seen)}{sizes}"


def _count(number: int, noun: str, several: str = "") -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {several or noun + 's'}"


def _block(finding: Finding, line_of: Callable[[str, int], str | None], colour: bool) -> str:
    place = f"{visible(finding.path)}:{finding.line}:{finding.column}"
    kind = f"{finding.severity} {finding.code} {finding.name}:"
    if colour:
        place, kind = f"{_BOLD}{place}{_PLAIN}", f"{_COLOURS[finding.severity]}{kind}{_PLAIN}"
    rows = [f"{place} {kind} {visible(finding.message)}"]
    line = line_of(finding.path, finding.line)
    if line is not None and line.strip():
        rows += _excerpt(finding, line)
    advice = f"  → {visible(finding.advice)}"
    rows.append(f"{_DIM}{advice}{_PLAIN}" if colour else advice)
    return "\n".join(rows)


def _excerpt(finding: Finding, line: str) -> list[str]:
    shown, before = clipped(line, finding.column)
    number = str(finding.line)
    return [f"  {number} | {shown.rstrip()}", f"  {' ' * len(number)} | {' ' * before}^"]


def annotation(finding: Finding) -> str:
    """A workflow command of GitHub: `::error file=…,line=…,col=…,title=…::message`."""
    properties = {
        "file": finding.path,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": f"{finding.code} {finding.name}",
    }
    shown = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    words = _data(f"{finding.message}\n{finding.advice}")
    return f"::{finding.severity} {shown}::{words}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
