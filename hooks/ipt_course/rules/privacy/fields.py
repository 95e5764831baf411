"""Which fields of a file are searched, and where in it a finding stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ipt_course.load.document import EXERCISES, Document
from ipt_course.load.places import KeyPath
from ipt_course.load.sightings import NOTHING, Seen
from ipt_course.rules.privacy.identifier import (
    ADDRESS,
    AGE,
    BIRTH,
    CERTAIN_PLACE,
    DATE,
    DEVICE,
    EMAIL,
    IP,
    LINK,
    NAME,
    NUMBER,
    PHONE,
    PLACE,
    PLATE,
    SURNAME,
    TITLED,
    UNDECLARED,
    Identifier,
)
from ipt_course.rules.privacy.names import LIVED, judged, lived_in
from ipt_course.rules.privacy.search import SHAPES, search

# Ids, places in the course and the authors' own names: nothing said about the people of a case.
_NOT_SEARCHED = frozenset(
    "id module objectives objective section reference references author second_reader date names kind target "
    "harmful_targets harmful_before label population adaptation phase episode_onset pronouns".split()
)
# In exercises too: what a reply does and where it leads.
_WORDS_OF_EXERCISES = frozenset(
    "case name sample changes markers due technique skill habit effect when next to line marker evidence who "
    "authors_path".split()
)
# An item tells of nobody in three lines, declares no names, and may be about privacy itself: there only this is a fault.
_LEADING_BY_ITSELF = frozenset({ADDRESS, PHONE, EMAIL, LINK, NUMBER, PLATE, DEVICE, IP})
# Without a case an exercise declares no name but its patient's: `Mr Lobb` may be as invented as he is.
_NOT_OF_NAMES = _LEADING_BY_ITSELF | {SURNAME, DATE, BIRTH, AGE}
_WATCHED = LIVED | SHAPES.as_written.keys()
_BETWEEN_NAMES = re.compile(r"[,;•*\n]|\b\d{1,2}[.)] |(?:^| )[-–—] ")
_BETWEEN = "\x00"  # no file can hold it (YM003), and no identifier goes across


class Found(NamedTuple):
    path: KeyPath
    offset: int
    text: str
    identifier: Identifier


class Fields(NamedTuple):
    """The fields searched, as one text: to search a thousand short ones would cost more than the words in them."""

    paths: list[KeyPath]
    starts: list[int]
    whole: str  # a line may end inside a name, so every line end is a space
    seen: Seen  # the watched words in it


def search_document(document: Document) -> Iterator[Found]:
    fields = _searched(document)
    of_people = document.kind != "quiz"  # there nothing that is found by a capital is a fault
    searched = search(fields.whole, _names(document), fields.seen, of_people=of_people)
    found = []
    for one in _people_are_no_places(searched, fields.whole):
        number = bisect_right(fields.starts, one.start) - 1
        path = fields.paths[number]
        if one.code == NAME and path == ("country_context",):
            one = one._replace(code=PLACE, what=CERTAIN_PLACE)
        found.append(Found(path, one.start - fields.starts[number], one.of(fields.whole), one))
    if document.kind == "quiz" or (document.kind in EXERCISES and document.about is None):
        looked_for = _LEADING_BY_ITSELF if document.kind == "quiz" else _NOT_OF_NAMES
        yield from (one for one in found if one.identifier.code in looked_for and one.identifier.what != TITLED)
        return
    names = [one for one in found if one.identifier.code == NAME]
    yield from (one for one in found if one.identifier.code != NAME)
    yield from _first_of_each(names)
    if document.kind == "case":
        yield from _in_the_list(document, fields)


def _in_the_list(document: Document, fields: Fields) -> Iterator[Found]:
    names, country = document.source.at(("names",)), document.source.at(("country_context",))
    lived = lived_in(fields.whole, fields.seen)
    for number, name in enumerate(names if isinstance(names, list) else ()):
        if isinstance(name, str):
            for one in judged(name, fields.whole, lived, country if isinstance(country, str) else ""):
                yield Found(("names", number), one.start, one.of(name), one)


def _first_of_each(names: list[Found]) -> Iterator[Found]:
    """One forgotten name is one finding, wherever the file begins to use it; CS017 sees to speakers and the inventory."""
    seen = {_bare(one.text) for one in names if _is_proved_elsewhere(one.path)}
    for one in names:
        if _bare(one.text) not in seen:
            seen.add(_bare(one.text))
            yield one


def _searched(document: Document) -> Fields:
    unsearched = _NOT_SEARCHED | _WORDS_OF_EXERCISES if document.kind in EXERCISES else _NOT_SEARCHED
    sightings = document.source.sightings
    paths, starts, texts, seen, at = list[KeyPath](), list[int](), list[str](), dict[str, list[int]](), 0
    for number, (path, text) in enumerate(document.source.texts):
        if unsearched.isdisjoint(path):
            text = text.lstrip()
            paths.append(path)
            starts.append(at)
            texts.append(text)
            for word, places in sightings.get(number, NOTHING).items():
                if word in _WATCHED:
                    seen.setdefault(word, []).extend([at + place for place in places])
            at += len(text) + len(_BETWEEN)
    return Fields(paths, starts, _BETWEEN.join(texts).replace("\n", " "), seen)


def _names(document: Document) -> list[str]:
    if document.kind in EXERCISES:
        return [*(document.about.names if document.about else ()), *_text(document.source.at(("name",)))]
    names = document.source.at(("names",)) if document.kind == "case" else None
    if isinstance(names, str):  # a fault of its own, which makes none of the names undeclared
        names = [name.strip() for name in _BETWEEN_NAMES.split(names) if name.strip()]
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _text(value: object) -> list[str]:
    return [value] if isinstance(value, str) else []


def _people_are_no_places(found: list[Identifier], whole: str) -> Iterator[Identifier]:
    """`in Piet` reads like a place: where Piet is a name elsewhere in the file, it is one here. `Born in` is certain."""
    places = {_bare(one.of(whole)) for one in found if one.what == CERTAIN_PLACE}
    people = {_bare(one.of(whole)) for one in found if one.code == NAME} - places
    for one in found:
        word = _bare(one.of(whole))
        if one.code == PLACE and word in people:
            one = one._replace(code=NAME, what=UNDECLARED)
        elif one.code == NAME and word in places:
            one = one._replace(code=PLACE, what=CERTAIN_PLACE)
        yield one


def _bare(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def _is_proved_elsewhere(path: KeyPath) -> bool:
    """CS017 sees to the names of the inventory and of the speakers."""
    return path[-1] == "speaker" or (path[0] == "inventory" and path[-1] == "name")
