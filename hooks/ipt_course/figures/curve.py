"""The score curve: a symptom scale, session by session, with what the course knows of the scale."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import ceil
from xml.etree.ElementTree import Element

from ipt_course.figures.frame import figure, key, soft, word_table
from ipt_course.figures.scales import SCALES, Band, Scale
from ipt_course.figures.svg import Inside, Spot, circle, disc, lanes, line, picture, rect, text
from ipt_course.model import Case, Score

NOTHING = "\N{EN DASH}"
LANE = 26.0  # height of one row of numbered notes
PLOT = 250.0
WHOLE_RANGE = 30  # a longer scale is cut off above the curve, and the caption says so
LINE = 16.0  # from one line of words to the next


@dataclass(frozen=True)
class Layout:
    """One drawing of the same data: `right` leaves room for the names of bands."""

    name: str
    width: float
    left: float
    right: float


LAYOUTS = (Layout("wide", 720, 40, 128), Layout("narrow", 360, 30, 108))


@dataclass(frozen=True)
class Chart:
    """A layout with the data's own ranges: it turns sessions and scores into places."""

    layout: Layout
    scale: Scale
    scores: list[Score]

    @cached_property
    def last(self) -> int:
        return self.scores[-1].session

    @cached_property
    def highest(self) -> int:
        """The top of the axis: the whole range, but of a long range only what the curve needs."""
        scores = max(score.score for score in self.scores)
        if self.scale.maximum <= WHOLE_RANGE:
            return max(self.scale.maximum, scores)
        return max(min(self.scale.maximum, 10 * ceil((scores + 1) / 10)), scores)

    @cached_property
    def step(self) -> float:
        """From one session to the next."""
        return (self.right - self.layout.left - 24) / max(self.last - 1, 1)

    @cached_property
    def right(self) -> float:
        return self.layout.width - self.layout.right

    def x(self, session: int) -> float:
        return self.layout.left + 12 + (session - 1) * self.step

    def y(self, value: float) -> float:
        return self.top + PLOT * (1 - value / self.highest)

    def spot(self, score: Score) -> Spot:
        return self.x(score.session), self.y(score.score)

    @cached_property
    def noted(self) -> list[Score]:
        return [score for score in self.scores if score.note]

    @cached_property
    def note_lanes(self) -> list[int]:
        return lanes([self.x(score.session) for score in self.noted], 24)

    @cached_property
    def top(self) -> float:
        return 24 + LANE * (max(self.note_lanes, default=-1) + 1)

    @cached_property
    def missing(self) -> list[int]:
        known = {score.session for score in self.scores}
        return [session for session in range(1, self.last + 1) if session not in known]


def score_curve(case: Case) -> str:
    """Both drawings (a style sheet shows one), the notes as a numbered list, and a table of all sessions."""
    ident = f"{case.id}-scores"
    scale = SCALES[case.scale_curve.scale]
    scores = sorted(case.scale_curve.scores, key=lambda score: score.session)
    charts = [Chart(layout, scale, scores) for layout in LAYOUTS]
    notes = [key(map(_entry, charts[0].noted))] if charts[0].noted else []
    drawn = [_drawing(ident, chart) for chart in charts]
    return figure("scores", ident, [*drawn, *notes], _caption(charts[0]), _words(charts[0]))


def _drawing(ident: str, chart: Chart) -> Element:
    under = [*_zones(chart), *_axes(chart), *_response(chart)]
    over = [*_notes(chart), *_line(chart), *_points(chart)]
    size, name = (chart.layout.width, chart.top + PLOT + 52), chart.layout.name
    title = f"{chart.scale.name} by session"
    return picture(f"{ident}-{name}", title, _summary(chart), size, [*under, *over], f"ipt-only-{name}")


# ---------- what is known of the scale ----------


def _zones(chart: Chart) -> Iterator[Element]:
    """Borders lie half a point below a band, so that no whole score ever stands on one."""
    for band in chart.scale.bands:
        yield _border(chart, band.low - 0.5, "grid")
        yield from _label(chart, band.low - 0.5, min(band.high + 0.5, chart.highest), _band_lines(band))
    if chart.scale.remission is not None:
        border = chart.scale.remission + 0.5
        yield rect((chart.layout.left, chart.y(border)),
                   (chart.right - chart.layout.left, chart.y(0) - chart.y(border)), "zone")  # fmt: skip
        yield from _label(chart, 0, border, ["remission", f"{chart.scale.remission} or lower"], "strong")
    if chart.scale.cut_off is not None:
        border = chart.scale.cut_off - 0.5
        yield _border(chart, border, "grid")
        yield from _label(chart, border, border, ["screens", "positive", f"{chart.scale.cut_off} or more"])


def _border(chart: Chart, value: float, kind: str) -> Element:
    return line([(chart.layout.left, chart.y(value)), (chart.right, chart.y(value))], kind)


