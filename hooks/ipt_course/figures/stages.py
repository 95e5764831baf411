"""The three stages of a role dispute, what shows each, and what the therapist does there."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from xml.etree.ElementTree import Element

from ipt_course.figures.frame import figure, name, word_list
from ipt_course.figures.svg import Inside, Spot, arrow, line, picture, rect, text

LINE = 18.0


@dataclass(frozen=True)
class Stage:
    name: str
    sign: str
    task: str


STAGES = (
    Stage(
        "Renegotiation",
        "Both know that they differ and are trying: talk, heat, attempts.",
        "Calm, clarify the issues, improve the talk, find the next ask.",
    ),
    Stage(
        "Impasse",
        "Talk has stopped: silence, resentment, going round.",
        "Bring it into the open, warn that it may look worse for a while; restart, or see that it is over.",
    ),
    Stage(
        "Dissolution",
        "Judged beyond repair, or one of them has gone.",
        "Help to end or accept it, to mourn, and to move into what comes next.",
    ),
)
STALLS, REOPENS, ENDS, AGAIN = "stalls", "reopens", "is over", "New facts? Stage it again."

CAPTION = (
    "The stage tells the task. The therapist is committed to none of the outcomes: "
    "to stay, to leave or to change what one expects is the patient's choice."
)
DESC = (
    "Renegotiation and impasse lead into each other; impasse can lead to dissolution; "
    "new facts lead back to any stage. The words are below the picture."
)
WIDE, NARROW = (720.0, 346.0), (360.0, 668.0)


def dispute_stages() -> str:
    """Both drawings (a style sheet shows one) and the words."""
    ident = "dispute-stages"
    drawn = [
        picture(f"{ident}-wide", "The three stages of a role dispute", DESC, WIDE, _wide(), "ipt-only-wide"),
        picture(f"{ident}-narrow", "The three stages of a role dispute", DESC, NARROW, _narrow(), "ipt-only-narrow"),
    ]
    return figure("stages", ident, drawn, CAPTION, word_list(_sentences()))


def _wide() -> Iterator[Element]:
    width, height, gap = 192.0, 284.0, 71.0
    lefts = [1 + index * (width + gap) for index in range(3)]
    for stage, left in zip(STAGES, lefts, strict=True):
        yield from _card(stage, (left, 1), (width, height), 23)
    one, two = lefts[0] + width, lefts[1] + width
    yield from _labelled([(one + 6, 92), (one + gap - 6, 92)], STALLS, (one + gap / 2, 76))
    yield from _labelled([(one + gap - 6, 132), (one + 6, 132)], REOPENS, (one + gap / 2, 148))
    yield from _labelled([(two + 6, 112), (two + gap - 6, 112)], ENDS, (two + gap / 2, 96))
    start, floor = lefts[2] + width / 2, height + 38
    yield line([(start, height + 6), (start, floor), (lefts[0] + width / 2, floor)], "again")
    for left in lefts[:2]:
        yield from arrow([(left + width / 2, floor), (left + width / 2, height + 6)], "again")
    yield text(((lefts[1] + lefts[2] + width) / 2, floor + 14), AGAIN, "strong")


def _narrow() -> Iterator[Element]:
    width, heights, gap = 318.0, (168.0, 186.0, 168.0), 48.0
    tops = [1.0, 1 + heights[0] + gap, 1 + heights[0] + heights[1] + 2 * gap]
    for stage, top, height in zip(STAGES, tops, heights, strict=True):
        yield from _card(stage, (1, top), (width, height), 40)
    one, two = tops[1], tops[2]
    yield from _labelled([(110, one - gap + 6), (110, one - 6)], STALLS, (100, one - gap / 2), "end")
    yield from _labelled([(150, one - 6), (150, one - gap + 6)], REOPENS, (160, one - gap / 2), "start")
    yield from _labelled([(130, two - gap + 6), (130, two - 6)], ENDS, (120, two - gap / 2), "end")
    edge, back = width + 7, 346.0
    low = tops[2] + 60
    yield line([(edge, low), (back, low), (back, 60)], "again")
    for top in tops[:2]:
        yield from arrow([(back, top + 60), (edge, top + 60)], "again")
    yield text((back, NARROW[1] - 26), AGAIN, "strong", "end")


def _card(stage: Stage, corner: Spot, size: Spot, letters: int) -> Iterator[Element]:
    x, y = corner[0] + 16, corner[1] + 26
    yield rect(corner, size, "card", 10)
    yield text((x, y), stage.name, "title", "start")
    for label, words in (("Sign", stage.sign), ("Task", stage.task)):
        y += LINE + 10
        yield text((x, y), label, "soft", "start")
        for words_line in wrap(words, letters):
            y += LINE
            yield text((x, y), words_line, anchor="start")


def _labelled(way: list[Spot], words: str, spot: Spot, anchor: str = "middle") -> Iterator[Element]:
    yield from arrow(way, "flow")
    yield text(spot, words, "soft", anchor)


def _sentences() -> Iterator[list[Inside]]:
    onward = (
        f"When it {STALLS}, it becomes an impasse.",
        f"When talk {REOPENS}, it is renegotiation again; when the bond {ENDS}, it is dissolution.",
        AGAIN,
    )
    for stage, then in zip(STAGES, onward, strict=True):
        yield [name(stage.name), f". Sign: {stage.sign} Task: {stage.task} {then}"]
