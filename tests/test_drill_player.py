"""<ipt-drill> in a real browser: said first, opened step by step, by keyboard, kept only as far as asked."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from conftest import ROOT
from ipt_course.assets import BUNDLES
from ipt_course.render.drill import render_drill, render_drill_index
from test_drill import real, sample
from test_elements import ASSETS, ORIGIN

pytestmark = pytest.mark.browser

KEY = "ipt:drill:sample-a-vague-word"
THEME = (
    "body{background:var(--ipt-paper);color:var(--ipt-ink)} a{color:var(--ipt-accent)} button{background:none;border:0}"
)
WORDS = "Awkward how, Ines?"
Open = Callable[..., Any]
PUBLISHED = sorted(path for path in (ROOT / "practice/drills").glob("*.yml") if not path.stem.startswith("sample-"))


def document(body: str) -> str:
    styles = "".join(f'<link rel="stylesheet" href="/assets/{name}">' for name in ("identity.css", "drill.css"))
    scripts = "".join(f'<script src="/assets/{name}" defer></script>' for name in BUNDLES["drilling.js"])
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>'
        f'<meta name="viewport" content="width=device-width"><style>{THEME}</style>{styles}{scripts}</head>'
        f'<body data-md-color-scheme="default" class="md-typeset"><main><h1>Drill</h1>{body}</main></body></html>'
    ).replace("course:", "#")


@pytest.fixture
def opened(browser: Any) -> Iterator[Open]:
    contexts = []
    faults: list[str] = []
    shown = {
        "": document(str(render_drill(sample()))),
        "list": document(
            str(
                render_drill_index(
                    [real("sample-a-vague-word"), real("other")], {}.fromkeys(("sample-a-vague-word", "other"), "x")
                )
            )
        ),
    }

    def open_page(before: str = "", revision: int = 1, **options: Any) -> Any:
        def serve(route: Any) -> None:
            path = route.request.url.removeprefix(ORIGIN)
            if path.startswith("assets/"):
                route.fulfill(path=ASSETS / path.removeprefix("assets/"))
            else:
                html = shown[path].replace('data-revision="1"', f'data-revision="{revision}"')
                route.fulfill(body=html, content_type="text/html")

        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.route(f"{ORIGIN}**", serve)
        if before:
            page.add_init_script(before)
        page.goto(ORIGIN)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


def press(page: Any, *names: str) -> None:
    for name in names:
        page.get_by_role("button", name=name, exact=True).click()


def write(page: Any, words: str = WORDS, keep: bool = False) -> None:
    page.get_by_role("radio", name="I’ll write it").check()
    page.get_by_role("textbox", name="Your reply").fill(words)
    if keep:
        page.get_by_role("checkbox", name="Keep my words on this device").check()
    press(page, "I have said it")


def to_the_rating(page: Any) -> None:
    press(page, "I have said it", "Show a reply", "Show a harder one", "Show a harder one", "Show the one that tempts")


def stored(page: Any) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "null")


def everything_stored(page: Any) -> str:
    return str(page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])"))


def seen(page: Any) -> str:
    return str(page.locator("ipt-drill").inner_text())


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.innerText"))


# ---- said first ----


def test_nothing_to_hold_it_against_is_open_before_it_is_said(opened: Open) -> None:
    page = opened()
    assert "always awkward with her" in seen(page)
    for later in ("own word back", "A plain reply", "The one that tempts", "How was this line"):
        assert later not in seen(page)
    assert page.locator("section:visible").count() == 1
    assert page.get_by_role("button", name="Show").count() == 0


def test_the_steps_come_one_after_the_other_and_the_focus_goes_along(opened: Open) -> None:
    page = opened()
    press(page, "I have said it")
    assert focused(page).startswith("Tick what could be heard")
    assert "A plain reply" not in seen(page)
    for button, reply in (
        ("Show a reply", "A plain reply"),
        ("Show a harder one", "Harder to say"),
        ("Show a harder one", "Hardest to say"),
        ("Show the one that tempts", "The one that tempts"),
    ):
        assert reply not in seen(page)
        press(page, button)
        assert focused(page).startswith(reply)
        assert page.get_by_role("button", name="Show").count() <= 1
    assert "How was this line for you?" in seen(page)
    assert page.get_by_role("checkbox").count() == 4


def test_who_writes_has_written_something_before_it_counts_as_said(opened: Open) -> None:
    page = opened()
    assert not page.get_by_role("textbox").count()
    page.get_by_role("radio", name="I’ll write it").check()
    assert "No real patients here." in seen(page)
    press(page, "I have said it")
    assert "own word back" not in seen(page)
    assert page.evaluate("document.activeElement.name") == "words"
    write(page)
    assert f"You\n\n{WORDS}" in seen(page)
    assert "Kept on this device" not in seen(page)


@pytest.mark.parametrize(
    ("rung", "rating", "advised", "leads_to"),
    [
        (1, "Easy", "A harder line: rung 2", "not the man I was"),
        (1, "Too hard", "The same again, in other words", "always awkward with her"),
        (2, "About right", "The same again, in other words", "not the man I was"),
        (2, "Too hard", "An easier line: rung 1", "always awkward with her"),
        (3, "Easy", "The same again, in other words", "had enough"),
    ],
)
def test_the_rating_leads_on_and_the_learner_chooses(
    opened: Open, rung: int, rating: str, advised: str, leads_to: str
) -> None:
    page = opened()
    press(page, f"Rung {rung}")
    to_the_rating(page)
    press(page, rating)
    offer = page.locator("[data-offer]:visible")
    assert offer.count() == 1
    assert offer.locator(".ipt-button--first").inner_text() == advised
    assert page.get_by_role("button", name=rating, exact=True).get_attribute("aria-pressed") == "true"
    press(page, advised)
    assert leads_to in seen(page)
    assert "own word back" not in seen(page)
    assert page.get_by_role("radio", name="I’ll say it aloud").is_checked()
    press(page, "I have said it")
    assert not page.locator("input[type=checkbox]:checked").count()


# ---- by keyboard ----


def tab_to(page: Any, words: str) -> None:
    name = "(document.activeElement.labels?.[0] ?? document.activeElement).innerText"
    for _ in range(12):
        page.keyboard.press("Tab")
        if words in page.evaluate(name):
            return
    raise AssertionError(f"no {words!r} by Tab")


def test_a_whole_rung_by_keyboard_alone(opened: Open) -> None:
    page = opened()
    tab_to(page, "I’ll say it aloud")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type(WORDS)
    tab_to(page, "I have said it")
    page.keyboard.press("Enter")
    tab_to(page, "own word back")
    page.keyboard.press("Space")
    for step in ("Show a reply", "Show a harder one", "Show a harder one", "Show the one that tempts"):
        tab_to(page, step)
        page.keyboard.press("Enter")
    tab_to(page, "About right")
    page.keyboard.press("Enter")
    tab_to(page, "The same again, in other words")
    page.keyboard.press("Enter")
    assert focused(page) == "Rung 1 of 3"
    assert stored(page)["rungs"]["awkward"]["ticks"] == ["own-word"]


# ---- kept on the device ----


def test_of_each_rung_ticks_rating_and_day_are_kept_and_shown(opened: Open) -> None:
    page = opened()
    press(page, "I have said it")
    page.get_by_role("checkbox", name="I stopped there").check()
    page.get_by_role("checkbox", name="own word back").check()
    press(page, "Show a reply", "Show a harder one", "Show a harder one", "Show the one that tempts", "Too hard")
    entry = stored(page)
    assert (entry["version"], entry["revision"], entry.get("rung", "awkward")) == (1, 1, "awkward")
    kept = entry["rungs"]["awkward"]
    assert sorted(kept) == ["at", "rated", "ticks", "times"]
    assert (kept["ticks"], kept["rated"], kept["times"]) == (["own-word", "waited"], "hard", 1)
    press(page, "About right")
    assert stored(page)["rungs"]["awkward"]["times"] == 1, "a change of mind is no second time"
    assert "About right, 2 of 4 ticked" in page.get_by_role("button", name="Rung 1").inner_text()
    page.goto(f"{ORIGIN}list")
    assert "practised once, last in rung 1" in page.locator("ipt-drills").inner_text()
    assert page.locator("ipt-drills span:not(:empty)").count() == 1
    page.goto(ORIGIN)
    press(page, "Rung 2")
    to_the_rating(page)
    press(page, "Easy")
    page.goto(f"{ORIGIN}list")
    assert "practised twice, last in rung 2" in page.locator("ipt-drills").inner_text()


def test_a_reload_in_the_middle_comes_back_to_the_same_step(opened: Open) -> None:
    page = opened()
    press(page, "Rung 2", "I have said it")
    page.get_by_role("checkbox", name="own word back").check()
    press(page, "Show a reply", "Show a harder one")
    before = seen(page)
    page.reload()
    assert seen(page) == before
    assert page.get_by_role("checkbox", name="own word back").is_checked()
    assert page.get_by_role("button", name="Show").all_inner_texts() == ["Show a harder one"]


def test_after_a_revision_it_begins_anew_and_remembers_what_was_practised(opened: Open) -> None:
    page = opened()
    to_the_rating(page)
    press(page, "Easy")
    record = json.dumps(stored(page))
    page = opened(f"localStorage.setItem({KEY!r}, {record!r})", revision=2)
    assert "own word back" not in seen(page)
    assert "Easy, 0 of 4 ticked" in seen(page)


def test_typed_words_are_never_stored_unless_asked(opened: Open) -> None:
    page = opened()
    write(page)
    press(page, "Show a reply")
    assert "Awkward how" not in everything_stored(page)
    page.reload()
    assert "Awkward how" not in page.content()


def test_words_are_kept_where_asked_and_forgotten_where_asked(opened: Open) -> None:
    page = opened()
    write(page, keep=True)
    assert "Kept on this device." in seen(page)
    page.reload()
    assert WORDS in seen(page)
    press(page, "Rung 2")
    assert WORDS not in seen(page)
    press(page, "Rung 1", "Forget them")
    assert "Awkward how" not in everything_stored(page)
    assert WORDS not in seen(page)
    assert stored(page)["rungs"]["awkward"]["ticks"] == []


def test_words_written_anew_without_asking_take_the_kept_ones_away(opened: Open) -> None:
    page = opened()
    write(page, keep=True)
    press(page, "Rung 1")
    assert not page.get_by_role("checkbox", name="Keep my words").count()
    write(page, "Something else")
    assert "Awkward how" not in everything_stored(page)
    assert "Something else" not in everything_stored(page)


NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"


def test_with_storage_off_it_works_and_says_so(opened: Open) -> None:
    page = opened(NO_STORAGE)
    write(page, keep=True)
    assert page.get_by_role("status").inner_text().startswith("What you do here will not be kept")
    assert WORDS in seen(page)
    press(page, "Show a reply", "Show a harder one", "Show a harder one", "Show the one that tempts", "Easy")
    assert "A harder line: rung 2" in seen(page)


@pytest.mark.parametrize("entry", ["{", "7", '{"version": 1, "rungs": {"gone": {"ticks": []}}, "rung": "gone"}', "[]"])
def test_a_record_that_cannot_be_understood_is_no_hindrance(opened: Open, entry: str) -> None:
    page = opened(f"localStorage.setItem({KEY!r}, {entry!r})")
    to_the_rating(page)
    assert "How was this line" in seen(page)


def test_a_record_of_a_version_to_come_is_left_alone(opened: Open) -> None:
    record = '{"version":2,"all":"new"}'
    page = opened(f"localStorage.setItem({KEY!r}, {record!r})")
    to_the_rating(page)
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == record
    assert page.get_by_role("status").inner_text().startswith("A newer version")


# ---- without scripts, narrow, on paper, for everybody ----


def test_without_scripts_it_is_a_sheet_with_the_replies_folded_away(opened: Open) -> None:
    page = opened(java_script_enabled=False)
    assert not page.get_by_role("button").count()
    assert page.get_by_role("heading", name="Rung").all_inner_texts() == [f"Rung {n} of 3" for n in (1, 2, 3)]
    assert page.get_by_text("own word back").locator("visible=true").count() == 1
    assert "A plain reply" not in seen(page)
    page.get_by_text("Rung 2: three replies").click()
    assert "Not the man you were." in seen(page)


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_phone(opened: Open, width: int) -> None:
    page = opened(viewport={"width": width, "height": 780})
    write(page, "A" * 90, keep=True)
    press(page, "Show a reply", "Show a harder one", "Show a harder one", "Show the one that tempts", "About right")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for button in page.get_by_role("button").all():
        assert button.bounding_box()["height"] >= 24


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(opened: Open, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened()

    def violations() -> list[Any]:
        page.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
        found = Axe().run(page).response["violations"]
        return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]

    page.get_by_role("radio", name="I’ll write it").check()
    assert violations() == []
    write(page, keep=True)
    press(page, "Show a reply", "Show a harder one", "Show a harder one", "Show the one that tempts", "About right")
    assert violations() == []
    page.goto(f"{ORIGIN}list")
    assert violations() == []


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_there_is_room_to_write_and_the_replies_come_last(opened: Open, scripts: bool) -> None:
    page = opened(java_script_enabled=scripts)
    page.emulate_media(media="print")
    text = seen(page)
    for part in ("own word back", "always awkward with her", "had enough", "A plain reply", "You need a proper break"):
        assert part in text
    assert not page.get_by_role("button").count()
    tops = [page.locator(what).last.bounding_box()["y"] for what in (".ipt-rung__room", ".ipt-rung__models")]
    first = page.locator(".ipt-rung__models").first.bounding_box()["y"]
    assert tops[0] < first < tops[1]
    assert page.locator(".ipt-rung__room").first.bounding_box()["height"] > 100


@pytest.mark.parametrize("id", [path.stem for path in PUBLISHED])
def test_it_prints_on_two_sheets_of_either_paper(open_page: Open, id: str) -> None:
    page = open_page(f"practice/drills/{id}/")
    for paper in ("A4", "Letter"):
        assert len(re.findall(rb"/Type /Page\b", page.pdf(format=paper))) == 4, paper


def test_at_four_hundred_per_cent_nothing_begins_behind_the_bar(open_page: Open) -> None:
    page = open_page("practice/drills/stay-with-it/", viewport={"width": 320, "height": 256})
    for name in (
        "I have said it",
        "Show a reply",
        "Show a harder one",
        "Show a harder one",
        "Show the one that tempts",
    ):
        press(page, name)
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert page.locator(".md-header").bounding_box()["height"] <= top < 256, name


def test_in_forced_colours_the_rating_that_was_pressed_can_be_read_and_told(open_page: Open) -> None:
    page = open_page("practice/drills/stay-with-it/", forced_colors="active")
    to_the_rating(page)
    press(page, "Easy")  # and the pointer stays there
    easy, hard = (page.get_by_role("button", name=name, exact=True) for name in ("Easy", "Too hard"))
    assert easy.evaluate("one => getComputedStyle(one).forcedColorAdjust") == "none"
    page.mouse.move(0, 0)
    width = "one => parseFloat(getComputedStyle(one).borderTopWidth)"
    assert easy.evaluate(width) > hard.evaluate(width)


def test_leaving_the_page_puts_the_sheet_back(opened: Open) -> None:
    page = opened()
    press(page, "Rung 2", "I have said it")
    visible = page.evaluate(
        """() => { const root = document.querySelector("ipt-drill"); root.remove();
        return root.querySelectorAll("[data-rung]:not([hidden])").length }"""
    )
    assert visible == 3
