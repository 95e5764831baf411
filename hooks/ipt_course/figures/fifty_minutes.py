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
CAPTION = "The number in each piece of the bar is its length in minutes."
LINE = 18.0
COLUMN = 116.0  # of words, below the bar


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
    edges = [(1 + first / LENGTH * (width - 2), 1 + last / LENGTH * (width - 2)) for first, last, _ in PARTS]
    shapes: list[Element] = []
    for place, ((left, right), x) in enumerate(zip(edges, _columns([left for left, _ in edges], width), strict=True)):
        first, last, words = PARTS[place]
        middle = (left + right) / 2
        shapes.append(rect((left + 1, 1), (right - left - 2, height), _kind(place), 4))
        shapes.append(_length(place, (middle, 1 + height / 2)))
        shapes.append(line([(middle, height + 3), (x + 18, height + 30)], "stem"))
        shapes.append(text((x, height + 42), minutes(first, last), "strong", "start"))
        shapes += _words(words, letters, x, height + 42 + LINE)
    lines = max(len(wrap(words, letters)) for *_, words in PARTS)
    return (width, height + 42 + LINE * lines + 14), shapes


def _columns(wished: list[float], width: float) -> list[float]:
    """Each column as near to the left edge of its part as its neighbours and the right edge allow."""
    places: list[float] = []
    for wish in wished:
        places.append(max(wish + 3, places[-1] + COLUMN if places else 0))
    last = len(places) - 1
    return [min(place, width - COLUMN * (last - number + 1)) for number, place in enumerate(places)]


def _length(place: int, spot: tuple[float, float]) -> Element:
    first, last, _ = PARTS[place]
    return text(spot, str(last - first), "number on-now" if place == LONGEST else "soft")


def _narrow() -> tuple[tuple[float, float], list[Element]]:
    """The bar stands upright, its words at the right."""
    letters, tall = 28, 9.0
    shapes: list[Element] = []
    for place, (first, last, words) in enumerate(PARTS):
        top, bottom = first * tall + 1, last * tall + 1
        shapes.append(rect((1, top + 1), (46, bottom - top - 2), _kind(place), 4))
        middle = (top + bottom) / 2
        shapes.append(_length(place, (24, middle)))
        lines = wrap(words, letters)
        start = middle - LINE * (len(lines) - 1) / 2
        shapes.append(text((62, start), minutes(first, last), "strong", "start"))
        shapes += _words(words, letters, 118, start)
    return (350, LENGTH * tall + 14), shapes


def _kind(place: int) -> str:
    return "bar" if place == LONGEST else "card"


def _words(words: str, letters: int, x: float, y: float) -> Iterator[Element]:
    for number, written in enumerate(wrap(words, letters)):
        yield text((x, y + number * LINE), written, anchor="start")
