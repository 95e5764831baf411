"""PV001, PV002, PV006, PV015, PV016: names of people, places, firms and institutions, by their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipt_course.rules.privacy import vocabulary
from ipt_course.rules.privacy.capitals import ABBREVIATED, FORMAL, TITLES, Is, Run, Word, runs
from ipt_course.rules.privacy.firms import firms
from ipt_course.rules.privacy.foreign import is_foreign
from ipt_course.rules.privacy.identifier import CERTAIN_PLACE, NAME, PLACE, SURNAME, TITLED, UNDECLARED, Identifier
from ipt_course.rules.privacy.pattern import Pattern

_SPEAKS = r"(?:said|says|rang|rings|told|tells|asked|asks|laughed|laughs|cried|cries|thinks|thought|knows|wants|replied|nodded|shrugged|answered|phoned|texted|smiled|hates|loves|calls|called|writes|wrote|sat|sits|lives|lived|works|worked|drinks|cooks|drives|married)\b"
_DOES = r"(?:had|has|took|takes|gave|gives|kept|keeps|went|goes|came|comes|made|makes|got|does|did|never|always|still|and (?:her|his|I)|was \w+ing|is \w+ing|will|would)\b"
_PERSON = Pattern(rf",? (?:\w+ly )?{_SPEAKS}")
_DOER = Pattern(rf" (?:\w+ly )?(?:{_SPEAKS}|{_DOES})")
# Of the words that are names too, those that are names first: `Grace had`, but not `Dawn had`.
_FIRST_A_NAME = frozenset(
    "grace harry jimmy josh tony victor florence chelsea sydney christian karen ben dan ken lee lou ned phil sal sam ted tim viv gus hank "
    "jess joe kay gail ralph tom tommy molly polly sally jenny jerry johnny mike barb timothy constance augusta bonnie ruby brad clementine "
    "marina rowan franklin sonny nelly abbey ally merle skye daisy jack penny".split()
)
_INSTRUMENTS = frozenset(
    "scale scales inventory index questionnaire test tests assessment schedule checklist interview rating method technique "
    "syndrome disease disorder act award prize convention declaration protocol".split()
)
_EPONYM = Pattern(
    r" (?:syndrome|disease|disorder|palsy|scale|inventory|test|score|questionnaire|technique|exercises?|method|manoeuvre|procedure|law|effect|"
    r"referencing|reference|citations?|code|counter|cube|frame|engine|sauce|knife|reflex|position|criteria|interview|model|stockings?|boots|lamp|valve|key|clock|machine|rash|"
    r"catheter|drip|grip|knot|stitch|jumper|pattern|tartan|curry|pudding|tart|cake|biscuits?|cheese|wine|roses?|apples?|terrier|collie)\b"
)
_OTHER_MONTH = Pattern(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_MONTHS = frozenset({"may", "june", "april", "august"})
_SMALL_NEXT = Pattern(r" ([a-zà-ÿ]+)")
_DETERMINED = Pattern(
    r"\b(?:the|a|an|this|that|each|every|no|our|my|in|since|by|until|last|next|of|from|early|late|mid|and|or|to|through)[ -]$",
    re.I,
)
_THE = Pattern(r"\b(?:the|a|an|this|that|each|every|no) $", re.I)
_PLACED = Pattern(
    r"\b(?:in|at|near|outside|inside|around|across|through|throughout|under|beyond|left|leaving|towards?|via|into|"
    r"over|past|from|back to|home to|moved to|moves to|move to|went to|goes to|go to|going to|flew to|sent to|drove to|"
    r"bus to|train to|road to|way to|(?:up|down) to|between|outskirts of|south of|north of|east of|west of)"
    r" (?:the |old |downtown |central |upper |lower |north |south |east |west |northern |southern |eastern |western )*$",
    re.I,
)
_LIVED = Pattern(
    r"\b(?:born|grew up|raised|lives|lived|living|back|home|settled|trained|studied|stationed|funeral was) in $|\b(?:moved?|moving|emigrated|went back|flew|came) (?:back )?to $",
    re.I,
)
_AT_TOWN = Pattern(r"\b(?:in|near|to|from|left|through|around|outside|across|at|into) $", re.I)
_IS_PLACE = Pattern(
    r"(?:-born| (?:station|road|street|bridge|valley|town|village|airport|harbour|market|estate|beach|river|county|"
    r"district|coast|hills|docks?|pier|square|park|side|area)\b)"
)
_PLACE_HEADS = frozenset(
    "road street lane avenue bridge valley county plain plains park beach island islands bay hill hills lake river "
    "mount mountain station harbour harbor market square green common heath quay wharf docks tunnel airport estate "
    "close crescent terrace grove gardens drive way row walk mews court falls creek point cape port fort glen vale "
    "dale moor fell loch lough forest wood woods reservoir canal district borough shire parish prefecture town city".split()
)
_PLACE_TAILS = frozenset(
    "county lake mount river port fort glen cape camp loch lough isle calle rua rue via jalan".split()
)
_ANY_TOWN = Pattern(r"(?:High|Main|Wall|Downing|Sesame|Coronation|Church|Station|Market) (?:Street|Road|Square)$")
_SPOKEN = Pattern(r" (?:accent|vowels|dialect|English|marathon|drawl|twang|style)\b")
_TONGUE = Pattern(
    r"\b(?:speaks?|spoke|spoken|speaking|fluent in|learns?|learnt|taught in|sworn? in|dreams? in|interpreters? (?:for|of)) $"
)
_MATCH = Pattern(
    r"\b(?:supports?|supported|supporting|fan of|follows?|watch(?:es|ed|ing)?|beat|lost to|play(?:s|ed|ing)?|against|if|when) $"
)
_DEVOUT = Pattern(
    r"\b(?:candles?|pray\w*|saints?|icon|statue|blessed|virgin|church|mass|rosary|bible|hymns?|holy|lord|prophet|scripture|verse|story of|book of|psalm|sermon|basket|feast|song of)\b",
    re.I,
)


def people(text: str, declared: frozenset[str]) -> Iterator[Identifier]:
    for run in runs(text, declared):
        found = list(firms(run))
        yield from found
        for group in _groups(run, found):
            yield _named(run, group)


def _groups(run: Run, taken: list[Identifier]) -> Iterator[list[Word]]:
    """Neighbouring suspicious words."""
    group = list[Word]()
    for number, word in enumerate(run.words):
        if _is_suspicious(run, number) and not any(one.start <= word.start < one.end for one in taken):
            group.append(word)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _is_suspicious(run: Run, number: int) -> bool:
    word, last = run.words[number], run.words[number - 1] if number else None
    starts = run.begins and number == 0
    gap = 2 if last is not None and last.low in ABBREVIATED else 1
    titled = last is not None and last.low in TITLES and word.start - last.end <= gap
    if titled and word.is_ is not Is.DECLARED and last is not None:
        if last.low in FORMAL:
            generic = word.is_ is Is.ORDINARY and word.low in vocabulary.of("GENERIC")  # `Mr On Time`
            return not generic and (word.is_ is not Is.KNOWN or len(word.text) == 1)
        return word.is_ in (Is.UNKNOWN, Is.EITHER)
    if _is_place_name(run, number):
        return True
    if word.is_ is Is.UNKNOWN:
        nobody = _leads_on(run, word) or _leads_to_nobody(run, number)
        return not nobody and not (starts and is_foreign(run.whole, word.end))
    if word.is_ is Is.EITHER:
        return _is_named_here(run, number, starts) and not _leads_on(run, word)
    if last is None or last.is_ is not Is.DECLARED or word.is_ is not Is.ORDINARY or number < len(run.words) - 1:
        return False
    return word.start - last.end == 1 and not last.text.endswith(("'s", "’s", "s'")) and not _leads_on(run, word)


def _leads_on(run: Run, word: Word) -> bool:
    """Does it lead to nobody with the next word, which is of small letters? `Victoria sponge`."""
    match = _SMALL_NEXT.match(run.whole[word.end : word.end + 24])
    return f"{word.low} {match[1] if match else ''}" in vocabulary.leads_to_nobody()


def _is_place_name(run: Run, number: int) -> bool:
    """A town that is also a word; or the first or last word of `Humber Bridge`, `Lake Anneth`."""
    word = run.words[number]
    if len(run.words) == 1 and word.low in vocabulary.of("TOWNS") and word.is_ is not Is.DECLARED:
        return bool(_AT_TOWN.search(run.before)) and not _SPOKEN.match(run.after)
    if len(run.words) < 2 or run.words[-1].low not in _PLACE_HEADS or run.words[-1].text.islower():
        return False
    phrase = " ".join(one.text for one in run.words)
    specific = [one for one in run.words[:-1] if one.is_ in (Is.UNKNOWN, Is.EITHER, Is.ORDINARY)]
    if run.begins and specific and specific[0] is run.words[0] and specific[0].is_ is Is.ORDINARY:
        specific = specific[1:]
    named = [one for one in specific if one.low not in vocabulary.of("GENERIC")]
    return bool(named) and not _ANY_TOWN.search(phrase) and (word in named or word is run.words[-1])


def _leads_to_nobody(run: Run, number: int) -> bool:
    word = run.words[number]
    if _SPOKEN.match(run.after) and number == len(run.words) - 1:
        return True
    if _is_eponym(run, number) or (len(run.words) == 1 and _TONGUE.search(run.before)):
        return True
    if word.low in vocabulary.of("CLUBS"):
        return bool(_MATCH.search(run.before))
    return word.low in vocabulary.of("DEVOUT") and _is_devout(run)


def _is_eponym(run: Run, number: int) -> bool:
    """`Kegel exercises`, `the Pittsburgh Sleep Quality Index`, `Johann Sebastian Bach`."""
    words = run.words
    if words[-1].low in _INSTRUMENTS or (number == len(words) - 1 and _EPONYM.match(run.after)):
        return True
    return words[-1].low in vocabulary.of("stories") and words[-1].is_ is Is.KNOWN


def _is_devout(run: Run) -> bool:
    return bool(_DEVOUT.search(run.before) or _DEVOUT.search(run.after))


def _is_named_here(run: Run, number: int, starts: bool) -> bool:
    """Is a word that can be a name one here?"""
    word = run.words[number]
    if not _stands_as_a_name(run, number, starts) or (word.low in vocabulary.of("DEVOUT") and _is_devout(run)):
        return False
    placed = number == 0 and word.low in vocabulary.leads_to_nobody() and _PLACED.search(run.before)
    return not placed  # `born in Kenya`


def _stands_as_a_name(run: Run, number: int, starts: bool) -> bool:
    word = run.words[number]
    after = run.whole[word.end : word.end + 40]
    if starts:
        return bool((_DOER if word.low in _FIRST_A_NAME else _PERSON).match(after)) and len(run.words) <= 2
    before = run.before if number == 0 else ""
    if word.low in _MONTHS:
        if not _PERSON.match(after) or _DETERMINED.search(before):
            return False
        return not (_OTHER_MONTH.search(run.before) or _OTHER_MONTH.search(run.after))
    if (_THE.search(before) and not (before.endswith("that ") and _DOER.match(after))) or (
        number and (run.words[number - 1].is_ is Is.KNOWN or _THE.match(run.words[number - 1].low + " "))
    ):
        return False
    last = run.words[number - 1] if number else None
    return last is None or last.is_ is not Is.ORDINARY or (run.begins and number == 1)


def _named(run: Run, group: list[Word]) -> Identifier:
    words = run.words
    first, last = words.index(group[0]), words.index(group[-1])
    start, end = group[0].start, group[-1].end
    before = words[first - 1] if first else None
    possessive = group[-1].text.endswith(("'s", "’s"))
    if group[-1].low in _PLACE_HEADS or group[0].low in _PLACE_TAILS or (before and before.low in _PLACE_TAILS):
        return Identifier(PLACE, start, end, CERTAIN_PLACE)
    if before and before.low in TITLES and before.low in FORMAL:
        return Identifier(SURNAME, start, end, TITLED)
    if not possessive and (_IS_PLACE.match(run.after) and last == len(words) - 1):
        return Identifier(PLACE, start, end, CERTAIN_PLACE)
    if not possessive and first == 0 and _LIVED.search(run.before):
        return Identifier(PLACE, start, end, CERTAIN_PLACE)
    if not possessive and first == 0 and _PLACED.search(run.before):
        return Identifier(PLACE, start, end, "a place finer than a region, or a name")
    if "-" in group[0].text and group[0].text.rpartition("-")[2].islower():
        return Identifier(PLACE, start, end, "a place finer than a region, or a name")
    if len(group) > 1 or _is_a_name(run, first - 1) or _initial(before):
        return Identifier(SURNAME, start, min(end, group[min(len(group), 4) - 1].end), "a surname or a full name")
    return Identifier(NAME, start, end, UNDECLARED)


def _is_a_name(run: Run, number: int) -> bool:
    if number < 0:
        return False
    word = run.words[number]
    return word.is_ is Is.DECLARED or (word.is_ is Is.EITHER and not (run.begins and number == 0))


def _initial(word: Word | None) -> bool:
    return word is not None and len(word.text) == 1
