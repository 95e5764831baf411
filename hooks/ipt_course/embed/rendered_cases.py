"""Cases and their role plays as HTML: where there are very many, drawn ahead of the pages that they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple

from ipt_course.course import Course
from ipt_course.model import Case
from ipt_course.parallel import Ahead
from ipt_course.render.case import WHERE_TO_TURN, Partner, render_case
from ipt_course.render.quiz import Labels
from ipt_course.render.role_play import render_role_play


class AsPage(NamedTuple):
    case: Case
    partner: Partner | None


class AsRolePlay(NamedTuple):
    case: Case
    place: str


@dataclass(frozen=True)
class RenderedCases:
    """`places` gives the page of each case by its id; `labels` and `sections` the words for references and places."""

    course: Course
    places: Mapping[str, str]
    labels: Labels
    sections: Labels
    crisis_help: str = ""

    def begin(self) -> None:
        """Have other processes draw, while this one does something else."""
        _ = self._drawn

    def page(self, case: Case) -> str:
        return self._drawn.take(("page", case.id))

    def role_play(self, case: Case) -> str:
        return self._drawn.take(("role play", case.id))

    @cached_property
    def _drawn(self) -> Ahead[tuple[str, str], AsPage | AsRolePlay, str]:
        cases = self.course.cases.values()
        pages = {("page", case.id): AsPage(case, self._partner(case)) for case in cases}
        plays = {("role play", case.id): AsRolePlay(case, self.places[case.id]) for case in cases if case.role_play}
        where_to_turn = f"{WHERE_TO_TURN} {self.crisis_help}".strip()
        return Ahead(partial(_draw, self.labels, self.sections, where_to_turn), {**pages, **plays})

    def _partner(self, case: Case) -> Partner | None:
        other = self.course.cases.get(case.contrast_with or "")
        return Partner(other.title, self.places[other.id]) if other else None


def _draw(labels: Labels, sections: Labels, where_to_turn: str, thing: AsPage | AsRolePlay) -> str:
    # A string and no more: it is carried from one process to another.
    if isinstance(thing, AsRolePlay):
        return str(render_role_play(thing.case, thing.place))
    return str(render_case(thing.case, labels, sections, where_to_turn=where_to_turn, partner=thing.partner))
