"""Faults that people make in YAML, inserted on one line of a sound file."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ipt_course.load.source import parse

FIELD = re.compile(r"( *(?:- )*)([a-z_]+): ([^\s|>\[{\"'].*)$")  # a field with a plain one-line value
KEY = re.compile(r"( *)(- )?([a-z_]+):(?: |$)")
KIND = re.compile(r"( *(?:- )?)kind: ([a-z-]+)$")


@dataclass(frozen=True)
class Fault:
    """`line` is where it was inserted; `opening` where the structure around it opens."""

    kind: str
    text: bytes
    line: int
    opening: int


@dataclass(frozen=True)
class Sound:
    """A sound file, and what a fault in it has to know."""

    lines: list[str]
    structure: dict[int, int]
    lone: set[int]

    @classmethod
    def of(cls, text: str) -> "Sound":
        return cls(text.split("\n"), structural_lines(text), lone_fields(text))

    def with_fault(self, kind: str, number: int) -> Iterator[Fault]:
        """The faults of that kind that the line of that index can hold."""
        insert, everywhere = KINDS[kind]
        line = number + 1
        if (not everywhere and line not in self.structure) or (kind == "bad indent" and line in self.lone):
            return
        for new, moved in insert(self.lines[number]):
            raw = b"\n".join([*encoded(self.lines[:number]), new, *encoded(self.lines[line:])])
            yield Fault(kind, raw, line + moved, self.structure.get(line, line))


def faults(text: str) -> Iterator[Fault]:
    """Every fault of every kind on every line that can hold it."""
    sound = Sound.of(text)
    for number in range(len(sound.lines)):
        for kind in KINDS:
            yield from sound.with_fault(kind, number)


def encoded(lines: list[str]) -> list[bytes]:
    return [line.encode() for line in lines]


def structural_lines(text: str) -> dict[int, int]:
    """Lines outside blocks that hold a field, each with the line on which its structure opens."""
    source = parse("sound.yml", text)
    assert not source.findings
    return {place[0]: source.values[path[:-1]][0] for path, place in source.keys.items()}


def lone_fields(text: str) -> set[int]:
    """Lines of fields without a neighbour: further in or out, they contradict nothing and mean the same."""
    keys = parse("sound.yml", text).keys
    neighbours = Counter(path[:-1] for path in keys)
    return {place[0] for path, place in keys.items() if neighbours[path[:-1]] == 1}


Inserted = Iterator[tuple[bytes, int]]  # the new line or lines, and how far down the fault stands


def unclosed_quote(line: str) -> Inserted:
    if (match := FIELD.match(line)) and '"' not in match[3]:
        yield f'{match[1]}{match[2]}: "{match[3]}'.encode(), 0


def unclosed_bracket(line: str) -> Inserted:
    if (match := FIELD.match(line)) and "]" not in match[3]:
        yield f"{match[1]}{match[2]}: [{match[3]}".encode(), 0


def tab_indent(line: str) -> Inserted:
    if line.startswith("  ") and line.strip():
        yield f"\t{line[2:]}".encode(), 0


def bad_indent(line: str) -> Inserted:
    if KEY.match(line):
        yield f" {line}".encode(), 0
        if line.startswith(" "):
            yield line[1:].encode(), 0


def duplicate_key(line: str) -> Inserted:
    if match := FIELD.match(line):
        copy = f"{' ' * len(match[1])}{match[2]}: {match[3]}"
        yield f"{line}\n{copy}".encode(), 1


def stray_colon(line: str) -> Inserted:
    if (match := FIELD.match(line)) and "#" not in match[3]:
        yield f"{match[1]}{match[2]}: so: {match[3]}".encode(), 0


def missing_space(line: str) -> Inserted:
    if match := FIELD.match(line):
        yield f"{match[1]}{match[2]}:{match[3]}".encode(), 0


def broken_byte(line: str) -> Inserted:
    middle = len(line) // 2
    yield line[:middle].encode() + b"\xe9 " + line[middle:].encode(), 0


def unknown_key(line: str) -> Inserted:
    if (match := KEY.match(line)) and not match[2]:
        yield f"{match[1]}xyzzy: 1\n{line}".encode(), 0


def unknown_kind(line: str) -> Inserted:
    if KIND.match(line):
        yield f"{line[:-1]}".encode(), 0
        yield f"{line}-xyzzy".encode(), 0


def field_of_another_kind(line: str) -> Inserted:
    """Of an item or of a case's decision: what only another kind of it has."""
    if match := KIND.match(line):
        kind = match[2]
        for field, theirs in (("criteria: []", "reflection"), ("steps: []", "ordering"), ("treatment: x", "another-")):
            if not kind.startswith(theirs):
                yield f"{line}\n{' ' * len(match[1])}{field}".encode(), 1


KINDS: dict[str, tuple[Callable[[str], Inserted], bool]] = {
    "unclosed quote": (unclosed_quote, False),
    "unclosed bracket": (unclosed_bracket, False),
    "tab indent": (tab_indent, True),
    "bad indent": (bad_indent, False),
    "duplicate key": (duplicate_key, False),
    "stray colon": (stray_colon, False),
    "missing space": (missing_space, False),
    "broken byte": (broken_byte, True),
    "unknown key": (unknown_key, False),
    "unknown kind": (unknown_kind, False),
    "field of another kind": (field_of_another_kind, False),
}
