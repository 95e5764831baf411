"""The one door beside a course of its own, so that a test can try it without touching the real `.venv`."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STUB = "import os, sys\nprint('handed over', sys.argv[1:], os.environ['COURSE_ROOT'])\nsys.exit(7)\n"


def digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def copy_of_door(folder: Path, installed: bool = True) -> Path:
    """The door, its locks, this Python as `.venv`, and a core that says what reached it."""
    shutil.copy(ROOT / "course", folder / "course")
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    core = folder / "hooks" / "ipt_course"
    core.mkdir(parents=True)
    (core / "__init__.py").touch()
    (core / "__main__.py").write_text(STUB, encoding="utf-8")
    scripts = folder / ".venv" / "bin"
    scripts.mkdir(parents=True)
    (scripts / "python").symlink_to(sys.executable)
    for extra in ("site", "test") if installed else ():
        stamp = folder / ".venv" / f"installed-{extra}"
        stamp.write_text(digest(folder / "requirements" / f"{extra}.lock"), encoding="ascii")
    return folder / "course"


def knock(door: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(door), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=door.parent, timeout=120)
