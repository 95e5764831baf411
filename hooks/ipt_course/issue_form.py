"""A case from the issue form, for people without git: the answers become a file, whatever they hold.

The event is data: a JSON file that GitHub writes. Nothing of it becomes a command, a path or a field's name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipt_course.fill import Value, fill, one_line, plain
from ipt_course.load.places import KeyPath
from ipt_course.model import Choice, Population
from ipt_course.new import ROOMS, NewFileError, suggested_id
from ipt_course.new_case import Seed, new_case

# Id → label: what `.github/ISSUE_TEMPLATE/case.yml` asks, in its order. GitHub gives the labels back, not the ids.
LABELS = {
    "title": "Title",
    "name": "The patient's given name",
    "population": "Time of life",
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
    "treatment": "How the treatment went",
    "ending": "How it ended",
    "made": "How you invented it",
    "credit": "Your name, if it should be printed",
    "agreed": "Please confirm",
}
FICTIONAL = "Everything in this case is invented. No patient, student or colleague is a source, not even disguised."
LICENCE = "I wrote this text, and it may be published under CC BY-SA 4.0."
NOT_NAMED = "A contributor who is not named"
NO_ANSWER = "_No response_"
FILE = re.compile(r"[a-z][a-z0-9-]*\Z")
_SPEAKER = re.compile(r"([^:]{1,40}):(?!\d\d\b)\s*(.+)")  # not a time of day
_RELATION = re.compile(r"(.{1,40}?)(?:\s*[:(]|,\s|\s[-–—]\s)\s*(.+?)\)?")
_BULLET = re.compile(r"^(?:[-*•]|\d{1,2}[.)])\s+")
_MONTH = re.compile(
    "January|February|March|April|May|June|July|August|September|October|November|December", re.IGNORECASE
)


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


def case_text(id: str, answers: Mapping[str, str], root: Path) -> str:
    """The commented file with every answer in its place, and marks where there is none."""
    people = [_parts(_RELATION, line) for line in _entries(answers, "people")]
    seed = Seed(
        name=answers.get("name", ""),
        title=answers.get("title", ""),
        population=_one_of(answers, "population", Population),
        area=_one_of(answers, "focus", Choice),
        setting=answers.get("setting", ""),
        region=answers.get("region", ""),
        people=tuple(name for name, _ in people),
        author=answers.get("credit", NOT_NAMED),
    )
    text = new_case(id, root, seed)
    values = {path: answers[id] for id, path in _TEXTS.items() if id in answers}
    values |= {("inventory", at, "relation"): one_line(who) for at, (_, who) in enumerate(people) if who}
    return fill(text, {**values, **_month(answers), **_lists(answers)})


_TEXTS: dict[str, KeyPath] = {
    "household": ("household",),
    "work": ("work_or_school",),
    "story": ("story",),
    "reasoning": ("decision", "reasoning"),
    "decoy": ("decoys", 0, "tempting_fact"),
    "risk": ("risk", "asked"),
    "violence": ("violence_screen",),
    "treatment": ("plan_by_phase", "middle"),
    "ending": ("ending",),
    "made": ("made_by",),
}


def _month(answers: Mapping[str, str]) -> dict[KeyPath, Value]:
    """The month alone where the answer says no more than that; else the answer, for the check to speak of."""
    said = one_line(answers.get("onset", ""))
    match = _MONTH.fullmatch(said)
    return {("episode_onset",): match.group().capitalize() if match else said} if said else {}


def _lists(answers: Mapping[str, str]) -> dict[KeyPath, Value]:
    lists: dict[KeyPath, Value] = {
        ("presenting_words",): list(_entries(answers, "words")),
        ("symptoms",): [
            {"symptom": one, "function": "<<FILL IN what it stops or changes>>"}
            for one in _entries(answers, "symptoms")
        ],
        ("incident", "lines"): list(_spoken(answers)),
        ("decision", "evidence"): [
            {"quote": one, "shows": "<<FILL IN what it shows>>"} for one in _entries(answers, "evidence")
        ],
    }
    return {path: entries for path, entries in lists.items() if entries}


def _entries(answers: Mapping[str, str], id: str) -> Iterator[str]:
    """Each line that says something, without the sign of a list before it."""
    for line in answers.get(id, "").split("\n"):
        if entry := _BULLET.sub("", line, count=1).strip():
            yield entry


def _spoken(answers: Mapping[str, str]) -> Iterator[dict[str, str]]:
    for line in _entries(answers, "incident"):
        speaker, says = _parts(_SPEAKER, line)
        yield {"speaker": speaker, "says": says} if says else {"speaker": "<<FILL IN who speaks>>", "says": line}


def _parts(pattern: re.Pattern[str], line: str) -> tuple[str, str]:
    """What stands before and after the sign between them; nothing after where there is none."""
    match = pattern.fullmatch(line)
    return (match[1].strip(), match[2].strip()) if match else (line, "")


def _one_of(answers: Mapping[str, str], id: str, words: type[Population] | type[Choice]) -> str:
    """The word that an answer of a list begins with, as in `grief: somebody has died`."""
    said = answers.get(id, "").partition(":")[0].strip()
    return said if said in list(words) else ""
