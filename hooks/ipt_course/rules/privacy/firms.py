"""PV015 and PV016: employers, schools, hospitals and the like by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ipt_course.rules.privacy import vocabulary
from ipt_course.rules.privacy.capitals import Is, Run, Word
from ipt_course.rules.privacy.identifier import EMPLOYER, INSTITUTION, Identifier
from ipt_course.rules.privacy.pattern import Pattern
from ipt_course.rules.privacy.vocabulary import is_known as is_listed

_INSTITUTIONS = frozenset(
    "school schools primary secondary academy college university institute hospital hospitals infirmary surgery clinic hospice nursery "
    "kindergarten preschool playgroup creche crèche ward polytechnic seminary madrasa madrassa klinikum krankenhaus universität gymnasium lycée lycee "
    "collège hôpital universidad universidade escola escuela colegio ospedale clinique clínica church chapel mosque temple masjid "
    "synagogue monastery convent abbey priory cathedral grammar sanatorium orphanage refuge gurdwara".split()
)
_LAST = frozenset(
    "general high home practice centre center trust house unit lodge infants juniors memorial parish shelter".split()
)
_FIRMS = frozenset(
    "ltd limited inc llc plc gmbh pty corp co logistics homecare joinery foods bakery cafe café hotel inn arms bar restaurant tavern "
    "motors garage store stores supermarket solutions partners associates bank insurance colliery mine mines mill mills works "
    "brewery courier gazette times herald builders plumbing electrical cleaning cleaners security haulage airlines "
    "airways rail buses taxis cabs textiles engineering software systems consulting studio studios salon pharmacy chemists "
    "trust foundation charity holdings group industries farms dairy fisheries shipping transport freight couriers laundry "
    "catering recruitment agency nurseries steel motors estates lettings solicitors construction roofing".split()
)  # fmt: skip
_WORK = frozenset(
    "work works worked working job jobs shift shifts shelves nights rides rode drives drove years employed hired redundant sacked fired "
    "laid packed packs cleans cleaned till tills rooms badge desk boss manager depot warehouse bar kitchen kitchens cashier supervisor "
    "contract driver courier barista picker packer cleaner teller clerk nurse guard engineer assistant receptionist operator analyst "
    "accountant porter waiter waitress chef cook agent temp temps temping rep director foreman buyer fitter uniform lanyard payslip wages "
    "rota centre interview colleague colleagues branch franchise delivers delivering delivered picking packing stacking go strike "
    "checkouts paid apprentice apprenticed apprenticeship trained serves served tables career retired resigned started pension".split()
)
_THERE = Pattern(r"\b(?:at|for|with|from|of|by|in|behind|on|to) (?:the )?$")
_AT_OR_FOR = Pattern(r"\b(?:at|for) (?:the )?$")
_AT_OR_WITH = Pattern(r"\b(?:at|for|with) (?:the )?$")
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
_EMPLOYED_BY = Pattern(
    r"(?:job|manager|uniform|shifts?|depot|warehouse|payslip|lanyard|driver|rota|contract|night shift|pension|let (?:him|her|them) go|rider|courier|apron|tabard)\b|(?:rang her|rang him|hired|sacked|pays|paid|employs|employed|made (?:her|him) redundant)\b"
)
_SAINTLY = Pattern(r" (?:Day|Eve|wort|Cross|Night)")
_OF_INSTITUTIONS = _INSTITUTIONS | _LAST
_OF_ANY = _OF_INSTITUTIONS | _FIRMS
_ROYAL = frozenset(
    "college colleges family mail navy air marines wedding highness society mint flush british assent visit commission box charter".split()
)
_LETTERS = Pattern(r"[A-Z]{3,5}")
_AT = Pattern(r"\b(?:works?|worked|working|job|joined|career) (?:at|for|with)? ?$")


def firms(run: Run) -> Iterator[Identifier]:
    words = run.words
    if all(word.is_ is Is.DECLARED for word in words):
        return
    heads = [number for number, word in enumerate(words) if word.low in _INSTITUTIONS and word.text[0].isupper()]
    if words[-1].low in _LAST and len(words) > 1 and not heads:
        heads = [len(words) - 1]
    specific = _specific(run)
    if (
        heads
        and heads[0] == 0
        and "of" not in run.whole[words[0].end : words[-1].start]
        and all(word.is_ is Is.ORDINARY or word.low in _INSTITUTIONS for word in specific)
    ):
        return  # `School Council`, `Ward Round`
    if saint := _saint(run):
        yield Identifier(INSTITUTION, saint[0].start, saint[1].end, "an institution by its name")
        return
    if heads and any(word.low not in _OF_INSTITUTIONS for word in specific):
        yield _over(INSTITUTION, words, specific, heads, "an institution by its name")
        return
    ends = [number for number, word in enumerate(words) if word.low in _FIRMS and number]
    if ends and any(word.low not in _FIRMS for word in specific):
        yield _over(EMPLOYER, words, specific, ends, "a firm by its name")
    elif _is_at_work(run, specific):
        yield Identifier(EMPLOYER, words[0].start, words[min(len(words), 5) - 1].end, "an employer by name")


def _saint(run: Run) -> tuple[Word, Word] | None:
    """`St Mary's`, `the Royal Free`."""
    words = run.words
    for one, other in pairwise(words):
        if (
            one.text in ("St", "Saint")
            and other.text.endswith(("'s", "’s", "s'"))
            and not _SAINTLY.match(run.whole[other.end : other.end + 8])
        ):
            return one, other
        free = (
            other.is_ in (Is.ORDINARY, Is.EITHER, Is.UNKNOWN)
            and other.low not in _ROYAL
            and other.low not in _INSTITUTIONS
        )
        if one.text == "Royal" and free and other.low not in _FIRMS | _LAST:
            return one, other
    return None


def _over(code: str, words: tuple[Word, ...], specific: list[Word], heads: list[int], what: str) -> Identifier:
    first = min(words.index(specific[0]), heads[0])
    last = max(words.index(specific[-1]), heads[-1])
    last = min(last, first + 5)
    return Identifier(code, words[first].start, words[last].end, what)


def _specific(run: Run) -> list[Word]:
    """The words that make it one of its kind: neither generic nor merely the beginning of a sentence."""
    found = []
    for number, word in enumerate(run.words):
        if word.is_ in (Is.UNKNOWN, Is.EITHER):
            found.append(word)
        elif word.is_ is Is.ORDINARY and word.low not in vocabulary.of("GENERIC"):
            follows = number + 1 < len(run.words) and run.words[number + 1].low in _OF_ANY
            if not (run.begins and number == 0) or (follows and word.low not in vocabulary.SMALL):
                found.append(word)
        elif word.text in ("St", "Saint") or " ".join(one.low for one in run.words[:2]) == "our lady":
            found.append(word)
    return found


def _is_at_work(run: Run, specific: list[Word]) -> bool:
    words = run.words
    if words[-1].is_ is Is.KNOWN and _LETTERS.fullmatch(words[-1].text):  # `At KPZG`
        alone = words[0].low == "at" if len(words) == 2 else len(words) == 1 and bool(_AT.search(run.before))
        return alone and not is_listed(words[-1].low)
    if not specific and words[0].low not in _brands() and words[-1].low not in _brands():
        return False
    before = run.before
    if not _speaks_of_work(before):
        return words[-1].low in _brands() and len(words) < 3 and bool(_EMPLOYED_BY.match(run.after.strip()))
    if words[0].is_ is Is.DECLARED:
        return False
    if words[0].low in _brands() and len(words) == 1:
        return True
    if len(words) == 1:
        return words[0].is_ is Is.UNKNOWN and bool(_AT_OR_FOR.search(before))
    return len(specific) == len(words) and bool(_AT_OR_WITH.search(before))


def _speaks_of_work(before: str) -> bool:
    """`has done nights for`, `the van to`."""
    return bool(_THERE.search(before)) and not _WORK.isdisjoint(_LETTERS_ONLY.findall(before[-56:]))


@cache
def _brands() -> frozenset[str]:
    return vocabulary.of("BRANDS") - {"nhs"}
