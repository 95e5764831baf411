"""Paths through sessions for the tests: the authors', the worst, random ones; and a walker of its own."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ipt_course.gather import gather
from ipt_course.model import Effect
from ipt_course.practice.model import DEBRIEF, Reply, Session, Turn
from ipt_course.practice.play import Play

ROOT = Path(__file__).parents[1]
WORST_FIRST = (Effect.HARMFUL, Effect.UNHELPFUL, Effect.ACCEPTABLE, Effect.SKILLED)


@cache
def sessions() -> dict[str, Session]:
    """Every session of the course, the sample among them."""
    return dict(gather(ROOT).course.sessions)


def session_ids() -> list[str]:
    """Known before anything is read, so that tests can be named by them."""
    return sorted(path.stem for path in (ROOT / "practice" / "sessions").glob("*.yml"))


def sample() -> Session:
    return sessions()["sample-opening"]


def path_by(session: Session, choose) -> list[str]:
    """The path of one who chooses by `choose(offered)`, to the debrief."""
    play = Play(session)
    path: list[str] = []
    turn, values = session.turns[0], dict(play.start)
    while True:
        reply = choose(play.offered(turn, values))
        path.append(reply.id)
        values = play.changed(reply, values)
        to = play.leads_to(reply, values)
        if to == DEBRIEF:
            return path
        turn = session.turn(to)


def worst(offered: list[Reply]) -> Reply:
    return min(offered, key=lambda reply: WORST_FIRST.index(reply.effect))


def random_paths(session: Session, count: int) -> Iterator[list[str]]:
    """Always the same ones."""
    chance = random.Random(session.id)
    for _ in range(count):
        yield path_by(session, chance.choice)


def every_spot(session: Session) -> Iterator[tuple[Turn, dict[str, int], int]]:
    """Each turn in each state in which it can be met, and its depth: found anew, without `explore`."""
    play = Play(session)
    found = {(session.turns[0].id, tuple(play.start.items()), 0)}
    left = list(found)
    while left:
        id, state, depth = left.pop()
        turn, values = session.turn(id), dict(state)
        yield turn, values, depth
        for reply in play.offered(turn, values):
            after = play.changed(reply, values)
            to = play.leads_to(reply, after)
            spot = (to, tuple(after.items()), depth + 1)
            if to != DEBRIEF and spot not in found:
                found.add(spot)
                left.append(spot)


def all_paths(session: Session) -> Iterator[list[str]]:
    """Every path, one by one; for a small session."""
    play = Play(session)

    def follow(id: str, values: dict[str, int], so_far: list[str]) -> Iterator[list[str]]:
        if id == DEBRIEF:
            yield so_far
            return
        for reply in play.offered(session.turn(id), values):
            after = play.changed(reply, values)
            yield from follow(play.leads_to(reply, after), after, [*so_far, reply.id])

    yield from follow(session.turns[0].id, dict(play.start), [])
