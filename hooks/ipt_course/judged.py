"""load → validate for many files: on several cores where that pays, and so that little is kept of each.

A thousand cases with all their places would take half a gigabyte. So each file is judged as soon as it is read, and
only its model and its outline are kept, which is what the pages and the rules for a set of files ask about.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from ipt_course.load.document import Loaded
from ipt_course.load.files import content_files, load_file
from ipt_course.rules.scope import Context
from ipt_course.rules.table import compare, judge

FEW = 40  # files, which one process has judged before others have begun
AT_ONCE = 10


def read_and_judge(root: Path, only: Sequence[Path] | None, context: Context) -> Loaded:
    """The files and every finding of their own, in the order of the files whatever the number of cores."""
    paths = list(content_files(root, only))
    parts = list(_parts(partial(_judge_all, root, context), paths))
    documents = tuple(document for part in parts for document in part.documents)
    findings = [finding for part in parts for finding in part.findings]
    texts = {path: text for part in parts for path, text in part.texts.items()}
    return Loaded(documents, tuple(sorted([*findings, *compare(documents, context)])), texts)


Judge = Callable[[Sequence[Path]], Loaded]


def _parts(judge_all: Judge, paths: Sequence[Path]) -> Iterator[Loaded]:
    workers = min(_cores(), len(paths) // FEW + 1)
    if workers < 2:
        yield judge_all(paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    chunks = [paths[first : first + AT_ONCE] for first in range(0, len(paths), AT_ONCE)]
    # Begun anew on every system: a copy of this process would copy its threads' locks too (`serve` has threads).
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        yield from pool.map(judge_all, chunks)


def _cores() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _judge_all(root: Path, context: Context, paths: Sequence[Path]) -> Loaded:
    parts = [_judge_one(root, context, path) for path in paths]
    return Loaded(
        tuple(document for part in parts for document in part.documents),
        tuple(finding for part in parts for finding in part.findings),
        {path: text for part in parts for path, text in part.texts.items()},
    )


def _judge_one(root: Path, context: Context, path: Path) -> Loaded:
    read = load_file(root, path)
    findings = (*read.findings, *(finding for document in read.documents for finding in judge(document, context)))
    whole = all(document.model for document in read.documents) and bool(read.documents)
    outlines = tuple(document.outline() for document in read.documents)
    return Loaded(outlines, findings, {} if whole and not findings else read.texts)
