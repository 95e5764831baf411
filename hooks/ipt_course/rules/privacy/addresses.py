"""PV007: addresses, postcodes and coordinates. A street without a number is a place (PV006)."""

from __future__ import annotations

import re

from ipt_course.rules.privacy.identifier import ADDRESS
from ipt_course.rules.privacy.pattern import Pattern
from ipt_course.rules.privacy.shape import Holds, Shape, always, words

_CAP = r"[^\W\d_a-zß-öø-ÿ][\w'’-]*"
_STREETS = frozenset(
    "Street St Road Rd Avenue Ave Av Lane Ln Close Drive Dr Court Ct Way Place Pl Terrace Crescent Cres Gardens Gdns Grove Square Sq Row "
    "Walk Hill Park Boulevard Blvd Mews Parade Highway Cross Rise View Green Quay Wharf Circle Trail Nagar Marg Chowk".split()
)
_AREAS = frozenset(
    "AB AL BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY EC EH EN EX FK FY GL GU HA HD HG HP HS HU "
    "HX IG IP IV KA KT KW KY LA LD LE LL LN LS LU ME MK ML NE NG NN NP NR NW OL OX PA PH PL PO PR RG RH RM SA SE SG SK SL SM SN SO SP SR "
    "SS ST SW SY TA TD TF TN TQ TR TS TW UB WA WC WD WF WN WR WS WV YO ZE B E G L M N S W".split()
)
_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT "
    "VT VA WA WV WI WY".split()
)
_ROOMS = "Flat|Apartment|Apt|House|Plot|Suite|Door|Shop"
_ABROAD = r"(?:rue|avenue|boulevard|place|impasse|chemin|allée|quai|cours|rua|calle|via)"
_NO_DISTRICTS = ("CO2", "PO2", "PO4", "PH")


def _names_a_street(match: re.Match[str]) -> bool:
    """`27 Tannery Lane`: a street's word after another."""
    return not _STREETS.isdisjoint(match["words"].split()[1:])


def _is_british(match: re.Match[str]) -> bool:
    return match["area"] in _AREAS


def _is_district(match: re.Match[str]) -> bool:
    return len(match["area"]) == 2 and _is_british(match) and not match.group().startswith(_NO_DISTRICTS)


def _is_state(match: re.Match[str]) -> bool:
    return match["state"] in _STATES


def _address(expression: str, figure: str | None = None, said: str = "", holds: Holds = always) -> Shape:
    near = Pattern(figure) if figure else None
    return Shape(ADDRESS, "an address or a part of one", Pattern(expression), near, words(said), holds)


