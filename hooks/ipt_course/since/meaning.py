"""What an item asks and counts, apart from its words: as long as it stays, saved answers stay true.

One function for every kind, by the table of kinds: a new kind has nothing to add here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from ipt_course.kinds.table import KINDS, parts_of
from ipt_course.load.naming import thing
from ipt_course.load.places import KeyPath
from ipt_course.model import Case, Item

PartName = tuple[str, str]  # what it is, and its id: ("option", "ask")
Words = Counter[str]
# What is said where it changes, such as "{} leads elsewhere", → what it is.
Facts = Mapping[str, str]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Meaning:
    """What a saved answer rests on. Order counts nowhere; the order of steps is in the pairs of `keys`."""

    kind: str
    parts: frozenset[PartName]
    keys: frozenset[str]
    harmful: frozenset[str] = frozenset()
    decisive: str | None = None
    effects: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[PartName, Facts] = field(default_factory=dict)


def meaning(item: Item) -> Meaning:
    kind = KINDS[item.kind]
    marking = kind.marking(item)
    return Meaning(
        kind=str(item.kind),
        parts=frozenset(_named(item)),
        keys=frozenset(marking.keys),
        harmful=frozenset(marking.harmful),
        decisive=marking.decisive,
        effects={part.id: str(part.effect) for part in kind.parts(item) if part.effect},
    )


def meaning_of_case(case: Case) -> Meaning:
    """The decision. The questions are items and speak for themselves."""
    decision = case.decision
    areas = [getattr(decision, "focus", None), *getattr(decision, "foci", ()), getattr(decision, "later_focus", None)]
    decided = " ".join([decision.kind, *(str(area) for area in areas if area)])
    return Meaning("case", frozenset(), frozenset({decided}))


# ---------- words ----------


@dataclass(frozen=True)
class Wording:
    """What the learner reads: all of it, and each part with an id, without capitals and marks."""

    whole: Words
    parts: Mapping[PartName, str]


def wording(item: Item) -> Wording:
    named = {path: name for name, path in _named(item).items()}
    texts = {path: plain_words(text) for path, text in _texts(item)}
    parts = {named[path]: text for path, text in texts.items() if path in named}
    return Wording(words(plain_words(item.vignette or ""), plain_words(item.stem), *texts.values()), parts)


def wording_of_case(case: Case) -> Wording:
    return Wording(words(plain_words(case.title), plain_words(case.story)), {})


def plain_words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def words(*texts: str) -> Words:
    return Counter(word for text in texts for word in text.split())


def likeness(one: Words, other: Words) -> float:
    """0 to 1: the share of words that both have, wherever they stand."""
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 1.0


# ---------- parts ----------


def _named(item: Item) -> dict[PartName, KeyPath]:
    """Whatever an answer may name: the parts of its kind, and what else has an id (the targets of a matching)."""
    ids = {path: str(id) for path, one in _elements(item) if (id := getattr(one, "id", None))}
    ids |= {part.path: part.id for part in parts_of(item)}
    return {(thing(path), id): path for path, id in ids.items()}


def _texts(item: Item) -> Iterator[tuple[KeyPath, str]]:
    return ((path, text) for path, one in _elements(item) if (text := getattr(one, "text", None)))


def _elements(item: Item) -> Iterator[tuple[KeyPath, BaseModel]]:
    for name in type(item).model_fields:
        listing = getattr(item, name)
        if isinstance(listing, list):
            yield from (((name, at), one) for at, one in enumerate(listing) if isinstance(one, BaseModel))
