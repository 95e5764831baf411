"""The learner's elements in a real browser: <ipt-quiz> and <ipt-case> over the HTML that `render` writes."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from factories import ITEM, make_case
from ipt_course.assets import BUNDLES
from ipt_course.render import render_case, render_erase_all, render_inline, render_quiz
from quiz_factory import make_item, make_quiz

pytestmark = pytest.mark.browser

ASSETS = Path(__file__).parents[1] / "docs" / "assets" / "course"
STYLES = ("identity.css", *BUNDLES["cases.css"], "item.css")
SCRIPTS = (*BUNDLES["quizzes.js"], "case.js", "erase.js")
# A header like the theme's, under which nothing that has the focus may lie.
HEADER = "html{scroll-padding-top:5rem} header{position:sticky;top:0;height:4rem;background:#ddd;z-index:4}"
ORIGIN = "http://course.test/"

QUIZ = make_quiz(
    [
        make_item(id="one", stem="First stem?"),
        make_item(id="two", stem="Second stem?", kind="multiple-response"),
        make_item(id="three", stem="Third stem?"),
    ]
)


def document(body: str, assets: str = "/assets/") -> str:
    styles = "".join(f'<link rel="stylesheet" href="{assets}{name}">' for name in STYLES)
    scripts = "".join(f'<script src="{assets}{name}" defer></script>' for name in SCRIPTS)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>'
        f'<meta name="viewport" content="width=device-width"><style>{HEADER}</style>{styles}{scripts}</head>'
        "<body><header><a href='#x'>Header</a></header>"
        f"<main class='md-typeset'>{body.replace('course:', '#')}</main></body></html>"
    )


Open = Callable[..., Any]
# Feedback is painted first; the result, the focus and the event follow.
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))"
COUNTING = 'window.seen = []; addEventListener("ipt-attempt", (event) => seen.push(event.detail))'


@pytest.fixture
def opened(browser: Any) -> Iterator[Open]:
    """Opens a page that holds some HTML, with the course's scripts and storage of its own."""
    contexts = []
    faults: list[str] = []

    def open_page(body: str, before: str = "", **options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.route(f"{ORIGIN}**", lambda route: serve(route, page.body_served))
        page.body_served = body
        if before:
            page.add_init_script(before)
        page.goto(ORIGIN)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


def serve(route: Any, body: str) -> None:
    path = route.request.url.removeprefix(ORIGIN)
    if path.startswith("assets/"):
        route.fulfill(path=ASSETS / path.removeprefix("assets/"))
    else:
        route.fulfill(body=document(body), content_type="text/html")


def group(page: Any, stem: str) -> Any:
    return page.get_by_role("group", name=stem)


def answer(page: Any, stem: str, *options: str, certainty: str | None = None) -> Any:
    item = group(page, stem)
    for option in options:
        item.get_by_label(option, exact=True).check()
    if certainty:
        item.get_by_label(certainty, exact=True).check()
    item.get_by_role("button", name="Check").click()
    page.evaluate(PAINTED)
    return item


def answer_all(page: Any) -> None:
    answer(page, "First stem?", "Invite him in", certainty="Sure")
    answer(page, "Second stem?", "A loss", certainty="Guessing")
    answer(page, "Third stem?", "Ask what she hoped for", certainty="Fairly sure")


def erase(page: Any) -> None:
    page.get_by_role("button", name="Erase my answers to this quiz").click()
    page.get_by_role("button", name="Press again to erase").click()


def result(page: Any) -> str:
    return str(page.locator(".ipt-quiz__result").inner_text())


# ---- before and after an answer ----


def test_the_reasons_are_closed_until_the_reader_has_chosen(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}))
    item = group(page, "First stem?")
    assert not item.get_by_text("It asks.").is_visible()
    assert not item.get_by_text("Answer and reasons").is_visible()
    answer(page, "First stem?", "Wait", certainty="Guessing")
    for feedback in (
        "It asks.",
        "It loses a week.",
        "It takes a side.",
        "She has said she is afraid of him.",
    ):
        assert item.get_by_text(feedback).locator("visible=true").count() == 1
    assert item.get_by_text("Your choice").is_visible()
    assert item.get_by_text("Her expectation has not been said aloud.").locator("visible=true").count() == 1
    assert "not the best answer" in item.get_by_role("status").inner_text()


