"""Small pieces of a page: a module's objectives, the erase-all control, and what is wrong with a file."""

from markupsafe import Markup

from ipt_course.course import Module
from ipt_course.findings import Finding
from ipt_course.render.environment import fill


def render_objectives(module: Module, minutes: int, items: int | None = None, forms: str | None = None) -> Markup:
    """What the module teaches and tests, how long it takes, and what stays for supervision.

    `forms` is the page of its two forms, below docs/.
    """
    return fill("objectives", module=module, minutes=minutes, items=items, forms=forms)


def render_erase_all() -> Markup:
    """A button that forgets everything this course keeps on the device; erase.js brings it to life."""
    return fill("erase_all")


def render_problem(finding: Finding) -> Markup:
    """What stands in the place of a quiz or case that cannot be shown; `serve` only."""
    return fill("problem", finding=finding)
