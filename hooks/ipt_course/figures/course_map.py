"""The way through the course: its parts, their modules, the time each takes. HTML with `course:` links."""

from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element

from ipt_course.course import Course, Module
from ipt_course.figures.svg import node, to_html
from ipt_course.model import Part
from ipt_course.timing import module_items, module_minutes

PARTS = {
    Part.FOUNDATIONS: "Foundations",
    Part.PROBLEM_AREAS: "The problem areas",
    Part.DOING_IT: "Doing it",
    Part.AROUND_IT: "Around it",
}


def course_map(course: Course) -> str:
    """Each module carries the ids of its items, so that a script can say how far this reader has come."""
    placed = [module for module in course.modules.values() if module.part]
    parts = groupby(placed, key=lambda module: module.part)
    columns = [_part(course, PARTS[part], modules) for part, modules in parts if part]
    # Markdown knows a `div` for a block; an element of ours it would put into a paragraph.
    return to_html(node("div", node("ipt-map", *columns, class_="ipt-map")))


def _part(course: Course, title: str, modules: Iterable[Module]) -> Element:
    entries = [_module(course, module) for module in modules]
    return node("section", node("h3", title), node("ul", *entries))


def _module(course: Course, module: Module) -> Element:
    items = [item.id for quiz in course.quizzes_of(module.id) for item in quiz.items]
    told = f"{module_minutes(course, module)} minutes, {module_items(course, module)} questions"
    return node(
        "li",
        node("a", module.title, href=f"course:{module.index}"),
        node("small", told),
        node("small", class_="ipt-map__done", hidden="hidden"),
        data_items=" ".join(items),
    )
