"""PV009, PV010 and PV014: e-mail and web addresses, handles, IP addresses; and the hardware addresses among PV013."""

from __future__ import annotations

import re
from ipaddress import ip_address

from ipt_course.rules.privacy.identifier import DEVICE, EMAIL, IP, LINK
from ipt_course.rules.privacy.pattern import Pattern
from ipt_course.rules.privacy.shape import Shape, before, words
from ipt_course.rules.privacy.vocabulary import is_ordinary

_EMAIL = (
    r"[\w.+%-]+(?:@|\s?[\[(](?:at|AT)[\])]\s?)[\w-]+(?:\.[\w-]+)+"
    r"|\b[\w.-]+(?: (?:dot|underscore|hyphen|dash) [\w-]+)* (?:at|AT) [\w-]+(?: (?:dot|DOT) \w+)+"
    r"|\b[\w.+-]+@[\w-]{2,}\b"
)
_TOP = frozenset(
    "com org net edu gov info biz io uk eu app dev me tv example test invalid localhost blog shop page site online club love life social "
    "chat link xyz space website ca au nz ie de fr nl ch se dk pl pt ro za ng ke gh jp cn br mx ly".split()
)
_URL = r"\b(?:https?|ftp)://[^\s\"”<>)]+|\bwww\.[^\s\"”<>)]+|\b[\w-]+ dot (?:com|org|net|co|example)\b(?: slash \w+)*"
_DOMAIN = r"(?<![\w@.-])(?:[A-Za-z0-9-]+\.)+(?P<top>[A-Za-z]{2,})\b(?P<path>/[^\s\"”<>),]*)?(?![\w@])"
_PLACES = (
    r"insta(?:gram)?|ig|snap(?:chat)?|tiktok|twitter|facebook|fb|discord|handle|user ?name|screen name|gamertag|skype|telegram|signal|"
    r"steam|xbox|psn|wechat|login|log-in|channel|nick|alias|tag"
)
_CALLED = (
    rf"\b(?:{_PLACES})\b(?: (?:name|handle|account|is|was|as|id|called|under|of|the))*[:,]? \"?"
    r"(?P<found>[A-Za-z#.-]*[\d_][\w#.-]*[A-Za-z_][\w#.-]*|[A-Za-z][A-Za-z.-]*[\d_][\w#.-]*)"
)
_KNOWN_AS = (
    r"\b(?:on(?:line)?|posts?|writes|plays|known|blogs?|streams?|signs) (?:\w+ ){0,3}as (?P<found>[a-z]+[\d_.][\w.]*\w)"
)
_LETTERS_AND_FIGURES = Pattern(r"(?<=[a-z._])\d|\d(?!(?:st|nd|rd|th|mg|am|pm|s)\b)[a-z_]|[a-z]\.\d|\d\.\w")
_RELEASE = Pattern(
    r"\b(?:release|version|update|updated|upgrade\w*|firmware|software|build|app|system|patch|driver|edition|section|chapter|part|appendix|paragraph|clause|rule|v)\b[^.;:]{0,18}$|\bv$",
    re.I,
)


def _is_no_word(match: re.Match[str]) -> bool:
    """Not `@home`."""
    return not (len(match.group()) < 7 and is_ordinary(match.group()[1:].casefold()))


def _is_domain(match: re.Match[str]) -> bool:
    return bool(match["path"]) or match["top"].casefold() in _TOP


def _is_on_a_network(match: re.Match[str]) -> bool:
    try:
        address = ip_address(match.group().partition("/")[0].replace("x", "1").replace("X", "1"))
    except ValueError:
        return False
    return not address.is_loopback and not _RELEASE.search(before(match, 36))


_A_LINK, _AN_IP = "a web address or a handle", "an IP address"
CONTACTS = (
    Shape(EMAIL, "an e-mail address", Pattern(_EMAIL), words=words("@ dot DOT (at) [at]")),
    Shape(LINK, _A_LINK, Pattern(_URL, re.I), words=words(":// www WWW dot")),
    Shape(LINK, _A_LINK, Pattern(_DOMAIN), Pattern(r"\.[a-z]"), holds=_is_domain),
    Shape(LINK, _A_LINK, Pattern(r"(?<![\w@./])@[A-Za-z_][\w.]{2,}\w"), words=words("@"), holds=_is_no_word),
    Shape(LINK, _A_LINK, Pattern(r"(?<![\w/])/?[ur]/[A-Za-z][\w-]{2,}"), words=frozenset((" u/", " r/", "/u/", "/r/"))),
    Shape(LINK, _A_LINK, Pattern(_CALLED, re.I), _LETTERS_AND_FIGURES, words("_")),
    Shape(LINK, _A_LINK, Pattern(_KNOWN_AS, re.I), _LETTERS_AND_FIGURES, words("_")),
    Shape(
        DEVICE,
        "the hardware address of a device",
        Pattern(r"(?<![\w:])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![\w:])"),
        Pattern(r"[:-][0-9A-Fa-f]{2}[:-]"),
    ),
    Shape(
        IP,
        _AN_IP,
        Pattern(r"(?<![\d.])(?:\d{1,3}\.){3}(?:\d{1,3}|x{1,3})(?:/\d\d)?(?![\d.]*\d)"),
        Pattern(r"\d\.\d+\."),
        holds=_is_on_a_network,
    ),
    Shape(
        IP,
        _AN_IP,
        Pattern(r"(?<![\w:])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?:/\d+)?(?![\w:])"),
        Pattern(r":[0-9A-Fa-f]{0,4}:"),
        holds=_is_on_a_network,
    ),
)
