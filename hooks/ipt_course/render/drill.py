"""A drill as HTML: a sheet to read, print and say aloud, which the page's script opens step by step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from ipt_course.drills.model import Drill
from ipt_course.drills.phases import by_phase
from ipt_course.practice.vocabulary import TECHNIQUES
from ipt_course.render.environment import fill

MODELS = ("A plain reply", "Harder to say", "Hardest to say")
RATINGS = {"easy": "Easy", "right": "About right", "hard": "Too hard"}
NONE_YET = "<p>There is none yet.</p>"


def render_drill(drill: Drill) -> str:
    return fill("drill", drill=drill, skill=TECHNIQUES[drill.skill], models=MODELS, ratings=RATINGS)


def render_drill_index(drills: Iterable[Drill], places: Mapping[str, str]) -> str:
    groups = by_phase(drill for drill in drills if not drill.sample)
    return fill("drill_index", groups=groups, places=places, skills=TECHNIQUES) if groups else Markup(NONE_YET)
