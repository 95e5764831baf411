"""Random faults in the real cases and exercises, and what an author must be told of each.

`python tests/case_faults.py 2000` makes two thousand and prints how many of each kind there were;
`python tests/case_faults.py 500 0 practice` makes five hundred in the exercises. What is
expected is worked out without the course's own reader wherever that can be: by pydantic's bare answer and
by a plain YAML reader.
"""

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from faults import KINDS, Sound
from ipt_course.exercises.kinds import KINDS as KINDS_OF_EXERCISE
from ipt_course.exercises.kinds import kind_of
from ipt_course.exercises.read import Surroundings, read_exercise
from ipt_course.findings import Finding
from ipt_course.load.partial import document
from ipt_course.load.places import KeyPath
from ipt_course.load.source import Source, parse
from ipt_course.model import Case
from ipt_course.report import Checked, Lines, render
from ipt_course.rules.scope import Context
from ipt_course.rules.table import validate

COURSE = Path(__file__).parents[1]
CASES = sorted((COURSE / "cases").glob("[!.]*.yml"))
EXERCISES = sorted((COURSE / "practice").glob("*/[!.]*.yml"))
MODULES = frozenset(path.name for path in (COURSE / "docs/modules").iterdir())
PATH = "cases/a-case.yml"
ENOUGH = 3.0  # seconds of processor time for one file, where a tenth of one is usual
SYNTAX = tuple(f"YM0{number:02}" for number in range(1, 23))
WORDS = ("several", "12", "true", "[a, b]", "{a: b}", "2.5", "null", "")
SWAPPED = "swapped lines"
OF_TEXT = tuple(kind for kind in KINDS if kind not in ("unknown kind", "field of another kind"))


@dataclass(frozen=True)
class Broken:
    """A file with a fault. One of `lines` must be named; none where the file is still sound. `says` all stand there."""

    kind: str
    raw: bytes
    lines: frozenset[int]
    says: tuple[str, ...] = ()


@dataclass(frozen=True)
class Real:
    """A real case or exercise, sound as it is."""

    model: type[BaseModel]
    text: str
    source: Source
    sound: Sound

    @property
    def lines(self) -> list[str]:
        return self.sound.lines


@cache
def real(path: Path) -> Real:
    text = path.read_text(encoding="utf-8")
    source = parse(PATH, text)
    assert not source.findings
    kind = kind_of(path.relative_to(COURSE).as_posix())
    return Real(kind.model if kind else Case, text, source, Sound.of(text))


def broken(path: Path, chance: random.Random) -> Broken:
    """Some fault of some kind somewhere in that case."""
    maker = chance.choice(MAKERS)
    while True:  # not every line can hold every fault
        if made := maker(real(path), chance):
            return made


# ---------- in the text ----------


def of_text(case: Real, chance: random.Random) -> Broken | None:
    """A quotation mark or bracket left open, an indent, a byte: those of faults.py."""
    kind = chance.choice(OF_TEXT)
    made = list(case.sound.with_fault(kind, chance.randrange(len(case.lines))))
    if not made:
        return None
    fault = chance.choice(made)
    return Broken(kind, fault.text, frozenset({fault.line}))


def another_encoding(case: Real, chance: random.Random) -> Broken | None:
    """The whole file saved by a program that does not know UTF-8."""
    encoding = chance.choice(["cp1252", "utf-16", "utf-16-le", "mac-roman"])
    try:
        raw = case.text.encode(encoding)
    except UnicodeEncodeError:
        return None
    if raw == case.text.encode():
        return None
    first = next((number for number, line in enumerate(case.lines, 1) if not line.isascii()), 1)
    return Broken("another encoding", raw, frozenset({1 if "utf" in encoding else first}))


def swapped_lines(case: Real, chance: random.Random) -> Broken | None:
    """Two lines change places, neighbours more often than not."""
    one = chance.randrange(len(case.lines) - 1)
    other = one + 1 if chance.random() < 0.7 else chance.randrange(len(case.lines))
    if case.lines[one] == case.lines[other]:
        return None
    lines = list(case.lines)
    lines[one], lines[other] = lines[other], lines[one]
    raw = "\n".join(lines).encode()
    if still_sound(case.model, raw):
        return Broken("swapped lines, still sound", raw, frozenset())
    return Broken(SWAPPED, raw, frozenset(around(case, one) | around(case, other)))


