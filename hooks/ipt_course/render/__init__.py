"""Model → HTML. Every template is autoescaped; contributed prose passes through `ipt_course.prose`."""

from ipt_course.render.case import render_case
from ipt_course.render.case_index import render_case_index
from ipt_course.render.contributors import render_contributors
from ipt_course.render.notices import render_erase_all, render_objectives, render_problem
from ipt_course.render.quiz import render_inline, render_item, render_quiz, render_reviewed

__all__ = [
    "render_case",
    "render_case_index",
    "render_contributors",
    "render_erase_all",
    "render_inline",
    "render_item",
    "render_objectives",
    "render_problem",
    "render_quiz",
    "render_reviewed",
]
