"""A revision of the course, read through git: the quizzes, cases and exercises as they were. Nothing is checked out."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ipt_course.exercises.kinds import KINDS
from ipt_course.load.files import ENDING, LATER, ROOMS
from ipt_course.refusal import RefusalError

FOLDERS = (*ROOMS, *(kind.folder for kind in KINDS))
_FILE = ("100644", "100755")  # not a link


class RevisionError(RefusalError):
    """There is nothing to compare with; the text says why."""

    status = 2


@dataclass(frozen=True)
class Revision:
    """One commit. `prefix` is the way from the top of the repository to the course."""

    root: Path
    commit: str
    prefix: str

    @classmethod
    def named(cls, root: Path, name: str) -> Revision:
        known = _git(root, "rev-parse", "--is-shallow-repository", "--show-prefix")
        if known.returncode:
            raise RevisionError(f"--since needs the course as a git checkout; git says: {_words(known.stderr)}")
        shallow, _, prefix = known.stdout.decode("utf-8", "replace").partition("\n")
        if shallow == "true":
            raise RevisionError(
                "this is a shallow clone, whose history is cut off; `git fetch --unshallow` brings the rest "
                "(on GitHub Actions: `fetch-depth: 0` for actions/checkout)"
            )
        return cls(root, _commit(root, name), prefix.removesuffix("\n"))

    def files(self) -> dict[str, bytes]:
        """Content by path below the course, as `load` would read it."""
        listed = _read(self.root, "ls-tree", "-r", "-z", self.commit, "--", *FOLDERS)
        found: dict[str, str] = {}
        for entry in filter(None, listed.split(b"\0")):
            about, _, path = entry.partition(b"\t")
            mode, _, blob = about.decode().split(" ")
            if mode in _FILE and is_content(shown := path.decode("utf-8", "replace")):
                found[shown] = blob
        return dict(zip(found, self._blobs(found.values()), strict=True))

    def earlier(self) -> Iterator[tuple[str, bytes]]:
        """Every content file that this revision or one before it had, the newest first."""
        listed = _read(self.root, "-c", "core.quotePath=off", "rev-list", "--objects", self.commit, "--", *FOLDERS)
        found: dict[str, str] = {}
        for entry in listed.decode("utf-8", "replace").splitlines():
            blob, _, path = entry.partition(" ")
            if path.startswith(self.prefix) and is_content(below := path.removeprefix(self.prefix)):
                found[blob] = below
        yield from zip(found.values(), self._blobs(found), strict=True)

    def _blobs(self, names: Iterable[str]) -> Iterator[bytes]:
        """The content of each object, by one process for all of them."""
        wanted = list(names)
        out = _read(self.root, "cat-file", "--batch", asked="".join(f"{name}\n" for name in wanted)) if wanted else b""
        at = 0
        for name in wanted:
            end = out.index(b"\n", at)
            head = out[at:end].split()
            if head[1:2] != [b"blob"]:
                raise RevisionError(f"git cannot give {name}, which this revision names; `git fsck` tells more")
            at = end + 1 + int(head[2])
            yield out[end + 1 : at]
            at += 1


def is_content(path: str) -> bool:
    room, _, name = path.rpartition("/")
    return room in FOLDERS and name.endswith(ENDING) and not name.startswith((".", "_")) and (not name.endswith(LATER))


def _commit(root: Path, name: str) -> str:
    # What begins with a dash would be read as an option of git.
    found = None if name.startswith("-") else _git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if found is None or found.returncode:
        raise RevisionError(
            f"there is no revision `{name}` in this checkout; name a branch, a tag or a commit, as in "
            "`--since main` or `--since HEAD~1` (one of another copy needs `git fetch` first)"
        )
    return found.stdout.decode().strip()


def _read(root: Path, *arguments: str, asked: str = "") -> bytes:
    done = _git(root, *arguments, asked=asked)
    if done.returncode:
        raise RevisionError(f"git could not read the earlier course; it says: {_words(done.stderr)}")
    return done.stdout


def _git(root: Path, *arguments: str, asked: str = "") -> subprocess.CompletedProcess[bytes]:
    """Bytes in, bytes out: what a file holds must not depend on the system's idea of line ends."""
    git = shutil.which("git")
    if git is None:
        raise RevisionError("--since needs git, which is not installed here")
    quiet = {**os.environ, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run([git, "-C", str(root), *arguments], input=asked.encode(), capture_output=True, env=quiet)
    except (OSError, ValueError) as error:
        raise RevisionError(f"git could not be started: {error}") from error


def _words(stderr: bytes) -> str:
    """git's own first line, without its shout."""
    said = stderr.decode("utf-8", "replace").strip().splitlines() or ["nothing"]
    return said[0].removeprefix("fatal: ").removeprefix("error: ")
