"""Every kind of item as a learner meets it who sees nothing, or has no mouse: in a page of a built course, with the
theme, the policy and the scripts as served, in a real Chromium.

Nothing is found by class or id: what a test can do, a screen reader or a keyboard can. `watch` sees to it that no
page complains or asks elsewhere.
"""

import json
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from course_factory import sound_course
from ipt_course.kinds.table import KINDS, parts_of
from ipt_course.model import ItemKind
from ipt_course.render import render_inline, render_quiz
from ipt_course.score import score
from kind_driver import SECTION, SURE, UNSURE, WAYS, Gap, Keys, Way, certainty, is_focused, press_check
from quiz_factory import make_item, make_quiz
from small_site import course, small_site
from test_reader import SCHEMES, WCAG, overflow

pytestmark = pytest.mark.browser

PAGE = "modules/one/"
ARTICLE = re.compile(r"(<article[^>]*>).*(</article>)", re.DOTALL)
OURS = re.compile(r"<(?:link|script)[^>]*assets/course/[^>]*>(?:</script>)?")  # what a page with a quiz loads
NOT_KEPT = "Your answers will not be kept after you close this page."
PHONE = {"width": 390, "height": 760}

Learn = Callable[..., Any]
kinds = pytest.mark.parametrize("kind", ItemKind)
scored = pytest.mark.parametrize("kind", [kind for kind in ItemKind if KINDS[kind].scorer])


# ---------- pages ----------


