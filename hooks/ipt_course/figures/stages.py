"""The three stages of a role dispute, what shows each, and what the therapist does there."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from xml.etree.ElementTree import Element

from ipt_course.figures.frame import figure, name, word_list
from ipt_course.figures.svg import Inside, Spot, arrow, line, picture, rect, text

LINE = 18.0
PART_GAP = 10.0  # above Sign and above Task
PADDING = 16.0


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
IDENT = "dispute-stages"
TITLE = "The three stages of a role dispute"
STALLS, REOPENS, ENDS, AGAIN = "stalls", "reopens", "is over", "New facts? Stage it again."

CAPTION = (
    "The stage tells the task. The therapist is committed to none of the outcomes: "
    "to stay, to leave or to change what one expects is the patient's choice."
)
DESC = (
    "Renegotiation and impasse lead into each other; impasse can lead to dissolution; "
    "new facts lead back to any stage. The words are below the picture."
)


def dispute_stages() -> str:
    """Both drawings (a style sheet shows one) and the words."""
    drawn = [_picture("wide", *_wide()), _picture("narrow", *_narrow())]
    return figure("stages", IDENT, drawn, CAPTION, word_list(_sentences()))


def _picture(name: str, size: Spot, shapes: list[Element]) -> Element:
    return picture(f"{IDENT}-{name}", TITLE, DESC, size, shapes, f"ipt-only-{name}")


def _wide() -> tuple[Spot, list[Element]]:
    """Three cards side by side, with the way back below them."""
    width, gap, letters = 192.0, 71.0, 23
    height = max(_card_height(stage, letters) for stage in STAGES)
    lefts = [1 + index * (width + gap) for index in range(3)]
    one, two = lefts[0] + width, lefts[1] + width
    middles = [left + width / 2 for left in lefts]
    floor = height + 38
    shapes = [
        *_cards([(left, 1) for left in lefts], width, [height] * 3, letters),
        *_labelled([(one + 6, 92), (one + gap - 6, 92)], STALLS, (one + gap / 2, 76)),
        *_labelled([(one + gap - 6, 132), (one + 6, 132)], REOPENS, (one + gap / 2, 148)),
        *_labelled([(two + 6, 112), (two + gap - 6, 112)], ENDS, (two + gap / 2, 96)),
        line([(middles[2], height + 6), (middles[2], floor), (middles[0], floor)], "again"),
        *arrow([(middles[1], floor), (middles[1], height + 6)], "again"),
        *arrow([(middles[0], floor), (middles[0], height + 6)], "again"),
        text(((middles[1] + middles[2]) / 2, floor + 17), AGAIN, "strong"),
    ]
    return (720, floor + 30), shapes


def _narrow() -> tuple[Spot, list[Element]]:
    """Three cards one below the other, with the way back at their right."""
    width, gap, letters = 318.0, 50.0, 40
    heights = [_card_height(stage, letters) for stage in STAGES]
    tops = [1 + sum(heights[:index]) + index * gap for index in range(3)]
    edge, back, bottom = width + 7, 348.0, tops[2] + heights[2]
    between = [top - gap / 2 for top in tops]
    shapes = [
        *_cards([(1, top) for top in tops], width, heights, letters),
        *_labelled([(110, tops[1] - gap + 6), (110, tops[1] - 6)], STALLS, (100, between[1]), "end"),
        *_labelled([(150, tops[1] - 6), (150, tops[1] - gap + 6)], REOPENS, (160, between[1]), "start"),
        *_labelled([(130, tops[2] - gap + 6), (130, tops[2] - 6)], ENDS, (120, between[2]), "end"),
        line([(edge, tops[2] + 60), (back, tops[2] + 60), (back, tops[0] + 60)], "again"),
        *arrow([(back, tops[0] + 60), (edge, tops[0] + 60)], "again"),
        *arrow([(back, tops[1] + 60), (edge, tops[1] + 60)], "again"),
        text((back, bottom + 20), AGAIN, "strong", "end"),
    ]
    return (360, bottom + 34), shapes


def _cards(corners: list[Spot], width: float, heights: list[float], letters: int) -> Iterator[Element]:
    for stage, corner, height in zip(STAGES, corners, heights, strict=True):
        yield rect(corner, (width, height), "card", 10)
        yield from _card_words(stage, (corner[0] + PADDING, corner[1] + 26), letters)


def _card_words(stage: Stage, start: Spot, letters: int) -> Iterator[Element]:
    x, y = start
    yield text((x, y), stage.name, "title", "start")
    for label, words in (("Sign", stage.sign), ("Task", stage.task)):
        y += LINE + PART_GAP
        yield text((x, y), label, "soft", "start")
        for written in wrap(words, letters):
            y += LINE
            yield text((x, y), written, anchor="start")


def _card_height(stage: Stage, letters: int) -> float:
    lines = 2 + len(wrap(stage.sign, letters)) + len(wrap(stage.task, letters))
    return 26 + lines * LINE + 2 * PART_GAP + 22


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
