"""Who is in the cases, taken together, against the targets of a set of twenty-four.

No case can be varied by itself. The targets say what a reader of all of them should have met; until there are
twenty-four, those that count heads are scaled down, and the others stand as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ipt_course.model import AnotherPathway, Case
from ipt_course.rules.case_decision import expected_choice

WHOLE_SET = 24
_WOMAN = re.compile(r"\b(?:woman|girl|female)\b", re.IGNORECASE)
_MAN = re.compile(r"\b(?:man|boy|male)\b", re.IGNORECASE)
_OTHER = re.compile(r"\b(?:trans\w*|non-?binary|genderqueer|agender|intersex|two-spirit|fluid)\b", re.IGNORECASE)
_RURAL = re.compile(r"\b(?:rural|village|farm\w*|island|remote|countryside|hamlet|coast)\b", re.IGNORECASE)
_FEW_MEANS = re.compile(
    r"\b(?:low-resource|few resources|refugee|camp|displaced|task-shar\w+|lay (?:worker|counsellor)|primary-care|"
    r"community health worker|no doctor)\b",
    re.IGNORECASE,
)
_INTERPRETER = re.compile(r"\binterpret(?:er|ers|ed|ing)\b", re.IGNORECASE)
# What a set owes too and no field of a case holds.
NOT_COUNTED = (
    "somebody LGBTQ+ whose identity is not the problem",
    "disability and neurodivergence",
    "several faiths, and none",
    "class, the well-off among them",
    "helpers of colour, and men who nurse",
    "direct and indirect ways of speaking, each shown to work",
    "somebody who has migrated, and migration is not the focus",
    "no case that rests on one stereotype",
)
IDEATION = frozenset({"passive-ideation", "active-ideation", "acute", "self-harm"})


def gender_of(case: Case) -> str:
    """woman, man or other; somebody who is trans counts as other beside the word they use."""
    if _OTHER.search(case.gender):
        return "other"
    if _WOMAN.search(case.gender):
        return "woman"
    return "man" if _MAN.search(case.gender) else "other"


def age_of(case: Case) -> str:
    bounds = ((18, "under 18"), (30, "18 to 29"), (45, "30 to 44"), (60, "45 to 59"), (75, "60 to 74"))
    return next((name for below, name in bounds if case.age < below), "75 and over")


COUNTED: Mapping[str, Callable[[Case], str]] = {
    "age": age_of,
    "gender": gender_of,
    "region": lambda case: case.country_context,
    "setting": lambda case: re.split(r"[;,]", case.setting, maxsplit=1)[0],
    "area": lambda case: expected_choice(case.decision),
    "difficulty": lambda case: str(case.difficulty),
    "adaptation": lambda case: str(case.adaptation),
    "risk": lambda case: case.risk.carries,
}


def report(cases: Sequence[Case]) -> dict[str, Any]:
    """Counts by each side of the range, and what the targets ask; the keys are stable."""
    counts = {name: dict(sorted(Counter(map(of, cases)).items())) for name, of in COUNTED.items()}
    return {"cases": len(cases), "counts": counts, "targets": _targets(cases), "not_counted": list(NOT_COUNTED)}


def _targets(cases: Sequence[Case]) -> list[dict[str, Any]]:
    genders = Counter(map(gender_of, cases))
    places = [f"{case.country_context} {case.setting} {case.work_or_school}" for case in cases]
    total = max(len(cases), 1)
    ages = [case.age for case in cases] or [0]
    culture = sum(any(credit.part == "cultural-reader" for credit in case.credits) for case in cases)
    elsewhere = sum(isinstance(case.decision, AnotherPathway) for case in cases)
    return [
        _share("women, at most", genders["woman"] / total, 0.5, at_most=True),
        _share("men, at least", genders["man"] / total, 0.35),
        _number("trans people and other genders", genders["other"], 2, len(cases)),
        {"target": "youngest, years", "wanted": 13, "found": min(ages), "met": min(ages) <= 13},
        {"target": "oldest, years", "wanted": 80, "found": max(ages), "met": max(ages) >= 80},
        _number("places (country_context)", len({case.country_context.casefold() for case in cases}), 8, len(cases)),
        _number("few resources", _holding(_FEW_MEANS, places), 3, len(cases)),
        _number("rural", _holding(_RURAL, places), 3, len(cases)),
        _number("with an interpreter", _holding(_INTERPRETER, (_whole(case) for case in cases)), 2, len(cases)),
        _number("thoughts of dying", sum(case.risk.carries in IDEATION for case in cases), 6, len(cases)),
        _number("another pathway", elsewhere, 2, len(cases)),
        _number("coercion or violence", sum(case.risk.carries == "violence" for case in cases), 2, len(cases)),
        {"target": "read by a cultural reader", "wanted": len(cases), "found": culture, "met": culture == len(cases)},
    ]


def _whole(case: Case) -> str:
    return f"{case.setting} {case.story} {case.contract} {case.culture_notes}"


def _holding(words: re.Pattern[str], texts: Iterable[str]) -> int:
    return sum(bool(words.search(text)) for text in texts)


def _share(name: str, found: float, wanted: float, at_most: bool = False) -> dict[str, Any]:
    met = found <= wanted if at_most else found >= wanted
    return {"target": name, "wanted": wanted, "found": round(found, 2), "met": met}


def _number(name: str, found: int, of_the_whole: int, cases: int) -> dict[str, Any]:
    """As many as a set of this size owes: of twenty-four, all; of twelve, half, rounded down."""
    wanted = of_the_whole * min(cases, WHOLE_SET) // WHOLE_SET
    return {"target": name, "wanted": wanted, "found": found, "met": found >= wanted}


def as_lines(numbers: Mapping[str, Any]) -> list[str]:
    """For a reader at a terminal."""
    lines = [f"Range of the {numbers['cases']} cases"]
    for name, counts in numbers["counts"].items():
        lines.append(f"  {name.capitalize():<11}" + ", ".join(f"{word} ({count})" for word, count in counts.items()))
    lines.append(f"Against the targets of a set of {WHOLE_SET}")
    for one in numbers["targets"]:
        if not one["wanted"]:  # so small a set owes none yet
            continue
        met = "" if one["met"] else "not yet"
        lines.append(f"  {one['target']:<32}{one['found']:>6}  wanted {one['wanted']:<6}{met}".rstrip())
    return [*lines, "Not counted: look for yourself", *(f"  {one}" for one in numbers["not_counted"])]