@pytest.fixture(scope="session")
def frame(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> tuple[str, str]:
    """A page of a built course, and where that is served."""
    root = small_site(tmp_path_factory.mktemp("kinds"), sound_course())
    built = course(root, "build")
    assert built.returncode == 0, built.stderr
    return (root / "site" / PAGE / "index.html").read_text(encoding="utf-8"), serve(root / "site")


@pytest.fixture
def learn(watch: Callable[..., Any], frame: tuple[str, str]) -> Learn:
    """Opens the page with other content, in a browser of its own. `before` runs first in each page."""
    html, base = frame

    def learn(*content: str, before: str = "", **options: Any) -> Any:
        watched = watch(reduced_motion="reduce", **options)
        context = watched.context
        context.set_default_timeout(5_000)
        context.on("weberror", lambda error: watched.complaints.append(str(error.error)))
        assets = "".join(dict.fromkeys(OURS.findall(ARTICLE.search(html)[0])))
        assert "quizzes.js" in assets
        body = "".join(content).replace("course:modules/one/index.md", "")
        if "data-mastery" not in body:  # a page with nothing but checks loads less
            assets = assets.replace("quizzes.js", "checks.js")
        body = f'<h1 id="one">One</h1><h2 id="deep">Deep</h2><p>The section.</p>{assets}{body}'
        whole = ARTICLE.sub(lambda article: article[1] + body + article[2], html)
        context.route(base + PAGE, lambda route: route.fulfill(body=whole, content_type="text/html"))
        if before:
            context.add_init_script(before)
        watched.page.goto(base + PAGE)
        watched.page.asked = watched.requests
        return watched.page

    return learn


SECTIONS = {SECTION: "Deep"}


def a_quiz(*items: Any, **changes: Any) -> str:
    return str(render_quiz(make_quiz(list(items), **changes), {}, SECTIONS, heading_level=2))


def alone(item: Any, **changes: Any) -> str:
    """As a check within the text: how sure one is is not asked."""
    return str(render_inline(item, make_quiz([item], **changes), {}, SECTIONS))


def group(page: Any, stem: str) -> Any:
    """By its question; in a quiz its number comes first."""
    return page.get_by_role("group", name=re.compile(rf"^(Question \d+ of \d+: )?{re.escape(stem)}$"))


def with_another(item: Any) -> str:
    """A quiz that is not at its end after the item, so that its verdict is where one goes on from."""
    return a_quiz(item, make_item(id="rd-another", stem="And then?"))


def erase(page: Any) -> None:
    page.get_by_role("button", name="Erase my answers to this quiz").click()
    page.get_by_role("button", name="Press again to erase").click()


def only(page: Any) -> Any:
    return group(page, WAYS[ItemKind.SINGLE_BEST_ANSWER].item().stem)


def stem_of(kind: ItemKind) -> str:
    return f"What of {kind.replace('-', ' ')}?"


def one_of_each(**changes: Any) -> str:
    return a_quiz(*[WAYS[kind].item(id=f"rd-{kind}", stem=stem_of(kind)) for kind in ItemKind], **changes)


def item_of(page: Any, kind: ItemKind) -> Any:
    return group(page, stem_of(kind))


def result(page: Any) -> Any:
    """What the quiz says as a whole: the last live region of the page that is no item's."""
    return page.get_by_role("status").and_(page.locator("[tabindex]")).last


def stored(page: Any, id: str = "rd-sample") -> list[dict[str, Any]]:
    entry = page.evaluate("(id) => JSON.parse(localStorage.getItem('ipt:item:' + id))", id)
    return entry["attempts"] if entry else []


def ours(page: Any) -> dict[str, str]:
    """All that is stored of the course's own."""
    return dict(page.evaluate("Object.entries(localStorage).filter(([key]) => key.startsWith('ipt:'))"))


def visible(place: Any, text: str) -> int:
    return int(place.get_by_text(text, exact=True).locator("visible=true").count())


def tree(page: Any) -> list[dict[str, Any]]:
    """The accessibility tree as Chromium hands it to a screen reader."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [
        {
            "role": node.get("role", {}).get("value"),
            "name": node.get("name", {}).get("value", ""),
            "description": node.get("description", {}).get("value", ""),
        }
        for node in nodes
        if not node["ignored"]
    ]


def named(page: Any, *roles: str) -> list[str]:
    return [node["name"] for node in tree(page) if node["role"] in roles]


# ---------- one item of each kind ----------


def test_each_kind_has_a_way_to_be_answered() -> None:
    assert set(WAYS) == set(ItemKind)
    assert all(way.answers["right"] and way.gaps for kind, way in WAYS.items() if kind != ItemKind.ORDERING)


@kinds
def test_by_names_alone(learn: Learn, kind: ItemKind) -> None:
    way = WAYS[kind]
    model, right = way.item(), way.answers["right"]
    page = learn(a_quiz(model))
    item = group(page, model.stem)
    assert item.get_by_role("status").inner_text() == ""
    way.answer(item, right)
    expect(item.get_by_role("status")).to_have_text(right.verdict(sure=True))
    assert_explained(page, item, way, model)
    (attempt,) = stored(page)
    points = score(model, right.response)
    assert sorted(attempt["response"]) == sorted(right.response)
    assert attempt["score"] == (points and points.scaled)
    assert attempt["certainty"] == ("sure" if way.scored else None)


def assert_explained(page: Any, item: Any, way: Way, model: Any) -> None:
    """What is said of each part stands beside its control; then the reasons, and where to read on."""
    for part in parts_of(model):
        beside = item.get_by_role("listitem").filter(has=way.by.part(item.page, part.text))
        assert beside.count() == 1
        assert visible(beside, part.feedback) == 1, part
        assert visible(item, part.feedback) == 1, "said once, not twice"
    assert visible(item, model.rationale) == 1
    item.get_by_role("link", name="Read again: Deep").click()
    assert page.url.endswith("#deep")
    expect(page.get_by_role("heading", name="Deep")).to_be_in_viewport()


CONTROLS = ("radio", "checkbox", "combobox", "textbox", "button")


@kinds
def test_what_a_screen_reader_is_given(learn: Learn, kind: ItemKind) -> None:
    way = WAYS[kind]
    model = way.item(vignette="She came on Monday.")
    page = learn(a_quiz(model))
    named_so = ("group", f"Question 1 of 1: {model.stem}")
    (asked,) = [node for node in tree(page) if (node["role"], node["name"]) == named_so]
    assert re.search(r"\w[.?] She came on Monday\.$", asked["description"]), "the rule, then the vignette"
    names = [node["name"] for node in tree(page) if node["role"] in CONTROLS and node["name"] != "Search"]
    assert all(names)
    assert f"{way.button} question 1" in names
    assert way.scored or model.stem in named(page, "textbox")
    if kind not in (ItemKind.SITUATIONAL_JUDGEMENT, ItemKind.CASE_FOCUS):  # their groups tell their choices apart
        assert len(names) == len(set(names))
    way.by.by_name(only(page), way.answers["right"].chosen)
    page.wait_for_timeout(100)  # whatever is made ready while the learner thinks
    heard = " ".join(node["name"] for node in tree(page))
    untold = [model.rationale, *(part.feedback for part in parts_of(model))]
    assert not [words for words in untold if words in heard], "not before the answer"
    way.answer(only(page), way.answers["right"])
    heard = " ".join(node["name"] for node in tree(page))
    assert all(words in heard for words in untold)


@kinds
def test_with_the_keyboard_alone(learn: Learn, kind: ItemKind) -> None:
    way = WAYS[kind]
    right = way.answers["right"]
    page = learn(with_another(way.item()), viewport={"width": 800, "height": 420})
    item, keys = only(page), Keys(page)
    keys.tab_to(page.get_by_role("link", name="Skip to content"))
    keys.press("Enter")
    way.by.by_keyboard(keys, item, right.chosen)
    assert way.by.shown(item) == right.chosen
    assert ours(page) == {}, "nothing is handed in before its button is pressed"
    if way.scored:
        keys.choose(certainty(item), "Fairly sure")
    keys.tab_to(item.get_by_role("button", name=way.button))
    keys.press("Enter")
    expect(item.get_by_role("status")).to_be_focused()
    expect(item.get_by_role("status")).to_have_text(right.verdict(sure=False))
    assert sorted(stored(page)[0]["response"]) == sorted(right.response)
    keys.tab_to(item.get_by_role("link", name="Read again"))
    keys.tab_to(page.get_by_role("button", name="Erase my answers to this quiz"))
    keys.press("Space")
    assert ours(page), "asked first"
    keys.press("Space")
    assert way.by.shown(item) == way.blank
    assert ours(page) == {}


# Where the Tab key stops in an item: from where to where on the screen.
STOP = """() => { const box = document.activeElement.getBoundingClientRect();
  return [scrollY + box.top, scrollY + box.bottom, box.left]; }"""


@kinds
def test_tab_goes_through_in_the_order_of_the_page_and_out_again(learn: Learn, kind: ItemKind) -> None:
    way = WAYS[kind]
    page = learn(a_quiz(way.item()))
    item, keys = only(page), Keys(page)
    page.evaluate("document.querySelector('h1').tabIndex = -1; document.querySelector('h1').focus()")
    inside = "document.activeElement.closest('[data-item]') !== null"
    stops = []
    keys.press("Tab")
    while page.evaluate(inside):
        assert not is_focused(item.get_by_role("status"))
        stops.append(page.evaluate(STOP))
        keys.press("Tab")
        assert len(stops) < 30, "a trap"
    assert len(stops) == way.stops + (2 if way.scored else 1)
    for (_, bottom, left), (top, _, then) in pairwise(stops):
        assert top >= bottom - 1 or then > left, "back up the page"
    expect(page.get_by_role("button", name="Print the questions")).to_be_focused()
    keys.press("Shift+Tab", len(stops))
    assert page.evaluate(inside)
    keys.press("Shift+Tab")
    assert not page.evaluate(inside)


@kinds
def test_the_words_fit_the_answer_and_how_sure_it_was(learn: Learn, kind: ItemKind) -> None:
    way = WAYS[kind]
    changed = [answer.changes for answer in way.answers.values() if answer.changes]
    for changes in ({}, *changed):
        page = learn(with_another(way.item(**changes)))
        item = only(page)
        for answer in way.answers.values():
            if answer.changes != changes:
                continue
            for sure in (SURE, UNSURE):
                way.answer(item, answer, sure)
                expect(item.get_by_role("status")).to_have_text(answer.verdict(sure == SURE))
                expect(item.get_by_role("status")).to_be_focused()
                if sure == SURE:
                    assert_marked(item, way, answer)
                erase(page)
                expect(item.get_by_role("status")).to_have_text("")


def assert_marked(item: Any, way: Way, answer: Any) -> None:
    """What was chosen is still shown, and said of each option that was."""
    assert sorted(way.by.shown(item)) == sorted(answer.chosen)
    choices = [part for part in parts_of(way.item(**answer.changes)) if part.id in answer.response]
    assert visible(item, "Your choice") == len(choices)
    for part in choices:
        beside = item.get_by_role("listitem").filter(has=way.by.part(item.page, part.text))
        assert visible(beside, "Your choice") == 1


def test_what_most_kinds_can_do_they_are_tried_with() -> None:
    """So that no row of answers shrinks unseen."""
    for kind, way in WAYS.items():
        item = way.item()
        assert ("harmful" in way.answers) == bool(KINDS[kind].marking(item).harmful)
        several = way.scored and score(item, way.answers["right"].response).max > 1
        assert ("partly" in way.answers) == several
        assert ("wrong" in way.answers) == way.scored


# ---------- nothing chosen, or not all ----------


@kinds
def test_what_is_missing_is_said_and_has_the_focus(learn: Learn, kind: ItemKind) -> None:
    way = WAYS[kind]
    gaps = list(way.gaps)
    if way.scored:
        unsure = Gap(way.answers["right"].chosen, "Say how sure you are first.", lambda item: certainty(item).first)
        gaps.append(unsure)
    page = learn(a_quiz(way.item()), viewport=PHONE)
    for gap in gaps:
        page.reload()
        item = only(page)
        way.by.by_name(item, gap.chosen)
        before = way.by.shown(item)
        page.get_by_role("button", name=way.button).focus()
        page.keyboard.press("Enter")
        assert_said(item, gap.says)
        expect(gap.control(item)).to_be_focused()
        Keys(page).see()
        assert way.by.shown(item) == before, "what was chosen stays so"
        assert gap.control(item).is_enabled()
        assert ours(page) == {}
    way.answer(item, way.answers["right"])
    expect(item.get_by_role("status")).to_have_text(way.answers["right"].verdict(sure=True))


def assert_said(item: Any, words: str) -> None:
    """Read out at once, since the focus goes to the control."""
    alert = item.get_by_role("alert")
    expect(alert).to_have_text(words)
    assert alert.is_visible()


# ---------- what comes back ----------


@kinds
def test_an_answer_comes_back_locked_and_explained(learn: Learn, kind: ItemKind) -> None:
    way = WAYS[kind]
    model, answer = way.item(), way.missed
    page = learn(a_quiz(model))
    way.answer(only(page), answer)
    if way.scored:
        expect(result(page)).not_to_have_text("")
    before, record = all_said(page), ours(page)
    page.reload()
    item = only(page)
    assert all_said(page) == before
    assert ours(page) == record
    assert way.by.shown(item) == (answer.chosen if way.scored else "")
    assert_locked(item, way)
    assert item.get_by_role("status").get_attribute("aria-live") == "off", "nobody asked: nothing is read out"
    assert_explained(page, item, way, model)


def all_said(page: Any) -> str:
    """But for what was said in passing, of a step that moved."""
    passing = page.locator("[data-item] [aria-live=polite]")
    text = str(page.get_by_role("article").inner_text())
    text = text.replace(passing.inner_text(), "") if passing.count() else text
    return " ".join(text.split())


def assert_locked(item: Any, way: Way) -> None:
    controls = [item.get_by_role(role) for role in ("radio", "combobox")]
    if way.scored:
        controls += [item.get_by_role("checkbox"), item.get_by_role("button")]
    for control in controls:
        assert control.locator("visible=true").evaluate_all("(all) => all.every((one) => one.disabled)")
    assert not item.get_by_role("button", name=way.button).is_visible()


@kinds
def test_trying_again_begins_anew(learn: Learn, kind: ItemKind) -> None:
    way = WAYS[kind]
    page = learn(alone(way.item()))
    item = only(page)
    clean = page.get_by_role("article").inner_text()
    way.answer(item, way.missed, sure=None)
    expect(item.get_by_role("status")).to_have_text(way.missed.verdict(sure=False))
    page.reload()
    item.get_by_role("button", name="Try again").click()
    assert_clean(item, way)
    assert page.get_by_role("article").inner_text() == clean
    assert len(stored(page)) == 1
    way.answer(item, way.answers["right"], sure=None)
    assert [sorted(one["response"]) for one in stored(page)] == [
        sorted(way.missed.response),
        sorted(way.answers["right"].response),
    ]


@scored
def test_what_was_missed_is_asked_again(learn: Learn, kind: ItemKind) -> None:
    way = WAYS[kind]
    page = learn(a_quiz(way.item()))
    item, again = only(page), page.get_by_role("button", name="Ask me again what I missed")
    assert not again.is_visible()
    way.answer(item, way.missed)
    again.click()
    assert_clean(item, way)
    assert not again.is_visible()
    way.answer(item, way.answers["right"])
    expect(result(page)).to_have_text("1 of 1 right. You have reached the mark.")
    assert not again.is_visible()


def assert_clean(item: Any, way: Way) -> None:
    assert way.by.shown(item) == way.blank
    assert item.get_by_role("status").inner_text() == ""
    control = item.get_by_role("radio").or_(item.get_by_role("checkbox")).or_(item.get_by_role("combobox"))
    expect(control.or_(item.get_by_role("textbox")).first).to_be_focused()
    assert control.evaluate_all("(all) => all.every((one) => !one.disabled)")
    assert not item.get_by_role("radio", checked=True).count()
    for part in parts_of(way.item()):
        assert not visible(item, part.feedback)


# ---------- ordering by its buttons ----------


def test_steps_move_by_their_buttons_and_keep_the_focus(learn: Learn) -> None:
    way = WAYS[ItemKind.ORDERING]
    page = learn(a_quiz(way.item()), viewport={"width": 600, "height": 420})
    item, keys, steps = only(page), Keys(page), list(way.blank)
    last = item.get_by_role("button", name=f"Down: {steps[0]}", exact=True)
    keys.tab_to(last)
    for place, key in enumerate(("Enter", "Space"), 2):
        keys.press(key)
        steps.insert(place - 1, steps.pop(place - 2))
        assert way.by.shown(item) == steps
        expect(last).to_be_focused()
        assert announced(page) == f"Place {place} of 3"
    keys.press("Enter")
    assert way.by.shown(item) == steps, "there is no place further on"
    expect(last).to_be_focused()
    assert last.get_attribute("aria-disabled") == "true"
    first = item.get_by_role("button", name=f"Up: {steps[2]}", exact=True)
    keys.tab_to(first)
    keys.press("Enter", 2)
    assert way.by.shown(item) == [steps[2], *steps[:2]] == way.blank
    expect(first).to_be_focused()
    assert item.get_by_role("status").inner_text() == ""


def announced(page: Any) -> str:
    """What lies in a live region for screen readers alone."""
    return str(page.locator("[data-item] [aria-live=polite]").inner_text())


def test_an_order_made_by_buttons_is_marked_as_one_made_by_lists(learn: Learn) -> None:
    way = WAYS[ItemKind.ORDERING]
    page = learn(a_quiz(way.item()))
    item, right = only(page), way.answers["right"]
    for at, step in enumerate(right.chosen):
        while way.by.shown(item).index(step) > at:
            item.get_by_role("button", name=f"Up: {step}", exact=True).click()
    certainty(item).last.check()
    press_check(item)
    expect(item.get_by_role("status")).to_have_text(right.verdict(sure=True))
    assert stored(page)[0]["response"] == right.response


# ---------- scripts off ----------


@kinds
def test_without_scripts_question_key_and_reasons_can_be_read(learn: Learn, kind: ItemKind) -> None:
    way = WAYS[kind]
    model = way.item(vignette="She came on Monday.")
    page = learn(a_quiz(model), java_script_enabled=False)
    item = group(page, model.stem)
    assert visible(item, "She came on Monday.") == 1
    assert page.get_by_role("article").get_by_role("button").locator("visible=true").count() == 0
    assert not page.get_by_text("How sure are you?").is_visible()
    way.by.by_name(item, way.answers["right"].chosen if kind != ItemKind.ORDERING else [])
    item.get_by_text("Answer and reasons").click()
    for part in parts_of(model):
        told = item.get_by_role("listitem").filter(has_text=part.feedback)
        assert visible(told, part.feedback) == 1
        assert part.text in told.inner_text()
        if way.scored:
            plates = " ".join(told.get_by_role("paragraph").nth(1).inner_text().split())
            assert plates.startswith(way.keys.get(part.id, ""))
            assert part.id in way.keys or not any(plates.startswith(key) for key in way.keys.values()), plates
    if not way.scored:
        assert visible(item, model.model_answer) == 1
    if kind == ItemKind.MATCHING:
        assert item.get_by_role("listitem").filter(has_text=re.compile(r"^\s*Dissolution\s*$")).is_visible()
    assert visible(item, model.rationale) == 1
    assert item.get_by_role("link", name="Read again: Deep").is_visible()


# ---------- axe, narrow screens, targets ----------


def violations(page: Any) -> list[str]:
    found = Axe().run(page, context="article", options=WCAG).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_before_and_after(learn: Learn, scheme: str) -> None:
    page = learn(one_of_each(), color_scheme=scheme, viewport=PHONE)
    assert page.evaluate("document.body.dataset.mdColorScheme") == ("slate" if scheme == "dark" else "default")
    assert violations(page) == []
    finish_mixed(page)
    assert violations(page) == []


TOO_SMALL = """(all) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => {
  const box = (one.labels?.[0]?.contains(one) ? one.labels[0] : one).getBoundingClientRect();
  return [one.outerHTML.slice(0, 90), Math.round(box.width), Math.round(box.height)];
}).filter(([, width, height]) => width < 24 || height < 24)"""


def test_a_narrow_screen_holds_all_and_what_is_pressed_is_large_enough(learn: Learn) -> None:
    page = learn(alone(WAYS[ItemKind.MATCHING].item()), one_of_each(), viewport={"width": 320, "height": 640})
    controls = page.locator("article :is(input, select, textarea, button, summary, [data-cell] a)")
    assert overflow(page) == 0
    assert controls.evaluate_all(TOO_SMALL) == []
    finish_mixed(page)
    expect(page.get_by_role("table").first).to_be_visible()
    assert overflow(page) == 0
    assert controls.evaluate_all(TOO_SMALL) == []


# ---------- a quiz of all kinds ----------


def answer_all(page: Any, sort: str = "right", sure: str = SURE) -> None:
    for kind, way in WAYS.items():
        way.answer(item_of(page, kind), way.answers.get(sort, way.answers["right"]), sure)


ALL = len(ItemKind)
MARKED = ALL - 1
REACHED = f"{MARKED} of {MARKED} right. You have reached the mark."


def test_feedback_each_time_and_a_result_at_the_end(learn: Learn) -> None:
    page = learn(one_of_each())
    for kind, way in WAYS.items():
        assert result(page).inner_text() == ""
        way.answer(item_of(page, kind), way.answers["right"])
    expect(result(page)).to_have_text(REACHED)
    expect(result(page)).to_be_focused()
    last = item_of(page, ItemKind.REFLECTION).get_by_role("status")
    assert last.get_attribute("aria-live") is None, "heard as well, though the focus goes on"


def test_at_the_end_nothing_is_told_before_all_is_answered(learn: Learn) -> None:
    page = learn(one_of_each(behaviour={"feedback": "end"}))
    assert page.get_by_role("button", name="Check").count() == 0
    finish = page.get_by_role("button", name="Finish and see the result")
    left_out = (ItemKind.MATCHING, ItemKind.REFLECTION)
    for kind, way in WAYS.items():
        if kind not in left_out:
            way.by.by_name(item_of(page, kind), way.answers["right"].chosen)
            certainty(item_of(page, kind)).last.check()
    finish.click()
    numbers = [list(ItemKind).index(kind) + 1 for kind in left_out]
    expect(result(page)).to_have_text(f"2 questions are still open. Go on with question {numbers[0]}")
    expect(item_of(page, ItemKind.MATCHING).get_by_role("combobox").first).to_be_focused()
    Keys(page).see()
    assert ours(page) == {}
    assert not page.get_by_text("Her expectation has not been said aloud.").locator("visible=true").count()
    for kind in left_out:
        way = WAYS[kind]
        assert visible(item_of(page, kind), next(iter(way.gaps)).says) == 1
        way.by.by_name(item_of(page, kind), way.answers["right"].chosen)
    certainty(item_of(page, ItemKind.MATCHING)).last.check()
    finish.focus()
    page.keyboard.press("Enter")
    expect(result(page)).to_have_text(REACHED)
    expect(result(page)).to_be_focused()
    Keys(page).see()
    assert not finish.is_visible()
    for kind, way in WAYS.items():
        assert item_of(page, kind).get_by_role("status").inner_text() == way.answers["right"].verdict(sure=True)
    page.reload()
    expect(result(page)).to_have_text(REACHED)


def test_at_the_end_only_what_was_missed_is_asked_again(learn: Learn) -> None:
    page = learn(one_of_each(behaviour={"feedback": "end"}))
    finish = page.get_by_role("button", name="Finish and see the result")
    for kind, way in WAYS.items():
        way.by.by_name(item_of(page, kind), way.missed.chosen)
        if way.scored:
            certainty(item_of(page, kind)).first.check()
    finish.click()
    page.get_by_role("button", name="Ask me again what I missed").click()
    assert not item_of(page, ItemKind.REFLECTION).is_visible(), "never scored, so never missed"
    expect(item_of(page, ItemKind.SINGLE_BEST_ANSWER).get_by_role("radio").first).to_be_focused()
    for kind, way in WAYS.items():
        if way.scored:
            way.by.by_name(item_of(page, kind), way.answers["right"].chosen)
            certainty(item_of(page, kind)).last.check()
    finish.click()
    expect(result(page)).to_have_text(REACHED)
    assert item_of(page, ItemKind.REFLECTION).is_visible()


@pytest.mark.parametrize("behaviour", ["each", "end"])
def test_attempts_run_out(learn: Learn, behaviour: str) -> None:
    page = learn(one_of_each(behaviour={"feedback": behaviour, "attempts": 2}))
    assert page.get_by_text("Each question can be answered twice.").is_visible()
    again = page.get_by_role("button", name="Ask me again what I missed")
    for attempt in (1, 2):
        for kind, way in WAYS.items():
            item = item_of(page, kind)
            if item.is_visible() and (way.scored or attempt == 1):
                way.by.by_name(item, way.missed.chosen)
                certainty(item).first.check() if way.scored else None
                press_check(item, way.button) if behaviour == "each" else None
        if behaviour == "end":
            page.get_by_role("button", name="Finish and see the result").click()
        spent = page.get_by_role("status").filter(has_text="You have no attempt left.")
        assert spent.count() == (0 if attempt == 1 else MARKED)
        expect(again).to_be_visible(visible=attempt == 1)
        page.reload()
        assert spent.count() == (0 if attempt == 1 else MARKED)
        expect(again).to_be_visible(visible=attempt == 1)
        again.click() if attempt == 1 else None


def test_checks_that_may_be_answered_once(learn: Learn) -> None:
    once = {"attempts": 1}
    models = {kind: way.item(id=f"rd-{kind}", stem=stem_of(kind)) for kind, way in WAYS.items()}
    page = learn(*[alone(model, behaviour=once) for model in models.values()])
    for kind, way in WAYS.items():
        way.answer(item_of(page, kind), way.missed, sure=None)
    for _ in range(2):
        for kind, way in WAYS.items():
            said = way.missed.verdict(sure=False) + " You have no attempt left."
            expect(item_of(page, kind).get_by_role("status")).to_have_text(said)
        assert not page.get_by_role("button", name="Try again").locator("visible=true").count()
        page.reload()


# What to answer to each kind, how sure to be, and what the result then says of it.
MIXED = {
    ItemKind.SINGLE_BEST_ANSWER: ("harmful", "Sure", "Would harm"),
    ItemKind.MULTIPLE_RESPONSE: ("partly", "Sure", "Not right, 1 of 2"),
    ItemKind.TRUE_FALSE: ("right", "Guessing", "Right"),
    ItemKind.MATCHING: ("wrong", "Guessing", "Not right, 0 of 2"),
    ItemKind.ORDERING: ("right", "Fairly sure", "Right, 3 of 3"),
    ItemKind.SITUATIONAL_JUDGEMENT: ("harmful", "Guessing", "Would harm, 6 of 8"),
    ItemKind.HOT_TEXT: ("right", "Sure", "Right, 2 of 2"),
    ItemKind.CASE_FOCUS: ("partly", "Fairly sure", "Not right, 1 of 2"),
}
WORST_FIRST = {
    "Sure, and it would harm the patient": [ItemKind.SINGLE_BEST_ANSWER],
    "Would harm the patient": [ItemKind.SITUATIONAL_JUDGEMENT],
    "Sure, and not right": [ItemKind.MULTIPLE_RESPONSE],
    "Not right, and you had your doubts": [ItemKind.MATCHING, ItemKind.CASE_FOCUS],
    "Right, but you were not sure": [ItemKind.TRUE_FALSE, ItemKind.ORDERING],
    "Right, and sure": [ItemKind.HOT_TEXT],
}


def finish_mixed(page: Any) -> None:
    for kind, (sort, sure, _) in MIXED.items():
        WAYS[kind].answer(item_of(page, kind), WAYS[kind].answers[sort], sure)
    reflection = WAYS[ItemKind.REFLECTION]
    reflection.answer(item_of(page, ItemKind.REFLECTION), reflection.answers["right"])


@pytest.mark.parametrize("width", [390, 1280])
def test_the_result_as_it_is_read_out(learn: Learn, width: int) -> None:
    page = learn(one_of_each(), viewport={"width": width, "height": 800})
    assert page.get_by_role("table").count() == 0
    assert set(MIXED) == {kind for kind in ItemKind if WAYS[kind].scored}
    finish_mixed(page)
    expect(result(page)).to_have_text(
        "3 of 8 right, 2 in part. One answer you were sure of would have harmed the patient: look there first."
        " One answer more would have done harm. One answer you were sure of was not right."
    )
    assert named(page, "table") == [
        "How sure you were, and what your answers would do",
        "Question by question, the worst first",
    ]
    number = {kind: str(at) for at, kind in enumerate(ItemKind, 1)}
    picture, listed = page.get_by_role("table").all()
    columns = ["", *picture.get_by_role("columnheader").all_inner_texts()]
    assert columns == ["", "Sure", "Fairly sure", "Guessing"]
    cells = {row[0]: dict(zip(columns[1:], row[1:], strict=True)) for row in rows_of(picture)[1:]}
    for kind, (_, sure, came) in MIXED.items():
        assert number[kind] in cells[came.split(",")[0]][sure].split()
    assert cells["How many were right"] == {"Sure": "1 of 3", "Fairly sure": "1 of 2", "Guessing": "1 of 3"}
    assert cells["Would harm"]["Sure"].startswith("Look here first")
    expected = []
    for name, kinds in WORST_FIRST.items():
        expected.append([name])
        for kind in kinds:
            expected.append([f"{number[kind]}. {stem_of(kind)}", MIXED[kind][1], MIXED[kind][2], "Deep"])
    assert rows_of(listed)[1:] == expected
    # As many rows and cells reach the screen reader: a style can take a table's roles away.
    told = [node["role"] for node in tree(page)]
    assert told.count("row") == len(rows_of(picture)) + len(rows_of(listed))
    assert told.count("columnheader") == 3 + 4
    assert told.count("rowheader") == 4 + len(WORST_FIRST) + len(MIXED)
    assert_led_on(page, listed)
    page.get_by_role("button", name="Ask me again what I missed").click()
    asked = {kind for kind in ItemKind if item_of(page, kind).is_visible()}
    assert asked == {kind for kind, (sort, *_) in MIXED.items() if sort != "right"}, "what would harm above all"


def rows_of(table: Any) -> list[list[str]]:
    texts = "(all) => all.map((row) => Array.from(row.cells, (cell) => cell.innerText.replace(/\\s+/g, ' ').trim()))"
    return list(table.get_by_role("row").evaluate_all(texts))


def assert_led_on(page: Any, listed: Any) -> None:
    """By keyboard from the result to a question and to the section that teaches it."""
    keys = Keys(page)
    page.get_by_role("button", name="Erase my answers").focus()
    keys.tab_to(listed.get_by_role("link", name=re.compile("^1\\. ")))
    page.keyboard.press("Enter")
    expect(item_of(page, ItemKind.SINGLE_BEST_ANSWER)).to_be_in_viewport()
    keys.tab_to(item_of(page, ItemKind.MULTIPLE_RESPONSE).get_by_role("link", name="Read again"))


# ---------- storage ----------

NO_STORAGE = {
    "absent": 'Object.defineProperty(window, "localStorage", { value: undefined })',
    "refused": """Object.defineProperty(window, "localStorage",
        { get() { throw new DOMException("no", "SecurityError"); } })""",
    "throwing": """for (const name of ["getItem", "setItem", "removeItem", "key"])
        Storage.prototype[name] = () => { throw new DOMException("no", "SecurityError"); };""",
}
FILL = """() => { let part = "x".repeat(1 << 20), at = 0;
  while (part)
    try { localStorage.setItem("theirs" + at++, part); } catch { part = part.slice(1 + part.length / 2); } }"""


@pytest.mark.parametrize("how", NO_STORAGE)
def test_without_storage_all_kinds_go_on_and_it_is_told_once(learn: Learn, how: str) -> None:
    page = learn(alone(WAYS[ItemKind.ORDERING].item()), one_of_each(), before=NO_STORAGE[how])
    assert page.get_by_role("status").filter(has_text=NOT_KEPT).count() == 1
    answer_all(page)
    expect(result(page)).to_have_text(REACHED)
    assert page.get_by_text(NOT_KEPT).count() == 1


def test_full_storage_loses_nothing_that_is_in_it(learn: Learn) -> None:
    page = learn(one_of_each())
    answer_all(page, "partly", UNSURE)
    before = ours(page)
    assert len(before) == ALL
    assert page.get_by_text(NOT_KEPT).count() == 0
    page.evaluate(FILL)
    page.get_by_role("button", name="Ask me again what I missed").click()
    for kind, way in WAYS.items():
        if way.scored and item_of(page, kind).is_visible():
            way.answer(item_of(page, kind), way.answers["right"])
    expect(result(page)).to_have_text(REACHED)
    assert page.get_by_role("status").filter(has_text=NOT_KEPT).count() == 1
    after = ours(page)
    # What was there still begins each entry; whatever still found room is added.
    for key, text in before.items():
        then, now = json.loads(text)["attempts"], json.loads(after[key])["attempts"]
        assert now[: len(then)] == then
    assert any(after[key] == text for key, text in before.items()), "it was not full"


SPOILT = ["{", "", "null", "[]", "7", '{"version":1}', '{"version":1,"revision":1,"attempts":[{"response":"ask"}]}']


def preset(entries: dict[str, str]) -> str:
    """Before the first page only, so that a reload finds what the course has made of it."""
    return f"""if (!sessionStorage.getItem("preset")) {{ sessionStorage.setItem("preset", 1);
      Object.entries({json.dumps(entries)}).forEach(([key, text]) => localStorage.setItem(key, text)); }}"""


def test_what_cannot_be_understood_is_kept_beside_and_told_once(learn: Learn) -> None:
    spoilt = {f"ipt:item:rd-{kind}": SPOILT[at % len(SPOILT)] for at, kind in enumerate(ItemKind)}
    page = learn(one_of_each(), before=preset(spoilt))
    assert ours(page) == spoilt
    answer_all(page)
    expect(result(page)).to_have_text(REACHED)
    kept = ours(page)
    assert {key: kept["ipt:set-aside:" + key] for key in spoilt} == spoilt
    assert all(json.loads(kept[key])["attempts"] for key in spoilt)
    page.reload()
    expect(result(page)).to_have_text(REACHED)


def test_of_what_cannot_be_understood_the_learner_is_told(learn: Learn) -> None:
    page = learn(one_of_each(), before=preset({"ipt:item:rd-ordering": "{"}))
    answer_all(page)
    notices = [text for text in page.get_by_role("status").all_inner_texts() if "could not be read" in text]
    assert len(notices) == 1


def test_answers_of_the_first_version_come_back(learn: Learn) -> None:
    old = {
        f"ipt:item:rd-{kind}": json.dumps(
            {"revision": 1, "response": way.answers["right"].response, "certainty": "sure", "score": 1}
        )
        for kind, way in WAYS.items()
    }
    page = learn(one_of_each(), before=preset(old))
    expect(result(page)).to_have_text(REACHED)
    for kind, way in WAYS.items():
        assert way.by.shown(item_of(page, kind)) == (way.answers["right"].chosen if way.scored else "")
    assert ours(page) == old
    assert page.get_by_text(NOT_KEPT).count() == 0


def test_answers_of_a_later_version_are_left_alone_and_told_once(learn: Learn) -> None:
    newer = {f"ipt:item:rd-{kind}": '{"version":2,"attempts":{"all":"new"}}' for kind in ItemKind}
    page = learn(one_of_each(), before=preset(newer))
    told = page.get_by_role("status").filter(has_text="A newer version of the course has saved answers here")
    assert told.count() == 1
    answer_all(page)
    expect(result(page)).to_have_text(REACHED)
    assert told.count() == 1
    assert ours(page) == newer


def test_two_tabs_lose_nothing_of_each_other(learn: Learn) -> None:
    first = learn(one_of_each())
    second = first.context.new_page()
    second.goto(first.url)
    first.bring_to_front()
    for kind, way in WAYS.items():
        way.by.by_name(item_of(first, kind), way.answers["right"].chosen)
    second.bring_to_front()
    answer_all(second, "partly", UNSURE)
    first.bring_to_front()
    first.wait_for_function("localStorage.length")
    for kind, way in WAYS.items():
        assert way.by.shown(item_of(first, kind)) == way.answers["right"].chosen, "what is being answered here stays"
    answer_all(first)
    expect(result(first)).to_have_text(REACHED)
    for kind, way in WAYS.items():
        attempts = [sorted(one["response"]) for one in stored(first, f"rd-{kind}")]
        both = [way.answers.get("partly", way.answers["right"]), way.answers["right"]]
        assert attempts == [sorted(one.response) for one in both]
    for page in (first, second):
        page.bring_to_front()
        assert page.get_by_text(NOT_KEPT).count() == 0
        page.reload()
        expect(result(page)).to_have_text(REACHED)


# ---------- what is written goes nowhere ----------

SECRET = "Zyzzyva of the ferry kiosk"
ANYWHERE = """async () => JSON.stringify([
  location.href, document.cookie, window.name, history.state, document.title,
  Object.entries(localStorage), Object.entries(sessionStorage), await indexedDB.databases(), await caches.keys(),
  new XMLSerializer().serializeToString(document), window.heard,
])"""


@pytest.mark.parametrize("behaviour", ["each", "end"])
def test_what_is_written_is_kept_and_sent_nowhere(learn: Learn, behaviour: str) -> None:
    listen = 'window.heard = []; addEventListener("ipt-attempt", ({ detail }) => heard.push(detail))'
    model = WAYS[ItemKind.REFLECTION].item()
    page = learn(a_quiz(model, behaviour={"feedback": behaviour}), before=listen)
    sent: list[str] = []
    page.context.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
    item = only(page)
    item.get_by_role("textbox").fill(SECRET)
    page.keyboard.press("Enter")
    item.get_by_role("textbox").press_sequentially(" and more")
    page.get_by_role("button", name="Compare" if behaviour == "each" else "Finish").click()
    page.wait_for_function("heard.length === 1")
    assert item.get_by_role("textbox").input_value().startswith(SECRET), "to be compared with the model answer"
    for criterion in model.criteria:
        item.get_by_role("checkbox", name=criterion.text).check()
    found = page.evaluate(ANYWHERE)
    assert "Zyzzyva" not in found
    assert all(criterion.id not in found.split("ipt:item:")[1].split("]")[0] for criterion in model.criteria)
    assert stored(page)[0].keys() == {"response", "certainty", "score", "sound", "at"}
    assert stored(page)[0]["response"] == []
    assert not [request for request in sent if "Zyzzyva" in request]
    page.reload()
    assert only(page).get_by_role("textbox").input_value() == ""
    assert not only(page).get_by_role("checkbox", checked=True).count()


def test_nothing_is_asked_of_any_other_place(learn: Learn, frame: tuple[str, str]) -> None:
    page = learn(one_of_each())
    page.wait_for_load_state("networkidle")
    before = len(page.asked)
    answer_all(page)
    assert not [url for url in page.asked[before:] if "favicon" not in url], "answering asks for nothing"
    assert {urlsplit(url).netloc for url in page.asked if not url.startswith("data:")} == {urlsplit(frame[1]).netloc}


# ---------- the way through a quiz ----------


def invalid(page: Any) -> list[str]:
    """The names of what a screen reader calls invalid."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    named_invalid = "invalid", "true"
    return [
        node["name"]["value"]
        for node in nodes
        if not node["ignored"]
        and named_invalid in [(one["name"], one["value"].get("value")) for one in node.get("properties", [])]
    ]


