"""One function over many things, on several cores where that pays; the results come in the order of the things."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Key = TypeVar("Key")
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


class Ahead(Generic[Key, Thing, Result]):
    """`function` of each of many things, worked out by other processes while this one does something else.

    Of few things, or on one core, each is worked out when it is asked for. `function`, keys and things must be such
    as pickle can carry to another process.
    """

    def __init__(self, function: Callable[[Thing], Result], things: Mapping[Key, Thing]) -> None:
        self._function = function
        self._things = things
        self._begun: dict[Key, Future[dict[Key, Result]]] = {}
        workers = min(cores() - 1, len(things) // FEW)
        if workers > 0:
            self._begin(workers)

    def take(self, key: Key) -> Result:
        """The result. What was worked out ahead is given away once: a thousand pages are a hundred megabytes."""
        begun = self._begun.get(key)
        # This process does not wait for what none has taken yet.
        results = begun.result() if begun and not begun.cancel() else {}
        return results.pop(key) if key in results else self._function(self._things[key])

    def _begin(self, workers: int) -> None:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        things = list(self._things.items())
        pool = ProcessPoolExecutor(workers, get_context("spawn"))
        for first in range(0, len(things), AT_ONCE):
            part = dict(things[first : first + AT_ONCE])
            future = pool.submit(_each, self._function, part)
            self._begun.update(dict.fromkeys(part, future))
        pool.shutdown(wait=False)  # the processes end with the last of these


def _each(function: Callable[[Thing], Result], things: Mapping[Key, Thing]) -> dict[Key, Result]:
    return {key: function(thing) for key, thing in things.items()}


def cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
