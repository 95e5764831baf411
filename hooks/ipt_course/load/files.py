"""The first hop: quizzes/*.yml and cases/*.yml → documents and findings. Nothing else reads them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from ipt_course.findings import Finding
from ipt_course.load.document import Document, Kind, Loaded
from ipt_course.load.partial import document
from ipt_course.load.source import LARGEST, parse, too_large
from ipt_course.model import Case, Quiz
from ipt_course.rules import yaml_codes as ym

ROOMS: dict[str, Kind] = {"quizzes": "quiz", "cases": "case"}
ENDING, LATER = ".yml", ".practice.yml"  # practice sessions are read by a hop of their own
_ENDINGS = re.compile(r"(\.ya?ml)?\.[^.]*$", re.IGNORECASE)
MODELS: dict[Kind, type[Quiz] | type[Case]] = {"quiz": Quiz, "case": Case}


def load(root: Path, only: Sequence[Path] | None = None) -> Loaded:
    """Read all content files, or only those named."""
    documents: list[Document] = []
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for path in content_files(root, only):
        read = load_file(root, path)
        findings += read.findings
        documents += read.documents
        texts |= read.texts
    return Loaded(tuple(documents), tuple(sorted(findings)), texts)


def content_files(root: Path, only: Sequence[Path] | None = None) -> Iterator[Path]:
    """All content files, or only those named (files or folders, absolute or below root)."""
    return _all_files(root) if only is None else _named_files(root, only)


def load_file(root: Path, path: Path) -> Loaded:
    shown = _shown(root, path)
    if finding := _misnamed(root, path, shown) or unfit(path, shown):
        return Loaded(findings=(finding,))
    try:
        raw = path.read_bytes()
    except OSError as error:
        return Loaded(findings=(_unreadable(shown, error),))
    source = parse(shown, raw)
    texts = {shown: source.text or raw[:LARGEST].decode("utf-8", "replace")}
    if source.data is None:
        return Loaded(findings=source.findings, texts=texts)
    read, findings = document(MODELS[_kind(root, path)], _kind(root, path), source)
    return Loaded((read,), (*source.findings, *findings), texts)


def _all_files(root: Path) -> Iterator[Path]:
    for room in ROOMS:
        if (root / room).is_dir():
            yield from _files_below(root / room)


def _files_below(folder: Path) -> Iterator[Path]:
    """Content files, and what an author may have meant as one: in the room itself, any visible file."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder  # becomes a finding like any name that cannot be read
        return
    for entry in entries:
        if entry.name.startswith((".", "_")) or entry.name == "README.md":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files_below(Path(entry.path))
        elif not entry.name.endswith(LATER) and (folder.name in ROOMS or like_content(entry.name)):
            yield Path(entry.path)


def like_content(name: str) -> bool:
    return name.lower().endswith((".yml", ".yaml"))


def _named_files(root: Path, only: Sequence[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    for named in only:
        path = root / named
        inside = _all_files(root) if path == root else _files_below(path)
        for found in inside if path.is_dir() and not path.is_symlink() else (path,):
            if found not in seen and not found.name.endswith(LATER):
                seen.add(found)
                yield found


def _shown(root: Path, path: Path) -> str:
    """The path as findings print it: below the root, with forward slashes on every system."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _kind(root: Path, path: Path) -> Kind:
    return ROOMS[path.relative_to(root).parts[0]]


def _misnamed(root: Path, path: Path, shown: str) -> Finding | None:
    parts = path.relative_to(root).parts if path.is_relative_to(root) else ()
    if len(parts) < 2 or parts[0] not in ROOMS:
        message, advice = "is neither in quizzes/ nor in cases/", "Move it into one of the two folders."
    elif len(parts) > 2:
        message, advice = f"stands in a folder below {parts[0]}/", f"Move it to {parts[0]}/{parts[-1]}."
    elif not path.name.endswith(ENDING):
        message, advice = f"the name does not end in {ENDING}", renamed(*parts)
    else:
        return None
    return ym.FILE_NAME.at(shown, (1, 1), message, advice)


def renamed(room: str, name: str) -> str:
    stem = f"{room}/{_ENDINGS.sub('', name)}{ENDING}"
    if name.lower().endswith((".yml", ".yaml", ".yml.txt", ".yaml.txt")):
        return f"Rename it to {stem}."
    if name.lower().endswith((".doc", ".docx", ".odt", ".rtf")):
        return f"Save its text as plain text, in {stem}; or move it out of {room}/."
    return f"Rename it to {stem}, or move it out of {room}/."


def unfit(path: Path, shown: str) -> Finding | None:
    """A link may lead out of the course, a pipe never ends, and what is huge is not worth reading."""
    try:
        status = path.lstat()
    except (OSError, ValueError) as error:
        return _unreadable(shown, error)
    if stat.S_ISLNK(status.st_mode):
        return ym.UNREADABLE.at(shown, (1, 1), "is a symbolic link", "Put the file itself there, not a link.")
    if not stat.S_ISREG(status.st_mode):
        return ym.UNREADABLE.at(shown, (1, 1), "is not an ordinary file")
    return too_large(shown, status.st_size) if status.st_size > LARGEST else None


def _unreadable(shown: str, error: Exception) -> Finding:
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    return ym.UNREADABLE.at(shown, (1, 1), f"cannot be read: {reason}")
