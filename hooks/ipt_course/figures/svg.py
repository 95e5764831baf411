"""A very small SVG builder: every shape is an element with classes, so nothing can be written unescaped."""

import math
import re
from collections.abc import Iterable
from functools import cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

Inside = Element | str
Spot = tuple[float, float]

HEAD = 9.0  # length of an arrowhead
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def node(tag: str, *inside: Inside, **attributes: float | str) -> Element:
    """One element, of SVG or HTML: `node("p", "words", class_="x")`; text is text, whatever it holds."""
    made = Element(tag, {_attribute(name): _value(value) for name, value in attributes.items()})
    for child in inside:
        if isinstance(child, str):
            _add_text(made, NOT_XML.sub("\ufffd", child))
        else:
            made.append(child)
    return made


def to_html(tree: Element) -> str:
    """Written so that HTML and XML parsers agree; braces go as entities, so no marker can stand in a text."""
    written = ElementTree.tostring(tree, encoding="unicode", short_empty_elements=False)
    return written.replace("{", "&#123;").replace("}", "&#125;").replace("\n", "&#10;")


def picture(ident: str, title: str, desc: str, size: Spot, shapes: Iterable[Element], kind: str = "") -> Element:
    """The drawing itself, named and described for those who cannot see it."""
    width, height = size
    return node(
        "svg",
        node("title", title, id=f"{ident}-title"),
        node("desc", desc, id=f"{ident}-desc"),
        *shapes,
        class_=f"ipt-fig {kind}".strip(),
        role="img",
        aria_labelledby=f"{ident}-title",
        aria_describedby=f"{ident}-desc",
        viewBox=f"0 0 {number(width)} {number(height)}",
        # Labels without their picture are no words to search for, and they stand there twice, wide and narrow.
        data_search_exclude="",
    )


def circle(spot: Spot, radius: float, kind: str) -> Element:
    return node("circle", class_=_kinds(kind), cx=spot[0], cy=spot[1], r=radius)


def rect(corner: Spot, size: Spot, kind: str, radius: float = 0) -> Element:
    x, y = corner
    return node("rect", class_=_kinds(kind), x=x, y=y, width=size[0], height=size[1], rx=radius)


def line(spots: Iterable[Spot], kind: str) -> Element:
    """A line through all the spots, with straight pieces."""
    way = "L".join(f"{number(x)} {number(y)}" for x, y in spots)
    return node("path", class_=_kinds(kind), d=f"M{way}")


def head(tip: Spot, angle: float, kind: str) -> Element:
    """An arrowhead as a shape of its own; `angle` is where it points, in radians."""
    left, right = (_step(tip, angle + turn, HEAD) for turn in (math.pi - 0.45, math.pi + 0.45))
    corners = "L".join(f"{number(x)} {number(y)}" for x, y in (tip, left, right))
    return node("path", class_=_kinds(f"head {kind}"), d=f"M{corners}Z")


def arrow(spots: list[Spot], kind: str) -> list[Element]:
    """A line with a head at its last spot; the line stops inside the head, so that the tip stays sharp."""
    (x, y), tip = spots[-2], spots[-1]
    angle = math.atan2(tip[1] - y, tip[0] - x)
    return [line([*spots[:-1], _step(tip, angle + math.pi, HEAD * 0.7)], kind), head(tip, angle, kind)]


def text(spot: Spot, words: str, kind: str = "", anchor: str = "middle") -> Element:
    """One line of words, centred on its height."""
    classes = {"class_": _kinds(kind)} if kind else {}
    return node("text", words, x=spot[0], y=spot[1], dy="0.35em", text_anchor=anchor, **classes)


def disc(spot: Spot, label: int, kind: str = "now", radius: float = 11) -> list[Element]:
    """A numbered disc: the number is explained in the list beside the picture."""
    return [circle(spot, radius, kind), text(spot, str(label), f"number on-{kind}")]


def toward(start: Spot, end: Spot, distance: float) -> Spot:
    """The spot that lies `distance` from start on the way to end."""
    return _step(start, math.atan2(end[1] - start[1], end[0] - start[0]), distance)


def lanes(places: list[float], room: float) -> list[int]:
    """Sort places, given from left to right, into as few lanes as keep neighbours `room` apart."""
    ends: list[float] = []
    chosen = []
    for place in places:
        lane = next((i for i, end in enumerate(ends) if place - end >= room), len(ends))
        ends[lane : lane + 1] = [place]
        chosen.append(lane)
    return chosen


def number(value: float) -> str:
    """As short as it can be written: two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _step(spot: Spot, angle: float, distance: float) -> Spot:
    return spot[0] + distance * math.cos(angle), spot[1] + distance * math.sin(angle)


@cache  # a drawing has two hundred elements, of a few dozen kinds
def _kinds(kind: str) -> str:
    return " ".join(f"ipt-fig-{word}" for word in kind.split())


@cache
def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _value(value: float | str) -> str:
    return NOT_XML.sub("\ufffd", value) if isinstance(value, str) else number(value)


def _add_text(parent: Element, words: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + words
    else:
        parent.text = (parent.text or "") + words
