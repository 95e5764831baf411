"""PV001 and PV002 where no capital begins a name: initials, names in messages and in the names of files."""

from __future__ import annotations

import re

from ipt_course.rules.privacy.identifier import NAME, SURNAME, UNDECLARED
from ipt_course.rules.privacy.pattern import Pattern
from ipt_course.rules.privacy.shape import Shape, words
from ipt_course.rules.privacy.vocabulary import is_known, is_ordinary

_NO_INITIALS = r"U\.S|U\.K|P\.E|R\.E|A\.A|D\.J|T\.V|P\.S|O\.K|I\.D|B\.C|A\.D|N\.B"
_FILE_WORDS = frozenset(
    "img dsc dscn pxl vid mov scan screenshot final draft copy untitled phq gad epds bdi ipt".split()
)
_FILE = r"\.(?:jpe?g|png|heic|gif|mp[34]|m4a|wav|mov|avi|docx?|pdf|xlsx?|odt|txt|zip)\b"


def _is_no_word(match: re.Match[str]) -> bool:
    return not (is_ordinary(match["found"]) or is_known(match["found"]))


def _is_in_no_file(match: re.Match[str]) -> bool:
    low = match.group().casefold()
    return low not in _FILE_WORDS and not is_ordinary(low)


LOOSE_NAMES = (
    Shape(
        SURNAME,
        "initials of a person",
        Pattern(rf"(?<![\w.])(?!{_NO_INITIALS})[A-Z]\.\s?[A-Z]\.(?:\s?[A-Z]\.)?(?!\w)(?!\s?[A-Z][a-z])"),
        Pattern(r"[A-Z]\.\s?[A-Z]\."),
    ),
    Shape(
        NAME,
        UNDECLARED,
        Pattern(r"\b(?:ask|tell|hi|hey|luv) (?P<found>[a-zà-ÿ]{4,})\b"),
        words=words("ask tell hi hey luv"),
        holds=_is_no_word,
        begins=True,
    ),
    Shape(
        SURNAME,
        "a name in the name of a file",
        Pattern(rf"[^\W\d_]{{3,}}(?=[\w-]*{_FILE})", re.I),
        Pattern(_FILE, re.I),
        holds=_is_in_no_file,
    ),
)
