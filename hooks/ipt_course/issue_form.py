"""A case from the issue form, for people without git: the answers become a file, whatever they hold.

The event is data: a JSON file that GitHub writes. Nothing of it becomes a command, a path or a field's name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipt_course.fill import one_line, plain
from ipt_course.issue_case import case_text
from ipt_course.new import ROOMS, NewFileError, suggested_id

# Id → label: what `.github/ISSUE_TEMPLATE/case.yml` asks, in its order. GitHub gives the labels back, not the ids.
LABELS = {
    "title": "Title",
    "name": "The patient's given name",
    "population": "Time of life",
    "age": "Age",
    "gender": "Gender and pronouns",
    "setting": "Where and how often they meet",
    "region": "The kind of place they live in",
    "household": "Who lives at home",
    "work": "What the person does all day",
    "people": "The people in the patient's life",
    "words": "The patient's own words",
    "story": "The story",
    "onset": "The month in which it began",
    "symptoms": "Symptoms",
    "incident": "One talk, line by line",
    "focus": "The focus you would choose",
    "reasoning": "Why this focus",
    "evidence": "Lines of the story that show it",
    "decoy": "The fact that tempts to another focus",
    "risk": "How risk was asked about",
    "violence": "How fear and violence were asked about",
    "feared": "Whom the patient fears",
    "carries": "What the case carries",
    "protective": "What holds the person",
    "plan_people": "Who is on the safety plan",
    "plan": "The safety plan",
    "medication": "Medication",
    "contract": "The contract",
    "treatment": "How the treatment went",
    "slip": "One slip of the therapist's",
    "ending": "How it ended",
    "made": "How you invented it",
    "credit": "Your name, if it should be printed",
    "agreed": "Please confirm",
}
FICTIONAL = "Everything in this case is invented. No patient, student or colleague is a source, not even disguised."
LICENCE = "I wrote this text, and it may be published under CC BY-SA 4.0."
NO_ANSWER = "_No response_"
FILE = re.compile(r"[a-z][a-z0-9-]*\Z")


@dataclass(frozen=True)
class Written:
    """A file that is not yet there."""

    id: str
    text: str


def case_from_event(event: Path, root: Path) -> Written:
    """The file that the issue of an event asks for; refuses one whose author has not confirmed that it is invented."""
    issue: Mapping[str, Any] = json.loads(event.read_text(encoding="utf-8"))["issue"]
    answers = answers_in(str(issue["body"] or ""))
    if not confirmed(answers.get("agreed", "")):
        raise NewFileError("the form's two confirmations are not ticked: invented throughout, and under CC BY-SA 4.0")
    id = free_id(answers, int(issue["number"]), root)
    return Written(id, case_text(id, answers, root))


def answers_in(body: str) -> dict[str, str]:
    """Id → answer. What stands before the first heading, or without any, belongs to the story."""
    lines = plain(body).split("\n")
    headings = {f"### {label}": id for id, label in LABELS.items()}
    left, at = list(LABELS), "story"
    found: dict[str, list[str]] = {"story": []}
    for number, line in enumerate(lines):
        id = headings.get(line, "")
        # A heading in an answer is text: before it would count, those of the questions in between come.
        if id in left and not any(f"### {LABELS[one]}" in lines[number:] for one in left[: left.index(id)]):
            at, left = id, left[left.index(id) + 1 :]
            found.setdefault(at, [])
        else:
            found[at].append(line)
    answers = {id: "\n".join(rows).strip() for id, rows in found.items()}
    return {id: text for id, text in answers.items() if text and text != NO_ANSWER}


def confirmed(agreed: str) -> bool:
    ticked = {line[5:].strip() for line in agreed.split("\n") if line.lower().startswith("- [x]")}
    return {FICTIONAL, LICENCE} <= ticked


def free_id(answers: Mapping[str, str], number: int, root: Path) -> str:
    """A name for the file, made of letters of the title; the issue's number where the name is taken."""
    id = suggested_id(one_line(answers.get("title", ""))[:40]) or suggested_id(answers.get("name", "")) or "case"
    taken = (root / ROOMS["case"] / f"{id}.yml").exists()
    id = f"{id[:40].rstrip('-')}-{number}" if taken else id
    if not FILE.match(id):  # never: the name becomes part of a command
        raise NewFileError("no name for the file could be made of the title")
    return id
