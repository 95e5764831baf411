"""How a learner answers an item of each kind: by the names of its controls, or by the keyboard alone.

The items are those of quiz_factory, some with a part more, so that every sort of answer can be given. A kind without
a row in WAYS fails each test of test_kinds.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Error

from ipt_course.model import ItemKind
from ipt_course.render.mixing import mixed
from quiz_factory import OWN, make_item

SECTION = "modules/one/index.md#deep"
SURE, UNSURE = "Sure", "Guessing"

# The focus is on something that can be seen: with a ring, within the window and under nothing else.
IN_SIGHT = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  if (!one.closest("article")) return true; // the theme's own are tried in test_reader
  if (style.outlineStyle === "none" || !parseFloat(style.outlineWidth)) return false;
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (bottom <= top || box.left < 0 || box.left >= innerWidth) return false;
  const seen = document.elementFromPoint(box.left + Math.min(box.width / 2, 8), (top + bottom) / 2);
  return Boolean(seen) && (one.contains(seen) || seen.contains(one) || seen.closest("label")?.control === one);
}"""

FOCUSED = """() => { const one = document.activeElement, box = one.getBoundingClientRect();
  return `${one.outerHTML.slice(0, 160)} from ${box.top} to ${box.bottom} of ${innerHeight}`; }"""


def is_focused(control: Any) -> bool:
    return bool(control.evaluate("(one) => one === document.activeElement"))


