"""CS: what a case must tell, and numbers that must agree with one another."""

from __future__ import annotations

from itertools import pairwise

from ipt_course.findings import Rule, Severity
from ipt_course.model import Case
from ipt_course.rules.scope import Hit, Hits, each_case
from ipt_course.rules.words import plain

ERROR, WARNING = Severity.ERROR, Severity.WARNING
FEWEST_SYMPTOMS, FEWEST_PEOPLE, MOST_PEOPLE, FEWEST_LINES = 5, 4, 8, 6
HIGHEST = {"PHQ-9": 27, "EPDS": 30, "HAM-D-17": 52, "GAD-7": 21, "BDI-II": 63}
NEAR_ONSET = 1  # month, before or after


def symptoms(case: Case) -> Hits:
    if (number := len(case.symptoms)) < FEWEST_SYMPTOMS:
        yield Hit(("symptoms",), f"at least {FEWEST_SYMPTOMS} symptoms with their function, found {number}")


def inventory(case: Case) -> Hits:
    if not FEWEST_PEOPLE <= (number := len(case.inventory)) <= MOST_PEOPLE:
        yield Hit(("inventory",), f"{FEWEST_PEOPLE} to {MOST_PEOPLE} people, found {number}")


def incident(case: Case) -> Hits:
    if (number := len(case.incident.lines)) < FEWEST_LINES:
        yield Hit(("incident", "lines"), f"at least {FEWEST_LINES} lines of talk, found {number}")


def plan(case: Case) -> Hits:
    if case.risk.carries != "asked-none" and case.risk.plan is None:
        yield Hit(("risk", "carries"), f"the case carries {case.risk.carries}, and `risk` has no `plan`")


def plan_people(case: Case) -> Hits:
    if case.risk.plan is None:
        return
    known = {plain(name).casefold() for name in (*case.names, *(person.name for person in case.inventory))}
    people = [plain(person).casefold() for person in case.risk.plan.people]
    if not any(name in person for name in known for person in people):
        yield Hit(("risk", "plan", "people"), "nobody on the plan is a person of this case")


def scores(case: Case) -> Hits:
    highest = HIGHEST[case.scale_curve.scale]
    for number, point in enumerate(case.scale_curve.scores):
        if point.score > highest:
            message = f"{case.scale_curve.scale} ends at {highest}, found {point.score}"
            yield Hit(("scale_curve", "scores", number, "score"), message)


def sessions(case: Case) -> Hits:
    points = case.scale_curve.scores
    for number, (before, point) in enumerate(pairwise(points), 1):
        if point.session <= before.session:
            how = "again" if point.session == before.session else f"after session {before.session}"
            yield Hit(("scale_curve", "scores", number, "session"), f"session {point.session} comes {how}")


def timeline_order(case: Case) -> Hits:
    points = case.timeline
    for number, (before, point) in enumerate(pairwise(points), 1):
        if point.months_from_onset < before.months_from_onset:
            message = f"{point.months_from_onset:g} months comes after {before.months_from_onset:g}"
            yield Hit(("timeline", number, "months_from_onset"), message)


def timeline_onset(case: Case) -> Hits:
    if not any(abs(point.months_from_onset) <= NEAR_ONSET for point in case.timeline):
        yield Hit(("timeline",), "no point stands within a month of the onset (months_from_onset: 0)")


FACT_RULES = (
    Rule(
        "CS002",
        "few-symptoms",
        ERROR,
        "An episode shows in the whole day: sleep, appetite, work, company, pleasure.",
        "Add symptoms, each with what it stops or changes.",
        each_case(symptoms, "symptoms"),
    ),
    Rule(
        "CS003",
        "inventory-size",
        ERROR,
        "Fewer than four people is no network; more than eight cannot be drawn or remembered.",
        "Add people who matter, the missing and the helpful ones too, or leave out the least.",
        each_case(inventory, "inventory"),
    ),
    Rule(
        "CS004",
        "short-incident",
        ERROR,
        "A communication analysis needs a talk, word for word, that can turn more than once.",
        "Write what was said next, by both.",
        each_case(incident, "incident"),
    ),
    Rule(
        "CS005",
        "risk-without-plan",
        ERROR,
        "A risk that is found is followed up in the same scene.",
        "Add `plan:` with `people:` and `text:`, or carry `asked-none` if the answer was no.",
        each_case(plan, "risk"),
    ),
    Rule(
        "CS006",
        "plan-names-nobody",
        WARNING,
        "A plan works through people whom the patient knows by name.",
        "Put a person of the inventory on the plan; if there is none, that is the problem to work on.",
        each_case(plan_people, "risk", "names", "inventory"),
    ),
    Rule(
        "CS007",
        "score-above-scale",
        ERROR,
        "No patient can score more than the scale holds.",
        "Correct the score or the scale.",
        each_case(scores, "scale_curve"),
    ),
    Rule(
        "CS008",
        "sessions-out-of-order",
        ERROR,
        "The curve is drawn from session to session.",
        "Put the scores in the order of the sessions, one score a session.",
        each_case(sessions, "scale_curve"),
    ),
    Rule(
        "CS009",
        "timeline-out-of-order",
        ERROR,
        "The timeline is drawn from left to right.",
        "Put the points in the order in which they happened; months before the onset are negative.",
        each_case(timeline_order, "timeline"),
    ),
    Rule(
        "CS010",
        "no-point-at-onset",
        ERROR,
        "What happened as the mood fell is the first thing a reader looks for.",
        "Add the point at which the episode began, `months_from_onset: 0`.",
        each_case(timeline_onset, "timeline"),
    ),
)
