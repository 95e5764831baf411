"""The words by which an option gives itself away, and how words are compared.

The lists are open on purpose: an author who disagrees with a finding can read here what was looked for,
and `./course stats` uses the same lists when it guesses. Each is built when it is first asked for.
"""

# One word a line would fill pages.
# ruff: noqa: SIM905
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import NamedTuple

from ipt_course.rules.words import plain

Words = frozenset[str]

# A word with its hyphens and apostrophes ("sister-in-law", "don't"), or a number.
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_SMALL_TOKEN = re.compile(r"[a-z]+(?:['-][a-z]+)*|[0-9]+")  # the same in a text of small ASCII letters
_ENDINGS = (
    *(("ings", ""), ("ing", ""), ("edly", ""), ("ied", "y"), ("ies", "y"), ("ed", "")),
    *(("xes", "x"), ("ses", "s"), ("ches", "ch"), ("shes", "sh"), ("ly", ""), ("s", "")),
)


class Token(NamedTuple):
    """A word in small letters with a straight apostrophe, and where it begins."""

    offset: int
    word: str


def tokens(text: str) -> tuple[Token, ...]:
    found = ((match.start(), match.group()) for match in _TOKEN.finditer(text))
    return tuple(Token(place, word.casefold().replace("’", "'")) for place, word in found)


def words_of(text: str) -> list[str]:
    """The words of these tokens. Their places take five times as long and are asked for where a rule has found one."""
    if text.isascii():
        return _SMALL_TOKEN.findall(text.lower())
    return [word.casefold().replace("’", "'") for word in _TOKEN.findall(text)]


@cache
def absolutes() -> Words:
    """What leaves no exception. Few facts about people have none, so a test-wise reader crosses these out."""
    return frozenset(
        "always never only none all every everyone everybody everything nobody nothing entirely completely "
        "totally absolutely must impossible certainly definitely invariably exclusively".split()
    )


@cache
def _no_absolutes() -> re.Pattern[str]:
    """Turns of phrase that hold such a word and leave exceptions, or speak of something else.

    `not always`, `if only`, `after all`, `all right`, `every Sunday`; and `only` inside a sentence, where
    it mostly means `merely`: it leaves no exception as the first word, and in `is the only`.
    """
    return re.compile(
        r"\b(?:not|n't|n’t|hardly|nearly|almost|if|for|one's|his|her|their|your|my|our) "
        r"(?:always|never|none|all|every\w*|nobody|nothing|entirely|completely|totally|absolutely|definitely)\b"
        r"|\b(?:at|above|after|once and for|first of|best of|all in) all\b"
        r"|\ball (?:right|day|night|morning|evening|week|year|winter|summer|along|the same|too|but|that)\b"
        r"|(?<!\bis the )(?<!\bare the )(?<=[\w,;] )only\b"
        r"|\bevery (?:day|night|morning|evening|week|month|year|other|now|time|\w+day)\b",
        re.IGNORECASE,
    )


def find_absolutes(text: str) -> list[Token]:
    found = [token for token in tokens(text) if token.word in absolutes()]
    turns = _no_absolutes().finditer(text) if found else ()
    passed = {place for match in turns for place in range(*match.span())}
    return [token for token in found if token.offset not in passed]


def points_at_others(bare: str) -> bool:
    """Is the option, a plain text, about the other options?"""
    bare = bare.strip(" .\"'()*")
    return bool(_others().fullmatch(bare)) or ("of the" in bare.casefold() and bool(_of_others().search(bare)))


@cache
def _others() -> re.Pattern[str]:
    """The whole of an option: `All of these`, `Both A and C`, `None of the options above`."""
    return re.compile(
        r"(?:all|none|both|neither|either|any|some|most|two|three)(?: of)?(?: the)?"
        r"(?: above| these| those| them| others?| options| answers| replies| preceding){1,2}"
        r"|(?:both |only |neither )?[a-h1-8](?:,? (?:and|or|nor) [a-h1-8])+",
        re.IGNORECASE,
    )


@cache
def _of_others() -> re.Pattern[str]:
    """Anywhere in an option."""
    return re.compile(r"\bof the (?:above|preceding|options|answers|replies)\b", re.IGNORECASE)


@cache
def hedges() -> Words:
    """What leaves room. The careful option is often the right one, so a test-wise reader looks for these."""
    return frozenset(
        "may might perhaps possibly probably maybe often usually sometimes generally likely tend tends seem seems "
        "appear appears suggest suggests could can would rather some partly".split()
    )


