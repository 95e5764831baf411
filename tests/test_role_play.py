"""Role plays for a room: four sheets from a case, each on a page of its own, one at a time if that is wanted."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from conftest import ROOT
from ipt_course.gather import gather
from ipt_course.model import Case
from ipt_course.practice.vocabulary import ANCHORS, HABITS, MARKERS

CASES = [case for case in gather(ROOT).course.cases.values() if case.role_play and not case.sample]
PAGE = re.compile(rb"/Type\s*/Page\b")
SHEETS = ("patient", "therapist", "observer", "debrief")
RUBRIC = (ROOT / "docs/modules/competence/rubric.md").read_text(encoding="utf-8")
Open = Callable[..., Any]


def place(case: Case) -> str:
    return f"practice/role-play/{case.id}/"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_four_sheets_print_on_a_page_each_of_either_paper(case: Case, open_page: Open) -> None:
    page = open_page(place(case))
    for paper in ("A4", "Letter"):
        assert len(PAGE.findall(page.pdf(format=paper))) == len(SHEETS), paper


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_therapist_is_not_told_what_is_held_back(case: Case, open_page: Open) -> None:
    assert case.role_play
    page = open_page(place(case))
    told = {name: page.locator(f"[data-sheet={name}]").inner_text() for name in SHEETS}
    for answer in case.role_play.answers:
        assert answer.hears in told["patient"]
        assert not any(answer.hears in told[name] for name in SHEETS[1:])
    for marker in case.role_play.watch:
        assert MARKERS[marker] in told["observer"]
    assert all(question in told["debrief"] for question in case.role_play.debrief)


def test_a_button_prints_its_sheet_alone_and_afterwards_all_are_back(watch: Open, base_url: str) -> None:
    page = watch().page
    page.add_init_script("window.print = () => {}")
    page.goto(base_url + place(CASES[0]))
    page.locator("[data-sheet=observer]").get_by_role("button", name="Print this sheet").click()
    assert len(PAGE.findall(page.pdf())) == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(PAGE.findall(page.pdf())) == len(SHEETS)


def test_without_scripts_the_sheets_are_there_and_no_button(open_page: Open) -> None:
    page = open_page(place(CASES[0]), java_script_enabled=False)
    assert page.locator("[data-sheet]").count() == len(SHEETS)
    assert page.get_by_role("button", name="Print").count() == 0


def test_the_table_of_the_one_who_watches_has_a_name_and_on_a_phone_its_lines_stand_out(open_page: Open) -> None:
    page = open_page(place(CASES[0]), viewport={"width": 360, "height": 700})
    table = page.get_by_role("table", name="What to listen for")
    weight = "one => +getComputedStyle(one).fontWeight"
    assert table.get_by_role("rowheader").first.evaluate(weight) >= 600


def test_nothing_is_wider_than_a_phone(open_page: Open) -> None:
    page = open_page(place(CASES[0]), viewport={"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_rubric_of_the_one_who_watches_is_the_courses() -> None:
    for marker, name in MARKERS.items():
        levels = ANCHORS[marker]
        row = f"{name} | {levels.two} | {levels.three} | {levels.five} |"
        assert row.replace("’", "'") in RUBRIC, marker
    for habit in HABITS.values():
        assert habit.casefold() in RUBRIC.casefold()


def test_the_list_leads_to_every_pack(open_page: Open) -> None:
    page = open_page("practice/role-play/")
    hrefs = page.locator(".ipt-shelf a").evaluate_all("all => all.map((one) => one.href)")
    assert {href.rstrip("/").rpartition("/")[2] for href in hrefs} == {case.id for case in CASES}
