"""A case as a page: what the reader needs to decide, the decision, and behind it the commentary."""

from typing import NamedTuple

from markupsafe import Markup

from ipt_course.credits import parts_taken
from ipt_course.figures import closeness_circle, score_curve, timeline
from ipt_course.model import Case, Decision
from ipt_course.render import words
from ipt_course.render.environment import fill
from ipt_course.render.quiz import Labels, render_series

WHERE_TO_TURN = (
    "If something here comes close to your own life, you do not have to read on alone: talk to someone you "
    "trust, to your supervisor or to your own doctor, and in an emergency call your local emergency service."
)


class Partner(NamedTuple):
    """The other case of a pair: what it is called, and its page below docs/."""

    title: str
    path: str


def render_case(
    case: Case,
    references: Labels,
    sections: Labels | None = None,
    *,
    where_to_turn: str = WHERE_TO_TURN,
    partner: Partner | None = None,
) -> Markup:
    """The whole page of a case, title included. `where_to_turn` follows the content note."""
    questions = render_series(
        case.questions,
        references,
        sections,
        heading_level=3,
        answer_summary="What each choice would have meant",
    )
    return fill(
        "case",
        case=case,
        questions=questions,
        sources=[references[key] for key in case.references],
        decision=decision_in_words(case.decision),
        where_to_turn=where_to_turn,
        partner=partner,
        credited=parts_taken(case),
        # The figures escape what they take from the case themselves.
        circle=Markup(closeness_circle(case)),
        timeline=Markup(timeline(case)),
        curve=Markup(score_curve(case)),
    )


def decision_in_words(decision: Decision) -> str:
    """The authors' decision, in one sentence."""
    match decision.kind:
        case "one-focus":
            return f"One focus: {words.PROBLEM_AREA[decision.focus]}."
        case "two-foci":
            first, second = (words.PROBLEM_AREA[focus] for focus in decision.foci)
            return f"Two foci, agreed aloud: first {first}, then {second}."
        case "another-pathway":
            first_step = f"Another pathway comes first: {decision.pathway.rstrip('.')}."
        case "another-first-line":
            first_step = f"Another treatment is offered first: {decision.treatment.rstrip('.')}."
    if decision.later_focus is None:
        return first_step
    return f"{first_step} IPT may follow, with {words.PROBLEM_AREA[decision.later_focus]} as its focus."
