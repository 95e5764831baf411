"""PV011, PV012 and PV013: numbers of records, vehicles and devices: what is long, what is labelled, what has the shape.

`python-stdnum` proves numbers by their check digits; authors invent numbers whose check digits are wrong, and those read
as real to everybody else. It takes 70 ms to import, and what it would tell apart is the same finding here.
"""

from __future__ import annotations

import re

from ipt_course.rules.privacy.identifier import DEVICE, NUMBER, PLATE
from ipt_course.rules.privacy.pattern import Pattern
from ipt_course.rules.privacy.shape import Holds, Shape, after, always, before

_CODE = Pattern(
    r"(?<![\w£$€₹¥.,:@/-])(?:\(\d\d\))?[A-Z0-9]*\d?[A-Z0-9]*(?:[-/.()\\][A-Z0-9]+)*(?:[-/][A-Z])?(?![\w%]|[.,:]\d)"
)
_GROUPED = Pattern(
    r"(?<![\w£$€₹¥.,:@/-])[A-Z]{0,2}\d{2,}(?: [A-Z0-9]{1,4}){2,8}\b(?![\w%]|[.,:]\d)|\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b"
)
_INSURANCE = Pattern(r"[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]")
_LABEL = (
    r"(?:NHS|MRN|CHI|URN|UPN|ULN|hospital|patient|records?|chart|files?|case|ref|reference|policy|account|acct|a/c|sort code|membership|member|ID|identity|"
    r"passport|licen[cs]e|student|employee|staff|payroll|personnel|badge|army|service|regiment\w*|National Insurance|NI|social(?: security| welfare)?|SSN|SIN|TFN|BSN|PPS|PPSN|medicare|medicaid|CPF|NIN|BVN|"
    r"aadhaar|PAN|IBAN|claim|crime|docket|certificate|registration|card|customer|client|prescription|booking|application|visa|permit|tax|UTR|"
    r"insurance|insurer|pension|loan|inquest|court|prisoner|prison|inmate|detainee|ticket|tenancy|benefit|voucher|queue|ration|refugee|household|"
    r"registered|enrol\w+|matric\w*|candidate|exam|locker|library|account|roll|GMC|NMC|PIN|licence|order|invoice|lot|batch|vendor|Baby (?:Girl|Boy)|box|number|no\.?|numbered|#)"
)
_LABELLED = Pattern(
    rf"(?:\b|(?<=#)){_LABEL}\b[^.;!?\x00\d]{{0,42}}?(?P<found>(?<![\w£$€₹.,])(?=[A-Z0-9/-]*\d{{2}})[A-Z]{{0,4}}[-/]?\d[A-Z0-9/-]*\d[A-Z0-9/-]*)(?![\w%]|[.,:]\d)",
    re.I,
)
_LAST = Pattern(
    r"\b(?:(?:last|first) (?:four|three|five|six|4|3|6)\b[^.;!?\x00\d]{0,40}|(?:card|account|policy|social|number)\b[^.;\x00]{0,20}\bending(?: in)? )"
    r"(?P<found>\d{3,6})\b",
    re.I,
)
_DEVICE = Pattern(
    r"\b(?:serial|S/N|SN|IMEI|UDI|ICCID|meter|asset tag|tag|unit|pump|implant|hearing aids?|pacemaker|defibrillator|ICD|stent|valve|wheelchair|"
    r"device|chip|microchip\w*|prosthe\w+|hip|knee|CPAP|monitor|machine|laptop|tablet|tracker|cochlear|lens|scanner|sensor|router|handset|insulin|inhaler|SIM)\b[^.;!?]{0,48}$",
    re.I,
)
_VEHICLE = Pattern(
    r"\b(?:plates?|rego|ute|cars?|van|taxi|cab|scooter|lorry|truck|motorbike|motorcycle|reg|registration|vehicle|bike|moped|bakkie|minibus|bus|tuk-?tuk|"
    r"rickshaw|hatchback|estate|jeep|trailer|caravan|tractor|parked|drives|driving|motor|ambulance|Toyota|Corolla|Fiesta|Ford|Audi|BMW|Volvo|Skoda|Honda|Nissan|Vauxhall|boda|okada|pickup|pick-up|Hilux|Polo|Golf|Corsa|Fiesta|sedan|saloon|coupe|DVLA)\b[^.;!?]{0,60}$",
    re.I,
)
_PLATE = Pattern(
    r"(?<![\w-])(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?|\d[A-Z]{3}\d{3}|[A-Z]{2}-\d{3}-[A-Z]{2}|\d{2,3}-[A-Z]{1,2}-\d{1,6}|"
    r"[A-Z]\d{1,3} [A-Z]{3}|[A-Z]{3} \d{1,3}[A-Z]|[A-Z]{2} ?\d{2} ?[A-Z]{1,2} ?\d{4}|\d{4} [A-Z]{3}|[A-Z]{3}[- ]\d{3}[- ][A-Z]{2}|[A-Z]{2}[- ]\d{2}[- ][A-Z]{2}|[A-Z]{2}\d [A-Z0-9]{3,5})(?![\w-])"
)
_LOOSE_PLATE = Pattern(
    r"(?<![\w-])(?=[A-Z0-9 -]*\d)(?=[A-Z0-9 -]*[A-Z])[A-Z0-9]{1,4}(?:[- ][A-Z0-9]{1,6}){1,2}(?![\w-])|(?<![\w-])(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{5,8}(?![\w-])"
)
_REGISTERED = Pattern(r"\b(?:plates?|rego?|registration|number)\b", re.I)
_MAKE = Pattern(r"\b(?:MOT|AM|PM|KM|MPH|HP|CC|FM|GPS|VW|BMW|(?:19|20)\d\d [A-Z]|[AMB]\d{1,4}$)\b|\b(?:19|20)\d\d\b")
_SCALE = Pattern(
    r"^(?:PHQ|GAD|EPDS|HAM|HRSD|BDI|IPT|DSM|ICD|COVID|MADRS|CORE|WHO|AUDIT|SSRI|GAF|YP|SCL|SF|OQ|IIP|ECR|QIDS|CGI|WSAS|SDQ|RCADS)\b",
    re.I,
)
_YEARS = Pattern(r"(?:19|20)\d\d(?:[-–/](?:(?:19|20)\d\d|\d\d))?s?")
_UNIT = Pattern(
    r" ?(?:steps|shillings|naira|rupees|pesos|euros|pounds|dollars|yen|yuan|rand|lei|kroner|won|francs|people|metres|meters|miles|km|words|feet|mg|ml|calories|hours|a (?:month|year|week)|IU|units)\b"
)


