"""SF016: fear, control or violence that the texts tell of, while `risk` says that there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ipt_course.findings import Rule, Severity
from ipt_course.load.places import KeyPath
from ipt_course.load.sightings import SeenAt
from ipt_course.model import Case
from ipt_course.rules.case_safety import TOLD_IN
from ipt_course.rules.case_words import denied, flat, sentence_at
from ipt_course.rules.scope import Hit, Hits, each_case_in_words
from ipt_course.rules.sought import Signs, Sought

_SIGNS = Signs(
    Sought("afraid frightened scared terrified", "_of_"),
    Sought(
        """frighten scare terrify terrifies threaten threatened threatening hit slap slapped punch punches punched kick
        kicked beat choke choked strangle strangled shove shoved hurt rape raped push pushes pushed kill violent force
        forced"""
    ),
    Sought("throat neck hair arm wrist", "by_the"),
    Sought("lock locked", "_in _up"),
    Sought(
        "passport papers visa card bankcard wages pay salary money earnings",
        "hold keep kept took take hid control lock has_my has_her has_his",
    ),
    Sought(
        "phone mobile telephone message text email mail letter post location",
        "reads checks goes_thro looks_thr tracks watches",
    ),
    Sought("let allow allowed", "not n't n’t"),
)
_ASKED_ABOUT = re.compile(r"afraid|fright|scare|hit|hurt|threat|forc|shov|push|slap", re.IGNORECASE)
_LONG_PAST = re.compile(
    r"\b(?:as a (?:child|boy|girl|baby)|(?:was|were) (?:small|little|young|a child|a boy|a girl|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)|in (?:her|his|my|their) childhood|at (?:primary )?school|years ago)\b",
    re.IGNORECASE,
)
# Stands for each letter of the others' names, which differ from case to case: a pattern takes long to compile.
_OF_A_NAME = "ᚠ"
_NAME = f"{_OF_A_NAME}+"
_KIN = (
    r"(?:(?:my|her|his|their|the) (?:\w+[- ])?(?:husband|wife|partner|boyfriend|girlfriend|fianc\w+|ex|mother|father"
    # A name too: an inventory may call her `Mum`.
    rf"|mum|mom|dad|stepfather|stepmother|brother|sister|uncle|son|in-laws|parents|family|{_NAME}))"
)
# What stands behind an object, so that `her` is a person: not `hurt her knee`.
_OBJECT = (
    r"(?:me|him|them|us|you|her(?= (?:when|and|if|at|with|in|on|once|twice|again|because|so|but|for|last|every|until"
    r"|till|too|or|across|hard|often|sometimes|now|up|against|down|over|off|out)\b|\W*$|[.,;:!?\"”’)…–—])|the"
    rf" (?:children|kids|boys|girls|baby)|{_KIN})"
)
_BESIDE_THE_POINT = (
    r"(?! (?:at (?:cards|chess|\w+ing)|on (?:price|points)|to (?:it|the)|feelings|with (?:the|his|her|its|a)))"
)


_FEAR_TOLD_IN = {
    **TOLD_IN,
    ("household",): 7, ("work_or_school",): 8, ("violence_screen",): 9, ("missing_person",): 10,
    ("inventory", "good"): 11, ("inventory", "bad"): 11, ("inventory", "patient_expects"): 11,
    ("inventory", "they_expect"): 11, ("inventory", "change_near_onset"): 11,
    ("affect_then_now", "then"): 12, ("affect_then_now", "now"): 12,
}  # fmt: skip


@cache
def _fear(minor: bool) -> re.Pattern[str]:
    """A parent may well read a young person's telephone, or keep them in."""
    often = r"(?:\w+ )?"
    who, him, she = f"(?:he|she|they|{_KIN}|{_NAME}) ", f"(?:he|{_NAME}|{_KIN}) ", f"(?:she|{_KIN}) "
    belongs = r"passport|papers|visa|identity card|bank ?cards?|cards?|wages|pay(?!\w)|salary|money|earnings"
    belongs = rf"(?:{belongs})(?! (?:in order|safe\b|to the bank|for (?:her|him|me)\b))"
    keeps = r"holds?|keeps?|kept|took|takes?|hid|hides?|controls?|withholds?|locks? (?:away|up)"
    reads = r"reads|checks|goes through|looks through|tracks|watches"
    phone = r"phone|mobile|telephone|messages|texts|e-?mails?|letters|post|location"
    control = "" if minor else (
        rf"|(?:{reads}) (?:all )?my (?:{phone})"
        rf"|{him}{often}(?:{reads}) (?:all )?her (?:{phone})"
        rf"|{she}{often}(?:{reads}) (?:all )?his (?:{phone})"
        r"|(?:does|do|will|would|did)(?: not|n['’]t) (?:let|allow) (?:me|her|him) (?:to )?(?:leave|go out|out\b|see"
        r" (?:my|her|his) (?:friends|family|sister|mother)|have (?:any |my |her |his )+(?:own )?"
        r"(?:money|friends|phone))"
        r"|won['’]t (?:let|allow) (?:me|her|him) (?:to )?(?:leave|go out|out\b|see (?:my|her|his)"
        r" (?:friends|family|sister|mother|brother|parents))"
        r"|(?:not|n['’]t) allowed (?:to (?:leave the house|go out)|(?:any|my|her|his) (?:own )?money)"
    )  # fmt: skip
    return re.compile(
        rf"\b(?:(?:afraid|frightened|scared|terrified) of (?:{_OBJECT}|{_NAME})\b"
        r"(?!['’]s| (?:\w+ing|not)\b)"
        rf"|{who}{often}(?:frightens?|scares?|terrif(?:y|ies)|threatens?|threatened|hits?|slap(?:s|ped)?"
        rf"|punch(?:es|ed)?|kick(?:s|ed)?|beats?|chok(?:es?|ed)|strangle[sd]?|shove[sd]?|hurts?|raped?s?) {_OBJECT}"
        rf"{_BESIDE_THE_POINT}"
        rf"|(?:hits?|slap(?:s|ped)|punch(?:es|ed)|kick(?:s|ed)) me\b{_BESIDE_THE_POINT}"
        rf"|push(?:es|ed)? {_OBJECT} (?:against|into (?:the|a)|down|over|off|out of|onto)"
        r"|(?:grab(?:s|bed)?|has|had|took|takes|held|holds) (?:me|her|him) by the (?:throat|neck|hair|arm|wrist)"
        rf"|threaten(?:s|ed|ing)? to (?:kill|hurt|hit|harm|burn|take (?:the|my|her|his) (?:children|kids|boys|girls|son"
        r"|daughter|baby)|send (?:me|her|him) back)"
        rf"|{who}has (?:my|her|his) (?:passport|visa|bank ?card|identity card)"
        r"|sa(?:id|ys) (?:that )?(?:he|she) (?:would|will) kill (?:me|her|him|them)\b"
        rf"|{who}(?:is|was|gets|got|becomes|became|has been|can be) violent\b"
        r"|force[sd]? (?:me|her|him) (?:into (?:bed|sex|marr)|to (?:have sex|marry|sleep with))"
        r"|force[sd]? (?:himself|herself) on (?:me|her|him)"
        r"|lock(?:s|ed) (?:me|her|him) (?:in\b|up\b)"
        rf"|(?:holds|keeps|hides|controls|takes|withholds|locks (?:away|up)) (?:all )?my (?:{belongs})"
        rf"|{who}{often}(?:{keeps}) (?:all )?my (?:{belongs})"
        rf"|{him}{often}(?:{keeps}) (?:all )?her (?:{belongs})"
        rf"|{she}{often}(?:{keeps}) (?:all )?his (?:{belongs}){control})",
        re.IGNORECASE,
    )


_ANSWERED = re.compile(r"\?[\"”]?\s*[\"“](?:Yes|Sometimes|Often|Once|Twice|Every)\b")


def _found(case: Case, seen: SeenAt) -> Iterator[tuple[KeyPath, str, int]]:
    others, minor = {person.name for person in case.inventory}, case.age < 18
    for path, text, sentences in _SIGNS.told(case, seen, _FEAR_TOLD_IN):
        masked = _masked(text, others) if sentences else ""
        for match in (match for start, end in sentences for match in _fear(minor).finditer(masked, start, end)):
            if _is_told(text, match):
                yield path, text[match.start() : match.end()], match.start()
    yield from _answered(flat(case.violence_screen))


def _masked(text: str, names: Iterable[str]) -> str:
    """Each character of these names as the one sign, the longest first: `Ann` is in `Anna`."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, _OF_A_NAME * len(name))
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
    """Not asked, not denied, and not of a time long past."""
    _, sentence = sentence_at(text, match.start())
    asked = sentence.rstrip(' "”’)').endswith("?")
    return not (asked or _LONG_PAST.search(sentence) or denied(text, match.start(), match.end()))


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
