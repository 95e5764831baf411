"""Files below practice/, checked by themselves and with the rest; what stands there and is no exercise."""

from pathlib import Path

import pytest

from course_factory import sound_course, write_course
from golden_rules import EXERCISES, base_text
from ipt_course.exercises.kinds import KINDS, kind_of
from ipt_course.exercises.read import Surroundings, read_exercise, read_exercises
from ipt_course.gather import gather
from ipt_course.rules.table import TABLE
from small_site import course

AROUND = Surroundings(frozenset({"role-disputes"}))


def in_course(base: str) -> str:
    """An exercise of the rules' tests, for the module of the small course."""
    text = base_text(base).replace("module: role-disputes", "module: one").replace("case: case\n", "")
    return text.replace("modules/role-disputes/stages.md#impasse", "modules/one/index.md#deep")


FAULTS = {
    "session": ("And what did you hear in that?", "Shall we put that into a thought record?", "CS037"),
    "transcript": ("Cold. In the hands.", "She gave me 01632 960 417.", "PV008"),
    "drill": ("It stays with the tears and asks.", "<<FILL IN what it does>>", "TX001"),
}


@pytest.mark.parametrize("base", EXERCISES)
def test_an_exercise_is_checked_alone(base: str, tmp_path: Path) -> None:
    old, new, code = FAULTS[base]
    files = {**sound_course(), **{EXERCISES[one]: in_course(one) for one in EXERCISES}}
    write_course(tmp_path, files)
    done = course(tmp_path, "check", EXERCISES[base])
    assert (done.returncode, done.stdout[:20]) == (0, "0 errors, 0 warnings")
    faulty = in_course(base).replace(old, new)
    (tmp_path / EXERCISES[base]).write_text(faulty, encoding="utf-8")
    line = next(number for number, row in enumerate(faulty.split("\n"), 1) if new in row)
    others = [path for one, path in EXERCISES.items() if one != base]
    done = course(tmp_path, "check", EXERCISES[base])
    assert done.returncode == 1
    assert f"{EXERCISES[base]}:{line}:" in done.stdout
    assert code in done.stdout
    assert course(tmp_path, "check", Path(EXERCISES[base]).parent).returncode == 1
    assert course(tmp_path, "check", *others).returncode == 0


def test_what_a_text_says_does_not_take_the_exercise_out_of_the_course(tmp_path: Path) -> None:
    """A course may call it a warning, and then the page must have it."""
    old, new, code = FAULTS["session"]
    text = base_text("session").replace(old, new).replace("case: case\n", "")
    exercise, found, _ = read_exercise(KINDS[0], EXERCISES["session"], text.encode(), AROUND)
    assert [one.code for one in found] == [code]
    assert exercise is not None
    files = {**sound_course(), EXERCISES["session"]: in_course("session").replace(old, new)}
    write_course(tmp_path, {**files, "cohort.yml": f"rules:\n  {code}: warning\n"})
    gathered = gather(tmp_path)
    assert gathered.errors == ()
    assert list(gathered.course.sessions) == ["session"]


def test_every_kind_has_its_models_texts_read_and_its_rules_asked() -> None:
    assert {kind.name for kind in KINDS} == set(EXERCISES)
    for base, path in EXERCISES.items():
        kind = kind_of(path)
        assert kind
        assert kind.name == base
    assert {"SF005", "SF013", "LG001", "CS037", "PV008", "TX001"} <= set(TABLE)


@pytest.mark.parametrize(
    ("name", "says", "advises"),
    [
        ("sessions/a.yaml", "does not end in .yml", "Rename it to practice/sessions/a.yml."),
        ("drills/a.docx", "does not end in .yml", "Save its text as plain text, in practice/drills/a.yml"),
        ("a.yml", "stands neither in", "Move it into the folder of its kind."),
        ("transcripts/later/a.yml", "stands neither in", "Move it into the folder of its kind."),
    ],
)
def test_a_file_that_nobody_would_read_is_told(name: str, says: str, advises: str, tmp_path: Path) -> None:
    path = tmp_path / "practice" / name
    path.parent.mkdir(parents=True)
    path.write_text("id: a\n", encoding="utf-8")
    (one,) = read_exercises(tmp_path, AROUND).findings
    assert (one.code, one.path) == ("YM007", f"practice/{name}")
    assert says in one.message
    assert advises in one.advice


@pytest.mark.parametrize("name", ["sessions/README.md", "sessions/.gitkeep", "drills/_draft.yml", "notes.txt"])
def test_what_is_no_exercise_may_stand_there(name: str, tmp_path: Path) -> None:
    path = tmp_path / "practice" / name
    path.parent.mkdir(parents=True)
    path.write_text("words\n", encoding="utf-8")
    assert read_exercises(tmp_path, AROUND).findings == []


def test_what_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    folder = tmp_path / "practice" / "drills"
    folder.mkdir(parents=True)
    (folder / "folder.yml").mkdir()
    (folder / "link.yml").symlink_to("/etc/hostname")
    (folder / "gone.yml").symlink_to(folder / "nowhere")
    (folder / "long.yml").write_bytes(b"#" * 1_000_001)
    (folder / "binary.yml").write_bytes(b"\xff\xfe\x00a")
    (folder / "empty.yml").write_bytes(b"")
    exercises = read_exercises(tmp_path, AROUND)
    names = ["binary", "empty", "folder", "gone", "link", "long"]
    assert sorted({Path(one.path).stem for one in exercises.findings}) == names
    assert {one.code[:2] for one in exercises.findings} == {"YM"}
    assert exercises.faulty == set(names)
