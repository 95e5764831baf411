"""A file of data that stands beside the content: the glossary, the results, a worksheet."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from ipt_course.findings import Finding
from ipt_course.load.shape import validate
from ipt_course.load.source import Source, parse

M = TypeVar("M", bound=BaseModel)


def read_file(model: type[M], root: Path, path: str) -> tuple[Source, M | None, list[Finding]]:
    """The file with its places, what it holds (None where it is missing or faulty), and every fault of its shape."""
    file = root / path
    if not file.exists():
        return Source(path, ""), None, []
    source = parse(path, file.read_bytes())
    if source.data is None:
        return source, None, list(source.findings)
    whole, findings = validate(model, source)
    return source, whole, [*source.findings, *findings]