class Keys:
    """A keyboard, and nothing else. At every stop the focus must be seen."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)
        self.see()

    def see(self) -> None:
        # The theme moves its side columns a frame after a scroll.
        try:
            self.page.wait_for_function(IN_SIGHT, timeout=2_000)
        except Error as error:
            raise AssertionError("not in sight: " + self.page.evaluate(FOCUSED)) from error

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def tab_to(self, control: Any) -> None:
        """Forwards, or backwards to what lies before."""
        before = "(one) => Boolean(document.activeElement.compareDocumentPosition(one) & 2)"
        key = "Shift+Tab" if control.evaluate(before) else "Tab"
        for _ in range(60):
            if is_focused(control):
                return
            self.press(key)
        raise AssertionError(f"{key} never comes to {control}")

    def choose(self, radios: Any, name: str) -> None:
        """One of a group of radio buttons, none of which is chosen yet."""
        self.tab_to(radios.first)
        at = radios.evaluate_all(
            "(all, name) => all.findIndex((one) => one.labels[0].textContent.trim() === name)", name
        )
        self.press("ArrowDown", at) if at else self.press("Space")


def press_check(item: Any, name: str = "Check") -> None:
    item.get_by_role("button", name=name).click()


def certainty(item: Any) -> Any:
    return item.get_by_role("group", name="How sure are you?").get_by_role("radio")


# ---------- what an item has to be answered with ----------


class Options:
    """Radio buttons or boxes, by what stands beside them. What is chosen: a list of names."""

    def __init__(self, role: str, speaker: str = "") -> None:
        self.role = role
        self.before = speaker

    def part(self, item: Any, text: str) -> Any:
        return item.get_by_role(self.role, name=self.before + text, exact=True)

    def by_name(self, item: Any, chosen: list[str]) -> None:
        for name in chosen:
            self.part(item, name).check()

    def by_keyboard(self, keys: Keys, item: Any, chosen: list[str]) -> None:
        for name in chosen:
            if self.role == "radio":
                keys.choose(item.get_by_role("list").get_by_role("radio"), name)
            else:
                keys.tab_to(self.part(item, name))
                keys.press("Space")

    def shown(self, item: Any) -> list[str]:
        named = "(all) => all.filter((one) => one.checked).map((one) => one.labels[0].textContent.trim())"
        names = item.get_by_role("list").get_by_role(self.role).evaluate_all(named)
        return [name.removeprefix(self.before) for name in names]


class Selects:
    """A list for each prompt, out of sight when answered. What is chosen: prompt → choice."""

    def part(self, item: Any, text: str) -> Any:
        return item.get_by_role("combobox", name=text, exact=True, include_hidden=True)

    def by_name(self, item: Any, chosen: dict[str, str]) -> None:
        for prompt, choice in chosen.items():
            self.part(item, prompt).select_option(label=choice)

    def by_keyboard(self, keys: Keys, item: Any, chosen: dict[str, str]) -> None:
        for prompt, choice in chosen.items():
            keys.tab_to(self.part(item, prompt))
            keys.type(choice[:4])

    def shown(self, item: Any) -> dict[str, str]:
        pair = "(one) => [one.labels[0].textContent, one.value && one.selectedOptions[0].textContent.trim()]"
        return dict(item.get_by_role("combobox", include_hidden=True).evaluate_all(f"(all) => all.map({pair})"))


class Steps(Selects):
    """Steps with a place each. What is chosen: the steps, from the first to the last."""

    def by_name(self, item: Any, chosen: list[str]) -> None:
        for place, step in enumerate(chosen, 1):
            self.part(item, step).select_option(label=str(place))

    def by_keyboard(self, keys: Keys, item: Any, chosen: list[str]) -> None:
        for place, step in enumerate(chosen, 1):
            keys.tab_to(self.part(item, step))
            keys.type(str(place))
            keys.see()
            assert is_focused(self.part(item, step)), "the step moved away from under the focus"

    def shown(self, item: Any) -> list[str]:
        places = super().shown(item)
        assert list(places.values()) == [str(place) for place in range(1, len(places) + 1)], "not shown in their order"
        return list(places)


class Groups:
    """Radio buttons under several headings. What is chosen: heading → name."""

    def group(self, item: Any, heading: str) -> Any:
        return item.get_by_role("group", name=heading, exact=True)

    def by_name(self, item: Any, chosen: dict[str, str]) -> None:
        for heading, name in chosen.items():
            self.group(item, heading).get_by_role("radio", name=name, exact=True).check()

    def by_keyboard(self, keys: Keys, item: Any, chosen: dict[str, str]) -> None:
        for heading, name in chosen.items():
            keys.choose(self.group(item, heading).get_by_role("radio"), name)

    def shown(self, item: Any) -> dict[str, str]:
        pair = """(one) => [one.closest("fieldset").querySelector("legend").textContent.trim(),
          one.labels[0].textContent.trim()]"""
        inside = item.get_by_role("list").get_by_role("radio")
        return dict(inside.evaluate_all(f"(all) => all.filter((one) => one.checked).map({pair})"))


class Ratings(Groups):
    def part(self, item: Any, text: str) -> Any:
        return self.group(item, text)


class Choices(Groups):
    def part(self, item: Any, text: str) -> Any:
        return item.get_by_role("radio", name=text, exact=True)


class Writing:
    """A field to write in, and afterwards criteria to tick. What is chosen: the text."""

    def part(self, item: Any, text: str) -> Any:
        return item.get_by_role("checkbox", name=text, exact=True)

    def field(self, item: Any) -> Any:
        return item.get_by_role("textbox")

    def by_name(self, item: Any, chosen: str) -> None:
        self.field(item).fill(chosen)

    def by_keyboard(self, keys: Keys, item: Any, chosen: str) -> None:
        keys.tab_to(self.field(item))
        keys.type(chosen)

    def shown(self, item: Any) -> str:
        return str(self.field(item).input_value())


# ---------- the kinds ----------

STEM = "What do you do next?"
SEE = " See what is said of each."
HARM = "This would harm the patient. Read why before you go on."
SURE_HARM = "You were sure, and this would harm the patient. Read why before you go on."


@dataclass(frozen=True)
class Answer:
    """What the learner chooses, in the words of the page; what is stored of it; what the page then says."""

    chosen: Any
    response: list[str]
    says: str
    changes: dict[str, Any] = field(default_factory=dict)  # to the item, where its own cannot be answered so

    def verdict(self, sure: bool) -> str:
        if self.says == HARM:
            return SURE_HARM if sure else HARM
        return f"You were sure. {self.says}" if sure and self.says.endswith(SEE) else self.says


@dataclass(frozen=True)
class Gap:
    """What is chosen so far, what is said of the rest, and where the focus goes for it."""

    chosen: Any
    says: str
    control: Callable[[Any], Any]


@dataclass(frozen=True)
class Way:
    kind: ItemKind
    by: Any
    blank: Any  # what is shown before anything is chosen
    answers: Mapping[str, Answer]  # right, wrong, partly, harmful: those that the kind can have
    gaps: Iterable[Gap]
    keys: Mapping[str, str]  # part → the plate that tells the key
    stops: int  # of the Tab key in what there is to answer with
    own: dict[str, Any] = field(default_factory=dict)

    @property
    def scored(self) -> bool:
        return self.kind != ItemKind.REFLECTION

    @property
    def button(self) -> str:
        return "Check" if self.scored else "Compare"

    @property
    def missed(self) -> Answer:
        """An answer after which there is something to be asked again."""
        sorts = ("partly", "wrong", "harmful", "right")
        return next(self.answers[one] for one in sorts if one in self.answers and not self.answers[one].changes)

    def item(self, **changes: Any) -> Any:
        return make_item(**{"kind": self.kind, "section": SECTION, "stem": STEM, **self.own, **changes})

    def answer(self, item: Any, answer: Answer, sure: str | None = SURE) -> None:
        """By names, to the end."""
        self.by.by_name(item, answer.chosen)
        if sure and self.scored:
            item.get_by_role("radio", name=sure, exact=True).check()
        press_check(item, self.button)


def _first(role: str) -> Callable[[Any], Any]:
    return lambda item: item.get_by_role(role).first


def _in_group(name: str) -> Callable[[Any], Any]:
    return lambda item: item.get_by_role("group", name=name, exact=True).get_by_role("radio").first


def _single_best_answer() -> Way:
    return Way(
        ItemKind.SINGLE_BEST_ANSWER,
        Options("radio"),
        [],
        {
            "right": Answer(["Ask what she hoped for"], ["ask"], "This is the best answer."),
            "wrong": Answer(["Advise her"], ["advise"], "This is not the best answer." + SEE),
            "harmful": Answer(["Invite him in"], ["invite"], HARM),
        },
        [Gap([], "Choose an option first.", _first("radio"))],
        {"ask": "Best answer Skilled"},
        1,
    )


def _multiple_response() -> Way:
    return Way(
        ItemKind.MULTIPLE_RESPONSE,
        Options("checkbox"),
        [],
        {
            "right": Answer(["A loss", "A wish"], ["loss", "wish"], "All the right choices, and no other."),
            "wrong": Answer(["A move"], ["move"], "This is not the whole answer. 0 of 2 points." + SEE),
            "partly": Answer(["A wish"], ["wish"], "This is not the whole answer. 1 of 2 points." + SEE),
            "harmful": Answer(["A loss", "A joke"], ["loss", "threat"], HARM),
        },
        [Gap([], "Choose an option first.", _first("checkbox"))],
        {"loss": "A right choice", "wish": "A right choice"},
        5,
    )


def _true_false() -> Way:
    unharmful = {"if_true": {"feedback": "It has been said often."}}
    return Way(
        ItemKind.TRUE_FALSE,
        Options("radio"),
        [],
        {
            "right": Answer(["False"], ["false"], "It is false."),
            "wrong": Answer(["True"], ["true"], "Not so: it is false." + SEE, unharmful),
            "harmful": Answer(["True"], ["true"], HARM),
        },
        [Gap([], "Choose true or false first.", _first("radio"))],
        {"false": "The right answer"},
        1,
    )


def _matching() -> Way:
    notes, rows = "They pass notes", "They row on Sundays"

    def pair(one: str, other: str) -> dict[str, str]:
        return {notes: one, rows: other}

    said = "Not every one goes where you put it."
    return Way(
        ItemKind.MATCHING,
        Selects(),
        {notes: "", rows: ""},
        {
            "right": Answer(
                pair("Impasse", "Renegotiation"), ["notes:silence", "rows:talk"], "Each goes with the right one."
            ),
            "wrong": Answer(
                pair("Renegotiation", "Impasse"), ["notes:talk", "rows:silence"], said + " 0 of 2 points." + SEE
            ),
            "partly": Answer(
                pair("Impasse", "Dissolution"), ["notes:silence", "rows:end"], said + " 1 of 2 points." + SEE
            ),
            "harmful": Answer(pair("Dissolution", "Renegotiation"), ["notes:end", "rows:talk"], HARM),
        },
        [
            Gap({}, "Match every line first.", lambda item: item.get_by_role("combobox", name=notes)),
            Gap({notes: "Impasse"}, "Match every line first.", lambda item: item.get_by_role("combobox", name=rows)),
            Gap({rows: "Impasse"}, "Match every line first.", lambda item: item.get_by_role("combobox", name=notes)),
        ],
        {"notes": "Goes with: Impasse", "rows": "Goes with: Renegotiation"},
        2,
    )


def _ordering() -> Way:
    alone, aim, both = "Ask her alone", "Agree an aim", "See them both"
    unharmful = {"steps": [{**step, "harmful_before": []} for step in OWN[ItemKind.ORDERING]["steps"]]}
    said = "They are not all in their order."
    as_shown = [step.text for step in mixed(make_item(kind=ItemKind.ORDERING))]
    return Way(
        ItemKind.ORDERING,
        Steps(),
        as_shown,
        {
            "right": Answer([alone, aim, both], ["alone:1", "aim:2", "both:3"], "All in their order."),
            "wrong": Answer(
                [both, aim, alone], ["both:1", "aim:2", "alone:3"], said + " 0 of 3 points." + SEE, unharmful
            ),
            "partly": Answer([aim, alone, both], ["aim:1", "alone:2", "both:3"], said + " 1 of 3 points." + SEE),
            "harmful": Answer([both, alone, aim], ["both:1", "alone:2", "aim:3"], HARM),
        },
        [],  # steps always stand in some order
        {"alone": "Place 1", "aim": "Place 2", "both": "Place 3"},
        9,
    )


def _situational_judgement() -> Way:
    replies = ["Ask what she hoped for", "Wait", "Advise her", "Invite him in"]
    ids = ["ask", "wait", "advise", "invite"]

    def rated(says: str, *ratings: str) -> Answer:
        response = [f"{id}:{rating.lower()}" for id, rating in zip(ids, ratings, strict=True)]
        return Answer(dict(zip(replies, ratings, strict=True)), response, says)

    said = "You rate them otherwise than the authors do."
    right = "You rate them as the authors do, or nearly so."
    return Way(
        ItemKind.SITUATIONAL_JUDGEMENT,
        Ratings(),
        {},
        {
            "right": rated(right, "Skilled", "Acceptable", "Unhelpful", "Harmful"),
            "nearly": rated(right, "Acceptable", "Skilled", "Unhelpful", "Harmful"),
            "wrong": rated(said + " 1 of 8 points." + SEE, "Unhelpful", "Harmful", "Skilled", "Unhelpful"),
            "partly": rated(said + " 5 of 8 points." + SEE, "Skilled", "Skilled", "Skilled", "Harmful"),
            "harmful": rated(HARM, "Skilled", "Acceptable", "Unhelpful", "Acceptable"),
        },
        [
            Gap({}, "Rate every reply first.", _in_group(replies[0])),
            Gap({replies[0]: "Skilled"}, "Rate every reply first.", _in_group(replies[1])),
            Gap(dict.fromkeys(replies[1:], "Skilled"), "Rate every reply first.", _in_group(replies[0])),
        ],
        {
            "ask": "The authors’ rating: Skilled",
            "wait": "The authors’ rating: Acceptable",
            "advise": "The authors’ rating: Unhelpful",
            "invite": "The authors’ rating: Would be harmful",
        },
        4,
    )


def _hot_text() -> Way:
    words, tone, leave, sorry = "What were the words?", "How did it sound?", "You should leave.", "I am sorry."
    line = {"speaker": "Therapist", "feedback": "He said how it sounded."}
    more = [
        {**line, "text": tone, "id": "tone", "key": True, "feedback": "It asks how it was said."},
        {"speaker": "Tamsin", "text": "Flat."},
        {**line, "text": sorry, "id": "sorry", "feedback": "It comforts."},
    ]
    said = "These are not just the lines."
    return Way(
        ItemKind.HOT_TEXT,
        Options("checkbox", "Therapist: "),
        [],
        {
            "right": Answer([words, tone], ["words", "tone"], "These are the lines, and no other."),
            "wrong": Answer([sorry], ["sorry"], said + " 0 of 2 points." + SEE),
            "partly": Answer([tone], ["tone"], said + " 1 of 2 points." + SEE),
            "harmful": Answer([words, leave], ["words", "leave"], HARM),
        },
        [Gap([], "Mark at least one line first.", _first("checkbox"))],
        {"words": "A line to mark Skilled", "tone": "A line to mark"},
        4,
        {"lines": [*OWN[ItemKind.HOT_TEXT]["lines"], *more]},
    )


def _case_focus() -> Way:
    focus, question = "The focus", "Your next question"
    sleep = {"id": "sleep", "text": "Your sleep?", "effect": "unhelpful", "feedback": "It can wait."}

    def pair(one: str, other: str) -> dict[str, str]:
        return {focus: one, question: other}

    said = "This is not both the focus and the question the authors would choose."
    first = "Choose the focus and a question first."
    return Way(
        ItemKind.CASE_FOCUS,
        Choices(),
        {},
        {
            "right": Answer(
                pair("Role transition", "Thoughts of dying?"),
                ["focus:role-transition", "question:ending"],
                "The focus and the question the authors would choose.",
            ),
            "wrong": Answer(
                pair("Role transition", "Your sleep?"),
                ["focus:role-transition", "question:sleep"],
                said + " 0 of 2 points." + SEE,
            ),
            "partly": Answer(
                pair("Role dispute", "Thoughts of dying?"),
                ["focus:role-dispute", "question:ending"],
                said + " 1 of 2 points." + SEE,
            ),
            "harmful": Answer(
                pair("Role transition", "Your mornings?"), ["focus:role-transition", "question:mornings"], HARM
            ),
        },
        [
            Gap({}, first, _in_group(focus)),
            Gap({focus: "Role transition"}, first, _in_group(question)),
            Gap({question: "Your sleep?"}, first, _in_group(focus)),
        ],
        {"focus:role-transition": "Best focus", "question:ending": "Best question Skilled"},
        2,
        {"questions": [*OWN[ItemKind.CASE_FOCUS]["questions"], sleep]},
    )


def _reflection() -> Way:
    return Way(
        ItemKind.REFLECTION,
        Writing(),
        "",
        {"right": Answer("I would ask what she had hoped.", [], "Compare yours with the answer below.")},
        [
            Gap("", "Write a line first.", _first("textbox")),
            Gap(" \n ", "Write a line first.", _first("textbox")),
        ],
        {},
        1,
    )


WAYS: Mapping[ItemKind, Way] = {
    way.kind: way
    for way in (
        _single_best_answer(),
        _multiple_response(),
        _true_false(),
        _matching(),
        _ordering(),
        _situational_judgement(),
        _hot_text(),
        _case_focus(),
        _reflection(),
    )
}