@cache
def statement_hedges() -> Words:
    """Those that make a bare statement hard to be wrong."""
    return hedges() - {"can", "could", "would", "rather", "some", "suggest", "suggests", "appear", "appears"}


@cache
def warm_words() -> Words:
    """What sounds kind: feeling, closeness, help. In a course on therapy the kindest option is a likely guess."""
    return frozenset(
        "feel feels feeling feelings felt hope hopes hoped hoping wish wishes wished miss misses missed sad sadness "
        "hurt hurts hard heavy difficult tired lonely afraid fear fears worry worries worried together support "
        "supports understand understands understanding care cares caring gentle gently kind kindly warm warmly "
        "comfort comforting help helps helping share shares safe safely sorry thank thanks welcome love loves loved "
        "close closeness trust trusts tender touched brave proud".split()
    )


@cache
def negatives() -> Words:
    return frozenset("not except least never".split())


@cache
def _common() -> Words:
    """Words too frequent to be a clue, and those that every second item of a course on therapy holds."""
    words = (
        "a about above across after again against ago all almost alone along already also although always am among an "
        "and another any anybody anyone anything are around as ask asked asking asks at away back be became because "
        "become been before began begin being best better between both but by call called came can cannot case come "
        "comes coming could day days did do does doing done down during each early either else end enough even evening "
        "ever every everybody everyone everything far feel feeling feels felt few find first fit fits focus for found "
        "from further gave get gets getting give given gives giving go goes going gone good got had half hand happen "
        "happened has have having he hear heard help her here hers herself him himself his home hour hours house how "
        "however i if in into is it its itself just keep kept kind know known last late later least leave leaves left "
        "less let life like likely line lines little long look looks made make makes making man many may me mean means "
        "meant meeting meets might mind moment month months more morning most move moves much must my myself name near "
        "need needs neither never new next night no nobody none nor not nothing now of off often old on once one "
        "only open or other others our out over own part patient people perhaps person place plan point put question "
        "questions quite rather reply replies ring rings right said same saw say saying says see seem seems seen send "
        "sent session sessions set settle several shall she should show shows since small so some somebody someone "
        "something sometimes soon stage still stop such sure take taken takes taking talk talking tell tells than that "
        "the their them themselves then there these they thing things think thinks this those though thought thoughts "
        "three through time times to today together told too took towards try two under until up upon us use used very "
        "want wanted wants was way ways we week weeks well went were what when where whether which while who whole "
        "whom whose why will wish with within without woman word words work works would year years yes yet you your "
        "yours "
        "yourself above therapist clinician treatment therapy ipt option options answer answers statement following "
        "list column patient's describe describes belong belongs expect expects expectation expectations aloud "
        "disorder mood depressed depression dispute role problem area areas sort kinds"
    )
    return frozenset(words.split())


@cache
def stem(word: str) -> str:
    """Lightly: `stopped`, `stops` and `stop` are one word; `mother` and `moth`, `note` and `not` stay two."""
    word = word.removesuffix("'s")
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word.removesuffix(ending) + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


def content(text: str) -> dict[str, Token]:
    """Stem → its first token, for words long and rare enough to say what a text is about."""
    found: dict[str, Token] = {}
    for token in tokens(text.replace("-", " ")):
        for root in _telling(token.word):
            found.setdefault(root, token)
    return found


def telling(words: Iterable[str]) -> set[str]:
    """The stems that `content` finds in the text of these words."""
    return set(chain.from_iterable(map(_telling, words)))


@cache
def _telling(word: str) -> tuple[str, ...]:
    """Its stem, if it tells anything; of `sertraline-induced`, either word is a clue."""
    parts = (part for part in word.split("-") if len(part) > 2 and not part.isdigit())
    return tuple(stem(part) for part in parts if not _is_common(part))


def _is_common(word: str) -> bool:
    """Itself, or what it is a form of: `asks`, `asked`, `asking`, `used`. Stems are too short for this."""
    return any(word.removesuffix(ending) in _common() for ending in ("", "s", "'s", "d", "ed", "ing"))


def names(text: str) -> frozenset[str]:
    """Stems of words that stand with a capital inside a sentence: people, places, months."""
    inside = re.finditer(r"(?<=[\w,;:’'–—-] )[^\W\d_a-z][^\W\d_]+", plain(text))
    return frozenset(stem(match.group().casefold()) for match in inside)
