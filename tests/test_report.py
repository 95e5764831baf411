"""The printed report is under test as it stands."""

import json
from pathlib import Path

import pytest

from golden_rules import CONTEXT, base_text
from ipt_course.findings import Finding, Severity
from ipt_course.gather import gather
from ipt_course.load.files import load
from ipt_course.report import Checked, Lines, annotation, render
from ipt_course.rules.table import validate

EXPECTED = """\
quizzes/quiz.yml:3:1 error YM031 unknown-key: the file has no field `titel`; did you mean `title`?
  3 | titel: A quiz for the rules' own tests
    | ^
  → The fields here are id, title, module, placed, behaviour, sample, introduction, items.

quizzes/quiz.yml:15:29 error TX001 unfilled: still to be filled in: <<FILL IN what they do>>
  15 |       about the lease; they <<FILL IN what they do>> pass notes about flour.
     |                             ^
  → Write what the mark asks for and delete the mark, brackets included.

quizzes/quiz.yml:17:5 error QZ001 one-key: item `base-one` marks no option as the key
  17 |     options:
     |     ^
  → Mark exactly one option with `key: true`.

3 errors (1 still to fill in), 0 warnings; checked 2 items, 0 cases, 1 page
"""


def finding(message: str = "says it", **changes: object) -> Finding:
    values = {
        "code": "QZ001", "name": "one-key", "severity": Severity.ERROR, "path": "quizzes/a.yml", "line": 2,
        "column": 3, "message": message, "advice": "Mend it.", **changes,
    }  # fmt: skip
    return Finding(**values)  # type: ignore[arg-type]


def test_the_report_as_text(tmp_path: Path) -> None:
    text = base_text("quiz").replace("title: A", "titel: A")
    text = text.replace("lease; they", "lease; they <<FILL IN what they do>>").replace("        key: true\n", "", 1)
    (tmp_path / "quizzes").mkdir()
    (tmp_path / "quizzes/quiz.yml").write_text(text, encoding="utf-8")
    loaded = load(tmp_path)
    found = [*loaded.findings, *validate(loaded.documents, CONTEXT)]
    assert render(found, "text", Checked(2, 0, 1), Lines(texts=loaded.texts)) == EXPECTED
    assert render(reversed(found), "text", Checked(2, 0, 1), Lines(tmp_path)) == EXPECTED


def test_a_file_that_is_being_written_gets_a_list_of_what_to_fill_in() -> None:
    text = "# a\ntitle: <<FILL IN a title>>\nstory: |\n  So.\n  <<FILL IN the story>>\nnames:\n  - <<FILL IN one>>\n"
    text += "age: <<no>>\n"
    places = [(2, "<<FILL IN a title>>"), (5, "<<FILL IN the story>>"), (7, "<<FILL IN one>>"), (8, "<<no>>")]
    marks = [
        finding(f"still to be filled in: {mark}", code="TX001", path="cases/a.yml", line=line, column=9)
        for line, mark in places
    ]
    fault = finding(path="cases/a.yml", line=3)
    report = render([*marks, fault], "text", Checked(), Lines(texts={"cases/a.yml": text}))
    assert (
        report
        == """\
cases/a.yml:3:3 error QZ001 one-key: says it
  3 | story: |
    |   ^
  → Mend it.

cases/a.yml: 4 places still to fill in
     2  title: a title
     5  story: the story
     7  names: one
     8  age: no
  → Write what each asks for, and delete its mark, brackets included.

5 errors (4 still to fill in), 0 warnings; checked 0 items, 0 cases, 0 pages
"""
    )


def test_a_clean_report_is_its_closing_line() -> None:
    assert render([], "text", Checked(41, 6, 28)) == "0 errors, 0 warnings; checked 41 items, 6 cases, 28 pages\n"
    assert render([], "github", Checked(1, 1, 1)) == "0 errors, 0 warnings; checked 1 item, 1 case, 1 page\n"
    assert render([], "json", Checked(1, 1, 1)) == "[]\n"


def test_a_file_that_could_not_be_read_is_said_to_hold_more() -> None:
    report = render([finding()], "text", Checked(unread=("quizzes/a.yml",)))
    assert "quizzes/a.yml: nothing else in this file could be looked at yet." in report
    assert "nothing else" not in render([finding()], "text", Checked())


def test_only_a_file_without_form_is_left_unread(tmp_path: Path) -> None:
    files = {"cases/one.yml": "a: b: c\n", "cases/two.yml": "age: forty\n", "quizzes/q.yml": "\tid: q\n"}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert gather(tmp_path).unread == ("cases/one.yml", "quizzes/q.yml")


