"""<ipt-practice> in a real browser: played, reloaded, gone back, by keyboard; its state is Python's."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from ipt_course.assets import BUNDLES
from ipt_course.practice.play import Play
from ipt_course.render.practice import render_practice
from practice_paths import path_by, random_paths, sample, session_ids, sessions, worst
from test_elements import ASSETS, ORIGIN
from test_practice import GOLDEN, as_golden

pytestmark = pytest.mark.browser

KEY = "ipt:practice:sample-opening"
AUTHORS = ["which-day", "word-for-word", "what-was-it-like", "ask-plainly", "what-should-she-know", "play-marta"]
WORST = ["ups-and-downs", "looked-at-fairly", "be-quicker", "not-a-burden", "my-part", "which-evening"]
# What the theme would set.
THEME = "body{background:var(--ipt-paper);color:var(--ipt-ink)} a{color:var(--ipt-accent)}"
Open = Callable[..., Any]


def document(body: str) -> str:
    styles = "".join(f'<link rel="stylesheet" href="/assets/{name}">' for name in ("identity.css", "practice.css"))
    scripts = "".join(f'<script src="/assets/{name}" defer></script>' for name in BUNDLES["practising.js"])
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>'
        f'<meta name="viewport" content="width=device-width"><style>{THEME}</style>{styles}{scripts}</head>'
        f'<body data-md-color-scheme="default" class="md-typeset"><main><h1>Session</h1>{body}</main></body></html>'
    ).replace("course:", "#")


@pytest.fixture
def opened(browser: Any) -> Iterator[Open]:
    contexts = []
    faults: list[str] = []

    def open_page(id: str = "sample-opening", before: str = "", **options: Any) -> Any:
        html = document(str(render_practice(sessions()[id])))

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


def say(page: Any, *replies: str) -> None:
    for reply in replies:
        page.locator(f'button[value="{reply}"]').click()


def stored(page: Any, key: str = KEY) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", key) or "null")


def offered(page: Any) -> list[str]:
    return [button.get_attribute("value") for button in page.locator(".ipt-practice__choice").all()]


def debrief_text(page: Any) -> str:
    return str(page.locator(".ipt-practice__debrief").inner_text())


# ---- the same as Python ----


def test_the_page_makes_of_a_path_what_the_golden_set_says(opened: Open) -> None:
    page = opened()
    for golden in GOLDEN:
        script = "path => ipt.play(document.querySelector('ipt-practice')).debrief(path)"
        assert {"path": golden["path"], **page.evaluate(script, golden["path"])} == golden


PLAYED = """paths => paths.map((path) => {
  const root = document.querySelector("ipt-practice");
  const again = root.querySelector("[data-do=again]");
  if (!again.closest("[hidden]")) again.click();
  const seen = () => ({
    offered: [...root.querySelectorAll(".ipt-practice__choice")].map((one) => one.value),
    now: root.dataset.now,
    line: root.querySelector(".ipt-practice__patient").textContent.trim() !== "",
    focus: document.activeElement !== document.body,
  });
  const steps = path.map((reply) => {
    const before = seen();
    root.querySelector(`button[value="${reply}"]`).click();
    return before;
  });
  const end = !root.querySelector(".ipt-practice__debrief").hidden;
  return { steps, end, now: root.dataset.now, ...ipt.play(root).debrief(path) };
})"""


def now(values: dict[str, int]) -> str:
    return " ".join(f"{name}:{value}" for name, value in values.items())


@pytest.mark.parametrize("id", session_ids())
def test_state_replies_and_debrief_on_the_page_are_those_of_python(opened: Open, id: str) -> None:
    session = sessions()[id]
    play = Play(session)
    page = opened(id)
    paths = [session.authors_path, path_by(session, worst), *random_paths(session, 50)]
    for path, found in zip(paths, page.evaluate(PLAYED, paths), strict=True):
        steps = play.walk(path)
        for number, (step, seen) in enumerate(zip(steps, found.pop("steps"), strict=True)):
            assert seen["offered"] == [reply.id for reply in play.offered(step.turn, step.before)], path
            assert seen["now"] == now(step.before)
            assert seen["line"]
            assert seen["focus"] or not number
        assert found.pop("end")
        assert found.pop("now") == now(steps[-1].after)
        assert found == as_golden(play, path)


# ---- one session, as a learner plays it ----


def test_the_patient_speaks_and_answers_and_the_focus_goes_along(opened: Open) -> None:
    page = opened()
    assert page.get_by_text("why it’s gone up").locator("visible=true").count() == 1
    assert page.get_by_role("status").first.inner_text() == "Turn 1 of 6"
    assert offered(page) == ["by-the-line", "which-day", "ups-and-downs"]
    say(page, "ups-and-downs")
    assert page.evaluate("document.activeElement.innerText") == "Oskar\n\nAhead. Right you are."
    assert page.get_by_role("status").first.inner_text() == "Turn 2 of 6"
    assert page.get_by_text("Marta put the bins out, that’s all").locator("visible=true").count() == 1
    assert not page.get_by_text("It means to keep up his hope").locator("visible=true").count()
    page.get_by_text("What this reply did").click()
    assert page.get_by_text("It means to keep up his hope").locator("visible=true").count() == 1
    assert page.get_by_text("Where linked is 0").locator("visible=true").count() == 0


def test_a_thought_is_there_to_be_opened(opened: Open) -> None:
    page = opened()
    thought = page.get_by_text("If she laughs at the bins").locator("visible=true")
    assert thought.count() == 0
    page.get_by_text("A thought, not said").locator("visible=true").click()
    assert thought.count() == 1


def test_ones_own_words_are_shown_beside_and_never_kept(opened: Open) -> None:
    page = opened()
    page.get_by_text("Say it in your own words first").click()
    page.get_by_role("textbox", name="Your own words").fill("What <b>happened</b>?")
    say(page, "which-day")
    assert page.get_by_text("In your own words: What <b>happened</b>?").is_visible()
    assert page.get_by_role("textbox", name="Your own words", include_hidden=True).input_value() == ""
    kept = page.evaluate("JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})")
    assert "happened" not in kept
    assert stored(page) == {"version": 1, "revision": 1, "path": ["which-day"]}


def test_it_goes_on_after_a_reload_in_the_middle(opened: Open) -> None:
    page = opened()
    say(page, *AUTHORS[:3])
    page.reload()
    assert page.get_by_role("status").first.inner_text() == "Turn 4 of 6"
    assert page.locator(".ipt-practice__log > li").count() == 3
    assert page.evaluate("document.activeElement === document.body")
    say(page, *AUTHORS[3:])
    page.reload()
    assert page.get_by_role("heading", name="Debrief").locator("visible=true").count() == 1


@pytest.mark.parametrize(
    "kept",
    [
        '{"version": 1, "revision": 2, "path": ["which-day"]}',
        '{"version": 1, "revision": 1, "path": "which-day"}',
        '{"version": 1, "revision": 1, "path": ["gone", {"a": 1}]}',
        "{no json",
        "null",
    ],
)
def test_what_is_kept_of_another_session_begins_anew(opened: Open, kept: str) -> None:
    page = opened(before=f"if (!localStorage.length) localStorage.setItem('{KEY}', {json.dumps(kept)})")
    assert page.get_by_role("status").first.inner_text() == "Turn 1 of 6"
    say(page, "which-day")
    assert stored(page)["path"] == ["which-day"]


def test_what_a_newer_version_has_kept_is_left_as_it_is(opened: Open) -> None:
    newer = {"version": 2, "way": ["x"]}
    page = opened(before=f"localStorage.setItem('{KEY}', {json.dumps(json.dumps(newer))})")
    say(page, "which-day")
    assert stored(page) == newer
    assert "newer version" in page.locator(".ipt-practice__notice").inner_text()


@pytest.mark.parametrize(
    "fault",
    [
        'Object.defineProperty(window, "localStorage", { value: null })',
        'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no") } })',
    ],
)
def test_without_storage_it_is_played_all_the_same(opened: Open, fault: str) -> None:
    page = opened(before=fault)
    say(page, *AUTHORS)
    assert "Your path beside" in debrief_text(page)
    assert "will not be kept" in page.locator(".ipt-practice__notice").inner_text()


def test_a_double_click_chooses_once(opened: Open) -> None:
    page = opened()
    page.locator('button[value="which-day"]').dblclick()
    assert stored(page)["path"] == ["which-day"]


def test_by_keyboard_alone(opened: Open) -> None:
    page = opened()
    for reply in AUTHORS:
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.value") == reply:
                break
        page.keyboard.press("Enter")
    assert page.get_by_role("heading", name="Debrief").locator("visible=true").count() == 1
    assert stored(page)["path"] == AUTHORS


# ---- the debrief ----


def test_the_debrief_names_what_could_have_hurt_first(opened: Open) -> None:
    page = opened()
    say(page, *WORST)
    headings = page.locator(".ipt-practice__debrief h3").all_inner_texts()
    assert headings == [
        "What could have hurt",
        "What came of it",
        "Feeling was called for, and not reached",
        "Not IPT",
        "By the rubric",
        "Your path beside the authors’",
    ]
    text = debrief_text(page)
    assert "it closes the door" in text
    assert "Ring him today" in text
    assert "joined in the first minute" not in text
    assert "Feeling: sound at 0 of 1; authors 1 of 1" in text
    assert "disputing a thought" in text
    assert text.count("Did not come here.") == 2


def test_on_the_authors_path_there_is_nothing_to_go_back_for(opened: Open) -> None:
    page = opened()
    say(page, *AUTHORS)
    text = debrief_text(page)
    assert "What could have hurt" not in text
    assert "where it turned" not in text
    assert text.count("You, and the authors") == 6


def test_back_to_where_it_turned_and_begin_again(opened: Open) -> None:
    page = opened()
    say(page, *WORST)
    page.get_by_role("button", name="Go back to where it turned: turn 4").click()
    assert stored(page)["path"] == WORST[:3]
    assert offered(page) == ["not-a-burden", "ask-plainly", "keep-for-later"]
    assert page.evaluate("document.activeElement.className") == "ipt-practice__patient"
    say(page, "ask-plainly", "which-jobs", "play-marta")
    page.get_by_role("button", name="Back to turn 2").click()
    assert stored(page)["path"] == WORST[:1]
    page.get_by_role("button", name="Begin again").click()
    assert stored(page)["path"] == WORST[:1]
    page.get_by_role("button", name="Press again").click()
    assert stored(page) is None
    assert page.get_by_role("status").first.inner_text() == "Turn 1 of 6"
    assert not page.get_by_role("button", name="Begin again").is_visible()


def test_a_slip_of_the_thumb_forgets_nothing(opened: Open) -> None:
    page = opened()
    say(page, *WORST[:2])
    page.get_by_role("button", name="Begin again").dblclick()
    assert page.evaluate("document.activeElement.innerText") == "Begin again from turn 1? Press again"
    assert stored(page)["path"] == WORST[:2]
    say(page, WORST[2])
    assert page.get_by_role("button", name="Begin again", exact=True).is_visible()
    say(page, *WORST[3:])
    page.get_by_role("button", name="Begin again").click()
    assert stored(page) is None


@pytest.mark.parametrize("id", session_ids())
def test_the_debrief_counts_the_turns_as_they_were_played(opened: Open, id: str) -> None:
    session = sessions()[id]
    path = min([path_by(session, worst), *random_paths(session, 50)], key=len)
    page = opened(id)
    say(page, *path)
    buttons = page.get_by_role("button", name="Back to turn")
    numbers = [int(text.split()[-1]) for text in buttons.all_inner_texts()]
    assert numbers == list(range(1, len(path) + 1))
    page.get_by_role("button", name=f"Back to turn {len(path)}", exact=True).click()
    assert page.get_by_role("status").first.inner_text().startswith(f"Turn {len(path)} of ")
    assert stored(page, f"ipt:practice:{id}")["path"] == path[:-1]


def test_what_is_played_in_another_tab_is_played_on_here(opened: Open) -> None:
    page = opened()
    say(page, "which-day")
    entry = json.dumps({"version": 1, "revision": 1, "path": AUTHORS[:3]})
    page.evaluate(
        """([key, newValue]) => {
        localStorage.setItem(key, newValue);
        dispatchEvent(new StorageEvent("storage", { key, newValue }));
        }""",
        [KEY, entry],
    )
    assert page.get_by_role("status").first.inner_text() == "Turn 4 of 6"
    say(page, AUTHORS[3])
    assert stored(page)["path"] == AUTHORS[:4]


# ---- without scripts, narrow, for everybody ----


def test_without_scripts_it_is_a_script_to_read(opened: Open) -> None:
    page = opened(java_script_enabled=False)
    assert page.get_by_role("heading", name="Turn 1").is_visible()
    assert not page.get_by_role("button").count()
    turn = page.locator("#sample-opening--less-to-carry")
    assert turn.get_by_text("Where affect is 0:").is_visible()
    turn.get_by_text("The answer, and what the reply did").first.click()
    assert turn.get_by_text("it closes the door").is_visible()
    turn.get_by_role("link", name="turn 6").first.click()
    assert page.url.endswith("#sample-opening--bins-are-bins")


def test_nothing_is_wider_than_a_phone(opened: Open) -> None:
    page = opened(viewport={"width": 390, "height": 800})
    say(page, *WORST)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for button in page.get_by_role("button").all():
        assert button.bounding_box()["height"] >= 24


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(opened: Open, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened()
    page.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
    for replies in ((), WORST[:2], WORST[2:]):
        say(page, *replies)
        for fold in page.locator("summary:visible").all():
            fold.click()
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_on_paper_the_path_and_the_debrief_are_there(opened: Open) -> None:
    page = opened()
    say(page, *WORST)
    page.emulate_media(media="print")
    assert page.get_by_text("He picks a thread off his sleeve").locator("visible=true").count() == 1
    assert not page.get_by_role("button").locator("visible=true").count()
    assert page.get_by_text("it makes him defend Marta").locator("visible=true").count() >= 1


def test_before_it_is_played_it_prints_on_one_page(open_page: Open) -> None:
    page = open_page("practice/the-lid/")
    page.locator(".ipt-practice__choice").first.wait_for()
    for paper in ("A4", "Letter"):
        assert len(re.findall(rb"/Type /Page\b", page.pdf(format=paper))) == 1


def test_leaving_the_page_puts_the_script_back(opened: Open) -> None:
    page = opened()
    say(page, "which-day")
    visible = page.evaluate(
        """() => { const root = document.querySelector("ipt-practice"); root.remove(); document.body.append(root);
        return [...root.querySelectorAll(".ipt-practice__log > li")].length }"""
    )
    assert visible == 1
    assert sample().id in stored(page) or stored(page)["path"] == ["which-day"]
