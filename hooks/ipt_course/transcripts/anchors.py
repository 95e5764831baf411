"""How far one comes by looks alone: a rater who reads nothing but the length of the anchors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from ipt_course.fault import Fault
from ipt_course.rules import transcript_codes as code
from ipt_course.transcripts.model import AnchorId, Level, Mark, Transcript

LEVELS: tuple[int, ...] = get_args(Level)
GOOD_SCORE = 0.6
TIMES_AS_LONG = 3


def telling_anchors(transcript: Transcript) -> Iterator[Fault]:
    """Asked of marks that have all their anchors."""
    marks = transcript.marks
    looks: Mapping[str, Sequence[str]] = {
        "the longest anchor": [_by_length(mark)[-1] for mark in marks],
        "the shortest anchor": [_by_length(mark)[0] for mark in marks],
        **{f"level {level} throughout": [str(level)] * len(marks) for level in LEVELS},
    }
    for look, chosen in looks.items():
        right = sum(level == str(mark.level) for level, mark in zip(chosen, marks, strict=True))
        if right / len(marks) >= GOOD_SCORE:
            message = f"{look} is the authors' level in {right} of {len(marks)} marks"
            yield Fault(code.TELLING_ANCHORS, ("marks",), message)
    for number, mark in enumerate(marks):
        yield from _unlike(number, mark)


def _by_length(mark: Mark) -> list[AnchorId]:
    return sorted(mark.anchors, key=lambda level: len(mark.anchors[level]))


def _unlike(number: int, mark: Mark) -> Iterator[Fault]:
    shortest, *_, longest = _by_length(mark)
    if len(mark.anchors[longest]) >= TIMES_AS_LONG * len(mark.anchors[shortest]):
        message = f"the anchor of level {longest} is {TIMES_AS_LONG} times as long as that of level {shortest}, or more"
        yield Fault(code.TELLING_ANCHORS, ("marks", number, "anchors", longest), message)
