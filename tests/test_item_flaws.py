"""The rules for items on anything an author could write: they answer, and they answer in time."""

from functools import cache
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipt_course.load.document import Document, PlacedItem
from ipt_course.load.places import KeyPath
from ipt_course.load.source import Source
from ipt_course.model import Item, ItemKind
from ipt_course.rules.item_words import absolutes, content, find_absolutes, hedges, points_at_others, stem, tokens
from ipt_course.rules.overlap import span
from ipt_course.rules.table import validate
from ipt_course.rules.weighed import chosen_groups
from quiz_factory import items, make_item, make_quiz


def document(*placed: Item) -> Document:
    quiz = make_quiz(list(placed))
    source = Source("quizzes/sample.yml", "", quiz.model_dump(mode="json"))
    found = tuple(PlacedItem(("items", number), item) for number, item in enumerate(placed))
    return Document("quizzes/sample.yml", "quiz", source, quiz, quiz, frozenset(type(quiz).model_fields), found)


@pytest.mark.parametrize("kind", ItemKind)
@settings(deadline=None)
@given(st.data())
def test_no_item_of_any_kind_is_too_much_for_the_rules(kind: ItemKind, data: st.DataObject) -> None:
    validate([document(data.draw(items(kind)))])


@settings(deadline=None)
@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    found = [*find_absolutes(text), *tokens(text), *content(text).values()]
    assert all(text[token.offset :][:1].casefold()[:1] == token.word[:1] for token in found)
    points_at_others(text)
    span(text)


@cache
def _words() -> st.SearchStrategy[str]:
    known = [*sorted(absolutes()), *sorted(hedges()), "not", "all of the above", "5 to 10", "a", '"', "?", "**", "an"]
    return st.lists(st.sampled_from(known), min_size=1, max_size=30).map(" ".join)


@settings(deadline=None)
@given(_words(), _words(), _words())
def test_no_heap_of_marked_words_is_too_much(stem: str, key: str, other: str) -> None:
    options = [
        {"id": "a", "text": key, "key": True, "feedback": "It asks."},
        {"id": "b", "text": other, "feedback": "It waits."},
    ]
    validate([document(make_item(stem=stem, vignette=other, rationale=key, options=options))])


def test_what_is_looked_for_takes_time_in_proportion() -> None:
    """No pattern goes back over a text again and again."""
    for text in (
        "all of the " * 4000,
        "not " * 10_000,
        '"' * 40_000,
        "5 to " * 10_000,
        "only " * 10_000,
        "**" * 20_000,
    ):
        began = process_time()
        validate([document(make_item(stem=text, vignette=text, rationale=text, options=_two(text)))])
        assert process_time() - began < 2, text[:20]


def _two(text: str) -> list[dict[str, object]]:
    return [
        {"id": "a", "text": text, "key": True, "feedback": "It asks."},
        {"id": "b", "text": "Wait", "feedback": "It waits."},
    ]


def test_keys_and_distractors_of_every_choice_are_weighed() -> None:
    def paths(item: Item) -> list[KeyPath]:
        return [part.path for group in chosen_groups(item) for part in group.parts]

    assert len(paths(make_item())) == 4
    assert len(paths(make_item(kind="multiple-response"))) == 5


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("stopped", "stop", True),
        ("quarrels", "quarrel", True),
        ("notes", "note", True),
        ("Petra's", "petra", True),
        ("mother", "moth", False),
        ("note", "not", False),
    ],
)
def test_words_are_compared_lightly(one: str, other: str, same: bool) -> None:
    assert (stem(one.casefold()) == stem(other)) is same
