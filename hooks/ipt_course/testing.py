"""`./course test`: lint, types, the content check and every test, with a browser seen to first."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
HOW_TO_GET_ONE = "no browser found: install Chromium (Debian: apt-get install chromium) or set COURSE_BROWSER to one"


def run(root: Path, options: Sequence[str]) -> int:
    """Every step in turn; the first that fails ends the run with its status."""
    if not find_browser() and not install_browser():
        print(f"course: {HOW_TO_GET_ONE}.", file=sys.stderr)
        if os.environ.get("CI"):
            return 1
    # Options for pytest mean that someone is looking for one thing: they get only pytest.
    steps = (
        []
        if options
        else [
            ("ruff", "check", "."),
            ("ruff", "format", "--check", "."),
            ("mypy",),
            ("ipt_course", "check"),
        ]
    )
    for step in [*steps, ("pytest", *options)]:
        print(f"── {' '.join(step)}", flush=True)
        if status := subprocess.call([sys.executable, "-m", *step], cwd=root):
            return status
    return 0


def find_browser() -> str | None:
    """A Chromium to drive: COURSE_BROWSER (a path or a name), else the usual names."""
    if named := os.environ.get("COURSE_BROWSER"):
        return named if Path(named).exists() else shutil.which(named)
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def install_browser() -> str | None:
    """As root on a system with apt, install Chromium; elsewhere leave the machine as it is."""
    is_root = getattr(os, "geteuid", lambda: None)() == 0
    if not (is_root and shutil.which("apt-get")):
        return None
    print("Installing Chromium for the browser tests …", file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        if subprocess.call(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL):
            return None
    return find_browser()
