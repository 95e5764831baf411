"""Guessers who go by the looks of the options, on banks made for them and on the real one."""

import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random

import pytest

from ipt_course import guessing
from ipt_course.chance import at_least, at_most, convolved, interval
from ipt_course.course import Course
from ipt_course.gather import gather
from ipt_course.guessing import GUESSERS, LARGE_BANK, WITHIN, Guess, guesses, single_key_questions
from ipt_course.rules.weighed import single_key_groups
from quiz_factory import make_item, make_quiz

ROOT = Path(__file__).parents[1]
WORDS = ["note", "lease", "oven", "tram", "choir", "key", "stall", "flour", "ladder", "kettle"]


def question(texts: list[str], key: int):
    options = [
        {"id": f"o{number}", "text": text, "key": number == key, "feedback": "It says so."}
        for number, text in enumerate(texts)
    ]
    (group,) = single_key_groups(make_item(options=options))
    return group


def guess(id: str, *groups) -> Guess:
    return next(one for one in guesses(groups) if one.id == id)


@pytest.mark.parametrize(
    ("id", "texts", "share"),
    [
        ("longest", ["a long one", "short", "brief"], 1),
        ("shortest", ["it", "longer", "longest of all"], 1),
        ("shortest", ["same", "also", "longest of all"], Fraction(1, 2)),
        ("no-absolute", ["She waits", "She always waits", "Nobody waits"], 1),
        ("no-absolute", ["She always waits", "She waits", "He waits"], 0),
        ("most-hedged", ["Perhaps it may be so", "Perhaps so", "So"], 1),
        ("most-hedged", ["So", "Thus", "Hence"], Fraction(1, 3)),
        ("warmest", ["I understand how sad you feel", "You feel so", "It is so"], 1),
        ("most-open", ["What did he say, and how?", "What did he say?", "Tell me."], 1),
        ("most-open", ["Tell me what and how and where.", "Did he go?", "What did he say?"], 0),
        ("first", ["a", "b", "c"], 1),
        ("second", ["a", "b", "c"], 0),
        ("last", ["a", "b", "c"], 0),
    ],
)
def test_a_guesser_takes_what_has_most_of_its_mark(id: str, texts: list[str], share: Fraction) -> None:
    assert guess(id, question(texts, 0)).observed == pytest.approx(float(share))


def test_a_position_that_is_not_there_is_the_last() -> None:
    assert guess("fourth", question(["a", "b", "c"], 2)).observed == 1


def test_a_guesser_who_sees_no_difference_does_as_chance_and_no_interval_is_left() -> None:
    (low, high, observed) = (
        getattr(guess("most-hedged", question(["a", "b", "c"], 1), question(["d", "e"], 0)), name)
        for name in ("low", "high", "observed")
    )
    assert low == high == observed == pytest.approx((1 / 3 + 1 / 2) / 2)


# ---------- chance ----------


def test_chance_is_the_binomial_where_there_are_no_ties() -> None:
    coins = convolved([(Fraction(1), 0.5)] * 10)
    assert at_least(coins, Fraction(9)) == pytest.approx(11 / 1024)
    assert at_most(coins, Fraction(1)) == pytest.approx(11 / 1024)
    assert interval(coins) == (2, 8)


def test_chance_agrees_with_keys_drawn_at_random() -> None:
    """Ties of several sizes, questions of several sizes: the exact interval holds what a simulation does."""
    random = Random(7)
    bank = [[random.choice(WORDS) for _ in range(random.randint(2, 5))] for _ in range(30)]
    once = guess("shortest", *(question(texts, 0) for texts in bank))
    drawn = [
        guess("shortest", *(question(texts, random.randrange(len(texts))) for texts in bank)).observed
        for _ in range(200)
    ]
    assert sum(drawn) / len(drawn) == pytest.approx(once.chance, abs=0.02)
    inside = sum(once.low <= observed <= once.high for observed in drawn) / len(drawn)
    assert 0.92 <= inside <= 1


def test_a_bank_whose_keys_are_longest_is_outside() -> None:
    bank = [question(["a longer text", "short", "brief", "small"], 0)] * 12
    assert not guess("longest", *bank).inside
    assert guess("longest", *bank).high < 0.6


# ---------- which questions count ----------


def test_a_case_focus_item_is_two_questions_and_samples_are_none(tmp_path: Path) -> None:
    focus = make_item(
        kind="case-focus",
        foci=[
            {"id": "grief", "text": "Grief", "key": True, "feedback": "A death."},
            {"id": "role-dispute", "text": "Dispute", "feedback": "No quarrel."},
        ],
        questions=[
            {"id": "a", "text": "What?", "key": True, "feedback": "It asks."},
            {"id": "b", "text": "Who?", "feedback": "It names."},
        ],
    )
    several = make_item(id="several", kind="multiple-response")
    counted = make_quiz([focus, several, make_item()], id="counted")
    sample = make_quiz([make_item(id="other")], id="sample", sample=True)
    course = Course(tmp_path, {"counted": counted, "sample": sample}, {}, {})
    assert len(single_key_questions(course)) == 3
    assert guessing.report(Course(tmp_path, {}, {}, {}))["guessers"] == []


# ---------- the real bank ----------


@cache
def real() -> Course:
    return gather(ROOT).course


@pytest.mark.parametrize("id", GUESSERS)
def test_looks_alone_get_nobody_further_than_chance(id: str) -> None:
    bank = single_key_questions(real())
    one = guess(id, *bank)
    told = f"who takes {one.name}: {one.observed:.1%}, chance {one.chance:.1%} ({one.low:.1%} to {one.high:.1%})"
    assert one.inside, told
    if len(bank) >= LARGE_BANK:
        assert abs(one.observed - one.chance) <= WITHIN, told


def test_the_report_has_keys_that_others_build_on() -> None:
    numbers = guessing.report(real())
    assert set(numbers) == {"single_key_questions", "interval", "guessers"}
    names = {"id", "name", "observed", "chance", "low", "high", "told_apart", "inside"}
    assert [set(one) for one in numbers["guessers"]] == [names] * len(GUESSERS)
    assert [one["id"] for one in numbers["guessers"]] == list(GUESSERS)
    assert json.loads(json.dumps(numbers)) == numbers
    assert guessing.report(real()) == numbers
    assert len(guessing.as_lines(numbers)) == 1 + len(GUESSERS)
