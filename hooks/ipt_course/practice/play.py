"""Playing a session: what is said and offered in a state, and where a reply leads. The page's script does the same.

A session has to be sound in its references (`rules_of_form`) before it can be played.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from ipt_course.practice.condition import Condition, parse_condition
from ipt_course.practice.model import DEBRIEF, Fork, Remark, Reply, Session, Turn, Variant

Values = Mapping[str, int]
Conditional = TypeVar("Conditional", Variant, Fork)


@dataclass(frozen=True)
class Step:
    """A turn as it was met, the reply given, and what followed."""

    turn: Turn
    before: dict[str, int]
    reply: Reply
    after: dict[str, int]
    to: str


@dataclass(frozen=True)
class Play:
    session: Session

    @cached_property
    def turns(self) -> dict[str, Turn]:
        return {turn.id: turn for turn in self.session.turns}

    @cached_property
    def start(self) -> dict[str, int]:
        return {state.id: state.starts for state in self.session.state}

    @cached_property
    def _bounds(self) -> dict[str, tuple[int, int]]:
        return {state.id: (state.lowest, state.highest) for state in self.session.state}

    @cached_property
    def _conditions(self) -> dict[str, Condition]:
        return {}

    def holds(self, when: str | None, values: Values) -> bool:
        if when is None:
            return True
        known = self._conditions
        if when not in known:
            parsed = parse_condition(when)
            if isinstance(parsed, str):
                raise ValueError(f"no condition: {parsed}")
            known[when] = parsed
        return known[when].holds(values)

    def first(self, ways: Iterable[Conditional], values: Values) -> Conditional | None:
        return next((way for way in ways if self.holds(way.when, values)), None)

    def line(self, turn: Turn, values: Values) -> Turn | Variant:
        """What the patient says: the first variant that holds, else the turn's own words."""
        return self.first(turn.variants, values) or turn

    def offered(self, turn: Turn, values: Values) -> list[Reply]:
        return [reply for reply in turn.replies if self.holds(reply.when, values)]

    def changed(self, reply: Reply, values: Values) -> dict[str, int]:
        """The state after a reply. What would leave its bounds is cut off there."""
        after = dict(values)
        for name, by in reply.changes.items():
            lowest, highest = self._bounds[name]
            after[name] = min(max(after[name] + by, lowest), highest)
        return after

    def leads_to(self, reply: Reply, after: Values) -> str:
        """A turn's id, or `debrief`; asked of the state after the reply."""
        fork = self.first(reply.forks, after)
        return fork.to if fork else reply.next

    def walk(self, path: Sequence[str]) -> list[Step]:
        """The steps of a path, as far as its replies are offered one after the other."""
        steps: list[Step] = []
        at, values = self.session.turns[0].id, dict(self.start)
        for id in path:
            if at == DEBRIEF:
                break
            turn = self.turns[at]
            reply = next((reply for reply in self.offered(turn, values) if reply.id == id), None)
            if reply is None:
                break
            after = self.changed(reply, values)
            steps.append(Step(turn, values, reply, after, self.leads_to(reply, after)))
            at, values = steps[-1].to, after
        return steps

    def remarks(self, values: Values) -> list[Remark]:
        return [remark for remark in self.session.debrief if self.holds(remark.when, values)]
