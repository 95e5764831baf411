"""What shows only when a session is played, in every state that can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ipt_course.fault import Fault
from ipt_course.load.places import KeyPath
from ipt_course.practice.condition import parse_condition
from ipt_course.practice.debrief import SOUND
from ipt_course.practice.explore import Explored
from ipt_course.practice.looks import telling_looks
from ipt_course.practice.model import DEBRIEF, Session
from ipt_course.practice.places import conditions, replies
from ipt_course.practice.play import Play, Values
from ipt_course.practice.rules_of_form import GOOD
from ipt_course.rules import practice_codes as code

OFFERED = (3, 4)
LENGTH = (6, 20)
States = Sequence[Values]


def faults_of_play(session: Session) -> list[Fault]:
    """Of a session without faults of form."""
    explored = session.explored
    found = [
        *_never_met(explored),
        *_offered(explored),
        *_due(explored),
        *_authors_path(explored),
        *_idle_conditions(explored),
        *_idle_states(session),
        *_idle_changes(explored),
        *_length(explored),
    ]
    return found or list(_looks(explored))


def _never_met(explored: Explored) -> Iterator[Fault]:
    for number, turn in enumerate(explored.play.session.turns):
        if not explored.spots.get(turn.id):
            yield Fault(code.NEVER_MET, ("turns", number, "id"), f"no way leads to the turn `{turn.id}`")
            continue
        for place, reply in enumerate(turn.replies):
            if reply.id not in explored.offered:
                at = ("turns", number, "replies", place, "when")
                yield Fault(code.NEVER_MET, at, f"the reply `{reply.id}` is never offered")


def _offered(explored: Explored) -> Iterator[Fault]:
    play = explored.play
    fewest, most = OFFERED
    for number, turn in enumerate(play.session.turns):
        at = ("turns", number, "replies")
        for values in explored.states(turn.id):
            replies = play.offered(turn, values)
            if not fewest <= len(replies) <= most:
                yield Fault(code.NUMBER_OF_REPLIES, at, f"{len(replies)} replies are offered {_where(values)}")
                break
        for values in explored.states(turn.id):
            if not any(reply.effect in GOOD for reply in play.offered(turn, values)):
                yield Fault(code.NO_GOOD_REPLY, at, f"nothing skilled or acceptable is offered {_where(values)}")
                break


def _where(values: Values) -> str:
    return "where " + ", ".join(f"{name} = {value}" for name, value in values.items())


def _due(explored: Explored) -> Iterator[Fault]:
    play = explored.play
    for number, turn in enumerate(play.session.turns):
        for place, marker in enumerate(turn.due):
            for values in explored.states(turn.id):
                if all(reply.markers.get(marker, 0) < SOUND for reply in play.offered(turn, values)):
                    message = f"no reply has `{marker}` at 3 or 5 {_where(values)}"
                    yield Fault(code.MARKER_NOT_EARNED, ("turns", number, "due", place), message)
                    break


def _authors_path(explored: Explored) -> Iterator[Fault]:
    session = explored.play.session
    path = session.authors_path
    steps = explored.play.walk(path)
    effects = {reply.id: reply.effect for _, _, reply in replies(session)}
    for number, id in enumerate(path):
        at = ("authors_path", number)
        if id not in effects:
            yield Fault(code.AUTHORS_PATH, at, f"there is no reply `{id}`")
            return
        if number == len(steps):
            turn = steps[-1].to if steps else session.turns[0].id
            yield Fault(code.AUTHORS_PATH, at, f"`{id}` is not offered there: the way has come to `{turn}`")
            return
        if effects[id] not in GOOD:
            yield Fault(code.AUTHORS_PATH, at, f"`{id}` is {effects[id]}")
    if steps[-1].to != DEBRIEF:
        yield Fault(code.AUTHORS_PATH, ("authors_path",), f"the path ends before the turn `{steps[-1].to}`")


def _idle_conditions(explored: Explored) -> Iterator[Fault]:
    asked = _asked(explored)
    for at, when in conditions(explored.play.session):
        held = {explored.play.holds(when, values) for values in asked.get(at, ())}
        if len(held) == 1:
            word = "always" if held.pop() else "never"
            yield Fault(code.IDLE_CONDITION, at, f"`{when}` {word} holds here")


def _asked(explored: Explored) -> dict[KeyPath, list[Values]]:
    """Each condition's place → the states in which it is asked."""
    play, found = explored.play, dict[KeyPath, list[Values]]()
    for number, turn in enumerate(play.session.turns):
        states = explored.states(turn.id)
        found |= _in_order(play, ("turns", number, "variants"), [one.when for one in turn.variants], states)
        for place, reply in enumerate(turn.replies):
            at = ("turns", number, "replies", place)
            found[(*at, "when")] = list(states)
            after = [play.changed(reply, values) for values in states if play.holds(reply.when, values)]
            found |= _in_order(play, (*at, "forks"), [one.when for one in reply.forks], after)
    for place, _ in enumerate(play.session.debrief):
        found["debrief", place, "when"] = list(explored.states(DEBRIEF))
    return found


def _in_order(play: Play, at: KeyPath, whens: Iterable[str], states: States) -> dict[KeyPath, list[Values]]:
    """Of several conditions the first that holds is taken: each is asked where those above it do not hold."""
    left, found = list(states), dict[KeyPath, list[Values]]()
    for place, when in enumerate(whens):
        found[(*at, place, "when")] = left
        left = [values for values in left if not play.holds(when, values)]
    return found


def _idle_states(session: Session) -> Iterator[Fault]:
    used: set[str] = set()
    for _, when in conditions(session):
        parsed = parse_condition(when)
        used |= set() if isinstance(parsed, str) else set(parsed.states)
    changed = {name for _, _, reply in replies(session) for name in reply.changes}
    for number, state in enumerate(session.state):
        at = ("state", number, "id")
        if state.id not in used:
            yield Fault(code.IDLE_STATE, at, f"no line, reply, way or remark depends on `{state.id}`")
        elif state.id not in changed:
            yield Fault(code.IDLE_STATE, at, f"no reply changes `{state.id}`")


def _idle_changes(explored: Explored) -> Iterator[Fault]:
    for at, _, reply in replies(explored.play.session):
        for name, by in reply.changes.items():
            if reply.id in explored.offered and (reply.id, name) not in explored.moved:
                message = f"`{name}: {by}` changes nothing on any way"
                yield Fault(code.IDLE_CHANGE, (*at, "changes", name), message)


def _length(explored: Explored) -> Iterator[Fault]:
    fewest, most = LENGTH
    size = explored.size
    if size.paths and size.fewest < fewest:
        yield Fault(code.SESSION_LENGTH, ("turns",), f"the shortest way has {size.fewest} turns")
    if size.most > most:
        yield Fault(code.SESSION_LENGTH, ("turns",), f"the longest way has {size.most} turns")


def _looks(explored: Explored) -> Iterator[Fault]:
    for look, score in telling_looks(explored.play):
        yield Fault(code.TELLING_LOOK, ("turns",), f"who always takes {look} has {score:.2f}")
