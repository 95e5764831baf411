"""YAML text → data, and for each key and value the line and column where it stands.

Read as YAML 1.2 reads it: `no`, `12:30` and `010` stay text. Faults are findings, never exceptions;
`data` is None when the text could not be read at all.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ipt_course.findings import Finding
from ipt_course.load.compose import compose
from ipt_course.load.decode import decode, unseen, with_line_ends_of_unix
from ipt_course.load.places import KeyPath, Place, Tree, everything, nearest, only_at
from ipt_course.load.quoted import offset_in_source
from ipt_course.load.sightings import Seen, sightings
from ipt_course.rules import yaml_codes as ym

LARGEST = 1_000_000  # bytes


@dataclass(frozen=True)
class Source:
    """One file as its author sees it. Places are (line, column), both from 1."""

    path: str
    text: str
    data: dict[str, Any] | None = None
    marks: Tree = field(default_factory=dict)
    spoilt: frozenset[KeyPath] = frozenset()
    empty: frozenset[KeyPath] = frozenset()  # fields and entries left empty; not where `null` is written
    findings: tuple[Finding, ...] = ()
    first_line: int = 1

    @cached_property
    def texts(self) -> tuple[tuple[KeyPath, str], ...]:
        """Every text value with its path."""
        found: list[tuple[KeyPath, str]] = []
        _gather(found, self.data, ())
        return tuple(found)

    @cached_property
    def sightings(self) -> dict[int, Seen]:
        """The words that rules watch for, by the number of the text; counted from its first character but spaces."""
        return sightings([text.lstrip() for _, text in self.texts])

    @cached_property
    def sightings_at(self) -> dict[KeyPath, Seen]:
        return {self.texts[number][0]: seen for number, seen in self.sightings.items()}

    @cached_property
    def keys(self) -> dict[KeyPath, Place]:
        """Where each field's name stands."""
        return {
            path: self._place(marks[:2]) for path, marks in everything(self.marks) if path and isinstance(path[-1], str)
        }

    @cached_property
    def values(self) -> dict[KeyPath, tuple[int, int, str]]:
        """Where each value stands, and its style: | > ' " or empty for a scalar, [ for a list or mapping."""
        return {path: (*self._place(marks[2:4]), marks[4]) for path, marks in everything(self.marks)}

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def only(self, paths: Collection[KeyPath]) -> Source:
        """These values and their places, without the text and all the rest: a thousand files are kept so."""
        data: dict[Any, Any] = {}
        for path in paths:
            inner = data
            for step in path[:-1]:
                inner = inner.setdefault(step, {})
            inner[path[-1]] = self.at(path)
        return Source(self.path, "", data, only_at(self.marks, paths), first_line=self.first_line)

    def at(self, path: KeyPath) -> Any:
        """The value at a path, None where there is none."""
        found: Any = self.data
        for step in path:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def key_place(self, path: KeyPath) -> Place:
        """Where the name of a field stands; for an element of a list, where the element begins."""
        marks, _ = nearest(self.marks, path)
        return self._place(marks[:2]) if marks else (self.first_line, 1)

    def place(self, path: KeyPath) -> Place:
        """Where a reader looks first: a one-line value itself, else the name of its field."""
        marks, found = nearest(self.marks, path)
        if marks and found and marks[4] not in ("|", ">", "[") and self.at(path) is not None:
            return self._place(marks[2:4])
        return self.key_place(path)

    def _place(self, mark: tuple[int, int]) -> Place:
        return mark[0] + self.first_line, mark[1] + 1

    def within(self, path: KeyPath, offset: int) -> Place:
        """Where the character at an offset of a text value stands."""
        (marks, found), text = nearest(self.marks, path), self.at(path)
        if not marks or not found or not isinstance(text, str):
            return self.key_place(path)
        (line, column), style = self._place(marks[2:4]), marks[4]
        if style == "|":
            return self._within_block(line, text, offset)
        source_line = self.lines[line - self.first_line]
        return line, column + offset_in_source(source_line[column - 1 :], style, offset)

    def _within_block(self, header: int, text: str, offset: int) -> Place:
        before = text[:offset]
        row = before.count("\n")
        line = header + 1 + row
        value_line = text.split("\n")[row]
        source_line = self.lines[line - self.first_line]
        indent = len(source_line) - len(value_line)
        return line, indent + offset - (before.rfind("\n") + 1) + 1


def _gather(texts: list[tuple[KeyPath, str]], data: Any, path: KeyPath) -> None:
    for step, value in data.items() if isinstance(data, dict) else enumerate(data or ()):
        if isinstance(value, str):
            texts.append(((*path, step), value))
        elif isinstance(value, (dict, list)):
            _gather(texts, value, (*path, step))


def parse(path: str, raw: bytes | str, first_line: int = 1) -> Source:
    """Read one file (or the front matter of a page, which begins on a later line)."""
    if len(raw) > LARGEST:
        return Source(path, "", findings=(too_large(path, len(raw)),))
    text, found = decode(path, raw) if isinstance(raw, bytes) else (with_line_ends_of_unix(raw), [])
    if text is None:
        return Source(path, "", findings=tuple(found))
    encoded = text.encode("utf-8", "surrogatepass")
    if faults := unseen(path, text, encoded, first_line):
        return Source(path, text, findings=(*found, *faults), first_line=first_line)
    read = compose(path, text, encoded, first_line)
    spoilt, empty = frozenset(read.spoilt), frozenset(read.empty)
    findings = (*found, *read.findings)
    return Source(path, text, read.data, read.marks, spoilt, empty, findings, first_line)


def too_large(path: str, size: int) -> Finding:
    return ym.TOO_LARGE.at(path, (1, 1), f"the file has {size / 1e6:.1f} MB; it has not been read")