def test_an_option_and_how_sure_one_is_are_both_asked_for(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}))
    item = answer(page, "First stem?")
    assert item.get_by_role("alert").inner_text() == "Choose an option first."
    answer(page, "First stem?", "Wait")
    assert item.get_by_role("alert").inner_text() == "Say how sure you are first."
    assert page.evaluate("document.activeElement.name") == "one--certainty"
    assert page.evaluate("localStorage.length") == 0


def test_harm_is_said_first_and_loudest(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}))
    item = answer(page, "First stem?", "Invite him in", certainty="Sure")
    verdict = item.get_by_role("status")
    assert verdict.inner_text().startswith("You were sure, and this would harm the patient.")
    page.wait_for_function("document.activeElement.className === 'ipt-item__verdict'")


def test_the_result_is_announced_and_leads_to_what_to_look_at(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}))
    answer_all(page)
    assert result(page) == (
        "1 of 3 right, 1 in part. One answer you were sure of would have harmed the patient: look there first."
    )
    assert page.locator(".ipt-quiz__result").get_attribute("role") == "status"
    groups = page.locator(".ipt-map [data-group]:visible")
    assert groups.evaluate_all("parts => parts.map((part) => part.dataset.group)") == [
        "sure_and_harmful",
        "wrong_and_unsure",
        "right_but_unsure",
    ]
    page.get_by_role("link", name="1. First stem?").click()
    assert page.url.endswith("#item-one")


def test_a_mark_is_reached_by_right_answers_alone(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}))
    for stem in ("First stem?", "Third stem?"):
        answer(page, stem, "Ask what she hoped for", certainty="Sure")
    answer(page, "Second stem?", "A loss", "A wish", certainty="Sure")
    assert result(page) == "3 of 3 right. You have reached the mark."
    assert not page.get_by_role("button", name="Ask me again").is_visible()


def test_only_what_was_missed_is_asked_again(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}))
    answer_all(page)
    page.get_by_role("button", name="Ask me again what I missed").click()
    assert [group(page, f"{n} stem?").is_visible() for n in ("First", "Second", "Third")] == [
        True,
        True,
        False,
    ]
    assert result(page) == ""
    assert page.evaluate("document.activeElement.name") == "one"
    answer(page, "First stem?", "Ask what she hoped for", certainty="Sure")
    answer(page, "Second stem?", "A loss", "A wish", certainty="Sure")
    assert group(page, "Third stem?").is_visible()
    assert result(page).startswith("3 of 3 right.")
    assert page.evaluate('JSON.parse(localStorage.getItem("ipt:item:one")).attempts.length') == 2


def test_one_event_an_attempt_and_none_for_what_is_restored(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}), COUNTING)
    answer(page, "Second stem?", "A loss", certainty="Sure")
    assert page.evaluate("seen") == [{"item": "two", "response": ["loss"], "certainty": "sure", "score": 0.5}]
    page.reload()
    assert page.evaluate("seen") == []


def test_the_event_that_is_documented_reaches_the_document(opened: Open) -> None:
    words = (ASSETS.parents[1] / "authors" / "architecture.md").read_text(encoding="utf-8")
    (name,) = re.findall(r"one event, `([a-z-]+)`", words)
    page = opened(render_quiz(QUIZ, {}))
    page.evaluate(f"document.addEventListener({json.dumps(name)}, (event) => (window.seen = event.detail))")
    answer(page, "First stem?", "Invite him in", certainty="Sure")
    detail = page.evaluate("window.seen")
    assert set(detail) == {"item", "response", "certainty", "score"}
    assert all(f"`{key}`" in words for key in detail)


