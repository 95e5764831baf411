"""`./course new case`: its questions on a terminal, its flags, and a file that a clinician can follow."""

import os
import re
import select
import signal
import sys
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from golden_rules import CONTEXT
from ipt_course import cli_new, questions
from ipt_course.cli_new import new
from ipt_course.load.files import load
from ipt_course.load.source import parse
from ipt_course.marker import MARKER
from ipt_course.model import Adaptation, Choice, Population
from ipt_course.new_case import AGES, MODULES, Seed, new_case
from ipt_course.rules.table import validate

EVERY_MODULE = replace(CONTEXT, objectives={module: {"rd-stage"} for module in MODULES.values()})
HOOKS = Path(__file__).parents[1] / "hooks"


def codes(root: Path, text: str) -> set[str]:
    """Of everything that is found in a new case."""
    (root / "cases").mkdir()
    (root / "cases/a-case.yml").write_text(text, encoding="utf-8")
    loaded = load(root)
    return {finding.code for finding in (*loaded.findings, *validate(loaded.documents, EVERY_MODULE))}


# ---------- the file ----------


@pytest.mark.parametrize("area", ["", *Choice])
@pytest.mark.parametrize("population", ["", *Population])
def test_every_beginning_is_sound_but_for_its_marks(population: str, area: str, tmp_path: Path) -> None:
    seed = Seed("Ana", "a loan: two brothers", "Stock", population, area, "ipc", "A stall", "A town", ("Bo",), "A. B.")
    text = new_case("a-case", tmp_path, seed)
    assert codes(tmp_path, text) == {"TX001"}
    data = parse("x.yml", text).data
    assert data is not None
    keys = [option["id"] for option in data["questions"][0]["options"] if option.get("key")]
    assert keys == [area or "role-dispute"]
    assert ("young_person" in data, "perinatal" in data) == (population == "adolescent", population == "perinatal")
    assert data["names"][:2] == ["Ana", "Bo"]
    assert data["inventory"][0]["name"] == "Bo"
    assert data["incident"]["lines"][0]["speaker"] == "Ana"
    assert data["made_by"].startswith("Invented for this course from a one-line seed: a loan: two brothers\n")


@pytest.mark.parametrize("count", [0, 1, 4, 8])
def test_there_is_room_for_everybody_who_was_named(count: int, tmp_path: Path) -> None:
    people = tuple(f"Name{number}" for number in range(count))
    data = parse("x.yml", new_case("a-case", tmp_path, Seed(people=people))).data
    assert data is not None
    assert len(data["inventory"]) == max(4, count)
    assert len(data["names"]) == len(data["inventory"]) + 1
    assert [one["name"] for one in data["inventory"]][:count] == list(people)


def test_nine_people_are_too_many(tmp_path: Path) -> None:
    done = run(tmp_path, "a-case", "--people", ",".join("abcdefghi"))
    assert (done.exit_code, files(tmp_path)) == (2, [])
    assert "8 people at most besides the patient; these are 9" in done.stderr


@pytest.mark.parametrize("population", ["", "adolescent", "perinatal"])
@pytest.mark.parametrize("area", ["", "another-pathway"])
def test_above_each_field_stands_what_it_is_for(population: str, area: str, tmp_path: Path) -> None:
    """Where the field stands for the first time."""
    lines = new_case("a-case", tmp_path, Seed(population=population, area=area)).split("\n")
    seen = {"id", "initial"}  # an option's, and one of three phases whose other two are told
    for above, line in pairwise(lines):
        if (match := re.match(r" *(?:- )?([a-z_]+):", line)) and match[1] not in seen:
            seen.add(match[1])
            assert above.lstrip().startswith("# "), line