ADDRESSES = (
    _address(
        rf"\b\d{{1,5}}[A-Za-z]?(?:[-/]\d+)?,? (?P<words>(?:{_CAP} ){{1,3}}{_CAP})(?:,? (?:Flat|Apartment|Apt|Unit|Suite|#)\.? ?\w+)?",
        r"\d[A-Za-z]?,? [^\W\d_a-z]",
        holds=_names_a_street,
    ),
    _address(rf"\b(?:{_ROOMS})\.? (?:No\.? ?)?\d[\w-]*(?:, {_CAP}(?: {_CAP})*)*", rf"\b(?:{_ROOMS})\.? (?:No\.? ?)?\d"),
    _address(rf"\b\d+(?:st|nd|rd|th) (?:{_CAP} )?(?:Street|Avenue|Cross|Main|Road)\b", r"\d(?:st|nd|rd|th) [A-Z]"),
    _address(
        r"\b\w+(?:straße|strasse|weg|gasse|platz|allee|gatan|gata|vägen|veien|straat|laan|utca|katu)\s+\d+\w?\b",
        r"(?:aße|sse|weg|atz|lee|gata|gatan|gen|eien|aat|aan|tca|atu) \d",
    ),
    _address(
        rf"\b\d+(?: (?:bis|ter))?,? {_ABROAD}\b(?: (?:de la|des|du|de|d['’]))? ?{_CAP}", rf"\d(?: bis| ter)?,? {_ABROAD}\b"
    ),
    _address(
        r"\b(?:[Vv]ia|[Cc]alle|C/|[Aa]venida|Av\.|[Rr]ua|[Tt]ravessa|Jalan|Jl\.|Jln|ul\.|[Ss]tr(?:ada|\.)|[Pp]iazza|[Pp]laza|Lorong|Soi)"
        rf"(?: (?:de la|de los|das|dos|da|do|de|del|della|dei))? {_CAP}(?: {_CAP})*,? (?:n[ro.º°]* ?)?\d+\w?\b",
        r"\b(?:[Vv]ia|[Cc]alle|C/|[Aa]venida|Av\.|[Rr]ua|[Tt]ravessa|J(?:ala|l)n|Jl\.|ul\.|[Ss]tr(?:ada|\.)|[Pp]iazza|[Pp]laza|Lorong|Soi) ",
    ),
    _address(
        rf"\b(?:{_CAP} )(?:Cottage|Farmhouse|Lodge|Villa|Grange|Manor|Barn|Farm|House|Bungalow), {_CAP}(?: {_CAP})*",
        None,
        "Cottage Farmhouse Lodge Villa Grange Manor Barn Farm House Bungalow",
    ),
    _address(
        r"\bP\.? ?O\.? Box \d+|\b(?:Rural Route|RR|RD|Private Bag|Locked Bag|Postbus|Postfach|Casilla|Apartado) ?\d+(?:,? Box \d+)?|\bBox \d{2,}\b",
        r"(?:Box|Route|RR|RD|Bag|bus|fach|illa|tado) ?\d",
    ),
    _address(r"-?\b\d{1,3}\.\d{3,}°?(?: ?[NS])?, ?-?\d{1,3}\.\d{3,}°?(?: ?[EW])?", r"\d\.\d{3}"),
    _address(r"\d{1,3}°\s?\d{1,2}['’′][^,;\x00]{0,12}[NSEW]\b", "°"),
    _address(r"///\w+\.\w+\.\w+", None, "///"),
    _address(r"\b(?P<area>[A-Z]{1,2})\d[A-Z\d]? ?\d[A-Z]{2}\b", r"[A-Z]\d[A-Z\d]? ?\d[A-Z]", holds=_is_british),
    _address(r"\b[A-Z]\d[\dW] ?(?=[A-Z\d]*\d)[A-Z\d]{4}\b|\b[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d\b", r"\b[A-Z]\d[\dA-Z]"),
    _address(
        r"(?<![\d.,])(?!19|20)[1-9]\d{3} ?(?!IU|AM|PM|BC|AD|CE|MG|ML|KM|TV|HR|US|UK)[A-Z]{2}\b(?!\w)|(?<![\d-])\d{5}-\d{4}(?![\d-])",
        r"\d{4}(?: ?[A-Z]|\d-)",
    ),
    _address(r"\b(?P<state>[A-Z]{2}) \d{5}\b", r"[A-Z] \d{5}", holds=_is_state),
    _address(
        r"\b(?:PIN|[Pp]in ?code|[Zz]ip(?: ?code)?|[Pp]ost(?:al)? ?codes?|CEP|PLZ|CP)\b[^\d.;\x00]{0,18}\d[\d -]{2,7}\d\b",
        r"PIN|[Pp]in|[Zz]ip|[Pp]ost|CEP|PLZ|CP",
    ),
    Shape(
        ADDRESS, "a postcode district", Pattern(r"\b(?P<area>[A-Z]{2})\d{1,2}[A-Z]?\b(?![-.]\d)"), Pattern(r"\b[A-Z]{2}\d"), holds=_is_district,
    ),
    Shape(
        ADDRESS,
        "a postcode district",
        Pattern(
            r"\b(?:in|from|to|around|near|leave|left|across|of) (?P<found>[ENWMLG][1-9]\d?)"
            r"(?=[,.;!?]| (?:and|or|for|but|when|where|since|now|to)\b|$)"
        ),
        Pattern(r" [ENWMLG]\d"),
    ),
)  # fmt: skip