def in_window(place: Any) -> bool:
    """Whole, below the masthead, and not below the window."""
    inside = (
        "(one) => { const { top, bottom } = one.getBoundingClientRect(); return top >= 64 && bottom <= innerHeight; }"
    )
    return bool(place.evaluate(inside))


@scored
def test_what_is_missing_stands_beside_its_control_and_belongs_to_it(learn: Learn, kind: ItemKind) -> None:
    way = WAYS[kind]
    page = learn(with_another(way.item(vignette="She came on Monday. " * 40)), viewport=PHONE)
    item, button = only(page), only(page).get_by_role("button", name=way.button)
    described = item.get_attribute("aria-describedby")
    unsure = Gap(way.answers["right"].chosen, "Say how sure you are first.", lambda item: certainty(item).first)
    for gap in [*way.gaps, unsure]:
        way.by.by_name(item, gap.chosen)
        button.click()
        note = item.get_by_role("alert")
        expect(gap.control(item)).to_be_focused()
        assert in_window(note), gap
        assert in_window(gap.control(item)), gap
        (group_of,) = item.or_(item.locator("[aria-invalid]")).and_(page.locator("[aria-invalid]")).all()
        assert group_of.get_attribute("aria-describedby") == note.get_attribute("id")
        assert group_of.evaluate("(one, other) => one.contains(other)", gap.control(item).element_handle())
        assert len(invalid(page)) == 1
        way.by.by_name(item, way.answers["right"].chosen)
        if gap is unsure:
            certainty(item).last.check()
        expect(note).to_have_count(0)
        assert invalid(page) == []
        assert item.get_attribute("aria-describedby") == described
        page.reload()


