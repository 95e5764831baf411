"""PV003 and PV004: days, and years of birth. A month, a season, a feast or a year of anything else may stand."""

from __future__ import annotations

import re

from ipt_course.rules.privacy.identifier import BIRTH, DATE
from ipt_course.rules.privacy.months import MONTHS, is_month
from ipt_course.rules.privacy.pattern import Pattern
from ipt_course.rules.privacy.shape import Shape, before, words

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NTH = r"(?:st|nd|rd|th)"
_MONTH = r"(?P<month>[^\W\d_]{3,}(?:['’][a-z]+)?)"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|thirty-first|twenty-(?:fir|seco|thi|four|fif|six|seven|eigh|nin)\w+)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# After `May` or `March` a number may count something: `May 4 people sit`.
_COUNTED = r"(?! (?!was|is|had|has|his|hers|this|as|across|minus|plus|unless|always|alas)[a-z]+s\b| (?:people|men|women|children|or|of us|per)\b|\d|[.:,]\d|%|/)"
_FEAST = Pattern(r"(?i:fourth|fifth|first) of (?:July|November|May|April)$|^Friday,? (?:the )?(?:13th|thirteenth)$")
_VERSION = Pattern(r"(?:version|release|v|chapter|item|build|update|ratio|score[sd]?)\.? ?$", re.I)
_OF_SOMETHING = Pattern(
    r"\b(?:sessions?|weeks?|years?|days?|page|grade|class|ward|aged?|room|item|chapter|step|sets? of|PHQ-9|GAD-7|EPDS) $",
    re.I,
)
_TRIPLE = re.compile(r"(\d{1,2})-(\d{1,2})-(\d\d)")
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth twenty thirtieth thirty"
)
_MONTHS = " ".join(sorted(month.capitalize() for month in MONTHS if re.fullmatch(r"[a-z]{3,9}", month)))
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"


def _is_day(match: re.Match[str]) -> bool:
    if "month" in match.re.groupindex and not is_month(match["month"]):
        return False
    found, said = match.group(), before(match, 12)
    return not (_FEAST.search(found) or _VERSION.search(said) or _is_counted(found, said))


def _is_counted(found: str, said: str) -> bool:
    """`Session 4 March`, and rows such as 6-8-10."""
    triple = _TRIPLE.fullmatch(found)
    if triple and "0" not in (triple[1][0], triple[2][0]):
        first, second, third = (int(triple[number]) for number in (1, 2, 3))
        return third - second == second - first
    return found[0].isdigit() and bool(_OF_SOMETHING.search(said))


def _is_short(match: re.Match[str]) -> bool:
    small, large = sorted(map(int, re.findall(r"\d+", match["found"])))
    return 1 <= small <= 12 and large <= 31


def _day(expression: str, figure: str | None = None, said: str = "", *, begins: bool = False) -> Shape:
    near = Pattern(figure) if figure else None
    return Shape(DATE, "a date finer than a month", Pattern(expression), near, words(said), _is_day, 34, begins)


