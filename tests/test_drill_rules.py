"""Golden files of the rules for drills: tests/drills/*.yml, each some changes to the sample drill."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from golden_rules import changed
from ipt_course.exercises.kinds import kind_of
from ipt_course.exercises.read import Surroundings, read_exercise
from ipt_course.load.page_files import read_pages
from ipt_course.rules.drill_codes import DRILL_RULES

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SAMPLE = "practice/drills/sample-a-vague-word.yml"
GOLDEN = sorted((TESTS / "drills").glob("*.yml"))
AROUND = Surroundings(frozenset({"techniques"}), {}, read_pages(ROOT)[0])


def findings(change: dict[str, Any]) -> list[str]:
    text = changed((ROOT / SAMPLE).read_text(encoding="utf-8"), change)
    kind = kind_of(SAMPLE)
    assert kind
    _, found, _ = read_exercise(kind, SAMPLE, text.encode(), AROUND)
    return [f"{one.code}@{one.line}:{one.column}" for one in sorted(found)]


def cases(outcome: str) -> list[Any]:
    return [
        pytest.param(file.stem, change, id=f"{file.stem}-{number}")
        for file in GOLDEN
        for number, change in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))[outcome], 1)
    ]


def test_the_sample_is_sound() -> None:
    assert findings({}) == []


@pytest.mark.parametrize(("code", "change"), cases("fail"))
def test_a_fault_is_found_at_its_line_and_column(code: str, change: dict[str, Any]) -> None:
    assert findings(change) == change["expect"]
    assert any(one.startswith(f"{code}@") for one in change["expect"])


@pytest.mark.parametrize(("code", "change"), cases("pass"))
def test_what_is_right_passes(code: str, change: dict[str, Any]) -> None:
    assert findings(change) == []


def test_every_rule_has_a_golden_file() -> None:
    assert [file.stem for file in GOLDEN] == [rule.code for rule in DRILL_RULES]


def test_the_place_where_the_skill_is_taught_is_a_place_of_the_course() -> None:
    assert findings({"from": "listening.md#clarifying", "to": "listening.md#clarified"}) == ["PR016@14:10"]