@pytest.mark.parametrize(
    "text",
    ["a: b", "# no note", "- dash", "[bracket", '"quoted"', "it's", "yes", "12", "@x", "*x", "<<FILL IN>>", "x #y",
     "\u2028two\u202e lines", "a\tb\\n", "{{ config }}", "null", "---", "!!python/object:os.system x", "ü\x00\x1b[31m"],
)  # fmt: skip
def test_whatever_is_said_comes_out_as_text(text: str, tmp_path: Path) -> None:
    seed = Seed(text, text, text, setting=text, region=text, people=(text, text), author=text)
    file = new_case("a-case", tmp_path, seed)
    assert codes(tmp_path, file) - {"PV001"} == {"TX001"}  # a figure is no name
    data = parse("x.yml", file).data
    assert data is not None
    expected = questions.one_line(text)
    assert {data["title"], data["setting"], data["country_context"], data["author"], *data["names"][:3]} == {expected}


# ---------- the command ----------


def run(root: Path, *arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(new, ["case", *arguments], obj=root, input=answers)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli_new, "on_a_terminal", lambda: True)


def files(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    done = run(tmp_path, "--name", "Zoë Ann", "--area", "grief")
    assert (done.exit_code, done.output.partition(" ")[0]) == (0, "cases/zoe-ann.yml")
    assert "\nmodule: grief\n" in (tmp_path / "cases/zoe-ann.yml").read_text("utf-8")


def test_a_file_needs_a_name(tmp_path: Path) -> None:
    done = run(tmp_path, "--yes")
    assert (done.exit_code, files(tmp_path)) == (2, [])
    assert "as in: ./course new case two-chairs" in done.stderr


@pytest.mark.usefixtures("terminal")
def test_yes_asks_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, "a-case", "--yes").output == (
        "cases/a-case.yml is written. Fill in what is marked, then: ./course check cases/a-case.yml\n"
    )


@pytest.mark.usefixtures("terminal")
def test_enter_alone_answers_every_question(tmp_path: Path) -> None:
    done = run(tmp_path, answers="\n" * 11)
    assert done.exit_code == 0, done.output
    assert files(tmp_path) == ["cases/new-case.yml"]
    text = (tmp_path / "cases/new-case.yml").read_text("utf-8")
    assert "\npopulation: adult\n" in text
    assert "\nsetting: A community clinic, weekly, face to face\n" in text
    assert "later" not in {str(value) for value in (parse("x.yml", text).data or {}).values()}


ANSWERS = ["Dariel", "two brothers, one stall", "Stock", "2", "role-d", "IPC", "", "", "Ana, Bo , ,Cy", "A. Author", ""]


@pytest.mark.usefixtures("terminal")
def test_answers_stand_in_the_file(tmp_path: Path) -> None:
    done = run(tmp_path, answers="\n".join([*ANSWERS, ""]))
    assert done.exit_code == 0, done.output
    data = parse("x.yml", (tmp_path / "cases/dariel.yml").read_bytes()).data
    assert data is not None
    assert (data["population"], data["adaptation"], data["module"]) == ("adult", "ipc", "role-disputes")
    assert data["decision"]["focus"] == "role-dispute"
    assert data["names"][:4] == ["Dariel", "Ana", "Bo", "Cy"]
    assert (data["title"], data["author"]) == ("Stock", "A. Author")


