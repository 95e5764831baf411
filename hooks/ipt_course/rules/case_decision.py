"""CS: the decision of a case, and the question that asks for it."""

from __future__ import annotations

from ipt_course.findings import Rule, Severity
from ipt_course.model import AnotherFirstLine, AnotherPathway, Case, Choice, OneFocus, TwoFoci
from ipt_course.rules.scope import Hit, Hits, each_case
from ipt_course.rules.words import did_you_mean

ERROR = Severity.ERROR
CHOICES = tuple(str(choice) for choice in Choice)
Decision = OneFocus | TwoFoci | AnotherPathway | AnotherFirstLine


def expected_choice(decision: Decision) -> str:
    """The option that a reader should choose; another first-line treatment is another pathway to them."""
    if isinstance(decision, OneFocus):
        return str(decision.focus)
    if isinstance(decision, TwoFoci):
        return str(decision.foci[0])
    return str(Choice.ANOTHER_PATHWAY)


def decided_foci(decision: Decision) -> list[str]:
    if isinstance(decision, OneFocus):
        return [str(decision.focus)]
    return [str(focus) for focus in decision.foci] if isinstance(decision, TwoFoci) else []


def choices(case: Case) -> Hits:
    found = [option.id for option in case.questions[0].options]
    for number, id in enumerate(found):
        if id not in CHOICES:
            message = f"`{id}` is none of the words of the decision{did_you_mean(id, CHOICES)}"
            yield Hit(("questions", 0, "options", number, "id"), message)
    if missing := [choice for choice in CHOICES if choice not in found]:
        message = f"the first question lacks the option {', '.join(f'`{id}`' for id in missing)}"
        yield Hit(("questions", 0, "options"), message, on_key=True)


def key_is_decision(case: Case) -> Hits:
    expected = expected_choice(case.decision)
    for number, option in enumerate(case.questions[0].options):
        if option.key and option.id != expected:
            message = f"the key is `{option.id}`, the decision ({case.decision.kind}) asks for `{expected}`"
            yield Hit(("questions", 0, "options", number, "key"), message, on_key=True)


def decoys(case: Case) -> Hits:
    decided = decided_foci(case.decision)
    for number, decoy in enumerate(case.decoys):
        if decoy.focus in decided:
            yield Hit(("decoys", number, "focus"), f"the decoy `{decoy.focus}` is what the case decides for")


def twice(case: Case) -> Hits:
    if isinstance(case.decision, TwoFoci) and len(set(case.decision.foci)) == 1:
        yield Hit(("decision", "foci", 1), f"`{case.decision.foci[1]}` stands here twice")
    if len(case.decoys) == 2 and case.decoys[0].focus == case.decoys[1].focus:
        yield Hit(("decoys", 1, "focus"), f"both decoys are `{case.decoys[1].focus}`")


DECISION_RULES = (
    Rule(
        "CS011",
        "choices",
        ERROR,
        "The page tells what each choice would have meant, so the first question offers every one.",
        f"Let the first question have these option ids, each once: {', '.join(CHOICES)}.",
        each_case(choices, "questions"),
    ),
    Rule(
        "CS012",
        "key-not-decision",
        ERROR,
        "The question and the commentary must not give different answers.",
        "Mark the option that the decision names; for another pathway or treatment, `another-pathway`.",
        each_case(key_is_decision, "questions", "decision"),
    ),
    Rule(
        "CS013",
        "decoy-decided",
        ERROR,
        "A decoy is a focus that tempts and is not chosen.",
        "Name another focus as the decoy.",
        each_case(decoys, "decoys", "decision"),
    ),
    Rule(
        "CS018",
        "focus-twice",
        ERROR,
        "Two foci, or two decoys, are two different ones.",
        "Change one of the two.",
        each_case(twice, "decoys", "decision"),
    ),
)
