"""The range of all cases together, as `./course stats` tells it."""

import pytest

from factories import make_case
from ipt_course.model import Case
from ipt_course.range_of_cases import WHOLE_SET, age_of, as_lines, gender_of, report


def target(cases: list[Case], name: str) -> dict[str, object]:
    return next(one for one in report(cases)["targets"] if one["target"] == name)


@pytest.mark.parametrize(
    ("words", "counted"),
    [("Woman", "woman"), ("a girl", "woman"), ("man", "man"), ("trans man", "other"), ("Non-binary", "other")],
)
def test_gender_is_counted_by_the_persons_own_word(words: str, counted: str) -> None:
    assert gender_of(make_case(gender=words)) == counted


@pytest.mark.parametrize(("age", "band"), [(15, "under 18"), (18, "18 to 29"), (44, "30 to 44"), (89, "75 and over")])
def test_ages_fall_into_bands(age: int, band: str) -> None:
    assert age_of(make_case(age=age)) == band


def test_each_side_of_the_range_counts_every_case_once() -> None:
    counts = report([make_case(), make_case(age=70, gender="man")])["counts"]
    assert set(counts) == {"age", "gender", "region", "setting", "area", "difficulty", "adaptation", "risk"}
    assert all(sum(side.values()) == 2 for side in counts.values())
    assert counts["setting"] == {"A clinic above a library": 2}


def test_a_target_of_heads_grows_with_the_set() -> None:
    rural = make_case(country_context="a farming village")
    assert target([rural], "rural") == {"target": "rural", "wanted": 0, "found": 1, "met": True}
    whole = [rural, *[make_case()] * (WHOLE_SET - 1)]
    assert target(whole, "rural") == {"target": "rural", "wanted": 3, "found": 1, "met": False}
    assert target(whole * 2, "rural")["wanted"] == 3


def test_a_target_that_rounds_to_none_is_not_printed() -> None:
    lines = "\n".join(as_lines(report([make_case()] * 5)))
    assert "wanted 0 " not in f"{lines} "
    assert "trans people" not in lines
    assert "thoughts of dying" in lines


def test_a_cultural_reader_is_owed_to_every_case() -> None:
    read = make_case(credits=[{"name": "A. Reader", "part": "cultural-reader"}])
    asked = "read by a cultural reader"
    assert target([read, make_case()], asked) == {"target": asked, "wanted": 2, "found": 1, "met": False}
    assert target([read], asked)["met"]


def test_what_no_field_holds_is_named_for_a_reader_to_look_for() -> None:
    """Each of what a set of cases owes is either counted or named."""
    lines = "\n".join(as_lines(report([make_case()] * WHOLE_SET))).casefold()
    for owed in (
        *("women", "men,", "trans people", "youngest", "oldest", "places", "few resources", "rural", "interpreter"),
        *("lgbtq+", "disability", "neurodivergence", "faiths", "class", "helpers of colour", "nurse", "indirect"),
        *("migration", "cultural reader", "stereotype"),
    ):
        assert owed in lines
    before, named = lines.split("not counted: look for yourself\n")
    assert "lgbtq+" not in before
    assert len(named.splitlines()) <= 8


def test_half_of_the_patients_may_be_women() -> None:
    man, woman = make_case(gender="man"), make_case(gender="woman")
    assert target([man, woman], "women, at most")["met"]
    assert not target([man, woman, woman], "women, at most")["met"]


def test_without_cases_there_is_nothing_to_count() -> None:
    assert as_lines(report([]))[0] == "Range of the 0 cases"
