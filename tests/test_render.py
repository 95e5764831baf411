"""The HTML that ships: complete without scripts, escaped, with the ids and attributes that scripts read."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from jinja2 import UndefinedError
from lxml import html as lxml_html

from factories import make_case
from ipt_course.course import Module
from ipt_course.findings import Finding, Severity
from ipt_course.model import Case, Item, Objective
from ipt_course.render import (
    render_case,
    render_case_index,
    render_erase_all,
    render_inline,
    render_item,
    render_objectives,
    render_problem,
    render_quiz,
)
from ipt_course.render.case import decision_in_words
from ipt_course.render.words import RULE, month, reader
from quiz_factory import SEVERAL, items, make_item, make_quiz, quizzes

LABELS = {"weissman2017": "Weissman, Markowitz & Klerman 2018"}
SECTIONS = {"modules/role-disputes/stages.md#impasse": "Impasse"}
SCRIPT = "<script>alert(1)</script>"


def tree(markup: str) -> Any:
    return lxml_html.fromstring(f"<div>{markup}</div>")


def text(element: Any) -> str:
    return " ".join(element.text_content().split())


def repeated_ids(element: Any) -> list[str]:
    return [id for id, count in Counter(element.xpath("//@id")).items() if count > 1]


# ---- items ----


def test_an_item_carries_what_the_scripts_read() -> None:
    item = make_item(reference="weissman2017", vignette="She *waits*.")
    (field,) = tree(render_item(item, LABELS, SECTIONS)).xpath("./fieldset")
    assert field.attrib["id"] == "item-rd-sample"
    assert {key: value for key, value in field.attrib.items() if key.startswith("data-")} == {
        "data-item": "rd-sample",
        "data-revision": "1",
        "data-kind": "single-best-answer",
        "data-objective": "rd-stage",
    }
    assert field.xpath("//*[@id='rd-sample-stem']")[0].text == "What do you do next?"
    assert field.attrib["aria-labelledby"] == "rd-sample-stem"
    options = field.xpath(".//li[@data-option]")
    assert [option.attrib["data-option"] for option in options] == ["ask", "wait", "advise", "invite"]
    assert ["data-key" in option.attrib for option in options] == [True, False, False, False]
    assert [option.attrib["data-effect"] for option in options] == [
        "skilled",
        "acceptable",
        "unhelpful",
        "harmful",
    ]
    assert [(i.attrib["type"], i.attrib["name"], i.attrib["value"]) for i in field.xpath(".//li//input")] == [
        ("radio", "rd-sample", option.id) for option in item.options
    ]


def test_the_answer_is_there_without_scripts_for_every_option() -> None:
    item = make_item(reference="weissman2017")
    (details,) = tree(render_item(item, LABELS, SECTIONS)).xpath(".//details[not(@open)]")
    told = {part.attrib["data-feedback"]: text(part) for part in details.xpath(".//*[@data-feedback]")}
    assert told == {
        "ask": "Best answer Skilled It asks.",
        "wait": "Acceptable It loses a week.",
        "advise": "Unhelpful It takes a side.",
        "invite": "Would be harmful She has said she is afraid of him.",
    }
    assert all(option.text in text(details) for option in item.options)
    assert text(details.xpath(".//*[@class='ipt-why']")[0]) == (
        "Her expectation has not been said aloud. Read again: Impasse Source: Weissman, Markowitz & Klerman 2018"
    )
    assert details.xpath(".//a/@href") == ["course:modules/role-disputes/stages.md#impasse"]


def test_an_effect_is_named_only_where_it_was_authored() -> None:
    item = make_item(kind="multiple-response")
    assert [o.attrib.get("data-effect") for o in tree(render_item(item, {})).xpath(".//li[@data-option]")] == [
        option.get("effect") for option in SEVERAL
    ]
    assert "Skilled" not in render_item(item, {})


def test_several_answers_are_checkboxes_and_say_how_they_count() -> None:
    markup = render_item(make_item(kind="multiple-response"), {})
    assert set(tree(markup).xpath(".//li//input/@type")) == {"checkbox"}
    assert RULE["multiple-response"] in text(tree(markup))
    assert RULE["multiple-response"].endswith("takes away; never below zero.")


def test_what_only_scripts_can_serve_is_hidden() -> None:
    markup = tree(render_quiz(make_quiz(), {}))
    assert markup.xpath(".//button")
    for button in markup.xpath(".//button"):
        assert button.xpath("./ancestor-or-self::*[@hidden]")
    (certainty,) = markup.xpath(".//fieldset[@class='ipt-certainty']")
    assert "hidden" in certainty.attrib
    assert text(certainty) == "How sure are you? Guessing Fairly sure Sure"
    # Enter on an option with scripts off must not send the answer anywhere.
    assert markup.xpath(".//form/@method") == ["dialog"]


def test_a_quiz_numbers_its_items_and_stays_out_of_the_search() -> None:
    quiz = make_quiz([make_item(id="one"), make_item(id="two")], introduction="Read *slowly*.")
    markup = tree(render_quiz(quiz, {}))
    (element,) = markup.xpath("./ipt-quiz")
    assert {key: element.attrib[key] for key in ("id", "data-quiz", "data-mastery")} == {
        "id": "quiz-sample",
        "data-quiz": "sample",
        "data-mastery": "0.8",
    }
    assert "data-certainty" in element.attrib
    assert "data-search-exclude" in element.xpath("./form")[0].attrib
    assert [text(part) for part in markup.xpath(".//*[@class='ipt-item__number']")] == [
        "Question 1 of 2",
        "Question 2 of 2",
    ]
    assert [text(part) for part in markup.xpath(".//button[@data-do='check']")] == [
        "Check question 1",
        "Check question 2",
    ]
    assert text(markup.xpath(".//*[@role='status'][contains(@class, 'ipt-quiz__result')]")[0]) == ""


def test_an_inline_check_asks_no_certainty() -> None:
    item = make_item()
    markup = tree(render_inline(item, make_quiz([item]), {}))
    (element,) = markup.xpath("./ipt-quiz[@data-inline]")
    assert "data-certainty" not in element.attrib
    assert not markup.xpath(".//*[@class='ipt-certainty']")
    assert [text(button) for button in markup.xpath(".//button")] == ["Check", "Try again"]


def test_samples_say_so() -> None:
    item = make_item()
    quiz = make_quiz([item], sample=True)
    for markup in (
        render_quiz(quiz, {}),
        render_inline(item, quiz, {}),
        render_case(make_case(sample=True), {}),
    ):
        assert "A sample for authors" in markup
    assert "A sample for authors" not in render_quiz(make_quiz(), {})


def test_a_reference_without_words_is_an_error_not_a_blank() -> None:
    with pytest.raises(KeyError):
        render_item(make_item(reference="weissman2017"), {})


def test_a_missing_value_is_an_error_not_a_blank() -> None:
    from ipt_course.render.environment import fill

    with pytest.raises(UndefinedError):
        fill("problem", finding={})


def hostile_item(**changes: Any) -> Item:
    words = f'{SCRIPT} [x](javascript:alert(1)) ![p](https://example.org/p.gif) {{{{ 7*7 }}}} " onclick="x'
    options = [{**option, "text": words, "feedback": words} for option in SEVERAL]
    return make_item(stem=words, vignette=words, rationale=words, kind="multiple-response", options=options, **changes)


@pytest.mark.parametrize(
    "markup",
    [
        render_quiz(make_quiz([hostile_item()], title=SCRIPT, introduction=SCRIPT), {}, {}),
        render_item(hostile_item(reference="k"), {"k": SCRIPT}, {"modules/role-disputes/stages.md#impasse": SCRIPT}),
        render_case_index([make_case(title=SCRIPT, setting=SCRIPT)]),
        render_problem(Finding(SCRIPT, SCRIPT, Severity.ERROR, SCRIPT, 1, 2, SCRIPT, SCRIPT)),
    ],
)
def test_hostile_words_stay_words(markup: str) -> None:
    assert_harmless(markup)


def assert_harmless(markup: str) -> None:
    parsed = tree(markup)
    assert not parsed.xpath(".//script | .//img | .//iframe | .//style | .//*[@style]")
    assert not [name for name in parsed.xpath(".//@*") if (name.attrname or "").startswith("on")]
    assert all(href.startswith(("course:", "#", "https://")) for href in parsed.xpath(".//@href"))


@given(quizzes())
@settings(deadline=None)
def test_any_valid_quiz_renders_once_each_and_harmless(quiz: Any) -> None:
    markup = render_quiz(quiz, {})
    parsed = tree(markup)
    assert parsed.xpath(".//fieldset/@data-item") == [item.id for item in quiz.items]
    assert not repeated_ids(parsed)
    assert_harmless(markup)
    for item, field in zip(quiz.items, parsed.xpath(".//fieldset[@data-item]"), strict=True):
        assert field.xpath(".//li/@data-option") == [option.id for option in item.options]
        assert field.xpath(".//@data-feedback") == [option.id for option in item.options]
        assert field.xpath(".//li[@data-key]/@data-option") == [o.id for o in item.options if o.key]


@given(items())
@settings(deadline=None)
def test_rendering_twice_gives_the_same(item: Item) -> None:
    assert render_item(item, {}) == render_item(item, {})


# ---- cases ----


def case_with_everything(**changes: Any) -> Case:
    plan = {"people": ["Piet", "the night nurse"], "text": "Piet is told."}
    risk = {"carries": "passive-ideation", "asked": "Asked.", "protective": ["Piet"], "plan": plan}
    return make_case(**{"content_note": "A quarrel.", "risk": risk, "references": ["weissman2017"], **changes})


def test_a_case_gives_what_is_needed_to_decide_before_it_asks_and_the_rest_after() -> None:
    markup = str(render_case(case_with_everything(), LABELS))
    order = [
        "<h1",
        "Fictional",
        "not yet read by a second clinician",
        "A quarrel.",
        "you do not have to read on alone",
        "-words",
        "-story",
        "-symptoms",
        "Risk, as it was asked",
        "Violence, as it was asked",
        "-incident",
        "ipt-figure--closeness",
        '-inventory"',
        "-mood",
        "<ipt-case",
        "Which focus fits best?",
        '<details class="ipt-commentary">',
        "-evidence",
        "-decoys",
        "-formulation",
        "-contract",
        "-sick-role",
        "-medication",
        "Piet, the night nurse",
        "-plan",
        "-obstacle",
        "-culture",
        "-slip",
        "-curve",
        "-ending",
        "-dispute",
        "-flip",
        "-points",
        "Weissman, Markowitz &amp; Klerman 2018",
    ]
    at = 0
    for part in order:
        at = markup.find(part, at)
        assert at >= 0, part
    assert markup.count("<h1") == 1
    assert not repeated_ids(tree(markup))


def test_the_focus_is_not_told_before_the_question() -> None:
    case = case_with_everything()
    before = str(render_case(case, LABELS)).partition("<ipt-case")[0]
    for told in ("One focus", case.decision.reasoning, case.formulation_model, "sample-case-curve"):
        assert told not in before
    assert f"PHQ-9 at session 1: {case.scale_curve.scores[0].score}." in before
    assert before.count("PHQ-9") == 1


def test_the_commentary_can_be_opened_without_scripts_and_stays_out_of_the_search() -> None:
    markup = tree(render_case(case_with_everything(), LABELS))
    (details,) = markup.xpath(".//details[@class='ipt-commentary']")
    assert "open" not in details.attrib
    (offered,) = details.xpath("./summary/span[not(@hidden)]")
    assert text(offered) == "Commentary: open after you have chosen"
    (excluded,) = details.xpath("./*[@data-search-exclude]")
    # The theme's search forgets the exclusion where an element of the same name ends inside.
    assert not excluded.xpath(f".//{excluded.tag}")
    assert {element.tag for element in details.xpath("./*")} == {"summary", "section"}


def test_every_heading_of_a_case_has_an_id_of_its_own() -> None:
    headings = tree(render_case(case_with_everything(), LABELS)).xpath(".//h1 | .//h2 | .//h3")
    assert len(headings) > 20
    assert all(heading.attrib["id"].startswith("sample-case") for heading in headings)


def test_a_case_escapes_every_field() -> None:
    def spoiled(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: spoiled(part, name) for name, part in value.items()}
        if isinstance(value, list):
            return [spoiled(part, key) for part in value]
        return f"{value} {SCRIPT}" if isinstance(value, str) and " " in value else value

    case = case_with_everything()
    markup = render_case(Case.model_validate(spoiled(case.model_dump(mode="json"))), {"weissman2017": SCRIPT})
    assert markup.count("&lt;script&gt;") > 30
    assert not tree(markup).xpath(".//script")


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        ({"kind": "one-focus", "focus": "grief"}, "One focus: grief."),
        (
            {"kind": "two-foci", "foci": ["role-dispute", "grief"]},
            "Two foci, agreed aloud: first role dispute, then grief.",
        ),
        (
            {"kind": "another-pathway", "pathway": "Specialist help.", "later_focus": "role-transition"},
            "Another pathway comes first: Specialist help. IPT may follow, with role transition as its focus.",
        ),
        (
            {"kind": "another-first-line", "treatment": "Light therapy"},
            "Another treatment is offered first: Light therapy.",
        ),
    ],
)
def test_each_decision_has_its_sentence(decision: dict[str, Any], words: str) -> None:
    evidence = [{"quote": "It is nothing, really.", "shows": "a"}, {"quote": "The flat.", "shows": "b"}]
    case = make_case(decision={**decision, "reasoning": "So.", "evidence": evidence})
    assert decision_in_words(case.decision) == words
    assert words in render_case(case, LABELS)


def test_the_index_of_cases_tells_no_focus() -> None:
    markup = render_case_index([make_case()])
    assert tree(markup).xpath(".//a/@href") == ["course:cases/sample-case.md"]
    assert "dispute" not in text(tree(markup)).lower()


@pytest.mark.parametrize(
    ("second_reader", "words"),
    [("none yet", "not yet read by a second clinician"), ("Dr A. Reader", "read by Dr A. Reader")],
)
def test_who_has_read_a_case_is_said_plainly(second_reader: str, words: str) -> None:
    assert reader(second_reader) == words


def test_a_month_is_written_out() -> None:
    assert (month("2026-11"), month("2026-03-09")) == ("November 2026", "March 2026")


# ---- notices ----


def test_objectives_say_what_is_tested_how_long_it_takes_and_what_needs_a_room() -> None:
    objectives = (Objective(id="rd-stage", text="Classify the stage"),)
    module = Module("role-disputes", "Role disputes", objectives, ("Hold a joint session",), ())
    told = text(tree(render_objectives(module, 65, 24)))
    for words in (
        "Classify the stage",
        "About 65 minutes, with 24 questions to answer.",
        "Hold a joint session",
    ):
        assert words in told
    alone = Module("m", "M", objectives, (), ())
    assert "supervisor" not in render_objectives(alone, 5)


def test_a_problem_shows_place_message_and_advice() -> None:
    finding = Finding("QZ004", "no-key", Severity.ERROR, "quizzes/a.yml", 14, 7, "marks no key", "mark one")
    assert text(tree(render_problem(finding))) == "QZ004 no-key quizzes/a.yml:14:7 marks no key To mend it: mark one"


def test_erasing_everything_is_offered_only_with_scripts() -> None:
    (button,) = tree(render_erase_all()).xpath(".//button")
    assert button.xpath("./ancestor::*[@hidden]")
