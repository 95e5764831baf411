"""Every state in which every turn can be met. Ways lead down the file, so one pass finds them all."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from ipt_course.practice.model import DEBRIEF, Session, Turn
from ipt_course.practice.play import Play

Frozen = tuple[tuple[str, int], ...]


@dataclass
class Reached:
    """How a turn can be met in one state: by how many ways, after how few and how many turns."""

    ways: int = 0
    fewest: int = 10**9
    most: int = 0

    def by(self, other: Reached) -> None:
        self.ways += other.ways
        self.fewest = min(self.fewest, other.fewest + 1)
        self.most = max(self.most, other.most + 1)


@dataclass
class Explored:
    """Turn (or `debrief`) → state → how it is reached, and how often each pair of turns is joined."""

    play: Play
    spots: dict[str, dict[Frozen, Reached]] = field(default_factory=lambda: defaultdict(dict))
    edges: Counter[tuple[str, str]] = field(default_factory=Counter)
    offered: dict[str, int] = field(default_factory=dict)  # reply → states in which it is offered
    moved: set[tuple[str, str]] = field(default_factory=set)  # (reply, state) that changed something somewhere

    def states(self, turn: str) -> list[dict[str, int]]:
        return [dict(state) for state in self.spots.get(turn, ())]

    @cached_property
    def rows(self) -> list[list[str]]:
        """Turns and the debrief, each in the row of its longest way from the first turn."""
        order = [*(turn.id for turn in self.play.session.turns if self.spots.get(turn.id)), DEBRIEF]
        row = dict.fromkeys(order, 0)
        for id in order:
            row |= {to: max(row[to], row[id] + 1) for start, to in self.edges if start == id}
        return [[id for id in order if row[id] == at] for at in range(max(row.values()) + 1)]

    @cached_property
    def size(self) -> Size:
        ends = list(self.spots.get(DEBRIEF, {}).values())
        return Size(
            turns=len(self.play.session.turns),
            replies=sum(len(turn.replies) for turn in self.play.session.turns),
            states=sum(len(states) for id, states in self.spots.items() if id != DEBRIEF),
            paths=sum(end.ways for end in ends),
            fewest=min((end.fewest for end in ends), default=0),
            most=max((end.most for end in ends), default=0),
        )


@dataclass(frozen=True)
class Size:
    """The graph of a session in numbers; `states` counts turns in each state in which they can be met."""

    turns: int
    replies: int
    states: int
    paths: int
    fewest: int
    most: int

    def __str__(self) -> str:
        length = f"{self.fewest}" if self.fewest == self.most else f"{self.fewest} to {self.most}"
        return (
            f"{self.turns} turns, {self.replies} replies, {self.states} states, {self.paths:,} ways of {length} turns"
        )


def explore(session: Session) -> Explored:
    play = Play(session)
    explored = Explored(play)
    first = session.turns[0].id
    explored.spots[first][tuple(play.start.items())] = Reached(1, 0, 0)
    for turn in session.turns:
        for state, reached in list(explored.spots.get(turn.id, {}).items()):
            _meet(explored, turn, dict(state), reached)
    return explored


def _meet(explored: Explored, turn: Turn, values: dict[str, int], reached: Reached) -> None:
    play = explored.play
    for reply in play.offered(turn, values):
        explored.offered[reply.id] = explored.offered.get(reply.id, 0) + 1
        after = play.changed(reply, values)
        explored.moved |= {(reply.id, name) for name in reply.changes if after[name] != values[name]}
        to = play.leads_to(reply, after)
        explored.edges[turn.id, to] += 1
        explored.spots[to].setdefault(tuple(after.items()), Reached()).by(reached)
