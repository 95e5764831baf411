"""What the debrief makes of a path. The page's script computes the same; one golden set runs through both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ipt_course.model.words import Effect
from ipt_course.practice.model import DEBRIEF
from ipt_course.practice.play import Play, Step
from ipt_course.practice.vocabulary import MarkerId

NOT_THERE = 1
SOUND = 3


@dataclass(frozen=True)
class Debrief:
    """Replies are named by their ids; `markers` holds how often each marker was due, and how often sound."""

    finished: bool
    state: dict[str, int]
    remarks: list[int]
    harmful: list[str]
    missed_affect: list[str]
    drift: list[str]
    markers: dict[str, tuple[int, int]]
    turning: str | None


def debrief(play: Play, path: Sequence[str]) -> Debrief:
    steps = play.walk(path)
    state = steps[-1].after if steps else play.start
    shown = play.remarks(state)
    harmful = _with_effect(steps, Effect.HARMFUL)
    return Debrief(
        finished=bool(steps) and steps[-1].to == DEBRIEF and len(steps) == len(path),
        state=state,
        remarks=[number for number, remark in enumerate(play.session.debrief) if remark in shown],
        harmful=harmful,
        missed_affect=[step.reply.id for step in steps if _missed(step, MarkerId.FEELING)],
        drift=[step.reply.id for step in steps if step.reply.habit],
        markers=_markers(steps),
        turning=next(iter(harmful or _with_effect(steps, Effect.UNHELPFUL)), None),
    )


def level(step: Step, marker: MarkerId) -> int:
    return step.reply.markers.get(marker, NOT_THERE)


def _missed(step: Step, marker: MarkerId) -> bool:
    return marker in step.turn.due and level(step, marker) < SOUND


def _with_effect(steps: Sequence[Step], effect: Effect) -> list[str]:
    return [step.reply.id for step in steps if step.reply.effect is effect]


def _markers(steps: Sequence[Step]) -> dict[str, tuple[int, int]]:
    """In the order of the rubric."""
    counted = {}
    for marker in MarkerId:
        due = [step for step in steps if marker in step.turn.due]
        if due:
            counted[marker.value] = (sum(level(step, marker) >= SOUND for step in due), len(due))
    return counted
