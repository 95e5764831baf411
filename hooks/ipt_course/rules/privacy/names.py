"""PV001, PV002 and PV006 in the list `names` itself: what stands there declares itself, so it is judged there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipt_course.rules.privacy.capitals import FORMAL
from ipt_course.rules.privacy.identifier import CERTAIN_PLACE, NAME, PLACE, SURNAME, Identifier

_TITLE = re.compile(r"([^\W\d_]+)\.? (?=\w)")
_FIGURE = re.compile(r"\d+")
_SEVERAL = re.compile(r"[,;/]")
_LIVED_IN = re.compile(
    r"\b(?:(?:born|grew up|raised|lives?|lived|living|settled|trained|studied|stationed) in|(?:moved?|emigrated) to) \Z"
)


def judged(name: str, whole: str, country: str) -> Iterator[Identifier]:
    """What makes an entry more, or other, than a given name. `whole` are the texts, `country` is `country_context`."""
    title = _TITLE.match(name)
    if title and title[1].casefold() in FORMAL:
        yield Identifier(SURNAME, 0, title.end(1), "a title, and no part of a given name")
    elif figure := _FIGURE.search(name):
        yield Identifier(NAME, *figure.span(), "a figure, and no part of a given name")
    elif _SEVERAL.search(name) and " - " not in name:
        yield Identifier(NAME, 0, len(name), "more than one given name")
    elif name[:1].isupper() and (_is_lived_in(name, whole) or re.search(rf"\b{re.escape(name)}\b", country)):
        yield Identifier(PLACE, 0, len(name), CERTAIN_PLACE)


def _is_lived_in(name: str, whole: str) -> bool:
    """`grew up in Leeds`, not `lives in Noor's house`."""
    for before in (" in", " to"):  # what `_LIVED_IN` ends with: a name stands in hundreds of other places
        at = whole.find(f"{before} {name}")
        while at >= 0:
            begins = at + len(before) + 1
            after = whole[begins + len(name) : begins + len(name) + 2]
            if not re.match(r"\w|['’]s", after) and _LIVED_IN.search(whole, max(0, begins - 25), begins):
                return True
            at = whole.find(f"{before} {name}", at + 1)
    return False
