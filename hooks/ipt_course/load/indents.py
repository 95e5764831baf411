"""Which line is indented wrongly, in a text that is not YAML.

Where two lines contradict each other, YAML cannot tell which of them is wrong. What the rest of the
file does decides: a file that steps by two spaces vouches for even columns, then the larger group
for its own column; of two equal ones the later is blamed if dashes or depth speak for the first,
else the first, where the structure opens. A field with a value, one of several in its column, is
blamed itself for what stands further in below it: it took the place of the field that opened that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, takewhile

from ipt_course.findings import Rule
from ipt_course.load.outline import ENTRY, BlockLine, Read, Row, Suspect
from ipt_course.rules import yaml_codes as ym

NO_COLUMN = "the line begins in a column where nothing else does"
NO_FIELD = "this line is neither a field (`name: value`) nor part of a text"
NO_FIELD_ABOVE = "this line is not a field (`name: value`), yet the next is indented as if it were"
HAS_VALUE = "this line has a value of its own, yet the next is indented as if it stood below it"
INTERRUPTS = "the line stands further out than those around it, so what it stands among ends here"
BLOCK_LINE = "the line stands further out than the first line of its block"
BLOCK_FIRST = "the first line of the block stands further in than the lines below it"
_MOSTLY = 0.9


Column = tuple[int, bool]  # and whether dashes stand in it


@dataclass(frozen=True)
class Level:
    """A list or a set of fields that is still open, with the number of lines that began in its column."""

    column: int
    is_list: bool
    first: Row
    size: int = 1


def misplaced(read: Read) -> Suspect | None:
    """The first line whose indentation fits nothing; later ones may only follow from it."""
    levels = _Levels(read)
    for position, (row, block) in enumerate(read):
        if suspect := levels.take(position, row) or levels.odd_line(row, block):
            return suspect
    return None


class _Levels:
    """The open lists and fields, from the outermost in."""

    def __init__(self, read: Read) -> None:
        self.read = read
        self.open: list[Level] = []
        self.before: Row | None = None
        self.ended: list[tuple[Row, set[Column]]] = []  # lines further out that still hold, and what each closed
        even = sum(row.indent % 2 == 0 for row, _ in read)
        self.steps_by_two = even >= _MOSTLY * len(read)

    def take(self, position: int, row: Row) -> Suspect | None:
        """Put a row where it belongs; return a suspect if it fits nowhere."""
        before, self.before = self.before, row
        columns = [(column, True) for column in row.dashes]
        if row.key is not None:
            columns.append((row.key_column, False))
        elif not row.dashes and before and not before.opens:
            return _suspect(row, NO_FIELD, ym.SYNTAX, f"A field is `name: value`; {ENTRY}.")
        if not columns:
            return None
        closed = self._leave(*columns[0])
        if self.open and (self.open[-1].column, self.open[-1].is_list) == columns[0]:
            self.open[-1] = replace(self.open[-1], size=self.open[-1].size + 1)
            columns = columns[1:]
        elif closed:
            return self._interrupted(closed[-1], columns[0]) or self._too_far_out(closed[-1], row, position)
        elif self.open and before and not before.opens:
            return self._too_far_in(before, row, position)
        self.ended = [(by, ended) for by, ended in self.ended if by.indent < row.indent]
        self.ended.append((row, {(level.column, level.is_list) for level in closed}))
        self.open += [Level(column, is_list, row) for column, is_list in columns]
        return None

    def _leave(self, column: int, is_list: bool) -> list[Level]:
        """Close what ends where a line begins in this column; the outermost comes last."""
        closed = []
        while self.open and (self.open[-1].column, self.open[-1].is_list) > (column, is_list):
            closed.append(self.open.pop())
        return closed

    def _ended_by(self, *columns: Column) -> Row | None:
        """The line that closed all of these."""
        return next((by for by, ended in self.ended if ended.issuperset(columns)), None)

    def _interrupted(self, left: Level, column: Column) -> Suspect | None:
        """The line that ended what this line, and the group before it, go on with."""
        by = self._ended_by((left.column, left.is_list), column)
        return _suspect(by, INTERRUPTS) if by else None

    def _too_far_in(self, before: Row, row: Row, position: int) -> Suspect:
        """A line further in than the one before it, which opened nothing."""
        if before.dashes and before.key is None and before.key_column == row.indent:
            return _suspect(before, NO_FIELD_ABOVE, ym.SYNTAX)
        group = self.open[-1]
        outer, _ = self._sizes(position, group.column, row.indent, group.column)
        # Lines in that column further down, below fields of their own, do not vouch for this one.
        _, inner = self._sizes(position, group.column, row.indent, row.indent)
        by_before = self._ended_by((row.indent, bool(row.dashes))) is before
        first_is_smaller = group.size + outer < 1 + inner
        if first_is_smaller and group.size > 1 and not (by_before or self._uneven(row) or self._uneven(group.first)):
            return _suspect(before, HAS_VALUE)
        return self._blame(before if by_before else group.first, row, first_is_smaller)

    def _too_far_out(self, left: Level, row: Row, position: int) -> Suspect:
        """A line further out than the group before it, further in than the group around it."""
        if self.open and self._uneven(around := self.open[-1].first) and not self._uneven(row):
            return _suspect(around, NO_COLUMN)
        inner, outer = self._sizes(position, left.column, row.indent, row.indent)
        inner, outer = inner + left.size, outer + 1
        # A dash has other dashes to vouch for its column.
        return self._blame(left.first, row, inner < outer or (inner == outer and not left.first.dashes))

    def _sizes(self, position: int, one: int, other: int, until: int) -> tuple[int, int]:
        """How many of the next lines begin in one column and in the other, until one stands further out."""
        later = (row for row, _ in islice(self.read, position + 1, None))
        group = list(takewhile(lambda row: row.indent >= until, later))
        return sum(row.indent == one for row in group), sum(row.indent == other for row in group)

    def _blame(self, first: Row, row: Row, first_is_smaller: bool) -> Suspect:
        if self._uneven(first) != self._uneven(row):
            return _suspect(first if self._uneven(first) else row, NO_COLUMN)
        return _suspect(first if first_is_smaller else row, NO_COLUMN)

    def _uneven(self, row: Row) -> bool:
        """In an odd column, in a file that steps by two spaces."""
        return self.steps_by_two and row.indent % 2 == 1

    def odd_line(self, row: Row, block: list[BlockLine]) -> Suspect | None:
        """A line of a `|` block further out than the block's first, yet further in than its field."""
        outer = [line for line in block if line.indent < block[0].indent]
        if not outer:
            return None
        if self._uneven(row):
            return _suspect(row, NO_COLUMN)
        if outer[0].field and row in (self._ended_by((outer[0].indent, listed)) for listed in (False, True)):
            return _suspect(row, INTERRUPTS)
        if outer[0].field or 2 * len(outer) < len(block):
            return Suspect(outer[0].number, outer[0].indent, ym.INDENTATION, BLOCK_LINE)
        return Suspect(block[0].number, block[0].indent, ym.INDENTATION, BLOCK_FIRST)


def _suspect(row: Row, message: str, rule: Rule = ym.INDENTATION, advice: str | None = None) -> Suspect:
    return Suspect(row.number, row.indent, rule, message, advice)
