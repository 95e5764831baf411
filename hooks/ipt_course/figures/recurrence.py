"""Two trials of monthly maintenance in later life: who fell ill again. One bar is left for the reader to guess."""

from collections.abc import Mapping
from typing import cast

from ipt_course.effects import Difference, Shares
from ipt_course.figures.shares import share_bars

GUESS = "placebo and IPT"
FILLED = "Filled: arms with monthly IPT."


def recurrence(effects: Mapping[str, Difference | Shares]) -> str:
    """Both trials; in the later one the bar of IPT with placebo is a question."""
    early, late = (cast(Shares, effects[id]) for id in ("reynolds1999", "reynolds2006"))
    caption = (
        f"{FILLED} Compare bars within a panel, never across: the trials differ in age, length and drug "
        f"[@{early.key}; @{late.key}]."
    )
    return share_bars("recurrence", "Ill again, by arm", [early, late], caption, guess=(late.id, GUESS))


def recurrence_answer(effects: Mapping[str, Difference | Shares]) -> str:
    """The later trial with every bar."""
    late = cast(Shares, effects["reynolds2006"])
    return share_bars("recurrence-answer", "The later trial, whole", [late], f"{FILLED} [@{late.key}]")