def test_the_last_answer_leads_to_the_result(learn: Learn) -> None:
    page = learn(one_of_each(), viewport=PHONE)
    answer_all(page)
    expect(result(page)).to_be_focused()
    assert in_window(result(page))
    assert result(page).evaluate("(one) => one.getBoundingClientRect().top") < 200, "at its start"


def test_what_was_skipped_is_told_at_the_end_and_led_to(learn: Learn) -> None:
    page = learn(one_of_each(), viewport=PHONE)
    skipped = (ItemKind.TRUE_FALSE, ItemKind.HOT_TEXT)
    for kind, way in WAYS.items():
        if kind not in skipped:
            way.answer(item_of(page, kind), way.answers["right"])
    first, second = [list(ItemKind).index(kind) + 1 for kind in skipped]
    expect(result(page)).to_have_text(f"2 questions are still open. Go on with question {first}")
    assert result(page).get_attribute("aria-live") is None, "heard, since the focus is at the last verdict"
    result(page).get_by_role("link").click()
    expect(page.get_by_role("heading", name=f"Question {first} of {ALL}")).to_be_in_viewport()
    way = WAYS[skipped[0]]
    way.answer(item_of(page, skipped[0]), way.answers["right"])
    expect(result(page)).to_have_text(f"One question is still open. Go on with question {second}")
    way = WAYS[skipped[1]]
    way.answer(item_of(page, skipped[1]), way.answers["right"])
    expect(result(page)).to_have_text(REACHED)


