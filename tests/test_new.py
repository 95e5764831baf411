"""What `./course new` writes guides an author, passes once it is filled in, and never lands on anyone's work."""

import re
from pathlib import Path
from typing import Any

import pytest

from golden_rules import CONTEXT
from ipt_course.exercises.kinds import KINDS, kind_of
from ipt_course.exercises.read import Surroundings, read_exercise
from ipt_course.findings import Finding
from ipt_course.load.document import EXERCISES
from ipt_course.load.fields import models_below
from ipt_course.load.files import load
from ipt_course.marker import MARKER
from ipt_course.model import Case, ItemKind, Quiz
from ipt_course.new import NewFileError, kinds_named, new_item, new_quiz, write
from ipt_course.new_case import new_case
from ipt_course.new_exercise import new_exercise
from ipt_course.pages import Page
from ipt_course.rules.table import validate
from small_site import course

NAMES = ["Tamsin", "Orla", "Piet", "Bram", "Noor"]
QUOTES = ["They pass notes about flour.", "She counts the street."]
# By the name of the field; a list gives the first, second, … that stands under that name.
VALUES: dict[str, str | list[str]] = {
    "module": "role-disputes",
    "objective": "rd-stage",
    "objectives": "rd-decision",
    "section": "modules/role-disputes/stages.md#impasse",
    "difficulty": "2",
    "population": "adult",
    "setting_kind": "community-clinic",
    "age": "38",
    "episode_onset": "April",
    "score": ["18", "16", "12", "7"],
    "carries": "asked-none",
    "names": NAMES,
    "name": NAMES[1:],
    "before": "1",
    "now": ["2", "3", "4", "null", "Angry, and surprised by it."],
    "wished_for": "1",
    "said_aloud": "partly",
    "speaker": [NAMES[0], NAMES[1]] * 3,
    "focus": ["role-dispute", "grief"],
    "answer": "false",
    "risk": "true",
    "quote": QUOTES,
    "asked": '"Do you ever wish to be dead?" "No, to be in bed."',
    "violence_screen": "Asked alone: nobody frightens her.",
    "tempting_fact": "The bread is right.",
    "medication": "Offered, and declined.",
    "sick_role": "The choir can wait; she comes each week.",
    "contract": "Twelve weekly meetings.",
    "ending": "She is sad to stop; the lease is still open; they meet again in May.",
    "made_by": "Invented for this test; no real person is a source.",
    "story": " ".join([*QUOTES, *["The bread is right and nobody says a word about it."] * 36]),
}


def filled(text: str) -> str:
    """Every mark replaced, each by a value of its own kind."""
    lines, used, number, listing, target = [], dict[str, int](), 0, "", ""
    for line in text.split("\n"):
        if match := re.match(r" *(?:- )?([a-z_]+):", line):
            field = match[1]
            target = f"name-{number}" if listing == "targets" else target
            listing = field
        mark = MARKER.search(line)
        if mark and not line.lstrip().startswith("#"):
            # No two texts share a word, and each is about as long as a mark: rules would ask why.
            letters = str(number).translate(str.maketrans("0123456789", "bdfghjklmn"))
            value = VALUES.get(listing, " ".join(f"z{vowel}r{letters}" for vowel in "uoiaey"))
            if listing == "id":
                value = f"name-{number}"
            elif listing == "target":
                value = target
            elif listing == "rationale":
                value = f"It rests on what she said aloud in session {number}, and on nothing else."
            if isinstance(value, list):
                value = value[used.get(listing, 0)]
            used[listing] = used.get(listing, 0) + 1
            line, number = line.replace(mark.group(), value), number + 1
        lines.append(line)
    return "\n".join(lines)


def written(root: Path, text: str) -> Path:
    """The new file in its room."""
    kind: Any = "quiz" if "items:" in text else "case"
    return root / write(kind, "base-new", text, root).partition(" ")[0]


@pytest.mark.parametrize("new", [new_quiz, new_case])
def test_a_new_file_passes_once_it_is_filled_in(new: Any, tmp_path: Path) -> None:
    path = written(tmp_path, new("base-new", tmp_path))
    marks = MARKER.findall("\n".join(line for line in path.read_text("utf-8").split("\n") if line.lstrip()[:1] != "#"))
    loaded = load(tmp_path)
    unfilled = [*loaded.findings, *validate(loaded.documents, CONTEXT)]
    assert {finding.code for finding in unfilled} == {"TX001"}
    assert len(unfilled) == len(marks)
    path.write_text(filled(path.read_text("utf-8")), encoding="utf-8")
    loaded = load(tmp_path)
    assert [*loaded.findings, *validate(loaded.documents, CONTEXT)] == []
    assert loaded.documents[0].model is not None


