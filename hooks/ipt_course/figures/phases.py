"""Sixteen sessions in one picture: an invented curve, the phases below it, and what each turn brings the patient."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from ipt_course.figures.frame import figure, word_table
from ipt_course.figures.svg import circle, disc, line, number, picture, rect, text

SCORES = (17, 17, 16, 17, 15, 16, 14, 13, 13, 11, 12, 10, 9, 8, 9, 7)
LAST = len(SCORES)
PHASES = (("Initial", 1, 3), ("Middle", 4, 12), ("Ending", 13, 16))
IPT_UK = ((1, 4), (5, 12), (13, 16))
TURNS = {
    1: "a name, a duty less",
    3: "focus and number: yes",
    8: "half-way: go on or change",
    13: "what is it like to stop?",
    16: "a plan, a way back",
}
EVERY_TIME = "scale, risk, tablets: every time"

IDENT = "phases-by-session"
TITLE = "Sixteen sessions, three phases"
CAPTION = "Invented PHQ-9 scores above; lower is better. The thin bar is how IPT-UK divides the sixteen [@iptuk]."
HIGHEST = 18
PLOT = 150.0
TOP = 36.0
NUMBERS = TOP + PLOT + 22  # sessions, below the curve
BAND = NUMBERS + 18
BAND_HEIGHT = 34.0
THIN = BAND + BAND_HEIGHT + 6
THIN_HEIGHT = 10.0
BELOW = THIN + THIN_HEIGHT


@dataclass(frozen=True)
class Sheet:
    name: str
    width: float
    left: float
    right: float
    lanes: dict[int, int]
    """For each turn the line its words stand on, below the bands."""

    @property
    def step(self) -> float:
        return (self.width - self.left - self.right) / LAST

    def x(self, session: float) -> float:
        """The middle of a session's room."""
        return self.left + (session - 0.5) * self.step


WIDE = Sheet("wide", 720, 56, 4, {1: 1, 3: 0, 8: 1, 13: 0, 16: 2})
NARROW = Sheet("narrow", 350, 56, 2, {session: lane for lane, session in enumerate(TURNS)})
LANE = 26.0


def sixteen_sessions() -> str:
    """Both drawings (a style sheet shows one), a caption, and the same in words."""
    drawn = [_picture(sheet) for sheet in (WIDE, NARROW)]
    headings = ["Session", "Phase", "IPT-UK", "PHQ-9 (invented)", "What it brings"]
    return figure("phases", IDENT, drawn, f"{TITLE}. {CAPTION}", word_table(headings, _rows()))


def _picture(sheet: Sheet) -> Element:
    phases = "; ".join(f"{name.lower()}, sessions {first} to {last}" for name, first, last in PHASES)
    turns = "; ".join(f"session {session}, {words}" for session, words in TURNS.items())
    desc = (
        f"Phases: {phases}. Turns: {turns}. {EVERY_TIME.capitalize()}. "
        f"The PHQ-9 falls unevenly from {SCORES[0]} to {SCORES[-1]}."
    )
    foot = BELOW + 16 + LANE * (max(sheet.lanes.values()) + 1) + 22
    flags = _flags(sheet) if sheet is WIDE else _list(sheet)
    shapes = [*_curve(sheet), *_bands(sheet), *flags, *_foot(sheet, foot)]
    return picture(f"{IDENT}-{sheet.name}", TITLE, desc, (sheet.width, foot + 22), shapes, f"ipt-only-{sheet.name}")


def _y(score: float) -> float:
    return TOP + PLOT * (1 - score / HIGHEST)


def _curve(sheet: Sheet) -> Iterator[Element]:
    for level in (0, 5, 10, 15):
        yield line([(sheet.left, _y(level)), (sheet.width - sheet.right, _y(level))], "grid" if level else "axis")
        yield text((sheet.left - 7, _y(level)), str(level), "soft", "end")
    yield text((2, 9), "PHQ-9", "soft", "start")
    spots = [(sheet.x(session), _y(score)) for session, score in enumerate(SCORES, 1)]
    for earlier, later in pairwise(spots):
        yield line([earlier, later], "curve")
    for session, spot in enumerate(spots, 1):
        yield circle(spot, 4 if sheet is WIDE else 3, "point")
        if sheet is WIDE or session in (1, LAST):
            yield text((spot[0], spot[1] - 14), str(SCORES[session - 1]), "value")
    for session in range(1, LAST + 1):
        if sheet is WIDE or session in TURNS:
            yield text((sheet.x(session), NUMBERS), str(session), "strong" if session in TURNS else "soft")


def _bands(sheet: Sheet) -> Iterator[Element]:
    for name, first, last in PHASES:
        left, right = sheet.x(first - 0.5), sheet.x(last + 0.5)
        yield rect((left + 1.5, BAND), (right - left - 3, BAND_HEIGHT), "zone", 4)
        yield text(((left + right) / 2, BAND + BAND_HEIGHT / 2), name, "strong")
    yield text((sheet.left - 7, THIN + THIN_HEIGHT / 2), "IPT-UK", "soft", "end")
    for first, last in IPT_UK:
        left, right = sheet.x(first - 0.5), sheet.x(last + 0.5)
        yield rect((left + 1.5, THIN), (right - left - 3, THIN_HEIGHT), "card", 3)


def _flags(sheet: Sheet) -> Iterator[Element]:
    """Words on lanes, each with a stem up to its session; in the second half they stand left of it."""
    for session, words in TURNS.items():
        x, y = sheet.x(session), BELOW + 16 + LANE * (sheet.lanes[session] + 0.5)
        early = session <= LAST / 2
        yield line([(x, BELOW + 2), (x, y + 7)], "stem")
        yield text((x + (7 if early else -7), y), words, anchor="start" if early else "end")


def _list(sheet: Sheet) -> Iterator[Element]:
    """Where stems have no room, each turn is a line with the number of its session."""
    for session, words in TURNS.items():
        y = BELOW + 16 + LANE * (sheet.lanes[session] + 0.5)
        yield from disc((sheet.left + 12, y), session)
        yield text((sheet.left + 34, y), words, anchor="start")


def _foot(sheet: Sheet, y: float) -> Iterator[Element]:
    yield line([(sheet.x(0.5), y - 14), (sheet.x(LAST + 0.5), y - 14)], "trail")
    yield text(((sheet.x(0.5) + sheet.x(LAST + 0.5)) / 2, y + 6), EVERY_TIME, "soft")


def _rows() -> Iterator[list[str]]:
    for session, score in enumerate(SCORES, 1):
        phase = next(name for name, first, last in PHASES if first <= session <= last)
        theirs = next(
            name for (name, *_), (first, last) in zip(PHASES, IPT_UK, strict=True) if first <= session <= last
        )
        yield [str(session), phase, theirs, number(score), TURNS.get(session, "\N{EN DASH}")]
