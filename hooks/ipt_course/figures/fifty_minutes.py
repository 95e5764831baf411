"""A session of fifty minutes as a bar: how long each part takes."""

from collections.abc import Iterator
from textwrap import wrap
from xml.etree.ElementTree import Element

from ipt_course.figures.frame import figure, word_table
from ipt_course.figures.svg import line, picture, rect, text

PARTS = (
    (0, 5, "Scale, risk, tablets, “how have things been?”"),
    (5, 10, "The other half of the link"),
    (10, 30, "One incident, word by word, with feeling"),
    (30, 40, "Options; role play"),
    (40, 47, "What to try, and who else could help"),
    (47, 50, "Summary, and the number of sessions left"),
)
LENGTH = 50
LONGEST = 2  # the part that has most of the hour
DASH = "\N{EN DASH}"

IDENT = "fifty-minutes"
TITLE = "Where fifty minutes go"
CAPTION = "A scaffold for learners; a crisis takes the time it needs."
LINE = 18.0


def fifty_minutes() -> str:
    """Both drawings (a style sheet shows one), a caption, and the same in words."""
    drawn = [_picture("wide", *_wide()), _picture("narrow", *_narrow())]
    rows = [[minutes(first, last), f"{last - first}", words] for first, last, words in PARTS]
    return figure(
        "minutes", IDENT, drawn, f"{TITLE}. {CAPTION}", word_table(["Minutes", "Length", "What happens"], rows)
    )


def minutes(first: int, last: int) -> str:
    return f"{first}{DASH}{last}"


def _picture(name: str, size: tuple[float, float], shapes: list[Element]) -> Element:
    desc = "; ".join(f"{minutes(first, last)}: {words}" for first, last, words in PARTS)
    return picture(f"{IDENT}-{name}", TITLE, f"Minutes {desc}.", size, shapes, f"ipt-only-{name}")


def _wide() -> tuple[tuple[float, float], list[Element]]:
    """A bar along the top; below it a column of words for each part, tied to its piece of the bar."""
    width, height, letters = 720.0, 46.0, 14
    column = width / len(PARTS)
    shapes: list[Element] = []
    for place, (first, last, words) in enumerate(PARTS):
        left, right = (1 + minute / LENGTH * (width - 2) for minute in (first, last))
        x = place * column + 4
        shapes.append(rect((left + 1, 1), (right - left - 2, height), _kind(place), 4))
        shapes.append(line([((left + right) / 2, height + 3), (x + 20, height + 30)], "stem"))
        shapes.append(text((x, height + 42), minutes(first, last), "strong", "start"))
        shapes += _words(words, letters, x, height + 42 + LINE)
    lines = max(len(wrap(words, letters)) for *_, words in PARTS)
    return (width, height + 42 + LINE * lines + 14), shapes


def _narrow() -> tuple[tuple[float, float], list[Element]]:
    """The bar stands upright, its words at the right."""
    letters, tall = 30, 8.0
    shapes: list[Element] = []
    for place, (first, last, words) in enumerate(PARTS):
        top, bottom = first * tall + 1, last * tall + 1
        shapes.append(rect((1, top + 1), (46, bottom - top - 2), _kind(place), 4))
        middle = (top + bottom) / 2
        lines = wrap(words, letters)
        start = middle - LINE * (len(lines) - 1) / 2
        shapes.append(text((62, start), minutes(first, last), "strong", "start"))
        shapes += _words(words, letters, 118, start)
    return (350, LENGTH * tall + 14), shapes


def _kind(place: int) -> str:
    return "now" if place == LONGEST else "card"


def _words(words: str, letters: int, x: float, y: float) -> Iterator[Element]:
    for number, written in enumerate(wrap(words, letters)):
        yield text((x, y + number * LINE), written, anchor="start")
