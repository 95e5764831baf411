"""YAML text → data, and for each key and value the line and column where it stands.

Read as YAML 1.2 reads it: `no`, `12:30` and `010` stay text. Faults are findings, never exceptions;
`data` is None when the text could not be read at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ipt_course.findings import Finding
from ipt_course.load.compose import KeyPath, compose
from ipt_course.load.decode import decode, unseen
from ipt_course.load.quoted import offset_in_source
from ipt_course.load.sightings import Seen, sightings
from ipt_course.rules import yaml_codes as ym

LARGEST = 1_000_000  # bytes
Place = tuple[int, int]


@dataclass(frozen=True)
class Source:
    """One file as its author sees it. Places are (line, column), both from 1."""

    path: str
    text: str
    data: dict[str, Any] | None = None
    keys: dict[KeyPath, Place] = field(default_factory=dict)
    values: dict[KeyPath, tuple[int, int, str]] = field(default_factory=dict)
    spoilt: frozenset[KeyPath] = frozenset()
    empty: frozenset[KeyPath] = frozenset()  # fields and entries left empty; not where `null` is written
    findings: tuple[Finding, ...] = ()
    first_line: int = 1

    @cached_property
    def texts(self) -> tuple[tuple[KeyPath, str], ...]:
        """Every text value with its path."""
        return tuple(_texts(self.data, ()))

    @cached_property
    def sightings(self) -> dict[int, Seen]:
        """The words that rules watch for, by the number of the text; counted from its first character but spaces."""
        return sightings([text.lstrip() for _, text in self.texts])

    @cached_property
    def sightings_at(self) -> dict[KeyPath, Seen]:
        return {self.texts[number][0]: seen for number, seen in self.sightings.items()}

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
        keys = {path: self.keys[path] for path in paths if path in self.keys}
        values = {path: self.values[path] for path in paths if path in self.values}
        return Source(self.path, "", data, keys, values, first_line=self.first_line)

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
        while path:
            if path in self.keys:
                return self.keys[path]
            if path in self.values:
                return self.values[path][:2]
            path = path[:-1]
        return self.values[()][:2] if () in self.values else (self.first_line, 1)

    def place(self, path: KeyPath) -> Place:
        """Where a reader looks first: a one-line value itself, else the name of its field."""
        mark = self.values.get(path)
        one_line = mark is not None and mark[2] not in ("|", ">", "[") and self.at(path) is not None
        return mark[:2] if mark and one_line else self.key_place(path)

    def within(self, path: KeyPath, offset: int) -> Place:
        """Where the character at an offset of a text value stands."""
        mark, text = self.values.get(path), self.at(path)
        if mark is None or not isinstance(text, str):
            return self.key_place(path)
        line, column, style = mark
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


def _texts(data: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    for step, value in data.items() if isinstance(data, dict) else enumerate(data or ()):
        if isinstance(value, str):
            yield (*path, step), value
        elif isinstance(value, dict | list):
            yield from _texts(value, (*path, step))


def parse(path: str, raw: bytes | str, first_line: int = 1) -> Source:
    """Read one file (or the front matter of a page, which begins on a later line)."""
    if len(raw) > LARGEST:
        return Source(path, "", findings=(too_large(path, len(raw)),))
    text, found = decode(path, raw) if isinstance(raw, bytes) else (raw.replace("\r\n", "\n"), [])
    if text is None:
        return Source(path, "", findings=tuple(found))
    if faults := unseen(path, text, first_line):
        return Source(path, text, findings=(*found, *faults), first_line=first_line)
    read = compose(path, text, first_line)
    spoilt, empty = frozenset(read.spoilt), frozenset(read.empty)
    findings = (*found, *read.findings)
    return Source(path, text, read.data, read.keys, read.values, spoilt, empty, findings, first_line)


def too_large(path: str, size: int) -> Finding:
    return ym.TOO_LARGE.at(path, (1, 1), f"the file has {size / 1e6:.1f} MB; it has not been read")
