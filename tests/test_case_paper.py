"""A case on paper: the case without answers on one sheet of two sides, the commentary on others."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from lxml import html as lxml_html

from conftest import ROOT
from ipt_course.gather import gather
from ipt_course.model import Case
from ipt_course.prose import to_html
from ipt_course.render import render_case

CASES = [case for case in gather(ROOT).course.cases.values() if not case.sample]
CASE, COMMENTARY = "Print the case without answers", "Print the commentary"
# The dialogue of the browser would wait for a person.
PRINT = "window.print = () => document.documentElement.toggleAttribute('data-printed', true)"
PAGE = re.compile(rb"/Type\s*/Page\b")

Print = Callable[..., Any]


@pytest.fixture
def printing(watch: Callable[..., Any], base_url: str) -> Iterator[Print]:
    """Opens a case and presses a button; gives the page as it is handed to the printer."""

    def press(case: Case, button: str, before: str = "", **options: Any) -> Any:
        page = watch(**options).page
        page.add_init_script(PRINT + ";" + before)
        page.goto(f"{base_url}cases/{case.id}/")
        page.get_by_role("button", name=button).click()
        page.wait_for_selector("html[data-printed]")
        page.emulate_media(media="print")
        return page

    return press


def shown(page: Any) -> str:
    return squeezed(page.locator("body").inner_text())


def squeezed(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold()


def sentences(text: str) -> list[str]:
    """Long enough to be recognised, as a reader sees them."""
    words = lxml_html.fromstring(f"<div>{to_html(text)}</div>").text_content()
    return [part for one in re.split(r"(?<=[.?!])\s", words) if len(part := squeezed(one).strip()) > 30]


def secrets(case: Case) -> list[str]:
    """Sentences that a learner must not find on the sheet: those of the answers, but for what the case itself tells."""
    before = str(render_case(case, defaultdict(str))).partition("<ipt-case")[0]
    told = squeezed(lxml_html.fromstring(before).text_content())
    return [sentence for text in answers(case) for sentence in sentences(text) if sentence not in told]


def answers(case: Case) -> Iterator[str]:
    decision = case.decision
    yield from (decision.reasoning, *(piece.shows for piece in decision.evidence))
    yield from (decoy.tempting_fact for decoy in case.decoys)
    yield from (case.formulation_model, case.contract, case.sick_role, case.what_would_flip_it, case.ending)
    for question in case.questions:
        yield question.rationale
        yield from (option.feedback for option in question.options)
    for later in case.questions[1:]:
        yield from (later.vignette or "", later.stem, *(option.text for option in later.options))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_case_fits_the_two_sides_of_a_sheet(case: Case, printing: Print) -> None:
    for paper in ("A4", "Letter"):
        assert len(PAGE.findall(printing(case, CASE).pdf(format=paper))) <= 2, paper


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_sheet_holds_the_case_and_none_of_its_answers(case: Case, printing: Print) -> None:
    sheet = shown(printing(case, CASE))
    for told in (case.story, case.risk.asked, case.violence_screen, case.questions[0].stem, case.content_note or ""):
        assert [sentence for sentence in sentences(told) if sentence not in sheet] == []
    assert [sentence for sentence in secrets(case) if sentence in sheet] == []
    assert "the one question you would ask next" in sheet
    for other in ("all cases", "who made this case", "version", "erase"):
        assert other not in sheet


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_commentary_holds_the_answers_and_not_the_story(case: Case, printing: Print) -> None:
    sheet = shown(printing(case, COMMENTARY))
    assert len(secrets(case)) > 50
    assert [sentence for sentence in secrets(case) if sentence not in sheet] == []
    quoted = squeezed(" ".join(piece.quote for piece in case.decision.evidence))
    assert [sentence for sentence in sentences(case.story) if sentence in sheet and sentence not in quoted] == []
    assert "the one question you would ask next" not in sheet


def test_what_a_learner_has_answered_is_not_on_the_sheet(printing: Print) -> None:
    case = CASES[0]
    question = case.questions[0]
    key = next(option for option in question.options if option.key)
    attempt = f'{{"response":["{key.id}"],"certainty":"sure","score":1,"at":"2026-11-22T10:00:00.000Z"}}'
    record = f'{{"version":1,"revision":{question.revision},"attempts":[{attempt}]}}'
    page = printing(case, CASE, f"localStorage.setItem('ipt:item:{question.id}', '{record}')")
    assert page.locator("[data-outcome]").count() == 1
    sheet = shown(page)
    assert [sentence for sentence in secrets(case) if sentence in sheet] == []
    assert "best answer" not in sheet


def test_afterwards_the_page_is_as_it_was(printing: Print) -> None:
    page = printing(CASES[0], COMMENTARY)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator("[data-print]").count() == 0
    assert page.locator("link[href$='paper.css']").count() == 0
    assert not page.get_by_role("heading", name="The authors’ decision").is_visible()
    assert page.get_by_role("button", name="Show the commentary without answering").is_visible()
    page.locator("html").evaluate("html => html.removeAttribute('data-printed')")
    page.get_by_role("button", name=CASE).click()
    page.wait_for_selector("html[data-printed]")
    assert page.locator(".ipt-case").get_attribute("data-print") == "case"


def test_nothing_for_paper_is_loaded_before_it_is_asked_for(open_page: Callable[..., Any]) -> None:
    page = open_page(f"cases/{CASES[0].id}/")
    assert page.get_by_role("button", name=CASE).is_visible()
    assert "paper" not in page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name).join()")


def test_without_scripts_no_button_is_there_and_the_page_prints_without_answers(open_page: Callable[..., Any]) -> None:
    page = open_page(f"cases/{CASES[0].id}/", java_script_enabled=False)
    assert page.get_by_role("button", name="Print").count() == 0
    page.emulate_media(media="print")
    sheet = shown(page)
    assert sentences(CASES[0].story)[0] in sheet
    assert not any(sentence in sheet for sentence in sentences(CASES[0].decision.reasoning))
