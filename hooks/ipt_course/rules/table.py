"""The one table of rules: every code that a finding can carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ipt_course.findings import Finding, Rule, configured
from ipt_course.kinds.table import KINDS, kinds_with
from ipt_course.load.document import Document, Outline
from ipt_course.rules.bank import BANK_RULES
from ipt_course.rules.case_decision import DECISION_RULES
from ipt_course.rules.case_duties import DUTY_RULES
from ipt_course.rules.case_facts import FACT_RULES
from ipt_course.rules.case_fear import FEAR_RULES
from ipt_course.rules.case_form import FORM_RULES
from ipt_course.rules.case_language import LANGUAGE_RULES
from ipt_course.rules.case_leaks import LEAK_RULES
from ipt_course.rules.case_messaging import MESSAGING_RULES
from ipt_course.rules.case_safety import SAFETY_RULES
from ipt_course.rules.case_story import STORY_RULES
from ipt_course.rules.case_treatment import TREATMENT_RULES
from ipt_course.rules.cues import CUE_RULES
from ipt_course.rules.drill_codes import DRILL_RULES
from ipt_course.rules.item import ITEM_RULES
from ipt_course.rules.known import KNOWN_RULES
from ipt_course.rules.link_codes import LINK_RULES
from ipt_course.rules.overlap import OVERLAP_RULES
from ipt_course.rules.practice_codes import PRACTICE_RULES
from ipt_course.rules.privacy.rules import PRIVACY_RULES
from ipt_course.rules.scope import Context, EachItem, Scope
from ipt_course.rules.since_codes import SINCE_RULES
from ipt_course.rules.text import TEXT_RULES, UNFILLED
from ipt_course.rules.transcript_codes import TRANSCRIPT_RULES
from ipt_course.rules.wording import WORDING_RULES
from ipt_course.rules.yaml_codes import YAML_RULES


def _for_its_kinds(rule: Rule) -> Rule:
    """A rule of certain kinds sees the items of those kinds alone."""
    assert isinstance(rule.check, EachItem)
    return replace(rule, check=replace(rule.check, kinds=kinds_with(rule)))


KIND_RULES = tuple(map(_for_its_kinds, dict.fromkeys(rule for kind in KINDS.values() for rule in kind.rules)))
TABLE: Mapping[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (
            *YAML_RULES, *KIND_RULES, *ITEM_RULES, *KNOWN_RULES, *STORY_RULES, *FACT_RULES, *DECISION_RULES,
            *TEXT_RULES, *LINK_RULES, *CUE_RULES, *WORDING_RULES, *OVERLAP_RULES, *BANK_RULES,
            *SINCE_RULES, *PRIVACY_RULES, *FORM_RULES, *TREATMENT_RULES, *LEAK_RULES, *SAFETY_RULES, *DUTY_RULES,
            *MESSAGING_RULES, *LANGUAGE_RULES, *FEAR_RULES, *PRACTICE_RULES, *DRILL_RULES, *TRANSCRIPT_RULES,
        ),
        key=lambda rule: rule.code,
    )
}  # fmt: skip

_CHECKS = tuple((rule, rule.check) for rule in TABLE.values() if rule.check)
_OF_ONE = tuple((rule, check) for rule, check in _CHECKS if not rule.of_a_set)
_OF_A_SET = tuple((rule, check) for rule, check in _CHECKS if rule.of_a_set)


def validate(
    documents: Iterable[Document],
    context: Context | None = None,
    severities: Mapping[str, str] | None = None,
) -> list[Finding]:
    """What the rules say of these documents. `severities` sets a code to error, warning or off."""
    severities = severities or {}
    if unknown := sorted(set(severities) - set(TABLE)):
        raise ValueError(f"there is no rule {unknown[0]}")
    documents, context = tuple(documents), context or Context()
    found = [finding for document in documents for finding in judge(document, context)]
    outlines = tuple(document.outline() for document in documents)
    return configured([*found, *compare(outlines, context)], severities)


def judge(document: Document, context: Context) -> list[Finding]:
    """What the rules say of one file."""
    return list(_asked(Scope((document,), context), of_a_set=False))


def compare(outlines: tuple[Outline, ...], context: Context) -> list[Finding]:
    """What shows only when files are looked at together."""
    return list(_asked(Scope(context=context, outlines=outlines), of_a_set=True))


def _asked(scope: Scope, of_a_set: bool) -> Iterator[Finding]:
    for rule, check in _OF_A_SET if of_a_set else _OF_ONE:
        for hit in check(scope):
            if rule is UNFILLED or not hit.unwritten:
                yield hit.under(rule)
