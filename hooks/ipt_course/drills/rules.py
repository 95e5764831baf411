"""What is asked of a drill beyond its shape."""

from __future__ import annotations

from collections.abc import Iterator

from ipt_course.drills.model import Drill
from ipt_course.fault import Fault


def drill_faults(drill: Drill) -> Iterator[Fault]:
    yield from ()
