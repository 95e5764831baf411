"""Empty figures to draw on: the closeness circle and the timeline of the worksheets."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ipt_course.figures.svg import circle, line, picture, text, to_html

SIZE = 400.0
CENTRE = (SIZE / 2, SIZE / 2)
RADII = (60.0, 92.0, 124.0, 156.0)
RING_NAMES = ("closest", "close", "further off", "outermost")
WIDE, TALL = 640.0, 260.0


def blank_circle(ident: str) -> str:
    """Four rings around "me"; people are drawn in by hand."""
    title, desc = (
        "Closeness circle, empty",
        "Four rings around a small circle called me: closest, close, further off, outermost.",
    )
    return to_html(picture(f"{ident}-circle", title, desc, (SIZE, SIZE), _rings(), "ipt-fig-square"))


def blank_timeline(ident: str) -> str:
    """A line from two years ago until now, with room for mood above it and for events below it."""
    title, desc = (
        "Timeline, empty",
        "A line in eight parts from two years ago until now; mood goes above it, events below it.",
    )
    return to_html(picture(f"{ident}-timeline", title, desc, (WIDE, TALL), _time(), "ipt-fig-wide"))


def _rings() -> Iterator[Element]:
    for radius in reversed(RADII):
        yield circle(CENTRE, radius, "ring")
    for label, radius in zip(RING_NAMES, RADII, strict=True):
        yield text((CENTRE[0], CENTRE[1] - radius + 13), label, "soft")
    yield circle(CENTRE, 30, "self")
    yield text(CENTRE, "me", "strong")


def _time() -> Iterator[Element]:
    middle = TALL / 2
    yield line([(20, middle), (WIDE - 20, middle)], "axis")
    for part in range(9):
        x = 20 + part * (WIDE - 40) / 8
        yield line([(x, middle - 6), (x, middle + 6)], "axis")
    yield text((20, middle - 18), "two years ago", "soft", "start")
    yield text((WIDE - 20, middle - 18), "now", "soft", "end")
    yield text((20, 16), "how bad it was", "soft", "start")
    yield text((20, TALL - 16), "what happened with people", "soft", "start")
