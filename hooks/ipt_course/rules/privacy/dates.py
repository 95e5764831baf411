"""PV003 and PV004: days, and years of birth. A month, a season, a feast or a year of anything else may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipt_course.rules.privacy.identifier import BIRTH, DATE, Identifier
from ipt_course.rules.privacy.windows import Pattern, around, holding, spots, starts, whole

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_ANY_CASE = rf"(?:{_MONTH}|(?:january|february|april|june|july|august|september|october|november|december)\b)"
_ABROAD = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janvier|février|mars|"
    r"avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|Januar|Jänner|Februar|März|Juni|Juli|Oktober|"
    r"Dezember|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|gennaio|febbraio|aprile|"
    r"maggio|giugno|luglio|settembre|ottobre|dicembre|ianuarie|februarie|martie|aprilie|iunie|iulie|septembrie|octombrie|"
    r"noiembrie|decembrie|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia)"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|"
    r"ninth)|thirtieth|thirty-first)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NTH = r"(?:st|nd|rd|th)"
# After `May` or `March` a number may count something: `May 4 people sit`.
_COUNTED = r"(?! (?!was|is|had|has|his|hers|this|as|across|minus|plus|unless|always|alas)[a-z]+s\b| (?:people|men|women|children|or|of us|per)\b|\d|[.:,]\d|%|/)"
_DATES = Pattern(
    rf"(?:{_WEEKDAY},? )?(?<![\d/.])\b{_DAY}(?:{_NTH})?(?: ?(?:[-–/&]|to|and|or) ?{_DAY}(?:{_NTH})?)?(?:[ -]| of | day of ){_ANY_CASE}(?![a-z])(?:,?[ -]{_YEAR}\b)?"
    rf"|\b(?:{_MONTH}|(?:january|february|april|june|july|august|september|october|november|december)) (?:the )?{_DAY}(?:{_NTH})?\b{_COUNTED}(?:,? {_YEAR}\b)?"
    rf"|\b(?:the )?{_ORDINAL} (?:day )?of {_ANY_CASE}\b|\b{_MONTH} (?:the )?{_ORDINAL}\b(?! (?:week|half|time|night|weekend|session|Sunday|Monday|Friday|Saturday))"
    rf"|\b{_DAY}\.?(?: de | di | do )?[ ]?{_ABROAD}\b"
    rf"|\b\d{{1,2}}[ -]?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)[A-Z]*\b[ -]?(?:{_YEAR}|\d\d)?|\b(?:JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER) \d{{1,2}}\b"
    r"|\b\d{1,2}[./ -](?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})[./ -](?:19|20)?\d\d\b|\d{1,2}月\d{1,2}日"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:Muharram|Safar|Rabi|Rajab|Sha['’]?ban|Ramadan|Ramazan|Shawwal|Dhu|Nisan|Tishri|Tishrei|Adar|Kislev|Tammuz|Elul|Farvardin|Mehr|Chaitra|Vaisakha|Meskerem|Tir|Vendémiaire)\b"
    rf"|\bon the (?:eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twentie|twenty-)\w*(?=[,.;:]| (?:and|she|he|they|of)\b)"
    rf"|\b{_MONTH},? on the {_DAY}{_NTH}\b"
    rf"|\b{_WEEKDAY},? (?:the )?{_DAY}{_NTH}\b|\b{_WEEKDAY},? the {_ORDINAL}\b"
    rf"|\bthe {_DAY}{_NTH} of (?:last|this|the|that|next|every) (?:month|same month)"
    rf"|(?<![\d.,/-])(?:{_DAY}[/.-](?:0?[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])[/.-]{_DAY})[/.-](?:{_YEAR}|\d\d)(?![\d/-]|\.\d)"
    rf"|(?<![\d.,/-]){_YEAR}([-/.]) ?(?:0?[1-9]|1[0-2])\1 ?{_DAY}(?!\d)"
    rf"|(?<!\d){_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?<!\d){_DAY}[-/ ]{_MONTH}[-/ ](?:{_YEAR}|['’]?\d\d)\b"
    rf"|\b(?:Christmas (?:Day|Eve)|Boxing Day|New Year['’]s (?:Day|Eve)|Valentine['’]s Day|Halloween|Bonfire Night)(?: of|,| in)? {_YEAR}\b"
)
_SHORT = Pattern(
    r"\b(?:on|dated|since|until|d\.o\.b\.?|DOB|LMP|EDD|seen|admitted|discharged):? ((\d{1,2})[/.](\d{1,2}))(?![\d/.%])"
)
_MAY = Pattern(r"(?:May|March|Mar)\b")
_FEAST = Pattern(r"(?i:fourth|fifth|first) of (?:July|November|May|April)$|^Friday,? (?:the )?(?:13th|thirteenth)$")
_VERSION = Pattern(r"(?:version|release|v|chapter|item|build|update|ratio|score[sd]?)\.? ?$", re.I)
_BIRTHS = Pattern(
    rf"\b(?:[Bb]orn\b|b\.)[^.;!?\x00]{{0,25}}?((?<![£$€\d]){_YEAR}s?\b(?!s)|['’]\d\d\b)"
    rf"|\b({_YEAR})(?:[ -]baby|[^.;!?\x00]{{0,25}}\bborn\b)"
    rf"|(?:[Yy]ear of birth|[Bb]irth year|[Dd]ate of birth|DOB|YOB|[Bb]irthday|\([Bb]\.?)\W{{0,3}}(?:is |was |in )?({_YEAR})\b"
    rf"|\b[Cc]hild of ({_YEAR})\b|\bclass of ({_YEAR}|['’]\d\d)\b"
    rf"|\b[Bb]orn\b[^.;!?\x00]{{0,20}}?\b(nineteen (?:hundred and |oh-?)?[a-z]+(?:-[a-z]+)?|two thousand(?: and [a-z]+)?)\b"
)


_NEAR_MONTH = re.compile(
    r"\d|(?:fir|seco|thir|four|fif|six|seven|eigh|nin|ten|eleven|twel|twen)[a-z-]*(?:st|nd|rd|th)\b"
)
_FIGURES = (
    r"[0-9](?:(?:st|nd|rd|th)\b|[-/.]\d|\d{7}|[ -]?[A-Z][a-z][a-z]|\.? (?:de |di |do )?(?:ene|feb|mar|abr|ago|sep|oct|nov|dic|"
    r"jan|fév|avr|mai|jui|aoû|déc|Jän|Mär|Okt|Dez|fev|out|set|dez|gen|apr|mag|giu|lug|ott|ian|iun|iul|noi|dec|sty|lut|kwi|maj|"
    r"cze|lip|sie|wrz|paź|gru|lis))"
)
# `May` and `March` are months only with a capital.
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC", "JANUARY", "FEBRUARY", "MARCH", "APRIL",
    "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
    "january", "february", "april", "june", "july", "august", "september", "october", "november", "december",
    "Muharram", "Safar", "Rabi", "Rajab", "Sha", "Shaban", "Ramadan", "Ramazan", "Shawwal", "Dhu", "Nisan", "Tishri", "Tishrei",
    "Adar", "Kislev", "Elul",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty",
)  # fmt: skip


_OF_SOMETHING = Pattern(
    r"\b(?:sessions?|weeks?|years?|days?|page|grade|class|ward|aged?|room|item|chapter|step|sets? of|PHQ-9|GAD-7|EPDS) $",
    re.I,
)
_TRIPLE = Pattern(r"(\d{1,2})-(\d{1,2})-(\d\d)")


def _is_counted(found: str, before: str) -> bool:
    """`Session 4 March`, and rows such as 6-8-10."""
    triple = _TRIPLE.fullmatch(found)
    if triple and "0" not in (triple[1][0], triple[2][0]):
        first, second, third = (int(triple[number]) for number in (1, 2, 3))
        return third - second == second - first
    return found[0].isdigit() and bool(_OF_SOMETHING.search(before))


def dates(text: str) -> Iterator[Identifier]:
    near = holding(text, around(text, whole(text, *_MONTHS), 24, 24), _NEAR_MONTH)
    near += around(text, starts(text, _FIGURES), 24, 24)
    near += around(text, spots(text, "day the ", "day, the "), 24, 24)
    for match in _DATES.within(text, near):
        before = text[max(0, match.start() - 12) : match.start()]
        if not (_FEAST.search(match.group()) or _VERSION.search(before) or _is_counted(match.group(), before)):
            yield Identifier(DATE, *match.span(), "a date finer than a month")
    for match in _SHORT.within(text, around(text, starts(text, r"[0-9][/.]\d"), 24, 12)):
        small, large = sorted((int(match[2]), int(match[3])))
        if 1 <= small <= 12 and large <= 31:
            yield Identifier(DATE, *match.span(1), "a date finer than a month")
    births = around(
        text,
        [
            *whole(text, "born", "Born", "DOB", "YOB", "baby", "birth", "Birth", "birthday", "b"),
            *spots(text, "hild of ", "lass of "),
        ],
        50,
        50,
    )
    for match in _BIRTHS.within(text, births):
        group = next(number for number in range(1, 7) if match[number])
        yield Identifier(BIRTH, *match.span(group), "a year of birth")
