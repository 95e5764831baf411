"""Why a text is not YAML, said of the line on which the fault was made.

libyaml reports where it gave up, which may be a page below: an unclosed quotation mark runs on to the
next one. So the lines are looked at one by one (`outline`), and libyaml's word counts only where that
finds nothing at or before the line it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ipt_course.findings import Finding, Rule
from ipt_course.load.decode import MOST_ALIKE
from ipt_course.load.indents import NO_FIELD, misplaced
from ipt_course.load.outline import BLOCK_HEADER, Suspect, bare_texts, brackets, rows, value_faults
from ipt_course.rules import yaml_codes as ym

MOST_LINES = 50_000  # of a file that nobody wrote; further down libyaml's own word must do

# libyaml's phrase → rule, words, and whether the place is where the structure opens ("context").
_PHRASES: tuple[tuple[str, Rule, str, bool], ...] = (
    ("scanning a quoted scalar", ym.UNCLOSED_QUOTE, "the quotation mark that opens here is not closed", True),
    ("parsing a flow", ym.UNCLOSED_BRACKET, "the bracket that opens here is not closed", True),
    ("could not find expected ':'", ym.SYNTAX, NO_FIELD, True),
    ("mapping values are not allowed", ym.STRAY_COLON, "a colon stands where none can", False),
    ("did not find expected key", ym.INDENTATION, "the line does not fit the lines around it", False),
    ("did not find expected '-'", ym.INDENTATION, "the line does not fit the list around it", False),
    ("scanning an alias", ym.ALIAS, "a value that begins with * is an alias to YAML", True),
    ("scanning an anchor", ym.ALIAS, "a value that begins with & is an anchor to YAML", True),
    ("scanning a tag", ym.TAG, "a value that begins with ! is a tag to YAML", True),
    ("undefined tag handle", ym.TAG, "a value that begins with ! is a tag to YAML", True),
    ("cannot start any token", ym.SYNTAX, "a value cannot begin with this character", False),
    ("scanning a block scalar", ym.SYNTAX, BLOCK_HEADER, False),
    ("unknown escape", ym.UNCLOSED_QUOTE, "a backslash in quotation marks begins an escape", False),
)


def explain(path: str, text: str, error: Exception, first_line: int = 1) -> Iterator[Finding]:
    """At least one finding for a text that libyaml refused."""
    gave_up = _line(getattr(error, "problem_mark", None))
    found = suspects(text)
    for suspect in found:
        place = suspect.line + first_line, suspect.column + 1
        yield suspect.rule.at(path, place, suspect.message, suspect.advice)
    if not any(suspect.line <= gave_up for suspect in found):
        yield _as_libyaml_says(path, error, first_line)


def suspects(text: str) -> list[Suspect]:
    """The lines that cannot be right, in their order."""
    read = list(rows(text.split("\n", MOST_LINES)[:MOST_LINES]))
    (unclosed, inside), (texts, within) = brackets(read), bare_texts(read)
    read = [(row, block) for row, block in read if row.number not in inside | within]
    found = [*unclosed, *texts, *value_faults(read)]
    # After another fault an indentation that does not fit may only follow from it.
    if (odd := misplaced(read)) and all(odd.line < suspect.line for suspect in found):
        found.append(odd)
    return sorted(found, key=lambda suspect: (suspect.line, suspect.column))[:MOST_ALIKE]


def _line(mark: Any) -> int:
    return 0 if mark is None else int(mark.line)


def _as_libyaml_says(path: str, error: Exception, first_line: int) -> Finding:
    problem, context = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    problem_mark, context_mark = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    for phrase, rule, message, opens in _PHRASES:
        if phrase in f"{context} {problem}":
            mark = (context_mark if opens else None) or problem_mark
            return rule.at(path, _place(mark, first_line), message)
    place = _place(problem_mark or context_mark, first_line)
    return ym.SYNTAX.at(path, place, f"not YAML: {problem or 'unreadable'}")


def _place(mark: Any, first_line: int) -> tuple[int, int]:
    return (first_line, 1) if mark is None else (int(mark.line) + first_line, int(mark.column) + 1)
