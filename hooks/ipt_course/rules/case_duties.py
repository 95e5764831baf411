"""SF009-SF011: what is owed to the young, and around a birth."""

from __future__ import annotations

import re

from ipt_course.findings import Rule, Severity
from ipt_course.load.sightings import SeenAt
from ipt_course.model import Adaptation, Case, Population
from ipt_course.rules.case_birth import BIRTH_TOLD, tells_of_birth
from ipt_course.rules.case_safety import IDEATION
from ipt_course.rules.case_words import is_kin
from ipt_course.rules.no_answer import is_bare, is_told_of, no_answer
from ipt_course.rules.scope import Hit, Hits, all_of, each_case, each_case_in_words
from ipt_course.rules.words import plain

ERROR = Severity.ERROR
OF_AGE = 18
SAY_IT = "Write the question as it was put, and the answer; or what was done, by whom, and when."
ADD_PERINATAL = (
    "Add `perinatal:` with the question and the answer. If it is somebody else's, or long past, say whose or when in "
    "that sentence."
)
_OF_THE_YOUNG = {
    "guardian": "who has parental responsibility, and who came along",
    "consent": "who consents by local law, and what the young person agreed to",
    "privacy": "the limits of privacy as they were said",
    "safeguarding": "what was asked about harm, who the lead is, what was done",
}
_AROUND_A_BIRTH = {
    "infant_thoughts": "the question about thoughts of harm coming to the baby, and the answer",
    "psychosis": "the question about elation, confusion, odd beliefs or voices, and the answer",
}
_CARER = re.compile(r"\b(?:carer|guardian|parents?|foster|key ?worker|social worker|school nurse)\b", re.IGNORECASE)


def young(case: Case) -> Hits:
    if case.age >= OF_AGE:
        return
    if case.young_person is None:
        yield Hit(("age",), f"the patient is {case.age}, and there is no `young_person`")
        return
    for field, wanted in _OF_THE_YOUNG.items():
        text = getattr(case.young_person, field)
        said = no_answer(text) if field == "safeguarding" else is_bare(text) and text.strip()
        if said:
            yield Hit(("young_person", field), f"`{said}` is no answer here; expected is {wanted}", advice=SAY_IT)


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


def asked_around_birth(case: Case) -> Hits:
    """Where the part is there: was it asked?"""
    for field, wanted in _AROUND_A_BIRTH.items() if case.perinatal else ():
        text = getattr(case.perinatal, field)
        if said := no_answer(text):
            yield Hit(("perinatal", field), f"`{said}` is no answer here; expected is {wanted}", advice=SAY_IT)
        elif not is_told_of(text):
            yield Hit(("perinatal", field), f"nothing here was asked; expected is {wanted}", advice=SAY_IT)


def told_of_birth(case: Case, seen: SeenAt) -> Hits:
    if case.perinatal is None and not _around_birth(case) and (found := tells_of_birth(case, seen)):
        path, said, at = found
        message = f"`{said}` stands here, and there is no `perinatal`: thoughts of harm to the baby, and psychosis"
        yield Hit(path, f"{message}, are asked about", at, advice=ADD_PERINATAL)


def _around_birth(case: Case) -> bool:
    around = case.adaptation is Adaptation.PERINATAL or case.population is Population.PERINATAL
    return around or case.risk.carries == "perinatal"


def birth(case: Case) -> Hits:
    if _around_birth(case) and case.perinatal is None:
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
        all_of(
            each_case(birth, "adaptation", "population", "risk", "perinatal"),
            each_case(asked_around_birth, "perinatal"),
            each_case_in_words(told_of_birth, "adaptation", "population", "risk", "perinatal", *BIRTH_TOLD),
        ),
    ),
)  # fmt: skip