def test_a_second_click_does_nothing_more(opened: Open) -> None:
    item = make_item()
    page = opened(render_inline(item, make_quiz([item]), {}))
    page.get_by_label("Wait").check()
    page.get_by_role("button", name="Check").dblclick()
    assert page.get_by_role("button", name="Try again").is_visible()
    assert page.evaluate('JSON.parse(localStorage.getItem("ipt:item:rd-sample")).attempts.length') == 1


def test_an_inline_check_answers_at_once_and_can_be_tried_again(opened: Open) -> None:
    item = make_item()
    page = opened(render_inline(item, make_quiz([item]), {}))
    assert not page.get_by_text("How sure are you?").is_visible()
    answer(page, "What do you do next?", "Ask what she hoped for")
    assert page.get_by_role("status").filter(has_text="This is the best answer.").is_visible()
    page.get_by_role("button", name="Try again").click()
    assert page.get_by_label("Wait").is_enabled()
    assert page.locator("[data-live]").count() == 0


@pytest.mark.parametrize("kind", ["matching", "ordering", "situational-judgement"])
def test_where_a_choice_would_harm_is_shown_beside_it(opened: Open, kind: str) -> None:
    item = make_item(id="one", stem="First stem?", kind=kind)
    page = opened(render_quiz(make_quiz([item]), {}))
    for select in page.locator("ul select").all():
        select.select_option(label="Dissolution")
    for step in page.locator("ol select").all():
        if step.locator("option").first.get_attribute("value") == "both:1":
            step.select_option("both:1")
    for rating in page.get_by_label("Skilled", exact=True).all():
        rating.check()
    answer(page, "First stem?", certainty="Sure")
    assert page.get_by_role("status").filter(has_text="would harm the patient").count()
    assert page.get_by_text("Your choice would harm").locator("visible=true").count() == 1


# ---- how a quiz asks, whatever it asks ----


def test_feedback_is_ready_before_it_is_due_and_nobody_meets_it(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}))
    item = group(page, "First stem?")
    before = item.bounding_box()
    item.get_by_label("Wait", exact=True).check()
    page.wait_for_function("document.querySelector('#item-one [data-live]')")
    assert item.bounding_box() == before
    assert item.locator("[data-live]").count() == 5
    assert not item.locator("[data-live]").get_by_text("It loses a week.").is_visible()
    assert "It loses a week." not in item.aria_snapshot()
    page.emulate_media(media="print")
    assert not item.locator("[data-live]").get_by_text("It loses a week.").is_visible()


def test_a_key_pressed_at_once_goes_on_from_the_verdict(opened: Open) -> None:
    """The focus moves when the feedback has been painted; a key may come sooner."""
    page = opened(render_quiz(QUIZ, {}))
    page.evaluate("window.requestAnimationFrame = () => 0")
    item = group(page, "First stem?")
    item.get_by_label("Wait", exact=True).check()
    item.get_by_label("Sure", exact=True).check()
    item.get_by_role("button", name="Check").click()
    assert page.evaluate("document.activeElement.className") != "ipt-item__verdict"
    page.keyboard.press("Shift")
    assert page.evaluate("document.activeElement.className") == "ipt-item__verdict"