def test_erasing_asks_first(learn: Learn) -> None:
    page = learn(one_of_each())
    answer_all(page)
    page.get_by_role("button", name="Erase my answers to this quiz").dblclick()
    asked = page.get_by_role("button", name="Erase my answers? Press again to erase")
    expect(asked).to_be_focused()
    assert len(ours(page)) == ALL
    asked.click()
    assert ours(page) == {}
    expect(page.get_by_role("button", name="Erase my answers to this quiz")).to_be_focused()


def test_another_answer_takes_the_question_back(learn: Learn) -> None:
    page = learn(with_another(WAYS[ItemKind.SINGLE_BEST_ANSWER].item()))
    page.get_by_role("button", name="Erase my answers to this quiz").click()
    way = WAYS[ItemKind.SINGLE_BEST_ANSWER]
    way.answer(only(page), way.answers["right"])
    expect(page.get_by_role("button", name="Erase my answers to this quiz")).to_be_visible()
    assert ours(page)


def test_each_question_of_a_quiz_has_its_number_as_heading_and_in_its_name(learn: Learn) -> None:
    page = learn(one_of_each(), alone(WAYS[ItemKind.MATCHING].item()))
    numbers = page.get_by_role("heading", level=3).filter(has_text="Question")
    assert numbers.all_inner_texts() == [f"Question {at} of {ALL}:" for at in range(1, ALL + 1)]
    assert {node["name"] for node in tree(page) if node["role"] == "group"} >= {
        f"Question {at} of {ALL}: {stem_of(kind)}" for at, kind in enumerate(ItemKind, 1)
    }


