"""The HTML that ships: complete without scripts, escaped, with the ids and attributes that scripts read."""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from lxml import html as lxml_html
from markupsafe import escape

from factories import make_case
from ipt_course.course import Module
from ipt_course.findings import Finding, Severity
from ipt_course.kinds.table import KINDS, parts_of
from ipt_course.model import Case, Certainty, Item, ItemKind, Objective
from ipt_course.prose import to_html, to_inline_html, to_plain
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
from ipt_course.render.words import month, reader
from quiz_factory import items, make_item, make_quiz, quizzes, values_of

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
    assert {
        "data-item": "rd-sample",
        "data-revision": "1",
        "data-kind": "single-best-answer",
        "data-objective": "rd-stage",
        "data-keys": "ask",
        "data-harmful": "invite",
        "data-right": "This is the best answer.",
    }.items() <= dict(field.attrib).items()
    assert field.xpath("//*[@id='rd-sample-stem']")[0].text == "What do you do next?"
    assert field.attrib["aria-labelledby"] == "rd-sample-stem"
    assert field.xpath(".//li/@data-option") == ["ask", "wait", "advise", "invite"]
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


# What a reader without scripts finds under an item's answer: each part, what is said of it, and why.
TOLD = {
    ItemKind.SINGLE_BEST_ANSWER: "Ask what she hoped for Best answer Skilled It asks. Wait Acceptable It loses a week. "
    "Advise her Unhelpful It takes a side. Invite him in Would be harmful She has said she is afraid of him.",
    ItemKind.MULTIPLE_RESPONSE: "A loss A right choice It was named. A wish A right choice It was voiced. "
    "A move It came later. A debt It was paid. A joke Would be harmful It was a threat.",
    ItemKind.TRUE_FALSE: "True Would be harmful She would be pressed to stay. "
    "False The right answer Some disputes end the tie.",
    ItemKind.MATCHING: "They pass notes Goes with: Impasse Notes are not talk. "
    "They row on Sundays Goes with: Renegotiation Loud, and it moves.",
    ItemKind.ORDERING: "Ask her alone Place 1 The rest hangs on it. Agree an aim Place 2 One aim keeps it short. "
    "See them both Place 3 Nothing can be asked then.",
    ItemKind.SITUATIONAL_JUDGEMENT: "Ask what she hoped for The authors’ rating: Skilled It asks. "
    "Wait The authors’ rating: Acceptable It loses a week. "
    "Advise her The authors’ rating: Unhelpful It takes a side. "
    "Invite him in The authors’ rating: Would be harmful She has said she is afraid of him.",
    ItemKind.HOT_TEXT: "What were the words? A line to mark Skilled It asks for a scene. "
    "You should leave. Would be harmful The choice is hers.",
    ItemKind.CASE_FOCUS: "Role dispute They no longer quarrel. Role transition Best focus The shop is sold. "
    "Thoughts of dying? Best question Skilled First. Your mornings? Would be harmful It walks past a sign.",
    ItemKind.REFLECTION: "One good answer among others What had you hoped she would say? Does yours do this? "
    "It asks for a hope A hope can be said. It takes no side Both stay in the story.",
}


@pytest.mark.parametrize("kind", ItemKind)
def test_every_kind_tells_its_key_and_its_reasons_without_scripts(kind: ItemKind) -> None:
    (field,) = tree(render_item(make_item(kind=kind, reference="weissman2017"), LABELS, SECTIONS)).xpath("./fieldset")
    (details,) = field.xpath("./details[not(@open)]")
    why = "Her expectation has not been said aloud. Read again: Impasse Source: Weissman, Markowitz & Klerman 2018"
    assert text(details) == f"Answer and reasons {TOLD[kind]} {why}"
    assert not details.xpath("./ancestor-or-self::*[@hidden] | .//*[@hidden]")
    (rule,) = field.xpath("./*[@class='ipt-item__rule']")
    assert rule.attrib["id"] in field.attrib["aria-describedby"].split()
    assert text(rule).endswith((".", "?"))


