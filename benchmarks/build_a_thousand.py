"""What a thousand cases cost a build: at most 20 s in all, 400 KB of search index, and nothing in the nav.

Run: `.venv/bin/python benchmarks/build_a_thousand.py [HOW-MANY]`, on four cores that nobody else uses. The copies are
those of thousand_cases.py, each with its role play, so there are two pages to a case. Beside it stands what MkDocs and
Material alone take for the same HTML, as `./course stage` writes it, with no rule, no drawing and no policy.
"""

import gzip
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from stopwatch import PYTHON, ROOT
from thousand_cases import copy_course

MOST_SECONDS = 20
MOST_INDEX = 400  # KB of gzip, for a thousand
REST = ("hooks", "overrides", "practice", "worksheets", "mkdocs.yml")
# Where the nav is looked at: the page of a case, which stands in no menu, and one that stands in it.
NAV = re.compile(r'<nav class="ipt-nav.*?</nav>', re.DOTALL)
PAGES = ("cases/mei-lin/index.html", "modules/grief/index.html")
ALONE = """
site_name: The same pages
docs_dir: staged
theme: {name: material, font: false}
plugins: [search]
validation: {nav: {omitted_files: ignore}, links: {not_found: ignore, unrecognized_links: ignore}}
nav: [index.md]
"""


class Taken(NamedTuple):
    """Seconds by the clock, and of all cores together."""

    clock: float
    cores: float

    def __str__(self) -> str:
        return f"{self.clock:.1f} s ({self.cores:.1f} s of cores)"


def run(course: Path, *command: str) -> Taken:
    told = {"COURSE_ROOT": str(course), "PYTHONPATH": str(course / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    quiet = {"PYDANTIC_DISABLE_PLUGINS": "__all__", "JUPYTER_PLATFORM_DIRS": "1"}
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [str(PYTHON), "-m", *command],
        cwd=course,
        env={**os.environ, **told, **quiet},
        capture_output=True,
        text=True,
        check=False,
    )
    clock, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stdout[-1000:] + done.stderr[-1000:])
    return Taken(clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def made(course: Path, cases: int) -> Path:
    copy_course(course, cases)
    for name in REST:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, course / name)
    return course


def alone(course: Path) -> Taken:
    run(course, "ipt_course", "stage", "staged")
    (course / "alone.yml").write_text(ALONE, encoding="utf-8")
    return run(course, "mkdocs", "build", "--quiet", "--config-file", "alone.yml", "--site-dir", str(course / "alone"))


def gained(few: Path, many: Path) -> float:
    """KB of gzip by which the search index grew, had every case its own words.

    The copies share theirs, and gzip would make nothing of them; so what is new gets as many, drawn from the course.
    """
    old, new = (json.loads((course / "site/search/search_index.json").read_bytes())["docs"] for course in (few, many))
    known, draw = {json.dumps(entry) for entry in old}, random.Random(1)
    words = [word for entry in old for word in entry["text"].split()]
    for entry in new:
        if json.dumps(entry) not in known:
            for key in ("title", "text"):
                entry[key] = " ".join(draw.choices(words, k=len(entry[key].split())))
    return (_packed(new) - _packed(old)) / 1000


def _packed(entries: list[dict[str, str]]) -> int:
    return len(gzip.compress(json.dumps(entries, separators=(",", ":")).encode()))


def navs(course: Path) -> list[str]:
    return [nav for page in PAGES for nav in NAV.findall((course / "site" / page).read_text(encoding="utf-8"))]


def judged(kept: bool) -> str:
    return "yes" if kept else "NO"


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        few, many = made(Path(folder, "few"), 0), made(Path(folder, "many"), cases)
        print(f"the course as it is       {run(few, 'ipt_course', 'build')}")
        taken = run(many, "ipt_course", "build")
        print(f"and {cases} cases more      {taken}, at most {MOST_SECONDS} s: {judged(taken.clock <= MOST_SECONDS)}")
        grown = gained(few, many)
        print(f"the search index gains    {grown:.0f} KB, at most {MOST_INDEX}: {judged(grown <= MOST_INDEX)}")
        print(f"the nav stays as it was   {judged(len(navs(few)) == len(PAGES) and navs(many) == navs(few))}")
        other = alone(many)
        print(f"MkDocs and Material alone {other}; ours takes × {taken.clock / other.clock:.2f} of that")


if __name__ == "__main__":
    main()