def quiz_with_every_kind(id: str, root: Path) -> str:
    return new_quiz(id, root, list(ItemKind))


def found(root: Path) -> list[Finding]:
    loaded = load(root)
    return [*loaded.findings, *validate(loaded.documents, CONTEXT)]


@pytest.mark.parametrize("kind", ItemKind)
def test_an_item_of_each_kind_passes_once_it_is_filled_in(kind: ItemKind, tmp_path: Path) -> None:
    path = written(tmp_path, new_quiz("base-new", tmp_path, [kind]))
    assert {finding.code for finding in found(tmp_path)} == {"TX001"}
    path.write_text(filled(path.read_text("utf-8")), encoding="utf-8")
    assert found(tmp_path) == []
    assert [item.kind for item in load(tmp_path).quizzes[0].items] == [kind]


def test_items_of_every_kind_can_be_pasted_at_the_end_of_a_quiz(tmp_path: Path) -> None:
    path = written(tmp_path, new_quiz("base-new", tmp_path))
    printed = [new_item(f"base-{kind}", [kind]) for kind in ItemKind]
    assert not any(text.endswith("\n") for text in printed)
    path.write_text(filled("\n".join([path.read_text("utf-8"), *printed, ""])), encoding="utf-8")
    assert found(tmp_path) == []
    assert [item.kind for item in load(tmp_path).quizzes[0].items[2:]] == list(ItemKind)
    assert [item.id for item in load(tmp_path).quizzes[0].items[2:]] == [f"base-{kind}" for kind in ItemKind]


@pytest.mark.parametrize(
    ("names", "why"),
    [
        ([], "an item is of one kind: add --kind with one of single-best-answer, multiple-response,"),
        (["matching", "ordering"], "an item is of one kind"),
        (["matchin"], "there is no kind 'matchin'; the kinds are single-best-answer, multiple-response,"),
    ],
)
def test_a_kind_that_cannot_be_is_refused(names: list[str], why: str) -> None:
    with pytest.raises(NewFileError, match=re.escape(why)):
        new_item("base-new", names)
    with pytest.raises(NewFileError, match="there is no kind 'all'"):
        kinds_named(["all"])


def test_each_mark_left_in_is_a_finding_at_its_place(tmp_path: Path) -> None:
    text = quiz_with_every_kind("base-new", tmp_path)
    whole = filled(text)
    (tmp_path / "quizzes").mkdir()
    for number, (line, done) in enumerate(zip(text.split("\n"), whole.split("\n"), strict=True)):
        if line == done:
            continue
        rows = whole.split("\n")
        rows[number] = line
        (tmp_path / "quizzes/base-new.yml").write_text("\n".join(rows), encoding="utf-8")
        loaded = load(tmp_path)
        (finding,) = [*loaded.findings, *validate(loaded.documents, CONTEXT)]
        assert (finding.code, finding.line, finding.column) == ("TX001", number + 1, line.index("<<") + 1)


@pytest.mark.parametrize(("model", "new"), [(Quiz, quiz_with_every_kind), (Case, new_case)])
def test_every_field_of_the_model_is_shown_or_told(model: type, new: object, tmp_path: Path) -> None:
    text = new("base-new", tmp_path)  # type: ignore[operator]
    names = {name for part in (model, *models_below(model)) for name in part.model_fields}
    untold = {name for name in names if not re.search(rf"\b{name}\b", text)}
    # For authors' pages; for dialogues; for items that ask more than a case's first question does.
    assert untold <= {"sample", "slip"} | ({"effect", "reference", "vignette"} if model is Case else set())


# ---------- exercises ----------

EXERCISE_VALUES: dict[str, str | list[str]] = {
    "phase": "middle",
    "name": "Tamsin",
    "technique": "exploring",
    "skill": "clarification",
    "minutes": "5",
    "level": ["2", "1", "3", "5", "3", "2"],
    "marker": ["incident", "feeling", "options", "network", "structure", "alliance"],
    "habit": ["chat", "advice"],
}


def exercise_findings(path: str, text: str) -> list[Finding]:
    kind = kind_of(path)
    assert kind
    page = Page("modules/role-disputes/stages.md", "## Impasse { #impasse }\n")
    around = Surroundings(frozenset({"role-disputes"}), {}, {page.path: page})
    return read_exercise(kind, path, text.encode(), around)[1]


