"""The shape of a practice session in small: every way through it, and the authors' among them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element

from ipt_course.figures.svg import Spot, circle, line, node, number, picture, to_html
from ipt_course.practice.explore import Explored
from ipt_course.practice.model import DEBRIEF

STEP = 24
EDGE = 9
HIGHEST = 34  # of an arc
BELOW = 18  # where turns lie that the authors do not pass


def session_shape(explored: Explored) -> str:
    """Turns as dots from left to right, in their order; ways that pass some of them as arcs above."""
    session = explored.play.session
    path = [*(step.turn.id for step in explored.play.walk(session.authors_path)), DEBRIEF]
    order = [id for row in explored.rows for id in row]
    base = EDGE + HIGHEST
    places = {id: (EDGE + at * STEP, base if id in path else base + BELOW) for at, id in enumerate(order)}
    size = (2 * EDGE + (len(order) - 1) * STEP, base + BELOW + EDGE)
    desc = f"{explored.size}. The strong line is the authors' path."
    shapes = _shapes(explored, path, places)
    return to_html(picture(f"shape-{session.id}", "The ways through this session", desc, size, shapes))


def _shapes(explored: Explored, path: list[str], places: Mapping[str, Spot]) -> list[Element]:
    strong = set(pairwise(path))
    others = [_way(places[start], places[to], "stem") for start, to in explored.edges if (start, to) not in strong]
    authors = [_way(places[start], places[to], "curve") for start, to in pairwise(path)]
    dots = [circle(spot, 5 if id in path else 3.5, "point" if id in path else "absent") for id, spot in places.items()]
    return [*others, *authors, *dots]


def _way(start: Spot, end: Spot, kind: str) -> Element:
    """Straight to a neighbour; over those in between in an arc, higher the more there are."""
    passed = (end[0] - start[0]) / STEP - 1
    if passed < 1 or start[1] != end[1]:
        return line([start, end], kind)
    top = start[1] - min(2 * HIGHEST, 16 + 9 * passed)
    middle = (start[0] + end[0]) / 2
    way = " ".join(number(value) for value in (middle, top, *end))
    return node("path", class_=f"ipt-fig-{kind}", d=f"M{number(start[0])} {number(start[1])}Q{way}")
