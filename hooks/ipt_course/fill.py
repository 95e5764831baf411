"""Texts into the places of a commented file: the rest of it, its notes among them, stays as it stands.

Whatever a text holds, it comes out as one value that reads back as that text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from ipt_course.load.decode import INVISIBLE
from ipt_course.load.places import KeyPath
from ipt_course.load.source import Source, parse

Value = str | int | Sequence[str] | Sequence[Mapping[str, str]]
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_EDGES = re.compile(r"^\s+|\s+$", re.MULTILINE)


def plain(text: str) -> str:
    """The text as a file can hold it: no blanks around a line, nothing invisible."""
    text = INVISIBLE.sub("", _LINE_ENDS.sub("\n", text.replace("\t", " ")))
    lines = (line.strip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def one_line(text: str) -> str:
    return " ".join(plain(text).split())


def fill(text: str, values: Mapping[KeyPath, Value]) -> str:
    """A file's text with a value set at each path, which must be there."""
    source = parse("starter.yml", text)
    lines = text.split("\n")
    for path in sorted(values, key=lambda path: source.values[path][:2], reverse=True):
        value = values[path]
        if isinstance(value, int):
            _set_number(lines, source, path, value)
        elif isinstance(value, str):
            _set_text(lines, source, path, value)
        else:
            _set_list(lines, source, path, value)
    return "\n".join(lines)


def unfold(text: str, names: Collection[str]) -> str:
    """The text with these fields as fields that stood in it as notes: `# plan:`, and below it what is further in."""
    lines = text.split("\n")
    for name in names:
        start = next(at for at, line in enumerate(lines) if re.match(rf" *# {name}:", line))
        mark = lines[start].index("#")
        below = f"{' ' * mark}#   "
        end = next(at for at in range(start + 1, len(lines)) if not lines[at].startswith(below))
        lines[start:end] = [f"{line[:mark]}{line[mark + 2 :]}" for line in lines[start:end]]
    return "\n".join(lines)


def _set_number(lines: list[str], source: Source, path: KeyPath, value: int) -> None:
    line, column, _ = source.values[path]
    lines[line - 1] = f"{lines[line - 1][: column - 1]}{value}"


def _set_text(lines: list[str], source: Source, path: KeyPath, value: str) -> None:
    line, column, style = source.values[path]
    before = lines[line - 1][: column - 1]
    if style != "|":
        lines[line - 1] = before + scalar(value)
        return
    indent = _indent(lines[line])
    lines[line : _end(lines, line, indent)] = _block(value, indent)


def _set_list(lines: list[str], source: Source, path: KeyPath, value: Sequence[str | Mapping[str, str]]) -> None:
    line, column = source.keys[path]
    lines[line : _end(lines, line, column)] = [row for entry in value for row in _entry(entry, column + 1)]


def _end(lines: list[str], start: int, indent: int) -> int:
    """Where the lines end that stand at least so far in; empty lines after them are not theirs."""
    end = start
    for number in range(start, len(lines)):
        if lines[number].strip():
            if _indent(lines[number]) < indent:
                break
            end = number + 1
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _entry(entry: str | Mapping[str, str], indent: int) -> list[str]:
    """One entry of a list, after its dash."""
    rows = []
    if isinstance(entry, str):
        rows = _value(entry, 0)
        rows[0] = rows[0].lstrip()
    else:
        for name, text in entry.items():
            first, *rest = _value(text, 0)
            rows += [f"{name}:{first}", *rest]
    return [f"{' ' * indent}{'  ' if number else '- '}{row}".rstrip() for number, row in enumerate(rows)]


def _value(text: str, indent: int) -> list[str]:
    """What stands after a colon: a line, or a block below it."""
    return [" |", *_block(text, indent + 2)] if "\n" in text else [f" {scalar(text)}"]


def _block(text: str, indent: int) -> list[str]:
    return [f"{' ' * indent}{row}".rstrip() for row in text.split("\n")]


def scalar(text: str) -> str:
    """One line of YAML that reads back as this text: bare where it may, else in quotation marks."""
    text = " ".join(text.split("\n"))
    read = parse("one.yml", f"x: {text}\n")
    if text and not read.findings and read.data == {"x": text}:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
