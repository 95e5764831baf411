"""libyaml's events → plain data with places.

Events, not nodes: libyaml's own composer follows aliases (files that explode) and calls itself for
each level (files that crash the process). Here an alias is a finding and depth has an end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from ipt_course.findings import Finding, Rule
from ipt_course.load.decode import INVISIBLE
from ipt_course.load.faults import explain
from ipt_course.load.outline import ENTRY, bullet, other_colon
from ipt_course.load.scalars import resolve
from ipt_course.rules import yaml_codes as ym

DEEPEST = 40
MOST_FINDINGS = 100
KeyPath = tuple[str | int, ...]

# The Python parser, ten times slower, only where a platform has no libyaml.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A file has a thousand events, and each is asked what it is.
_Scalar, _SequenceEnd, _MappingEnd = yaml.ScalarEvent, yaml.SequenceEndEvent, yaml.MappingEndEvent
EMPTY = "the file is empty, or holds nothing but comments"
_HASH = re.compile(r"[ \t]+(#[^\s])")  # a note of the author's has a space after its #
_OVER_LINES = {
    "": "a value without a `|` block runs over several lines",
    ">": "a folded block (>) stands here",
    '"': "a value in quotation marks runs over several lines",
}


class _EnoughError(Exception):
    """Enough is known: reading on would only repeat the finding."""


@dataclass
class Composed:
    """What was read; `style` in values is | > ' " or empty for a scalar, [ for a list or mapping."""

    data: dict[str, Any] | None = None
    keys: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    values: dict[KeyPath, tuple[int, int, str]] = field(default_factory=dict)
    spoilt: set[KeyPath] = field(default_factory=set)
    empty: set[KeyPath] = field(default_factory=set)  # left empty, where others write `null`
    findings: list[Finding] = field(default_factory=list)


def compose(path: str, text: str, first_line: int = 1) -> Composed:
    composer = _Composer(path, text, first_line)
    try:
        composer.document()
    except _EnoughError:
        composer.read.data = None
    except yaml.YAMLError as error:
        composer.read.data = None
        # A value that ran on over lines is what the fault did, not what the author did.
        run_on = (ym.MULTI_LINE.code, ym.INDENTATION.code)
        before = [finding for finding in composer.read.findings if finding.code not in run_on]
        composer.read.findings = [*before, *explain(path, text, error, first_line)]
    finally:
        composer.close()
    return composer.read


@lru_cache(1000)  # a course has some hundred names, each a thousand times
def _is_name(written: str) -> bool:
    """May this name a field, without quotation marks?"""
    return written != "<<" and isinstance(resolve(written), str) and not other_colon(written)


