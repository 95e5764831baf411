"""Which files below practice/ are exercises, and what stands there and would be read by nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ipt_course.exercises.kinds import KINDS
from ipt_course.findings import Finding
from ipt_course.load.files import ENDING, like_content, renamed, unfit
from ipt_course.paths import PRACTICE
from ipt_course.rules import yaml_codes as ym


def exercise_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Every file that can be read as an exercise, folder by folder: its path below the course, and what it holds."""
    for kind in KINDS:
        for file in sorted((root / kind.folder).glob(f"[!._]*{ENDING}")):
            path = f"{kind.folder}/{file.name}"
            if unfit(file, path) is None:
                yield path, file.read_bytes()


def misplaced(root: Path) -> Iterator[Finding]:
    """Files that their author may have meant as an exercise, and that no folder's reader takes."""
    rooms = [kind.folder for kind in KINDS]
    for path in sorted((root / PRACTICE).rglob("*")):
        below = path.relative_to(root)
        room, shown = below.parent.as_posix(), below.as_posix()
        if any(part.startswith((".", "_")) for part in below.parts) or path.name == "README.md" or shown in rooms:
            continue
        if room in rooms and not (path.name.endswith(ENDING) or path.is_dir()):
            yield ym.FILE_NAME.at(shown, (1, 1), f"the name does not end in {ENDING}", renamed(room, path.name))
        elif room not in rooms and like_content(path.name):
            those = " or ".join(f"{folder}/" for folder in rooms)
            yield ym.FILE_NAME.at(shown, (1, 1), f"stands neither in {those}", "Move it into the folder of its kind.")