@pytest.mark.parametrize("kind", EXERCISES)
def test_a_new_exercise_tells_what_is_left_and_passes_once_it_is_filled_in(
    kind: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = write(kind, "base-new", new_exercise(kind, "base-new", tmp_path), tmp_path)
    path = f"practice/{kind}s/base-new.yml"
    assert said == f"{path} is written. Fill in what is marked, then: ./course check {path}"
    text = (tmp_path / path).read_text("utf-8")
    marks = [line for line in text.split("\n") if MARKER.search(line) and line.lstrip()[:1] != "#"]
    left = exercise_findings(path, text)
    assert {one.code for one in left} == {"TX001"}
    assert len(left) == len(marks) > 50
    for name, value in EXERCISE_VALUES.items():
        monkeypatch.setitem(VALUES, name, value)
    assert exercise_findings(path, filled(text)) == []


@pytest.mark.parametrize("kind", EXERCISES)
def test_a_new_exercise_explains_itself_and_shows_every_field(kind: Any, tmp_path: Path) -> None:
    text = new_exercise(kind, "base-new", tmp_path)
    assert text.startswith(f"# yaml-language-server: $schema=../../schemas/{kind}.schema.json\n")
    assert f"./course check practice/{kind}s/base-new.yml" in text
    assert "@@" not in text
    assert max(map(len, text.split("\n"))) <= 120
    model = next(one.model for one in KINDS if one.name == kind)
    names = {name for part in (model, *models_below(model)) for name in part.model_fields}
    assert {name for name in names if not re.search(rf"\b{name}\b", text)} <= {"sample"}


def test_the_verb_writes_an_exercise_and_never_over_one(tmp_path: Path) -> None:
    done = course(tmp_path, "new", "drill", "the-word")
    assert (done.returncode, done.stdout[:28]) == (0, "practice/drills/the-word.yml")
    again = course(tmp_path, "new", "drill", "the-word")
    assert (again.returncode, again.stdout) == (2, "")
    assert "practice/drills/the-word.yml exists already" in again.stderr
    assert "did you mean `the-word`" in course(tmp_path, "new", "session", "The Word").stderr
    told = course(tmp_path, "check", "practice/drills/the-word.yml")
    assert told.returncode == 1
    assert "practice/drills/the-word.yml: 52 places still to fill in" in told.stdout
    shown = course(tmp_path, "new", "--help").stdout
    assert all(f"\n  {kind} " in shown for kind in EXERCISES)


def test_a_new_file_explains_itself(tmp_path: Path) -> None:
    quizzes = (new_quiz("base-new", tmp_path), quiz_with_every_kind("base-new", tmp_path))
    for text in (*quizzes, new_case("base-new", tmp_path)):
        assert text.startswith("# yaml-language-server: $schema=../schemas/")
        assert "./course check" in text
        assert "@@" not in text
        assert max(map(len, text.split("\n"))) <= 120
        assert sum(line.lstrip().startswith("#") for line in text.split("\n")) >= 15


def test_nothing_is_written_over(tmp_path: Path) -> None:
    assert write("case", "base-new", new_case("base-new", tmp_path), tmp_path).startswith("cases/base-new.yml is")
    before = (tmp_path / "cases/base-new.yml").read_text("utf-8")
    with pytest.raises(NewFileError, match="exists already"):
        new_case("base-new", tmp_path)
    with pytest.raises(FileExistsError):
        write("case", "base-new", "", tmp_path)
    assert (tmp_path / "cases/base-new.yml").read_text("utf-8") == before
    (tmp_path / "cases/other.yaml").write_text("", encoding="utf-8")
    with pytest.raises(NewFileError, match=r"other\.yaml exists already"):
        new_case("other", tmp_path)


@pytest.mark.parametrize(
    ("id", "suggested"),
    [
        ("Mei Lin", "mei-lin"),
        ("mei_lin.yml", "mei-lin"),
        ("cases/mei-lin.yml", "mei-lin"),
        ("Graça", "graca"),
        ("7-sisters", "sisters"),
        ("a--b", "a-b"),
        ("../../etc/passwd", "passwd"),
        ("x" * 61, "x" * 60),
        ("mei-lin\n", "mei-lin"),
    ],
)
def test_a_bad_id_is_refused_with_the_nearest_good_one(id: str, suggested: str, tmp_path: Path) -> None:
    with pytest.raises(NewFileError, match=f"did you mean `{suggested}`"):
        new_quiz(id, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("id", ["", "東京", "--"])
def test_an_id_without_a_letter_is_refused_without_a_guess(id: str, tmp_path: Path) -> None:
    with pytest.raises(NewFileError, match=r"is no id: .* as in `mei-lin`$"):
        new_quiz(id, tmp_path)
