"""The whole search: every identifier in a text, each place once. Of two that overlap the shape named first is told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ipt_course.load.sightings import NOTHING, Seen, sightings
from ipt_course.rules.privacy.addresses import ADDRESSES
from ipt_course.rules.privacy.ages import AGES
from ipt_course.rules.privacy.contacts import CONTACTS
from ipt_course.rules.privacy.dates import BIRTHS, DATES
from ipt_course.rules.privacy.identifier import Identifier, without_overlap
from ipt_course.rules.privacy.loose import LOOSE_NAMES
from ipt_course.rules.privacy.people import people
from ipt_course.rules.privacy.phones import PHONES
from ipt_course.rules.privacy.public import TRACES
from ipt_course.rules.privacy.records import RECORDS
from ipt_course.rules.privacy.shape import Shapes

SHAPES = Shapes(*CONTACTS, *DATES, *BIRTHS, *AGES, *ADDRESSES, *PHONES, *RECORDS, *TRACES, *LOOSE_NAMES)
MOST_WORDS = 6
_PIECE = re.compile(r"\S+")
_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def search(
    text: str, names: Iterable[str] = (), seen: Seen | None = None, *, of_people: bool = True
) -> list[Identifier]:
    """Fields are divided by NUL, which no file can hold. `seen` are the watched words in it, if they are known.

    Without `of_people` the names of people, places and firms are not looked for.
    """
    known = declared(names)
    seen = sightings([text]).get(0, NOTHING) if seen is None else seen
    found = [one for one in SHAPES.find(text, seen) if one.of(text).casefold() not in known]
    found += people(text, known) if of_people else []
    return [_short(one, text) for one in without_overlap(found)]


def _short(one: Identifier, text: str) -> Identifier:
    """A finding points at a few words, even where a number is said in twelve."""
    words = list(_PIECE.finditer(text, one.start, one.end))
    return one._replace(end=words[MOST_WORDS - 1].end()) if len(words) > MOST_WORDS else one


def declared(names: Iterable[str]) -> frozenset[str]:
    """Each declared name, and each word of it."""
    found = set()
    for name in names:
        found.add(name.casefold().replace("’", "'"))
        found.update(word.casefold().replace("’", "'") for word in _WORDS.findall(name))
    return frozenset(found)
