"""Tables for those who do not see all of one at once: heads for each row, and names that go along with the cells.

Markdown knows no head of a row. Somebody who listens would hear "main" and not of what; and on a phone, where
the style makes a card of each row of a broad table, each cell must bring the name of its column."""

import re
from collections.abc import Iterable
from html import escape, unescape

TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<(td|th)\b([^>]*)>(.*?)</\1>", re.DOTALL)
NOTE = re.compile(r"<sup\b.*?</sup>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
NAMED = 3  # with as many columns, a row needs a name
BROAD = 4  # as many, and a phone has no room

Cell = tuple[str, str, str]


def name_cells(html: str) -> str:
    """Each table of `html` that has a head and no class of its own."""
    return TABLE.sub(lambda match: _table(match[0], match[1]), html)


def _table(whole: str, inside: str) -> str:
    head, end, body = inside.partition("</thead>")
    first = ROW.search(head)
    if not end or first is None or "<table" in inside:
        return whole
    columns = [_words(content) for _, _, content in CELL.findall(first[1])]
    rows = [CELL.findall(row) for row in ROW.findall(body)]
    named = (len(columns) >= NAMED or not columns[0]) and all(row and _words(row[0][2]) for row in rows)
    broad = len(columns) >= BROAD
    made = [ROW.sub(lambda match: _head(CELL.findall(match[1]), broad), head), end]
    made.append(ROW.sub(lambda match: _row(CELL.findall(match[1]), columns, named, broad), body))
    return _with_roles("".join(made)) if broad else f"<table>{''.join(made)}</table>"


def _head(cells: list[Cell], broad: bool) -> str:
    return _in_row((_head_cell(cell, broad) for cell in cells), broad)


def _head_cell(cell: Cell, broad: bool) -> str:
    _, rest, content = cell
    if not _words(content):
        return _cell("td", rest, content, "cell", broad)
    return _cell("th", rest if "scope=" in rest else f'{rest} scope="col"', content, "columnheader", broad)


def _row(cells: list[Cell], columns: list[str], named: bool, broad: bool) -> str:
    made = []
    for at, (tag, rest, content) in enumerate(cells):
        name = columns[at] if broad and at < len(columns) else ""
        if tag == "th" or (named and at == 0):
            rest = rest if "scope=" in rest else f'{rest} scope="row"'
            # "Trial" is told by the name of a trial; "IPT against" is half a sentence, and goes along.
            made.append(_cell("th", rest + _column(name if " " in name else ""), content, "rowheader", broad))
        else:
            made.append(_cell("td", rest + _column(name), content, "cell", broad))
    return _in_row(made, broad)


def _column(name: str) -> str:
    return f' data-column="{escape(name)}"' if name else ""


def _in_row(cells: Iterable[str], broad: bool) -> str:
    return f"<tr{_role('row', broad)}>{''.join(cells)}</tr>"


def _cell(tag: str, rest: str, content: str, role: str, broad: bool) -> str:
    return f"<{tag}{rest}{_role(role, broad)}>{content}</{tag}>"


def _role(name: str, broad: bool) -> str:
    return f' role="{name}"' if broad else ""


def _with_roles(inside: str) -> str:
    """Browsers forget what a table is once the style turns its rows into cards."""
    inside = inside.replace("<thead>", '<thead role="rowgroup">').replace("<tbody>", '<tbody role="rowgroup">')
    return f'<table role="table" data-cards>{inside}</table>'


def _words(content: str) -> str:
    return " ".join(unescape(TAG.sub("", NOTE.sub("", content))).split())
