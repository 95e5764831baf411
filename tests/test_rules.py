"""Every rule on golden files; the table, the authors' page and the golden files hold the same rules."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import rules_page
from golden_rules import BASES, CONTEXT, EXERCISES, Golden, base_text, findings, golden_files
from ipt_course.findings import Severity
from ipt_course.load.files import load
from ipt_course.rules.scope import Context, Found, Scope
from ipt_course.rules.table import TABLE, validate
from word_rules import looks_for_words

TESTS = Path(__file__).parent
GOLDEN = golden_files()
BETWEEN_FILES = {path.stem for path in (TESTS / "link").glob("*.yml")}  # proved in test_link.py
PLAYED = {path.stem for path in (TESTS / "practice").glob("*.yml")}  # proved in test_practice_rules.py
DRILLED = {path.stem for path in (TESTS / "drills").glob("*.yml")}  # proved in test_drill_rules.py
RATED = {path.stem for path in (TESTS / "transcripts").glob("*.yml")}  # proved in test_transcript_rules.py
LOOKING_BACK = {path.stem for path in (TESTS / "since").glob("*.yml")}  # proved in test_since.py
LOOK_FOR_WORDS = {code for code, rule in TABLE.items() if looks_for_words(rule)}
# What leads to words without looking for them in a text.
COMPARE_IDS = {
    "CS011": "the words of a decision are compared with the ids of options",
    "QZ021": "its message counts: first, second, third",
}
# What looks for words that stand in no list: those of the file itself.
LOOK_FOR_NAMES = {"CS006": "people of the case", "TX002": "fields of the model"}


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
    assert {golden.rule for golden in GOLDEN if golden.fail} == {golden.rule for golden in GOLDEN}
    assert all(golden.passing for golden in GOLDEN)


@pytest.mark.parametrize("code", sorted((LOOK_FOR_WORDS | LOOK_FOR_NAMES.keys()) - COMPARE_IDS.keys()))
def test_a_rule_that_looks_for_words_has_three_sentences_that_it_must_pass(code: str) -> None:
    assert sum(len(golden.passing) for golden in GOLDEN if golden.rule == code) >= 3


def test_what_looks_for_words_is_found_in_the_rules_themselves() -> None:
    """A rule of each way in which words are sought, and some that count, compare or only draw."""
    assert {"CS014", "CS022", "CS030", "CS037", "LG002", "PV008", "QZ024", "SF004", "SF010", "TX001"} <= LOOK_FOR_WORDS
    assert LOOK_FOR_WORDS.isdisjoint({"CS001", "CS002", "CS008", "CS015", "CS023", "LG004", "QZ001", "QZ020", "SF012"})
    assert COMPARE_IDS.keys() <= LOOK_FOR_WORDS
    assert LOOK_FOR_WORDS.isdisjoint(LOOK_FOR_NAMES)


def test_a_new_rule_that_looks_for_words_cannot_be_left_out() -> None:
    sought = re.compile(r"\b(?:always|never)\b")

    def finds(scope: Scope) -> Iterator[Found]:
        return (Found(document, (), "x") for document in scope.documents if sought.search(document.path))

    def counts(scope: Scope) -> Iterator[Found]:
        return (Found(document, (), "x") for document in scope.documents if re.search(r"\w+ \d{4}", document.path))

    def finds_at_once(scope: Scope) -> Iterator[Found]:
        return (Found(document, (), "x") for document in scope.documents if re.search(r"\bnever\b", document.path))

    for check in (finds, finds_at_once, counts):
        check.__module__ = "ipt_course.rules.new"
    like = TABLE["CS002"]
    assert looks_for_words(replace(like, check=finds))
    assert looks_for_words(replace(like, check=finds_at_once))
    assert not looks_for_words(replace(like, check=counts))


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
