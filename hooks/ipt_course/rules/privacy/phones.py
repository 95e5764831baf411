"""PV008: telephone numbers, whole or in part, in figures or said aloud.

`phonenumbers` was tried: 48 MB on disk, 60 ms to import, and it knows neither the numbers set aside for fiction, which
careful authors use, nor those said in words; its matcher takes a row of scores for a number.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ipt_course.rules.privacy.identifier import PHONE
from ipt_course.rules.privacy.pattern import Pattern
from ipt_course.rules.privacy.shape import Shape, before, words

_NUMBER = r"(?<![\w£$€₹¥.,/:-])(?P<found>(?:\+ ?|00)?\(?\d[\d().\- –/]{4,22}\d)(?![\w%]|[.,/:]\d)"
_SAID = r"(?:oh|nought|zero|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred)"
_DIGITS_SAID = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_CALLING = Pattern(
    r"\b(?:phone|telephone|tel|mobile|cell|fax|ring|rings|rang|call|calls|called|text|texts|texted|sms|whatsapp|dial|dials|dialled|number|"
    r"line|extension|ext|landline|contact|pager|bleep|reach|reached|hour|voicemail)\b",
    re.I,
)
_PART = (
    r"\b(?:number|phone|mobile|line|landline)\b[^.;\x00]{0,30}\b(?:ending|ends|ended|finishing) (?:in |with )?(?P<found>\d{2,6})\b",
    r"\b(?:extension|ext|bleep|pager)\.?(?: number| no\.?)? (?P<found>\d{3,6})\b",
)
_FREE = Pattern(r"^(?:0800|0808|1[ -]?800|1300|1[ -]?8(?:00|88|77|66|55))\b|^13 ?11 ?14$")
_HELP = Pattern(
    r"\b(?:help ?lines?|life ?line|samaritans|listen\w*|crisis|hotline|childline|support line|free ?phone|toll-free|emergency|public)\b",
    re.I,
)
_NAMED = Pattern(
    r"\b(?:NHS|MRN|medicare|account|acct|sort code|policy|insurance|passport|IMEI|serial|ID|CPF|ref|reference|case|file|social|hospital|student|member\w*|employee|badge|army|card|IBAN|claim|licen[cs]e|record|patient|crime|meter|S/N|asset)\b[^.;]{0,25}$",
    re.I,
)


def _is_phone(match: re.Match[str]) -> bool:
    found, said = match["found"], before(match, 60)
    digits, groups = re.sub(r"\D", "", found), re.findall(r"\d+", found)
    if not 6 <= len(digits) <= 15 or re.fullmatch(r"(?:19|20)\d\d ?[-–/] ?(?:(?:19|20)\d\d|\d\d)", found):
        return False
    if _NAMED.search(said) or "/" in found or (_FREE.search(found) and _HELP.search(said)):
        return False
    if found.startswith("+") or re.match(r"\(?0\d", found):
        return len(digits) >= 8 and max(map(len, groups)) > 1
    if re.fullmatch(r"(?:1[-. ])?\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}", found):
        return True
    may_be_one = (
        max(map(len, groups)) > 2 and not re.fullmatch(r"116 ?\d{3}|13 ?11 ?14", found) and found.count(".") != 1
    )
    return may_be_one and bool(_CALLING.search(said))


def _is_no_counting(match: re.Match[str]) -> bool:
    said = [
        _DIGITS_SAID.index(word) for word in re.findall(r"[a-z]+", match.group().casefold()) if word in _DIGITS_SAID
    ]
    steps = {after - before for before, after in pairwise(said)}
    return not (steps <= {1} or steps <= {-1})


PHONES = (
    Shape(PHONE, "a telephone number", Pattern(_NUMBER), Pattern(r"\d(?:\W{0,3}\d){5}"), holds=_is_phone),
    *(Shape(PHONE, "part of a telephone number", Pattern(part, re.I), Pattern(r"[a-z]\.? \d\d")) for part in _PART),
    Shape(
        PHONE,
        "a telephone number in words",
        Pattern(rf"(?:Oh|Zero|Nought|Double|{_SAID})(?:[-, ]+(?:and )?{_SAID}){{6,}}\b"),
        words=words("double Double treble triple nought zero oh Oh"),
        holds=_is_no_counting,
        reach=40,
    ),
)
