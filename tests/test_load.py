"""Reading the two folders: which files, every problem of all of them at once, said in plain words."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from course_factory import dump
from golden_rules import BASES, base_text
from ipt_course.cohort import read_cohort
from ipt_course.findings import Finding
from ipt_course.load.document import Loaded
from ipt_course.load.files import load
from ipt_course.load.partial import document
from ipt_course.load.shape import validate
from ipt_course.load.source import LARGEST, parse
from ipt_course.model import Case, FrontMatter, ItemKind
from ipt_course.rules.table import validate as judged
from quiz_factory import OWN, make_item, make_quiz

ROOT = Path(__file__).parents[1]
# Seconds of processor time: well above what any of it takes, far below what a reader would call a hang.
ENOUGH = 5


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for base in ("quiz", "case"):
        put(tmp_path, BASES[base], base_text(base))
    return tmp_path


def put(root: Path, name: str, text: str | bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def said(loaded: Loaded) -> list[str]:
    return [f"{one.path}:{one.line} {one.code} {one.message}" for one in loaded.findings]


def test_sound_files_become_models(course: Path) -> None:
    loaded = load(course)
    assert loaded.findings == ()
    assert [document.path for document in loaded.documents] == ["quizzes/quiz.yml", "cases/case.yml"]
    assert [quiz.id for quiz in loaded.quizzes] == ["quiz"]
    assert [case.id for case in loaded.cases] == ["case"]
    assert [len(document.items) for document in loaded.documents] == [2, 1]


def test_an_empty_course_is_no_fault(tmp_path: Path) -> None:
    assert load(tmp_path) == Loaded()


def test_all_problems_of_all_files_come_at_once(course: Path) -> None:
    quiz, case = base_text("quiz"), base_text("case")
    put(course, "quizzes/two.yml", quiz.replace("difficulty: 1", "difficulty: hard").replace("title:", "titel:"))
    put(course, "cases/two.yml", case.replace("age: 38", "age: old").replace("phase: initial", "phase: start"))
    put(course, "cases/three.yml", base_text("case").replace("gender: woman", "gender: {"))
    assert said(load(course)) == [
        "cases/three.yml:21 YM011 the bracket that opens here is not closed",
        "cases/two.yml:14 YM032 `phase`: found `start`",
        "cases/two.yml:20 YM033 `age`: expected a whole number, found text (old)",
        "quizzes/two.yml:3 YM031 the file has no field `titel`; did you mean `title`?",
        "quizzes/two.yml:12 YM032 `difficulty`: found `hard`",
    ]


def test_only_named_files_are_read(course: Path) -> None:
    put(course, "quizzes/broken.yml", "a: [")
    assert said(load(course, [Path("cases/case.yml")])) == []
    assert [one.path for one in load(course, [Path("cases")]).documents] == ["cases/case.yml"]
    assert [one.path for one in load(course, [course / "quizzes" / "quiz.yml"]).documents] == ["quizzes/quiz.yml"]
    assert len(load(course, [Path("quizzes"), Path("quizzes/broken.yml")]).findings) == 1
    assert len(load(course, [Path()]).documents) == 2


def test_practice_sessions_and_hidden_files_are_left_alone(course: Path) -> None:
    put(course, "cases/case.practice.yml", "a: [")
    put(course, "cases/.draft.yml", "a: [")
    put(course, "cases/README.md", "a: [")
    put(course, "cases/pictures/house.png", "a: [")
    assert load(course).findings == ()
    assert load(course, [Path("cases/case.practice.yml")]) == Loaded()


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("cases/anna.yaml", "Rename it to cases/anna.yml."),
        ("cases/anna.YML", "Rename it to cases/anna.yml."),
        ("cases/anna.practice.yaml", "Rename it to cases/anna.practice.yml."),
        ("cases/grief/anna.yml", "Move it to cases/anna.yml."),
        ("quizzes/old/drafts/one.yml", "Move it to quizzes/one.yml."),
        ("cases/anna.yml.txt", "Rename it to cases/anna.yml."),
        ("cases/anna.yml~", "Rename it to cases/anna.yml, or move it out of cases/."),
        ("cases/notes.txt", "Rename it to cases/notes.yml, or move it out of cases/."),
        ("quizzes/notes", "Rename it to quizzes/notes.yml, or move it out of quizzes/."),
        ("cases/anna.docx", "Save its text as plain text, in cases/anna.yml; or move it out of cases/."),
    ],
)
def test_a_file_that_nobody_would_read_is_named(course: Path, name: str, advice: str) -> None:
    put(course, name, base_text("case"))
    (finding,) = load(course).findings
    assert (finding.path, finding.code, finding.advice) == (name, "YM007", advice)


@pytest.mark.parametrize("name", ["case.yml", "docs/page.yml", "../outside.yml", "/nowhere/at/all.yml"])
def test_a_file_outside_the_two_folders_is_a_finding(course: Path, name: str) -> None:
    (finding,) = load(course, [Path(name)]).findings
    assert finding.code == "YM007"


def test_what_cannot_be_read_is_a_finding(course: Path) -> None:
    put(course, "elsewhere.yml", base_text("case"))
    (course / "cases/link.yml").symlink_to(course / "elsewhere.yml")
    (course / "cases/lost.yml").symlink_to(course / "nowhere.yml")
    (course / "cases/folder.yml").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(course / "cases/pipe.yml")
    found = {one.path: one.message for one in load(course, [*map(Path, NAMED)]).findings}
    assert found == {
        "cases/link.yml": "is a symbolic link",
        "cases/lost.yml": "is a symbolic link",
        "cases/gone.yml": "cannot be read: no such file or directory",
        "cases/pipe.yml": "is not an ordinary file" if hasattr(os, "mkfifo") else "cannot be read",
    }


NAMED = ("cases/link.yml", "cases/lost.yml", "cases/gone.yml", "cases/folder.yml", "cases/pipe.yml")


def test_a_file_that_may_not_be_opened_is_a_finding(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert {finding.message for finding in load(course).findings} == {"cannot be read: permission denied"}


@pytest.mark.parametrize("size", [LARGEST + 1, 10_000_000])
def test_a_huge_file_is_answered_at_once(course: Path, size: int) -> None:
    put(course, "cases/huge.yml", b"a: " + b"x" * size)
    begin = time.process_time()
    (finding,) = load(course).findings
    assert finding.code == "YM005"
    assert time.process_time() - begin < ENOUGH


def test_a_warning_of_the_source_takes_nothing_out_of_the_course(course: Path) -> None:
    put(course, "quizzes/quiz.yml", base_text("quiz").encode("utf-8-sig"))
    loaded = load(course)
    assert [finding.code for finding in loaded.findings] == ["YM002"]
    assert [quiz.id for quiz in loaded.quizzes] == ["quiz"]


def test_an_empty_value_is_one_problem_and_a_written_null_none(course: Path) -> None:
    text = base_text("case").replace("wished_for: 1}", "wished_for: }", 1).replace("age: 38", "agee:")
    put(course, "cases/case.yml", text)
    assert said(load(course)) == [
        "cases/case.yml:20 YM031 the file has no field `agee`; did you mean `age`?",
        "cases/case.yml:112 YM036 `wished_for`: is empty",
    ]
    put(course, "cases/case.yml", base_text("case").replace("wished_for: 1}", "wished_for: null}", 1))
    assert said(load(course)) == []


class Settings(BaseModel):
    name: str = ""
    url: str | None = None


def test_a_file_whose_lines_may_stay_empty_reads_them_as_empty_text() -> None:
    source = parse("x.yml", "name:\nurl: # none\n")
    assert validate(Settings, source, empty_is_text=True) == (Settings(name="", url=""), [])
    assert [finding.code for finding in validate(Settings, source)[1]] == ["YM036", "YM036"]
    null = parse("x.yml", "name: null\nurl: null\n")
    assert [finding.line for finding in validate(Settings, null, empty_is_text=True)[1]] == [1]


def test_one_empty_line_of_cohort_yml_does_not_take_the_others_away(tmp_path: Path) -> None:
    put(tmp_path, "cohort.yml", "name: Spring group\ncrisis_help:\nreport_url: mailto:a@example.org\n")
    cohort, findings = read_cohort(tmp_path)
    assert findings == []
    assert (cohort.name, cohort.crisis_help, cohort.report_url) == ("Spring group", "", "mailto:a@example.org")


def test_what_a_page_says_of_itself_may_hold_keys_of_the_theme_left_empty() -> None:
    source = parse("docs/x.md", "title:\ntags:\nhide:\n  -\n", first_line=2)
    found = validate(FrontMatter, source)[1]
    assert [(finding.code, finding.line) for finding in found] == [("YM036", 2)]


def test_windows_line_ends_change_no_place(course: Path) -> None:
    text = base_text("case").replace("age: 38", "age: old")
    put(course, "cases/case.yml", text.replace("\n", "\r\n"))
    assert said(load(course)) == ["cases/case.yml:20 YM033 `age`: expected a whole number, found text (old)"]


SHAPES = [
    ("case", "  focus: role-dispute\n", "", "`decision` lacks `focus`", "Add `focus:`."),
    ("case", "  kind: one-focus\n", "", "`decision` lacks `kind`", "Add `kind:` with one of one-focus, two-foci"),
    (
        "case",
        "kind: one-focus",
        "kind: two-foci",
        "`decision` lacks `foci`",
        "In the order in which they will be worked on.",
    ),
    (
        "case",
        "kind: one-focus",
        "kind: one-area",
        "`kind`: found `one-area`",
        "The kinds of `decision` are one-focus,",
    ),
    ("case", "    function: eats standing\n", "", "symptom 2 (`no appetite`) lacks `function`", "What it stops"),
    (
        "case",
        "wished_for: 3}",
        "wished: 3}",
        "`closeness` of person 4 (`Noor`) has no field `wished`; did you mean",
        "The fields",
    ),
    (
        "case",
        "adaptation: individual",
        "adaptation: Individual",
        "did you mean `individual`?",
        "Use one of individual, ipt-a",
    ),
    ("case", "scale: PHQ-9", "scale: PHQ9", "did you mean `PHQ-9`?", "Use one of PHQ-9"),
    ("case", "scale: PHQ-9", "scale: phq-9", "did you mean `PHQ-9`?", "Use one of PHQ-9"),
    ("case", "adaptation: individual", "adaptation: IPT", "found `IPT`", "Use one of individual, ipt-a"),
    (
        "case",
        "age: 38",
        'age: "38"',
        "expected a whole number, found text (38)",
        "Write it without quotation marks.",
    ),
    ("case", "age: 38", "age: 38.5", "expected a whole number, found a number (38.5)", ""),
    ("case", "age: 38", "age: 99999999999999999", "`age`: must be at most 89", ""),
    (
        "case",
        "pronouns: she/her",
        "pronouns: 3",
        "expected text, found a whole number (3)",
        'Put it in quotation marks: "3".',
    ),
    (
        "case",
        "names: [Tamsin, Orla, Piet, Bram, Noor]",
        "names: Tamsin",
        "expected a list, each entry after a dash",
        "",
    ),
    (
        "case",
        "setting: community clinic",
        "setting: {a clinic: b}",
        "expected text, found fields",
        "quotation marks",
    ),
    ("case", "id: case-focus", "id: Case Focus", "expected lower-case words joined by hyphens", ""),
    ("case", "episode_onset: April", "episode_onset: 4", "expected text", ""),
    ("case", "date: 2026-11", "date: 2026", "expected text, found a whole number (2026)", ""),
    ("quiz", "key: true", 'key: "true"', "expected true or false, found text (true)", ""),
    ("quiz", "revision: 1", "revision: 0", "must be at least 1, found 0", ""),
    (
        "quiz",
        "id: base-one",
        "id: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "has 61 characters; at most 60 fit",
        "",
    ),
    (
        "quiz",
        "- id: weigh\n        text",
        "- id: weigh\n        txet",
        "has no field `txet`; did you mean `text`?",
        "id, text, key",
    ),
]


@pytest.mark.parametrize(("base", "old", "new", "message", "advice"), SHAPES, ids=range(len(SHAPES)))
def test_a_wrong_shape_is_said_in_plain_words(
    course: Path, base: str, old: str, new: str, message: str, advice: str
) -> None:
    text = base_text(base)
    assert old in text
    put(course, BASES[base], text.replace(old, new, 1))
    finding = next(one for one in load(course).findings if message in one.message)
    assert advice in finding.advice
    assert abs(text[: text.index(old)].count("\n") + 1 - finding.line) <= 2  # a missing field: the line of its parent
    for word in ("pydantic", "str", "NoneType", "dict", "Input should"):
        assert word not in finding.message.replace("strict", "").split()


def test_a_misspelt_field_is_one_problem(course: Path) -> None:
    put(course, "cases/case.yml", base_text("case").replace("  asked: |", "  aksed: |"))
    assert said(load(course)) == ["cases/case.yml:102 YM031 `risk` has no field `aksed`; did you mean `asked`?"]


# ---- things that come in kinds ----

KINDS = [kind.value for kind in ItemKind]
ALIKE = {"single-best-answer", "multiple-response"}  # both have options


def one_of_each() -> str:
    quiz = make_quiz([make_item(kind=kind, id=f"is-{kind}") for kind in KINDS], id="quiz")
    return dump(quiz.model_dump(mode="json", exclude_none=True))


def line_of(text: str, start: str) -> int:
    """The number of the only line that begins so."""
    (number,) = [at for at, line in enumerate(text.split("\n"), 1) if line.lstrip(" -").startswith(start)]
    return number


def found_in(course: Path, text: str) -> list[Finding]:
    put(course, "quizzes/quiz.yml", text)
    loaded = load(course, [Path("quizzes")])
    return sorted([*loaded.findings, *(one for one in judged(loaded.documents) if one.code == "TX001")])


def test_one_of_each_kind_is_sound(course: Path) -> None:
    text = one_of_each()
    assert found_in(course, text) == []
    assert [item.kind for item in load(course, [Path("quizzes")]).quizzes[0].items] == KINDS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("change", [lambda kind: kind[:-1], str.upper, lambda kind: kind.replace("-", "_") + "s"])
def test_a_misspelt_kind_is_one_finding_with_the_nearest(course: Path, kind: str, change: Any) -> None:
    text = one_of_each().replace(f"kind: {kind}\n", f"kind: {change(kind)}\n")
    (finding,) = found_in(course, text)
    assert (finding.code, finding.line) == ("YM032", line_of(text, f"kind: {change(kind)}"))
    assert finding.message == f"`kind`: found `{change(kind)}`; did you mean `{kind}`?"
    assert "The kinds of item are single-best-answer, multiple-response," in finding.advice


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("written", "shown"), [("quiz", "`quiz`"), ("3", "`3`"), ("[matching]", "a list")])
def test_an_unknown_kind_is_one_finding_that_reads_it_off_the_fields(
    course: Path, kind: str, written: str, shown: str
) -> None:
    text = one_of_each().replace(f"kind: {kind}\n", f"kind: {written}\n")
    (finding,) = found_in(course, text)
    assert (finding.code, finding.line) == ("YM032", line_of(text, f"kind: {written}"))
    assert finding.message == f"`kind`: found {shown}"
    assert "it would be" in finding.advice
    assert f"`{kind}`" in finding.advice


@pytest.mark.parametrize("kind", KINDS)
def test_a_missing_kind_is_one_finding_that_reads_it_off_the_fields(course: Path, kind: str) -> None:
    text = one_of_each()
    (finding,) = found_in(course, text.replace(f"  kind: {kind}\n", ""))
    item = f"item {KINDS.index(kind) + 1} (`is-{kind}`)"
    assert finding.message == f"{item} lacks `kind`"
    assert "Add `kind:` with one of single-best-answer, multiple-response," in finding.advice
    assert f"`{kind}`" in finding.advice.partition("it would be")[2]
    assert 0 <= line_of(text, f"kind: {kind}") - finding.line <= 10

    put(course, "quizzes/quiz.yml", text.replace(f"kind: {kind}\n", "kind:\n"))
    (finding,) = load(course).findings
    assert (finding.code, finding.line) == ("YM036", line_of(text, f"kind: {kind}"))
    assert "The kinds of item are single-best-answer, multiple-response," in finding.advice


@pytest.mark.parametrize("kind", KINDS)
def test_the_word_kind_misspelt_is_one_finding(course: Path, kind: str) -> None:
    text = one_of_each().replace(f"kind: {kind}\n", f"knid: {kind}\n")
    (finding,) = found_in(course, text)
    assert (finding.code, finding.line) == ("YM031", line_of(text, "knid:"))
    assert finding.message.endswith("has no field `knid`; did you mean `kind`?")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("field", "theirs"),
    [
        ("options: []", "the kinds `single-best-answer` and `multiple-response`"),
        ("steps: []", "the kind `ordering`"),
        ("criteria: []", "the kind `reflection`"),
    ],
)
def test_a_field_of_another_kind_is_one_finding_that_says_whose_it_is(
    course: Path, kind: str, field: str, theirs: str
) -> None:
    name = field.partition(":")[0]
    if name in OWN[ItemKind(kind)]:
        return
    text = one_of_each().replace(f"kind: {kind}\n", f"kind: {kind}\n  {field}\n")
    (finding,) = found_in(course, text)
    assert (finding.code, finding.line) == ("YM031", line_of(text, f"{field}"))
    assert f"has no field `{name}`; it belongs to {theirs}" in finding.message
    assert finding.advice == f"What {kind} has of its own: {', '.join(OWN[ItemKind(kind)])}."


def test_a_text_inside_a_field_of_another_kind_stops_nothing(course: Path) -> None:
    field = "  options: #\n    - feedback: |\n        It asks.\n        key: true\n"
    text = one_of_each().replace("kind: matching\n", f"kind: matching\n{field}")
    (finding,) = found_in(course, text)
    assert (finding.code, finding.line) == ("YM031", line_of(text, "options: #"))


def test_a_field_of_the_item_in_one_of_its_options_is_one_finding(course: Path) -> None:
    text = re.sub(r"( +)key: true\n", r"\g<0>\1vignette: too deep\n", one_of_each(), count=1)
    (finding,) = found_in(course, text)
    assert (finding.code, finding.line) == ("YM031", line_of(text, "vignette: too deep"))
    assert "indented too much or too little" in finding.message


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("said", KINDS)
def test_another_kind_than_the_fields_are_of_is_one_finding(course: Path, kind: str, said: str) -> None:
    text = one_of_each().replace(f"  kind: {kind}\n", f"  kind: {said} #\n")
    if kind == said or {kind, said} == ALIKE:
        assert found_in(course, text) == []
        return
    (finding,) = found_in(course, text)
    assert (finding.code, finding.line) == ("YM030", line_of(text, f"kind: {said} #"))
    lacks, _, belongs = finding.message.partition(";")
    assert f"item {KINDS.index(kind) + 1} (`is-{kind}`) lacks " in lacks
    assert f"`{kind}`" in belongs
    assert finding.advice.startswith("Correct the `kind`, or add `")


def test_a_kind_still_to_be_filled_in_is_one_finding(course: Path) -> None:
    text = one_of_each().replace("kind: matching\n", 'kind: "<<FILL IN the kind>>"\n')
    (finding,) = found_in(course, text)
    assert (finding.code, finding.line) == ("TX001", line_of(text, 'kind: "<<'))


def test_a_case_takes_no_other_kind_of_question(course: Path) -> None:
    put(course, "cases/case.yml", base_text("case").replace("kind: single-best-answer", "kind: matching"))
    found = load(course, [Path("cases")]).findings
    assert {finding.message for finding in found} == {"`kind`: found `matching`"}
    assert {finding.advice for finding in found} == {"Use single-best-answer."}


@pytest.mark.parametrize(("written", "advice"), [("yes", "Write true, or false."), ('"true"', "Write it without")])
def test_true_or_false_is_said_plainly(course: Path, written: str, advice: str) -> None:
    text = one_of_each().replace("answer: false", f"answer: {written}")
    (finding,) = found_in(course, text)
    assert (finding.code, finding.line) == ("YM033", line_of(text, "answer:"))
    assert advice in finding.advice


def test_yaml_faults_that_leave_data_do_not_hide_the_rest(course: Path) -> None:
    text = base_text("quiz").replace("title: A", "title: *A").replace("difficulty: 2", "difficulty: 7")
    text = text.replace("id: base-two", "id: base-two\n    id: base-three")
    put(course, "quizzes/quiz.yml", text)
    loaded = load(course, [Path("quizzes")])
    assert {finding.code for finding in loaded.findings} >= {"YM016"}
    assert loaded.quizzes == ()


def test_one_case_is_read_and_judged_quickly(tmp_path: Path) -> None:
    """From the start of Python, in processor time, which a busy machine stretches less than the clock's.

    An author's Python keeps the modules that it has compiled; so does this one, whatever this environment says.
    """
    code = (
        "from pathlib import Path; from ipt_course.load.files import load; from ipt_course.rules.table import validate;"
        f"l = load(Path({str(ROOT)!r}), [Path('cases/mei-lin.yml')]); validate(l.documents)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    times = []
    for _ in range(5):
        before = os.times()
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)
        after = os.times()
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert min(times) < 0.4


def test_who_checks_one_case_does_not_wait_for_what_only_the_whole_course_needs() -> None:
    for_more = {"beside", "effects", "embed", "exercises.model", "glossary", "link", "render", "since", "worksheets"}
    for_more |= {"drills.model", "practice.model", "transcripts.model"}
    command = [sys.executable, "-X", "importtime", "-m", "ipt_course", "check", "cases/mei-lin.yml"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "COURSE_ROOT": str(ROOT)}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    imported = {line.rpartition("|")[2].strip() for line in run.stderr.splitlines()}
    assert "ipt_course.rules.table" in imported
    assert imported & {f"ipt_course.{name}" for name in for_more} == set()
    assert imported & {"concurrent.futures", "multiprocessing", "jinja2", "markdown_it", "mkdocs", "pybtex"} == set()


def test_reading_needs_neither_the_site_nor_its_templates() -> None:
    code = (
        "import sys, ipt_course.load.files, ipt_course.rules.table, ipt_course.report;"
        "sys.exit(','.join({'mkdocs', 'jinja2', 'markdown', 'markdown_it', 'hypothesis', 'pybtex'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert run.stderr.strip() == ""


def test_of_very_many_fields_those_most_like_the_name_are_told() -> None:
    _, found = document(Case, "case", parse("cases/a-case.yml", "medical_history: Asthma.\n"))
    (advice,) = [one.advice for one in found if one.code == "YM031"]
    assert "medical_and_drug" in advice
    assert "`./course new`" in advice
    assert len(advice) < 200