def test_at_the_end_what_is_not_answered_is_named_and_nothing_is_kept_before(opened: Open) -> None:
    page = opened(render_quiz(make_quiz(list(QUIZ.items), behaviour={"feedback": "end"}), {}), COUNTING)
    finish = page.get_by_role("button", name="Finish and see the result")
    group(page, "Second stem?").get_by_label("A loss").check()
    page.keyboard.press("Enter")
    finish.click()
    assert result(page) == "3 questions are still open. Go on with question 1"
    assert page.evaluate("document.activeElement.name") == "one"
    assert group(page, "Second stem?").get_by_text("Say how sure you are first.").is_visible()
    assert page.get_by_role("alert").count() == 0, "one after the other, they would be noise"
    assert page.evaluate("localStorage.length") == 0
    for stem, option in (("First", "Wait"), ("Second", "A wish"), ("Third", "Wait")):
        group(page, f"{stem} stem?").get_by_label(option, exact=True).check()
        group(page, f"{stem} stem?").get_by_label("Guessing", exact=True).check()
    assert page.locator(".ipt-item[data-outcome]").count() == 0
    finish.click()
    assert result(page).startswith("1 of 3 right.")
    assert page.evaluate("document.activeElement.className") == "ipt-quiz__result"
    assert page.evaluate("seen.map(({ item }) => item)") == ["one", "two", "three"]
    assert not finish.is_visible()
    page.get_by_role("button", name="Ask me again what I missed").click()
    assert finish.is_visible()


def test_attempts_are_counted_by_revision_and_come_to_an_end(opened: Open) -> None:
    quiz = make_quiz(list(QUIZ.items), behaviour={"attempts": 2})
    page = opened(render_quiz(quiz, {}))
    assert page.get_by_text("Each question can be answered twice.").is_visible()
    again = page.get_by_role("button", name="Ask me again what I missed")
    answer_all(page)
    again.click()
    answer(page, "First stem?", "Wait", certainty="Sure")
    answer(page, "Second stem?", "A loss", "A wish", certainty="Sure")
    assert not again.is_visible()
    verdict = group(page, "First stem?").get_by_role("status")
    assert verdict.inner_text().endswith("You have no attempt left.")
    page.reload()
    assert not again.is_visible()
    assert verdict.inner_text().endswith("You have no attempt left.")
    revised = [make_item(id="one", stem="First stem?", revision=2), *QUIZ.items[1:]]
    page.body_served = render_quiz(make_quiz(revised, behaviour={"attempts": 2}), {})
    page.reload()
    answer(page, "First stem?", "Wait", certainty="Sure")
    assert "no attempt left" not in verdict.inner_text()
    assert again.is_visible()


def test_an_inline_check_with_one_attempt_is_not_offered_again(opened: Open) -> None:
    item = make_item()
    page = opened(render_inline(item, make_quiz([item], behaviour={"attempts": 1}), {}))
    answer(page, "What do you do next?", "Wait")
    assert not page.get_by_role("button", name="Try again").is_visible()
    assert page.get_by_role("status").filter(has_text="You have no attempt left.").is_visible()
    page.reload()
    assert not page.get_by_role("button", name="Try again").is_visible()


def test_what_is_written_is_compared_and_never_kept(opened: Open) -> None:
    item = make_item(kind="reflection")
    page = opened(render_inline(item, make_quiz([item]), {}), COUNTING)
    written = page.get_by_role("textbox")
    compare = page.get_by_role("button", name="Compare")
    compare.click()
    assert page.get_by_role("alert").filter(has_text="Write a line first.").is_visible()
    written.fill("My own private words")
    compare.click()
    page.evaluate(PAINTED)
    assert page.locator("[data-live]").get_by_text("What had you hoped she would say?").is_visible()
    page.locator("[data-live]").get_by_label("It asks for a hope").check()
    page.keyboard.press("Enter")
    kept = page.evaluate("JSON.stringify([{ ...localStorage }, seen])")
    assert "private" not in kept
    assert page.evaluate("seen") == [{"item": "rd-sample", "response": [], "certainty": None, "score": None}]
    page.reload()
    assert written.input_value() == ""
    assert page.locator("[data-live]").get_by_text("What had you hoped she would say?").is_visible()
    page.get_by_role("button", name="Try again").click()
    assert page.locator("[data-live]").count() == 0


STEPS = """[...document.querySelectorAll("[data-order] li")].map((step) =>
  [step.dataset.option, step.querySelector("select").value.split(":")[1]])"""


