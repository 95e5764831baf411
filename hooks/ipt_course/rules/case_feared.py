"""Whom the patient fears, by name and by what they are to the patient: `Amadeu`, `her husband`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ipt_course.model import Case
from ipt_course.rules.words import plain

# Each row holds words for one person.
_RELATIONS = """husband spouse partner; wife spouse partner; partner boyfriend girlfriend spouse; boyfriend partner;
    girlfriend partner; fiancé fiance partner; fiancée fiancee partner; ex ex-husband ex-wife ex-partner; ex-husband ex;
    ex-wife ex; ex-partner ex; mother mum mam mama mom mummy; father dad papa daddy; stepfather father dad;
    stepmother mother mum; mother-in-law in-laws; father-in-law in-laws; son; daughter; stepson son;
    stepdaughter daughter; brother; sister; stepbrother brother; stepsister sister; half-brother brother;
    half-sister sister; brother-in-law; sister-in-law; son-in-law; daughter-in-law; uncle; aunt auntie; cousin; nephew;
    niece; grandfather granddad grandpa; grandmother gran nan granny; grandson; granddaughter; guardian; carer; boss;
    manager; employer; supervisor; foreman; landlord; landlady; flatmate; housemate; lodger; neighbour; colleague;
    teacher; coach; pastor; priest; imam; lover"""
_WORDS_FOR = {(words := row.split())[0]: frozenset(words) for row in _RELATIONS.split(";")}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words_for(relation: str) -> frozenset[str]:
    """`Husband, 57` → husband, spouse, partner. `partner in the shop` is none."""
    relation = re.sub(r"[,;(].*|\w+['’]s\b|\b(?:partner|brother|sister) (?:in|at) .*", "", relation.lower())
    named = (word for word in _WORD.findall(relation) if word in _WORDS_FOR)
    return frozenset[str]().union(*(_WORDS_FOR[word] for word in named))


def what_they_are(case: Case) -> dict[str, str]:
    """What each person feared is to the patient, word → name; no word that may mean somebody else too."""
    feared = set(case.risk.feared)
    others = frozenset[str]().union(*(words_for(one.relation) for one in case.inventory if one.name not in feared))
    known = {person.name: person.relation for person in case.inventory}
    return {word: name for name in case.risk.feared for word in words_for(known.get(name, name)) if word not in others}


def meant_by(case: Case, entry: str) -> str | None:
    """The person feared whom an entry of the plan names: `Piet`, `Her husband (evenings)`, not `Piet's sister`."""
    for name in case.risk.feared:
        if re.search(rf"\b{re.escape(plain(name))}\b(?!'s \w)", plain(entry)):
            return name
    words = what_they_are(case)
    named = re.match(rf"(?:(?:her|his|their|the|my) )?(?:\w+ )?({'|'.join(words)})\b(?!-|'s \w)", plain(entry).lower())
    return words[named[1]] if words and named else None


def are_called(case: Case) -> re.Pattern[str] | None:
    """Finds every person feared, by name or as `her husband`; None where nobody is."""
    return _called(tuple(case.risk.feared), tuple(sorted(what_they_are(case)))) if case.risk.feared else None


@lru_cache(64)
def _called(names: tuple[str, ...], words: Iterable[str]) -> re.Pattern[str]:
    by_name = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    by_word = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    of_hers = r"(?:her|his|their|the|your|my)(?: (?:elder|eldest|older|younger|own|late|former|new|ex))?"
    as_one = r"(?<=\bas )|(?<=\bplays )|(?<=\bplaying )"  # The therapist as mother
    by_word = rf"|(?i:(?:\b{of_hers} |{as_one})(?:{by_word}))" if words else ""
    return re.compile(rf"(?:\b(?:{by_name}){by_word})(?![\w-])")
