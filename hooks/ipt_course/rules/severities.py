"""Which severities a course may set for itself, and what is wrong with a setting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ipt_course.findings import OFF, Finding, Rule, Severity
from ipt_course.load.source import Source
from ipt_course.rules.table import TABLE
from ipt_course.rules.words import did_you_mean
from ipt_course.rules.yaml_codes import UNKNOWN_KEY, UNKNOWN_WORD, WRONG_TYPE

WORDS = (*Severity, OFF)
# Errors about how something is written. The others hold up the build, saved answers or a patient's safety.
_MATTERS_OF_STYLE = frozenset(
    (
        *(
            "CS002",
            "CS003",
            "CS004",
            "CS010",
            "CS014",
            "CS020",
            "CS023",
            "CS031",
            "CS032",
            "CS033",
            "CS037",
            "CS038",
            "CS039",
            "CS044",
        ),
        *("LG001", "LG002", "LG003", "QZ008", "QZ009", "QZ022", "QZ034"),
    )
)


def is_settable(rule: Rule) -> bool:
    """Warnings are; of the errors, those about how something is written."""
    return rule.severity is Severity.WARNING or rule.code in _MATTERS_OF_STYLE


def read_severities(source: Source, field: str) -> tuple[dict[str, str], list[Finding]]:
    """The settings that stand under `field`, and a finding for each that cannot be."""
    given = source.at((field,))
    if given is None or given == "":
        return {}, []
    if not isinstance(given, Mapping):
        message = f"`{field}` holds lines such as `QZ020: error`"
        return {}, [WRONG_TYPE.at(source.path, source.place((field,)), message)]
    findings = [finding for code, word in given.items() for finding in _faults(source, (field, str(code)), word)]
    faulty = {finding.line for finding in findings}
    return {code: word for code, word in given.items() if source.key_place((field, code))[0] not in faulty}, findings


def _faults(source: Source, path: tuple[str, str], word: Any) -> Iterator[Finding]:
    code, rule = path[1], TABLE.get(path[1])
    if rule is None:
        message = f"there is no rule `{code}`{_meant(code)}"
        yield UNKNOWN_KEY.at(source.path, source.key_place(path), message, "Use a code that `./course check` prints.")
    elif not is_settable(rule) and word != Severity.ERROR:
        message = f"{code} {rule.name} stays an error: the build, saved answers or a patient's safety rest on it"
        yield UNKNOWN_KEY.at(source.path, source.key_place(path), message, "Delete the line.")
    elif word not in WORDS:
        found = f"found `{word}`{did_you_mean(str(word), WORDS)}" if word else "found nothing"
        message = f"`{code}` takes {', '.join(WORDS)}; {found}"
        yield UNKNOWN_WORD.at(source.path, source.place(path), message)


def _meant(code: str) -> str:
    named = next((rule.code for rule in TABLE.values() if rule.name == code), None)
    return f"; did you mean `{named}`?" if named else did_you_mean(code.upper(), TABLE)
