"""SF016: fear, control or violence that the texts tell of, while `risk` says that there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ipt_course.findings import Rule, Severity
from ipt_course.load.compose import KeyPath
from ipt_course.model import Case
from ipt_course.rules.case_safety import TOLD, told
from ipt_course.rules.case_words import denied, flat, passages, sentence_at
from ipt_course.rules.scope import Hit, Hits, each_case

_STEMS = (
    *("fraid", "fright", "scare", "terrif", "hreat", "iolent", "rape", "force", "hit", "slap", "punch", "kick"),
    *("beat", "chok", "strangl", "shov", "push", "hurt", "throat", "passport", "papers", "visa", " card", "wages"),
    *(" pay", "salary", "money", "earnings", "phone", "messages", "texts", "mail", "location", "locks", "locked"),
    *("let ", "allow"),
)
_ASKED_ABOUT = re.compile(r"afraid|fright|scare|hit|hurt|threat|forc|shov|push|slap", re.IGNORECASE)
_LONG_PAST = re.compile(
    r"\b(?:as a (?:child|boy|girl|baby)|(?:was|were) (?:small|little|young|a child|a boy|a girl|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)|in (?:her|his|my|their) childhood|at (?:primary )?school|years ago)\b",
    re.IGNORECASE,
)
_KIN = (
    r"(?:(?:my|her|his|their|the) (?:\w+[- ])?(?:husband|wife|partner|boyfriend|girlfriend|fianc\w+|ex|mother|father"
    r"|mum|mom|dad|stepfather|stepmother|brother|sister|uncle|son|in-laws|parents|family))"
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


@cache
def _fear(names: tuple[str, ...], minor: bool) -> re.Pattern[str]:
    """`names` are those of the others. A parent may well read a young person's telephone, or keep them in."""
    who = "|".join(("he", "she", "they", _KIN, *map(re.escape, names)))
    him = "|".join(("he", *map(re.escape, names)))
    belongs = r"passport|papers|visa|identity card|bank ?cards?|cards?|wages|pay(?!\w)|salary|money|earnings"
    belongs = rf"(?:{belongs})(?! (?:in order|safe\b|to the bank|for (?:her|him|me)\b))"
    keeps = r"holds?|keeps?|kept|took|takes?|hid|hides?|controls?|withholds?|locks? (?:away|up)"
    reads = r"reads|checks|goes through|looks through|tracks|watches"
    phone = r"phone|mobile|telephone|messages|texts|e-?mails?|letters|post|location"
    control = "" if minor else (
        rf"|(?:{reads}) (?:all )?my (?:{phone})"
        rf"|(?:{him}|{_KIN}) (?:\w+ )?(?:{reads}) (?:all )?her (?:{phone})"
        rf"|(?:she|{_KIN}) (?:\w+ )?(?:{reads}) (?:all )?his (?:{phone})"
        r"|(?:does|do|will|would|did)(?: not|n['’]t) (?:let|allow) (?:me|her|him) (?:to )?(?:leave|go out|out\b|see"
        r" (?:my|her|his) (?:friends|family|sister|mother)|have (?:any |my |her |his )+(?:own )?"
        r"(?:money|friends|phone))"
        r"|won['’]t (?:let|allow) (?:me|her|him) (?:to )?(?:leave|go out|out\b|see (?:my|her|his)"
        r" (?:friends|family|sister|mother|brother|parents))"
        r"|(?:not|n['’]t) allowed (?:to (?:leave the house|go out)|(?:any|my|her|his) (?:own )?money)"
    )  # fmt: skip
    return re.compile(
        rf"\b(?:(?:afraid|frightened|scared|terrified) of (?:{_OBJECT}|{'|'.join(map(re.escape, names)) or 'him'})\b"
        r"(?!['’]s| (?:\w+ing|not)\b)"
        rf"|(?:{who}) (?:\w+ )?(?:frightens?|scares?|terrif(?:y|ies)|threatens?|threatened|hits?|slap(?:s|ped)?"
        rf"|punch(?:es|ed)?|kick(?:s|ed)?|beats?|chok(?:es?|ed)|strangle[sd]?|shove[sd]?|hurts?|raped?s?) {_OBJECT}"
        rf"{_BESIDE_THE_POINT}"
        rf"|(?:hits?|slap(?:s|ped)|punch(?:es|ed)|kick(?:s|ed)) me\b{_BESIDE_THE_POINT}"
        rf"|push(?:es|ed)? {_OBJECT} (?:against|into (?:the|a)|down|over|off|out of|onto)"
        r"|(?:grab(?:s|bed)?|has|had|took|takes|held|holds) (?:me|her|him) by the (?:throat|neck|hair|arm|wrist)"
        rf"|threaten(?:s|ed|ing)? to (?:kill|hurt|hit|harm|burn|take (?:the|my|her|his) (?:children|kids|boys|girls|son"
        r"|daughter|baby)|send (?:me|her|him) back)"
        rf"|(?:{who}) has (?:my|her|his) (?:passport|visa|bank ?card|identity card)"
        r"|sa(?:id|ys) (?:that )?(?:he|she) (?:would|will) kill (?:me|her|him|them)\b"
        rf"|(?:{who}) (?:is|was|gets|got|becomes|became|has been|can be) violent\b"
        r"|force[sd]? (?:me|her|him) (?:into (?:bed|sex|marr)|to (?:have sex|marry|sleep with))"
        r"|force[sd]? (?:himself|herself) on (?:me|her|him)"
        r"|lock(?:s|ed) (?:me|her|him) (?:in\b|up\b)"
        rf"|(?:holds|keeps|hides|controls|takes|withholds|locks (?:away|up)) (?:all )?my (?:{belongs})"
        rf"|(?:{who}) (?:\w+ )?(?:{keeps}) (?:all )?my (?:{belongs})"
        rf"|(?:{him}|{_KIN}) (?:\w+ )?(?:{keeps}) (?:all )?her (?:{belongs})"
        rf"|(?:she|{_KIN}) (?:\w+ )?(?:{keeps}) (?:all )?his (?:{belongs}){control})",
        re.IGNORECASE,
    )


