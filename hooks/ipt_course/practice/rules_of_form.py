"""What must be right before a session can be played: ids, ways, conditions, bounds. No state is looked at here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ipt_course.fault import Fault
from ipt_course.load.places import KeyPath
from ipt_course.model.words import Effect
from ipt_course.practice.condition import parse_condition
from ipt_course.practice.model import DEBRIEF, Session
from ipt_course.practice.places import conditions, replies, ways
from ipt_course.rules import practice_codes as code
from ipt_course.rules.words import did_you_mean

GOOD = (Effect.SKILLED, Effect.ACCEPTABLE)


def faults_of_form(session: Session) -> list[Fault]:
    return [
        *_ids(session),
        *_ways(session),
        *_conditions(session),
        *_changes(session),
        *_bounds(session),
        *_words(session),
        *_debrief(session),
    ]


def _ids(session: Session) -> Iterator[Fault]:
    yield from _twice("state", ((("state", number, "id"), one.id) for number, one in enumerate(session.state)))
    yield from _twice("turn", ((("turns", number, "id"), one.id) for number, one in enumerate(session.turns)))
    yield from _twice("reply", (((*at, "id"), reply.id) for at, _, reply in replies(session)))
    for number, turn in enumerate(session.turns):
        if turn.id == DEBRIEF:
            yield Fault(code.EXERCISE_ID, ("turns", number, "id"), f"`{DEBRIEF}` is where a session ends, no turn")


def _twice(noun: str, named: Iterable[tuple[KeyPath, str]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, id in named:
        if id in seen:
            yield Fault(code.EXERCISE_ID, at, f"`{id}` is already the id of a {noun} further up")
        seen.add(id)


def _ways(session: Session) -> Iterator[Fault]:
    number = {turn.id: at for at, turn in enumerate(session.turns)}
    for at, turn, to in ways(session):
        if to == DEBRIEF or number.get(to, -1) > turn:
            continue
        if to in number:
            message = f"the turn `{to}` stands further up" if number[to] < turn else f"`{to}` is this turn itself"
        else:
            message = f"there is no turn `{to}`" + did_you_mean(to, (*number, DEBRIEF))
        yield Fault(code.WAY_TO_NOWHERE, at, message)


def _conditions(session: Session) -> Iterator[Fault]:
    known = [state.id for state in session.state]
    for at, when in conditions(session):
        parsed = parse_condition(when)
        if isinstance(parsed, str):
            yield Fault(code.NO_CONDITION, at, f"`{parsed}` is no comparison of a state with a number")
            continue
        for name in dict.fromkeys(parsed.states):
            if name not in known:
                yield Fault(code.NO_CONDITION, at, f"there is no state `{name}`" + did_you_mean(name, known))


def _changes(session: Session) -> Iterator[Fault]:
    known = [state.id for state in session.state]
    for at, _, reply in replies(session):
        for name in reply.changes:
            if name not in known:
                message = f"there is no state `{name}` to change" + did_you_mean(name, known)
                yield Fault(code.NO_CONDITION, (*at, "changes", name), message)


def _bounds(session: Session) -> Iterator[Fault]:
    for number, state in enumerate(session.state):
        if not state.lowest <= state.starts <= state.highest or state.lowest == state.highest:
            message = f"`{state.id}` starts at {state.starts}, between {state.lowest} and {state.highest}?"
            yield Fault(code.STATE_BOUNDS, ("state", number, "starts"), message)


def _words(session: Session) -> Iterator[Fault]:
    for at, _, reply in replies(session):
        if reply.effect in GOOD and reply.technique is None:
            yield Fault(code.WORDS_FOR_A_REPLY, (*at, "effect"), f"`{reply.id}` is {reply.effect}: by which technique?")
        if reply.effect in GOOD and reply.habit:
            message = f"`{reply.id}` is {reply.effect}, and a habit that does not belong in IPT"
            yield Fault(code.WORDS_FOR_A_REPLY, (*at, "habit"), message)


def _debrief(session: Session) -> Iterator[Fault]:
    if all(remark.when for remark in session.debrief):
        yield Fault(code.DEBRIEF_WITHOUT_WORDS, ("debrief",), "every remark has a condition")
