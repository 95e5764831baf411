"""Practice sessions: conditions, state and debrief; and a model checker over every session of the course."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ipt_course.model import Effect
from ipt_course.practice.condition import OPERATORS, Condition, parse_condition
from ipt_course.practice.debrief import debrief
from ipt_course.practice.looks import telling_looks
from ipt_course.practice.model import DEBRIEF
from ipt_course.practice.play import Play
from ipt_course.practice.vocabulary import HABITS, MARKERS, TECHNIQUES, Habit, MarkerId, Technique
from ipt_course.render.practice import SIGNS, render_practice
from practice_paths import ROOT, all_paths, every_spot, path_by, random_paths, sample, session_ids, sessions, worst

GOLDEN = yaml.safe_load((Path(__file__).parent / "golden" / "practice.yml").read_text(encoding="utf-8"))
GOOD = (Effect.SKILLED, Effect.ACCEPTABLE)
every_session = pytest.mark.parametrize("id", session_ids())


def as_golden(play: Play, path: list[str]) -> dict[str, Any]:
    found = asdict(debrief(play, path))
    return {**found, "markers": {name: list(counts) for name, counts in found["markers"].items()}}


# ---- conditions ----


@given(st.integers(0, 5), st.integers(0, 5), st.sampled_from(sorted(OPERATORS)))
def test_a_condition_says_what_python_says(value: int, number: int, sign: str) -> None:
    condition = parse_condition(f"risk-asked  {sign}  {number}")
    assert isinstance(condition, Condition)
    assert str(condition) == f"risk-asked {sign} {number}"
    wanted = {"=": value == number, "!=": value != number}.get(sign)
    if wanted is None:
        wanted = {"<": value < number, "<=": value <= number, ">": value > number, ">=": value >= number}[sign]
    assert condition.holds({"risk-asked": value}) is wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "alliance",
        "alliance = ",
        "= 1",
        "1 = alliance",
        "a = 1 or b = 1",
        "a == 1",
        "not a = 1",
        "a = 1 and",
        "a = 10",
    ],
)
def test_what_is_no_condition_is_told_and_never_run(text: str) -> None:
    assert isinstance(parse_condition(text), str)


def test_every_operator_can_be_said_in_words() -> None:
    assert set(SIGNS) == set(OPERATORS)


# ---- words ----


def test_every_word_has_a_name_and_every_technique_a_place_in_the_course() -> None:
    assert set(TECHNIQUES) == set(Technique)
    assert set(MARKERS) == set(MarkerId)
    assert set(HABITS) == set(Habit)
    for taught in TECHNIQUES.values():
        page, _, anchor = taught.place.partition("#")
        assert f"{{ #{anchor} }}" in (ROOT / "docs" / page).read_text(encoding="utf-8"), taught


def test_markers_and_habits_are_those_of_the_rubric() -> None:
    rubric = (ROOT / "docs/modules/competence/rubric.md").read_text(encoding="utf-8")
    for number, name in enumerate(MARKERS.values(), 1):
        assert f"| {number}. {name} |" in rubric
    for name in HABITS.values():
        assert f"| {name[0].upper()}{name[1:]} |" in rubric


# ---- one golden set for Python and the browser ----


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: "-".join(golden["path"][-1:]) or "nothing")
def test_python_makes_of_a_path_what_the_golden_set_says(golden: dict[str, Any]) -> None:
    assert {"path": golden["path"], **as_golden(Play(sample()), golden["path"])} == golden


# ---- the model checker ----


@every_session
def test_no_dead_end_and_something_good_to_say_in_every_state(id: str) -> None:
    play = Play(sessions()[id])
    bounds = {state.id: (state.lowest, state.highest) for state in play.session.state}
    met = set()
    for turn, values, depth in every_spot(play.session):
        met.add(turn.id)
        offered = play.offered(turn, values)
        assert 3 <= len(offered) <= 4, (turn.id, values)
        assert any(reply.effect in GOOD for reply in offered), (turn.id, values)
        assert depth < 20
        for reply in offered:
            after = play.changed(reply, values)
            assert all(low <= after[name] <= high for name, (low, high) in bounds.items())
            to = play.leads_to(reply, after)
            assert to in play.turns or (to == DEBRIEF and depth + 1 >= 6), (reply.id, values)
            if to == DEBRIEF:
                assert play.remarks(after)
    assert met == set(play.turns)


@every_session
def test_the_authors_path_is_good_and_the_worst_is_not(id: str) -> None:
    session = sessions()[id]
    play = Play(session)
    best = debrief(play, session.authors_path)
    assert best.finished
    assert (best.harmful, best.drift, best.turning) == ([], [], None)
    bad = debrief(play, path_by(session, worst))
    assert bad.finished
    assert bad.turning
    assert sum(sound for sound, _ in bad.markers.values()) < sum(sound for sound, _ in best.markers.values())


@every_session
def test_by_looks_alone_nobody_does_well(id: str) -> None:
    assert list(telling_looks(Play(sessions()[id]))) == []


@every_session
def test_random_paths_end_in_the_debrief_and_a_prefix_does_not(id: str) -> None:
    play = Play(sessions()[id])
    for path in random_paths(play.session, 50):
        assert debrief(play, path).finished
        assert not debrief(play, path[:-1]).finished
        assert [step.reply.id for step in play.walk([*path, path[0]])] == path


def test_what_exploring_finds_is_what_walking_every_path_finds() -> None:
    explored = sample().explored
    paths = list(all_paths(sample()))
    spots = {(turn.id, tuple(values.items())) for turn, values, _ in every_spot(sample())}
    assert explored.size.paths == len(paths)
    assert (explored.size.fewest, explored.size.most) == (min(map(len, paths)), max(map(len, paths)))
    assert explored.size.states == len(spots)


# ---- for the six real sessions ----


REAL = [id for id in session_ids() if not id.startswith("sample")]


@pytest.mark.parametrize("id", REAL)
def test_a_real_session_is_deep_enough(id: str) -> None:
    session = sessions()[id]
    assert len(session.authors_path) >= 12
    assert sum(len(turn.replies) for turn in session.turns) >= 40


# ---- the script ----


@every_session
def test_every_link_of_the_script_leads_to_a_turn(id: str) -> None:
    from lxml import html as lxml_html

    tree = lxml_html.fromstring(f"<div>{render_practice(sessions()[id])}</div>")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    inside = [target.removeprefix("#") for target in tree.xpath("//a/@href") if target.startswith("#")]
    assert inside
    assert set(inside) <= set(ids)
    assert len(tree.xpath("//*[@data-reply]")) == sum(len(turn.replies) for turn in sessions()[id].turns)
