"""Golden files of the rules: tests/rules/*.yml, each a rule, a sound base and changes to it.

What a rule must pass although it holds the rule's words may stand in a file of its own, without `fail`.

A change is `from` → `to`: exact text that stands once in the base, or whole lines, whose common
indentation does not matter. Without `from`, `whole` is the file. `file` and `encoding` say under which
name and how it is saved, `copy_as` adds it beside the base, `link` makes it a symbolic link. Under `also`
stand further changes of the same file, each with `from` and `to`.
"""

import textwrap
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

import yaml

from ipt_course.exercises.kinds import kind_of
from ipt_course.exercises.read import Surroundings, read_exercise
from ipt_course.findings import Finding
from ipt_course.load.files import load
from ipt_course.load.shape import validate as shape_of
from ipt_course.load.source import parse
from ipt_course.model import Case
from ipt_course.pages import Page
from ipt_course.rules.scope import Context
from ipt_course.rules.table import validate

FOLDER = Path(__file__).parent / "rules"
BASES = {"quiz": "quizzes/quiz.yml", "kinds": "quizzes/kinds.yml", "case": "cases/case.yml"}
EXERCISES = {
    "session": "practice/sessions/session.yml",
    "transcript": "practice/transcripts/transcript.yml",
    "drill": "practice/drills/drill.yml",
}
CONTEXT = Context(
    objectives={"role-disputes": {"rd-stage", "rd-decision"}},
    anchors={
        "modules/role-disputes/index.md": {"choosing"},
        "modules/role-disputes/stages.md": {"impasse"},
        "modules/role-disputes/working.md": {"options"},
    },
    references={"weissman2017", "who2013ipv"},
    cases={"case", "another-case"},
)


@dataclass(frozen=True)
class Golden:
    rule: str
    base: str
    fail: list[dict[str, Any]]
    passing: list[dict[str, Any]]
    shown: dict[str, str]
    file: str

    def example(self) -> tuple[str, str]:
        """Wrong and right, as the authors' page shows them."""
        if self.shown:
            return self.shown["wrong"], self.shown["right"]
        return self.fail[0]["to"], self.fail[0]["from"]


def golden_files() -> list[Golden]:
    return [read(path) for path in sorted(FOLDER.glob("*.yml"))]


def read(path: Path) -> Golden:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Golden(data["rule"], data["base"], data.get("fail", []), data["pass"], data.get("shown", {}), path.stem)


def base_text(base: str) -> str:
    return (FOLDER / "base" / f"{base}.yml").read_text(encoding="utf-8")


def changed(text: str, change: dict[str, Any]) -> str:
    """The base with the change made, and after it each of those that stand under `also`."""
    return reduce(_changed, [change, *change.get("also", [])], text)


def _changed(text: str, change: dict[str, Any]) -> str:
    if "whole" in change:
        return str(change["whole"])
    if "repeat" in change:
        return "#" * int(change["repeat"])
    if "from" not in change:
        return text
    old, new = change["from"], change["to"]
    if not old.endswith("\n"):
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the base"
        return text.replace(old, new)
    return _with_lines(text, old, new)


def _with_lines(text: str, old: str, new: str) -> str:
    found = []
    for indent in range(0, 13):
        lines = "\n" + textwrap.indent(old, " " * indent)
        at = f"\n{text}".find(lines)
        if at >= 0:
            assert f"\n{text}".count(lines) == 1, f"{old!r} stands twice in the base"
            found.append((at, indent))
    assert len(found) == 1, f"{old!r} stands {len(found)} times in the base"
    at, indent = found[0]
    end = at + len(textwrap.indent(old, " " * indent))
    return text[:at] + textwrap.indent(new, " " * indent) + text[end:]


def findings(golden: Golden, change: dict[str, Any], root: Path) -> list[str]:
    """code@line:column of everything found in the changed file."""
    text = changed(base_text(golden.base), change)
    if golden.base in EXERCISES:
        return [f"{one.code}@{one.line}:{one.column}" for one in in_exercise(golden.base, text)]
    name = change.get("copy_as") or change.get("file") or BASES[golden.base]
    _write(root / name, text.encode(change.get("encoding", "utf-8")), change)
    if "copy_as" in change:
        _write(root / BASES[golden.base], base_text(golden.base).encode(), {})
    loaded = load(root)
    found = sorted([*loaded.findings, *validate(loaded.documents, CONTEXT)])
    return [f"{one.code}@{one.line}:{one.column}" for one in found if one.path == name]


def in_exercise(base: str, text: str) -> list[Finding]:
    """Everything found in an exercise that stands beside the case of the tests."""
    path, page = EXERCISES[base], Page("modules/role-disputes/stages.md", "## Impasse { #impasse }\n")
    case, _ = shape_of(Case, parse(BASES["case"], base_text("case")))
    assert case
    around = Surroundings(frozenset({"role-disputes"}), {case.id: case}, {page.path: page})
    kind = kind_of(path)
    assert kind
    return sorted(read_exercise(kind, path, text.encode(), around)[1])


def _write(path: Path, content: bytes, change: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if change.get("link"):
        elsewhere = path.parents[1] / "elsewhere.yml"
        elsewhere.write_bytes(content)
        path.symlink_to(elsewhere)
    else:
        path.write_bytes(content)
