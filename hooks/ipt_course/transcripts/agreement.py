"""A learner's marks beside the authors'. docs/assets/course/rating.js computes the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ipt_course.transcripts.anchors import LEVELS
from ipt_course.transcripts.model import Transcript

HARMFUL, SOUND = 1, 3


@dataclass
class Agreement:
    """`gaps`: by marker, how many of the four levels lie between; `disputed`: where the learner stands with the
    colleague whom the authors call fair; `shared`: where the line is one of theirs; `harm_missed`: where they hear
    something potentially harmful, and the learner something sound."""

    gaps: dict[str, int] = field(default_factory=dict)
    disputed: list[str] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    harm_missed: list[str] = field(default_factory=list)

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """The same, one step apart, further; lines shared."""
        gaps = list(self.gaps.values())
        same, one = gaps.count(0), gaps.count(1)
        return same, one, len(gaps) - same - one, len(self.shared)


def agreement(transcript: Transcript, marks: Mapping[str, tuple[int, str]]) -> Agreement:
    """`marks`: level and line by marker. A marker without one counts for nothing."""
    found = Agreement()
    for theirs in transcript.marks:
        if theirs.marker not in marks:
            continue
        level, line = marks[theirs.marker]
        found.gaps[theirs.marker.value] = abs(LEVELS.index(level) - LEVELS.index(theirs.level))
        if level == theirs.near:
            found.disputed.append(theirs.marker.value)
        if line in theirs.evidence:
            found.shared.append(theirs.marker.value)
        if theirs.level == HARMFUL and level >= SOUND:
            found.harm_missed.append(theirs.marker.value)
    return found
