"""The index of cases: whole without scripts; with them a form that chooses, and an address that keeps the choice."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from conftest import ROOT
from factories import make_case
from ipt_course.assets import BUNDLES, FOLDER
from ipt_course.model import Case
from ipt_course.render import render_case_index

ASSETS = ROOT / "docs" / FOLDER
WIDE = ("primary-care", "hospital-ward", "at-home", "maternity")
FOCI = ("grief", "role-dispute", "role-transition")
OPEN = "By problem area: this tells the answers"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>
<meta name="viewport" content="width=device-width">{head}</head><body data-md-color-scheme="default">
<main class="md-typeset"><h1>Cases</h1>{body}</main></body></html>"""


def case(number: int, **changes: Any) -> Case:
    decision = {
        "kind": "one-focus",
        "focus": FOCI[number % 3],
        "reasoning": "So.",
        "evidence": [{"quote": "It is nothing, really.", "shows": "a"}, {"quote": "The flat.", "shows": "b"}],
    }
    fields = {
        "id": f"case-{number}",
        "title": f"Title {number:04}",
        "setting_kind": WIDE[number % 4],
        "adaptation": "video" if number % 2 else "individual",
        "difficulty": number % 3 + 1,
        "decision": decision,
    }
    return make_case(**fields | changes)


def index(*cases: Case) -> str:
    return str(render_case_index(cases, {case.id: f"cases/{case.id}.md" for case in cases}))


def tree(markup: str) -> Any:
    return lxml_html.fromstring(f"<div>{markup}</div>")


# ---- as it ships ----


def test_every_case_stands_in_the_group_of_its_difficulty() -> None:
    page = tree(index(case(2), case(1), case(0), case(3)))
    groups = {
        section.xpath("string(h2)"): [title.text_content() for title in section.xpath(".//li//a")]
        for section in page.xpath(".//section[ul]")
    }
    assert groups == {
        "Straightforward": ["Title 0000", "Title 0003"],
        "A tempting alternative": ["Title 0001"],
        "Experienced clinicians hesitate": ["Title 0002"],
    }
    assert page.xpath(".//section[ul]//a/@href")[0] == "course:cases/case-0.md"


def test_no_focus_is_told_but_where_it_is_asked_for() -> None:
    page = tree(index(case(1), case(2)))
    for folded in page.xpath(".//details"):
        assert "open" not in folded.attrib
        assert folded.xpath("string(summary)") == OPEN
        folded.drop_tree()
    assert not re.search("grief|dispute|transition|deficits", page.text_content(), re.IGNORECASE)


def test_without_scripts_the_folded_list_holds_every_case_by_its_area() -> None:
    two = {
        "kind": "two-foci",
        "foci": ["grief", "role-dispute"],
        "reasoning": "So.",
        "evidence": case(0).decision.evidence,
    }
    pathway = {"kind": "another-pathway", "pathway": "Help", "reasoning": "So.", "evidence": case(0).decision.evidence}
    page = tree(index(case(0), case(1, decision=two), case(2, decision=pathway)))
    (folded,) = page.xpath(".//details[@data-scripted='off']//section[@data-search-exclude]/dl")
    assert [child.text_content() for child in folded] == [
        *("Grief", "Title 0000", "Title 0001"),
        *("Role dispute", "Title 0001"),
        *("Another pathway first", "Title 0002"),
    ]


def test_only_what_some_case_has_can_be_chosen_and_how_many_is_said() -> None:
    page = tree(index(case(0), case(4), case(1, setting_kind=None)))
    options = {
        select.get("name"): [option.text for option in select.xpath("option")] for select in page.xpath(".//select")
    }
    assert options["setting"] == ["Any", "Primary care (2)"]
    assert options["adaptation"] == ["Any", "Individual IPT (2)", "IPT by video (1)"]
    assert set(options) == {"difficulty", "setting", "adaptation", "population", "phase", "area"}


# ---- in a browser, from a file ----


@pytest.fixture
def opened(watch: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """An index of so many cases in a page of its own."""

    def open_(number: int = 24, after: str = "", before: str = "", **options: Any) -> Any:
        scripts = "".join(
            f'<script src="{(ASSETS / part).as_uri()}" defer></script>' for part in BUNDLES["choosing.js"]
        )
        sheets = ((ASSETS / name).as_uri() for name in ("identity.css", "choosing.css"))
        styles = "".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets)
        body = index(*map(case, range(number))).replace("course:", "#")
        file = tmp_path / "index.html"
        file.write_text(PAGE.format(head=styles + scripts, body=body), encoding="utf-8")
        page = watch(**options).page
        if before:
            page.add_init_script(before)
        page.goto(file.as_uri() + after)
        return page

    return open_


def titles(page: Any) -> list[str]:
    """Those that a reader can reach; the text of what is not yet scrolled to is not laid out."""
    return list(page.get_by_role("listitem").get_by_role("link").all_text_contents())


