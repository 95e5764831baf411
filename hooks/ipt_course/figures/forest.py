"""A forest plot: differences between two arms on one axis, each with its interval where that was verified."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element

from ipt_course.effects import Difference
from ipt_course.figures.frame import figure, word_table
from ipt_course.figures.svg import Spot, arrow, circle, line, picture, text

LOW, HIGH = -0.5, 1.0
TICKS = (-0.5, 0.0, 0.5, 1.0)
MINUS = "\N{MINUS SIGN}"
HOLLOW = "Hollow: we have not verified its interval, so none is drawn."


@dataclass(frozen=True)
class Block:
    """Rows for which left and right of zero mean the same."""

    rows: Sequence[tuple[str, Difference]]
    """What a row is called among its neighbours, and its result."""
    less: str
    more: str
    """What a difference below and above zero says."""


@dataclass(frozen=True)
class Sheet:
    """One drawing of the same rows. Where there is no room beside the plot, a row's words stand above its mark."""

    name: str
    width: float
    left: float
    right: float
    stacked: bool

    @property
    def row(self) -> float:
        return 46.0 if self.stacked else 28.0

    def x(self, value: float) -> float:
        return self.left + (value - LOW) / (HIGH - LOW) * (self.right - self.left)


SHEETS = (Sheet("wide", 720, 156, 520, False), Sheet("narrow", 350, 17, 336, True))
GROUP = 30.0  # the line that names a comparison
HEAD = 44.0  # what left and right mean, above a block
GAP = 14.0


def forest(ident: str, title: str, blocks: Sequence[Block], caption: str) -> str:
    """Both drawings (a style sheet shows one), a caption, and the same in words."""
    drawn = [_picture(ident, title, blocks, sheet) for sheet in SHEETS]
    headings = ["Comparison", "Source", "Difference", "Interval", "In words"]
    rows = [_cells(name, effect) for block in blocks for name, effect in block.rows]
    return figure("forest", ident, drawn, f"{title}. {caption}", word_table(headings, rows))


def written(value: float) -> str:
    """−0.19, as the pages print it."""
    return f"{value:.2f}".replace("-", MINUS)


def told(effect: Difference) -> str:
    """The number with its interval, or with what is known instead."""
    if effect.interval:
        return f"{written(effect.value)} ({' to '.join(map(written, effect.interval))})"
    return written(effect.value) + (", not significant" if effect.significant is False else "")


def _picture(ident: str, title: str, blocks: Sequence[Block], sheet: Sheet) -> Element:
    shapes, bottom = _drawn(blocks, sheet)
    effects = [effect for block in blocks for _, effect in block.rows]
    desc = (
        f"{len(effects)} results on an axis of the difference from {written(LOW)} to {written(HIGH)}, "
        f"with a line at zero; {sum(effect.interval is not None for effect in effects)} have an interval. "
        "All numbers are in the table below."
    )
    return picture(f"{ident}-{sheet.name}", title, desc, (sheet.width, bottom), shapes, f"ipt-only-{sheet.name}")


def _drawn(blocks: Sequence[Block], sheet: Sheet) -> tuple[list[Element], float]:
    shapes: list[Element] = []
    y = 0.0
    for block in blocks:
        shapes += _direction(block, sheet, y)
        top, y = y + HEAD - 10, y + HEAD
        marks: list[Element] = []
        for comparison, rows in groupby(block.rows, key=lambda row: row[1].comparison):
            marks.append(text((8, y + GROUP / 2), _heading(comparison), "value", "start"))
            y += GROUP
            for name, effect in rows:
                marks += _row(name, effect, sheet, y)
                y += sheet.row
        shapes += [_grid(sheet, tick, top, y) for tick in TICKS]
        shapes += marks
        y += GAP
    y -= GAP
    shapes.append(line([(sheet.left, y), (sheet.right, y)], "axis"))
    shapes += [text((sheet.x(tick), y + 18), _tick(tick), "soft") for tick in TICKS]
    return shapes, y + 34


def _grid(sheet: Sheet, tick: float, top: float, bottom: float) -> Element:
    return line([(sheet.x(tick), top), (sheet.x(tick), bottom)], "grid" if tick else "axis")


def _direction(block: Block, sheet: Sheet, y: float) -> Iterator[Element]:
    """Which side of zero favours what: words, and an arrow from the zero line that way."""
    zero = sheet.x(0)
    less, more = ((2, "start"), (sheet.right, "end")) if sheet.stacked else ((zero - 12, "end"), (zero + 12, "start"))
    yield text((less[0], y + 10), block.less, "soft", less[1])
    yield text((more[0], y + 10), block.more, "soft", more[1])
    for way in (-1, 1):
        yield from arrow([(zero + way * 12, y + 27), (zero + way * 96, y + 27)], "flow")


def _row(name: str, effect: Difference, sheet: Sheet, y: float) -> Iterator[Element]:
    middle = y + (34 if sheet.stacked else sheet.row / 2)
    label: Spot = (sheet.left + 4, y + 12) if sheet.stacked else (26, middle)
    number: Spot = (sheet.right - 4, y + 12) if sheet.stacked else (sheet.right + 16, middle)
    yield text(label, name, "soft", "start")
    yield text(number, told(effect), "value", "end" if sheet.stacked else "start")
    if effect.interval:
        low, high = (sheet.x(end) for end in effect.interval)
        yield line([(low, middle), (high, middle)], "curve")
        for end in (low, high):
            yield line([(end, middle - 5), (end, middle + 5)], "curve")
    yield circle((sheet.x(effect.value), middle), 6, "point" if effect.interval else "missing")


def _heading(comparison: tuple[str, str]) -> str:
    first, second = comparison
    return f"{first}, against {second}"


def _tick(value: float) -> str:
    return "0" if value == 0 else f"{value:.1f}".replace("-", MINUS)


def _cells(name: str, effect: Difference) -> list[str]:
    interval = " to ".join(map(written, effect.interval)) if effect.interval else "not verified"
    value = f"{effect.measure} {written(effect.value)}"
    words = f"{effect.says}. {effect.note}" if effect.note else effect.says
    return [_heading(effect.comparison), name, value, interval, words]