@pytest.mark.usefixtures("terminal")
def test_mistakes_are_answered_and_asked_again(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/dariel.yml").touch()
    wrong = ["Dariel", "x" * 301, "a seed", "Stock", "child", "0", "4", "role", "5", "i", "1", "", "",
             "a,b,c,d,e,f,g,h,i", "a, b", "", "", "My Case", "my-case"]  # fmt: skip
    done = run(tmp_path, answers="\n".join([*wrong, ""]))
    assert done.exit_code == 0, done.output
    for why in (
        "that is 301 characters; a line is enough here",
        "'child' is none of them; type a number from 1 to 4",
        "'0' is none of them",
        "'role' is none of them; type a number from 1 to 6",  # two begin so
        "'i' is none of them",
        "Not quite: a case shows 8 people at most besides the patient; these are 9",
        "cases/dariel.yml exists already; choose another id",
        "did you mean `my-case`?\n",
    ):
        assert why in done.output
    assert sorted(files(tmp_path)) == ["cases/dariel.yml", "cases/my-case.yml"]


@pytest.mark.usefixtures("terminal")
def test_only_given_names_are_taken_for_names(tmp_path: Path) -> None:
    wrong = ["Dr. Dariel", "Dariel, 42 years", "Dariel", *[""] * 7, "Ana and Bo", "Ana: a sister", "Anand; Bo", "", ""]
    done = run(tmp_path, answers="\n".join([*wrong, ""]))
    assert done.exit_code == 0, done.output
    for part in ("Dr.", ",", "and", ":"):
        assert f"Not quite: `{part}` is no part of a given name" in done.output
    data = parse("x.yml", (tmp_path / "cases/dariel.yml").read_bytes()).data
    assert data is not None
    assert data["names"][:3] == ["Dariel", "Anand", "Bo"]


@pytest.mark.usefixtures("terminal")
def test_what_the_command_line_said_is_not_asked(tmp_path: Path) -> None:
    done = run(tmp_path, "a-case", "--name", "Ana", "--population", "adult", answers="\n" * 8)
    assert done.exit_code == 0, done.output
    assert "given name [" not in done.output
    assert "time of life" not in done.output


def test_the_flags_know_every_word_of_the_model() -> None:
    assert list(Population) == cli_new.POPULATIONS == list(AGES)
    assert list(Choice) == cli_new.AREAS
    assert list(Adaptation) == cli_new.ADAPTATIONS
    for question in questions.QUESTIONS:
        if question.words:
            every: Any = {"population": Population, "area": Choice, "adaptation": Adaptation}[question.field]
            assert [word for word in question.words if word != questions.LATER] == list(every)


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of POSIX")
@pytest.mark.parametrize("keys", [b"\x03", b"Dariel\n\x03", b"Dariel\n\n\n\x04"])
def test_stopping_leaves_nothing_behind(keys: bytes, tmp_path: Path) -> None:
    status, screen = on_a_real_terminal(tmp_path, keys, again=True)
    assert status == 130
    assert "Stopped; nothing is written." in screen
    assert "Traceback" not in screen
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of POSIX")
def test_a_real_terminal_is_asked(tmp_path: Path) -> None:
    status, screen = on_a_real_terminal(tmp_path, "\n".join([*ANSWERS, ""]).encode())
    assert status == 0
    assert "Who is in the patient's life?" in screen
    assert files(tmp_path) == ["cases/dariel.yml"]
    assert MARKER.search((tmp_path / "cases/dariel.yml").read_text("utf-8"))


def on_a_real_terminal(root: Path, keys: bytes, again: bool = False) -> tuple[int, str]:
    """The exit status and all that was shown, with these keys pressed once the first question stands there.

    `again`: the last key is pressed until it ends, since a Ctrl-C in the instant of the prompt can be lost.
    """
    import pty

    child, screen = pty.fork()
    if child == 0:  # pragma: no cover
        environment = {**os.environ, "COURSE_ROOT": str(root), "PYTHONPATH": str(HOOKS)}
        os.execve(sys.executable, [sys.executable, "-m", "ipt_course", "new", "case"], environment)
    last, pressed = keys[-1:], 0.0
    shown, end = b"", time.monotonic() + 60
    while time.monotonic() < end:
        if keys and b"]: " in shown:
            os.write(screen, keys[:1])
            keys, pressed = keys[1:], time.monotonic()
        elif again and pressed and time.monotonic() > pressed + 2:
            keys = last
        if not select.select([screen], [], [], 0.01)[0]:
            continue
        try:
            more = os.read(screen, 4096)
        except OSError:
            break
        if not more:
            break
        shown += more
    else:
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()
