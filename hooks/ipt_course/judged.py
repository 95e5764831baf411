"""load → validate for many files: on several cores where that pays, and so that little is kept of each.

A thousand cases with all their places would take half a gigabyte. So each file is judged as soon as it is read, and
only its model and its outline are kept, which is what the pages and the rules for a set of files ask about.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from ipt_course.load.document import Loaded
from ipt_course.load.files import content_files, load_file
from ipt_course.parallel import FEW, in_parts
from ipt_course.rules.scope import Context
from ipt_course.rules.table import compare, judge


def read_and_judge(root: Path, only: Sequence[Path] | None, context: Context) -> Loaded:
    """The files and every finding of their own, in the order of the files whatever the number of cores."""
    paths = list(content_files(root, only))
    with _no_search_for_cycles(many=len(paths) > FEW):
        parts = list(in_parts(partial(_judge_all, root, context), paths))
    documents = tuple(document for part in parts for document in part.documents)
    findings = [finding for part in parts for finding in part.findings]
    texts = {path: text for part in parts for path, text in part.texts.items()}
    return Loaded(documents, tuple(sorted([*findings, *compare(documents, context)])), texts)


def _judge_all(root: Path, context: Context, paths: Sequence[Path]) -> Loaded:
    parts = [_judge_one(root, context, path) for path in paths]
    return Loaded(
        tuple(document for part in parts for document in part.documents),
        tuple(finding for part in parts for finding in part.findings),
        {path: text for part in parts for path, text in part.texts.items()},
    )


@contextmanager
def _no_search_for_cycles(many: bool) -> Iterator[None]:
    """What is not kept of a file goes by itself; what is kept of many is a million things to search again and again.

    So it is set apart for good; what an earlier run in this process kept is let go first.
    """
    was_on = gc.isenabled()
    gc.disable()
    if many and gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    try:
        yield
    finally:
        if many:
            gc.freeze()
        if was_on:
            gc.enable()


def _judge_one(root: Path, context: Context, path: Path) -> Loaded:
    read = load_file(root, path)
    findings = (*read.findings, *(finding for document in read.documents for finding in judge(document, context)))
    whole = all(document.model for document in read.documents) and bool(read.documents)
    outlines = tuple(document.outline() for document in read.documents)
    return Loaded(outlines, findings, {} if whole and not findings else read.texts)
