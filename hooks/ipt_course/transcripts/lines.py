"""What the lines of a transcript are called, and where a text speaks of one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ipt_course.transcripts.model import Spoken, Transcript, Voice

LINE_NAME = re.compile(r"\b[TP][1-9]\d?\b")
LETTERS = {Voice.THERAPIST: "T", Voice.PATIENT: "P"}


def named_lines(transcript: Transcript) -> Mapping[str, Spoken]:
    """The lines in their order, by name: T1, P1, T2 …, each speaker's counted apart."""
    counts = dict.fromkeys(Voice, 0)
    named: dict[str, Spoken] = {}
    for line in transcript.lines:
        counts[line.who] += 1
        named[f"{LETTERS[line.who]}{counts[line.who]}"] = line
    return named


def is_therapists(name: str) -> bool:
    return name.startswith(LETTERS[Voice.THERAPIST])
