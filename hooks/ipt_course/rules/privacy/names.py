"""PV001, PV002 and PV006 in the list `names` itself: what stands there declares itself, so it is judged there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ipt_course.load.sightings import Seen, watch
from ipt_course.rules.privacy.capitals import FORMAL
from ipt_course.rules.privacy.identifier import CERTAIN_PLACE, NAME, PLACE, SURNAME, Identifier

_TITLE = re.compile(r"([^\W\d_]+)\.? (?=\w)")
_FIGURE = re.compile(r"\d+")
_SEVERAL = re.compile(r"[,;/]")
_GOES_ON = re.compile(r"\w|['’]s")
_LIVED_IN = re.compile(
    r"\b(?:(?:born|grew up|raised|lives?|lived|living|settled|trained|studied|stationed) in|(?:moved?|emigrated) to) "
)
LIVED = watch("born grew raised live lives lived living settled trained studied stationed move moved emigrated".split())


def lived_in(whole: str, seen: Seen) -> list[int]:
    """Where each `lived in` ends: were it sought before each name, a name stands in hundreds of other places."""
    begins = (place for word in LIVED & seen.keys() for place in seen[word])
    return [match.end() for at in begins if (match := _LIVED_IN.match(whole, at))]


def judged(name: str, whole: str, lived: Sequence[int], country: str) -> Iterator[Identifier]:
    """What makes an entry more, or other, than a given name. `whole` are the texts, `country` is `country_context`."""
    title = _TITLE.match(name)
    if title and title[1].casefold() in FORMAL:
        yield Identifier(SURNAME, 0, title.end(1), "a title, and no part of a given name")
    elif figure := _FIGURE.search(name):
        yield Identifier(NAME, *figure.span(), "a figure, and no part of a given name")
    elif _SEVERAL.search(name) and " - " not in name:
        yield Identifier(NAME, 0, len(name), "more than one given name: each has a line of its own")
    elif name[:1].isupper() and (_is_lived_in(name, whole, lived) or _is_within(name, country)):
        yield Identifier(PLACE, 0, len(name), CERTAIN_PLACE)


def _is_lived_in(name: str, whole: str, lived: Iterable[int]) -> bool:
    """`grew up in Leeds`, not `lives in Noor's house`."""
    return any(whole.startswith(name, end) and not _GOES_ON.match(whole, end + len(name)) for end in lived)


def _is_within(name: str, country: str) -> bool:
    """Asked plainly first: a pattern for each name would have to be compiled."""
    return name in country and re.search(rf"\b{re.escape(name)}\b", country) is not None
