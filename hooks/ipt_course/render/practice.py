"""A practice session as HTML: a linked script, turn by turn, which the page's script turns into a conversation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ipt_course.figures import session_shape
from ipt_course.model.words import Effect, Phase
from ipt_course.practice.condition import Condition, parse_condition
from ipt_course.practice.model import DEBRIEF, Reply, Session
from ipt_course.practice.play import Play
from ipt_course.practice.vocabulary import HABITS, MARKERS, TECHNIQUES
from ipt_course.render.environment import fill

EFFECTS = {
    Effect.SKILLED: "Skilled",
    Effect.ACCEPTABLE: "Acceptable",
    Effect.UNHELPFUL: "Unhelpful",
    Effect.HARMFUL: "Harmful",
}
SIGNS = {"=": "is", "!=": "is not", "<": "is below", "<=": "is at most", ">": "is above", ">=": "is at least"}


@dataclass(frozen=True)
class Script:
    """What the template asks about a session beside its own words."""

    session: Session

    def anchor(self, turn: str) -> str:
        return f"{self.session.id}--{turn}"

    def number(self, turn: str) -> str:
        """How a reader calls a turn; the debrief has no number."""
        ids = [one.id for one in self.session.turns]
        return "the debrief" if turn == DEBRIEF else f"turn {ids.index(turn) + 1}"

    def when(self, text: str | None) -> str:
        """The condition as the page's script reads it."""
        return str(_parsed(text)) if text else ""

    def said(self, text: str) -> str:
        """The condition as a reader of the script reads it."""
        tests = _parsed(text).tests
        return " and ".join(f"{_spoken(test.state)} {SIGNS[test.sign]} {test.number}" for test in tests)

    @property
    def state(self) -> str:
        return " ".join(f"{one.id}:{one.starts}:{one.lowest}:{one.highest}" for one in self.session.state)

    @property
    def marker_names(self) -> str:
        due = {marker for turn in self.session.turns for marker in turn.due}
        return ";".join(f"{marker.value}:{name}" for marker, name in MARKERS.items() if marker in due).replace("'", "’")

    def forks(self, reply: Reply) -> str:
        return "; ".join(f"{self.when(fork.when)}: {fork.to}" for fork in reply.forks)

    def pairs(self, values: Mapping[str, int]) -> str:
        return " ".join(f"{name}:{value}" for name, value in values.items())

    @property
    def authors(self) -> list[Reply]:
        return [step.reply for step in Play(self.session).walk(self.session.authors_path)]


def _parsed(text: str) -> Condition:
    parsed = parse_condition(text)
    if isinstance(parsed, str):
        raise ValueError(f"no condition: {parsed}")
    return parsed


def _spoken(state: str) -> str:
    return state.replace("-", " ")


def render_practice(session: Session) -> str:
    return fill(
        "practice",
        session=session,
        script=Script(session),
        size=session.explored.size,
        effects=EFFECTS,
        techniques=TECHNIQUES,
        habits=HABITS,
    )


def render_practice_index(sessions: Iterable[Session], places: Mapping[str, str], modules: Mapping[str, str]) -> Markup:
    """The sessions in the order of the treatment. `modules` has their titles by id."""
    listed = [session for session in sessions if not session.sample]
    listed.sort(key=lambda session: (list(Phase).index(session.phase), list(modules).index(session.module)))
    rows = [(one, one.explored.size, Markup(session_shape(one.explored))) for one in listed]
    return fill("practice_index", sessions=rows, places=places, modules=modules) if rows else Markup(NONE_YET)


NONE_YET = "<p>There is none to play yet.</p>"
