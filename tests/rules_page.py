"""Writes docs/authors/rules.md from the table of rules and their golden files."""

from pathlib import Path

import yaml

from golden_rules import golden_files
from ipt_course.findings import Rule
from ipt_course.rules.severities import is_settable
from ipt_course.rules.table import TABLE

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs/authors/rules.md"
FAMILIES = {
    "CS": ("Cases", "What a case needs before a clinician can learn from it.", "cs"),
    "DR": ("Drills", "One skill, three patients' lines, three replies to each.", "dr"),
    "LG": ("Language", "People before labels, in the narrator's voice: in cases and in practice.", "lg"),
    "LK": ("Pages and what they place", "Markers, citations and modules, checked in both directions.", "lk"),
    "PR": ("Practice sessions", "Every way through a session is tried, in every state that can be.", "pr"),
    "PV": ("Privacy", "What could lead from a text to a person.", "pv"),
    "QZ": ("Items", "Items of quizzes, and the questions of cases.", "qz"),
    "RV": (
        "Saved answers",
        "What `./course check --since REV` finds: changes that saved answers would not survive.",
        "rv",
    ),
    "SF": ("Safety", "What every case asks, plans and leaves out, whatever its focus; and what no text may say.", "sf"),
    "TR": ("Transcripts to rate", "What the lines, the marks and the slips of a transcript owe to each other.", "tr"),
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
Codes never change their meaning.

## How severe { #severity }

An *error* stops the build; a *warning* asks for a second look. A course sets this for itself in `cohort.yml`,
one line for each code, with `error`, `warning` or `off`:

````yaml
rules:
  QZ020: error      # here the length of a key stops the build
  CS015: off        # and stories may be of any length
````

Where it says *error, always*, no setting changes it: the build, learners' saved answers or a patient's safety
rest on the rule. A code that does not exist, or another word, is itself an error, at its line of `cohort.yml`.

The rules QZ020 to QZ034 are about flaws that give an item away or make it unfair. What they look for, and how much
is too much, stands in each reason; the lists of words stand in `hooks/ipt_course/rules/item_words.py`. They are
warnings because a good item may have a look of the flaw: reword it where that costs nothing, and leave it where
the content needs it. `./course stats` tells how far anyone would get who goes by these looks alone. That an item
has a rationale, an objective and a section at all is part of its form ([YM030](#ym030)).
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
            f"*{rule.severity.capitalize()}{'' if is_settable(rule) else ', always'}.* {rule.reason}",
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
    found = {golden.rule: golden.example() for golden in reversed(golden_files()) if golden.fail}
    between = yaml.safe_load((TESTS / "rules/base/link-examples.yml").read_text(encoding="utf-8"))
    back = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["shown"] for path in TESTS.glob("since/*.yml")}
    practised = {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["shown"]
        for folder in ("practice", "drills", "transcripts")
        for path in TESTS.glob(f"{folder}/*.yml")
    }
    shown = {**between, **back, **practised}
    return found | {code: (example["wrong"], example["right"]) for code, example in shown.items()}


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