def test_steps_are_moved_by_button_and_by_list_and_always_all_there(opened: Open) -> None:
    item = make_item(kind="ordering")
    page = opened(render_inline(item, make_quiz([item]), {}))
    first, *_, last = [id for id, _ in page.evaluate(STEPS)]
    names = {step.id: step.text for step in item.steps}
    said = page.locator("[aria-live=polite]")
    later = page.get_by_role("button", name=f"Down: {names[first]}")
    later.click()
    assert [id for id, _ in page.evaluate(STEPS)].index(first) == 1
    assert said.inner_text() == "Place 2 of 3"
    assert later.evaluate("(button) => button === document.activeElement")
    later.click()
    assert later.get_attribute("aria-disabled") == "true"
    page.keyboard.press("Enter")
    assert [id for id, _ in page.evaluate(STEPS)][-1] == first
    assert later.evaluate("(button) => button === document.activeElement")
    place = page.get_by_label(names[first], exact=True)
    place.focus()
    place.select_option("1")
    assert page.evaluate(STEPS)[0] == [first, "1"]
    assert place.evaluate("(list) => list === document.activeElement")
    for id, to in ((last, "1"), (first, "3"), (last, "2")):
        page.get_by_label(names[id], exact=True).select_option(to)
        assert [place for _, place in page.evaluate(STEPS)] == ["1", "2", "3"]
        assert [step for step, place in page.evaluate(STEPS) if place == to] == [id]


def test_a_part_that_was_added_is_a_revision(opened: Open) -> None:
    before = make_item(kind="matching")
    page = opened(render_inline(before, make_quiz([before]), {}))
    for place in page.get_by_role("combobox").all():
        place.select_option(index=1)
    page.get_by_role("button", name="Check").click()
    prompts = [prompt.model_dump(mode="json") for prompt in before.prompts]
    after = make_item(kind="matching", prompts=[*prompts, {**prompts[0], "id": "more", "text": "One more"}])
    page.body_served = render_inline(after, make_quiz([after]), {})
    page.reload()
    assert page.get_by_role("status").filter(has_text="This question was revised").is_visible()
    assert page.get_by_role("combobox").first.input_value()
    assert page.locator(".ipt-item[data-outcome]").count() == 0


# ---- keyboard and focus ----


def test_arrow_keys_choose_and_never_submit(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}))
    page.get_by_label("Ask what she hoped for").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    assert page.get_by_label("Invite him in").first.is_checked()
    assert page.get_by_label("Invite him in").first.is_enabled()
    assert page.locator(".ipt-item[data-outcome]").count() == 0


def test_a_quiz_can_be_done_with_the_keyboard_alone(opened: Open) -> None:
    page = opened(render_quiz(make_quiz([make_item()]), {}))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.evaluate(PAINTED)
    assert result(page).startswith("1 of 1 right.")


def test_enter_on_an_option_checks_that_item(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}))
    item = group(page, "Third stem?")
    item.get_by_label("Sure", exact=True).check()
    item.get_by_label("Wait").check()
    page.keyboard.press("Enter")
    assert page.locator(".ipt-item[data-outcome]").evaluate_all("items => items.map((item) => item.id)") == [
        "item-three"
    ]
    assert page.url == ORIGIN


def test_focus_is_never_under_the_header(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}), viewport={"width": 360, "height": 500})
    answer_all(page)
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 64
    page.get_by_role("button", name="Erase").focus()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        inside = page.evaluate("document.activeElement.closest('main') !== null")
        assert not inside or page.evaluate("document.activeElement.getBoundingClientRect().top") >= 63


def test_targets_are_large_enough(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}), viewport={"width": 320, "height": 600})
    answer_all(page)
    sizes = page.locator("main :is(label, button)").evaluate_all(
        "parts => parts.filter((part) => part.offsetParent).map((part) => part.offsetHeight)"
    )
    assert min(sizes) >= 24


# ---- what is kept ----