def test_a_pair_is_read_as_text_and_marked_by_words(learn: Learn) -> None:
    way = WAYS[ItemKind.MATCHING]
    long = "Lower the heat, and sort one issue from another, one at a time, before anything else is asked of them"
    targets = [{"id": "silence", "text": long}, *[t for t in targets_of(way.item()) if t["id"] != "silence"]]
    page = learn(with_another(way.item(targets=targets)), viewport={"width": 320, "height": 640})
    item = only(page)
    for select in item.get_by_role("combobox").all():
        select.select_option(label=long)
    certainty(item).last.check()
    press_check(item)
    for row, says in (("They pass notes", "Yours, and right: "), ("They row on Sundays", "Yours, not right: ")):
        said = item.get_by_role("listitem").filter(has_text=row).get_by_text(says + long, exact=True)
        assert said.is_visible()
        assert said.evaluate("(one) => one.scrollWidth <= one.offsetWidth")
    assert not item.get_by_role("combobox").count(), "cut off, and no longer of use"
    assert overflow(page) == 0


def targets_of(item: Any) -> list[dict[str, Any]]:
    return [target.model_dump(mode="json") for target in item.targets]


def test_an_earlier_visit_is_gone_on_with(learn: Learn) -> None:
    page = learn(one_of_each(), viewport=PHONE)
    go_on = page.get_by_role("link", name="Go on with question")
    assert not go_on.count()
    first, second = ItemKind.SINGLE_BEST_ANSWER, ItemKind.MULTIPLE_RESPONSE
    WAYS[first].answer(item_of(page, first), WAYS[first].answers["right"])
    assert not go_on.count(), "nothing moves while one reads"
    page.reload()
    expect(go_on).to_have_accessible_name("Go on with question 2")
    WAYS[second].answer(item_of(page, second), WAYS[second].answers["right"])
    expect(go_on).to_have_accessible_name("Go on with question 3")
    go_on.click()
    expect(page.get_by_role("heading", name=f"Question 3 of {ALL}")).to_be_in_viewport()
    page.emulate_media(media="print")
    assert not go_on.is_visible()
    page.emulate_media(media="screen")
    erase(page)
    assert not go_on.count()