class _Composer:
    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path, self.base = path, first_line
        self.lines = text.split("\n")
        self.with_hash = {number for number, line in enumerate(self.lines) if "#" in line}
        self.read = Composed()
        self.loader = _Loader(text)
        self.next = self.loader.get_event

    def close(self) -> None:
        self.loader.dispose()

    def document(self) -> None:
        self.next()  # the stream begins
        event = self.next()
        if not isinstance(event, yaml.DocumentStartEvent):
            self.read.findings.append(ym.EMPTY_FILE.at(self.path, (self.base, 1), EMPTY))
            return
        event = self.next()
        data = self.node(event, ())
        self.next()  # the document ends
        if not isinstance(after := self.next(), yaml.StreamEndEvent):
            self.note(ym.SEVERAL_DOCUMENTS, after, "a second document begins here")
        self.read.data = self.fields_of_file(data, event)

    def fields_of_file(self, data: Any, event: Any) -> dict[str, Any] | None:
        if isinstance(data, dict):
            return data
        if data is None and isinstance(event, yaml.ScalarEvent):
            self.note(ym.EMPTY_FILE, event, EMPTY)
        elif () not in self.read.spoilt:
            self.note(ym.NOT_A_MAPPING, event, "the file does not consist of fields, `name: value`")
        return None

    def node(self, event: Any, path: KeyPath) -> Any:
        kind = type(event)
        if kind is _Scalar:
            return self.scalar(event, path)
        if kind is yaml.AliasEvent:
            self.spoil(ym.ALIAS, event, path, f"an alias stands here: *{event.anchor}")
            return None
        if len(path) >= DEEPEST:
            self.note(ym.TOO_DEEP, event, f"the structure is nested deeper than {DEEPEST} levels")
            raise _EnoughError
        self.decorations(event, path)
        start = event.start_mark
        self.read.values[path] = (start.line + self.base, start.column + 1, "[")
        return self.mapping(path) if kind is yaml.MappingStartEvent else self.sequence(path)

    def scalar(self, event: Any, path: KeyPath) -> Any:
        start, style, value = event.start_mark, event.style or "", event.value
        self.read.values[path] = (start.line + self.base, start.column + 1, style)
        if event.anchor or event.tag:
            self.decorations(event, path)
        if style != "|" and event.end_mark.line != start.line:
            self.several_lines(event, style, path)
        if style == '"' and (hidden := INVISIBLE.search(value)):
            # Written as an escape, say "\0", it was no invisible character of the file's own text.
            self.note(ym.CONTROL_CHARACTER, event, f"the text holds an invisible character (U+{ord(hidden[0]):04X})")
        if not style:
            self.plain(event, path)
        return resolve(value) if event.implicit[0] and not style else value

    def plain(self, event: Any, path: KeyPath) -> None:
        """What a value without quotation marks can lose in silence: its end, or all of itself."""
        end = event.end_mark
        if end.line in self.with_hash and (match := _HASH.match(self.lines[end.line], end.column)):
            place = end.line + self.base, match.start(1) + 1
            self.report(ym.WORDS_AFTER_HASH, place, "what follows # is no part of the value")
            if not event.value:
                self.read.spoilt.add(path)
        elif not event.value and not event.tag and not event.anchor:
            self.read.empty.add(path)

    def several_lines(self, event: Any, style: str, path: KeyPath) -> None:
        next_line = self.lines[event.start_mark.line + 1]
        if not style and next_line.lstrip().startswith("- "):
            row, column = event.start_mark.line + 1, len(next_line) - len(next_line.lstrip())
            message = "the dash stands further in than the one above, so it counts as part of the words there"
            self.report(ym.INDENTATION, (row + self.base, column + 1), message)
        elif not style and (sign := bullet(event.value)):
            self.read.spoilt.add(path)
            message = f"the value begins with `{sign}` and runs over several lines"
            self.report(ym.MULTI_LINE, self.place(event), message, f"In a list {ENTRY}.")
        else:
            self.note(ym.MULTI_LINE, event, _OVER_LINES.get(style, _OVER_LINES['"']))

    def sequence(self, path: KeyPath) -> list[Any]:
        elements: list[Any] = []
        while type(event := self.next()) is not _SequenceEnd:
            elements.append(self.node(event, (*path, len(elements))))
        return elements

    def mapping(self, path: KeyPath) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        next_event, keys, base = self.next, self.read.keys, self.base
        while type(event := next_event()) is not _MappingEnd:
            key = self.key(event, path, fields)
            if key is None:  # read past the value; its places are of no use
                self.node(next_event(), (*path, "?"))
                continue
            below, start = (*path, key), event.start_mark
            keys[below] = (start.line + base, start.column + 1)
            value = next_event()
            fields[key] = self.scalar(value, below) if type(value) is _Scalar else self.node(value, below)
        return fields

    def key(self, event: Any, path: KeyPath, fields: dict[str, Any]) -> str | None:
        """The name of the next field, or None after a finding."""
        if type(event) is not _Scalar:
            self.node(event, (*path, "?"))
            self.read.spoilt.add(path)
            self.note(ym.KEY_NOT_TEXT, event, "the name of a field must be a word, found brackets")
            return None
        name = event.value
        if event.anchor or event.tag:
            self.decorations(event, (*path, "?"))
        if not event.style and not _is_name(name):
            self.no_name(event, path)
        elif name in fields:
            line = self.read.keys[*path, name][0]
            self.note(ym.DUPLICATE_KEY, event, f"`{name}` stands here again; the first is on line {line}")
        else:
            return str(name)
        return None

    def no_name(self, event: Any, path: KeyPath) -> None:
        if event.value == "<<":
            self.note(ym.ALIAS, event, "a merge key (<<) stands here")
        elif found := other_colon(event.value):
            offset, message, advice = found
            line, column = self.place(event)
            self.read.spoilt.add(path)
            self.report(ym.SPACE_AFTER_COLON, (line, column + offset), message, advice)
        else:
            self.note(ym.KEY_NOT_TEXT, event, f"the name of a field must be a word, found `{event.value}`")

    def decorations(self, event: Any, path: KeyPath) -> None:
        if event.anchor:
            self.note(ym.ALIAS, event, f"an anchor stands here: &{event.anchor}")
        if event.tag:
            self.spoil(ym.TAG, event, path, f"a tag stands here: {event.tag}")

    def spoil(self, rule: Rule, event: Any, path: KeyPath, message: str) -> None:
        self.read.spoilt.add(path)
        self.note(rule, event, message)

    def note(self, rule: Rule, event: Any, message: str) -> None:
        self.report(rule, self.place(event), message)

    def report(self, rule: Rule, place: tuple[int, int], message: str, advice: str | None = None) -> None:
        self.read.findings.append(rule.at(self.path, place, message, advice))
        if len(self.read.findings) >= MOST_FINDINGS:
            raise _EnoughError

    def place(self, event: Any) -> tuple[int, int]:
        return event.start_mark.line + self.base, event.start_mark.column + 1