def test_how_an_answer_counts_is_said_before_it_is_given() -> None:
    rules = {kind: text(tree(render_item(make_item(kind=kind), {})).xpath(".//*[@class='ipt-item__rule']")[0])
             for kind in ItemKind}  # fmt: skip
    for kind in (ItemKind.MULTIPLE_RESPONSE, ItemKind.ORDERING, ItemKind.HOT_TEXT):
        assert rules[kind].endswith("takes away; never below zero."), kind
    assert "Each right pair counts." in rules[ItemKind.MATCHING]
    assert "three quarters" in rules[ItemKind.SITUATIONAL_JUDGEMENT]
    assert "where there is risk, the question decides" in rules[ItemKind.CASE_FOCUS]
    assert "risk" not in render_item(make_item(kind="case-focus", risk=False), {})
    assert "not scored, not kept, and goes nowhere" in rules[ItemKind.REFLECTION]


@pytest.mark.parametrize("kind", ItemKind)
def test_the_controls_of_a_kind_give_the_values_of_its_responses(kind: ItemKind) -> None:
    assert_controls_match(make_item(kind=kind))


def assert_controls_match(item: Any) -> None:
    """Nothing that a learner can choose is unknown to the scorer, and nothing that the scorer knows is missing."""
    (field,) = tree(render_item(item, {}, certainty=True)).xpath("./fieldset")
    parts = parts_of(item) if item.kind is not ItemKind.REFLECTION else []
    assert sorted(field.xpath(".//*[self::input or self::option][@value != '']/@value")) == sorted(
        [value for values in values_of(item) for value in values]
        + ([certainty.value for certainty in Certainty] if parts else [])
    )
    assert sorted(field.xpath(".//li/@data-option")) == sorted(part.id for part in parts)
    assert field.xpath(".//details//@data-feedback") == [part.id for part in parts]
    assert len(field.xpath(".//*[@data-reveal]")) == (1 if parts else 2)
    keys = field.get("data-keys")
    assert (keys.split() if keys else []) == list(KINDS[item.kind].marking(item).keys)
    assert bool(field.get("data-right")) == bool(parts)


def test_choosing_one_of_a_group_lets_go_of_the_other() -> None:
    """What is decided once has one name for all its buttons, and no other thing has it."""
    for kind in (ItemKind.SINGLE_BEST_ANSWER, ItemKind.TRUE_FALSE, ItemKind.SITUATIONAL_JUDGEMENT, ItemKind.CASE_FOCUS):
        item = make_item(kind=kind)
        groups: dict[str, list[str]] = {}
        for radio in tree(render_item(item, {})).xpath(".//input[@type='radio']"):
            groups.setdefault(radio.get("name"), []).append(radio.get("value"))
        assert list(groups.values()) == values_of(item), kind


def test_what_a_learner_writes_has_no_name_and_no_value_to_send() -> None:
    (field,) = tree(render_item(make_item(kind="reflection"), {}, certainty=True)).xpath("./fieldset")
    assert not field.xpath(".//*[@name]")
    assert field.xpath(".//textarea")[0].text_content() == ""
    assert len(field.xpath(".//input[@type='checkbox'][@data-own]")) == 2
    assert not field.xpath(".//*[contains(@class, 'ipt-certainty')]")
    assert not {"data-keys", "data-harmful", "data-decisive", "data-right"} & set(field.attrib)


def test_an_effect_is_named_only_where_it_was_authored() -> None:
    told = text(tree(render_item(make_item(kind="multiple-response"), {})))
    assert told.count("Would be harmful") == 1
    assert "Skilled" not in told


def test_several_answers_are_checkboxes() -> None:
    for kind in ("multiple-response", "hot-text"):
        assert set(tree(render_item(make_item(kind=kind), {})).xpath(".//li//input/@type")) == {"checkbox"}


def test_lines_that_cannot_be_marked_are_there_to_be_read() -> None:
    lines = tree(render_item(make_item(kind="hot-text"), {})).xpath(".//ol/li")
    assert [text(line) for line in lines] == [
        "Tamsin: It was hopeless.",
        "Therapist: What were the words?",
        "Tamsin: I forget.",
        "Therapist: You should leave.",
    ]
    assert [len(line.xpath(".//input")) for line in lines] == [0, 1, 0, 1]


