"""A small course with the real site's configuration: same plugins, extensions, theme, hooks and assets."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from course_factory import write_course
from hostile import a_case, as_file

ROOT = Path(__file__).resolve().parents[1]
HOOKS = ROOT / "hooks"
_REAL = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
# The real site's Markdown, as a list that a test can add to.
EXTENSIONS: list[Any] = yaml.safe_load(
    _REAL[_REAL.index("\nmarkdown_extensions:") : _REAL.index("\n# Finished pages")]
)["markdown_extensions"]
# What a test leaves to the real configuration it takes from there by INHERIT.
OWN: dict[str, Any] = {
    "INHERIT": str(ROOT / "mkdocs.yml"),
    "site_name": "A small course",
    "theme": {"custom_dir": str(ROOT / "overrides")},
    "hooks": [str(HOOKS / "course_hooks.py")],
    "watch": ["quizzes", "cases"],
    "nav": None,
    "not_in_nav": "*",
    # The footer of the theme leads to pages that a small course does not have.
    "validation": {"nav": {"omitted_files": "ignore"}},
}


def small_site(root: Path, files: dict[str, str], **changes: Any) -> Path:
    """Write a course that MkDocs can build; `changes` are top-level settings."""
    write_course(root, files)
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets", dirs_exist_ok=True)
    for folder in ("quizzes", "cases"):
        (root / folder).mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(yaml.safe_dump({**OWN, **changes}), encoding="utf-8")
    return root


def environment(root: Path, **more: str) -> dict[str, str]:
    """As the door sets it up, for a course in `root`."""
    ours = {"COURSE_ROOT": str(root), "PYTHONPATH": str(HOOKS), "NO_MKDOCS_2_WARNING": "1"}
    return {**os.environ, **ours, **more}


def course(root: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """A verb of the door for the course in `root`."""
    command = [sys.executable, "-m", "ipt_course", *map(str, arguments)]
    return subprocess.run(
        command, cwd=root, env=environment(root), capture_output=True, text=True, check=False, timeout=180
    )


def case_text(**changes):
    """The real case, for the module of the small course."""
    data, _ = a_case()
    for question in data["questions"]:
        question |= {"objective": "one-first", "section": "modules/one/index.md#deep"}
    return as_file({**data, "module": "one", "objectives": ["one-first"], "references": ["weissman2017"], **changes})
