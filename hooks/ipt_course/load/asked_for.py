"""Cases that are read when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ipt_course.load.files import load_file
from ipt_course.model import Case


class CasesAskedFor(Mapping[str, Case]):
    """Cases by id. Each was sound when it was judged, and is read again for whoever asks: few of a thousand are.

    Raises KeyError for one whose file has been spoilt since.
    """

    def __init__(self, root: Path, paths: Mapping[str, str]) -> None:
        """`paths` are below the root, by id."""
        self._root, self._paths = root, paths
        self._read: dict[str, Case] = {}

    def __getitem__(self, id: str) -> Case:
        if id not in self._read:
            for case in load_file(self._root, self._root / self._paths[id]).cases:
                self._read[id] = case
        return self._read[id]

    def __contains__(self, id: object) -> bool:
        return id in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
