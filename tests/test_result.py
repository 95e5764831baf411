"""What a finished quiz shows, and what comes out on paper, in a real browser."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from factories import make_case
from ipt_course.assets import bundles
from ipt_course.model import ItemKind
from ipt_course.render import render_case, render_inline, render_quiz
from quiz_factory import make_item, make_quiz

pytestmark = pytest.mark.browser

DOCS = Path(__file__).parents[1] / "docs"
IDENTITY = DOCS / "assets" / "course" / "identity.css"
ORIGIN = "http://course.test/"
SECTIONS = {"modules/role-disputes/stages.md#impasse": "Impasse"}
# What a learner does with a sample item, by how it turns out.
OPTION = {"right": "ask", "wrong": "wait", "harm": "invite"}
ROWS = ("harm", "wrong", "right")
Answer = tuple[str, str | None]
Open = Callable[..., Any]


def items(number: int, **changes: Any) -> list[Any]:
    return [make_item(id=f"item-{at}", stem=f"Stem {at}?", **changes) for at in range(1, number + 1)]


def document(body: str, assets: Mapping[str, str]) -> str:
    """As the site has it: the identity, then the bundles, and a policy that lets no inline style through."""
    theme = "body{background:var(--ipt-paper);color:var(--ipt-ink)} a{color:var(--ipt-accent)} button{background:none}"
    styles = theme + IDENTITY.read_text(encoding="utf-8") + assets["assets/course/items.css"]
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{styles}</style><script>{assets['assets/course/quizzes.js']}</script></head>"
        '<body data-md-color-scheme="default"><main class="md-typeset"><p>Beside the quiz.</p>'
        f"{body.replace('course:', '/')}</main></body></html>"
    )


@pytest.fixture
def opened(browser: Any) -> Iterator[Open]:
    """A page with a quiz whose items are answered as told, as a learner's device has kept it.

    Printing is held: the page stays as it is while it is printed until `afterprint` comes.
    """
    contexts, faults = [], []
    assets = dict(bundles(DOCS))

    def open_page(body: str, answers: Mapping[str, Answer] | None = None, **options: Any) -> Any:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        html = document(body, assets)
        page.route(f"{ORIGIN}**", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.add_init_script("window.printed = 0; window.print = () => printed++;" + records(answers or {}))
        page.goto(ORIGIN)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


def records(answers: Mapping[str, Answer]) -> str:
    return "".join(
        f"localStorage.setItem({json.dumps('ipt:item:' + id)}, {json.dumps(json.dumps(entry))});"
        for id, (did, certainty) in answers.items()
        for entry in [{"version": 1, "revision": 1, "attempts": [attempt(did, certainty)]}]
    )


def attempt(did: str, certainty: str | None) -> dict[str, Any]:
    return {"response": [OPTION[did]], "certainty": certainty, "score": int(did == "right"), "at": "2026-11-22"}


ANSWERS: dict[str, Answer] = {
    "item-1": ("right", "sure"),
    "item-2": ("wrong", "sure"),
    "item-3": ("harm", "guessing"),
    "item-4": ("right", "fairly-sure"),
    "item-5": ("harm", "sure"),
    "item-6": ("wrong", "guessing"),
    "item-7": ("right", "sure"),
}
SEVEN = render_quiz(make_quiz(items(7)), {}, SECTIONS)


def tables(page: Any) -> tuple[Any, Any]:
    picture, listed = page.get_by_role("table").all()
    return picture, listed


def cells(page: Any) -> dict[str, list[str]]:
    """The numbers in each cell of the picture that has some."""
    found = page.locator("[data-cell]").evaluate_all(
        "cells => cells.map((cell) => [cell.dataset.cell, [...cell.querySelectorAll('a')].map((a) => a.innerText)])"
    )
    return {name: numbers for name, numbers in found if numbers}


# ---- the map ----


def test_each_item_stands_where_it_belongs_in_the_picture(opened: Open) -> None:
    page = opened(SEVEN, ANSWERS)
    assert cells(page) == {
        "sure-harm": ["5"],
        "guessing-harm": ["3"],
        "sure-wrong": ["2"],
        "guessing-wrong": ["6"],
        "sure-right": ["1", "7"],
        "fairly-sure-right": ["4"],
    }


def test_the_picture_is_a_table_to_those_who_cannot_see_it(opened: Open) -> None:
    picture, _ = tables(opened(SEVEN, ANSWERS))
    assert picture.get_by_role("columnheader").all_inner_texts() == ["Sure", "Fairly sure", "Guessing"]
    harm = picture.get_by_role("row", name="Would harm")
    assert harm.get_by_role("cell").first.inner_text().split() == ["Look", "here", "first", "5"]
    assert picture.get_by_role("row", name="How many were right").get_by_role("cell").all_inner_texts() == [
        "2 of 4",
        "1 of 1",
        "0 of 2",
    ]


def test_sure_and_harmful_is_told_by_words_and_shape_as_well(opened: Open) -> None:
    page = opened(SEVEN, ANSWERS)
    assert page.get_by_text("Look here first").is_visible()
    shape = "(dot) => [getComputedStyle(dot).clipPath, getComputedStyle(dot).borderRadius, dot.offsetHeight]"
    harm, wrong, right = (page.locator(f"[data-cell=sure-{did}] a").first.evaluate(shape) for did in ROWS)
    assert harm[0].startswith("polygon")
    assert wrong[0] == right[0] == "none"
    assert wrong[1] != right[1]
    assert harm[2] > max(wrong[2], right[2])


def test_nothing_asks_to_be_looked_at_where_nothing_would_harm(opened: Open) -> None:
    page = opened(SEVEN, dict.fromkeys(ANSWERS, ("right", "sure")))
    assert page.locator(".ipt-map").is_visible()
    assert not page.get_by_text("Look here first").is_visible()


def test_the_table_has_the_worst_first_and_leads_to_item_and_section(opened: Open) -> None:
    page = opened(SEVEN, ANSWERS)
    _, listed = tables(page)
    rows = [row.inner_text().split("\n") for row in listed.get_by_role("row").all()[1:]]
    words = [" ".join(part.strip() for part in row if part.strip()) for row in rows]
    assert words == [
        "Sure, and it would harm the patient",
        "5. Stem 5? Sure Would harm Impasse",
        "Would harm the patient",
        "3. Stem 3? Guessing Would harm Impasse",
        "Sure, and not right",
        "2. Stem 2? Sure Not right Impasse",
        "Not right, and you had your doubts",
        "6. Stem 6? Guessing Not right Impasse",
        "Right, but you were not sure",
        "4. Stem 4? Fairly sure Right Impasse",
        "Right, and sure",
        "1. Stem 1? Sure Right Impasse",
        "7. Stem 7? Sure Right Impasse",
    ]
    assert listed.locator("[scope=rowgroup]:visible").count() == 6
    row = listed.get_by_role("row", name="5. Stem 5?")
    assert row.get_by_role("link", name="Impasse").get_attribute("href").endswith("stages.md#impasse")
    row.get_by_role("link", name="5. Stem 5?").click()
    assert page.url.endswith("#item-item-5")


def test_a_mouse_gets_from_a_number_to_its_question_and_tab_goes_by(opened: Open) -> None:
    page = opened(SEVEN, ANSWERS)
    page.locator("[data-cell=sure-wrong]").get_by_role("link", name="2").click()
    assert page.url.endswith("#item-item-2")
    assert page.locator("[data-cell] a").evaluate_all("dots => dots.every((dot) => dot.tabIndex < 0)")


def test_the_sentence_says_harm_first_and_one_from_many(opened: Open) -> None:
    said = opened(SEVEN, ANSWERS).locator(".ipt-quiz__result").inner_text()
    assert said == (
        "3 of 7 right. One answer you were sure of would have harmed the patient: look there first. "
        "One answer more would have done harm. One answer you were sure of was not right."
    )
    said = opened(SEVEN, dict.fromkeys(ANSWERS, ("harm", "sure"))).locator(".ipt-quiz__result").inner_text()
    assert said == "0 of 7 right. 7 answers you were sure of would have harmed the patient: look there first."


def test_there_is_no_map_before_the_last_answer_and_none_after_erasing(opened: Open) -> None:
    unfinished = {id: answer for id, answer in ANSWERS.items() if id != "item-7"}
    page = opened(SEVEN, unfinished)
    assert not page.get_by_role("table").count()
    assert page.locator(".ipt-quiz__result").inner_text() == ""
    item = page.get_by_role("group", name="Stem 7?")
    item.get_by_label("Wait").check()
    item.get_by_label("Sure", exact=True).check()
    item.get_by_role("button", name="Check").click()
    page.get_by_role("table").first.wait_for()  # the feedback is painted before the result is drawn
    assert page.get_by_role("table").count() == 2
    page.get_by_role("button", name="Erase my answers").click()
    page.get_by_role("button", name="Press again to erase").click()
    assert not page.get_by_role("table").count()
    assert cells(page) == {}
    assert page.locator(".ipt-map__list tbody tr").count() == 6, "the headings alone"


def test_what_is_never_scored_is_not_in_the_map(opened: Open) -> None:
    thought = make_item(id="thought", stem="What would you write?", kind=ItemKind.REFLECTION)
    page = opened(render_quiz(make_quiz([thought, *items(1)]), {}), {"item-1": ("right", "sure")})
    page.get_by_role("textbox").fill("I would ask.")
    page.get_by_role("button", name="Compare").click()
    assert cells(page) == {"sure-right": ["2"]}
    assert page.locator(".ipt-quiz__result").inner_text() == "1 of 1 right. You have reached the mark."
    assert not tables(page)[1].get_by_role("link", name="What would you write?").count()


def test_an_answer_of_unknown_certainty_is_listed_and_not_drawn(opened: Open) -> None:
    """Such as one given before its item moved from the text into a quiz."""
    page = opened(render_quiz(make_quiz(items(1)), {}), {"item-1": ("wrong", None)})
    assert cells(page) == {}
    assert "Not asked" in tables(page)[1].get_by_role("row", name="1. Stem 1?").inner_text()


def test_what_was_right_in_part_has_its_points(opened: Open) -> None:
    item = make_item(id="several", stem="Which?", kind=ItemKind.MULTIPLE_RESPONSE)
    page = opened(render_quiz(make_quiz([item]), {}))
    page.get_by_label("A loss").check()
    page.get_by_label("Sure", exact=True).check()
    page.get_by_role("button", name="Check").click()
    page.get_by_role("table").first.wait_for()
    assert "Not right, 1 of 2" in tables(page)[1].get_by_role("row", name="1. Which?").inner_text()


def test_a_long_question_is_cut_short_in_the_table(opened: Open) -> None:
    stem = "What do you ask now, " + "and then, and after that, " * 12 + "at the end?"
    item = make_item(id="item-1", stem=stem)
    page = opened(render_quiz(make_quiz([item]), {}), {"item-1": ("right", "sure")})
    link = tables(page)[1].get_by_role("link").first
    assert len(link.inner_text()) < 100
    assert link.inner_text().endswith("...")
    assert link.get_attribute("title") == stem


def test_a_case_has_the_sentence_alone(opened: Open) -> None:
    page = opened(render_case(make_case(), {}))
    assert page.locator(".ipt-map").count() == 0
    assert page.get_by_role("button", name="Print").count() == 0
    assert page.locator("ipt-case .ipt-quiz__result").count() == 1


# ---- wherever it is read ----


@pytest.mark.parametrize("number", [1, 40])
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_nothing_runs_out_of_a_narrow_screen(opened: Open, number: int, size: str) -> None:
    worst = {f"item-{at}": ("harm", "sure") for at in range(1, number + 1)}
    page = opened(render_quiz(make_quiz(items(number)), {}, SECTIONS), worst, viewport={"width": 320, "height": 640})
    page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
    assert len(cells(page)["sure-harm"]) == number
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    spilt = page.locator("[data-cell] a").evaluate_all(
        "dots => dots.filter((dot) => dot.getBoundingClientRect().right"
        " > dot.parentNode.getBoundingClientRect().right + 1).length"
    )
    assert not spilt
    sizes = page.locator("[data-cell] a").evaluate_all(
        "dots => dots.map((dot) => Math.min(dot.offsetWidth, dot.offsetHeight))"
    )
    assert min(sizes) >= 24


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(opened: Open, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    kinds = [make_item(id=f"kind-{kind}", stem=f"Stem of {kind}?", kind=kind) for kind in ItemKind]
    every = render_quiz(make_quiz(kinds, id="every"), {}, SECTIONS, heading_level=1)
    page = opened(SEVEN.replace("<h3", "<h2").replace("</h3", "</h2") + every, ANSWERS)
    page.evaluate(f"document.body.dataset.mdColorScheme = '{scheme}'")
    violations = Axe().run(page).response["violations"]
    assert not violations, json.dumps(violations, indent=1)


def test_forced_colours_leave_the_numbers_to_be_read(opened: Open) -> None:
    page = opened(SEVEN, ANSWERS, forced_colors="active")
    colours = "(dot) => [getComputedStyle(dot).color, getComputedStyle(dot).backgroundColor]"
    ink, ground = page.locator("[data-cell=sure-harm] a").evaluate(colours)
    assert ink != ground


# ---- paper ----

KINDS = [make_item(id=f"on-{kind}", stem=f"Stem of {kind}?", kind=kind, reference="weissman2017") for kind in ItemKind]
EVERY = render_quiz(make_quiz([*items(1, reference="weissman2017"), *KINDS]), {"weissman2017": "A book"}, SECTIONS)
# What would tell a learner something: of an answer, or of the key.
TELLING = (
    "[data-live]",
    ".ipt-feedback",
    ".ipt-tag",
    ".ipt-why",
    ".ipt-item__verdict",
    ".ipt-quiz__result",
    ".ipt-map",
)


def paper(page: Any, button: str | None = None) -> Any:
    if button:
        page.get_by_role("button", name=button).click()
        assert page.evaluate("printed") == 1
    page.emulate_media(media="print")
    return page


def shown(page: Any, selector: str) -> int:
    return int(page.locator(f"{selector} >> visible=true").count())


def ticked(page: Any) -> int:
    """Controls that look chosen: by a thicker rim, or by the row behind them."""
    return int(
        page.locator("input:checked").evaluate_all(
            "all => all.filter((one) => parseFloat(getComputedStyle(one).borderTopWidth) > 2"
            " || getComputedStyle(one.nextElementSibling, '::before').content !== 'none').length"
        )
    )


@pytest.mark.parametrize("button", [None, "Print the questions"])
def test_the_learners_copy_tells_nothing_even_of_an_answered_quiz(opened: Open, button: str | None) -> None:
    page = paper(opened(SEVEN, ANSWERS), button)
    assert {selector: shown(page, selector) for selector in TELLING if shown(page, selector)} == {}
    assert page.locator("input:checked").count() == 14
    assert ticked(page) == 0
    assert shown(page, ".ipt-item") == 7
    assert not page.get_by_role("button").locator("visible=true").count()


def test_the_trainers_copy_has_all(opened: Open) -> None:
    page = paper(opened(SEVEN, ANSWERS), "Print with the answers")
    for selector in TELLING:
        assert shown(page, selector), selector
    assert ticked(page) == 14
    assert page.get_by_text("Best answer", exact=True).locator("visible=true").count() == 7
    assert page.get_by_text("Would be harmful").locator("visible=true").count() == 7


def test_the_trainers_copy_needs_no_answers(opened: Open) -> None:
    page = paper(opened(EVERY), "Print with the answers")
    for item in page.locator("[data-item]").all():
        for words in ("Her expectation has not been said aloud.", "Read again: Impasse", "Source: A book"):
            assert item.get_by_text(words).locator("visible=true").count() == 1, (item, words)
    for words in ("Goes with: Impasse", "Place 1", "The authors’ rating:", "A line to mark", "The right answer"):
        assert page.get_by_text(words).locator("visible=true").count(), words
    assert page.get_by_text("What had you hoped she would say?").is_visible()


@pytest.mark.parametrize("button", ["Print the questions", "Print with the answers"])
def test_the_page_is_as_it_was_after_printing(opened: Open, button: str) -> None:
    page = opened(EVERY, {"item-1": ("wrong", "sure")})
    whole = "document.body.innerHTML"
    before = page.evaluate(whole)
    paper(page, button)
    assert page.evaluate(whole) != before
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.evaluate(whole) == before


def test_a_quiz_is_printed_by_itself_and_a_page_whole(opened: Open) -> None:
    page = paper(opened(EVERY))
    assert page.get_by_text("Beside the quiz.").is_visible()
    page.emulate_media(media="screen")
    paper(page, "Print the questions")
    assert not page.get_by_text("Beside the quiz.").is_visible()
    assert page.get_by_role("heading", name="A sample").is_visible()


def test_paper_has_blanks_for_what_a_screen_has_controls_for(opened: Open) -> None:
    page = paper(opened(EVERY))
    item = {kind: page.locator(f"[data-kind={kind}]").first for kind in ItemKind}
    visible = "visible=true"
    matching = item[ItemKind.MATCHING]
    assert matching.locator(".ipt-targets li").all_inner_texts() == ["Renegotiation", "Impasse", "Dissolution"]
    assert matching.locator(".ipt-paper").locator(visible).count() == 2
    assert item[ItemKind.ORDERING].locator(".ipt-paper li").locator(visible).count() == 3
    assert item[ItemKind.REFLECTION].locator("hr").locator(visible).count() >= 4
    assert item[ItemKind.SITUATIONAL_JUDGEMENT].locator("[type=radio]").locator(visible).count() == 16 + 3
    assert not page.locator("select, textarea").locator(visible).count()


def test_paper_has_the_steps_as_they_were_first_shown(opened: Open) -> None:
    page = opened(EVERY)
    steps = page.locator("[data-order] label")
    before = steps.all_inner_texts()
    page.locator("[data-order] [data-move='1']").first.click()
    assert steps.all_inner_texts() != before
    assert [line.strip("_ ") for line in paper(page).locator(".ipt-paper li").all_inner_texts()] == before


def test_all_questions_are_printed_while_some_are_asked_again(opened: Open) -> None:
    page = opened(SEVEN, ANSWERS)
    page.get_by_role("button", name="Ask me again what I missed").click()
    assert shown(page, ".ipt-item") < 7
    assert shown(paper(page), ".ipt-item") == 7


def test_without_scripts_what_was_opened_by_hand_is_printed(opened: Open) -> None:
    page = opened(render_inline(make_item(), make_quiz([make_item()]), {}) + SEVEN, java_script_enabled=False)
    page.get_by_text("Answer and reasons").first.click()
    paper(page)
    assert shown(page, ".ipt-why") == 1
    assert not page.get_by_role("button").locator("visible=true").count()
