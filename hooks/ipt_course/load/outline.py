"""The lines of a text that is not YAML, one by one: which of them cannot be right?

Only files that libyaml refused come here. It is no second parser: it knows what the course's files
use (fields, lists with dashes, one-line values, `|` blocks) and names the lines that break that form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from ipt_course.findings import Rule
from ipt_course.load.decode import OTHER_SPACES, named
from ipt_course.rules import yaml_codes as ym

_QUOTED_KEY = re.compile(r"""(?:"[^"]*"|'[^']*')\s*:(?=\s|$)\s*""")
_NO_KEY = tuple("\"'[]{}#&*!|>%@`,")
_DASH = re.compile(r"-(?:[ \t]+|$)")
_FIELD = re.compile(r"(?:- +)*[a-z_]+:(?:\s|$)")
_NO_COLON = re.compile(r"([a-z_]+)[ ]*([|>])[-+0-9]{0,2}$")
_BLOCK = re.compile(r"[|>][-+0-9]{0,2}\s*(?:\s#.*)?$")
_GLUED_KEY = re.compile(r"([A-Za-z_][A-Za-z_0-9-]*):(?!//)\S")
_GLUED_DASH = re.compile(r"-(?=[A-Za-z\"'])")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*(")?')
_SINGLE = re.compile(r"'(?:[^']|'')*(')?")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
BLOCK_HEADER = "after | or > nothing else may stand on the line"
_COLON = re.compile(r":(?:[ \t]+|$)")
_NAME = re.compile(r"[a-z_]+\Z")
_OTHER_DASH = re.compile(rf"-([{OTHER_SPACES}])")
# Other languages' keyboards have a colon of their own.
_OTHER_COLON = re.compile(rf"([A-Za-z_][A-Za-z_0-9-]*)(?::([{OTHER_SPACES}])|[ ]?(：))")
_BULLET = re.compile(rf"([•‣◦▪●·*–—]|[0-9]{{1,2}}[.)])[ \t{OTHER_SPACES}]")
_INDICATOR = re.compile(r"([-?])(?:[ \t]|$)")
_INDICATORS = {"-": "a dash", "?": "a question mark"}
ENTRY = "an entry begins with a dash and a space; text below `|` stands two spaces further in"


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
    advice: str | None = None  # None leaves the rule's own


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
    def without_colon(self) -> re.Match[str] | None:
        """`story |`: the head of a block whose colon was forgotten."""
        return _NO_COLON.match(self.value) if self.key is None else None

    @property
    def heads_block(self) -> bool:
        return self.value.startswith(("|", ">")) or self.without_colon is not None

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
    number, head = 0, None
    while number < len(lines):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#") or line.startswith(("---", "%")):
            number += 1
            continue
        row = row_of(number, line)
        if row.heads_block or head is None or not _strayed(row, head):
            head = row if row.heads_block else None
        block: list[BlockLine] = []
        number += 1
        while head is not None and number < len(lines):
            text = lines[number]
            indent = len(text) - len(text.lstrip(" "))
            if text.strip() and indent <= head.home:
                break
            if text.strip():
                block.append(BlockLine(number, indent, bool(_FIELD.match(text, indent))))
            number += 1
        yield row, block


def _strayed(row: Row, head: Row) -> bool:
    """A line of words that stands too far out for the block before it: what follows further in is still that block."""
    return row.key is None and not row.dashes and row.indent <= head.home and row.value[:1].isalpha()


def value_faults(read: Read) -> list[Suspect]:
    """What cannot be right within a line."""
    names = {row.key for row, _ in read if row.key}
    listed = {row.number for (before, _), (row, _) in pairwise(read) if _bullet(row) and _bullet(before)}
    rest = (row for row, _ in read if row.number not in listed)
    return [suspect for row in rest if (suspect := _sign(row) or _in_value(row, names))]


def other_colon(name: str) -> tuple[int, str, str] | None:
    """Where a name is followed by what only looks like a colon and a space; message and advice."""
    match = _OTHER_COLON.match(name)
    if match is None:
        return None
    word, space = match[1], match[2]
    if space:
        return match.start(2), f"{named(space)} stands after `{word}:`", "Put an ordinary space after the colon."
    message = f"a wide colon (U+FF1A) stands after `{word}`"
    return match.start(3), message, f"Write `{word}: `, with an ordinary colon and a space."


def bullet(value: str) -> str | None:
    """The sign, other than a dash, with which an entry of a list begins."""
    match = _BULLET.match(value)
    return match[1] if match else None


def _bullet(row: Row) -> str | None:
    return None if row.dashes else bullet(row.key or row.value)


def _sign(row: Row) -> Suspect | None:
    """A sign that stands for another: of a word processor, of another keyboard, of a letter."""
    words = row.key or row.value
    if (found := other_colon(words)) and (not row.dashes or words[:1].islower()):
        offset, message, advice = found
        return Suspect(row.number, row.key_column + offset, ym.SPACE_AFTER_COLON, message, advice)
    if not row.dashes and (match := _OTHER_DASH.match(words)):
        message, advice = f"{named(match[1])} stands after the dash", "Put an ordinary space after the dash."
        return Suspect(row.number, row.indent + 1, ym.SPACE_AFTER_COLON, message, advice)
    if sign := _bullet(row):
        return Suspect(
            row.number, row.indent, ym.SYNTAX, f"`{sign}` stands where a dash belongs", f"In a list {ENTRY}."
        )
    if row.key is not None and (match := _INDICATOR.match(row.value)):
        message = f"{_INDICATORS[match[1]]} stands right after the colon"
        advice = "If it is text, put the value in quotation marks; the entries of a list stand on lines of their own."
        return Suspect(row.number, row.value_column, ym.SYNTAX, message, advice)
    return None


def _in_value(row: Row, names: set[str]) -> Suspect | None:
    value = row.value
    if match := row.without_colon:
        message = f"a colon is missing after `{match[1]}`"
        return Suspect(
            row.number, row.value_column + match.end(1), ym.SYNTAX, message, f"Write `{match[1]}: {match[2]}`."
        )
    if value.startswith(('"', "'")):
        return _quotation(row)
    if row.key is None and (match := _GLUED_KEY.match(value)) and (not row.dashes or match[1] in names):
        column = row.value_column + match.end(1)
        return Suspect(row.number, column, ym.SPACE_AFTER_COLON, f"a space is missing after `{match[1]}:`")
    if not row.dashes and _GLUED_DASH.match(row.key or value):
        return Suspect(row.number, row.indent, ym.SPACE_AFTER_COLON, "a space is missing after the dash")
    if row.heads_block and not _BLOCK.match(value):
        return Suspect(row.number, row.value_column + 1, ym.SYNTAX, BLOCK_HEADER)
    if value[:1] in ("[", "{") and _words_after(value):
        message = "words after the closing bracket; put the value in quotation marks"
        advice = "Put the whole value in quotation marks, or in a `|` block."
        return Suspect(row.number, row.value_column, ym.UNCLOSED_BRACKET, message, advice)
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


def _words_after(value: str) -> bool:
    """Does the bracket with which the value begins close before other words?"""
    depth = 0
    bare = _bare(value)
    for offset, character in enumerate(bare):
        depth += (character in "[{") - (character in "]}")
        if depth == 0:
            return bool(bare[offset + 1 :].strip(" ,]}"))
    return False


def bare_texts(read: Read) -> tuple[list[Suspect], set[int]]:
    """Fields whose text stands below them without a `|`, and the lines of these texts."""
    found: list[Suspect] = []
    within: set[int] = set()
    for position, (row, _) in enumerate(read[:-1]):
        if row.key is None or not row.opens or row.number in within or not _prose(read[position + 1][0], row.home):
            continue
        below = _below(read, position)
        if len(below) > 1 and not any(_NAME.match(line.key or "") for line in below):
            message = f"the text below `{row.key}:` stands there without a `|`"
            found.append(Suspect(row.number, row.key_column, ym.MULTI_LINE, message))
            within.update(line.number for line in below)
    return found, within


def _below(read: Read, position: int) -> list[Row]:
    """The lines that stand further in than a field."""
    home = read[position][0].home
    return list(takewhile(lambda line: line.indent > home, (row for row, _ in islice(read, position + 1, None))))


def _prose(row: Row, home: int) -> bool:
    """A line of words below a field: no field, no entry of a list, nothing in quotation marks or brackets."""
    if row.indent <= home or row.dashes or _bullet(row):
        return False
    words = row.key or row.value
    return words[:1].isalpha() and " " in words and not _GLUED_KEY.match(words) and not other_colon(words)


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
    bare = _bare(value)
    return sum(bare.count(mark) for mark in "[{") - sum(bare.count(mark) for mark in "]}")


def _bare(value: str) -> str:
    """The value without what stands in quotation marks, and without a note at its end."""
    return re.sub(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\s#.*$""", "", value)
