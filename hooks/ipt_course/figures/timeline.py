"""The timeline: mood above, events below, and the months around the onset."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from ipt_course.figures.frame import figure, key, name, soft, word_list
from ipt_course.figures.svg import Inside, Spot, circle, disc, lanes, line, number, picture, text
from ipt_course.model import Case, TimelinePoint

MOODS = ("very low", "low", "coping", "fairly well", "well")
LONG_GAP = 12  # months; a longer stretch gets a break mark on the axis
ROW = 17.0

CAPTION = (
    "Mood above, time below; a stem down to the axis marks an event. The axis is eased: long stretches are "
    "drawn shorter than they were, and a double stroke marks one of more than a year."
)


@dataclass(frozen=True)
class Layout:
    """One drawing of the same data: `left` leaves room for the mood words."""

    name: str
    width: float
    left: float
    right: float
    level: float
    """Height of one level of mood."""
    room: float
    """How far apart two labels of the axis must stand."""
    top: float = 40

    def mood(self, level: int) -> float:
        return self.top + (5 - level) * self.level

    @property
    def axis(self) -> float:
        return self.mood(1) + 34


LAYOUTS = (Layout("wide", 720, 100, 34, 34, 54), Layout("narrow", 360, 96, 18, 32, 54))


def timeline(case: Case) -> str:
    """Both drawings (a style sheet shows one), the events as a numbered list, and the words."""
    ident = f"{case.id}-timeline"
    points = sorted(case.timeline, key=lambda point: point.months_from_onset)
    drawn = [_drawing(f"{ident}-{layout.name}", points, layout) for layout in LAYOUTS]
    shown = [*drawn, key(map(_entry, points))]
    return figure("timeline", ident, shown, CAPTION, word_list(map(_sentence, points)))


def _drawing(ident: str, points: list[TimelinePoint], layout: Layout) -> Element:
    months, places = _places([point.months_from_onset for point in points], layout)
    onset = places[months.index(0)]
    across = [_place(points, index, months, places) for index in range(len(points))]
    spots = [(x, layout.mood(point.mood)) for x, point in zip(across, points, strict=True)]
    ticks, height = _ticks(months, places, layout)
    shapes = [*_levels(layout), *_onset(onset, layout), *ticks, *_mood_line(points, spots, layout)]
    size, kind = (layout.width, height), f"ipt-only-{layout.name}"
    return picture(ident, "Timeline of mood and events", _summary(points), size, shapes, kind)


def _places(months: list[float], layout: Layout) -> tuple[list[float], list[float]]:
    """Where each month stands: order is kept, every step has room, and a long step is eased."""
    anchors = sorted(months if 0 in months else [*months, 0.0])
    steps = [1 + math.log10(1 + later - earlier) for earlier, later in pairwise(anchors)]
    unit = (layout.width - layout.left - layout.right - 12) / sum(steps)
    places = [layout.left + 12.0]
    for step in steps:
        places.append(places[-1] + step * unit)
    return anchors, places


def _place(points: list[TimelinePoint], index: int, months: list[float], places: list[float]) -> float:
    """The point's own place; points of one month stand side by side."""
    month = points[index].months_from_onset
    twins_before = sum(point.months_from_onset == month for point in points[:index])
    return places[months.index(month) + twins_before]


def _levels(layout: Layout) -> Iterator[Element]:
    for level, words in enumerate(MOODS, start=1):
        height = layout.mood(level)
        yield line([(layout.left, height), (layout.width, height)], "grid")
        yield text((layout.left - 8, height), words, "soft", "end")


def _onset(place: float, layout: Layout) -> Iterator[Element]:
    yield line([(place, 26), (place, layout.axis)], "onset")
    yield text((min(max(place, 26), layout.width - 26), 13), "onset", "strong")


def _ticks(months: list[float], places: list[float], layout: Layout) -> tuple[list[Element], float]:
    """The axis with its labels, in as many rows as they need, and the height of the whole drawing."""
    axis = layout.axis
    rows = lanes(places, layout.room)
    shapes = [line([(layout.left, axis), (layout.width, axis)], "axis")]
    for month, place, row in zip(months, places, rows, strict=True):
        shapes.append(line([(place, axis - 4), (place, axis + 4)], "axis"))
        shapes.append(text((min(place, layout.width - 25), axis + 17 + row * ROW), _month(month), "soft"))
    shapes += _breaks(months, places, axis)
    bottom = axis + 17 + (max(rows) + 1) * ROW + 6
    shapes.append(text((layout.left, bottom), "months from onset", "soft", "start"))
    return shapes, bottom + 14


def _breaks(months: list[float], places: list[float], axis: float) -> Iterator[Element]:
    for (earlier, later), (left, right) in zip(pairwise(months), pairwise(places), strict=True):
        if later - earlier > LONG_GAP:
            middle = (left + right) / 2
            yield line([(middle - 4, axis), (middle + 4, axis)], "gap")
            for shift in (-4, 4):
                yield line([(middle + shift - 3, axis + 6), (middle + shift + 3, axis - 6)], "axis")


def _mood_line(points: list[TimelinePoint], spots: list[Spot], layout: Layout) -> Iterator[Element]:
    for point, (x, y) in zip(points, spots, strict=True):
        if point.event:
            yield line([(x, y), (x, layout.axis)], "stem")
            yield circle((x, layout.axis), 4, "event")
    yield line(spots, "curve")
    for index, spot in enumerate(spots, start=1):
        yield from disc(spot, index)


def _month(month: float) -> str:
    """-5 → −5, 0 → 0, 2.5 → +2.5, with a true minus sign."""
    sign = "\N{MINUS SIGN}" if month < 0 else "+" if month > 0 else ""
    return f"{sign}{number(round(abs(month), 1))}"


def _distance(month: float) -> str:
    if month == 0:
        return "at onset"
    unit = "month" if abs(month) == 1 else "months"
    return f"{number(abs(month))} {unit} {'before' if month < 0 else 'after'} onset"


def _entry(point: TimelinePoint) -> list[Inside]:
    event: list[Inside] = [f". {point.event}"] if point.event else []
    return [name(point.when), *event, " · ", soft(point.mood_words)]


def _sentence(point: TimelinePoint) -> list[Inside]:
    event = point.event or "No event"
    mood = f"Mood {point.mood} of 5, {MOODS[point.mood - 1]}: {point.mood_words}."
    return [name(point.when), f", {_distance(point.months_from_onset)}. {event}. {mood}"]


def _summary(points: list[TimelinePoint]) -> str:
    lowest = min(points, key=lambda point: point.mood)
    return (
        f"{len(points)} points in time, from {_distance(points[0].months_from_onset)} "
        f"to {_distance(points[-1].months_from_onset)}. Mood is lowest "
        f"{_distance(lowest.months_from_onset)}. The words are below the picture."
    )