def around(case: Real, index: int) -> set[int]:
    """A line, its neighbours and the part it stood in: of two lines that contradict each other YAML knows none."""
    column = max(indent(case.lines[index]), 1) if case.lines[index].strip() else 1
    begin = next((at for at in range(index - 1, -1, -1) if indent(case.lines[at]) < column), 0)
    end = next((at for at in range(index + 1, len(case.lines)) if indent(case.lines[at]) < column), index + 1)
    outer = next((at for at in range(begin - 1, -1, -1) if indent(case.lines[at]) < indent(case.lines[begin])), begin)
    return {outer + 1, *range(begin + 1, end + 2)}  # the list around it too, which may now hold too many


def still_sound(model: type[BaseModel], raw: bytes) -> bool:
    """A plain YAML reader takes it, no key stands twice, and pydantic finds nothing."""
    try:
        yaml.load(raw, _NoKeyTwice)
    except yaml.YAMLError:
        return False
    source = parse(PATH, raw)
    return source.data is not None and not source.findings and not refused(model, source.data)


class _NoKeyTwice(yaml.SafeLoader):
    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        keys = [self.construct_object(key) for key, _ in node.value]
        if len(keys) != len(set(keys)):
            raise yaml.YAMLError("a key stands twice")
        return super().construct_mapping(node, deep)


# ---------- in a field ----------


def first_on_its_line(case: Real, chance: random.Random) -> tuple[KeyPath, int, int]:
    """A field that begins its line: its path, the line's index and the column of its name."""
    while True:
        path = chance.choice(list(case.source.keys))
        line, column = case.source.keys[path]
        if not case.lines[line - 1][: column - 1].strip(" -"):
            return path, line - 1, column - 1


def missing_key(case: Real, chance: random.Random) -> Broken | None:
    path, start, column = first_on_its_line(case, chance)
    end = start + 1
    while end < len(case.lines) and indent(case.lines[end]) > column:
        end += 1
    lines = list(case.lines)
    if "-" in lines[start][:column]:  # the first of its entry: the dash goes to the next
        if end >= len(lines) or indent(lines[end]) != column:
            return None
        lines[end] = lines[start][:column] + lines[end][column:]
    del lines[start:end]
    data = deepcopy(case.source.data)
    owner = at(data, path[:-1])
    del owner[path[-1]]
    raw = "\n".join(lines).encode()
    if not refused(case.model, data):
        return Broken("missing key that may be missing", raw, frozenset())
    parent = parse(PATH, raw).key_place(path[:-1])[0]
    named = f"`{path[-2]}`" if len(path) > 1 and isinstance(path[-2], str) else ""
    return Broken("missing key", raw, frozenset({parent}), (f"`{path[-1]}`", "lacks", named))


def extra_key(case: Real, chance: random.Random) -> Broken | None:
    """A field of somewhere else, or of nowhere."""
    path, start, column = first_on_its_line(case, chance)
    if "-" in case.lines[start][:column]:
        return None
    name = chance.choice(["notes", "comment", "age_group", "mood_now", "says_who", str(chance.choice(FIELDS))])
    if name in at(case.source.data, path[:-1]):
        return None
    data = deepcopy(case.source.data)
    at(data, path[:-1])[name] = "some words"
    lines = [*case.lines[:start], f"{' ' * column}{name}: some words", *case.lines[start:]]
    kind = "extra key" if refused(case.model, data) else "extra key that belongs there"
    return Broken(kind, "\n".join(lines).encode(), frozenset({start + 1} if refused(case.model, data) else ()))


def misspelt_key(case: Real, chance: random.Random) -> Broken | None:
    path, start, column = first_on_its_line(case, chance)
    name = str(path[-1])
    spot = chance.randrange(len(name))
    wrong = name[:spot] + name[spot + 1 :] if chance.random() < 0.5 else name[: spot + 1] + name[spot:]
    if wrong == name or len(name) < 4 or wrong in at(case.source.data, path[:-1]):
        return None
    lines = list(case.lines)
    lines[start] = lines[start][:column] + wrong + lines[start][column + len(name) :]
    return Broken("misspelt key", "\n".join(lines).encode(), frozenset({start + 1}), (f"`{wrong}`",))


def wrong_value(case: Real, chance: random.Random) -> Broken | None:
    """Another type, or a word that the list does not have."""
    path, start, _ = first_on_its_line(case, chance)
    line = re.fullmatch(r"( *(?:- )?[a-z_]+:) ?(.*)", case.lines[start])
    if not line or not line[2] or line[2][0] in "|>[{\"'":
        return None
    before, value = line.groups()
    new = chance.choice([*WORDS, f"{value}s", value.upper(), value[:-1], value.replace("-", "_"), f"{value} years"])
    if new == value or new.endswith("."):  # 1. is a number to some readers and none to others
        return None
    text = "\n".join([*case.lines[:start], f"{before} {new}".rstrip(), *case.lines[start + 1 :]])
    try:
        data = yaml.load(text, _Plain)
    except yaml.YAMLError:
        return None
    where = refused(case.model, data) if new else [path]  # a field is never left empty
    if not where:
        return Broken("another value that may stand there", text.encode(), frozenset())
    if not all(place[: len(path)] == path for place in where):
        return None  # a kind that turns the fields around it wrong
    kind = "wrong type" if new in WORDS else "wrong word"
    return Broken(kind, text.encode(), frozenset({start + 1}))


