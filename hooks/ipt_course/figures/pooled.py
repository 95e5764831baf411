"""What the two meta-analyses of IPT for depression found, as a forest plot."""

from collections.abc import Mapping
from typing import cast

from ipt_course.effects import Difference, Shares
from ipt_course.figures.forest import HOLLOW, Block, forest

SOURCES = {"2011": "2011 analysis", "2016": "2016 analysis"}
RIVALS = ("controls", "therapies", "medication")


def pooled_effects(effects: Mapping[str, Difference | Shares]) -> str:
    """Every pooled result of the course. The citations are numbered by the page it stands in."""
    first, second = (cast(Difference, effects[f"pooled-{year}-controls"]) for year in SOURCES)
    caption = (
        f"2011: {first.trials} trials of depression, {first.n:,} people [@{first.key}]. "
        f"2016: acute depression, out of {second.trials} trials and {second.n:,} people with any disorder "
        f"[@{second.key}]; how many stand behind each line we have not verified. "
        f"The unit is the ordinary spread of scores (d or g). A bar is the confidence interval. {HOLLOW} "
        "Against medication, the 2011 analysis left out an outlier."
    )
    return forest("pooled-effects", "IPT for depression, pooled", pooled_blocks(effects), caption)


def pooled_blocks(effects: Mapping[str, Difference | Shares]) -> list[Block]:
    alone = [_row(effects, year, rival) for rival in RIVALS for year in SOURCES]
    both = [_row(effects, "2016", "both")]
    return [
        Block(alone, "the other did better", "IPT did better"),
        Block(both, "IPT alone did better", "both did better"),
    ]


def _row(effects: Mapping[str, Difference | Shares], year: str, rival: str) -> tuple[str, Difference]:
    return SOURCES[year], cast(Difference, effects[f"pooled-{year}-{rival}"])