def test_steps_can_be_moved_by_select_and_by_button_and_begin_out_of_order() -> None:
    item = make_item(kind="ordering")
    steps = tree(render_item(item, {})).xpath(".//ol[@data-order]/li")
    assert [step.get("data-option") for step in steps] != [step.id for step in item.steps]
    for place, step in enumerate(steps, 1):
        (select,) = step.xpath(".//select")
        assert select.xpath("./option[@selected]/@value") == [f"{step.get('data-option')}:{place}"]
        assert [button.get("data-move") for button in step.xpath(".//button")] == ["-1", "1"]
        assert [button.get("aria-label").partition(":")[0] for button in step.xpath(".//button")] == [
            "Up",
            "Down",
        ]


def test_targets_that_are_left_over_are_announced() -> None:
    assert "some are left over" in render_item(make_item(kind="matching"), {})
    targets = [target.model_dump() for target in make_item(kind="matching").targets[:2]]
    prompts = [{**prompt.model_dump(), "harmful_targets": []} for prompt in make_item(kind="matching").prompts]
    assert "left over" not in render_item(make_item(kind="matching", targets=targets, prompts=prompts), {})


# ---- what assistive technology is told ----

CONTROLS = ".//input | .//select | .//textarea | .//button | .//fieldset | .//summary | .//a | .//table"
# Elements that take no paragraphs, lists, fieldsets or other blocks.
PHRASING = {"p", "span", "label", "legend", "summary", "b", "button", "a", "option"}
BLOCKS = {"p", "div", "ul", "ol", "li", "fieldset", "details", "table", "blockquote", "form", "pre"}


def name_of(element: Any, root: Any) -> str:
    """What a screen reader calls it, as far as our markup goes."""
    if label := element.get("aria-label"):
        return str(label).strip()
    if named := element.get("aria-labelledby"):
        return " ".join(text(root.xpath(f"//*[@id='{id}']")[0]) for id in named.split())
    if element.tag == "fieldset":
        return " ".join(text(legend) for legend in element.xpath("./*[1][self::legend]"))
    if element.tag == "table":
        return " ".join(text(caption) for caption in element.xpath("./caption"))
    if element.tag in ("button", "summary", "a"):
        return text(element)
    ours = f"//label[@for='{element.get('id')}']" if element.get("id") else "./ancestor::label"
    return " ".join(text(label) for label in element.xpath(ours))


class _Structure(HTMLParser):
    """What a browser would have to mend: tags left open, lists of other things than entries, blocks in phrases."""

    VOID = ("input", "br", "hr", "img", "meta", "link")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = ["div"]
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        parent = self.open[-1]
        if (parent in ("ul", "ol")) != (tag == "li") and tag != "template":
            self.faults.append(f"<{tag}> in <{parent}>")
        if tag in BLOCKS and PHRASING & set(self.open):
            self.faults.append(f"<{tag}> within a phrase: {self.open}")
        if tag in ("form", "label", "button", "a") and tag in self.open:
            self.faults.append(f"<{tag}> within itself")
        if tag in ("legend", "summary", "caption") and parent not in ("fieldset", "details", "table"):
            self.faults.append(f"<{tag}> in <{parent}>")
        names = [name for name, _ in attributes]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID and self.open.pop() != tag:  # `<br />` is said to end, and never began
            self.faults.append(f"</{tag}> closes another")


def assert_well_made(markup: str) -> None:
    parser = _Structure()
    parser.feed(markup)
    assert (parser.faults, parser.open) == ([], ["div"])
    root = tree(markup)
    assert not repeated_ids(root)
    known = set(root.xpath("//@id"))
    for attribute in ("for", "aria-labelledby", "aria-describedby"):
        for value in root.xpath(f"//@{attribute}"):
            assert set(value.split()) <= known, f"{attribute}={value}"
    for element in root.xpath(CONTROLS):
        assert name_of(element, root), lxml_html.tostring(element)
    for label in root.xpath("//label"):
        assert len(label.xpath(".//input")) + len(label.xpath("./@for")) == 1
    for control in root.xpath("//input[@type='radio']"):
        assert control.xpath("./ancestor::fieldset")


