"""Items and quizzes for tests: one that satisfies the model, and any number of random valid ones."""

from typing import Any

from hypothesis import strategies as st

from ipt_course.model import Effect, Item, ItemKind, Quiz

OPTIONS: list[dict[str, Any]] = [
    {"id": "ask", "text": "Ask what she hoped for", "key": True, "effect": "skilled", "feedback": "It asks."},
    {"id": "wait", "text": "Wait", "effect": "acceptable", "feedback": "It loses a week."},
    {"id": "advise", "text": "Advise her", "effect": "unhelpful", "feedback": "It takes a side."},
    {
        "id": "invite",
        "text": "Invite him in",
        "effect": "harmful",
        "feedback": "She has said she is afraid of him.",
    },
]
# Two keys of five: what a multiple-response item needs.
SEVERAL: list[dict[str, Any]] = [
    {"id": "loss", "text": "A loss", "key": True, "feedback": "It was named."},
    {"id": "wish", "text": "A wish", "key": True, "feedback": "It was voiced."},
    {"id": "move", "text": "A move", "feedback": "It came later."},
    {"id": "debt", "text": "A debt", "feedback": "It was paid."},
    {"id": "threat", "text": "A joke", "effect": "harmful", "feedback": "It was a threat."},
]


def make_item(**changes: Any) -> Item:
    several = changes.get("kind") == ItemKind.MULTIPLE_RESPONSE
    values: dict[str, Any] = {
        "id": "rd-sample",
        "revision": 1,
        "kind": "single-best-answer",
        "objective": "rd-stage",
        "section": "modules/role-disputes/stages.md#impasse",
        "difficulty": 2,
        "stem": "What do you do next?",
        "options": SEVERAL if several else OPTIONS,
        "rationale": "Her expectation has not been said aloud.",
    }
    return Item.model_validate({**values, **changes})


def make_quiz(items: list[Item] | None = None, **changes: Any) -> Quiz:
    values: dict[str, Any] = {"id": "sample", "title": "A sample", "module": "role-disputes"}
    return Quiz.model_validate({**values, "items": items or [make_item()], **changes})


# Any text an author could type, with what HTML, Markdown and templates might act on among it.
_HOSTILE = st.sampled_from(["<b>", "&", '"', "'", "{{ x }}", "{% raw %}", "`", "](javascript:x)", "\n\n", "é", "]]>"])
_TEXT = st.lists(st.one_of(_HOSTILE, st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=12)))
_PROSE = _TEXT.map(lambda parts: "x" + "".join(parts)).map(str.strip)
_IDS = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
_EFFECTS = st.none() | st.sampled_from(Effect)


@st.composite
def items(draw: st.DrawFn, ids: st.SearchStrategy[str] = _IDS) -> Item:
    """A random item with as many keys as its kind may have."""
    kind = draw(st.sampled_from(ItemKind))
    option_ids = draw(st.lists(_IDS, min_size=2, max_size=8, unique=True))
    most = 1 if kind is ItemKind.SINGLE_BEST_ANSWER else len(option_ids)
    keys = draw(st.sets(st.sampled_from(option_ids), min_size=1, max_size=most))
    options = [
        {
            "id": id,
            "text": draw(_PROSE),
            "key": id in keys,
            "effect": draw(_EFFECTS),
            "feedback": draw(_PROSE),
        }
        for id in option_ids
    ]
    return make_item(
        id=draw(ids),
        revision=draw(st.integers(1, 99)),
        kind=kind,
        vignette=draw(st.none() | _PROSE),
        stem=draw(_PROSE),
        options=options,
        rationale=draw(_PROSE),
    )


@st.composite
def quizzes(draw: st.DrawFn) -> Quiz:
    ids = draw(st.lists(_IDS, min_size=1, max_size=4, unique=True))
    return make_quiz([draw(items(st.just(id))) for id in ids], introduction=draw(st.none() | _PROSE))


def responses(item: Item) -> st.SearchStrategy[list[str]]:
    """Any selection among an item's options; one at most where it takes one."""
    ids = st.sampled_from([option.id for option in item.options])
    return st.lists(ids, unique=True, max_size=1 if item.kind is ItemKind.SINGLE_BEST_ANSWER else None)
