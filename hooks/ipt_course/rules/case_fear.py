"""SF016: fear, control or violence that the texts tell of, while `risk` says that there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ipt_course.findings import Rule, Severity
from ipt_course.load.places import KeyPath
from ipt_course.load.sightings import SeenAt
from ipt_course.model import Case
from ipt_course.rules.case_safety import TOLD_IN
from ipt_course.rules.case_words import denied, denied_in, flat, sentence_at
from ipt_course.rules.scope import Hit, Hits, each_case_in_words
from ipt_course.rules.words_of_fear import OF_A_NAME, SIGNS, fear, has_subject, of_nobody

_ASKED_ABOUT = re.compile(r"afraid|fright|scare|hit|hurt|threat|forc|shov|push|slap", re.IGNORECASE)
_LONG_PAST = re.compile(
    r"\b(?:as a (?:child|boy|girl|baby)|(?:was|were) (?:small|little|young|a child|a boy|a girl|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)|in (?:her|his|my|their) childhood|at (?:primary )?school|years ago)\b",
    re.IGNORECASE,
)
_FEAR_TOLD_IN = {
    **TOLD_IN,
    ("household",): 7, ("work_or_school",): 8, ("violence_screen",): 9, ("missing_person",): 10,
    ("inventory", "good"): 11, ("inventory", "bad"): 11, ("inventory", "patient_expects"): 11,
    ("inventory", "they_expect"): 11, ("inventory", "change_near_onset"): 11,
    ("affect_then_now", "then"): 12, ("affect_then_now", "now"): 12,
}  # fmt: skip


_NEW_CLAUSE = re.compile(r"(?:\band|,) $")
# "Why does he hit me?" tells that he does.
_TAKEN_AS_SO = re.compile(r"\bwhy\b(?!,)", re.IGNORECASE)
_ANSWERED = re.compile(r"\?[\"”]?\s*[\"“](?:Yes|Sometimes|Often|Once|Twice|Every)\b")


def _found(case: Case, seen: SeenAt) -> Iterator[tuple[KeyPath, str, int]]:
    others, minor = {person.name for person in case.inventory}, case.age < 18
    for path, text, sentences in SIGNS.told(case, seen, _FEAR_TOLD_IN):
        masked = _masked(text, others) if sentences else ""
        for match in (match for start, end in sentences for match in fear(minor).finditer(masked, start, end)):
            if _is_told(text, match):
                yield path, text[match.start() : match.end()], match.start()
    yield from _answered(flat(case.violence_screen))


def _masked(text: str, names: Iterable[str]) -> str:
    """Each character of these names as the one sign, the longest first: `Ann` is in `Anna`."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, OF_A_NAME * len(name))
    return text


def _answered(screen: str) -> Iterator[tuple[KeyPath, str, int]]:
    """`"Does he ever hurt you?" "Sometimes."`"""
    reached = 0
    for match in _ANSWERED.finditer(screen):
        begins = max(reached, *(screen.rfind(sign, 0, match.start()) + 1 for sign in '"“”?'))
        question, reached = screen[begins : match.start()], match.end()
        if _ASKED_ABOUT.search(question) and "safe" not in question:
            yield ("violence_screen",), screen[begins:reached].strip(' "“'), begins


def _is_told(text: str, match: re.Match[str]) -> bool:
    """Not asked, not denied, not of a time long past, and done by somebody."""
    begins, sentence = sentence_at(text, match.start())
    asked = sentence.rstrip(' "”’)').endswith("?") and not _TAKEN_AS_SO.search(sentence)
    before = text[begins : match.start()]
    if asked or _LONG_PAST.search(sentence):
        return False
    if not has_subject(match.group()):
        return not (of_nobody(before) or denied(text, match.start(), match.end()))
    return not denied_in(text, match, of_itself=_NEW_CLAUSE.search(before) is not None)


def tells_fear(case: Case, seen: SeenAt) -> tuple[KeyPath, str, int] | None:
    """The first words of it: where, what, and how far in."""
    return next(_found(case, seen), None)


def fear_without_risk(case: Case, seen: SeenAt) -> Hits:
    risk = case.risk
    if risk.carries == "violence" or (risk.feared and risk.carries != "asked-none"):
        return
    if risk.feared:
        message = f"the patient fears {risk.feared[0]}, and `risk` carries asked-none"
        yield Hit(("risk", "carries"), message)
    elif found := tells_fear(case, seen):
        path, said, at = found
        yield Hit(path, f"`{said}` stands here, and `risk` carries {risk.carries}, with nobody `feared`", at)


FEAR_TOLD = (*dict.fromkeys(field for field, *_ in _FEAR_TOLD_IN), "inventory", "age")
FEAR_RULES = (
    Rule(
        "SF016", "fear-without-risk", Severity.ERROR,
        "Fear, control and violence that a case tells of and does not take up teach a reader to pass over them.",
        "Set `carries: violence`, name under `feared:` who is feared, and let safety and a specialist come first. "
        "If it is past and over, say in that sentence how long ago.",
        each_case_in_words(fear_without_risk, "risk", *FEAR_TOLD),
    ),
)  # fmt: skip