@pytest.mark.parametrize("kind", ItemKind)
def test_every_control_of_a_kind_has_a_name_and_the_markup_nothing_to_mend(kind: ItemKind) -> None:
    item = make_item(kind=kind, vignette="She *waits*.\n\n- a list", reference="weissman2017")
    quiz = make_quiz([item, make_item(kind=kind, id="second")])
    for markup in (render_item(item, LABELS, SECTIONS), render_inline(item, quiz, LABELS), render_quiz(quiz, LABELS)):
        assert_well_made(markup)


NAMES = {
    ItemKind.MATCHING: ["They pass notes", "They row on Sundays"],
    ItemKind.REFLECTION: ["What do you do next?", "It asks for a hope", "It takes no side"],
    ItemKind.TRUE_FALSE: ["True", "False"],
    ItemKind.SITUATIONAL_JUDGEMENT: ["Skilled", "Acceptable", "Unhelpful", "Harmful"] * 4,
    ItemKind.CASE_FOCUS: ["Role dispute", "Role transition", "Thoughts of dying?", "Your mornings?"],
    ItemKind.HOT_TEXT: ["Therapist: What were the words?", "Therapist: You should leave."],
    ItemKind.SINGLE_BEST_ANSWER: ["Ask what she hoped for", "Wait", "Advise her", "Invite him in"],
    ItemKind.MULTIPLE_RESPONSE: ["A loss", "A wish", "A move", "A debt", "A joke"],
}


@pytest.mark.parametrize("kind", NAMES)
def test_controls_are_called_what_they_stand_for(kind: ItemKind) -> None:
    root = tree(render_item(make_item(kind=kind), {}))
    assert [name_of(control, root) for control in root.xpath(".//input | .//select | .//textarea")] == NAMES[kind]


def test_groups_of_controls_are_called_what_is_decided() -> None:
    def groups(kind: ItemKind) -> list[str]:
        root = tree(render_item(make_item(kind=kind), {}))
        return [name_of(group, root) for group in root.xpath(".//fieldset//fieldset")]

    assert groups(ItemKind.CASE_FOCUS) == ["The focus", "Your next question"]
    assert groups(ItemKind.SITUATIONAL_JUDGEMENT) == ["Ask what she hoped for", "Wait", "Advise her", "Invite him in"]


# ---- quizzes ----


def test_what_only_scripts_can_serve_is_hidden() -> None:
    markup = tree(render_quiz(make_quiz([make_item(kind=kind, id=f"is-{kind}") for kind in ItemKind]), {}))
    assert markup.xpath(".//button")
    for button in markup.xpath(".//button"):
        assert button.xpath("./ancestor-or-self::*[@hidden]")
    certainty = markup.xpath(".//fieldset[@class='ipt-certainty']")
    assert len(certainty) == len(ItemKind) - 1
    assert all("hidden" in field.attrib for field in certainty)
    assert text(certainty[0]) == "How sure are you? Guessing Fairly sure Sure"
    # Enter on an option with scripts off must not send the answer anywhere.
    assert markup.xpath(".//form/@method") == ["dialog"]


def test_a_quiz_numbers_its_items_and_stays_out_of_the_search() -> None:
    quiz = make_quiz([make_item(id="one"), make_item(id="two", kind="reflection")], introduction="Read *slowly*.")
    markup = tree(render_quiz(quiz, {}))
    (element,) = markup.xpath("./ipt-quiz")
    assert {key: element.attrib[key] for key in ("id", "data-quiz", "data-mastery", "data-behaviour")} == {
        "id": "quiz-sample",
        "data-quiz": "sample",
        "data-mastery": "0.8",
        "data-behaviour": "each",
    }
    assert "data-certainty" in element.attrib
    assert "data-attempts" not in element.attrib
    assert "data-search-exclude" in element.xpath("./form")[0].attrib
    assert [text(part) for part in markup.xpath(".//*[@class='ipt-item__number']")] == [
        "Question 1 of 2:",
        "Question 2 of 2:",
    ]
    assert [text(part) for part in markup.xpath(".//button[@data-do='check']")] == [
        "Check question 1",
        "Compare question 2",
    ]
    assert text(markup.xpath(".//*[@role='status'][contains(@class, 'ipt-quiz__result')]")[0]) == ""


