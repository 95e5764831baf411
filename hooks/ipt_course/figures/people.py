"""A few people side by side, some of them coloured: what leaflets draw."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ipt_course.figures.frame import figure, word_table
from ipt_course.figures.svg import circle, picture, rect, text

ROOM = 84.0
HEIGHT = 156.0


def people(ident: str, slogan: str, coloured: int, count: int, caption: str) -> str:
    """Both drawings (a style sheet shows one), a caption, and the same in words."""
    desc = f"{count} people in a row, {coloured} of them coloured. Below them: “{slogan}”"
    drawn = [
        picture(
            f"{ident}-{name}", slogan, desc, (width, HEIGHT), _row(slogan, coloured, count, width), f"ipt-only-{name}"
        )
        for name, width in (("wide", 640.0), ("narrow", 350.0))
    ]
    rows = [[str(place + 1), "coloured" if place < coloured else "pale"] for place in range(count)]
    return figure("people", ident, drawn, caption, word_table(["Person", "Drawn"], rows))


def _row(slogan: str, coloured: int, count: int, width: float) -> Iterator[Element]:
    for place in range(count):
        x = width / 2 + (place - (count - 1) / 2) * ROOM
        kind = "now" if place < coloured else "ring"
        yield circle((x, 22), 16, kind)
        yield rect((x - 24, 44), (48, 66), kind, 20)
    yield text((width / 2, HEIGHT - 20), slogan, "title")
