"""Results of studies in the pages of modules: none without its source beside it."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ipt_course.course import MODULES
from ipt_course.findings import Finding
from ipt_course.pages import CITATION, Page
from ipt_course.rules.link_codes import RESULT_WITHOUT_SOURCE

# Numbers that only a study gives: a share, a size of sample or of effect, a p, an interval.
RESULT = re.compile(
    r"\d+(?:\.\d+)? ?(?:%|per cent\b)|\bn ?= ?\d|\b[dgrp] ?[=<>] ?[-−]?0?\.\d|\bNNT\b\D{0,20}\d"
    r"|\b(?:odds|hazard|risk) ratio\b\D{0,20}\d",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")  # every result has one, and few passages do
BLOCK = re.compile(r"(?:^[ \t]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
TABLE = re.compile(r"[ \t]*\|")
ENTRY = re.compile(r"^(?=[ \t]*(?:[-*+]|\d+\.)[ \t])", re.MULTILINE)


def uncited_results(pages: Iterable[Page]) -> Iterator[Finding]:
    """A finding for each paragraph, entry of a list or table that tells a result and cites nothing."""
    for page in pages:
        if page.path.startswith(MODULES):
            for start, passage, beside in _passages(page.prose):
                if DIGIT.search(passage) and (found := RESULT.search(passage)) and not CITATION.search(beside):
                    message = f"`{found[0]}` is a result of a study, and no citation stands beside it"
                    yield RESULT_WITHOUT_SOURCE.at(page.source_path, page.place(start + found.start()), message)


def _passages(prose: str) -> Iterator[tuple[int, str, str]]:
    """Where a passage starts, the passage, and where its citation may stand: a table's in the paragraph before it."""
    blocks = [(match.start(), match[0]) for match in BLOCK.finditer(prose)]
    for (_, before), (start, block) in pairwise([(0, ""), *blocks]):
        if TABLE.match(block):
            yield start, block, before + block
            continue
        for entry in ENTRY.split(block):
            yield start, entry, entry
            start += len(entry)
