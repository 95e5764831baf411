"""PV008, PV009, PV010 and PV014: telephone numbers, e-mail and web addresses, handles, IP addresses.

`phonenumbers` was tried: 48 MB on disk, 60 ms to import, and it knows neither the numbers set aside for fiction, which
careful authors use, nor those said in words; its matcher takes a row of scores for a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address
from itertools import pairwise

from ipt_course.rules.privacy.identifier import DEVICE, EMAIL, IP, LINK, PHONE, Identifier
from ipt_course.rules.privacy.vocabulary import is_ordinary
from ipt_course.rules.privacy.windows import Pattern, around, spots, starts, whole

_EMAIL = Pattern(
    r"[\w.+%-]+(?:@|\s?[\[(](?:at|AT)[\])]\s?)[\w-]+(?:\.[\w-]+)+"
    r"|\b[\w.-]+(?: (?:dot|underscore|hyphen|dash) [\w-]+)* (?:at|AT) [\w-]+(?: (?:dot|DOT) \w+)+"
    r"|\b[\w.+-]+@[\w-]{2,}\b"
)
_TLD = (
    r"(?:com|org|net|edu|gov|info|biz|io|co\.\w\w|ac\.\w\w|org\.\w\w|gov\.\w\w|nhs\.uk|uk|eu|app|dev|me|tv|example|test|invalid|localhost|"
    r"blog|shop|page|site|online|club|love|life|social|chat|link|xyz|space|website|ca|au|nz|ie|de|fr|nl|ch|se|dk|pl|pt|ro|za|ng|ke|gh|jp|cn|br|mx|ly)"
)
_LINK = Pattern(
    rf"\b(?:https?|ftp)://[^\s\"”<>)]+|\bwww\.[^\s\"”<>)]+|(?<![\w@.-])(?:[a-z0-9-]+\.)+{_TLD}\b(?:/[^\s\"”<>),]*)?(?![\w@])"
    r"|(?<![\w@])(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s\"”<>),]+|\b[\w-]+ dot (?:com|org|net|co|example)\b(?: slash \w+)*",
    re.IGNORECASE,
)
_HANDLE = Pattern(
    r"(?<![\w@./])@[A-Za-z_][\w.]{2,}\w|(?<![\w/])/?[ur]/[A-Za-z][\w-]{2,}"
    r"|\b(?:insta(?:gram)?|ig|snap(?:chat)?|tiktok|twitter|facebook|fb|discord|handle|user ?name|screen name|gamertag|skype|"
    r"telegram|signal|steam|xbox|psn|wechat|login|log-in|channel|nick|alias|tag)\b(?: (?:name|handle|account|is|was|as|id|called|under|of|the))*[:,]? \"?"
    r"([A-Za-z#.-]*[\d_][\w#.-]*[A-Za-z_][\w#.-]*|[A-Za-z][A-Za-z.-]*[\d_][\w#.-]*)"
    r"|\b(?:on(?:line)?|posts?|writes|plays|known|blogs?|streams?|signs) (?:\w+ ){0,3}as ([a-z]+[\d_.][\w.]*\w)",
    re.IGNORECASE,
)
_IPV4 = Pattern(r"(?<![\d.])(?:\d{1,3}\.){3}(?:\d{1,3}|x{1,3})(?:/\d\d)?(?![\d.]*\d)")
_IPV6 = Pattern(r"(?<![\w:])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?:/\d+)?(?![\w:])")
_MAC = Pattern(r"(?<![\w:])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![\w:])")
_RELEASE = Pattern(
    r"\b(?:release|version|update|updated|upgrade\w*|firmware|software|build|app|system|patch|driver|edition|section|chapter|part|appendix|paragraph|clause|rule|v)\b[^.;:\x00]{0,18}$|\bv$",
    re.I,
)
_PHONE = Pattern(r"(?<![\w£$€₹¥.,/:-])(?:\+ ?|00)?\(?\d[\d().\- –/]{4,22}\d(?![\w%]|[.,/:]\d)")
_SAID = r"(?:oh|nought|zero|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred)"
_SPOKEN = Pattern(rf"\b{_SAID}(?:[-, ]+(?:and )?{_SAID}){{6,}}\b", re.I)
_CALLING = Pattern(
    r"\b(?:phone|telephone|tel|mobile|cell|fax|ring|rings|rang|call|calls|called|text|texts|texted|sms|whatsapp|dial|dials|dialled|number|"
    r"line|extension|ext|landline|contact|pager|bleep|reach|reached|hour|voicemail)\b",
    re.I,
)
_PART = Pattern(
    r"\b(?:number|phone|mobile|line|landline)\b[^.;\x00]{0,30}\b(?:ending|ends|ended|finishing) (?:in |with )?(\d{2,6})\b|\b(?:ext|extension)\.? (\d{3,6})\b|\b(?:bleep|pager)(?: number| no\.?)? (\d{3,6})\b",
    re.I,
)
_FREE = Pattern(r"^(?:0800|0808|1[ -]?800|1300|1[ -]?8(?:00|88|77|66|55))\b|^13 ?11 ?14$")
_HELP = Pattern(
    r"\b(?:help ?lines?|life ?line|samaritans|listen\w*|crisis|hotline|childline|support line|free ?phone|toll-free|emergency|public)\b",
    re.I,
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NAMED = Pattern(
    r"\b(?:NHS|MRN|medicare|account|acct|sort code|policy|insurance|passport|IMEI|serial|ID|CPF|ref|reference|case|file|social|hospital|student|member\w*|employee|badge|army|card|IBAN|claim|licen[cs]e|record|patient|crime|meter|S/N|asset)\b[^.;\x00]{0,25}$",
    re.I,
)


def contacts(text: str) -> Iterator[Identifier]:
    for match in _EMAIL.within(text, around(text, spots(text, "@", " dot ", " DOT ", "(at)", "[at]"))):
        if "@" in match.group() or " dot " in match.group().casefold() or "at" in match.group()[1:]:
            yield Identifier(EMAIL, *match.span(), "an e-mail address")
    dots = starts(text, r"\.[a-z]")
    links = around(text, [*dots, *spots(text, "://", "www.", "WWW.", " dot ")], 80, 80)
    called = spots(text, "@", "u/", "r/", "_")
    figures = starts(text, r"[0-9](?:(?<=[a-z.]\d)|[a-z._])")
    for pattern, spans in ((_LINK, links), (_HANDLE, around(text, [*called, *figures]))):
        for match in pattern.within(text, spans):
            if not (len(match.group()) < 7 and is_ordinary(match.group()[1:].casefold())):  # `@home`
                yield Identifier(LINK, *match.span(match.lastindex or 0), "a web address or a handle")


def machines(text: str) -> Iterator[Identifier]:
    colons = around(text, starts(text, r"[:-][0-9A-Fa-f]{0,4}[:-]"))
    fours = around(text, starts(text, r"[0-9]\.\d"))
    for match in _MAC.within(text, colons):
        yield Identifier(DEVICE, *match.span(), "the hardware address of a device")
    for pattern, spans in ((_IPV4, fours), (_IPV6, colons)):
        for match in pattern.within(text, spans):
            before = text[max(0, match.start() - 36) : match.start()]
            if _is_address(match.group()) and not _RELEASE.search(before):
                yield Identifier(IP, *match.span(), "an IP address")


def _is_address(text: str) -> bool:
    try:
        return not ip_address(text.partition("/")[0].replace("x", "1").replace("X", "1")).is_loopback
    except ValueError:
        return False


def phones(text: str) -> Iterator[Identifier]:
    figures = starts(text, r"[0-9](?:\W{0,3}\d){3}")
    for match in _PHONE.within(text, around(text, figures, 24, 40)):
        before = text[max(0, match.start() - 60) : match.start()].rpartition("\x00")[2]
        found = match.group().rstrip("(.- –/")
        if _is_phone(found, before) and not (_FREE.search(found) and _HELP.search(before)):
            yield Identifier(PHONE, match.start(), match.start() + len(found), "a telephone number")
    for match in _PART.within(text, around(text, starts(text, r"[0-9]\d"), 60, 12)):
        yield Identifier(PHONE, *match.span(match.lastindex or 0), "part of a telephone number")
    said = whole(text, "double", "Double", "treble", "triple", "nought", "zero", "oh", "Oh", "seven", "eight", "nine")
    for match in _SPOKEN.within(text, around(text, said)):
        if not _is_counting(match.group()):
            yield Identifier(PHONE, *match.span(), "a telephone number in words")


def _is_phone(found: str, before: str) -> bool:
    digits = re.sub(r"\D", "", found)
    groups = re.findall(r"\d+", found)
    if not 6 <= len(digits) <= 15 or re.fullmatch(r"(?:19|20)\d\d ?[-–/] ?(?:(?:19|20)\d\d|\d\d)", found):
        return False
    if _NAMED.search(before) or "/" in found:
        return False
    if found.startswith("+") or re.match(r"\(?0\d", found):
        return len(digits) >= (8 if found.startswith(("+", "0", "(")) else 9) and max(map(len, groups)) > 1
    if re.fullmatch(r"(?:1[-. ])?\(?\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}", found):
        return True
    small = max(map(len, groups)) <= 2
    return (
        bool(_CALLING.search(before))
        and not small
        and not re.fullmatch(r"116 ?\d{3}|13 ?11 ?14", found)
        and found.count(".") != 1
    )


def _is_counting(text: str) -> bool:
    said = [_NUMBERS.index(word) for word in re.findall(r"[a-z]+", text.casefold()) if word in _NUMBERS]
    steps = {after - before for before, after in pairwise(said)}
    return steps <= {1} or steps <= {-1}
