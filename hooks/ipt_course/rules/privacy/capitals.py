"""Runs of capitalised words, and what each word is: the closed world that the rules about names, places and firms share.

In English prose a capital inside a sentence is a proper name. So every capitalised word that is neither declared nor
among the names that lead to nobody is suspicious; at the beginning of a sentence it is so if it is no ordinary word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from typing import NamedTuple

from ipt_course.rules.privacy import vocabulary
from ipt_course.rules.privacy.signs import signs_of
from ipt_course.rules.privacy.vocabulary import bare, is_known, is_ordinary

# These read the signs of a text (signs.py); `_WITHIN_A_WORD` sees to what stands before.
_REST = rb"[Xa-z]*+(?:['-][Xa-z]+)*'?"
_LINK = rb"(?:al|ap|bin|binti|d(?:a|as|e|el|ella|en|er|es|i|o|os|u)|el|for|ibn|la|le|les|of|ter|van|von|y|zu|&) "
_WORD = re.compile(b"X" + _REST)
_RUN = re.compile(rb"X%b(?![Xa-z0_])(?:\.? [\"\x01]?(?:%b){0,2}X%b[\"\x02]?)*" % (_REST, _LINK, _REST))
_SENTENCE = re.compile(r"[.!?\x00]\s")
# Not behind a short word, which may be an abbreviation: `Dr. Bell`, `Prof. Bell`.
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{5})\. ")
_MONTHS = frozenset({"may", "june", "april", "august"})  # those that are names too
_BEFORE_A_MONTH = frozenset("in since until by last next of from early late mid".split())
_WITHIN_A_WORD = re.compile(r"[\w@/#.]\Z|\w['’-]\Z")
_BEGINS = re.compile(
    r"(?:^|[.!?…:\x00*•]|[.!?…,][\"'”’)]+|\n\s*[-–—])[\s*_(]*[\"'“‘(*_]*\Z|[\s\x00(][\"“‘(][*_]*\Z|\A[\"'“‘(*_\s]*\Z"
)
_ABBREVIATED = re.compile(r"(?:^|[\s(\"“])(?:[A-Z]|Mrs|Mr|Ms|Mx|Dr|Prof|Rev|Sr|Jr|St|Sgt|Capt|Fr)\.\s\Z")
TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor rev reverend father fr sister brother mother pastor imam rabbi canon "
    "deacon sir dame lady lord captain sergeant sgt cpl corporal nurse matron officer judge señor señora senhor "
    "senhora dona don doña monsieur madame mme herr frau signor signora sra sr shri smt ustad sheikh chief midwife "
    "inspector constable pc councillor".split()
)
ABBREVIATED = frozenset("mr mrs ms mx dr prof rev fr sgt cpl sr sra shri smt".split())
FORMAL = TITLES - {"father", "sister", "brother", "mother", "nurse", "chief", "midwife", "miss", "judge", "captain"}


class Is(Enum):
    DECLARED = "declared"
    KNOWN = "leads to nobody"
    ORDINARY = "an ordinary word"
    EITHER = "a word and a name"
    UNKNOWN = "unknown"


class Word(NamedTuple):
    text: str
    low: str  # in small letters, without 's
    start: int
    is_: Is

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Run:
    words: tuple[Word, ...]
    begins: bool  # the first word begins a sentence
    whole: str

    @cached_property
    def before(self) -> str:
        """What stands before it in its sentence, or a part of that."""
        return _SENTENCE.split(self.whole[max(0, self.words[0].start - 90) : self.words[0].start])[-1]

    @cached_property
    def after(self) -> str:
        return self.whole[self.words[-1].end : self.words[-1].end + 60].partition("\x00")[0]


def runs(text: str, declared: frozenset[str]) -> Iterator[Run]:
    """All runs but those that are plain wherever they stand: most are the first word of a sentence."""
    signs = signs_of(text)
    places = [match.span() for match in _RUN.finditer(signs)]
    said = [text[start:end] for start, end in places]
    in_doubt = {run for run in set(said) if not declared.issuperset(_to_declare(run))}
    for start, end in (place for run, place in zip(said, places, strict=True) if run in in_doubt):
        if not _WITHIN_A_WORD.search(text, max(0, start - 2), start):
            yield from _parts(text, _WORD.finditer(signs, start, end), declared)


def _parts(text: str, matches: Iterator[re.Match[bytes]], declared: frozenset[str]) -> Iterator[Run]:
    """One run, parted where a sentence ends in it, but for the parts that are settled."""
    found = [(text[slice(*match.span())], match.start()) for match in matches]
    begins = _begins(text, found[0][1])
    for part in _sentences(found, text):
        words = tuple(_judged(part, declared))
        if len(words) > 1 or not _is_settled(words[0]):
            yield Run(words, begins, text)
        begins = True


def _is_settled(word: Word) -> bool:
    """Is this word no identifier, wherever it stands alone? Capitals that no list holds may be a firm: `at KPZG`."""
    if word.is_ in (Is.ORDINARY, Is.KNOWN):
        return word.low not in vocabulary.need_a_look() and not word.text.isupper()
    return word.is_ is Is.DECLARED


def _sentences(found: list[tuple[str, int]], text: str) -> Iterator[list[tuple[str, int]]]:
    """The words of a run, parted where one sentence ends and the next begins: not behind `Dr.`, `St.` or `J.`."""
    first = 0
    for number, (word, start) in enumerate(found[:-1], 1):
        longer = len(word) > 3 or (
            len(word) > 1 and word.casefold() in vocabulary.SMALL
        )  # `So. Tell me`, not `J. Bell`
        if text.startswith(". ", start + len(word)) and longer and word.casefold() not in TITLES:
            yield found[first:number]
            first = number
    yield found[first:]


@cache
def _to_declare(run: str) -> tuple[str, ...]:
    """What must be declared that this run be plain: nothing for the few hundred words that begin most sentences.

    At a full stop that ends a sentence each part is looked at alone: `Nothing. Then`, `Auntie Jo`, `In August`.
    """
    return tuple(word for part in _FULL_STOP.split(run) for word in _to_declare_of_part(part.split(" ")))


def _to_declare_of_part(words: list[str]) -> list[str]:
    lows = [bare(word.strip('."“”')) for word in words]
    if len(lows) == 1 and is_ordinary(lows[0]) and lows[0] not in vocabulary.need_a_look():
        return []
    if len(lows) > 1 and lows[-1] in _MONTHS and lows[-2] in _BEFORE_A_MONTH:
        lows.pop()
    return [low for low in lows if not _is_plain_word(low)]


def _is_plain_word(low: str) -> bool:
    return low in vocabulary.calm() or (is_known(low) and low not in vocabulary.need_a_look())


def _begins(text: str, at: int) -> bool:
    before = text[max(0, at - 12) : at]
    return bool(_BEGINS.search(before)) and not _ABBREVIATED.search(before)


def _judged(found: list[tuple[str, int]], declared: frozenset[str]) -> Iterator[Word]:
    lows = [bare(text) for text, _ in found]
    covered = _covered(lows, declared) if len(lows) > 1 else {}
    for number, (text, start) in enumerate(found):
        text = text.rstrip("'’") if not text.endswith(("s'", "s’")) else text
        yield Word(text, lows[number], start, covered.get(number) or _alone(text, lows[number], declared))


def _covered(lows: list[str], declared: frozenset[str]) -> dict[int, Is]:
    """Words of a declared name or of a known phrase of several words."""
    found: dict[int, Is] = {}
    for first in range(len(lows)):
        for last in range(min(len(lows), first + 4), first + 1, -1):
            phrase = " ".join(lows[first:last])
            state = Is.DECLARED if phrase in declared else Is.KNOWN if is_known(phrase) else None
            if state:
                found |= dict.fromkeys(range(first, last), state)
                break
    return found


def _alone(text: str, low: str, declared: frozenset[str]) -> Is:
    if not text[0].isupper():
        return Is.ORDINARY
    if _in(low, declared):
        return Is.DECLARED
    if low in vocabulary.of("EITHER"):
        return Is.EITHER
    if is_known(low) or low in TITLES or _is_short_form(text):
        return Is.KNOWN
    if is_ordinary(low):
        return Is.ORDINARY
    parts = low.split("-")
    if len(parts) > 1 and all(_in(part, declared) or is_known(part) or is_ordinary(part) for part in parts):
        return Is.KNOWN
    return Is.UNKNOWN


def _in(low: str, declared: frozenset[str]) -> bool:
    return low in declared or (low.endswith("s") and low[:-1] in declared)


def _is_short_form(text: str) -> bool:
    """`NHS`, `HRSD`, `I`; not `OYELARAN`."""
    return len(text) == 1 or (text[:2].isupper() and len(text.rstrip("s'’")) <= 5 and text.rstrip("s'’").isupper())
