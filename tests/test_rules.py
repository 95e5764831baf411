"""Every rule on golden files; the table, the authors' page and the golden files hold the same rules."""

import re
from pathlib import Path

import pytest

import rules_page
from golden_rules import BASES, CONTEXT, EXERCISES, Golden, base_text, findings, golden_files
from ipt_course.findings import Severity
from ipt_course.load.files import load
from ipt_course.rules.scope import Context
from ipt_course.rules.table import TABLE, validate

TESTS = Path(__file__).parent
GOLDEN = golden_files()
BETWEEN_FILES = {path.stem for path in (TESTS / "link").glob("*.yml")}  # proved in test_link.py
PLAYED = {path.stem for path in (TESTS / "practice").glob("*.yml")}  # proved in test_practice_rules.py
DRILLED = {path.stem for path in (TESTS / "drills").glob("*.yml")}  # proved in test_drill_rules.py
RATED = {path.stem for path in (TESTS / "transcripts").glob("*.yml")}  # proved in test_transcript_rules.py
LOOKING_BACK = {path.stem for path in (TESTS / "since").glob("*.yml")}  # proved in test_since.py
LOOK_FOR_WORDS = (
    *("QZ008", "QZ022", "QZ023", "QZ024", "QZ026", "QZ029", "QZ031", "QZ034"),
    *("CS014", "CS016", "CS017", "CS021", "CS031", "CS036", "CS037", "CS038", "CS039", "CS041", "TX001", "TX002"),
    *("SF001", "SF002", "SF004", "SF013", "SF014", "SF015", "SF016", "LG001", "LG002", "LG003", "LG005"),
    *(code for code in TABLE if code.startswith("PV")),
)


def each(part: str):
    return [
        pytest.param(golden, change, id=f"{golden.file}-{number}")
        for golden in GOLDEN
        for number, change in enumerate(getattr(golden, part), 1)
    ]


@pytest.mark.parametrize("base", [*BASES, *EXERCISES])
def test_the_bases_are_sound(base: str, tmp_path: Path) -> None:
    assert findings(Golden("", base, [], [], {}, ""), {}, tmp_path) == []


@pytest.mark.parametrize(("golden", "change"), each("fail"))
def test_a_fault_is_found_at_its_line_and_column(golden: Golden, change: dict, tmp_path: Path) -> None:
    found = findings(golden, change, tmp_path)
    assert found == change["expect"]
    assert any(one.startswith(f"{golden.rule}@") for one in found)


@pytest.mark.parametrize(("golden", "change"), each("passing"))
def test_what_is_right_passes(golden: Golden, change: dict, tmp_path: Path) -> None:
    assert findings(golden, change, tmp_path) == []


def test_every_rule_has_a_golden_file_and_every_golden_file_a_rule() -> None:
    by_folder = BETWEEN_FILES | LOOKING_BACK | PLAYED | DRILLED | RATED
    assert {golden.rule for golden in GOLDEN} | by_folder == set(TABLE)
    assert all(golden.fail and golden.passing for golden in GOLDEN)


@pytest.mark.parametrize("code", LOOK_FOR_WORDS)
def test_a_rule_that_looks_for_words_has_three_sentences_that_it_must_pass(code: str) -> None:
    assert sum(len(golden.passing) for golden in GOLDEN if golden.rule == code) >= 3


def test_the_authors_page_is_the_table_and_the_golden_files() -> None:
    page = rules_page.PAGE.read_text(encoding="utf-8")
    assert page == rules_page.text(), "run `python tests/rules_page.py` with PYTHONPATH=hooks"
    assert re.findall(r"\{ #([a-z]{2}\d{3}) \}", page) == [code.lower() for code in TABLE]


def test_rules_are_told_in_whole_sentences() -> None:
    for rule in TABLE.values():
        assert rule.reason.endswith("."), rule.code
        assert rule.advice.endswith((".", "`")), rule.code
        assert re.fullmatch(r"[A-Z]{2}\d{3}", rule.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert len({rule.name for rule in TABLE.values()}) == len(TABLE)


def test_rules_that_need_to_know_the_course_are_silent_without_it(tmp_path: Path) -> None:
    golden = next(golden for golden in GOLDEN if golden.rule == "QZ013")
    write(tmp_path, base_text("quiz").replace("stages.md", "nowhere.md"))
    documents = load(tmp_path).documents
    assert validate(documents) == validate(documents, Context()) == []
    assert [finding.code for finding in validate(documents, CONTEXT)] == [golden.rule]


def test_severity_is_configuration(tmp_path: Path) -> None:
    write(tmp_path, base_text("quiz").replace("id: quiz", "id: other"))
    documents = load(tmp_path).documents
    assert [finding.severity for finding in validate(documents)] == [Severity.ERROR]
    softened = validate(documents, severities={"QZ010": "warning"})
    assert [finding.severity for finding in softened] == [Severity.WARNING]
    assert validate(documents, severities={"QZ010": "off"}) == []
    with pytest.raises(ValueError, match="no rule ZZ001"):
        validate(documents, severities={"ZZ001": "off"})
    with pytest.raises(ValueError, match="not 'loud'"):
        validate(documents, severities={"QZ010": "loud"})


def test_faults_of_shape_do_not_hide_faults_of_meaning(tmp_path: Path) -> None:
    """Five mistakes of both kinds in one file: five findings of one run."""
    quiz = base_text("quiz").replace("id: quiz", "id: other")
    quiz = quiz.replace("        key: true\n        feedback", "        feedback", 1)
    quiz = quiz.replace("rd-stage", "rd-stages").replace("title: A", "titel: A")
    quiz = quiz.replace("kind: multiple-response", "kind: multiple")
    write(tmp_path, quiz)
    loaded = load(tmp_path)
    found = [*loaded.findings, *validate(loaded.documents, CONTEXT)]
    assert sorted(one.code for one in found) == ["QZ001", "QZ010", "QZ011", "YM031", "YM032"]


def test_an_item_that_cannot_be_read_does_not_hide_the_flaws_of_the_others(tmp_path: Path) -> None:
    quiz = base_text("quiz").replace("kind: multiple-response", "kind: multiple").replace("title: A", "titel: A")
    quiz = quiz.replace("stem: Which stage of the", "stem: Which stage is not that of the")
    write(tmp_path, quiz)
    loaded = load(tmp_path)
    assert sorted({one.code for one in loaded.findings}) == ["YM031", "YM032"]
    (finding,) = validate(loaded.documents, CONTEXT)
    assert (finding.code, finding.line, finding.column) == ("QZ023", 16, 26)


def write(root: Path, quiz: str) -> None:
    (root / "quizzes").mkdir()
    (root / "quizzes/quiz.yml").write_text(quiz, encoding="utf-8")
