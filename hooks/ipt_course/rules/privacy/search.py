"""The whole search: every identifier in a text, each place once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ipt_course.rules.privacy.addresses import addresses
from ipt_course.rules.privacy.ages import ages
from ipt_course.rules.privacy.contacts import contacts, machines, phones
from ipt_course.rules.privacy.dates import dates
from ipt_course.rules.privacy.identifier import Identifier, without_overlap
from ipt_course.rules.privacy.people import people
from ipt_course.rules.privacy.public import public_traces
from ipt_course.rules.privacy.records import records

MOST_WORDS = 6
_PIECE = re.compile(r"\S+")
_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def search(text: str, names: Iterable[str] = ()) -> list[Identifier]:
    """Text fields are divided by NUL, which no file can hold."""
    found = [*contacts(text), *machines(text), *dates(text), *ages(text), *addresses(text), *phones(text)]
    found += [*records(text), *public_traces(text), *people(text, declared(names))]
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