def _said(match: re.Match[str]) -> str:
    return before(match, 70).replace("o. ", "o  ")  # `serial no. 1`


def _found(match: re.Match[str]) -> str:
    return match["found"] if "found" in match.re.groupindex else match.group()


def _digits(text: str) -> int:
    return sum(one.isdigit() for one in text)


def _counts(match: re.Match[str]) -> bool:
    """Scores, years and amounts are no records."""
    found = _found(match)
    return bool(_SCALE.match(found) or _YEARS.fullmatch(found) or _UNIT.match(after(match, 14))) or not _digits(found)


def _is_labelled(match: re.Match[str]) -> bool:
    found = match["found"]
    few = len(re.findall(r"[A-Z0-9]+", found)) < 3
    return found.upper() == found and _digits(found) >= (4 if few else 6)


def _is_grouped(match: re.Match[str]) -> bool:
    found = match.group()
    if _INSURANCE.fullmatch(found):
        return True
    short = all(len(one) <= 2 for one in found.split())
    return _digits(found) >= 8 and not short and not re.fullmatch(r"\d{1,3}(?: \d{3})+", found)


def _is_code(match: re.Match[str]) -> bool:
    found = match.group()
    digits, groups = _digits(found), re.findall(r"[A-Z0-9]+", found)
    if digits < 4 or all(len(one) <= 2 and one.isdigit() for one in groups):
        return False
    mixed = any(map(str.isalpha, found)) and len(found) >= 6
    joined = len(groups) > 1 and digits >= 6 and "." not in found
    return digits >= 7 or mixed or joined or (found.count(".") >= 2 and digits >= 8)


def _is_of_device(match: re.Match[str]) -> bool:
    return bool(_DEVICE.search(_said(match)))


def _is_of_vehicle(match: re.Match[str]) -> bool:
    return bool(_VEHICLE.search(_said(match)) and re.search("[A-Z]", _found(match)))


def _kinds_of(pattern: Pattern, is_one: Holds) -> tuple[Shape, ...]:
    """A long number is a device's or a vehicle's if one was just spoken of, else a record's."""

    def when(more: Holds) -> Holds:
        return lambda match: is_one(match) and not _counts(match) and more(match)

    return tuple(
        Shape(code, what, pattern, _LONG, holds=when(more))
        for code, what, more in (
            (DEVICE, "the number of a device", _is_of_device),
            (PLATE, "a vehicle's number plate", _is_of_vehicle),
            (NUMBER, "the number of a record, an account or a document", always),
        )
    )


def _is_of_no_make(match: re.Match[str]) -> bool:
    return not (_MAKE.search(match.group()) or _SCALE.match(match.group()))


def _is_plate(match: re.Match[str]) -> bool:
    return _is_of_no_make(match) and bool(_PLAIN_PLATE.fullmatch(match.group()) or _VEHICLE.search(before(match, 70)))


def _is_loose_plate(match: re.Match[str]) -> bool:
    said = re.split(r"[.;!?]", before(match, 60))[-1]
    least = 2 if _REGISTERED.search(said) else 3
    is_long = _digits(match.group()) >= least and len(match.group()) >= 6
    return is_long and bool(_VEHICLE.search(said)) and _is_of_no_make(match)


_PLAIN_PLATE = Pattern(r"[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]{2}-\d{3}-[A-Z]{2}|\d[A-Z]{3}\d{3}")
_LONG = Pattern(r"\d\d(?:\d|[ ./-]\d\d)")
_MIXED = Pattern(r"[A-Z][- ]?\d|\d[- ]?[A-Z]|\d-\d")
_OF_VEHICLE = "a vehicle's number plate"
RECORDS = (
    Shape(PLATE, _OF_VEHICLE, _PLATE, _MIXED, holds=_is_plate),
    Shape(PLATE, _OF_VEHICLE, _LOOSE_PLATE, _MIXED, holds=_is_loose_plate),
    *_kinds_of(_GROUPED, _is_grouped),
    *_kinds_of(_CODE, _is_code),
    *_kinds_of(_LABELLED, _is_labelled),
    *_kinds_of(_LAST, always),
)
