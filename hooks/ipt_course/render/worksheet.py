"""Worksheets as HTML: a form nobody receives, and the list of all of them."""

from collections.abc import Iterable

from markupsafe import Markup

from ipt_course.figures import blank_circle, blank_timeline
from ipt_course.render.environment import fill
from ipt_course.worksheets import Who, Worksheet

WHO = {Who.PATIENT: "for the patient", Who.THERAPIST: "for the therapist", Who.TOGETHER: "filled in together"}


def render_worksheet(sheet: Worksheet) -> str:
    drawings = {"circle": Markup(blank_circle(sheet.id)), "timeline": Markup(blank_timeline(sheet.id))}
    return fill("worksheet", sheet=sheet, drawings=drawings)


def render_worksheet_index(sheets: Iterable[Worksheet]) -> str:
    return fill("worksheet_index", sheets=list(sheets), who=WHO)