@pytest.mark.parametrize("kind", [kind for kind, way in WAYS.items() if "harmful" in way.answers])
def test_the_verdict_leads_to_what_would_harm(learn: Learn, kind: ItemKind) -> None:
    way = WAYS[kind]
    page = learn(with_another(way.item()), viewport=PHONE)
    item = only(page)
    way.answer(item, way.answers["harmful"])
    expect(item.get_by_role("status")).to_be_focused()
    page.keyboard.press("Tab")
    expect(item.get_by_role("status").get_by_role("link", name="Read why before you go on.")).to_be_focused()
    page.keyboard.press("Enter")
    target = page.locator(":target")
    assert target.get_by_text(re.compile("^(Would be harmful|Your choice would harm)$")).first.is_visible()
    expect(target).to_be_in_viewport()
    page.reload()
    assert item.get_by_role("link", name="Read why before you go on.").is_visible()


def test_the_arrows_have_short_names(learn: Learn) -> None:
    steps = [
        {**step.model_dump(mode="json"), "text": f"{step.text} before anything else that you might think of today"}
        for step in WAYS[ItemKind.ORDERING].item().steps
    ]
    page = learn(with_another(WAYS[ItemKind.ORDERING].item(steps=steps)))
    names = [name for name in named(page, "button") if name.startswith(("Up: ", "Down: "))]
    assert len(set(names)) == 6
    assert all(len(name) <= 45 and name.endswith("…") for name in names)
