"""What was answered in the issue form, each in its place of a new case; marks where there is no answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import get_args

from ipt_course.fill import Value, fill, one_line, unfold
from ipt_course.load.places import KeyPath
from ipt_course.model import Choice, Population, Risk
from ipt_course.new_case import Seed, names_in, new_case

NOT_NAMED = "A contributor who is not named"
_SPEAKER = re.compile(r"([^:]{1,40}):(?!\d\d\b)\s*(.+)")  # not a time of day
_RELATION = re.compile(r"(.{1,40}?)(?:\s*[:(]|,\s|\s[-–—]\s)\s*(.+?)\)?")
_FUNCTION = re.compile(r"(.+?)(?:\s*:|\s[-–—])\s+(.+)")
_BULLET = re.compile(r"^(?:[-*•]|\d{1,2}[.)])\s+")
_AGE = re.compile(r"(?:aged? )?(\d{1,3})(?: years?(?: old)?)?", re.IGNORECASE)
_PRONOUNS = re.compile(r"(.+?)[\s,;:(]+(\w+(?:/\w+)+)\)?")
_NOBODY = re.compile(r"(?:nobody|no one|no-one|none|no|n/?a|nothing|[-–—?.]+)[.!]?", re.IGNORECASE)
_CARRIES: tuple[str, ...] = get_args(Risk.model_fields["carries"].annotation)
_NO_RISK = "asked-none"
_MONTH = re.compile(
    "January|February|March|April|May|June|July|August|September|October|November|December", re.IGNORECASE
)


def case_text(id: str, answers: Mapping[str, str], root: Path) -> str:
    """The commented file with every answer in its place, and marks where there is none."""
    people = [_parts(_RELATION, line) for line in _entries(answers, "people")]
    seed = Seed(
        name=answers.get("name", ""),
        title=answers.get("title", ""),
        population=_one_of(answers, "population", list(Population)),
        area=_one_of(answers, "focus", list(Choice)),
        setting=answers.get("setting", ""),
        region=answers.get("region", ""),
        people=tuple(name for name, _ in people),
        author=answers.get("credit", NOT_NAMED),
    )
    safety = _safety(answers)
    text = unfold(new_case(id, root, seed), [name for name in _FOLDED if any(name in path for path in safety)])
    values: dict[KeyPath, Value] = {path: answers[id] for id, path in _TEXTS.items() if id in answers}
    values |= {("inventory", at, "relation"): one_line(who) for at, (_, who) in enumerate(people) if who}
    return fill(text, {**values, **_person(answers), **_lists(answers), **safety, **_slip(answers)})


_TEXTS: dict[str, KeyPath] = {
    "household": ("household",),
    "work": ("work_or_school",),
    "story": ("story",),
    "reasoning": ("decision", "reasoning"),
    "decoy": ("decoys", 0, "tempting_fact"),
    "risk": ("risk", "asked"),
    "violence": ("violence_screen",),
    "medication": ("medication",),
    "contract": ("contract",),
    "treatment": ("plan_by_phase", "middle"),
    "ending": ("ending",),
    "made": ("made_by",),
}


def _person(answers: Mapping[str, str]) -> dict[KeyPath, Value]:
    """Age and month alone where an answer says no more than that; else the answer, for the check to speak of."""
    found: dict[KeyPath, Value] = {}
    if age := one_line(answers.get("age", "")):
        years = _AGE.fullmatch(age)
        found["age",] = int(years[1]) if years else age
    if gender := one_line(answers.get("gender", "")):
        word, pronouns = _parts(_PRONOUNS, gender)
        found["gender",] = word
        if pronouns:
            found["pronouns",] = pronouns
    if onset := one_line(answers.get("onset", "")):
        month = _MONTH.fullmatch(onset)
        found["episode_onset",] = month.group().capitalize() if month else onset
    return found


_FOLDED = ("content_note", "plan", "feared")  # fields that a new case holds as notes


def _safety(answers: Mapping[str, str]) -> dict[KeyPath, Value]:
    """What the case carries. Where it is more than nothing, there is a plan and a note, or a mark for each."""
    carries = _one_of(answers, "carries", _CARRIES)
    people, feared = _names(answers, "plan_people"), _names(answers, "feared")
    found: dict[KeyPath, Value] = {("risk", "carries"): carries} if carries else {}
    if carries not in ("", _NO_RISK):
        found["content_note",] = "<<FILL IN what comes that may distress a reader, briefly and without detail>>"
    if carries not in ("", _NO_RISK) or people or "plan" in answers:
        found["risk", "plan", "people"] = people or ["<<FILL IN who is on the plan>>"]
        found["risk", "plan", "text"] = answers.get("plan", "<<FILL IN what was agreed>>")
    return found | ({("risk", "feared"): feared} if feared else {})


def _names(answers: Mapping[str, str], id: str) -> list[str]:
    """One a line, or with commas between them; `nobody` is no name."""
    named = (name for line in _entries(answers, id) for name in names_in(line))
    return [name for name in named if not _NOBODY.fullmatch(name)]


def _slip(answers: Mapping[str, str]) -> dict[KeyPath, Value]:
    """Three lines: what was said, what was wrong with it, what was said to mend it."""
    said = list(_entries(answers, "slip"))
    parts = {"line": said[:1], "fault": said[1:2], "repair": said[2:]}
    return {("therapist_slip", part): "\n".join(rows) for part, rows in parts.items() if rows}


def _lists(answers: Mapping[str, str]) -> dict[KeyPath, Value]:
    lists: dict[KeyPath, Value] = {
        ("presenting_words",): list(_entries(answers, "words")),
        ("risk", "protective"): list(_entries(answers, "protective")),
        ("symptoms",): [
            {"symptom": what, "function": stops or "<<FILL IN what it stops or changes>>"}
            for what, stops in (_parts(_FUNCTION, one) for one in _entries(answers, "symptoms"))
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


def _one_of(answers: Mapping[str, str], id: str, words: Collection[str]) -> str:
    """The word that an answer of a list begins with, as in `grief: somebody has died`."""
    said = answers.get(id, "").partition(":")[0].strip()
    return said if said in words else ""
