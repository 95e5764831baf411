"""Answers that are none: `n/a`, `Not asked.`, `There was no need to ask.`"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ipt_course.rules.case_words import flat, narration, spoken

SHORT, LONG = 6, 200  # words and characters: whoever writes more says something
_CLAUSE = re.compile(r"[^.!?;\n]+[.!?;\n]*")


@cache
def _nothing() -> re.Pattern[str]:
    """The whole of an answer, without the signs around it."""
    return re.compile(
        r"|n\s?/?\s?a|none(?: (?:known|noted|reported|recorded|needed|so far))?|nil|no|yes|ok(?:ay)?|fine"
        r"|normal|unremarkable"
        r"|unknown|tb[cd]|to ?do|later|pending|see (?:above|below|notes?|elsewhere)|as (?:above|usual|before)|x+"
        r"|(?:was |were )?(?:asked|done|given|obtained|discussed|checked|covered|negative|screened|standard|routine)"
        r"|to be (?:asked|added|confirmed|completed|decided|discussed|done|written)|nothing(?: (?:to (?:add"
        r"|report|note)))?"
        r"|(?:no|without) (?:concerns?|issues?|problems?|worries|worry|answers?|information|risks?)(?: \w+){0,2}",
        re.IGNORECASE,
    )


@cache
def _not_put() -> re.Pattern[str]:
    done = (
        r"(?:asked|discussed|raised|explored|assessed|screened|covered|addressed|mentioned|brought up|gone into"
        r"|talked about"
        r"|inquired|enquired|applicable|relevant|needed|necessary|indicated|appropriate|recorded|documented)"
    )
    ask = r"(?:ask|raise|discuss|explore|inquire|enquire|bring|go into|mention|screen|think of asking|get round)"
    return re.compile(
        rf"\b(?:not|never)(?: (?:yet|been|specifically|directly|formally|really|otherwise|thought|felt"
        rf"|considered|seen as|in detail|at this point|this time|even|be|felt to be))* {done}\b"
        rf"|\bn['’]t (?:(?:yet|been|specifically|directly|formally|really|be) )*{done}\b"
        rf"|\b(?:did|do|does|have|has|had|was|were|could|would)(?: not|n['’]t|(?: never)) (?:think to |want to |like to"
        rf"|dare (?:to )?|need to |get round to |wish to |feel able to )?(?:{ask}|asked|asking)\b"
        rf"|\bno (?:need|reason|time|cause|occasion|call|point|grounds?|opportunity|chance)(?: was seen"
        rf"| was felt| arose)? (?:to|for|in) (?:{ask}|asking|raising|questions?|it|this|that|these)\b"
        r"|\b(?:nobody|no one|none of us|neither of us) (?:has |had |ever |then |has ever )*asked\b"
        r"|\b(?:did|does|has)(?: not|n['’]t) (?:come|came) up\b|\bnever came up\b"
        r"|\bquestions? (?:was|were) (?:left|skipped|put off|omitted|dropped|avoided|forgotten|postponed|deferred)\b"
        r"|\b(?:this|that|it|they|which) (?:was|were) (?:left (?:out|aside|for (?:later|another))|skipped"
        r"|put off|omitted|dropped|avoided|forgotten|postponed|deferred|passed over|taken for granted|assumed)\b"
        r"|\b(?:will|shall|should|can|could|is to|are to|to) be asked\b|^n\s?/\s?a\b",
        re.IGNORECASE,
    )


_EXCHANGE = re.compile(
    r"[?\"“]|\bask(?:s|ed|ing)?\b|\bput to\b|\b(?:says?|said|tells?|told|answer(?:s|ed)?|deni(?:es|ed)|reports?"
    r"|reported|describe[sd]?|screen(?:s|ed|ing)?|questions?|gone through|went through)\b",
    re.IGNORECASE,
)


def is_told_of(text: str) -> bool:
    """Does it tell of a question, or of what was answered?"""
    return _EXCHANGE.search(text) is not None


@lru_cache(8)  # two rules ask it of one text
def no_answer(text: str) -> str | None:
    """What says that nothing was asked, unless another clause tells of a question or of what was said."""
    text = flat(text)
    if is_bare(text):
        return text.strip()
    speech = "".join(piece for _, piece in spoken(text))
    if is_told_of(speech):  # most answers hold a question, and nothing else need be looked for
        return None
    said = narration(text)
    clauses = [match.span() for match in _CLAUSE.finditer(said)]
    against = [next(_not_put().finditer(said[start:end]), None) for start, end in clauses]
    found = next((match for match in against if match), None)
    others = "".join(text[start:end] for (start, end), match in zip(clauses, against, strict=True) if not match)
    return found.group().strip() if found and not is_told_of(others + speech) else None


def is_bare(text: str) -> bool:
    """Such as `n/a`, `-`, `none`, `TBC`, `asked`, `not discussed yet`."""
    if len(text) > LONG:
        return False
    bare = re.sub(r"^[^\w/]+|[^\w/]+$", "", text)
    if _nothing().fullmatch(bare):
        return True
    return len(bare.split()) <= SHORT and _not_put().search(bare) is not None
