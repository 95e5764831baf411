"""Pictures of the notebooks: scores by session on an axis of one's choice, and a stack of dots."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from ipt_course.figures.frame import figure, word_table
from ipt_course.figures.scales import SCALES
from ipt_course.figures.svg import Spot, circle, line, picture, rect, text

PHQ_9 = SCALES["PHQ-9"]
DOT = 12.0  # from one dot of a stack to the next


@dataclass(frozen=True)
class Sheet:
    """One drawing of the same data: where its axes run."""

    name: str
    width: float
    plot: float
    left: float = 34
    right: float = 14
    top: float = 24

    @property
    def bottom(self) -> float:
        return self.top + self.plot

    def along(self, part: float) -> float:
        """0 is the first place on the horizontal axis, 1 the last."""
        return self.left + 18 + part * (self.width - self.left - self.right - 36)

    def axis(self) -> Element:
        return line([(self.left, self.bottom), (self.width - self.right, self.bottom)], "axis")

    def below(self, words: str) -> Element:
        return text((self.left, self.bottom + 41), words, "soft", "start")


SHEETS = (Sheet("wide", 640, 240), Sheet("narrow", 350, 240))


@dataclass(frozen=True)
class Curve:
    """Scores of the PHQ-9. With `even` the dots stand side by side, whatever sessions lie between them."""

    scores: Mapping[int, int]
    lowest: int = 0
    highest: int = PHQ_9.maximum
    limits: Mapping[str, int] | None = None
    even: bool = False

    def spot(self, sheet: Sheet, session: int) -> Spot:
        sessions = list(self.scores)
        first, last = sessions[0], sessions[-1]
        part = (session - first) / (last - first)
        if self.even:
            part = sessions.index(session) / (len(sessions) - 1)
        return sheet.along(part), self.y(sheet, self.scores[session])

    def y(self, sheet: Sheet, score: float) -> float:
        return sheet.bottom - sheet.plot * (score - self.lowest) / (self.highest - self.lowest)

    @property
    def levels(self) -> list[int]:
        """The borders of the bands where the whole scale is drawn, else every score."""
        if self.highest - self.lowest < 10:
            return list(range(self.lowest, self.highest + 1))
        return [0, *(band.low for band in PHQ_9.bands), self.highest]


def session_curve(ident: str, title: str, curve: Curve) -> str:
    """A figure: both drawings (a style sheet shows one), a caption, and the same in words."""
    first, *_, last = (f"session {session}: {score}" for session, score in curve.scores.items())
    told = [f"PHQ-9, {first}; {last}.", f"The axis of scores runs from {curve.lowest} to {curve.highest}."]
    told += [f"A dashed line marks {name}: {limit} or lower." for name, limit in (curve.limits or {}).items()]
    desc = " ".join([*told, "All scores are in the table below."])
    drawn = [_picture(ident, title, desc, sheet, _curve(sheet, curve)) for sheet in SHEETS]
    rows = [[str(session), str(score)] for session, score in curve.scores.items()]
    caption = f"{title}. Invented PHQ-9 scores by session; lower is better."
    return figure("sessions", ident, drawn, caption, word_table(["Session", "Score"], rows))


def stacked_dots(ident: str, title: str, counts: Mapping[int, int], named: tuple[str, str]) -> str:
    """A figure: one dot for each thing counted, stacked over its value. `named`: the value, the thing."""
    value, thing = named
    total = sum(counts.values())
    desc = f"{total} dots, stacked over the numbers {min(counts)} to {max(counts)}. The table has all counts."
    drawn = [_picture(ident, title, desc, sheet, _stacks(sheet, counts, value)) for sheet in SHEETS]
    rows = [[str(size), str(count)] for size, count in counts.items()]
    caption = f"{title}. One dot is one of {total} {thing}."
    return figure("dots", ident, drawn, caption, word_table([value.capitalize(), thing.capitalize()], rows))


def _picture(ident: str, title: str, desc: str, sheet: Sheet, shapes: Iterator[Element]) -> Element:
    size = (sheet.width, sheet.bottom + 52)
    return picture(f"{ident}-{sheet.name}", title, desc, size, shapes, f"ipt-only-{sheet.name}")


def _curve(sheet: Sheet, curve: Curve) -> Iterator[Element]:
    yield from _levels(sheet, curve)
    yield from _limits(sheet, curve)
    yield sheet.axis()
    spots = {session: curve.spot(sheet, session) for session in curve.scores}
    for earlier, later in pairwise(spots.values()):
        yield line([earlier, later], "curve")
    for session, (x, y) in spots.items():
        yield circle((x, y), 4, "point")
        yield text((x, y - 14), str(curve.scores[session]), "strong")
        yield text((x, sheet.bottom + 20), str(session), "soft")
    yield sheet.below("session")


def _levels(sheet: Sheet, curve: Curve) -> Iterator[Element]:
    for level in curve.levels:
        y = curve.y(sheet, level)
        yield line([(sheet.left, y), (sheet.width - sheet.right, y)], "grid")
        yield text((sheet.left - 8, y), str(level), "soft", "end")


def _limits(sheet: Sheet, curve: Curve) -> Iterator[Element]:
    """Borders lie half a point above a limit, so that no whole score ever stands on one."""
    for name, limit in (curve.limits or {}).items():
        y = curve.y(sheet, limit + 0.5)
        yield rect((sheet.left, y), (sheet.width - sheet.left - sheet.right, sheet.bottom - y), "zone")
        yield line([(sheet.left, y), (sheet.width - sheet.right, y)], "response")
        yield text((sheet.left + 6, y + 12), f"{name}: {limit} or lower", "response-words", "start")


def _stacks(sheet: Sheet, counts: Mapping[int, int], value: str) -> Iterator[Element]:
    yield sheet.axis()
    for size, count in counts.items():
        x = sheet.along((size - min(counts)) / (max(counts) - min(counts)))
        for place in range(count):
            yield circle((x, sheet.bottom - DOT * (place + 0.75)), 5, "point")
        yield text((x, sheet.bottom - DOT * (count + 1.2)), str(count), "strong")
        yield text((x, sheet.bottom + 20), str(size), "soft")
    yield sheet.below(value)
