"""libyaml's events → plain data with places.

Events, not nodes: libyaml's own composer follows aliases (files that explode) and calls itself for
each level (files that crash the process). Here an alias is a finding and depth has an end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

import yaml

from ipt_course.findings import Finding, Rule
from ipt_course.load.decode import INVISIBLE
from ipt_course.load.faults import explain
from ipt_course.load.outline import ENTRY, bullet, other_colon
from ipt_course.load.places import FILE, NOTHING, KeyPath, Place, Step, Tree, under
from ipt_course.load.scalars import resolve
from ipt_course.rules import yaml_codes as ym

DEEPEST = 40
MOST_FINDINGS = 100

# The Python parser, ten times slower, only where a platform has no libyaml.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# A file has a thousand events, and each is asked what it is.
_Scalar, _MappingStart = yaml.ScalarEvent, yaml.MappingStartEvent
_SequenceEnd, _MappingEnd = yaml.SequenceEndEvent, yaml.MappingEndEvent
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
    """What was read, and where it stands."""

    data: dict[str, Any] | None = None
    marks: Tree = field(default_factory=dict)
    spoilt: set[KeyPath] = field(default_factory=set)
    empty: set[KeyPath] = field(default_factory=set)  # left empty, where others write `null`
    findings: list[Finding] = field(default_factory=list)


def compose(path: str, text: str, encoded: bytes, first_line: int = 1) -> Composed:
    """Read a text in which nothing is unseen; `encoded` is the same in UTF-8, which libyaml would make anew."""
    composer = _Composer(path, text, encoded, first_line)
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
def _name(written: str) -> str | None:
    """The same, the first that was written so, if it may name a field without quotation marks."""
    may = written != "<<" and isinstance(resolve(written), str) and not other_colon(written)
    return written if may else None


def _lines_with_notes(text: str) -> set[int]:
    """The numbers, from 0, of the lines in which a note may stand behind something: not `index.md#anchor`."""
    lines, line, counted = set(), 0, 0
    while (found := text.find("#", counted)) >= 0:  # one sign alone is found far sooner than two
        line += text.count("\n", counted, found)
        if text[found - 1] in " \t":
            lines.add(line)
        counted = found + 1
    return lines


class _Composer:
    def __init__(self, path: str, text: str, encoded: bytes, first_line: int) -> None:
        self.path, self.base = path, first_line
        self.text = text
        self.with_note = _lines_with_notes(text)
        self.read = Composed()
        self.loader = _Loader(encoded)
        self.next = self.loader.get_event

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def close(self) -> None:
        self.loader.dispose()

    def document(self) -> None:
        self.next()  # the stream begins
        event = self.next()
        if not isinstance(event, yaml.DocumentStartEvent):
            self.read.findings.append(ym.EMPTY_FILE.at(self.path, (self.base, 1), EMPTY))
            return
        event = self.next()
        data = self.value(event, event.start_mark, (), FILE, self.read.marks)
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

    def value(self, event: Any, named: Any, path: KeyPath, step: Step, around: Tree) -> Any:
        """What stands one step below a path; `named` is the mark of its name. Its marks go into `around`."""
        kind = type(event)
        if kind is not _Scalar:
            return self.structure(event, named, under(path, step), step, around)
        start, style, value = event.start_mark, event.style, event.value
        around[step] = named.line, named.column, start.line, start.column, style or "", NOTHING
        if event.anchor or event.tag:
            self.decorations(event, under(path, step))
        if style == "|":  # prose: nothing can be lost of it
            return value
        last = event.end_mark.line
        if last != start.line:
            self.several_lines(event, style or "", under(path, step))
        if style:
            if style == '"' and (hidden := INVISIBLE.search(value)):
                # Written as an escape, say "\0", it was no invisible character of the file's own text.
                code = f"U+{ord(hidden[0]):04X}"
                self.note(ym.CONTROL_CHARACTER, event, f"the text holds an invisible character ({code})")
            return value
        if not value or last in self.with_note:
            self.plain(event, under(path, step))
        return resolve(value) if event.implicit[0] else value

    def structure(self, event: Any, named: Any, path: KeyPath, step: Step, around: Tree) -> Any:
        below: Tree = {}
        start = event.start_mark
        around[step] = named.line, named.column, start.line, start.column, "[", below
        if type(event) is yaml.AliasEvent:
            self.spoil(ym.ALIAS, event, path, f"an alias stands here: *{event.anchor}")
            return None
        if len(path) >= DEEPEST:
            self.note(ym.TOO_DEEP, event, f"the structure is nested deeper than {DEEPEST} levels")
            raise _EnoughError
        self.decorations(event, path)
        return self.mapping(path, below) if type(event) is _MappingStart else self.sequence(path, below)

    def plain(self, event: Any, path: KeyPath) -> None:
        """What a value without quotation marks can lose in silence: its end, or all of itself."""
        end = event.end_mark
        if end.line in self.with_note and (match := _HASH.match(self.lines[end.line], end.column)):
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

    def sequence(self, path: KeyPath, below: Tree) -> list[Any]:
        elements: list[Any] = []
        next_event, value = self.next, self.value
        while type(event := next_event()) is not _SequenceEnd:
            elements.append(value(event, event.start_mark, path, len(elements), below))
        return elements

    def mapping(self, path: KeyPath, below: Tree) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        next_event, key, value = self.next, self.key, self.value
        while type(event := next_event()) is not _MappingEnd:
            name = key(event, path, fields, below)
            if name is None:
                self.unnamed(next_event(), path, below)
            else:
                fields[name] = value(next_event(), event.start_mark, path, name, below)
        return fields

    def unnamed(self, event: Any, path: KeyPath, around: Tree) -> None:
        """Read past a value that no field has."""
        self.value(event, event.start_mark, path, "?", around)

    def key(self, event: Any, path: KeyPath, fields: dict[str, Any], below: Tree) -> str | None:
        """The name of the next field, or None after a finding."""
        if type(event) is not _Scalar:
            self.unnamed(event, path, below)
            self.read.spoilt.add(path)
            self.note(ym.KEY_NOT_TEXT, event, "the name of a field must be a word, found brackets")
            return None
        name: str | None = event.value if event.style else _name(event.value)
        if event.anchor or event.tag:
            self.decorations(event, (*path, "?"))
        if name is None:
            self.no_name(event, path)
        elif name in fields:
            line = below[name][0] + self.base
            self.note(ym.DUPLICATE_KEY, event, f"`{name}` stands here again; the first is on line {line}")
        else:
            return name
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

    def report(self, rule: Rule, place: Place, message: str, advice: str | None = None) -> None:
        self.read.findings.append(rule.at(self.path, place, message, advice))
        if len(self.read.findings) >= MOST_FINDINGS:
            raise _EnoughError

    def place(self, event: Any) -> Place:
        return event.start_mark.line + self.base, event.start_mark.column + 1
