"""<ipt-rating> in a real browser: marks given, compared, kept, begun again; its numbers are Python's."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ipt_course.assets import BUNDLES
from ipt_course.render import render_erase_all
from ipt_course.render.rating import render_rating, render_rating_index
from test_elements import ASSETS, ORIGIN
from test_practice_player import THEME
from test_rating import GOLDEN, MODULES, another, sample, transcript_ids, transcripts

pytestmark = pytest.mark.browser

KEY = "ipt:rating:sample-cards"
AUTHORS, COLLEAGUE, WARM = (GOLDEN[number]["marks"] for number in (1, 2, 3))
Open = Callable[..., Any]
LOOK = THEME + " button{background:none}"
COMPARE, AGAIN = "Compare with the authors", "Begin again"


def document(body: str) -> str:
    styles = "".join(f'<link rel="stylesheet" href="/assets/{name}">' for name in ("identity.css", "rating.css"))
    scripts = "".join(f'<script src="/assets/{name}" defer></script>' for name in BUNDLES["ratings.js"])
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>'
        f'<meta name="viewport" content="width=device-width"><style>{LOOK}</style>{styles}{scripts}</head>'
        f'<body data-md-color-scheme="default" class="md-typeset"><main><h1>Session</h1>{body}</main></body></html>'
    ).replace("course:", "#")


def rated(transcript: Any) -> str:
    return str(render_rating(transcript, [transcript], {transcript.id: "x"}))


@pytest.fixture
def opened(browser: Any) -> Iterator[Open]:
    contexts = []
    faults: list[str] = []

    def open_page(body: str = "", before: str = "", **options: Any) -> Any:
        html = document(body or rated(sample()))

        def serve(route: Any) -> None:
            path = route.request.url.removeprefix(ORIGIN)
            if path.startswith("assets/"):
                route.fulfill(path=ASSETS / path.removeprefix("assets/"))
            else:
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


def mark(page: Any, marks: dict[str, list[Any]]) -> None:
    for marker, (level, line) in marks.items():
        field = page.locator(f'[data-mark="{marker}"]')
        if level:
            field.locator(f'input[value="{level}"]').check()
        if line:
            field.locator("select").select_option(line)


def press(page: Any, name: str) -> None:
    page.get_by_role("button", name=name, exact=False).click()


def rate(page: Any, marks: dict[str, list[Any]]) -> None:
    mark(page, marks)
    press(page, COMPARE)


def stored(page: Any, key: str = KEY) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", key) or "null")


def shown(page: Any, selector: str) -> str:
    return " ".join(page.locator(selector).locator("visible=true").all_inner_texts())


def levels(page: Any) -> dict[str, str]:
    return {
        field.get_attribute("data-mark"): field.evaluate("one => (one.querySelector('input:checked') || {}).value")
        for field in page.locator("[data-mark]").all()
    }


# ---- the same as Python ----


def test_the_page_makes_of_marks_what_the_golden_set_says(opened: Open) -> None:
    page = opened()
    for case in GOLDEN:
        script = "marks => ipt.agreement(document.querySelector('ipt-rating'), marks)"
        assert {"marks": case["marks"], **page.evaluate(script, case["marks"])} == case


@pytest.mark.parametrize("id", transcript_ids())
def test_every_transcript_can_be_rated_as_the_authors_did(opened: Open, id: str) -> None:
    transcript = transcripts()[id]
    page = opened(rated(transcript))
    rate(page, {one.marker: [one.level, one.evidence[0]] for one in transcript.marks})
    count = len(transcript.marks)
    assert f"{count} of {count} the same" in shown(page, ".ipt-rating__sum")
    assert stored(page, f"ipt:rating:{id}")["attempts"][0]["counts"] == [count, 0, 0, count]


# ---- commit first ----


def test_the_authors_marks_are_shut_until_every_marker_has_a_level_and_a_line(opened: Open) -> None:
    page = opened()
    why = page.get_by_text("the therapist did the joining")
    assert not why.is_visible()
    assert not page.get_by_text("Summing up").is_visible()
    mark(page, {**AUTHORS, "feeling": [0, ""], "risk": [3, ""]})
    press(page, COMPARE)
    assert shown(page, "[role=status]") == "Still open: Feeling (a level), Risk (a line)."
    assert page.evaluate("document.activeElement.closest('[data-mark]').dataset.mark") == "feeling"
    assert not why.is_visible()
    assert page.get_by_role("group", name="Feeling · still open: a level").is_visible()
    mark(page, {"feeling": AUTHORS["feeling"]})
    assert page.get_by_role("group", name="Feeling", exact=True).is_visible()
    press(page, COMPARE)
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    mark(page, {"risk": AUTHORS["risk"]})
    press(page, COMPARE)
    assert why.is_visible()
    assert not page.get_by_role("radio").count()
    assert page.evaluate("document.activeElement.className") == "ipt-rating__sum"


def test_the_gap_is_told_in_words_marker_by_marker(opened: Open) -> None:
    page = opened()
    rate(page, {**COLLEAGUE, "feeling": [5, "T1"]})
    yours = {
        one.get_attribute("data-authors"): one.locator(".ipt-rating__yours").inner_text()
        for one in page.locator("[data-authors]").all()
    }
    assert yours["risk"] == "You 2, authors 3: one step apart. Your line P1 is one of theirs."
    assert yours["feeling"] == "You 5, authors 2: two steps apart. Your line T1 is not one of theirs."
    assert yours["options"].startswith("You 1, authors 2: one step apart, within what fair colleagues dispute.")
    text = shown(page, ".ipt-rating__sum")
    assert "0 of 7 the same, 6 one step apart, 1 further." in text
    assert "In 4 you stand where the authors say a fair colleague could." in text
    assert "Your line is one of theirs for 6 of 7." in text


def test_harm_that_was_heard_as_sound_is_named_first(opened: Open) -> None:
    page = opened()
    rate(page, WARM)
    first = page.locator(".ipt-rating__sum p").first.inner_text()
    assert "could have hurt" in first
    assert first.endswith("Rehearsal.")
    press(page, AGAIN)
    rate(page, AUTHORS)
    assert "could have hurt" not in shown(page, ".ipt-rating__sum")


# ---- between marks and lines ----


@pytest.mark.parametrize("width", [1280, 360])
def test_from_a_mark_to_a_line_and_back_without_losing_the_place(opened: Open, width: int) -> None:
    page = opened(viewport={"width": width, "height": 700})
    mark(page, AUTHORS)
    field = page.locator('[data-mark="rehearsal"]')
    field.get_by_role("button", name="See it in the session").click()
    line = page.locator('[data-line="T13"]')
    assert line.evaluate("one => one === document.activeElement && one.dataset.quoted === ''")
    box = line.bounding_box()
    assert 0 <= box["y"] < 700
    before = page.evaluate("scrollY")
    page.get_by_role("button", name="Back to: Rehearsal").click()
    assert field.evaluate("one => one.contains(document.activeElement)")
    assert 0 <= field.get_by_role("button").bounding_box()["y"] < 700
    if width == 1280:
        assert abs(page.evaluate("scrollY") - before) < 40
    press(page, COMPARE)
    page.locator('[data-authors="feeling"]').get_by_role("link", name="P8").click()
    assert "#" not in page.url
    assert page.locator("[data-quoted]").count() == 1
    assert page.evaluate("document.activeElement.dataset.line") == "P8"
    page.get_by_role("button", name="Back to: Feeling").click()
    assert page.evaluate("document.activeElement.innerText") == "P8"


def test_at_four_hundred_per_cent_the_line_begins_below_the_bar(open_page: Open) -> None:
    page = open_page("practice/rate/eight-lanes/", viewport={"width": 320, "height": 256})
    for field, line in zip(page.locator("[data-mark]").all(), ("T3", "P4", "P7", "T17"), strict=False):
        field.locator("select").select_option(line)
        field.get_by_role("button", name="See it in the session").click()
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert page.locator(".md-header").bounding_box()["height"] <= top < 200, line
        page.get_by_role("button", name="Back to").click()


def test_a_line_that_is_chosen_comes_into_sight_beside_the_marks(opened: Open) -> None:
    page = opened(viewport={"width": 1280, "height": 700})
    page.locator('[data-mark="feeling"]').evaluate("one => one.scrollIntoView()")
    before = page.evaluate("scrollY")
    mark(page, {"feeling": [3, "T13"]})
    assert page.evaluate("scrollY") == before
    box = page.locator('[data-line="T13"][data-quoted]').bounding_box()
    assert 0 <= box["y"] <= 700 - box["height"]


# ---- kept ----


def test_it_goes_on_after_a_reload_in_the_middle(opened: Open) -> None:
    page = opened()
    half = dict(list(COLLEAGUE.items())[:3])
    mark(page, {**half, "options": [1, ""]})
    page.reload()
    found = levels(page)
    assert [found[marker] for marker in ("mood-event", "incident", "feeling", "options", "risk")] == [
        *("5", "3", "3", "1"),
        None,
    ]
    assert page.locator('[data-mark="incident"] select').input_value() == "T6"
    assert not page.get_by_text("Summing up").is_visible()
    mark(page, COLLEAGUE)
    press(page, COMPARE)
    page.reload()
    assert "0 of 7 the same" in shown(page, ".ipt-rating__sum")
    assert page.evaluate("document.activeElement === document.body")


def test_begin_again_keeps_what_was_given_and_shows_agreement_over_time(opened: Open) -> None:
    page = opened()
    assert not page.get_by_text("Agreement over time").is_visible()
    rate(page, WARM)
    press(page, AGAIN)
    assert set(levels(page).values()) == {None}
    assert page.get_by_role("heading", name="Your marks").evaluate("one => one === document.activeElement")
    page.reload()
    assert page.get_by_role("heading", name="Your marks").is_visible()
    rate(page, AUTHORS)
    kept = stored(page)
    assert (kept["version"], kept["revision"], kept["draft"]) == (1, 1, None)
    assert [one["counts"] for one in kept["attempts"]] == [[0, 1, 6, 1], [7, 0, 0, 7]]
    assert kept["attempts"][0]["marks"] == WARM
    rows = page.locator(".ipt-agreement tbody tr")
    assert rows.count() == 2
    assert "0 the same, 1 one step apart, 6 further; lines shared: 1" in rows.nth(0).inner_text()
    assert "round 2" in rows.nth(1).inner_text()
    assert rows.nth(1).locator(".ipt-gap[data-gap='0']").count() == 7


def test_the_last_twenty_rounds_are_kept(opened: Open) -> None:
    page = opened()
    for _ in range(21):
        rate(page, AUTHORS)
        press(page, AGAIN)
    assert len(stored(page)["attempts"]) == 20


def round_of(id: str, at: str) -> str:
    attempt = {"at": at, "revision": 1, "marks": AUTHORS, "counts": [7, 0, 0, 7]}
    entry = json.dumps({"version": 1, "revision": 1, "draft": None, "attempts": [attempt]})
    return f"localStorage.setItem('ipt:rating:{id}', {json.dumps(entry)});"


def test_the_index_shows_the_rounds_of_all_transcripts_in_their_order(opened: Open) -> None:
    both = [another(), another(id="ovens", title="Ovens")]
    index = str(render_rating_index(both, {"cards": "a", "ovens": "b"}, MODULES))
    before = round_of("cards", "2026-11-20T10:00:00Z") + round_of("ovens", "2026-11-18T10:00:00Z")
    page = opened(index, before=before)
    rows = page.locator("tbody tr th").all_inner_texts()
    assert [" ".join(row.split()) for row in rows] == ["Ovens 2026-11-18", "Flour 2026-11-20"]
    assert not opened(index).get_by_text("Agreement over time").is_visible()


def test_erasing_all_takes_the_rounds_too(opened: Open) -> None:
    scripts = "".join(f'<script src="/assets/{name}" defer></script>' for name in ("store.js", "erase.js"))
    page = opened(rated(sample()) + str(render_erase_all()) + scripts)
    rate(page, AUTHORS)
    assert stored(page)["attempts"]
    press(page, "Erase all my answers")
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    "kept",
    [
        '{"version": 1, "revision": 2, "draft": {"risk": [1, "T1"]}, "attempts": []}',
        '{"version": 1, "revision": 1, "draft": {"risk": 3, "feeling": ["x", "Z9"]}, "attempts": "x"}',
        '{"version": 1, "revision": 1, "draft": null, "attempts": [null, 3, {"marks": 1}]}',
        "{no json",
        "null",
    ],
)
def test_what_is_kept_and_cannot_be_used_begins_anew(opened: Open, kept: str) -> None:
    page = opened(before=f"if (!localStorage.length) localStorage.setItem('{KEY}', {json.dumps(kept)})")
    assert set(levels(page).values()) == {None}
    rate(page, AUTHORS)
    assert len(stored(page)["attempts"]) == 1


def test_rounds_on_an_earlier_revision_stay_and_are_not_shown_as_this_one(opened: Open) -> None:
    page = opened(before=f"if (!localStorage.length) {{ {round_of('sample-cards', '2026-01-01T00:00:00Z')} }}")
    assert page.get_by_text("Summing up").is_visible()
    newer = opened(
        rated(sample().model_copy(update={"revision": 2})),
        before=f"if (!localStorage.length) {{ {round_of('sample-cards', '2026-01-01T00:00:00Z')} }}",
    )
    assert newer.get_by_role("heading", name="Your marks").is_visible()
    rate(newer, WARM)
    assert [one["revision"] for one in stored(newer)["attempts"]] == [1, 2]


def test_what_a_newer_version_has_kept_is_left_as_it_is(opened: Open) -> None:
    newer = {"version": 2, "rounds": ["x"]}
    page = opened(before=f"localStorage.setItem('{KEY}', {json.dumps(json.dumps(newer))})")
    rate(page, AUTHORS)
    assert stored(page) == newer
    assert "newer version" in shown(page, ".ipt-rating__notice")


@pytest.mark.parametrize(
    "fault",
    [
        'Object.defineProperty(window, "localStorage", { value: null })',
        'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no") } })',
    ],
)
def test_without_storage_it_is_rated_all_the_same(opened: Open, fault: str) -> None:
    page = opened(before=fault)
    rate(page, AUTHORS)
    assert "7 of 7 the same" in shown(page, ".ipt-rating__sum")
    assert "will not be kept" in shown(page, ".ipt-rating__notice")
    press(page, AGAIN)
    rate(page, COLLEAGUE)
    assert "0 of 7 the same" in shown(page, ".ipt-rating__sum")


# ---- for everybody ----


def test_by_keyboard_alone(opened: Open) -> None:
    page = opened()
    for marker, (level, line) in AUTHORS.items():
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("(document.activeElement.closest('[data-mark]') || {dataset: {}}).dataset.mark") == marker:
                break
        page.keyboard.press("Space")
        for _ in range([1, 2, 3, 5].index(level)):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.type(line)
        page.keyboard.press("Tab")
    for _ in range(3):
        if page.evaluate("document.activeElement.dataset.do") == "compare":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert stored(page)["attempts"][0]["marks"] == AUTHORS
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "A":
            break
    name = page.evaluate("document.activeElement.innerText")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.line") == name
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.innerText") == name


def test_without_scripts_it_is_read_rated_and_compared(opened: Open) -> None:
    page = opened(java_script_enabled=False)
    assert page.locator("[data-line]").count() == 25
    assert page.get_by_role("radio").count() == 28
    assert not page.get_by_role("button").count()
    why = page.get_by_text("the therapist did the joining")
    assert not why.is_visible()
    page.get_by_text("The authors’ marks", exact=True).click()
    assert why.is_visible()
    page.locator('[data-authors="feeling"]').get_by_role("link", name="P8").click()
    assert page.url.endswith("#sample-cards--P8")


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_phone(opened: Open, width: int) -> None:
    page = opened(viewport={"width": width, "height": 740})
    mark(page, WARM)
    for part in page.locator("button:visible, select:visible, label.ipt-level:visible").all():
        assert part.bounding_box()["height"] >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    press(page, COMPARE)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(opened: Open, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened()
    page.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)

    def violations() -> list[Any]:
        found = Axe().run(page).response["violations"]
        return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]

    assert violations() == []
    mark(page, {"risk": [3, "T1"]})
    press(page, COMPARE)
    assert violations() == []
    rate(page, WARM)
    page.locator('[data-authors="feeling"]').get_by_role("link", name="P8").click()
    assert violations() == []


def test_on_paper_the_session_and_the_empty_rubric_and_later_the_marks(opened: Open) -> None:
    page = opened()
    page.emulate_media(media="print")
    assert page.locator("[data-line]").locator("visible=true").count() == 25
    assert page.get_by_role("radio").locator("visible=true").count() == 28
    assert "authors’ marks" not in shown(page, "summary")
    assert not page.get_by_role("button").locator("visible=true").count()
    page.emulate_media(media="screen")
    rate(page, AUTHORS)
    page.emulate_media(media="print")
    assert page.get_by_text("the therapist did the joining").is_visible()
    assert page.get_by_text("Agreement over time").is_visible()
    assert not page.get_by_role("radio").locator("visible=true").count()


def test_leaving_the_page_puts_the_static_one_back(opened: Open) -> None:
    page = opened()
    rate(page, AUTHORS)
    state = page.evaluate(
        """() => { const root = document.querySelector("ipt-rating"); root.remove();
        return [...root.querySelectorAll(".ipt-rating__marks, details")].map((one) => [one.hidden, one.open]) }"""
    )
    assert [hidden for hidden, _ in state] == [False, False]
    assert state[1][1] is False
