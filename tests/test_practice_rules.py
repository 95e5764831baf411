"""Golden files of the rules for practice sessions: tests/practice/*.yml, each some changes to the sample session."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from golden_rules import changed
from ipt_course.exercises.kinds import KINDS
from ipt_course.exercises.read import Surroundings, read_exercise
from ipt_course.rules.practice_codes import PRACTICE_RULES
from small_site import case_text

TESTS = Path(__file__).parent
SAMPLE = TESTS.parent / "practice" / "sessions" / "sample-opening.yml"
GOLDEN = sorted((TESTS / "practice").glob("*.yml"))
MODULES = frozenset({"techniques", "ending"})
SESSION = KINDS[0]


def findings(change: dict[str, Any]) -> list[str]:
    from ipt_course.load.shape import validate
    from ipt_course.load.source import parse
    from ipt_course.model import Case

    case, _ = validate(Case, parse("cases/case.yml", case_text()))
    assert case
    case = case.model_copy(update={"names": [*case.names, "Marta"]})  # the sample speaks of her
    text = changed(SAMPLE.read_text(encoding="utf-8"), change)
    path = change.get("file", "practice/sessions/sample-opening.yml")
    _, found, _ = read_exercise(SESSION, path, text.encode(), Surroundings(MODULES, {case.id: case}))
    return [f"{one.code}@{one.line}:{one.column}" for one in sorted(found)]


def cases(outcome: str) -> list[Any]:
    return [
        pytest.param(file.stem, change, id=f"{file.stem}-{number}")
        for file in GOLDEN
        for number, change in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))[outcome], 1)
    ]


@pytest.mark.parametrize(("code", "change"), cases("fail"))
def test_a_fault_is_found_at_its_line_and_column(code: str, change: dict[str, Any]) -> None:
    assert findings(change) == change["expect"]
    assert any(one.startswith(f"{code}@") for one in change["expect"])


@pytest.mark.parametrize(("code", "change"), cases("pass"))
def test_what_is_right_passes(code: str, change: dict[str, Any]) -> None:
    assert findings(change) == []


def test_the_rule_that_looks_for_words_has_three_replies_that_it_must_pass() -> None:
    """*feel* and polite words, in PR017; the others count and follow."""
    assert len([case for case in cases("pass") if case.values[0] == "PR017"]) >= 3


def test_every_rule_has_a_golden_file() -> None:
    assert [file.stem for file in GOLDEN] == [rule.code for rule in PRACTICE_RULES]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("markers: {feelin: 3}", "`markers`: found `feelin`; did you mean `feeling`?"),
        ("markers: {feeling: 4}", "`feeling`"),
        ("changes: {affect: +1}", "a whole number"),
    ],
)
def test_a_fault_in_a_short_list_is_told_at_its_line(line: str, told: str) -> None:
    old = "        changes: {affect: 1}" if "changes" in line else "        markers: {feeling: 3}"
    text = SAMPLE.read_text(encoding="utf-8").replace(old, "        " + line)
    _, found, _ = read_exercise(SESSION, "practice/sessions/sample-opening.yml", text.encode(), Surroundings(MODULES))
    number = text.split("\n").index("        " + line) + 1
    assert [(one.line, told in one.message) for one in found] == [(number, True)], found
