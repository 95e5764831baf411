"""What is asked of a transcript beyond its shape."""

from __future__ import annotations

from collections.abc import Iterator

from ipt_course.fault import Fault
from ipt_course.transcripts.model import Transcript


def transcript_faults(transcript: Transcript) -> Iterator[Fault]:
    yield from ()
