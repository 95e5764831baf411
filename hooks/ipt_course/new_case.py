"""A new case: what its author could say of it so far, in a commented file that asks for the rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ipt_course.fill import Value, fill, one_line
from ipt_course.load.places import KeyPath
from ipt_course.model import Choice, Population
from ipt_course.new import NewFileError, refuse_bad_id, starter

FEWEST_PEOPLE, MOST_PEOPLE = 4, 8
AGES = {
    Population.ADOLESCENT: "12 to 17",
    Population.ADULT: "18 to 64",
    Population.PERINATAL: "16 to 50",
    Population.OLDER_ADULT: "65 to 89",
}
KEY = "        # Stands at the right answer and nowhere else.\n        key: true\n"
MODULES = {
    Choice.GRIEF: "grief",
    Choice.ROLE_DISPUTE: "role-disputes",
    Choice.ROLE_TRANSITION: "role-transitions",
    Choice.INTERPERSONAL_DEFICITS: "interpersonal-deficits",
}


@dataclass(frozen=True)
class Seed:
    """What is known of a case before it is written; what is empty is asked for in the file."""

    name: str = ""
    seed: str = ""
    title: str = ""
    population: str = ""
    area: str = ""
    adaptation: str = ""
    setting: str = ""
    region: str = ""
    people: tuple[str, ...] = ()
    author: str = ""


def new_case(id: str, root: Path, seed: Seed | None = None) -> str:
    """The text of a new case file; refuses an id that is malformed or taken."""
    refuse_bad_id("case", id, root)
    seed = seed or Seed()
    return fill(_asking(id, seed), _known(seed))


def names_in(text: str) -> tuple[str, ...]:
    """Names written with commas between them, or semicolons."""
    return tuple(name for part in re.split("[,;]", text) if (name := one_line(part)))


def refuse_too_many(people: Sequence[str]) -> None:
    if len(people) > MOST_PEOPLE:
        raise NewFileError(f"a case shows {MOST_PEOPLE} people at most besides the patient; these are {len(people)}")


def _asking(id: str, seed: Seed) -> str:
    """The commented file, with what depends on age, on the area and on the number of people."""
    count = max(FEWEST_PEOPLE, len(seed.people))
    people = ("case/first-person", *["case/person"] * (count - 1))
    young, perinatal = (
        text if band == seed.population else _as_note(text)
        for band, text in (
            (Population.ADOLESCENT, starter("case/young-person")),
            (Population.PERINATAL, starter("case/perinatal")),
        )
    )
    parts = {
        "@@YOUNG-PERSON@@": young,
        "@@PERINATAL@@": perinatal,
        "@@PEOPLE@@": "".join(starter(one).replace("@@NUMBER@@", str(at)) for at, one in enumerate(people, 1)),
        "@@DECISION@@": starter("case/another-pathway" if seed.area == Choice.ANOTHER_PATHWAY else "case/one-focus"),
        "@@AGES@@": AGES[Population(seed.population)] if seed.population else "6 to 89",
        "@@MONTH@@": f"{date.today():%Y-%m}",
        "@@ID@@": id,
    }
    text = starter("case")
    for placeholder, part in parts.items():
        text = text.replace(placeholder, part)
    return _with_key(text, seed.area or Choice.ROLE_DISPUTE)


def _as_note(text: str) -> str:
    """A part that most cases do not need: there to be read, and used when the marks # are taken away."""
    heading, *fields = text.splitlines()
    return "\n".join([heading, *(f"# {line}" for line in fields if "# " not in line), ""])


def _with_key(text: str, choice: str) -> str:
    """The key below the text of the option of that id."""
    option = re.compile(rf"(      - id: {choice}\n(?:        #.*\n)?        text: .*\n)")
    return option.sub(rf"\1{KEY}", text)


def _known(seed: Seed) -> dict[KeyPath, Value]:
    """What the author said, by its place in the file."""
    people = [one_line(name) for name in seed.people]
    known: dict[KeyPath, str] = {
        ("title",): seed.title,
        ("author",): seed.author,
        ("population",): seed.population,
        ("adaptation",): seed.adaptation,
        ("setting",): seed.setting,
        ("country_context",): seed.region,
        ("names", 0): seed.name,
        ("module",): MODULES.get(Choice(seed.area), "") if seed.area else "",
        **{("inventory", at, "name"): name for at, name in enumerate(people)},
        **{("incident", "lines", at, "speaker"): seed.name for at in (0, 2, 4)},
    }
    if seed.area in MODULES:
        known["decision", "focus"] = seed.area
    values: dict[KeyPath, Value] = {path: text for path, words in known.items() if (text := one_line(words))}
    if seed.seed:
        values["made_by",] = (
            f"{from_seed(seed.seed)}\n<<FILL IN how you went on, and that no real patient is a source>>"
        )
    if seed.people:
        missing = [_NAME_MARK.format(at) for at in range(len(people) + 1, FEWEST_PEOPLE + 1)]
        values = {path: value for path, value in values.items() if path != ("names", 0)}
        values["names",] = [one_line(seed.name) or "<<FILL IN the patient's given name>>", *people, *missing]
    return values


_NAME_MARK = "<<FILL IN the name of person {} of the inventory>>"


def from_seed(seed: str) -> str:
    return f"Invented for this course from a one-line seed: {one_line(seed)}"