def _label(chart: Chart, low: float, high: float, lines: list[str], kind: str = "soft") -> Iterator[Element]:
    middle = (chart.y(low) + chart.y(high)) / 2 - LINE * (len(lines) - 1) / 2
    for index, words in enumerate(lines):
        yield text((chart.right + 10, middle + index * LINE), words, kind, "start")


def _band_lines(band: Band) -> list[str]:
    """moderately severe 15–19 → two short lines."""
    first, *others = band.name.split()
    return [first, " ".join([*others, f"{band.low}\N{EN DASH}{band.high}"])]


def _response(chart: Chart) -> Iterator[Element]:
    """Its words stand at the left, where a curve that starts at twice the height leaves room."""
    limit = chart.scale.response(chart.scores[0].score)
    if limit is not None:
        yield _border(chart, limit + 0.5, "response")
        place = (chart.layout.left + 6, chart.y(limit + 0.5) + 12)
        yield text(place, f"response: {limit} or lower", "response-words", "start")


# ---------- axes, line, points, notes ----------


def _axes(chart: Chart) -> Iterator[Element]:
    bottom = chart.y(0)
    for value in _levels(chart):
        yield text((chart.layout.left - 7, chart.y(value)), str(value), "soft", "end")
    yield line([(chart.layout.left, bottom), (chart.right, bottom)], "axis")
    every = next(count for count in (1, 2, 4, 5, 10, 20) if count * chart.step >= 24 or count == 20)
    for session in range(1, chart.last + 1):
        if (chart.last - session) % every == 0:
            yield text((chart.x(session), bottom + 20), str(session), "soft")
    for session in chart.missing:
        yield circle((chart.x(session), bottom), min(4, chart.step / 2), "missing")
    yield text((chart.layout.left, bottom + 41), "session", "soft", "start")


def _levels(chart: Chart) -> list[int]:
    if chart.scale.bands:
        return [0, *(band.low for band in chart.scale.bands), chart.highest]
    every = 5 if chart.highest <= 30 else 10
    below = [value for value in range(0, chart.highest, every) if chart.highest - value > every / 2]
    return [*below, chart.highest]


def _line(chart: Chart) -> Iterator[Element]:
    """Whole between neighbouring sessions, dashed across sessions without a score."""
    for earlier, later in pairwise(chart.scores):
        known = later.session - earlier.session <= 1
        yield line([chart.spot(earlier), chart.spot(later)], "curve" if known else "curve dashed")


def _points(chart: Chart) -> Iterator[Element]:
    ends = (chart.scores[0], chart.scores[-1])
    for score in chart.scores:
        x, y = chart.spot(score)
        yield circle((x, y), 4, "point")
        if chart.step >= 24 or score in ends:
            yield text((x, y + _aside(chart, score)), str(score.score), "value")


def _aside(chart: Chart, score: Score) -> float:
    """A noted score has its stem above, so its number stands below, unless the axis is there."""
    return 16 if score.note and chart.y(score.score) + 26 <= chart.y(0) else -14


def _notes(chart: Chart) -> Iterator[Element]:
    """Numbered discs in lanes above the plot, each with a stem down to its score."""
    for index, (score, lane) in enumerate(zip(chart.noted, chart.note_lanes, strict=True), start=1):
        x, y = chart.spot(score)
        height = 13 + lane * LANE
        yield line([(x, height + 10), (x, y - 6)], "stem")
        yield from disc((x, height), index, "note", 10)


# ---------- words ----------


def _entry(score: Score) -> list[Inside]:
    return [score.note or "", " · ", soft(f"session {score.session}, score {score.score}")]


def _caption(chart: Chart) -> str:
    scale = chart.scale
    told = [f"{scale.name}, range 0\N{EN DASH}{scale.maximum}; lower is better."]
    if scale.response(chart.scores[0].score) is not None:
        told.append("Response is a fall of at least half from the first score.")
    if chart.highest < scale.maximum:
        told.append(f"The axis stops at {chart.highest}.")
    if not scale.bands:
        told.append("Severity bands are not drawn for this scale.")
    if scale.cut_off is not None:
        told.append(f"{scale.cut_off} or more screens positive, which is not a diagnosis.")
    if chart.missing:
        told.append("A hollow mark on the axis is a session without a score; the line across it is dashed.")
    return " ".join(told)


def _summary(chart: Chart) -> str:
    first, last = chart.scores[0], chart.scores[-1]
    return (
        f"{chart.scale.name} goes from {first.score} in session {first.session} to {last.score} "
        f"in session {last.session}. The words are below the picture."
    )


def _words(chart: Chart) -> Element:
    first = chart.scores[0].score
    rows = [_cells(score, chart.scale.standing(score.score, first)) for score in chart.scores]
    rows += [[str(session), "no score", NOTHING, NOTHING] for session in chart.missing]
    return word_table(["Session", "Score", "Meaning", "Note"], sorted(rows, key=lambda row: int(row[0])))


def _cells(score: Score, standing: list[str]) -> list[str]:
    return [str(score.session), str(score.score), ", ".join(standing) or NOTHING, score.note or NOTHING]
