"""Trials whose arms had a share of people each, as bars: a panel for each trial, to be read within itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from xml.etree.ElementTree import Element

from ipt_course.effects import Arm, Shares
from ipt_course.figures.frame import figure, word_table
from ipt_course.figures.svg import line, picture, rect, text

BAR = 22.0
LINE = 20.0  # of words
LETTER = 7.9  # as wide as one can be, on average
GAP = 24.0  # between panels
NUMBER = 52.0  # at the right of the longest bar
UNKNOWN = "?"
Guess = tuple[str, str]


@dataclass(frozen=True)
class Sheet:
    """One drawing. Without room at the left of the bars, the name of an arm stands above its bar."""

    name: str
    width: float
    left: float
    letters: int
    """How many fit into a line of words."""

    @property
    def above(self) -> float:
        return 0 if self.left > 2 else 20

    @property
    def row(self) -> float:
        return BAR + self.above + 10

    def tip(self, percent: float) -> float:
        return self.left + percent / 100 * (self.width - NUMBER - self.left)


def _sheets(trials: Sequence[Shares]) -> tuple[Sheet, Sheet]:
    longest = max(len(arm.arm) for trial in trials for arm in trial.arms)
    return Sheet("wide", 720, 16 + LETTER * longest, 88), Sheet("narrow", 350, 2, 44)


def share_bars(ident: str, title: str, trials: Sequence[Shares], caption: str, guess: Guess | None = None) -> str:
    """Both drawings (a style sheet shows one), a caption, and the same in words.

    `guess` names a trial and one of its arms: that share is left for the reader to fill in."""
    drawn = [_picture(ident, title, trials, guess, sheet) for sheet in _sheets(trials)]
    rows = [[arm.arm, _said(trial, arm, guess), _who(trial)] for trial in trials for arm in trial.arms]
    headings = ["Arm", _capital(trials[0].outcome), "Trial"]
    return figure("shares", ident, drawn, f"{title}. {caption}", word_table(headings, rows))


def _who(trial: Shares) -> str:
    return trial.people + (f" ({trial.n} people)" if trial.n else "")


def _said(trial: Shares, arm: Arm, guess: Guess | None) -> str:
    return UNKNOWN if guess == (trial.id, arm.arm) else f"{arm.percent:g}%"


def _picture(ident: str, title: str, trials: Sequence[Shares], guess: Guess | None, sheet: Sheet) -> Element:
    shapes: list[Element] = []
    y = 0.0
    for trial in trials:
        head = _head(trial, sheet)
        shapes += [text((2, y + 12 + place * LINE), words, kind, "start") for place, (words, kind) in enumerate(head)]
        shapes += _bars(trial, guess, sheet, y + len(head) * LINE + 14)
        y += len(head) * LINE + 14 + len(trial.arms) * sheet.row + GAP
    desc = " ".join(
        f"{_who(trial)}: {', '.join(f'{arm.arm} {_said(trial, arm, guess)}' for arm in trial.arms)}."
        for trial in trials
    )
    size = (sheet.width, y - GAP)
    return picture(f"{ident}-{sheet.name}", title, desc, size, shapes, f"ipt-only-{sheet.name}")


def _head(trial: Shares, sheet: Sheet) -> list[tuple[str, str]]:
    """What stands above the bars of a panel: who, how many, and what is counted."""
    counted = f"{_capital(trial.outcome)}; {trial.better} is better"
    whole = f"{trial.n} people" + (f", {trial.n_is}" if trial.n_is else "") if trial.n else trial.n_is or ""
    return [
        (part, kind)
        for words, kind in ((_capital(trial.people), "strong"), (whole, "soft"), (counted, "soft"))
        for part in wrap(words, sheet.letters)
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _bars(trial: Shares, guess: Guess | None, sheet: Sheet, top: float) -> Iterator[Element]:
    for place, arm in enumerate(trial.arms):
        yield from _bar(arm, _said(trial, arm, guess), sheet, top + place * sheet.row + sheet.above)
    if not sheet.above:
        yield line([(sheet.left, top - 4), (sheet.left, top + len(trial.arms) * sheet.row - 6)], "axis")


def _bar(arm: Arm, said: str, sheet: Sheet, y: float) -> Iterator[Element]:
    middle, unknown = y + BAR / 2, said == UNKNOWN
    beside, above = (sheet.left - 12, middle), (sheet.left, y - 11)
    yield text(above if sheet.above else beside, arm.arm, anchor="start" if sheet.above else "end")
    tip = sheet.tip(100 if unknown else arm.percent)
    kind = "absent" if unknown else "bar" if "IPT" in arm.arm else "card"
    yield rect((sheet.left, y), (tip - sheet.left, BAR), kind, 3)
    if unknown:
        yield text(((sheet.left + tip) / 2, middle), said, "title")
    else:
        yield text((tip + 8, middle), said, "strong", "start")
