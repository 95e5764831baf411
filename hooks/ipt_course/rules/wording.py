"""QZ022, QZ023, QZ027, QZ028, QZ031 and QZ034: how the stem, the options and the rationale are put."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipt_course.findings import Rule, Severity
from ipt_course.model import HotText, MultipleResponse, Reflection, TrueFalse
from ipt_course.rules.item_words import (
    Token,
    find_absolutes,
    negatives,
    points_at_others,
    statement_hedges,
    telling,
    tokens,
    words_of,
)
from ipt_course.rules.scope import Hit, Hits
from ipt_course.rules.weighed import ReadItem, each_item_read
from ipt_course.rules.words import sentences

ERROR, WARNING = Severity.ERROR, Severity.WARNING
LONGEST_STEM, LONGEST_WHOLE = 120, 150  # words: of the stem, and of vignette and stem together
SHORTEST_RATIONALE = 8  # words
REPEATS = 0.8  # of the rationale's telling words stand in the key already
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”")
_STRONG = re.compile(r"\*\*.+?\*\*|__.+?__")
# `not` and `least` where nothing is negated.
_NOT_NEGATIVE = re.compile(
    r"\b(?:at least|last but not least|not only|whether or not|or not|if not|why not|not yet said)\b", re.IGNORECASE
)
_CONTRACTED = re.compile(r"n't$")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6}
_ASKED_FOR = re.compile(
    r"\b(?:which|select|choose|mark|pick|tick|name|find)(?: the| exactly)? (two|three|four|five|six|[2-6])\b(?!-)",
    re.IGNORECASE,
)


def all_of_the_above(read: ReadItem) -> Hits:
    for group in read.chosen:
        for part in group.parts:
            if points_at_others(part.plain):
                yield Hit(part.place, f"option `{part.id}` points at the other options")


def negative_stem(read: ReadItem) -> Hits:
    item = read.item
    # In a reflection nothing is chosen, so nothing can be chosen by misreading.
    if isinstance(item, Reflection) or not _may_negate(item.stem):
        return
    whole = _blanked(item.stem, _QUOTED, _STRONG, _NOT_NEGATIVE)
    for offset, sentence in _asking(whole, isinstance(item, TrueFalse)):
        for token in tokens(sentence):
            shown = sentence[token.offset :][: len(token.word)]
            negative = token.word in negatives() or _CONTRACTED.search(token.word)
            if negative and not shown.isupper():
                message = f"`{shown}` turns the question round and is easily read over"
                yield Hit(("stem",), message, offset + token.offset)
                break


def _may_negate(stem: str) -> bool:
    small = stem.casefold()
    return any(word in small for word in (*negatives(), "n't", "n’t"))


def _asking(stem: str, statement: bool) -> Iterator[tuple[int, str]]:
    """The sentences that ask; where none has a question mark, the last."""
    found = list(sentences(stem))
    asking = [one for one in found if one[1].rstrip("\"'”’)").endswith("?")]
    return iter(found if statement else asking or found[-1:])


def _blanked(text: str, *patterns: re.Pattern[str]) -> str:
    for pattern in patterns:
        text = pattern.sub(lambda match: re.sub(r"[^?]", " ", match.group()), text)
    return text


def thin_rationale(read: ReadItem) -> Hits:
    words = len(read.item.rationale.split(None, SHORTEST_RATIONALE))  # no more than matter
    if words < SHORTEST_RATIONALE:
        message = f"the rationale has {words} words; with fewer than {SHORTEST_RATIONALE} it gives no reason"
        yield Hit(("rationale",), message)
        return
    said = telling(words_of(read.item.rationale)) if read.chosen else set()
    for group in read.chosen:
        keys = set().union(*(telling(key.words) for key in group.keys))
        if len(said) >= 3 and len(said & keys) >= REPEATS * len(said):
            yield Hit(("rationale",), "the rationale says again what the key says")


def long_stem(read: ReadItem) -> Hits:
    stem, vignette = len(read.item.stem.split()), len((read.item.vignette or "").split())
    if stem > LONGEST_STEM:
        yield Hit(("stem",), f"the stem has {stem} words; up to {LONGEST_STEM} can be held in mind")
    elif stem + vignette > LONGEST_WHOLE:
        message = f"vignette and stem have {stem + vignette} words; up to {LONGEST_WHOLE} can be held in mind"
        yield Hit(("vignette",), message)


def telling_statement(read: ReadItem) -> Hits:
    if not isinstance(read.item, TrueFalse):
        return
    stem = read.item.stem
    found: list[tuple[Token, str]] = [(token, "false") for token in find_absolutes(stem)]
    found += [(token, "true") for token in tokens(stem) if token.word in statement_hedges()]
    for token, guess in found[:1]:
        yield Hit(("stem",), f"`{token.word}` lets a reader guess that the statement is {guess}", token.offset)


def keys_as_asked(read: ReadItem) -> Hits:
    if not isinstance(read.item, MultipleResponse | HotText):
        return
    keys = sum(part.key for part in read.parts)
    for match in _ASKED_FOR.finditer(_blanked(read.item.stem, _QUOTED)):
        if keys and (asked := _NUMBERS[match[1].casefold()]) != keys:
            yield Hit(("stem",), f"the stem asks for {asked}, the item has {keys} keys", match.start(1))


WORDING_RULES = (
    Rule(
        "QZ022",
        "all-of-the-above",
        ERROR,
        "Who knows two options to be right, or one to be wrong, has solved it; and it tells nothing to learn from.",
        "Replace the option by one that stands by itself, or ask for all that apply in a multiple-response item.",
        each_item_read(all_of_the_above),
    ),
    Rule(
        "QZ023",
        "negative-stem",
        WARNING,
        "A small `not` is read over, and then a reader who knows the matter answers the opposite question.",
        "Ask for what is so; if it must be negative, set the word in **bold** or capitals.",
        each_item_read(negative_stem),
    ),
    Rule(
        "QZ027",
        "thin-rationale",
        WARNING,
        f"A rationale of fewer than {SHORTEST_RATIONALE} words, or one that says the key again, teaches nothing.",
        "Say in two or three sentences why the key is right and what it rests on.",
        each_item_read(thin_rationale),
    ),
    Rule(
        "QZ028",
        "long-stem",
        WARNING,
        f"A stem of over {LONGEST_STEM} words, or {LONGEST_WHOLE} with its vignette, tests reading.",
        "Move the situation to `vignette:` and keep what the answer depends on.",
        each_item_read(long_stem),
    ),
    Rule(
        "QZ031",
        "telling-statement",
        WARNING,
        "A statement with `always` is mostly false, one with `may` mostly true: the word answers for the reader.",
        "Make the statement plain enough to be wrong or right without the word.",
        each_item_read(telling_statement),
    ),
    Rule(
        "QZ034",
        "keys-not-as-asked",
        ERROR,
        "A reader who is asked for two looks for two.",
        "Correct the number in the stem, or the keys.",
        each_item_read(keys_as_asked),
    ),
)
