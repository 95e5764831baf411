"""Golden files of the rules for transcripts: tests/transcripts/*.yml, each some changes to the sample transcript."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from golden_rules import changed
from ipt_course.exercises.kinds import kind_of
from ipt_course.exercises.read import Surroundings, read_exercise
from ipt_course.rules.transcript_codes import TRANSCRIPT_RULES

TESTS = Path(__file__).parent
PATH = "practice/transcripts/sample-cards.yml"
SAMPLE = (TESTS.parent / PATH).read_text(encoding="utf-8")
GOLDEN = sorted((TESTS / "transcripts").glob("*.yml"))


def found(text: str) -> list[Any]:
    kind = kind_of(PATH)
    assert kind
    _, findings, _ = read_exercise(kind, PATH, text.encode(), Surroundings(frozenset({"techniques"})))
    return sorted(findings)


def findings(change: dict[str, Any]) -> list[str]:
    return [f"{one.code}@{one.line}:{one.column}" for one in found(changed(SAMPLE, change))]


def cases(outcome: str) -> list[Any]:
    return [
        pytest.param(file.stem, change, id=f"{file.stem}-{number}")
        for file in GOLDEN
        for number, change in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))[outcome], 1)
    ]


def test_the_sample_is_sound() -> None:
    assert found(SAMPLE) == []


@pytest.mark.parametrize(("code", "change"), cases("fail"))
def test_a_fault_is_found_at_its_line_and_column(code: str, change: dict[str, Any]) -> None:
    assert findings(change) == change["expect"]
    assert any(one.startswith(f"{code}@") for one in change["expect"])


@pytest.mark.parametrize(("code", "change"), cases("pass"))
def test_what_is_right_passes(code: str, change: dict[str, Any]) -> None:
    assert findings(change) == []


def test_every_rule_has_a_golden_file() -> None:
    assert [file.stem for file in GOLDEN] == [rule.code for rule in TRANSCRIPT_RULES]


def test_a_line_that_is_not_there_is_told_with_the_last_that_is() -> None:
    (one,) = found(SAMPLE.replace("evidence: [T12, T1, T2]", "evidence: [T14, T1, T2]"))
    assert one.message == "there is no line T14; the last of that speaker is T13"