def test_answers_come_back_after_a_reload(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}))
    answer_all(page)
    before = result(page)
    page.reload()
    assert result(page) == before
    assert group(page, "First stem?").get_by_label("Invite him in").is_checked()
    assert group(page, "First stem?").get_by_label("Sure", exact=True).is_checked()
    assert group(page, "First stem?").get_by_text("Your choice").is_visible()


def test_answers_stay_with_their_question_when_others_come_before_it(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}))
    answer_all(page)
    items = [make_item(id="new", stem="New stem?"), *reversed(QUIZ.items)]
    page.body_served = render_quiz(make_quiz(items), {})
    page.reload()
    assert page.locator(".ipt-item[data-outcome]").evaluate_all("items => items.map((item) => item.id)") == [
        "item-three",
        "item-two",
        "item-one",
    ]
    assert group(page, "New stem?").get_by_role("radio", checked=True).count() == 0


def test_a_revised_question_keeps_the_answer_and_does_not_count_it(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}))
    answer_all(page)
    page.body_served = render_quiz(
        make_quiz([make_item(id="one", stem="First stem?", revision=2), *QUIZ.items[1:]]), {}
    )
    page.reload()
    item = group(page, "First stem?")
    assert "This question was revised since you answered it" in item.get_by_role("status").inner_text()
    assert item.get_by_label("Invite him in").is_checked()
    assert result(page) == "One question is still open. Go on with question 1"
    assert page.evaluate('JSON.parse(localStorage.getItem("ipt:item:one")).revision') == 1
    answer(page, "First stem?", "Ask what she hoped for", certainty="Sure")
    assert "2 of 3 right" in result(page)


def test_an_answer_whose_option_is_gone_is_kept_and_not_counted(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}))
    answer(page, "First stem?", "Invite him in", certainty="Sure")
    options = [option.model_dump(mode="json") for option in QUIZ.items[0].options[:3]]
    page.body_served = render_quiz(make_quiz([make_item(id="one", stem="First stem?", options=options)]), {})
    page.reload()
    status = group(page, "First stem?").get_by_role("status")
    assert "This question was revised since you answered it" in status.inner_text()
    assert page.evaluate('JSON.parse(localStorage.getItem("ipt:item:one")).attempts.length') == 1


def test_erasing_forgets_this_quiz_alone(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}), 'localStorage.setItem("ipt:item:other", "kept")')
    answer_all(page)
    erase(page)
    assert page.evaluate("Object.keys(localStorage)") == ["ipt:item:other"]
    assert page.get_by_text("Your answers here are erased from this device.").is_visible()
    assert page.locator(".ipt-item[data-outcome]").count() == 0


def test_everything_can_be_erased_at_once(opened: Open) -> None:
    page = opened(render_erase_all(), 'localStorage.setItem("ipt:item:a", "x"); localStorage.setItem("theirs", "y")')
    page.get_by_role("button", name="Erase all my answers on this device").click()
    assert page.evaluate("Object.keys(localStorage)") == ["theirs"]
    assert "is erased" in page.get_by_role("status").inner_text()


def test_without_storage_the_learner_goes_on_and_is_told_once(opened: Open) -> None:
    page = opened(
        render_quiz(QUIZ, {}),
        'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no") } })',
    )
    notice = page.get_by_text("Your answers will not be kept after you close this page.")
    assert notice.count() == 1
    answer_all(page)
    assert notice.count() == 1
    assert result(page).startswith("1 of 3 right")


# ---- where it must work ----


def test_it_works_from_a_file(browser: Any, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(document(str(render_quiz(QUIZ, {})), f"{ASSETS.as_uri()}/"), encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    answer_all(page)
    assert result(page).startswith("1 of 3 right")
    page.close()


def test_without_scripts_everything_can_be_read_and_nothing_sent(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}) + render_case(make_case(), {}), java_script_enabled=False)
    assert page.get_by_role("button").count() == 0
    item = group(page, "First stem?")
    item.get_by_text("Answer and reasons").click()
    assert item.get_by_text("She has said she is afraid of him.").is_visible()
    item.get_by_label("Wait").check()
    page.keyboard.press("Enter")
    assert page.url == ORIGIN
    page.get_by_text("Commentary: open after you have chosen").click()
    assert page.get_by_text("Unequal expectations.").is_visible()