class _Plain(yaml.SafeLoader):
    """As YAML 1.2 reads what stands in these files: neither dates nor yes and no."""


_Plain.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0].rpartition(":")[2] in ("null", "float", "int", "merge")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^([Tt]rue|TRUE|[Ff]alse|FALSE)$"), list("tTfF"))

FIELDS = sorted({name for name in Case.model_fields if len(name) > 3})
MAKERS: tuple[Callable[[Real, random.Random], Broken | None], ...] = (
    of_text, of_text, of_text, another_encoding, swapped_lines, swapped_lines, missing_key, missing_key, extra_key,
    misspelt_key, wrong_value, wrong_value, wrong_value,
)  # fmt: skip


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else 10_000


def at(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data


def refused(model: type[BaseModel], data: Any) -> list[KeyPath]:
    """Where pydantic by itself would have it otherwise."""
    import json

    try:
        model.model_validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        tags = {"one-focus", "two-foci", "another-pathway", "another-first-line"}
        return [tuple(step for step in one["loc"] if step not in tags) for one in error.errors(include_url=False)]
    return []


# ---------- what is said ----------


def findings_of(model: type[BaseModel], raw: bytes) -> list[Finding]:
    """Everything that a check finds, rules included, and printed both ways."""
    kind = next((kind for kind in KINDS_OF_EXERCISE if kind.model is model), None)
    found = read_exercise(kind, PATH, raw, Surroundings(MODULES))[1] if kind else of_case(raw)
    text = raw.decode("utf-8", "replace")
    render(found, "text", Checked(), Lines(texts={PATH: text}))
    render(found, "github", Checked())
    return found


def of_case(raw: bytes) -> list[Finding]:
    source = parse(PATH, raw)
    if source.data is None:
        return list(source.findings)
    made, of_shape = document(Case, "case", source)
    return [*source.findings, *of_shape, *validate([made], Context({}, {}, set()))]


def complaint(fault: Broken, model: type[BaseModel] = Case) -> str:
    """What is wrong with what an author is told; nothing where all is well."""
    begin = time.process_time()
    found = [one for one in findings_of(model, fault.raw) if one.code.startswith("YM")]
    if (took := time.process_time() - begin) > ENOUGH:
        return f"took {took:.1f} s"
    told = [f"{one.line}:{one.column} {one.code} {one.message}" for one in found]
    if not fault.lines:
        return f"called a fault: {told}" if found else ""
    here = [one for one in found if one.line in fault.lines]
    if not here:
        return f"expected on {sorted(fault.lines)}, told {told}"
    if not any(all(word in one.message for word in fault.says) for one in here):
        return f"expected {fault.says}, told {told}"
    # What follows a line that went elsewhere may be wrong there too, in its own right.
    stray = {one.line for one in found if one.code in SYNTAX} - fault.lines if fault.kind != SWAPPED else set[int]()
    return f"also blamed {sorted(stray)}: {told}" if stray else ""


def run(count: int, seed: int, files: Sequence[Path] = CASES) -> Iterator[tuple[str, str, int, str]]:
    """For each fault: the file, its kind, its number, and what was wrong with the answer."""
    for number in range(seed, seed + count):
        path = files[number % len(files)]
        fault = broken(path, random.Random(number))
        yield path.stem, fault.kind, number, complaint(fault, real(path).model)


def main(count: int, seed: int, *folder: str) -> int:
    kinds, bad = Counter[str](), 0
    begin = time.monotonic()
    for case, kind, number, wrong in run(count, seed, EXERCISES if folder else CASES):
        kinds[kind] += 1
        if wrong:
            bad += 1
            print(f"{case} {number} {kind}: {wrong}")
    for kind, made in kinds.most_common():
        print(f"{made:6}  {kind}")
    print(f"{count:6}  in all, {bad} answered badly; {time.monotonic() - begin:.0f} s, seeds from {seed}")
    return 1 if bad else 0


if __name__ == "__main__":
    numbers, folder = sys.argv[1:3], sys.argv[3:]
    sys.exit(main(*[*map(int, numbers), *(2000, 0)[len(numbers) :]], *folder))
