"""PV005: ages over 89, in figures and in words. Buses, steps, saturations and percentages are no ages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipt_course.rules.privacy.identifier import AGE, Identifier
from ipt_course.rules.privacy.vocabulary import is_ordinary
from ipt_course.rules.privacy.windows import Pattern, around, spots, starts

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = f"{_UNITS}|ten|eleven|twelve|thirteen|fourteen|fifteen"
_N = rf"(?:(?<![\d.,£$€/-])(?:9\d|1[01]\d)(?![\d%/]|[.,:]\d)|[Nn]inety(?:[- ](?:{_UNITS}))?|[Aa] hundred(?: and (?:{_TEENS}))?|[Oo]ne hundred(?: and (?:{_TEENS}))?)"
_NTH = r"(?:9\dth|9[123](?:st|nd|rd)|1[01]\d(?:th|st|nd|rd)|[Nn]inet(?:ieth|y-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))|[Hh]undredth|hundred and (?:first|second|third|fourth|fifth))"
_KIN = (
    r"(?:great-|grand|step)*(?:mother|father|mum|mom|dad|aunt|auntie|aunty|uncle|gran|granny|grandma|grandpa|grandad|granddad|nan|nana|nanna|"
    r"parent|sister|brother|cousin|neighbour|neighbor|patient|man|woman|lady|gentleman|widow|widower|friend|owner|landlady|landlord|"
    r"husband|wife|partner|teacher|priest|farmer|nun|resident|client|relative|tenant|-in-law|abuela|nonna|oma|opa|babushka|gogo|yaya|pensioner|veteran|one|mother-in-law|father-in-law)"
)
_LITTLE = r"(?: (?:now|nearly|almost|only|just|over|past|about|already|still|well over|well past|rising|going on|all of|at least|not far off|coming up to|now over))*"
_ENDS = r"(?=[,.;:!?)\"”]| (?:and|but|in (?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|a |two |the (?:spring|summer|autumn|winter))|this|next|when|now|or|with|who|if|though|if|last|the|years|then|yet|that|come|before|after|soon|today)\b|$|\n|\x00)"
_AGES = Pattern(
    rf"\b{_N}[- ]?(?:years?|yrs?|yr)[- ]?(?:old|of age|young)s?\b|\b{_N}[- ]?(?:y\.? ?o\b\.?|y/o\b|yrs?\b|yr\b)|\b{_N}-year-olds?\b"
    rf"|\b[Aa]ge(?:d|:)?(?: of| is|:)? {_N}\b(?! (?:or|and|years and) (?:over|more|above|older|up)| ?\+)|\b(?:died|dead|alive|widowed|buried|lost|gone|retired|living|lived to|lived until|made it to|reached|got to|lives on)(?: her| him| me)?(?: at| until)? {_N}{_ENDS}"
    rf"|(?:\b(?:he|she|He|She|who|I|they|They|[A-Z][a-z]+|{_KIN})(?: is| was|['’]s|['’]m|['’]re| am| are| turns| turned| will be| would be| must be| has turned| had turned| has just turned| would have been)){_LITTLE} {_N}(?! (?:per|miles|minutes|steps|days|weeks|kilos|metres|pounds|degrees|times|now and)){_ENDS}"
    rf"|\b(?:turned|turns|turning){_LITTLE} {_N}{_ENDS}"
    rf"|\b{_NTH} birthday|\bhundredth year\b|\b{_KIN}s? of {_N}\b(?! (?:per|miles|minutes|steps|people|years ago|acres))"
    rf"|\b(?:{_KIN}|[A-Z][a-z]+),? \({_N}\)|\b(?:{_KIN}|[A-Z][a-z]+), {_N}, |\b[Cc]entenarian\b"
    rf"|\b{_N} (?:summers|winters|springs|harvests|years? on this earth)\b|\bat {_N},? (?:she|he|her|his)\b"
)
_PRONOUNS = frozenset({"he", "she", "i", "they", "who", "you"})
_NOT_AGED = Pattern(
    r"(?:score|total|PHQ-9|pulse|weight|temperature|speed|sat|sats|oxygen|bed|bus|page|room|number|it|fever|It|It['’]s|BMI|That|Item|Bus|Bed|Room|Oxygen|GAF|Session|Route|Number)\b",
    re.I,
)


_THING = (
    r"(?:house|home|cottage|barn|farm|church|chapel|school|building|bridge|tree|oak|olive|pear|apple|vine|clock|piano|violin|table|chair|"
    r"wardrobe|book|bible|recipe|song|photo\w*|letter|carpet|rug|teapot|pot|kettle|stove|oven|lift|boat|ship|ferry|tractor|car|engine|law|"
    r"custom|quarrel|feud|firm|shop|pub|mill|mine|wall|roof|floor|ring|coin|tortoise|parrot|dress|quilt|lace|flat|hospital|ward|bakery|"
    r"theatre|hall|stairs?|door|gate|hedge|orchard|mosque|temple|statue|tradition|tune|hymn|story|joke|starter|sourdough|whisky|debt)"
)
_OF_A_THING = Pattern(rf"\b{_THING}s?\b(?: \w+){{0,2}} (?:is|was|are|were)\b", re.I)
_THING_AFTER = Pattern(rf"(?: \w+)?[ -]{_THING}s?\b")
_AS_IF = Pattern(r"\b(?:as if|as though|like|until|till|feels?|feeling|felt|looks?|looked|if)\b[^.;\x00]{0,16}$", re.I)
_HYPERBOLE = Pattern(r"\b(?:will be|would be|['’]ll be|by the time\b.*) a hundred$", re.I)
_SUBJECT = re.compile(r"[A-Z][a-z]+")
_OLD = re.compile(rf"{_KIN}$", re.I)


def _is_of_a_thing(text: str, match: re.Match[str]) -> bool:
    """A piano of a hundred, a score of 92: what is aged is no person."""
    before = text[max(0, match.start() - 40) : match.start()]
    subject = _SUBJECT.match(match.group())
    low = subject.group().casefold() if subject else ""
    if (
        low
        and low not in _PRONOUNS
        and not _OLD.match(low)
        and not low.startswith(("aged", "age", "ninet", "one", "centenar"))
        and is_ordinary(low)
    ):
        return True
    return bool(
        _OF_A_THING.search(before) or _THING_AFTER.match(text[match.end() : match.end() + 30]) or _AS_IF.search(before)
        or _HYPERBOLE.search(match.group())
    )  # fmt: skip


def ages(text: str) -> Iterator[Identifier]:
    figures = starts(text, r"[19](?:(?<=9)\d|[01]\d)")
    words = spots(text, "inety", "inetieth", "undred", "entenarian")
    for match in _AGES.within(text, around(text, [*figures, *words], 60, 40)):
        if not _NOT_AGED.match(match.group()) and not _is_of_a_thing(text, match):
            yield Identifier(AGE, *match.span(), "an age over 89")
