"""What the benchmarks share: how long a command takes, as someone at a terminal feels it."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ROOT / ".venv" / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = SCRIPTS / ("python.exe" if sys.platform == "win32" else "python")


def seconds(command: Sequence[str], runs: int = 7, environment: Mapping[str, str] | None = None) -> list[float]:
    """Wall-clock times of `runs` runs, after one that fills the caches of the system."""
    return [_once(command, environment) for _ in range(runs + 1)][1:]


def told(times: Sequence[float]) -> str:
    return f"min {min(times):.3f} s, median {statistics.median(times):.3f} s of {len(times)}"


def interpreter() -> str:
    """The real Python behind this one: a shim of a version manager would be measured with it."""
    return sys.executable


def authors_environment() -> dict[str, str]:
    """An author's Python keeps the modules that it has compiled, so these do too, whatever this environment says."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _once(command: Sequence[str], environment: Mapping[str, str] | None) -> float:
    begin = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin
