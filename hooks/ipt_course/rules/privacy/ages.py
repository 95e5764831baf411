"""PV005: ages over 89, in figures and in words. Buses, steps, saturations and percentages are no ages.

First the number is found, then what stands on both sides of it is asked.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ipt_course.rules.privacy.identifier import AGE
from ipt_course.rules.privacy.pattern import Pattern
from ipt_course.rules.privacy.shape import Shape, after, before, words
from ipt_course.rules.privacy.vocabulary import is_ordinary

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = f"{_UNITS}|ten|eleven|twelve|thirteen|fourteen|fifteen"
_NUMBER = (
    r"(?<![\w.,£$€/-])(?:9\d|1[01]\d)(?![\d%/]|[.,:]\d)"
    rf"|\b(?:[Nn]inety(?:[- ](?:{_UNITS}))?|(?:[Aa]|[Oo]ne) hundred(?: and (?:{_TEENS}))?)\b"
)
_NTH = (
    r"(?:9\dth|9[123](?:st|nd|rd)|1[01]\d(?:th|st|nd|rd)|[Nn]inet(?:ieth|y-\w+)|[Hh]undredth|"
    r"hundred and (?:first|second|third|fourth|fifth))"
)
_KIN = frozenset(
    "mother father mum mom dad aunt auntie aunty uncle gran granny grandma grandpa grandad granddad nan nana nanna parent sister "
    "brother cousin neighbour neighbor patient man woman lady gentleman widow widower friend owner landlady landlord husband wife "
    "partner teacher priest farmer nun resident client relative tenant abuela nonna oma opa babushka gogo yaya pensioner veteran one "
    "grandmother grandfather grandparent stepmother stepfather mother-in-law father-in-law he she who i they".split()
)
_THINGS = frozenset(
    "score total phq-9 pulse weight temperature speed sat sats oxygen bed bus page room number it fever bmi that item gaf session route".split()
)
_ENDS = (
    r"(?=[,.;:!?)\"”]| (?:and|but|in (?:January|February|March|April|May|June|July|August|September|October|November|December|spring|"
    r"summer|autumn|winter|a |two |the (?:spring|summer|autumn|winter))|this|next|when|now|or|with|who|if|though|last|the|years|then|"
    r"yet|that|come|before|after|soon|today)\b|$|\n)"
)
_NO_UNIT = (
    r"(?! (?:per|miles|minutes|steps|days|weeks|kilos|metres|pounds|degrees|times|now and|people|acres|years ago|or over)\b|"
    r" (?:or|and|years and) (?:over|more|above|older|up)| ?\+)"
)
_LITTLE = (
    r"(?: (?:now|nearly|almost|only|just|over|past|about|already|still|well over|well past|rising|going on|all of|at least|not far off|"
    r"coming up to))*"
)
_IS = r"(?: is| was|['’]s|['’]m|['’]re| am| are| turns| turned| will be| would be| must be| has turned| had turned| has just turned| would have been)"


class Side(NamedTuple):
    before: Pattern
    after: Pattern
    of_somebody: bool = False  # the pattern before the number holds a word that must be a person


def _side(before: str, after: str, of_somebody: bool = False) -> Side:
    return Side(Pattern(before), Pattern(after), of_somebody)


_SIDES = (
    _side(r"", r"[- ]?(?:years?|yrs?|yr)[- ]?(?:old|of age|young)|[- ]?(?:y\.? ?o\b|y/o\b|yrs?\b)(?! ago)"),
    _side(r"\b[Aa]ge(?:d|:)?(?: of| is|:)? $", _NO_UNIT),
    _side(
        r"\b(?:died|dead|alive|widowed|buried|lost|gone|retired|living|lived to|lived until|made it to|reached|got to|lives on)"
        r"(?: her| him| me)?(?: at| until)? $",
        _ENDS,
    ),
    _side(rf"(?P<who>[\w-]+){_IS}{_LITTLE} $", _NO_UNIT + _ENDS, True),
    _side(rf"\b(?:turned|turns|turning){_LITTLE} $", _ENDS),
    _side(r"(?P<who>[\w-]+) of $", _NO_UNIT, True),
    _side(r"(?P<who>[\w-]+),? \($", r"\)", True),
    _side(r"(?P<who>[\w-]+), $", r", ", True),
    _side(r"", r" (?:summers|winters|springs|harvests|years? on this earth)\b"),
    _side(r"\bat $", r",? (?:she|he|her|his)\b"),
)
_THING = (
    r"(?:house|home|cottage|barn|farm|church|chapel|school|building|bridge|tree|oak|olive|pear|apple|vine|clock|piano|violin|table|chair|"
    r"wardrobe|book|bible|recipe|song|photo\w*|letter|carpet|rug|teapot|pot|kettle|stove|oven|lift|boat|ship|ferry|tractor|car|engine|law|"
    r"custom|quarrel|feud|firm|shop|pub|mill|mine|wall|roof|floor|ring|coin|tortoise|parrot|dress|quilt|lace|flat|hospital|ward|bakery|"
    r"theatre|hall|stairs?|door|gate|hedge|orchard|mosque|temple|statue|tradition|tune|hymn|story|joke|starter|sourdough|whisky|debt)"
)
_OF_A_THING = Pattern(rf"\b{_THING}s?\b(?: \w+){{0,2}} (?:is|was|are|were)\b", re.I)
_THING_AFTER = Pattern(rf"(?:[- ](?:years?|yrs?)[- ](?:old|young))?(?: \w+)?[ -]{_THING}s?\b")
_AS_IF = Pattern(r"\b(?:as if|as though|like|until|till|feels?|feeling|felt|looks?|looked|if)\b[^.;]{0,30}$", re.I)
_HYPERBOLE = Pattern(r"\b(?:will be|would be|['’]ll be|by the time\b.*) $", re.I)


_OLDER_THAN_ANYONE = Pattern(r" (?:and )?(?:twen|thir|for|fif|six|seven|eigh|nine)ty\b")  # a hundred and fifty: jars


def _is_age(match: re.Match[str]) -> bool:
    said, says = before(match, 70), after(match, 44)
    if _OLDER_THAN_ANYONE.match(says) or not any(_stands_between(said, says, side) for side in _SIDES):
        return False
    exaggerates = match.group().casefold() == "a hundred" and _HYPERBOLE.search(said)
    return not (exaggerates or _OF_A_THING.search(said) or _THING_AFTER.match(says) or _AS_IF.search(said))


def _stands_between(said: str, says: str, side: Side) -> bool:
    on_the_left = side.after.match(says) and side.before.search(said)
    return bool(on_the_left) and not (side.of_somebody and not _is_somebody(side.before, said))


def _is_somebody(pattern: Pattern, said: str) -> bool:
    match = pattern.search(said)
    who = match["who"] if match else ""
    low = who.casefold()
    if low in _THINGS:
        return False
    kin = low.removesuffix("s")
    return (
        kin in _KIN
        or low in _KIN
        or kin.endswith("-in-law")
        or kin.rpartition("-")[2] in _KIN
        or (who[:1].isupper() and not is_ordinary(low))
    )


_SAID = "ninety Ninety hundred"
_WHAT = "an age over 89"
AGES = (
    Shape(AGE, _WHAT, Pattern(_NUMBER), Pattern(r"\b(?:9\d|1[01]\d)"), words(_SAID), _is_age, 24),
    Shape(AGE, _WHAT, Pattern(rf"\b{_NTH} birthday|\bhundredth year\b"), words=words("birthday hundredth")),
    Shape(AGE, _WHAT, Pattern(r"\b[Cc]entenarian\b"), words=words("centenarian Centenarian")),
)
