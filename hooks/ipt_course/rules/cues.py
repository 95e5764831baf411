"""QZ020, QZ024, QZ026 and QZ029: what lets a reader who knows nothing find the key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from operator import attrgetter

from ipt_course.findings import Rule, Severity
from ipt_course.model import Item
from ipt_course.rules.item_words import (
    Token,
    absolutes,
    content,
    find_absolutes,
    names,
    points_at_others,
    telling,
    words_of,
)
from ipt_course.rules.scope import Hit, Hits
from ipt_course.rules.weighed import Group, ReadItem, ReadPart, each_item_read
from ipt_course.rules.words import last_sentence

WARNING = Severity.WARNING
LONGER_BY, AND_BY = 1.25, 15  # times, and characters: both, so that neither short nor long options are nagged
FEWEST_TO_STAND_OUT = 3  # options; of two, each differs from the other
_ARTICLE = re.compile(r"(?<!/)\b(an?)\W*$", re.IGNORECASE)
# Letters mislead in a few words: an hour, a unit.
_VOWEL_SOUND = re.compile(r"(?!uni|use|usual|eu|one\b|once\b)[aeiou]|hour|honest|honour|heir", re.IGNORECASE)


def key_length(read: ReadItem) -> Hits:
    for group in read.chosen:
        keys, others = group.keys, [part.length for part in group.distractors]
        by_length = attrgetter("length")
        shortest, longest = min(keys, key=by_length), max(keys, key=by_length)
        if _exceeds(shortest.length, max(others)):
            yield Hit(shortest.place, _lengths(keys, "longest", shortest.length, max(others)))
        elif _exceeds(min(others), longest.length):
            yield Hit(longest.place, _lengths(keys, "shortest", longest.length, min(others)))


def _exceeds(more: int, less: int) -> bool:
    return more > LONGER_BY * less and more >= less + AND_BY


def _lengths(keys: list[ReadPart], which: str, own: int, other: int) -> str:
    what = "the key has" if len(keys) == 1 else "every key has at least" if which == "longest" else "no key has over"
    return f"{what} {own} characters, the {which} distractor {other}"


def absolutes_in_distractors(read: ReadItem) -> Hits:
    for group in read.chosen:
        marked = [(part, found) for part in group.distractors if (found := _absolutes(part))]
        if not marked or any(map(_absolutes, group.keys)):
            continue
        for part, found in marked:
            if not points_at_others(part.plain):
                message = f"`{found[0].word}` stands in a distractor, and no such word in the key"
                yield Hit(part.place, message, found[0].offset)


def _absolutes(part: ReadPart) -> list[Token]:
    return [] if absolutes().isdisjoint(part.words) else find_absolutes(part.text)


def shared_word(read: ReadItem) -> Hits:
    """Where the key echoes more of the question than any distractor does, by a word that none of them has."""
    asked = _asked(read.item) if read.chosen else set()
    people: Set[str] | None = None  # have to be called something; most items are done with before that matters
    for group in read.chosen:
        others = [telling(part.words) for part in group.distractors]
        for key in group.keys:
            own = asked & telling(key.words)
            if own <= set().union(*others):
                continue
            people = _people(read) if people is None else people
            echoed, own = [asked & words - people for words in others], own - people
            words = sorted(content(key.text)[root] for root in own.difference(*echoed))
            if words and len(own) > max(map(len, echoed)):
                shown = key.text[words[0].offset :][: len(words[0].word)]
                message = f"`{shown}` stands in the question too, and in none of the distractors"
                yield Hit(key.place, message, words[0].offset)


def _asked(item: Item) -> set[str]:
    """What the stem and the last sentence before it are about."""
    return telling(words_of(f"{last_sentence(item.vignette or '')} {item.stem}"))


def _people(read: ReadItem) -> frozenset[str]:
    told = [read.item.vignette or "", read.item.stem, *(part.text for group in read.chosen for part in group.parts)]
    return names(" . ".join(told))


def option_form(read: ReadItem) -> Hits:
    for group in read.chosen if _may_end_in_article(read.item.stem) else ():
        yield from _article(read.item, group)
    for group in read.single_key:
        if len(group.parts) >= FEWEST_TO_STAND_OUT:
            yield from _odd_one_out(group)


def _may_end_in_article(stem: str) -> bool:
    """By its last letter; the pattern looks at all of them."""
    last = stem.rstrip("?!.:;,… \"'”’)*")[-1:]
    return last in "aAnN" or not last.isalnum()


def _article(item: Item, group: Group) -> Hits:
    if article := _ARTICLE.search(item.stem):
        vowel = article[1].casefold() == "an"
        unfit = [part.id for part in group.parts if bool(_VOWEL_SOUND.match(part.text.strip("\"'“‘*_ "))) != vowel]
        if unfit:
            listed = ", ".join(f"`{id}`" for id in unfit)
            yield Hit(("stem",), f"`{article[1]}` at the end of the stem does not fit {listed}", article.start(1))


FORMS: dict[str, Callable[[str], bool]] = {
    "ends with a question mark": lambda text: text.rstrip("\"'").endswith("?"),
    "ends with a full stop": lambda text: text.rstrip("\"'").endswith("."),
    "stands in quotation marks": lambda text: text.startswith('"'),
    "begins with a small letter": lambda text: text[:1].islower(),
}


def _odd_one_out(group: Group) -> Iterator[Hit]:
    key = group.keys[0]
    for form, holds in FORMS.items():
        own = holds(key.plain)
        if all(holds(part.plain) is not own for part in group.distractors):
            who = "only the key" if own else "every option but the key"
            yield Hit(key.place, f"{who} {form}")
            return  # a missing question mark is a full stop too: one difference, one finding


CUE_RULES = (
    Rule(
        "QZ020",
        "key-length",
        WARNING,
        "Who guesses takes the option that stands out in length; it should not be the key "
        f"(by more than a quarter, and {AND_BY} characters or more).",
        "Cut what only qualifies the key, or give the distractors as much to say.",
        each_item_read(key_length),
    ),
    Rule(
        "QZ024",
        "absolute-in-distractors",
        WARNING,
        "Words without exceptions (always, never, only, all …) are crossed out by anyone who knows tests.",
        "Leave the word out, or use one like it in the key as well.",
        each_item_read(absolutes_in_distractors),
    ),
    Rule(
        "QZ026",
        "word-shared-with-key",
        WARNING,
        "A telling word of the question (the stem, or the sentence before it) that only the key takes up leads there.",
        "Say it in another word in the key, or let a distractor take up the question too.",
        each_item_read(shared_word),
    ),
    Rule(
        "QZ029",
        "option-form",
        WARNING,
        "An option that does not go on from the stem is ruled out unread; a key that alone has its form stands out.",
        "End the stem with `a/an` or a whole question, and give all options one form and punctuation.",
        each_item_read(option_form),
    ),
)
