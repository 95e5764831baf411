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
        if text.startswith(". ", start + len(word)) and _may_end_a_sentence(word):
            yield found[first:number]
            first = number
    yield found[first:]


def _may_end_a_sentence(word: str) -> bool:
    """`So. Tell me`, not `J. Bell` or `Prof. Bell`."""
    low = word.casefold()
    return (len(word) > 3 or (len(word) > 1 and low in vocabulary.SMALL)) and low not in TITLES


@cache
def _to_declare(run: str) -> tuple[str, ...]:
    """What must be declared that this run be plain: nothing for the few hundred words that begin most sentences.

    At a full stop that ends a sentence each part is looked at alone: `Nothing. Then`, `Auntie Jo`, `In August`.
    """
    parts = [[""]]
    for word in run.split(" "):
        ended = parts[-1][-1].endswith(".") and _may_end_a_sentence(parts[-1][-1][:-1])
        parts.append([word]) if ended or not parts[-1][-1] else parts[-1].append(word)
    return tuple(word for part in parts[1:] for word in _to_declare_of_part(part))


def _to_declare_of_part(words: list[str]) -> list[str]:
    lows = [bare(word.strip('."“”')) for word in words]
    if len(lows) == 1 and _is_plainly_ordinary(lows[0]):
        return []
    if len(lows) > 1 and lows[-1] in _MONTHS and lows[-2] in _BEFORE_A_MONTH:
        lows.pop()
    elif len(lows) > 1 and (_is_plainly_ordinary(lows[0]) or lows[0] in TITLES) and not any(map(_is_a_word, lows[1:])):
        return lows[1:]  # `Knew Jo`, `Dr Jo`, where Jo is declared
    return [low for low in lows if not _is_plain_word(low)]


def _is_plainly_ordinary(low: str) -> bool:
    return is_ordinary(low) and low not in vocabulary.need_a_look()


def _is_a_word(low: str) -> bool:
    """Of any kind, or a name that is a word too."""
    return is_ordinary(low) or is_known(low) or low in vocabulary.need_a_look() or low in vocabulary.calm()


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
