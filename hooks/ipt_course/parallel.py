"""One function over many things, on several cores where that pays; the results come in the order of the things."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

FEW = 40  # things, which one process has done before others have begun
AT_ONCE = 10


def in_parts(function: Callable[[Sequence[Thing]], Result], things: Sequence[Thing]) -> Iterator[Result]:
    """`function` of a few things at a time; of all of them together where one process is enough.

    `function` and things must be such as pickle can carry to another process.
    """
    workers = min(cores(), len(things) // FEW + 1)
    if workers < 2:
        yield function(things)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    parts = [things[first : first + AT_ONCE] for first in range(0, len(things), AT_ONCE)]
    # Begun anew on every system: a copy of this process would copy its threads' locks too (`serve` has threads).
    with ProcessPoolExecutor(workers - 1, get_context("spawn")) as pool:
        futures = [pool.submit(function, part) for part in parts]
        # This process is one of the workers: while the others begin, it takes from the end what none has taken yet.
        own = []
        for part, future in zip(reversed(parts), reversed(futures), strict=True):
            if future.cancel():
                own.append(function(part))
        yield from (future.result() for future in futures if not future.cancelled())
        yield from reversed(own)


def cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