def test_a_quiz_that_answers_at_its_end_has_no_button_on_its_items() -> None:
    quiz = make_quiz([make_item()], behaviour={"feedback": "end", "attempts": 2})
    markup = tree(render_quiz(quiz, {}))
    (element,) = markup.xpath("./ipt-quiz")
    assert (element.get("data-behaviour"), element.get("data-attempts")) == ("end", "2")
    assert not markup.xpath(".//fieldset[@data-item]//button[@data-do='check']")
    # A check within the text has no end to wait for.
    inline = tree(render_inline(quiz.items[0], quiz, {}))
    assert inline.xpath(".//button[@data-do='check']")
    assert inline.xpath("./ipt-quiz/@data-attempts") == ["2"]


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


# ---- hostile words ----

HOSTILE = f'{SCRIPT} [x](javascript:alert(1)) ![p](https://example.org/p.gif) {{{{ 7*7 }}}} " onclick="x'
TEXTS = ("text", "feedback", "why", "speaker", "stem", "vignette", "rationale", "model_answer")


def hostile_item(kind: str = "multiple-response", **changes: Any) -> Any:
    """Every text of it is hostile, whatever its kind calls it."""

    def spoilt(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: spoilt(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [spoilt(inner, key) for inner in value]
        return HOSTILE if key in TEXTS and value is not None else value

    whole = make_item(kind=kind, vignette="A vignette.", **changes).model_dump(mode="json")
    return make_item(**spoilt(whole))


@pytest.mark.parametrize("kind", ItemKind)
def test_hostile_words_of_every_kind_stay_words(kind: ItemKind) -> None:
    item = hostile_item(kind)
    plain, hostile = render_item(make_item(kind=kind, vignette="A vignette."), {}), render_item(item, {})
    assert_harmless(hostile)
    assert_well_made(hostile)
    shapes = [sorted({(e.tag, *sorted(e.attrib)) for e in tree(one).iter()}) for one in (plain, hostile)]
    assert shapes[0] == shapes[1]
    assert text(tree(hostile)).count("<script>alert(1)</script>") >= len(list(texts_of(item)))


@pytest.mark.parametrize(
    "markup",
    [
        render_quiz(make_quiz([hostile_item()], title=SCRIPT, introduction=SCRIPT), {}, {}),
        render_item(hostile_item(reference="k"), {"k": SCRIPT}, {"modules/role-disputes/stages.md#impasse": SCRIPT}),
        render_case_index([make_case(title=SCRIPT, setting=SCRIPT)], {"sample-case": SCRIPT}),
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


# ---- any item at all ----


def texts_of(value: Any) -> Iterator[str]:
    """Everything that the author of an item wrote to be read."""
    pairs = value.items() if isinstance(value, dict) else value.model_dump(mode="json").items()
    for key, inner in pairs:
        if key in TEXTS and inner is not None:
            yield inner
        for one in inner if isinstance(inner, list) else [inner]:
            if isinstance(one, dict):
                yield from texts_of(one)


def as_read(words: str) -> set[str]:
    """A text as a page shows it: in paragraphs, within a line, without its marks, or (a speaker's name) as it is."""
    made = (to_html(words), to_inline_html(words), escape(to_plain(words)), escape(words))
    return {text(tree(str(markup))) for markup in made}


@pytest.mark.parametrize("kind", ItemKind)
@given(data=st.data())
@settings(deadline=None, max_examples=40)
def test_every_text_of_any_item_is_there_to_be_read(kind: ItemKind, data: st.DataObject) -> None:
    item = data.draw(items(kind))
    read = text(tree(render_item(item, {})))
    for words in texts_of(item):
        assert any(shown in read for shown in as_read(words)), words
    assert_controls_match(item)


@given(quizzes())
@settings(deadline=None)
def test_any_valid_quiz_renders_once_each_and_harmless(quiz: Any) -> None:
    markup = render_quiz(quiz, {})
    parsed = tree(markup)
    assert parsed.xpath(".//fieldset/@data-item") == [item.id for item in quiz.items]
    assert_harmless(markup)
    assert_well_made(markup)


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
    headings = tree(render_case(case_with_everything(), LABELS)).xpath(
        "(.//h1 | .//h2 | .//h3)[not(ancestor::fieldset)]"
    )
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