def test_what_an_element_did_is_undone_when_it_goes(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}) + render_case(make_case(), {}))
    take = """() => { const root = document.querySelector("main"); root.remove(); return root.innerHTML; }"""
    unscripted = opened(render_quiz(QUIZ, {}) + render_case(make_case(), {}), "customElements.define = () => {}")
    untouched = unscripted.evaluate(take)
    answer_all(page)
    assert page.evaluate(take) == untouched


def test_an_element_that_is_moved_goes_on(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}))
    answer(page, "First stem?", "Wait", certainty="Sure")
    page.evaluate("document.querySelector('main').append(document.querySelector('ipt-quiz'))")
    assert group(page, "First stem?").get_by_text("Your choice").count() == 1
    answer(page, "Second stem?", "A loss", certainty="Sure")
    assert page.locator("[data-item][data-outcome]").count() == 2


def test_paper_shows_the_questions_and_no_answers(opened: Open) -> None:
    page = opened(render_quiz(QUIZ, {}) + render_case(make_case(), {}))
    page.emulate_media(media="print")
    assert group(page, "First stem?").get_by_text("Invite him in").first.is_visible()
    assert not page.get_by_text("It asks.").first.is_visible()
    assert not page.get_by_text("Unequal expectations.").is_visible()
    assert not page.get_by_role("button").locator("visible=true").count()


# ---- a case ----


def test_the_commentary_opens_when_every_question_is_answered(opened: Open) -> None:
    questions = [ITEM, {**ITEM, "id": "next-question", "stem": "What do you ask next?"}]
    page = opened(render_case(make_case(questions=questions), {}))
    commentary = page.get_by_text("Unequal expectations.")
    assert not commentary.is_visible()
    assert page.get_by_text("The commentary opens when you have chosen.").is_visible()
    assert not group(page, "What do you ask next?").is_visible(), "it would tell what came of the first"
    answer(page, "Which focus fits best?", "Grief", certainty="Sure")
    assert not commentary.is_visible()
    answer(page, "What do you ask next?", "Role dispute", certainty="Sure")
    assert commentary.is_visible()
    assert not page.get_by_text("The commentary opens when").is_visible()
    page.reload()
    assert commentary.is_visible()


def test_no_reader_is_locked_out_of_the_commentary(opened: Open) -> None:
    page = opened(render_case(make_case(), {}))
    page.get_by_role("button", name="Show the commentary without answering").click()
    assert page.get_by_text("Unequal expectations.").is_visible()
    page.get_by_text("What each choice would have meant").click()
    assert page.get_by_text("Nobody has died.").is_visible()


def test_a_link_into_the_commentary_finds_it_open(opened: Open) -> None:
    page = opened(render_case(make_case(), {}))
    page.goto(f"{ORIGIN}#sample-case-slip")
    page.reload()
    assert page.get_by_text("Takes a side.").is_visible()


def test_nothing_is_wider_than_a_narrow_screen(opened: Open) -> None:
    page = opened(
        f'<div class="md-typeset">{render_quiz(QUIZ, {})}{render_case(make_case(), {})}</div>',
        viewport={"width": 320, "height": 600},
    )
    answer_all(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Open, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = opened(render_quiz(QUIZ, {}) + render_case(make_case(), {}), color_scheme=scheme)
    answer_all(page)
    # Colours and landmarks are the site's, and are tested there.
    options = {"rules": {id: {"enabled": False} for id in ("color-contrast", "region", "page-has-heading-one")}}
    violations = Axe().run(page, options=options).response["violations"]
    assert not violations, json.dumps(violations, indent=1)
