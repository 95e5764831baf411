"""Reading a case's texts: who is speaking, what is denied, and which are the treatment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ipt_course.load.places import KeyPath
from ipt_course.model import AnotherFirstLine, AnotherPathway, Case
from ipt_course.rules.privacy.pattern import Pattern

Placed = tuple[KeyPath, str]

_BREAK = re.compile(r"\n(?<!\n\n)(?!\n)")
_SPEECH = re.compile(r"\"[^\"]*\"|“[^”]*”")
_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nor|neither|nobody|without|instead of|rather than|cannot|avoid\w*|refus\w+|declin\w+"
    r"|ruled out|took back|takes? back|taken back|withdr\w+|cancel\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
# "She could not sleep, so they kept a …": what is denied there is the sleep.
_NEW_CLAUSE = re.compile(
    r"\b(?:so|but|then|yet|because|and (?:they|she|he|we|I|the therapist|is|are|was|were|so|then))\b"
    r"|, (?:they|she|he|we|I|the therapist)\b"
)
_REFUSED_BEHIND = re.compile(
    r"\b(?:is|are|was|were|be|been)\b(?: \w+){0,3}? (?:not|never|ruled out|refused|declined|put off|withdrawn"
    r"|taken back)\b"
)
_SENTENCE_END = re.compile(r"[.!?;\n](?:(?<!\n)(?=[\s\"”’)]|$)|(?<=\n)\s*\n)")
_KIN = re.compile(
    r"\b(?:wife|husband|spouse|partner|fianc\w+|boyfriend|girlfriend|lover|ex|mother|father|mum|mom|dad|parents?|"
    r"(?:step|foster |grand)?(?:son|daughter|child|mother|father|parent)s?|children|brothers?|sisters?|aunt\w*|"
    r"uncles?|cousins?|nan|gran\w*|carers?|guardian|niece|nephew|married|marriage|family|twin|\w+-in-law)\b",
    re.IGNORECASE,
)
_THERAPIST = re.compile(r"\b(?:therapist|clinician|counsellor|psychologist)\b", re.IGNORECASE)


def holds(text: str, stems: Iterable[str]) -> bool:
    """Is one of these strings in the text? Stems leave out a first letter that may be a capital."""
    for stem in stems:  # noqa: SIM110 - `any` takes twice the time, and this is asked of every text
        if stem in text:
            return True
    return False


@lru_cache(400)  # several rules read the same texts, and a case has hundreds
def flat(text: str) -> str:
    """The text with every single line break a space, so that words are found across it; paragraphs stay."""
    return _BREAK.sub(" ", text) if "\n" in text else text


def narration(text: str) -> str:
    """The text with everything in quotation marks blanked out, each character in its place."""
    return _SPEECH.sub(lambda match: blanked(match.group()), text)


def blanked(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def spoken(text: str) -> Iterator[tuple[int, str]]:
    """Each piece in quotation marks, without them, with its offset."""
    for match in _SPEECH.finditer(text):
        yield match.start() + 1, match.group()[1:-1]


def denied(text: str, start: int, end: int | None = None) -> bool:
    """Is it said not to be so? A negation before it in its sentence, or right behind it."""
    before = text[max(0, start - 160) : start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    negations = list(_NEGATION.finditer(before, ends[-1] if ends else 0))
    if negations and not _NEW_CLAUSE.search(before, negations[-1].end()):
        return True
    behind = re.split(r"[.!?;,]", text[end or start : (end or start) + 50], maxsplit=1)[0]
    return bool(_REFUSED_BEHIND.search(behind))


def denied_in(text: str, match: re.Match[str], *, of_itself: bool) -> bool:
    """The same for a match. Where it says something `of_itself` ("there was no beer, and he hit me"), what stands
    before it denies another thing.
    """
    first = match.start() if of_itself else 0
    return denied(text[first:], match.start() - first, match.end() - first)


@lru_cache(400)  # the same here
def sentence_ends(text: str) -> tuple[int, ...]:
    """The offset behind each sentence; the last is the length of the text."""
    return (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text))


def sentence_at(text: str, place: int) -> tuple[int, str]:
    """The sentence in which this place stands, with its offset."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, place)]
    begins, behind = ends[-1] if ends else 0, _SENTENCE_END.search(text, place)
    return begins, text[begins : behind.end() if behind else len(text)]


def treatment(case: Case) -> Iterator[Placed]:
    """What the therapist says and does, as the case would have it done. The marked slip is not in it."""
    yield ("formulation_model",), flat(case.formulation_model)
    yield ("contract",), flat(case.contract)
    for phase in ("initial", "middle", "ending"):
        yield ("plan_by_phase", phase), flat(getattr(case.plan_by_phase, phase))
    yield ("therapist_slip", "repair"), flat(case.therapist_slip.repair)
    for number, line in enumerate(case.incident.lines):
        if not line.slip and _THERAPIST.search(line.speaker):
            yield ("incident", "lines", number, "says"), flat(line.says)


TREATMENT = ("formulation_model", "contract", "plan_by_phase", "therapist_slip", "incident")


def has_kin(case: Case) -> bool:
    """Does the case know of a partner or family?"""
    return any(_KIN.search(person.relation) for person in case.inventory) or bool(_KIN.search(case.household))


def is_kin(relation: str) -> bool:
    return bool(_KIN.search(relation))


def in_ipt(case: Case) -> bool:
    """Is IPT what the case decides for, now?"""
    return not isinstance(case.decision, AnotherPathway | AnotherFirstLine)


def any_word(*stems: str) -> Pattern:
    """A pattern for words that begin so, across line breaks too."""
    return Pattern(rf"\b(?:{'|'.join(stems)})".replace(" ", r"\s"), re.IGNORECASE)


class AnyWord:
    """Words that begin so. Most texts hold one just as it is written here, and then no pattern is needed."""

    def __init__(self, *stems: str) -> None:
        self._pattern = any_word(*stems)
        self._written = tuple(f" {stem}" for stem in stems if stem.replace(" ", "").isalpha())

    def stands_in(self, text: str) -> bool:
        return holds(text, self._written) or self._pattern.search(text) is not None
