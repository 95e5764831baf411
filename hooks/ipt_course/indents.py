"""Which line is indented wrongly, in a text that is not YAML.

Where a first line stands further in than the lines after it, YAML cannot tell which of them is
wrong: the smaller group is blamed, and of two equal ones the first, where the structure opens.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from ipt_course.findings import Rule
from ipt_course.outline import BlockLine, Read, Row, Suspect
from ipt_course.rules import yaml_codes as ym

NO_COLUMN = "the line begins in a column where nothing else does"
NO_FIELD = "this line is neither a field (`name: value`) nor part of a text"
NO_FIELD_ABOVE = "this line is not a field (`name: value`), yet the next is indented as if it were"


@dataclass(frozen=True)
class Level:
    """A list or a set of fields that is still open, with the number of lines that began in its column."""

    column: int
    is_list: bool
    first: Row
    size: int = 1


def misplaced(read: Read) -> Suspect | None:
    """The first line whose indentation fits nothing; later ones may only follow from it."""
    levels: list[Level] = []
    before: Row | None = None
    for position, (row, block) in enumerate(read):
        later = (following for following, _ in islice(read, position + 1, None))
        if suspect := _fit(levels, row, before, later) or _odd_line(block):
            return suspect
        before = row
    return None


def _fit(levels: list[Level], row: Row, before: Row | None, later: Iterable[Row]) -> Suspect | None:
    """Put a row into the open levels; return a suspect if it fits none."""
    columns = [(column, True) for column in row.dashes]
    if row.key is not None:
        columns.append((row.key_column, False))
    elif not row.dashes and levels and before and not before.opens:
        return _suspect(row, NO_FIELD, ym.SYNTAX)
    if not columns:
        return None
    left = _leave(levels, *columns[0])
    if levels and (levels[-1].column, levels[-1].is_list) == columns[0]:
        top = levels.pop()
        levels.append(Level(top.column, top.is_list, top.first, top.size + 1))
        columns = columns[1:]
    elif levels and (left or not before or not before.opens):
        return _blame_group(left, row, later) if left else _blame_line(row, before)
    levels += [Level(column, listed, row) for column, listed in columns]
    return None


def _leave(levels: list[Level], column: int, is_list: bool) -> Level | None:
    """Close what ends where a line begins in this column; return the outermost level closed."""
    left = None
    while levels and (levels[-1].column, levels[-1].is_list) > (column, is_list):
        left = levels.pop()
    return left


def _blame_line(row: Row, before: Row | None) -> Suspect:
    """A line too far in: unless the one before it lost its colon."""
    if before and before.dashes and before.key is None and before.key_column == row.indent:
        return _suspect(before, NO_FIELD_ABOVE, ym.SYNTAX)
    return _suspect(row, NO_COLUMN)


def _blame_group(left: Level, row: Row, later: Iterable[Row]) -> Suspect:
    """A line further out than the group before it, further in than the group around it."""
    inner, outer = left.size, 1
    for following in later:
        if following.indent < row.indent:
            break
        inner += following.indent == left.column
        outer += following.indent == row.indent
    return _suspect(left.first if inner <= outer and not left.first.dashes else row, NO_COLUMN)


def _odd_line(block: list[BlockLine]) -> Suspect | None:
    """A line of a `|` block further out than the block's first, yet further in than its field."""
    outer = [line for line in block if line.indent < block[0].indent]
    if not outer:
        return None
    if outer[0].field or 2 * len(outer) < len(block):
        line, message = outer[0], "the line stands further out than the first line of its block"
    else:
        line, message = block[0], "the first line of the block stands further in than the lines below it"
    return Suspect(line.number, line.indent, ym.INDENTATION, message)


def _suspect(row: Row, message: str, rule: Rule = ym.INDENTATION) -> Suspect:
    return Suspect(row.number, row.indent, rule, message)