def said(page: Any) -> str:
    return str(page.get_by_role("status").inner_text())


def test_choices_are_taken_together_and_counted(opened: Callable[..., Any]) -> None:
    page = opened()
    assert said(page) == "All 24 cases."
    page.get_by_label("Form of IPT").select_option("IPT by video (12)")
    assert said(page) == "12 of 24 cases."
    page.get_by_label("Setting").select_option("Hospital ward (6)")
    assert titles(page) == [f"Title {number:04}" for number in (9, 21, 1, 13, 5, 17)]
    page.get_by_label("Difficulty").select_option("A tempting alternative (8)")
    assert titles(page) == ["Title 0001", "Title 0013"]
    assert page.get_by_role("heading", level=2).all_inner_texts() == ["A tempting alternative"]


def test_where_nothing_is_left_that_is_said_and_all_can_be_shown_again(opened: Callable[..., Any]) -> None:
    page = opened()
    assert page.get_by_role("button", name="Show all cases").count() == 0
    page.get_by_label("Setting").select_option("Primary care (6)")
    page.get_by_label("Form of IPT").select_option("IPT by video (12)")
    assert said(page) == "None of 24 cases."
    assert titles(page) == []
    page.get_by_role("button", name="Show all cases").click()
    page.wait_for_function("location.hash === ''")
    assert said(page) == "All 24 cases."
    assert page.get_by_label("Setting").input_value() == ""
    assert page.evaluate("document.activeElement.name") == "difficulty", "the button has gone"


def test_the_address_keeps_the_choice_and_can_be_sent(opened: Callable[..., Any]) -> None:
    page = opened()
    page.get_by_label("Form of IPT").select_option("IPT by video (12)")
    assert page.evaluate("location.hash") == "#adaptation=video"
    page = opened(after="#area=grief&adaptation=video")
    assert said(page) == "4 of 24 cases."
    assert page.get_by_label("Problem area").is_visible(), "what was asked for is shown"
    page.evaluate("location.hash = 'area=role-dispute'")
    page.wait_for_function("document.querySelector('[role=status]').textContent === '8 of 24 cases.'")


@pytest.mark.parametrize("address", ["#difficulty-2", "#setting=moon&nothing=here", "#=", "#area=%E0%A4%A"])
def test_an_address_that_says_nothing_shows_all(address: str, opened: Callable[..., Any]) -> None:
    page = opened(after=address)
    assert said(page) == "All 24 cases."
    assert page.get_by_label("Setting").evaluate("select => select.selectedIndex") == 0


def test_a_place_in_the_page_lets_the_choice_be(opened: Callable[..., Any]) -> None:
    page = opened(after="#adaptation=video")
    page.evaluate("location.hash = 'difficulty-2'")
    page.evaluate("() => new Promise((done) => setTimeout(done, 50))")
    assert said(page) == "12 of 24 cases."


def test_the_problem_area_is_folded_until_it_is_opened_by_key(opened: Callable[..., Any]) -> None:
    page = opened()
    assert not page.get_by_label("Problem area").is_visible()
    page.get_by_label("Phase").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "area"
    page.keyboard.press("g")
    assert said(page) == "8 of 24 cases."


def test_it_works_without_storage(opened: Callable[..., Any]) -> None:
    page = opened(before="Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })")
    page.get_by_label("Form of IPT").select_option("IPT by video (12)")
    assert said(page) == "12 of 24 cases."


def test_without_scripts_there_is_no_form_and_every_case(opened: Callable[..., Any]) -> None:
    page = opened(java_script_enabled=False)
    assert page.get_by_role("combobox").count() == 0
    assert len(titles(page)) == 24
    page.get_by_text(OPEN).locator("visible=true").click()
    assert page.get_by_role("term").all_inner_texts() == ["Grief", "Role dispute", "Role transition"]


def test_a_thousand_cases_are_chosen_from_within_a_frame_or_two(opened: Callable[..., Any]) -> None:
    page = opened(1000)
    took = page.evaluate(
        """async () => {
          const select = document.querySelector("[name=adaptation]");
          const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          const times = [];
          for (const value of ["video", "", "individual", "", "video"]) {
            await painted();
            const from = performance.now();
            select.value = value;
            select.dispatchEvent(new Event("change", { bubbles: true }));
            document.body.offsetHeight;
            times.push(performance.now() - from);
          }
          return times.sort((a, b) => a - b)[2];
        }"""
    )
    assert said(page) == "500 of 1000 cases."
    assert took < 100, took


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Callable[..., Any], scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(after="#area=grief", color_scheme=scheme, viewport={"width": 390, "height": 800})
    assert Axe().run(page, options={"preload": False}).response["violations"] == []


def test_it_fits_a_narrow_screen_with_large_text(opened: Callable[..., Any]) -> None:
    page = opened(after="#area=grief", viewport={"width": 320, "height": 600})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
