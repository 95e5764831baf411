"""A small sound course on disk, for tests that change one thing in it."""

from pathlib import Path
from typing import Any

import yaml

INDEX = """\
---
title: One
module: one
objectives:
  - id: one-first
    text: Choose the first thing.
---

# One

## Deep { #deep }

{{ objectives }}

Words of the page [@weissman2017].

{{ quiz: one }}

{{ item: checks-a }}

{{ references }}
"""
BIBLIOGRAPHY = "@book{weissman2017, author={Weissman, Myrna M.}, title={A Guide}, publisher={A Press}, year={2018}}\n"


def option(id: str, key: bool = False, **changes: Any) -> dict[str, Any]:
    words = {"id": id, "text": f"The words of {id}.", "feedback": f"What {id} would do to this patient."}
    return {**words, **({"key": True} if key else {}), **changes}


def item(id: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": id,
        "revision": 1,
        "kind": "single-best-answer",
        "objective": "one-first",
        "section": "modules/one/index.md#deep",
        "difficulty": 1,
        "stem": f"What do you say first in {id}?",
        "options": [option("ask", key=True), option("tell"), option("wait")],
        "rationale": "It opens the subject and leaves the next word to the patient.",
        **changes,
    }


def quiz(id: str, items: list[dict[str, Any]], **changes: Any) -> dict[str, Any]:
    return {"id": id, "title": f"Quiz {id}", "module": "one", "items": items, **changes}


def dump(data: dict[str, Any]) -> str:
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=10_000)


def sound_course() -> dict[str, str]:
    """Path → text of a course in which `check` finds nothing."""
    return {
        "docs/index.md": "---\ntitle: Home\n---\n\n# Home\n\nNothing here.\n",
        "docs/modules/one/index.md": INDEX,
        "quizzes/one.yml": dump(quiz("one", [item("one-a"), item("one-b")])),
        "quizzes/checks.yml": dump(quiz("checks", [item("checks-a")], placed="singly")),
        "references/ipt.bib": BIBLIOGRAPHY,
    }


def write_course(root: Path, files: dict[str, str]) -> Path:
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root
