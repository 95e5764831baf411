"""Items and quizzes for tests: one of each kind that satisfies model and rules, and any number of random ones.
And what a learner, a revised item or a spoilt record may answer to them.
"""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from ipt_course.kinds.table import KINDS, parts_of
from ipt_course.model import (
    Choice,
    Effect,
    HotText,
    Item,
    ItemKind,
    Matching,
    MultipleResponse,
    Ordering,
    Quiz,
    SituationalJudgement,
)

ITEM: TypeAdapter[Item] = TypeAdapter(Item)

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
# What is a kind's own, in the order of the table of kinds.
OWN: dict[ItemKind, dict[str, Any]] = {
    ItemKind.SINGLE_BEST_ANSWER: {"options": OPTIONS},
    ItemKind.MULTIPLE_RESPONSE: {"options": SEVERAL},
    ItemKind.TRUE_FALSE: {
        "answer": False,
        "if_true": {"effect": "harmful", "feedback": "She would be pressed to stay."},
        "if_false": {"feedback": "Some disputes end the tie."},
    },
    ItemKind.MATCHING: {
        "targets": [
            {"id": "talk", "text": "Renegotiation"},
            {"id": "silence", "text": "Impasse"},
            {"id": "end", "text": "Dissolution"},
        ],
        "prompts": [
            {
                "id": "notes",
                "text": "They pass notes",
                "target": "silence",
                "harmful_targets": ["end"],
                "feedback": "Notes are not talk.",
            },
            {"id": "rows", "text": "They row on Sundays", "target": "talk", "feedback": "Loud, and it moves."},
        ],
    },
    ItemKind.ORDERING: {
        "steps": [
            {"id": "alone", "text": "Ask her alone", "feedback": "The rest hangs on it."},
            {"id": "aim", "text": "Agree an aim", "feedback": "One aim keeps it short."},
            {
                "id": "both",
                "text": "See them both",
                "harmful_before": ["alone"],
                "feedback": "Nothing can be asked then.",
            },
        ],
    },
    ItemKind.SITUATIONAL_JUDGEMENT: {
        "replies": [{key: value for key, value in option.items() if key != "key"} for option in OPTIONS],
    },
    ItemKind.HOT_TEXT: {
        "lines": [
            {"speaker": "Tamsin", "text": "It was hopeless."},
            {
                "speaker": "Therapist",
                "text": "What were the words?",
                "id": "words",
                "key": True,
                "effect": "skilled",
                "feedback": "It asks for a scene.",
            },
            {"speaker": "Tamsin", "text": "I forget."},
            {
                "speaker": "Therapist",
                "text": "You should leave.",
                "id": "leave",
                "effect": "harmful",
                "feedback": "The choice is hers.",
            },
        ],
    },
    ItemKind.CASE_FOCUS: {
        "risk": True,
        "foci": [
            {"id": "role-dispute", "text": "Role dispute", "feedback": "They no longer quarrel."},
            {"id": "role-transition", "text": "Role transition", "key": True, "feedback": "The shop is sold."},
        ],
        "questions": [
            {"id": "ending", "text": "Thoughts of dying?", "key": True, "effect": "skilled", "feedback": "First."},
            {"id": "mornings", "text": "Your mornings?", "effect": "harmful", "feedback": "It walks past a sign."},
        ],
    },
    ItemKind.REFLECTION: {
        "model_answer": "What had you hoped she would say?",
        "criteria": [
            {"id": "hope", "text": "It asks for a hope", "why": "A hope can be said."},
            {"id": "side", "text": "It takes no side", "why": "Both stay in the story."},
        ],
    },
}


def make_item(**changes: Any) -> Any:
    """A sound item of `kind`, or with one best answer; a keyword replaces the field of that name."""
    kind = ItemKind(changes.get("kind", ItemKind.SINGLE_BEST_ANSWER))
    values: dict[str, Any] = {
        "id": "rd-sample",
        "revision": 1,
        "kind": kind,
        "objective": "rd-stage",
        "section": "modules/role-disputes/stages.md#impasse",
        "difficulty": 2,
        "stem": "What do you do next?",
        "rationale": "Her expectation has not been said aloud.",
        **OWN[kind],
    }
    return ITEM.validate_python({**values, **changes})


def make_quiz(items: list[Item] | None = None, **changes: Any) -> Quiz:
    values: dict[str, Any] = {"id": "sample", "title": "A sample", "module": "role-disputes"}
    return Quiz.model_validate({**values, "items": items or [make_item()], **changes})


# ---------- random ones ----------

