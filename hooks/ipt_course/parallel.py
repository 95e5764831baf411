"""One function over many things, on several cores where that pays; the results come in the order of the things."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext
    from multiprocessing.sharedctypes import Synchronized


Key = TypeVar("Key")
Thing = TypeVar("Thing")
Result = TypeVar("Result")
Parts = Sequence[Sequence[Thing]]

FEW = 40  # things, which one process has done before others have begun
AT_ONCE = 4  # few, so that all are done at about the same time


def in_parts(function: Callable[[Sequence[Thing]], Result], things: Sequence[Thing]) -> Iterator[Result]:
    """`function` of a few things at a time; of all of them together where one process is enough.

    `function`, things and results must be such as can go to another process.
    """
    workers = min(cores(), len(things) // FEW + 1)
    if workers < 2:
        yield function(things)
        return
    parts = [things[first : first + AT_ONCE] for first in range(0, len(things), AT_ONCE)]
    with _helpers(workers - 1, (function, parts)) as (taken, answers):
        done = dict(_untaken(function, parts, taken))  # this process is one of the workers
        done |= _brought(answers, len(parts) - len(done))
    # What a helper took and did not bring, since the system ended it, is done here.
    yield from (done[number] if number in done else function(part) for number, part in enumerate(parts))


@contextmanager
def _helpers(number: int, task: Any) -> Iterator[tuple[Synchronized[int], list[Connection]]]:
    """So many processes at work on a task: how many parts have been taken by all of them, and where they answer."""
    system = _system()
    taken = system.Value("l", 0)
    processes, answers = [], []
    try:
        for _ in range(number):
            here, there = system.Pipe()
            process = system.Process(target=_help, args=(there, taken), daemon=True)
            process.start()
            there.close()  # so that a helper's end is the end of its answer
            processes.append(process)
            answers.append(here)
        for helper in answers:
            with suppress(OSError):  # it ended at once
                helper.send(task)
        yield taken, answers
    finally:
        for process in processes:
            process.terminate()
            process.join()


def _help(asker: Connection, taken: Synchronized[int]) -> None:
    from multiprocessing.reduction import ForkingPickler

    gc.disable()  # what is imported and made here stays until the end
    function, parts = asker.recv()
    # Packed at once, so that the next part finds the memory of this one free.
    asker.send([(number, bytes(ForkingPickler.dumps(result))) for number, result in _untaken(function, parts, taken)])


def _untaken(
    function: Callable[[Sequence[Thing]], Result], parts: Parts[Thing], taken: Synchronized[int]
) -> Iterator[tuple[int, Result]]:
    """Part by part what no other process has taken: its number and its result."""
    while True:
        with taken.get_lock():
            number = taken.value
            taken.value += 1
        if number >= len(parts):
            return
        yield number, function(parts[number])


def _brought(answers: list[Any], missing: int) -> dict[int, Any]:
    """The results of the parts that are missing, from whichever helper has them; some only begin when all is done."""
    from multiprocessing.connection import wait

    brought: dict[int, Any] = {}
    while answers and len(brought) < missing:
        ready = wait(answers)
        for answer in [one for one in answers if one in ready]:
            brought |= _received(answer)
            answers.remove(answer)
    return brought


def _received(answer: Connection) -> dict[int, Any]:
    from multiprocessing.reduction import ForkingPickler

    try:
        return {number: ForkingPickler.loads(packed) for number, packed in answer.recv()}
    except (EOFError, OSError):  # it was ended
        return {}


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

        things = list(self._things.items())
        pool = ProcessPoolExecutor(workers, _system())
        for first in range(0, len(things), AT_ONCE):
            part = dict(things[first : first + AT_ONCE])
            future = pool.submit(_each, self._function, part)
            self._begun.update(dict.fromkeys(part, future))
        pool.shutdown(wait=False)  # the processes end with the last of these


def _each(function: Callable[[Thing], Result], things: Mapping[Key, Thing]) -> dict[Key, Result]:
    return {key: function(thing) for key, thing in things.items()}


def _system() -> ForkContext | SpawnContext:
    """How processes begin: as a copy of this one, which knows at once all that is known here, where that is safe.

    A copy of a process with threads (`serve` has some) copies their locks too, and would wait for them for ever.
    """
    from multiprocessing import get_context

    may_copy = sys.platform == "linux" and threading.active_count() == 1
    return get_context("fork") if may_copy else get_context("spawn")


def cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
