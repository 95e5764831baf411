"""The course's own pictures: values in, one `<figure>` as HTML out. No colours, no inline style, no I/O."""

from ipt_course.figures.blank import blank_circle, blank_timeline
from ipt_course.figures.closeness import closeness_circle
from ipt_course.figures.course_map import course_map
from ipt_course.figures.curve import score_curve
from ipt_course.figures.fifty_minutes import fifty_minutes
from ipt_course.figures.phases import sixteen_sessions
from ipt_course.figures.pooled import pooled_effects
from ipt_course.figures.recurrence import recurrence, recurrence_answer
from ipt_course.figures.session_graph import session_graph
from ipt_course.figures.session_shape import session_shape
from ipt_course.figures.stages import dispute_stages
from ipt_course.figures.story import twelve_sessions
from ipt_course.figures.timeline import timeline

__all__ = [
    "blank_circle",
    "blank_timeline",
    "closeness_circle",
    "course_map",
    "dispute_stages",
    "fifty_minutes",
    "pooled_effects",
    "recurrence",
    "recurrence_answer",
    "score_curve",
    "session_graph",
    "session_shape",
    "sixteen_sessions",
    "timeline",
    "twelve_sessions",
]
