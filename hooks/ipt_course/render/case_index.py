"""The index of cases: a list that is whole without scripts, and what filter.js needs to choose from it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ipt_course.model import Case, Choice
from ipt_course.render import words
from ipt_course.render.environment import fill
from ipt_course.rules.case_decision import decided_foci


class Facet(NamedTuple):
    """One side from which cases can be chosen. A case may have several of its values, or none."""

    name: str
    label: str
    values_of: Callable[[Case], Sequence[str]]
    words: Mapping[str, str]

    def choices(self, cases: Sequence[Case]) -> list[tuple[str, str, int]]:
        """Value, words and number of cases, in the order of the words; only what some case has."""
        counts = Counter(value for case in cases for value in self.values_of(case))
        return [(value, label, counts[value]) for value, label in self.words.items() if counts[value]]


DIFFICULTY = Facet(
    "difficulty",
    "Difficulty",
    lambda case: [str(case.difficulty)],
    {str(level): label for level, label in words.DIFFICULTY.items()},
)
FACETS = (
    DIFFICULTY,
    Facet("setting", "Setting", lambda case: [case.setting_kind] if case.setting_kind else [], words.SETTING_KIND),
    Facet("adaptation", "Form of IPT", lambda case: [case.adaptation], words.ADAPTATION),
    Facet("population", "Patient", lambda case: [case.population], words.POPULATION),
    Facet("phase", "Phase", lambda case: [case.phase], words.PHASE),
)
# Apart from the others: to choose by it is to be told what the case asks.
AREA = Facet(
    "area",
    "Problem area",
    lambda case: decided_foci(case.decision) or [Choice.ANOTHER_PATHWAY],
    {value: words.first_upper(label) for value, label in words.PROBLEM_AREA.items()},
)


def render_case_index(cases: Sequence[Case], places: Mapping[str, str]) -> Markup:
    """Every case by difficulty, with its page from `places`; a focus is told only where it is asked for."""
    by_title = sorted(cases, key=lambda case: case.title.casefold())
    return fill(
        "case_index",
        cases=by_title,
        places=places,
        facets=FACETS,
        area=AREA,
        groups=_groups(DIFFICULTY, by_title),
        by_area=_groups(AREA, by_title),
    )


def _groups(facet: Facet, cases: Sequence[Case]) -> list[tuple[str, str, list[Case]]]:
    """Value, words and cases of each group that has any."""
    return [
        (value, label, [case for case in cases if value in facet.values_of(case)])
        for value, label, _ in facet.choices(cases)
    ]
