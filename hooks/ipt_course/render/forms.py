"""The two forms of a module on one page, and the frame of what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ipt_course.forms import Forms
from ipt_course.render.environment import fill
from ipt_course.render.quiz import Labels, render_series


def render_forms(forms: Forms, mastery: float, references: Labels, sections: Labels) -> str:
    before, after = (
        render_series(items, references, sections, heading_level=3, checked=False)
        for items in (forms.before, forms.after)
    )
    sides = [
        ("before", "Form A: before the module", before, "Keep these answers"),
        ("after", "Form B: after the module", after, "Finish and compare"),
    ]
    return fill("forms", forms=forms, sides=sides, mastery=mastery, sections=sections)


def render_forms_index(drawn: Iterable[Forms], places: Mapping[str, str]) -> str:
    return fill("forms_index", drawn=list(drawn), places=places)
