"""A course sets the severity of rules in cohort.yml; a slip there is found at its line."""

from pathlib import Path

import pytest

from course_factory import dump, item, option, quiz, sound_course, write_course
from ipt_course.cohort import read_cohort
from ipt_course.gather import gather
from ipt_course.rules.severities import is_settable
from ipt_course.rules.table import TABLE

LONG_KEY = [option("ask", key=True, text="The words of ask, and then some forty characters more."), option("tell")]


def found(root: Path, rules: str, only: list[Path] | None = None) -> list[str]:
    long_key = dump(quiz("one", [item("one-a", options=LONG_KEY), item("one-b")]))
    files = {**sound_course(), "quizzes/one.yml": long_key, "cohort.yml": rules}
    return [f"{one.severity} {one.code}" for one in gather(write_course(root, files), only).findings]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("", ["warning QZ020"]),
        ("rules:\n", ["warning QZ020"]),
        ("rules:\n  QZ020: error\n", ["error QZ020"]),
        ("rules:\n  QZ020: warning\n", ["warning QZ020"]),
        ("rules:\n  QZ020: off\n  CS015: error\n", []),
    ],
)
def test_a_cohort_makes_a_rule_severe_or_silent(tmp_path: Path, rules: str, expected: list[str]) -> None:
    assert found(tmp_path, f'name: ""\n{rules}') == expected
    assert found(tmp_path, f'name: ""\n{rules}', [Path("quizzes/one.yml")]) == expected


def test_what_is_found_between_files_is_set_too(tmp_path: Path) -> None:
    files = sound_course()
    index = files["docs/modules/one/index.md"].replace("objectives:", "objectives:\n  - id: one-zero\n    text: No.")
    write_course(tmp_path, {**files, "docs/modules/one/index.md": index, "cohort.yml": "rules:\n  QZ030: error\n"})
    assert [f"{one.severity} {one.code}" for one in gather(tmp_path).findings] == ["error QZ030"]
    write_course(tmp_path, {"cohort.yml": "rules:\n  QZ030: off\n"})
    assert gather(tmp_path).findings == ()


@pytest.mark.parametrize(
    ("line", "at", "says"),
    [
        ("QZ020: errr", "YM032@3:10", "did you mean `error`?"),
        ("QZ020:", "YM032@3:3", "found nothing"),
        ("QZ020: [off]", "YM032@3:3", "takes error, warning, off"),
        ("QZ920: off", "YM031@3:3", "did you mean `QZ020`?"),
        ("qz020: off", "YM031@3:3", "did you mean `QZ020`?"),
        ("key-length: off", "YM031@3:3", "did you mean `QZ020`?"),
        ("nonsense: off", "YM031@3:3", "there is no rule `nonsense`"),
        ("QZ005: off", "YM031@3:3", "stays an error"),
    ],
)
def test_a_slip_is_found_where_it_stands_and_takes_nothing_else_away(
    tmp_path: Path, line: str, at: str, says: str
) -> None:
    write_course(tmp_path, {"cohort.yml": f"name: A\nrules:\n  {line}\n  CS015: off\n"})
    cohort, (finding,) = read_cohort(tmp_path)
    assert f"{finding.code}@{finding.line}:{finding.column}" == at
    assert says in finding.message
    assert (cohort.name, cohort.rules) == ("A", {"CS015": "off"})


def test_a_code_that_is_not_indented_is_sent_below_rules(tmp_path: Path) -> None:
    write_course(tmp_path, {"cohort.yml": "rules:\nQZ020: error\n"})
    cohort, (finding,) = read_cohort(tmp_path)
    assert (finding.code, finding.line, cohort.rules) == ("YM031", 2, {})
    assert finding.advice == "Indent it below `rules:`."


def test_rules_that_are_no_lines_are_said_to_be(tmp_path: Path) -> None:
    write_course(tmp_path, {"cohort.yml": "rules: off\n"})
    cohort, (finding,) = read_cohort(tmp_path)
    assert (finding.code, finding.line, cohort.rules) == ("YM033", 1, {})


def test_what_the_build_and_safety_rest_on_cannot_be_lowered(tmp_path: Path) -> None:
    firm = {code for code, rule in TABLE.items() if not is_settable(rule)}
    assert firm >= {"YM009", "QZ001", "QZ003", "QZ005", "QZ006", "QZ015", "CS005", "LK005", "TX001"}
    for code in sorted(firm):
        write_course(tmp_path, {"cohort.yml": f"rules:\n  {code}: warning\n"})
        assert [one.code for one in read_cohort(tmp_path)[1]] == ["YM031"], code
    write_course(tmp_path, {"cohort.yml": "rules:\n  QZ005: error\n"})
    assert read_cohort(tmp_path)[1] == []


def test_every_item_writing_rule_can_be_set() -> None:
    flaws = [rule for code, rule in TABLE.items() if "QZ020" <= code <= "QZ039"]
    assert [rule.code for rule in flaws if not is_settable(rule)] == ["QZ032"]  # a page could not do it