_ANSWERED = re.compile(r"([^\"“”?]*\?)[\"”]?\s*[\"“](?:Yes|Sometimes|Often|Once|Twice|Every)\b")


def _texts(case: Case) -> Iterator[tuple[KeyPath, str]]:
    yield from told(case)
    for name in ("household", "work_or_school", "violence_screen", "missing_person"):
        yield (name,), flat(getattr(case, name))
    for number, person in enumerate(case.inventory):
        for name in ("good", "bad", "patient_expects", "they_expect", "change_near_onset"):
            yield ("inventory", number, name), flat(getattr(person, name))
    for name in ("then", "now"):
        yield ("affect_then_now", name), flat(getattr(case.affect_then_now, name))


def _found(case: Case) -> Iterator[tuple[KeyPath, str, int]]:
    others = tuple(sorted({person.name for person in case.inventory}))
    fear = _fear(others, case.age < 18)
    for path, text in _texts(case):
        for start, end in passages(text, _STEMS):
            for match in fear.finditer(text, start, end):
                if _is_told(text, match):
                    yield path, match.group(), match.start()
    screen = flat(case.violence_screen)
    for match in _ANSWERED.finditer(screen):
        if _ASKED_ABOUT.search(match[1]) and "safe" not in match[1]:
            yield ("violence_screen",), match.group().strip(' "“'), match.start(1)


def _is_told(text: str, match: re.Match[str]) -> bool:
    """Not asked, not denied, and not of a time long past."""
    _, sentence = sentence_at(text, match.start())
    asked = sentence.rstrip(' "”’)').endswith("?")
    return not (asked or _LONG_PAST.search(sentence) or denied(text, match.start(), match.end()))


def tells_fear(case: Case) -> tuple[KeyPath, str, int] | None:
    """The first words of it: where, what, and how far in."""
    return next(_found(case), None)


def fear_without_risk(case: Case) -> Hits:
    risk = case.risk
    if risk.carries == "violence" or (risk.feared and risk.carries != "asked-none"):
        return
    if risk.feared:
        message = f"the patient fears {risk.feared[0]}, and `risk` carries asked-none"
        yield Hit(("risk", "carries"), message)
    elif found := tells_fear(case):
        path, said, at = found
        yield Hit(path, f"`{said}` stands here, and `risk` carries {risk.carries}, with nobody `feared`", at)


FEAR_TOLD = (
    *TOLD, "household", "work_or_school", "violence_screen", "missing_person", "inventory", "affect_then_now", "age",
)  # fmt: skip
FEAR_RULES = (
    Rule(
        "SF016", "fear-without-risk", Severity.ERROR,
        "Fear, control and violence that a case tells of and does not take up teach a reader to pass over them.",
        "Set `carries: violence`, name under `feared:` who is feared, and let safety and a specialist come first. "
        "If it is past and over, say in that sentence how long ago.",
        each_case(fear_without_risk, "risk", *FEAR_TOLD),
    ),
)  # fmt: skip
