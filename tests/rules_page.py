"""Writes docs/authors/rules.md from the table of rules and their golden files."""

from pathlib import Path

import yaml

from golden_rules import golden_files
from ipt_course.findings import Rule
from ipt_course.rules.table import TABLE

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs/authors/rules.md"
FAMILIES = {
    "CS": ("Cases", "What a case needs before a clinician can learn from it.", "cs"),
    "LK": ("Pages and what they place", "Markers, citations and modules, checked in both directions.", "lk"),
    "QZ": ("Items", "Items of quizzes, and the questions of cases.", "qz"),
    "TX": ("Texts", "Every text of every file.", "tx"),
    "YM": ("Files and fields", "Whether a file can be read, and whether its fields are the model's.", "ym"),
}
OPENING = """\
---
title: The rules
description: Every rule that ./course check applies to quizzes, cases and pages, each with its reason.
---

# The rules

`./course check` reads every file and reports every problem at once, each with its line, a code and advice.
Below stands each code with its reason, something that the rule refuses, and the same put right.
An *error* stops the build; a *warning* asks for a second look. Codes never change their meaning.
"""


def text() -> str:
    return "\n".join([OPENING, *(_family(*family) for family in FAMILIES.items())])


def _family(prefix: str, family: tuple[str, str, str]) -> str:
    heading, words, anchor = family
    rules = [_section(rule) for code, rule in TABLE.items() if code.startswith(prefix)]
    return "\n".join([f"## {heading} {{ #{anchor} }}", "", words, "", *rules])


def _section(rule: Rule) -> str:
    wrong, right = examples()[rule.code]
    language = "markdown" if rule.code.startswith("LK") else "yaml"
    return "\n".join(
        [
            f"### {rule.code} {rule.name} {{ #{rule.code.lower()} }}",
            "",
            f"*{rule.severity.capitalize()}.* {rule.reason}",
            "",
            "Wrong:",
            "",
            _fence(wrong, language),
            "",
            "Right:",
            "",
            _fence(right, language),
            "",
            rule.advice,
            "",
        ]
    )


def _fence(code: str, language: str) -> str:
    return f"````{language}\n{code.rstrip()}\n````"


def examples() -> dict[str, tuple[str, str]]:
    """Wrong and right by code; where a code has several golden files, the first one's."""
    found = {golden.rule: golden.example() for golden in reversed(golden_files())}
    between = yaml.safe_load((TESTS / "rules/base/link-examples.yml").read_text(encoding="utf-8"))
    return found | {code: (example["wrong"], example["right"]) for code, example in between.items()}


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
