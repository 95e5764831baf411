"""SF009-SF011: what is owed to the young, and around a birth."""

from __future__ import annotations

import re

from ipt_course.findings import Rule, Severity
from ipt_course.model import Adaptation, Case, Population
from ipt_course.rules.case_safety import IDEATION
from ipt_course.rules.case_words import is_kin
from ipt_course.rules.scope import Hit, Hits, each_case
from ipt_course.rules.words import plain

ERROR = Severity.ERROR
OF_AGE = 18
_CARER = re.compile(r"\b(?:carer|guardian|parents?|foster|key ?worker|social worker|school nurse)\b", re.IGNORECASE)


def young(case: Case) -> Hits:
    if case.age < OF_AGE and case.young_person is None:
        yield Hit(("age",), f"the patient is {case.age}, and there is no `young_person`")


def carer_told(case: Case) -> Hits:
    if case.age >= OF_AGE or case.risk.plan is None or case.risk.carries not in IDEATION:
        return
    plan = case.risk.plan
    told = plain(" ".join([*plan.people, plan.text]))
    kin = [plain(person.name) for person in case.inventory if is_kin(person.relation) and _older(person.relation)]
    if not (_CARER.search(told) or _older(told) or any(name in told for name in kin)):
        yield Hit(("risk", "plan"), "no parent, guardian or other safe carer is on the plan or told")


def _older(words: str) -> bool:
    return bool(
        re.search(r"\b(?:mother|father|mum|mom|dad|parent|aunt|uncle|grand\w+|step\w+)s?\b", words, re.IGNORECASE)
    )


def birth(case: Case) -> Hits:
    around = case.adaptation is Adaptation.PERINATAL or case.population is Population.PERINATAL
    if (around or case.risk.carries == "perinatal") and case.perinatal is None:
        where = "adaptation" if case.adaptation is Adaptation.PERINATAL else "population"
        yield Hit((where,), "there is no `perinatal`: thoughts of harm to the baby, and psychosis, are asked about")


DUTY_RULES = (
    Rule(
        "SF009", "minor-without-duties", ERROR,
        "With anybody under eighteen, guardianship, consent, the limits of privacy and safeguarding come first.",
        "Add `young_person:` with `guardian:`, `consent:`, `privacy:` and `safeguarding:`.",
        each_case(young, "age", "young_person"),
    ),
    Rule(
        "SF010", "carer-not-told", ERROR,
        "When a young person thinks of dying, a safe carer is told, and the young person helps decide how.",
        "Put the carer on the plan and say how they were told; if no carer is safe, say which service was.",
        each_case(carer_told, "age", "risk", "inventory"),
    ),
    Rule(
        "SF011", "perinatal-not-asked", ERROR,
        "Unwanted thoughts are common and are not intent; psychosis after a birth is an emergency. Ask about both.",
        "Add `perinatal:` with `when:`, `infant_thoughts:` and `psychosis:`, each with the question and the answer.",
        each_case(birth, "adaptation", "population", "risk", "perinatal"),
    ),
)  # fmt: skip