# Any text an author could type, with what HTML, Markdown and templates might act on among it.
_HOSTILE = st.sampled_from(["<b>", "&", '"', "'", "{{ x }}", "{% raw %}", "`", "](javascript:x)", "\n\n", "é", "]]>"])
_ANY = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=8)
_TEXT = st.lists(st.one_of(_HOSTILE, _ANY), max_size=3)
_PROSE = _TEXT.map(lambda parts: "x" + "".join(parts)).map(str.strip)
_LINE = _PROSE.map(lambda text: " ".join(text.split()))
# Few letters, so that one id often begins as another does; a regular expression would take twice as long.
_WORDS = st.text("abz09", min_size=1, max_size=4)
_IDS = st.lists(_WORDS, min_size=1, max_size=3).map(lambda words: "a" + "-".join(words))
_EFFECTS = st.none() | st.sampled_from(Effect)


def _ids(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(_IDS, min_size=least, max_size=most, unique=True)


@st.composite
def _options(draw: st.DrawFn, ids: list[str], most_keys: int) -> list[dict[str, Any]]:
    keys = draw(st.sets(st.sampled_from(ids), min_size=min(2, most_keys), max_size=most_keys))
    return [
        {"id": id, "text": draw(_PROSE), "key": id in keys, "effect": draw(_EFFECTS), "feedback": draw(_PROSE)}
        for id in ids
    ]


@st.composite
def _single_best_answer(draw: st.DrawFn) -> dict[str, Any]:
    return {"options": draw(_options(draw(_ids(2, 6)), 1))}


@st.composite
def _multiple_response(draw: st.DrawFn) -> dict[str, Any]:
    ids = draw(_ids(3, 6))
    return {"options": draw(_options(ids, len(ids) - 1))}


@st.composite
def _true_false(draw: st.DrawFn) -> dict[str, Any]:
    beliefs = ({"effect": draw(_EFFECTS), "feedback": draw(_PROSE)} for _ in range(2))
    return {"answer": draw(st.booleans()), **dict(zip(("if_true", "if_false"), beliefs, strict=True))}


@st.composite
def _matching(draw: st.DrawFn) -> dict[str, Any]:
    targets = draw(_ids(2, 6))
    some = st.lists(st.sampled_from(targets), max_size=2, unique=True)
    prompts = []
    for id in draw(_ids(2, 6)):
        target = draw(st.sampled_from(targets))
        harmful = [other for other in draw(some) if other != target]
        said = {"text": draw(_PROSE), "feedback": draw(_PROSE)}
        prompts.append({"id": id, "target": target, "harmful_targets": harmful, **said})
    return {"targets": [{"id": id, "text": draw(_LINE)} for id in targets], "prompts": prompts}


@st.composite
def _ordering(draw: st.DrawFn) -> dict[str, Any]:
    ids = draw(_ids(3, 6))
    steps = []
    for at, id in enumerate(ids):
        before = draw(st.lists(st.sampled_from(ids[:at]), max_size=2, unique=True)) if at else []
        steps.append({"id": id, "text": draw(_LINE), "harmful_before": before, "feedback": draw(_PROSE)})
    return {"steps": steps}


@st.composite
def _situational_judgement(draw: st.DrawFn) -> dict[str, Any]:
    ids = draw(_ids(3, 6))
    several = st.lists(st.sampled_from(Effect), min_size=len(ids), max_size=len(ids))
    effects = draw(several.filter(lambda effects: len(set(effects)) > 1))
    replies = zip(ids, effects, strict=True)
    return {
        "replies": [{"id": id, "text": draw(_PROSE), "effect": one, "feedback": draw(_PROSE)} for id, one in replies]
    }


@st.composite
def _hot_text(draw: st.DrawFn) -> dict[str, Any]:
    ids = draw(_ids(2, 6))
    marked = draw(_options(ids, len(ids) - 1))
    unmarked = [{"text": draw(_PROSE)} for _ in range(draw(st.integers(2, 4)))]
    lines = draw(st.permutations([*marked, *unmarked]))
    return {"lines": [{"speaker": draw(_LINE), **line} for line in lines]}


@st.composite
def _case_focus(draw: st.DrawFn) -> dict[str, Any]:
    foci = draw(st.lists(st.sampled_from(Choice), min_size=2, max_size=5, unique=True))
    return {
        "risk": draw(st.booleans()),
        "foci": draw(_options([choice.value for choice in foci], 1)),
        "questions": draw(_options(draw(_ids(2, 5)), 1)),
    }


@st.composite
def _reflection(draw: st.DrawFn) -> dict[str, Any]:
    criteria = [{"id": id, "text": draw(_LINE), "why": draw(_PROSE)} for id in draw(_ids(2, 6))]
    return {"model_answer": draw(_PROSE), "criteria": criteria}


_OWN: dict[ItemKind, Callable[[], st.SearchStrategy[dict[str, Any]]]] = {
    ItemKind.SINGLE_BEST_ANSWER: _single_best_answer,
    ItemKind.MULTIPLE_RESPONSE: _multiple_response,
    ItemKind.TRUE_FALSE: _true_false,
    ItemKind.MATCHING: _matching,
    ItemKind.ORDERING: _ordering,
    ItemKind.SITUATIONAL_JUDGEMENT: _situational_judgement,
    ItemKind.HOT_TEXT: _hot_text,
    ItemKind.CASE_FOCUS: _case_focus,
    ItemKind.REFLECTION: _reflection,
}


@st.composite
def items(draw: st.DrawFn, *kinds: ItemKind, ids: st.SearchStrategy[str] = _IDS) -> Item:
    """A random item of these kinds or of any: its keys are those that its kind may have, its ids and targets sound."""
    kind = draw(st.sampled_from(kinds or tuple(ItemKind)))
    return make_item(
        id=draw(ids),
        revision=draw(st.integers(1, 99)),
        kind=kind,
        vignette=draw(st.none() | _PROSE),
        stem=draw(_PROSE),
        rationale=draw(_PROSE),
        **draw(_OWN[kind]()),
    )


@st.composite
def quizzes(draw: st.DrawFn) -> Quiz:
    ids = draw(st.lists(_IDS, min_size=1, max_size=4, unique=True))
    behaviour = {"feedback": draw(st.sampled_from(["each", "end"])), "attempts": draw(st.none() | st.integers(1, 20))}
    introduction = draw(st.none() | _PROSE)
    return make_quiz([draw(items(ids=st.just(id))) for id in ids], introduction=introduction, behaviour=behaviour)


# ---------- responses ----------


def values_of(item: Item) -> list[list[str]]:
    """The values of the item's controls: of each list, the learner gives one; from options, any number."""
    if isinstance(item, Matching):
        return [[f"{prompt.id}:{target.id}" for target in item.targets] for prompt in item.prompts]
    if isinstance(item, SituationalJudgement):
        return [[f"{reply.id}:{effect}" for effect in Effect] for reply in item.replies]
    if isinstance(item, Ordering):
        return [[f"{step.id}:{place}" for place in range(1, len(item.steps) + 1)] for step in item.steps]
    if isinstance(item, MultipleResponse | HotText):
        return [[part.id] for part in parts_of(item)]
    groups: dict[str, list[str]] = {}
    for part in parts_of(item):
        groups.setdefault(part.group, []).append(part.id)
    return list(groups.values()) if KINDS[item.kind].scorer else []


def right_response(item: Item) -> list[str]:
    """What earns every point."""
    if isinstance(item, Ordering):
        return [f"{step.id}:{place}" for place, step in enumerate(item.steps, 1)]
    return list(KINDS[item.kind].marking(item).keys)


def responses(item: Item) -> st.SearchStrategy[list[str]]:
    """What the controls can give, whole or in part, and what only a spoilt or outdated record holds."""
    sound = [value for values in values_of(item) for value in values]
    marking = KINDS[item.kind].marking(item)
    ids = [part.id for part in parts_of(item)]
    odd = st.sampled_from([*sound, *marking.keys, *marking.harmful, *ids, *_STRANGE])
    after = st.sampled_from(["", ":", ":gone", ":0", ":1", ":2", ":10", ":skilled", ":harmful:skilled", ",x:y", "\n"])
    mixed = st.builds(str.__add__, st.sampled_from([*ids, *_STRANGE]), after)
    anything = st.lists(odd | mixed | st.text(max_size=4), max_size=12)
    return st.one_of(_sound_responses(item), anything, _sound_responses(item).flatmap(_with_more(odd | mixed)))


_STRANGE = ["", " ", ":", "<", "gone", "gone:1", "gone:skilled", "true", "focus:", "a b", "constructor", "undefined"]


@st.composite
def _sound_responses(draw: st.DrawFn, item: Item) -> list[str]:
    if isinstance(item, Ordering):
        places = draw(st.permutations(range(1, len(item.steps) + 1)))
        return [f"{step.id}:{place}" for step, place in zip(item.steps, places, strict=True)]
    given = [draw(st.none() | st.sampled_from(values)) for values in values_of(item)]
    return [value for value in given if value is not None]


def _with_more(values: st.SearchStrategy[str]) -> Callable[[list[str]], st.SearchStrategy[list[str]]]:
    """The same with a few values more, some of them twice."""

    def more(response: list[str]) -> st.SearchStrategy[list[str]]:
        again = st.sampled_from(response) if response else values
        return st.lists(values | again, min_size=1, max_size=3).map(lambda added: [*response, *added])

    return more