def test_findings_come_by_place() -> None:
    found = [
        finding(path="b.yml", line=1, column=1),
        finding(path="a.yml", line=10, column=2),
        finding(path="a.yml", line=10, column=1, code="TX001"),
        finding(path="a.yml", line=10, column=1, code="QZ009"),
        finding(path="a.yml", line=9, column=80),
    ]
    places = [(one["path"], one["line"], one["column"], one["code"]) for one in as_json(found)]
    assert places == [
        ("a.yml", 9, 80, "QZ001"), ("a.yml", 10, 1, "QZ009"), ("a.yml", 10, 1, "TX001"), ("a.yml", 10, 2, "QZ001"),
        ("b.yml", 1, 1, "QZ001"),
    ]  # fmt: skip


def as_json(found: list[Finding]) -> list[dict]:
    return json.loads(render(found, "json", Checked()))


def test_json_has_exactly_the_agreed_keys() -> None:
    (one,) = as_json([finding("“says” it", severity=Severity.WARNING)])
    assert one == {
        "code": "QZ001", "name": "one-key", "severity": "warning", "path": "quizzes/a.yml", "line": 2, "column": 3,
        "message": "“says” it", "advice": "Mend it.",
    }  # fmt: skip
    assert list(one) == ["code", "name", "severity", "path", "line", "column", "message", "advice"]


def test_annotations_escape_what_github_reads_as_its_own() -> None:
    one = finding("100% of `a: b`, said\r\n::error::twice", path="quizzes/a,b:c%.yml")
    assert annotation(one) == (
        "::error file=quizzes/a%2Cb%3Ac%25.yml,line=2,col=3,title=QZ001 one-key"
        "::100%25 of `a: b`, said%0D%0A::error::twice%0AMend it."
    )
    assert render([one], "github", Checked()).count("\n") == 2


def block(line: str, column: int, **changes: object) -> list[str]:
    text = render([finding(column=column, line=1, **changes)], "text", Checked(), Lines(texts={"quizzes/a.yml": line}))
    return text.split("\n")[1:3]


def test_a_long_line_is_clipped_around_the_caret() -> None:
    line = " ".join(f"word{number}" for number in range(2000))
    for column in (1, 50, 5000, len(line), len(line) + 1):
        excerpt, caret = block(line, column)
        assert len(excerpt) <= 120
        assert len(caret) <= 120
        shown = excerpt[caret.index("^")] if caret.index("^") < len(excerpt) else ""
        assert shown == line[column - 1 : column].strip() or line[column - 1 : column] == " "


def test_what_no_terminal_should_obey_is_made_visible() -> None:
    excerpt, caret = block("a:\t\x1b[31m\x00\u202edraziw\u200b\x7f é", 20)
    assert excerpt == "  1 | a:⇥␛[31m␀<U+202E>draziw<U+200B><U+007F> é"
    assert excerpt[caret.index("^")] == "é"
    text = render([finding("\x1b[2J\n\x07bell")], "text", Checked())
    assert "␛[2J␊␇bell" in text
    assert not set(text) & {"\x1b", "\x07", "\x00"}


def test_the_caret_stands_below_wide_and_combining_characters() -> None:
    excerpt, caret = block("title: 東京 e\u0301 x", len("title: 東京 e\u0301 x"))
    assert excerpt.endswith("x")
    assert caret.index("^") == len("  1 | title: 東京 e x") + 2 - 1


def test_a_line_that_is_not_there_or_empty_is_left_out() -> None:
    assert block("", 1)[0] == "  → Mend it."
    text = render([finding(line=99)], "text", Checked(), Lines(texts={"quizzes/a.yml": "one\n"}))
    assert text.split("\n")[1] == "  → Mend it."
    assert render([finding(path="../../etc/hostname")], "text", Checked(), Lines(Path("/nowhere"))).count("\n") == 4


def test_colour_is_for_terminals_only() -> None:
    assert "\x1b" not in render([finding()], "text", Checked())
    coloured = render([finding(), finding(severity=Severity.WARNING, line=3)], "text", Checked(), colour=True)
    assert "\x1b[31m" in coloured
    assert "\x1b[33m" in coloured
    assert "\x1b" not in render([finding()], "github", Checked(), colour=True)


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_broken_surrogates_can_be_printed(form: str) -> None:
    text = render([finding("\udce9", path="quizzes/\udce9.yml")], form, Checked())  # type: ignore[arg-type]
    assert text.encode("utf-8", "strict" if form == "text" else "backslashreplace")


def test_the_expected_report_is_no_wider_than_a_terminal() -> None:
    assert max(map(len, EXPECTED.split("\n"))) <= 110
