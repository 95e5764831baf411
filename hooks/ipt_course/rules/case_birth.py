"""A pregnancy, or a birth within the year, that a case tells of: the patient's own, and now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ipt_course.load.places import KeyPath
from ipt_course.load.sightings import SeenAt
from ipt_course.model import Case
from ipt_course.rules.case_words import holds, sentence_at
from ipt_course.rules.sought import Signs, Sought

RECENT = -9.0  # months from the onset: what is older is over a year past when the case is met
_SIGNS = Signs(
    Sought("pregnant pregnancy newborn expecting breastfeed* midwife"),
    Sought("due", "baby date"),
    Sought("birth", "gave give giving birth_of since after before"),
    Sought("born", "baby son daughter twin boy girl child first second third"),
    Sought("baby babies twin son daughter boy girl child infant", "weeks months _days week-old month-old month_old"),
)
_OF_PREGNANCY = ("regnan", "xpecting", "due")  # one is in all that the pattern matches
_OF_BIRTH = ("birth", "born", "old", "week", "month", "day", "feed", "deliver", "confine", "caesar", "came")
_TOLD_IN = {
    ("presenting_words",): 0, ("story",): 1, ("household",): 2, ("timeline", "event"): 3, ("timeline", "mood_words"): 4,
    ("medical_and_drug",): 5, ("inventory", "relation"): 6,
}  # fmt: skip
BIRTH_TOLD = (*dict.fromkeys(field for field, *_ in _TOLD_IN), "pronouns", "names", "inventory")
_NUMBER = (
    r"(?:\d{1,2}|an?|few|a few|some|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty)(?:[- ]\w+)?)"
)
_YOUNG = (
    rf"(?:{_NUMBER}[- ](?:days?|weeks?)|(?:\d|1[012]|an?|few|a few|some|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve)[- ]months?)"
)
_CHILD = r"(?:baby|babies|twins?|sons?|daughters?|boys?|girls?|child|children|infant)"
_PAST = re.compile(
    r"\byears\b|\bwhen (?:she|he|they|I) (?:was|were) (?:young|small|little|a|\w+teen|twenty|thirty|at)"
    r"|\b(?:as a (?:girl|teenager|student)|back then|in those days|in (?:her|my) (?:first|earlier|previous) (?:marriage"
    r"|pregnancy)|at (?:\w+teen|twenty|thirty|forty)(?:-\w+)?\b|long ago|used to|had been pregnant|each time"
    r"|every time|both times|the first time|last time)",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:miscarr\w+|stillb\w+|terminat\w+|abort\w+|ectopic|lost (?:it|(?:the|her|a|their) (?:baby|pregnancy|child"
    r"|twins)))\b",
    re.IGNORECASE,
)
# `She has not told them that she is pregnant` is no denial of it.
_DENIED = re.compile(
    r"(?:\b(?:not|never|neither|nor|without|no longer|if she w(?:ere|as))|n['’]t)"
    r"(?:,? (?:a|again|at present|currently|herself|in fact|now|yet))*,? ?\Z",
    re.IGNORECASE,
)
_BESIDE_HER = re.compile(
    r"\b(?:with|to|from|by|for|about|beside|near|of|at|behind|and|tells?|told|sees?) "
    r"(?:her|his|my|the|their|our|an?|both)? ?\Z"
)
_OTHERS = (
    r"(?:sister|brother|daughter|son|friend|cousin|niece|neighbour|colleague|boss|manager|supervisor|aunt"
    r"|mother|mum|mam"
    r"|wife|girlfriend|partner|ex|husband|classmate|schoolmate|flatmate|housemate|customer|client|guest|teacher|tenant"
    r"|lodger|nurse|doctor|midwife|woman|women|girl|lady|cat|dog|cow|mare|ewe|goat|sow|bitch|someone|somebody|everyone"
    r"|everybody|others?|assistant|apprentice|secretary|lover|mistress)(?:s|-in-law)?"
)


@cache
def _pregnant() -> re.Pattern[str]:
    return re.compile(
        r"\b(?<!get )(?<!getting )(?<!become )(?<!becoming )(?<!be )(?<!being )(?<!fall )(?<!falling )(?<!\ba )"
        r"(?<!\bthe )(?<!every )(?<!\bany )(?<!other )(?<!for )(?<!ever )(?<!\bno )(?<!were )(?<!young )"
        rf"pregnant\b(?! (?:mothers?|lad(?:y|ies)|patients?|pause|silence|{_OTHERS}))"
        r"|(?:found to|turn(?:s|ed) out to|known to|may|might|must) be pregnant\b"
        r"|\b(?:her|my|this|of|the) pregnancy\b(?! (?:test|magazine|scare|book|leave))"
        rf"|\bexpecting (?:(?:an?|her|their|my|our|another) (?:\w+ )?(?:baby|child|first|second|third|fourth)\b|twins)"
        r"|\b(?:is|am|['’][ms]) expecting(?= (?:again|in)\b|[.,;!])"
        r"|\b(?:her|my|the|their|our) (?:baby['’]?s? (?:is )?)?due (?:date|in \w+)"
        r"|\b(?:the|her|my|our|their) baby is due",
        re.IGNORECASE,
    )


@cache
def _born() -> re.Pattern[str]:
    month = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    lately = (
        rf"(?:{_YOUNG} ago|(?:in|since|early in|late in|at the end of) {month}|(?:this|last) (?:week|month|spring"
        r"|summer|autumn|winter)|recently|just|yesterday)"
    )
    mine = r"(?:her|their|my|our)"
    return re.compile(
        rf"\b(?:{mine}|the) newborn\b(?! (?:unit|ward|clinic|calf|calves|lambs?|clothes|nephew|niece|grand\w+|cousin"
        r"|foal|pups?|puppies|kittens?))"
        rf"|\b(?:gave|given) birth\b[^.;!?]{{0,60}}?{lately}|{lately},? (?:\w+ ){{0,2}}?(?:gave|had given) birth\b"
        rf"|\b(?:since|{_YOUNG} (?:after|since)) (?:(?:the|her|my) (?:birth|delivery|confinement|caesarean)"
        rf"|giving birth|(?:the|her|my|our|their) (?:\w+ )?{_CHILD} (?:was|were) born|(?:the|her|my) baby came)\b"
        rf"|\b{mine} (?:\w+ )?(?:{_CHILD}|first|second|third)(?:,? \w+,?)? (?:was|were"
        rf"|is) born\b[^.;!?]{{0,20}}?{lately}|\b(?:{mine}|the|an?) (?:\w+ )?{_YOUNG}[- ]old (?:\w+ )?{_CHILD}\b"
        rf"|\b{mine} (?:\w+ )?{_CHILD}(?:,? \w+)?(?:,| is| was| are| were) (?:aged |now |only |just |still "
        rf"|not yet )?{_YOUNG}"
        r"(?: old|\b(?=[.,;)]|$| and))"
        rf"|\bthe (?:baby|twins)(?:,? \w+)?(?:,| is| was| are| were) (?:aged |now |only |just |still "
        rf"|not yet )?{_YOUNG}"
        r"(?: old|\b(?=[.,;)]|$| and))"
        rf"|\bbreast-?feed(?:s|ing)?(?= (?:her|the|him|every|at|and|through|both)\b|[.,;])",
        re.IGNORECASE,
    )


@cache
def _in_timeline() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:gives? birth|gave birth|(?:the )?birth of|{_CHILD}\b[^.;]{{0,30}}? (?:is |was |are |were )?born\b"
        rf"|(?:first|second|third) (?:is|was) born|(?:the|her|a|their) (?:baby|twins) (?:comes?|arrives?|came|arrived)"
        r"|newborn|pregnant|positive (?:pregnancy )?test|pregnancy (?:is|was) (?:found|confirmed|noticed|told))",
        re.IGNORECASE,
    )


_OWN_CHILD = re.compile(
    rf"^(?:(?:\w+ )?(?:{_CHILD}|first|second|third)\b(?!['’])[^.;]{{0,20}}?\b{_YOUNG}|newborn (?:{_CHILD})|unborn)",
    re.IGNORECASE,
)


def tells_of_birth(case: Case, seen: SeenAt) -> tuple[KeyPath, str, int] | None:
    """The first words of it: where, what, and how far in."""
    return next(_found(case, seen), None)


def _found(case: Case, seen: SeenAt) -> Iterator[tuple[KeyPath, str, int]]:
    bears = not re.match(r"\s*h(?:e|im)\b", case.pronouns, re.IGNORECASE)
    for path, text, sentences in _SIGNS.told(case, seen, _TOLD_IN):
        for start, end in sentences:
            for match in _matches(case, path, text, start, end, bears):
                if not _DENIED.search(text, start, match.start()) and not _by_the_way(case, match, start, end):
                    people = _people(_names_of_others(case), case.names[0], bears)
                    if _is_own(text, match, people, bears):
                        yield path, match.group(), match.start()


def _by_the_way(case: Case, match: re.Match[str], start: int, end: int) -> bool:
    """Where a child was lost nobody is asked about it; a pregnancy that follows is another matter."""
    born = not re.search("pregnan|expecting", match.group(), re.IGNORECASE)
    return bool(_LOST.search(match.string, start, end)) or (born and _lost(case))


def _matches(case: Case, path: KeyPath, text: str, start: int, end: int, bears: bool) -> Iterator[re.Match[str]]:
    if path[0] == "inventory":
        found = _OWN_CHILD.match(text)
        yield from [found] if found and bears else []
    elif path[0] == "timeline":
        number = path[1]
        if isinstance(number, int) and bears and case.timeline[number].months_from_onset >= RECENT:
            yield from _in_timeline().finditer(text, start, end)
    elif not _PAST.search(text, start, end):
        sentence = text[start:end]
        if holds(sentence, _OF_PREGNANCY):
            yield from _pregnant().finditer(text, start, end)
        if bears and holds(sentence, _OF_BIRTH):
            yield from _born().finditer(text, start, end)


def _lost(case: Case) -> bool:
    events = (point.event for point in case.timeline if point.event)
    return any(_LOST.search(text) for text in (case.story, case.medical_and_drug, *events))


def _names_of_others(case: Case) -> tuple[str, ...]:
    """All names but those of children: `pregnant with Ada` is of the patient."""
    return tuple(
        person.name
        for person in case.inventory
        if not re.match(rf"(?:\w+ )?{_CHILD}\b", person.relation, re.IGNORECASE)
    )


@lru_cache(32)
def _people(others: tuple[str, ...], patient: str, bears: bool) -> re.Pattern[str]:
    """Those who may be meant: the patient as `own`, or somebody else as `other`."""
    names = "|".join(map(re.escape, others)) or r"(?!)"
    own = rf"(?i:{'she|they|we' if bears else 'he'})|I|{re.escape(patient)}"
    other = r"he" if bears else r"she"
    return re.compile(rf"\b(?:(?P<other>{names}|(?i:{_OTHERS}|{other}))|(?P<own>{own}))\b(?!-)")


def _is_own(text: str, match: re.Match[str], people: re.Pattern[str], bears: bool) -> bool:
    """The patient's, and not a sister's: by the one who was last named before it, or is named right behind."""
    begins, sentence = sentence_at(text, match.start())
    before = [one for one in people.finditer(text, begins, match.start()) if _may_be_meant(text, one, match.start())]
    if re.match(r"(?:her|my|our|their|the|this|of)\b", match.group(), re.IGNORECASE):
        return not (before and before[0]["other"] and len(sentence[: before[0].start() - begins].split()) < 2)
    if not before and match.start() - begins < 25:
        before = [*people.finditer(text, match.end(), min(match.end() + 25, begins + len(sentence)))][:1]
        return not (before and before[0]["other"])
    if not before or before[-1]["own"]:
        return bool(before) or bears
    return False


def _may_be_meant(text: str, one: re.Match[str], place: int) -> bool:
    """Not somebody who only stands beside the patient: `Lives with her sister and is pregnant`."""
    beside = one["other"] and _BESIDE_HER.search(text[max(0, one.start() - 20) : one.start()])
    return not beside or re.match(r",? (?:who|is|was)\b", text[one.end() : place]) is not None
