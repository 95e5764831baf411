"""load → validate for many files: on several cores where that pays, and so that little is kept of each.

A thousand cases with all their places would take half a gigabyte. So each file is judged as soon as it is read, and
only its outline is kept, for the rules for a set of files, and its model, where somebody will ask for it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ipt_course.findings import Finding
from ipt_course.load.document import Outline
from ipt_course.load.files import content_files, load_file
from ipt_course.model import Case, Quiz
from ipt_course.parallel import FEW, in_parts
from ipt_course.rules.scope import Context
from ipt_course.rules.table import compare, judge


@dataclass(frozen=True)
class Judged:
    """Every file's outline, the models that are kept, every finding, and the texts of files that have one."""

    outlines: tuple[Outline, ...] = ()
    models: tuple[Quiz | Case, ...] = ()
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


def read_and_judge(root: Path, only: Sequence[Path] | None, context: Context, *, keep_cases: bool = True) -> Judged:
    """The files and every finding of their own, in the order of the files whatever the number of cores."""
    paths = list(content_files(root, only))
    with _no_search_for_cycles(many=len(paths) > FEW):
        parts = list(in_parts(partial(_judge_all, root, context, keep_cases), paths))
    judged = _together(parts)
    return Judged(
        judged.outlines,
        judged.models,
        tuple(sorted([*judged.findings, *compare(judged.outlines, context)])),
        judged.texts,
    )


def _judge_all(root: Path, context: Context, keep_cases: bool, paths: Sequence[Path]) -> Judged:
    return _together([_judge_one(root, context, keep_cases, path) for path in paths])


def _together(parts: Sequence[Judged]) -> Judged:
    return Judged(
        tuple(outline for part in parts for outline in part.outlines),
        tuple(model for part in parts for model in part.models),
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


def _judge_one(root: Path, context: Context, keep_cases: bool, path: Path) -> Judged:
    read = load_file(root, path)
    findings = (*read.findings, *(finding for document in read.documents for finding in judge(document, context)))
    whole = all(document.model for document in read.documents) and bool(read.documents)
    return Judged(
        tuple(document.outline() for document in read.documents),
        (*read.quizzes, *read.cases) if keep_cases else read.quizzes,
        findings,
        {} if whole and not findings else read.texts,
    )
