"""PV011, PV012 and PV013: numbers of records, vehicles and devices: what is long, what is labelled, what has the shape.

`python-stdnum` proves numbers by their check digits; authors invent numbers whose check digits are wrong, and those read
as real to everybody else. It takes 70 ms to import, and what it would tell apart is the same finding here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipt_course.rules.privacy.identifier import DEVICE, NUMBER, PLATE, Identifier
from ipt_course.rules.privacy.windows import Pattern, around, starts

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
    rf"(?:\b|(?<=#)){_LABEL}\b[^.;!?\x00\d]{{0,42}}?((?<![\w£$€₹.,])(?=[A-Z0-9/-]*\d{{2}})[A-Z]{{0,4}}[-/]?\d[A-Z0-9/-]*\d[A-Z0-9/-]*)(?![\w%]|[.,:]\d)",
    re.I,
)
_LAST = Pattern(
    r"\b(?:last|first) (?:four|three|five|six|4|3|6)\b[^.;!?\x00\d]{0,40}(\d{3,6})\b|\b(?:card|account|policy|social|number)\b[^.;\x00]{0,20}\bending(?: in)? (\d{3,6})\b",
    re.I,
)
_DEVICE = Pattern(
    r"\b(?:serial|S/N|SN|IMEI|UDI|ICCID|meter|asset tag|tag|unit|pump|implant|hearing aids?|pacemaker|defibrillator|ICD|stent|valve|wheelchair|"
    r"device|chip|microchip\w*|prosthe\w+|hip|knee|CPAP|monitor|machine|laptop|tablet|tracker|cochlear|lens|scanner|sensor|router|handset|insulin|inhaler|SIM)\b[^.;!?\x00]{0,48}$",
    re.I,
)
_VEHICLE = Pattern(
    r"\b(?:plates?|rego|ute|cars?|van|taxi|cab|scooter|lorry|truck|motorbike|motorcycle|reg|registration|vehicle|bike|moped|bakkie|minibus|bus|tuk-?tuk|"
    r"rickshaw|hatchback|estate|jeep|trailer|caravan|tractor|parked|drives|driving|motor|ambulance|Toyota|Corolla|Fiesta|Ford|Audi|BMW|Volvo|Skoda|Honda|Nissan|Vauxhall|boda|okada|pickup|pick-up|Hilux|Polo|Golf|Corsa|Fiesta|sedan|saloon|coupe|DVLA)\b[^.;!?\x00]{0,60}$",
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


_FIGURES = r"[0-9]\d(?:\d|[ ./-]\d\d)"
_MIXED = r"[0-9](?:(?<=[A-Z]\d)|(?<=[A-Z][- ]\d)|[- ]?[A-Z]|-\d)"


def records(text: str) -> Iterator[Identifier]:
    yield from _plates(text)
    spans = around(text, starts(text, _FIGURES))
    for pattern in (_GROUPED, _CODE, _LABELLED, _LAST):
        for match in pattern.within(text, spans):
            start, end = match.span(match.lastindex or 0)
            found = text[start:end]
            before = text[max(0, start - 70) : start].replace("o. ", "o  ")  # `serial no. 1`
            if not any(one.isdigit() for one in found) or not _is_record(pattern, found, before, text[end : end + 14]):
                continue
            if _DEVICE.search(before):
                yield Identifier(DEVICE, start, end, "the number of a device")
            elif _VEHICLE.search(before) and re.search("[A-Z]", found):
                yield Identifier(PLATE, start, end, "a vehicle's number plate")
            else:
                yield Identifier(NUMBER, start, end, "the number of a record, an account or a document")


def _is_record(pattern: Pattern, found: str, before: str, after: str) -> bool:
    digits = sum(one.isdigit() for one in found)
    groups = re.findall(r"[A-Z0-9]+", found)
    if _SCALE.match(found) or _YEARS.fullmatch(found) or _UNIT.match(after):
        return False
    if pattern is _LAST:
        return True
    if pattern is _LABELLED:
        return digits >= 4 and found.upper() == found and (len(groups) < 3 or digits >= 6)
    if pattern is _GROUPED:
        return bool(_INSURANCE.fullmatch(found)) or (
            digits >= 8 and not all(len(one) <= 2 for one in groups) and not re.fullmatch(r"\d{1,3}(?: \d{3})+", found)
        )
    if digits < 4 or all(len(one) <= 2 and one.isdigit() for one in groups):
        return False
    letters = sum(one.isalpha() for one in found)
    mixed = letters >= 1 and len(found) >= 6 and digits >= 4
    joined = len(groups) > 1 and digits >= 6 and "." not in found
    return digits >= 7 or mixed or joined or (found.count(".") >= 2 and digits >= 8)


def _plates(text: str) -> Iterator[Identifier]:
    spans = around(text, starts(text, _MIXED), 16, 16)
    for match in _PLATE.within(text, spans):
        near = text[max(0, match.start() - 70) : match.start()]
        strong = re.fullmatch(r"[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]{2}-\d{3}-[A-Z]{2}|\d[A-Z]{3}\d{3}", match.group())
        if (strong or _VEHICLE.search(near)) and not _MAKE.search(match.group()) and not _SCALE.match(match.group()):
            yield Identifier(PLATE, *match.span(), "a vehicle's number plate")
    for match in _LOOSE_PLATE.within(text, spans):
        near = re.split(r"[.;!?\x00]", text[max(0, match.start() - 60) : match.start()])[-1]
        found = match.group()
        least = 2 if _REGISTERED.search(near) else 3
        is_long = sum(one.isdigit() for one in found) >= least and len(found) >= 6
        if is_long and _VEHICLE.search(near) and not _SCALE.match(found) and not _MAKE.search(found):
            yield Identifier(PLATE, *match.span(), "a vehicle's number plate")
