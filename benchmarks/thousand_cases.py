"""What a thousand cases cost: `check` against libyaml alone, on one core and on two, and how much memory it takes.

At most 4 times what `yaml.CSafeLoader` needs on one core, at most 2 times on two, at most 250 MB. Run:
`.venv/bin/python benchmarks/thousand_cases.py [HOW-MANY]`. The copies are of the case of
median length, with ids of their own. Loader and check are run in turns, and the least time of each counts: what else
the machine does then falls on all of them.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from stopwatch import ROOT, authors_environment, interpreter

MOST = {1: 4.0, 2: 2.0}
MOST_MEMORY = 250
TURNS = 5
READ = """
import pathlib, yaml
for path in pathlib.Path("cases").glob("*.yml"):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""
LOADER, CHECK = ("-c", READ), ("-m", "ipt_course", "check")


def copy_course(target: Path, cases: int) -> None:
    for name in ("docs", "quizzes", "references", "cases", "cohort.yml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target / name)
    real = sorted((ROOT / "cases").glob("*.yml"), key=lambda path: path.stat().st_size)
    median = real[len(real) // 2]
    text = median.read_text(encoding="utf-8")
    own_ids = re.compile(rf"^(\s*(?:- )?id: {median.stem}[a-z-]*)$", re.MULTILINE)
    for number in range(cases):
        copy = own_ids.sub(rf"\g<1>-{number}", text)
        (target / f"cases/{median.stem}-{number}.yml").write_text(copy, encoding="utf-8")


def run(arguments: Sequence[str], where: Path, cores: int) -> tuple[float, int, str]:
    """Wall-clock seconds of Python with these arguments on so many cores, MB of its largest process, what it said."""
    environment = {**authors_environment(), "PYTHONPATH": str(ROOT / "hooks"), "COURSE_ROOT": str(where)}
    cores_used = set(sorted(os.sched_getaffinity(0))[:cores])
    said = where / "said.txt"
    begin = time.perf_counter()
    with said.open("w") as output:
        process = subprocess.Popen(
            [interpreter(), *arguments],
            cwd=where,
            env=environment,
            stdout=output,
            preexec_fn=lambda: os.sched_setaffinity(0, cores_used),
        )
        _, _, used = os.wait4(process.pid, 0)
    return time.perf_counter() - begin, used.ru_maxrss // 1024, said.read_text(encoding="utf-8")


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        course = Path(folder)
        copy_course(course, cases)
        alone: list[float] = []
        checked: dict[int, list[tuple[float, int, str]]] = {cores: [] for cores in MOST}
        for _ in range(TURNS):
            alone.append(run(LOADER, course, 1)[0])
            for cores, taken in checked.items():
                taken.append(run(CHECK, course, cores))
        print(f"{cases} cases: libyaml alone {min(alone):.2f} s, at most {max(alone):.2f} s of {TURNS} turns")
        for cores, most in MOST.items():
            seconds, memory, said = min(checked[cores])
            kept = "yes" if seconds <= most * min(alone) and memory <= MOST_MEMORY else "NO"
            print(
                f"{cores} core(s): {seconds:.2f} s, × {seconds / min(alone):.2f} (at most {most:.0f}), "
                f"{memory} MB in the largest process (at most {MOST_MEMORY}), {kept}: {said.splitlines()[-1]}"
            )


if __name__ == "__main__":
    main()