DATES = (
    _day(
        rf"(?:{_WEEKDAY},? )?(?<![\d/.])\b{_DAY}{_NTH}?(?: ?(?:[-–/&]|to|and|or) ?{_DAY}{_NTH}?)?"
        rf"\.?(?: of | day of | de | di | do |[ -]?){_MONTH}(?:\.?,?[ -]?(?:{_YEAR}|['’]\d\d)\b)?",
        r"\d(?:st|nd|rd|th)?(?: of| day of|\.)?[ -]?(?:d[eio] )?[^\W\d_]{3}",
    ),
    _day(
        rf"\b{_MONTH}\.?(?:,? on)? (?:the )?{_DAY}{_NTH}?\b{_COUNTED}(?:,? {_YEAR}\b)?",
        r"[^\W\d_]{3}\.?(?:,? on)? (?:the )?\d",
    ),
    _day(rf"{_ORDINAL} (?:day )?of {_MONTH}\b", None, _ORDINALS, begins=True),
    _day(
        rf"(?P<month>[A-Z][a-z]{{2,8}}) (?:the )?{_ORDINAL}\b(?! (?:week|half|time|night|weekend|session|Sunday|Monday|Friday|Saturday))",
        None,
        _MONTHS,
        begins=True,
    ),
    _day(r"\b\d{1,2}[./ -](?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})[./ -](?:19|20)?\d\d\b", r"\d[./ -][IVX]"),
    _day(r"\d{1,2}月\d{1,2}日", "月"),
    _day(
        r"\bon the (?:eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twentie|twenty-)\w*"
        r"(?=[,.;:]| (?:and|she|he|they|of)\b)",
        None,
        "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty",
    ),
    _day(rf"\b{_WEEKDAY},? (?:the )?{_DAY}{_NTH}\b", r"day,? (?:the )?\d"),
    _day(rf"{_WEEKDAY},? the {_ORDINAL}\b", None, _WEEKDAYS, begins=True),
    _day(rf"\bthe {_DAY}{_NTH} of (?:last|this|the|that|next|every) (?:month|same month)", r"\d\w\w of \w+ "),
    _day(
        rf"(?<![\d.,/-])(?:{_DAY}[/.-](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[/.-]{_DAY})[/.-](?:{_YEAR}|\d\d)(?![\d/-]|\.\d)",
        r"\d[/.-]\d\d?[/.-]\d",
    ),
    _day(rf"(?<![\d.,/-]){_YEAR}([-/.]) ?(?:0?[1-9]|1[0-2])\1 ?{_DAY}(?!\d)", r"\d{4}[-/.] ?\d"),
    _day(rf"(?<!\d){_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)", r"\d{8}"),
    _day(rf"(?<!\d){_DAY}[-/ ]{_MONTH}[-/ ](?:{_YEAR}|['’]?\d\d)\b", r"\d[-/ ][A-Z]"),
    _day(
        r"\b(?:Christmas (?:Day|Eve)|Boxing Day|New Year['’]s (?:Day|Eve)|Valentine['’]s Day|Halloween|Bonfire Night)"
        rf"(?: of|,| in)? {_YEAR}\b",
        r"(?:Day|Eve|een|Night)(?: of|,| in)? \d{4}",
    ),
    Shape(
        DATE,
        "a date finer than a month",
        Pattern(
            r"\b(?:on|dated|since|until|d\.o\.b\.?|DOB|LMP|EDD|seen|admitted|discharged):? (?P<found>\d{1,2}[/.]\d{1,2})(?![\d/.%])"
        ),
        Pattern(r" \d{1,2}[/.]\d"),
        holds=_is_short,
    ),
)


def _born(expression: str, said: str) -> Shape:
    return Shape(BIRTH, "a year of birth", Pattern(expression), words=words(said))


BIRTHS = (
    _born(rf"\b(?:[Bb]orn\b|b\.)[^.;!?\x00]{{0,25}}?(?P<found>(?<![£$€\d]){_YEAR}s?\b(?!s)|['’]\d\d\b)", "born Born b"),
    _born(rf"\b(?P<found>{_YEAR})(?:[ -]baby|[^.;!?\x00]{{0,25}}\bborn\b)", "born baby"),
    _born(
        rf"(?:[Yy]ear of birth|[Bb]irth year|[Dd]ate of birth|DOB|YOB|[Bb]irthday|\([Bb]\.?)\W{{0,3}}(?:is |was |in )?(?P<found>{_YEAR})\b",
        "birth Birth birthday Birthday DOB YOB b B",
    ),
    _born(rf"\b[Cc](?:hild|lass) of (?P<found>{_YEAR}|['’]\d\d)\b", "child Child class Class"),
    _born(
        r"\b[Bb]orn\b[^.;!?\x00]{0,20}?\b(?P<found>nineteen (?:hundred and |oh-?)?[a-z]+(?:-[a-z]+)?|two thousand(?: and [a-z]+)?)\b",
        "nineteen thousand",
    ),
)  # fmt: skip
