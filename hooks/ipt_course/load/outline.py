"""The lines of a text that is not YAML, one by one: which of them cannot be right?

Only files that libyaml refused come here. It is no second parser: it knows what the course's files
use (fields, lists with dashes, one-line values, `|` blocks) and names the lines that break that form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ipt_course.findings import Rule
from ipt_course.rules import yaml_codes as ym

_QUOTED_KEY = re.compile(r"""(?:"[^"]*"|'[^']*')\s*:(?=\s|$)\s*""")
_NO_KEY = tuple("\"'[]{}#&*!|>%@`,")
_DASH = re.compile(r"-(?:\s+|$)")
_FIELD = re.compile(r"[a-z_]+:(?:\s|$)")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}\s*(?:\s#.*)?$")
_GLUED_KEY = re.compile(r"([A-Za-z_][A-Za-z_0-9-]*):(?!//)\S")
_GLUED_DASH = re.compile(r"-(?=[A-Za-z\"'])")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*(")?')
_SINGLE = re.compile(r"'(?:[^']|'')*(')?")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
BLOCK_HEADER = "after | or > nothing else may stand on the line"
_COLON = re.compile(r":(?:\s+|$)")


class BlockLine(NamedTuple):
    """A line of a `|` block; `field` if it could be a field as well."""

    number: int
    indent: int
    field: bool


class Suspect(NamedTuple):
    """A fault; lines and columns from 0."""

    line: int
    column: int
    rule: Rule
    message: str


@dataclass(frozen=True)
class Row:
    """One line that is neither blank, comment nor inside a block."""

    number: int
    indent: int
    dashes: tuple[int, ...]  # the columns of its dashes
    key: str | None
    key_column: int
    value: str
    value_column: int

    @property
    def opens(self) -> bool:
        """Deeper lines may follow: a field without a value, or a dash alone."""
        return not _COMMENT.sub("", self.value).strip() and (self.key is not None or bool(self.dashes))

    @property
    def heads_block(self) -> bool:
        return self.value.startswith(("|", ">"))

    @property
    def home(self) -> int:
        """Lines of a block that this row opens stand further in than this column."""
        return self.key_column if self.key is not None else (self.dashes or (self.indent,))[-1]


Read = list[tuple[Row, list[BlockLine]]]


def row_of(number: int, line: str) -> Row:
    column = indent = len(line) - len(line.lstrip(" "))
    dashes = []
    while match := _DASH.match(line, column):
        dashes.append(column)
        column = match.end()
    key_column = column
    if match := _key(line, column):
        column = match.end()
    key = line[key_column : match.start()].strip() if match else None
    return Row(number, indent, tuple(dashes), key, key_column, line[column:].rstrip(), column)


def _key(line: str, column: int) -> re.Match[str] | None:
    """The colon that ends the name of a field, with the spaces after it."""
    if line.startswith(('"', "'"), column):
        match = _QUOTED_KEY.match(line, column)
        return _COLON.search(line, match.end() - len(match.group().rpartition(":")[2]) - 1) if match else None
    match = _COLON.search(line, column)
    plain = match and not line.startswith(_NO_KEY, column) and " #" not in line[column : match.start()]
    return match if plain else None


def rows(lines: list[str]) -> Iterator[tuple[Row, list[BlockLine]]]:
    """Each row, with the lines of the block that it heads."""
    number = 0
    while number < len(lines):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#") or line.startswith(("---", "%")):
            number += 1
            continue
        row = row_of(number, line)
        block: list[BlockLine] = []
        number += 1
        while row.heads_block and number < len(lines):
            text = lines[number]
            indent = len(text) - len(text.lstrip(" "))
            if text.strip() and indent <= row.home:
                break
            if text.strip():
                block.append(BlockLine(number, indent, bool(_FIELD.match(text, indent))))
            number += 1
        yield row, block


def value_faults(read: Read) -> list[Suspect]:
    """What cannot be right within a line."""
    names = {row.key for row, _ in read if row.key}
    return [suspect for row, _ in read if (suspect := _in_value(row, names))]


def _in_value(row: Row, names: set[str]) -> Suspect | None:
    value = row.value
    if value.startswith(('"', "'")):
        return _quotation(row)
    if row.key is None and (match := _GLUED_KEY.match(value)) and (not row.dashes or match[1] in names):
        column = row.value_column + match.end(1)
        return Suspect(row.number, column, ym.SPACE_AFTER_COLON, f"a space is missing after `{match[1]}:`")
    if not row.dashes and _GLUED_DASH.match(row.key or value):
        return Suspect(row.number, row.indent, ym.SPACE_AFTER_COLON, "a space is missing after the dash")
    if row.heads_block and not _BLOCK.match(value):
        return Suspect(row.number, row.value_column + 1, ym.SYNTAX, BLOCK_HEADER)
    if value[:1] in ("", "[", "{", "|", ">", "&", "*", "!"):
        return None
    if match := _COLON.search(_COMMENT.sub("", value)):
        column = row.value_column + match.start()
        return Suspect(row.number, column, ym.STRAY_COLON, "a second colon stands in the value")
    return None


def _quotation(row: Row) -> Suspect | None:
    match = (_DOUBLE if row.value[0] == '"' else _SINGLE).match(row.value)
    if match is None or not match[1]:
        message = "the quotation mark that opens here is not closed on its line"
        return Suspect(row.number, row.value_column, ym.UNCLOSED_QUOTE, message)
    if _COMMENT.sub("", row.value[match.end() :]).strip(" ,"):
        message = "words stand after the closing quotation mark"
        return Suspect(row.number, row.value_column + match.end(), ym.UNCLOSED_QUOTE, message)
    return None


def brackets(read: Read) -> tuple[list[Suspect], set[int]]:
    """Brackets that do not close, and the lines inside those that do.

    A bracket must close before the next line that stands no further in than its field.
    """
    unclosed: list[Suspect] = []
    inside: set[int] = set()
    opened: Row | None = None
    depth, lines = 0, list[int]()
    for row, _ in read:
        if opened and (row.indent > opened.home or row.value[:1] in ("]", "}")):
            depth += _balance(row.value)
            lines.append(row.number)
        elif opened:
            unclosed.append(_unclosed(opened))
            opened = None
        if opened is None and row.value[:1] in ("[", "{"):
            opened, depth, lines = row, _balance(row.value), []
        if opened and depth <= 0:
            inside.update(lines)
            opened = None
    return unclosed + ([_unclosed(opened)] if opened else []), inside


def _unclosed(row: Row) -> Suspect:
    message = "the bracket that opens here is not closed"
    return Suspect(row.number, row.value_column, ym.UNCLOSED_BRACKET, message)


def _balance(value: str) -> int:
    bare = re.sub(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\s#.*$""", "", value)
    return sum(bare.count(mark) for mark in "[{") - sum(bare.count(mark) for mark in "]}")
