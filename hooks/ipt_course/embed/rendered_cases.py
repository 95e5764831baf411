"""Cases as HTML: one when it is asked for, or all at once on several cores where there are very many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

from ipt_course.course import Course
from ipt_course.model import Case
from ipt_course.parallel import FEW, in_parts
from ipt_course.render.case import WHERE_TO_TURN, Partner, render_case
from ipt_course.render.quiz import Labels

WithPartner = tuple[Case, Partner | None]


@dataclass(frozen=True)
class RenderedCases:
    """`places` gives the page of each case by its id; `labels` and `sections` the words for references and places."""

    course: Course
    places: Mapping[str, str]
    labels: Labels
    sections: Labels
    crisis_help: str = ""

    def html(self, case: Case) -> str:
        # Given away once: a thousand of them are a hundred megabytes.
        return self._made.pop(case.id, None) or self._render([self._with_partner(case)])[0]

    @cached_property
    def _made(self) -> dict[str, str]:
        cases = [case for case in self.course.cases.values() if not case.sample]
        if len(cases) <= FEW:
            return {}
        parts = in_parts(self._render, [self._with_partner(case) for case in cases])
        return dict(zip((case.id for case in cases), chain.from_iterable(parts), strict=True))

    @property
    def _render(self) -> Callable[[Sequence[WithPartner]], list[str]]:
        where_to_turn = f"{WHERE_TO_TURN} {self.crisis_help}".strip()
        return partial(_render_all, self.labels, self.sections, where_to_turn)

    def _with_partner(self, case: Case) -> WithPartner:
        other = self.course.cases.get(case.contrast_with or "")
        return case, Partner(other.title, self.places[other.id]) if other else None


def _render_all(labels: Labels, sections: Labels, where_to_turn: str, cases: Sequence[WithPartner]) -> list[str]:
    return [
        str(render_case(case, labels, sections, where_to_turn=where_to_turn, partner=partner))
        for case, partner in cases
    ]
