"""PV007: addresses, postcodes and coordinates. A street without a number is a place (PV006)."""

from __future__ import annotations

from collections.abc import Iterator

from ipt_course.rules.privacy.identifier import ADDRESS, Identifier
from ipt_course.rules.privacy.windows import Pattern, around, spots, starts, whole

_CAP = r"[A-ZÀ-ÖØ-ÞŁŚŻČŠŽ][\w'’-]*"
_STREETS = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Av|Lane|Ln|Close|Drive|Dr|Court|Ct|Way|Place|Pl|Terrace|Crescent|Cres|Gardens|Gdns|Grove|Square|Sq|"
    r"Row|Walk|Hill|Park|Boulevard|Blvd|Mews|Parade|Highway|Cross|Rise|View|Green|Quay|Wharf|Circle|Trail|Nagar|Marg|Chowk)"
)
_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|FK|FY|GL|GU|HA|"
    "HD|HG|HP|HS|HU|HX|IG|IP|IV|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|ME|MK|ML|NE|NG|NN|NP|NR|NW|OL|OX|PA|PH|PL|PO|PR|RG|"
    "RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE"
)
_HOUSE = r"(?:(?:Flat|Apartment|Apt|Unit|Suite|Room|Plot|Block|House|Lot|Site|Villa|Door|Shop)\.? (?:No\.? )?[A-Z]?\d[\w-]*,? (?:\w+ floor, )?)"
_ADDRESS = Pattern(
    rf"{_HOUSE}?\b\d{{1,5}}[A-Za-z]?(?:[-/]\d+)?,? (?:{_CAP} ){{1,3}}{_STREETS}\b(?:,? (?:Flat|Apartment|Apt|Unit|Suite|#)\.? ?\w+)?"
    rf"|\b(?:Flat|Apartment|Apt|House|Plot|Suite|Door|Shop)\.? (?:No\.? ?)?\d[\w-]*(?:, {_CAP}(?: {_CAP})*)*"
    rf"|\b\d+(?:st|nd|rd|th) (?:{_CAP} )?(?:Street|Avenue|Cross|Main|Road)\b"
    r"|\b\w+(?:straße|strasse|stra\u00dfe|weg|gasse|platz|allee|gatan|gata|vägen|veien|straat|laan|utca|katu)\s+\d+\w?\b"
    rf"|\b\d+(?: (?:bis|ter))?,? (?:rue|avenue|boulevard|place|impasse|chemin|allée|quai|cours|rua|calle|via)\b(?: (?:de la|des|du|de|d['’]))? ?{_CAP}"
    rf"|\b(?:[Vv]ia|[Cc]alle|C/|[Aa]venida|Av\.|[Rr]ua|[Tt]ravessa|Jalan|Jl\.|Jln|ul\.|[Ss]tr(?:ada|\.)|[Pp]iazza|[Pp]laza|Lorong|Soi)"
    rf"(?: (?:de la|de los|das|dos|da|do|de|del|della|dei))? {_CAP}(?: {_CAP})*,? (?:n[ro.º°]* ?)?\d+\w?\b"
    rf"|\b(?:{_CAP} )(?:Cottage|Farmhouse|Lodge|Villa|Grange|Manor|Barn|Farm|House|Bungalow), {_CAP}(?: {_CAP})*"
    r"|\bP\.? ?O\.? Box \d+|\b(?:Rural Route|RR|RD|Private Bag|Locked Bag|Postbus|Postfach|Casilla|Apartado) ?\d+(?:,? Box \d+)?|\bBox \d{2,}\b"
    r"|-?\b\d{1,3}\.\d{3,}°?(?: ?[NS])?, ?-?\d{1,3}\.\d{3,}°?(?: ?[EW])?|\d{1,3}°\s?\d{1,2}['’′][^,;\x00]{0,12}[NSEW]\b|///\w+\.\w+\.\w+"
    rf"|\b(?:{_AREAS}|[BEGLMNSW])\d[A-Z\d]? \d[A-Z]{{2}}\b|\b(?:{_AREAS}|[BEGLMNSW])\d[A-Z\d]?\d[A-Z]{{2}}\b"
    r"|\b[A-Z]\d[\dW] ?(?=[A-Z\d]*\d)[A-Z\d]{4}\b|\b[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d\b|(?<![\d.,])(?!19|20)[1-9]\d{3} ?(?!IU|AM|PM|BC|AD|CE|MG|ML|KM|TV|HR|US|UK)[A-Z]{2}\b(?!\w)"
    r"|(?<![\d-])\d{5}-\d{4}(?![\d-])|\b(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]) \d{5}\b"
    r"|\b(?:PIN|[Pp]in ?code|[Zz]ip(?: ?code)?|[Pp]ost(?:al)? ?codes?|CEP|PLZ|CP)\b[^\d.;\x00]{0,18}\d[\d -]{2,7}\d\b"
)
_DISTRICT = Pattern(rf"\b(?!CO2|PO[24]|PH\d)(?:{_AREAS})\d{{1,2}}[A-Z]?\b(?![-.]\d)")
_SHORT_DISTRICT = Pattern(
    r"\b(?:in|from|to|around|near|leave|left|across|of) ((?:E|N|W|M|L|G)[1-9]\d?)(?=[,.;!?]| (?:and|or|for|but|when|where|since|now|to)\b|$)"
)
_FIGURE = (
    r"[0-9](?:(?<=[A-Z]\d)|[A-Za-z]?,? (?:bis |ter )?(?:[A-ZÀ-Þ]|rue|avenue|boulevard|place|impasse|chemin|allée|quai|cours|rua|calle|via)|"
    r"[A-Z]|(?:st|nd|rd|th) [A-Z]|\d\d|°)"
)
_STREETS_ABROAD = (
    "straße ",
    "strasse ",
    "weg ",
    "gasse ",
    "platz ",
    "allee ",
    "gatan ",
    "straat ",
    "laan ",
    "utca ",
    "katu ",
    "///",
)
# What stands before a number, or without one.
_NAMED = (
    "Flat", "Apartment", "Apt", "Suite", "Plot", "House", "Door", "Shop", "Box", "Route", "Bag", "Via", "via", "Calle", "calle",
    "Avenida", "Rua", "rua", "Jalan", "Jl", "ul", "Cottage", "Farmhouse", "Lodge", "Villa", "Grange", "Manor", "Barn", "Farm",
    "Bungalow", "Strada", "str", "Piazza", "Plaza",
)  # fmt: skip


def addresses(text: str) -> Iterator[Identifier]:
    figures = starts(text, _FIGURE)
    named = [*whole(text, *_NAMED), *spots(text, *_STREETS_ABROAD)]
    for match in _ADDRESS.within(text, around(text, [*figures, *named], 40, 50)):
        yield Identifier(ADDRESS, *match.span(), "an address or a part of one")
    codes = around(text, starts(text, r"[0-9](?<=[A-Z]\d)"), 24, 24)
    for pattern in (_DISTRICT, _SHORT_DISTRICT):
        for match in pattern.within(text, codes):
            yield Identifier(ADDRESS, *match.span(match.lastindex or 0), "a postcode district")
