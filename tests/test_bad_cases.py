"""A few bad cases trip every rule for cases; the real ones trip none."""

from pathlib import Path

import pytest

from golden_rules import CONTEXT, base_text
from ipt_course.findings import Finding
from ipt_course.load.files import load
from ipt_course.readability import grade
from ipt_course.rules.table import TABLE, validate

TESTS = Path(__file__).parent
BAD = sorted((TESTS / "bad_cases").glob("*.yml"))
REAL = sorted((TESTS.parent / "cases").glob("*.yml"))
FAMILIES = ("CS", "SF", "LG", "PV")


def found(root: Path, texts: dict[str, str]) -> list[Finding]:
    (root / "cases").mkdir()
    for name, text in texts.items():
        (root / "cases" / name).write_text(text, encoding="utf-8")
    loaded = load(root)
    return [*loaded.findings, *validate(loaded.documents, CONTEXT)]


def test_the_bad_cases_trip_every_rule_for_cases(tmp_path: Path) -> None:
    findings = found(tmp_path, {path.name: path.read_text("utf-8") for path in BAD})
    codes = {code for code in TABLE if code.startswith(FAMILIES)}
    assert codes - {finding.code for finding in findings} == set()


def test_they_can_be_read_and_every_finding_has_its_place(tmp_path: Path) -> None:
    texts = {path.name: path.read_text("utf-8") for path in BAD}
    for finding in found(tmp_path, texts):
        assert not finding.code.startswith("YM"), finding
        line = texts[Path(finding.path).name].split("\n")[finding.line - 1]
        assert 1 <= finding.column <= len(line), finding


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_real_case_trips_none(path: Path, tmp_path: Path) -> None:
    findings = found(tmp_path, {path.name: path.read_text("utf-8")})
    assert [one for one in findings if one.code.startswith(FAMILIES)] == []


@pytest.mark.parametrize("points_back", [True, False])
def test_the_two_of_a_pair_point_at_each_other(points_back: bool, tmp_path: Path) -> None:
    case = base_text("case")
    pair = "what_differs: The letter comes in June.\nage: 38"
    one = case.replace("age: 38", f"contrast_with: another-case\n{pair}", 1)
    other = case.replace("id: case", "id: another-case")
    if points_back:
        other = other.replace("age: 38", f"contrast_with: case\n{pair}", 1)
    findings = found(tmp_path, {"case.yml": one, "another-case.yml": other})
    assert [finding.code for finding in findings] == ([] if points_back else ["CS027"])


def test_findings_of_words_stand_where_the_words_do_in_every_form_of_text(tmp_path: Path) -> None:
    """In a literal block, in quotation marks, and in a bare value."""
    case = base_text("case")
    case = case.replace("  A glass on Saturdays.", "  A glass on Saturdays.\n  A junkie lives below.")
    case = case.replace("setting: community clinic", 'setting: "A clinic with a \\"bar\\" and a junkie"')
    case = case.replace("psychosis: asked, no", "psychosis: asked, no; her uncle was a lunatic")
    findings = [one for one in found(tmp_path, {"case.yml": case}) if one.code == "LG002"]
    assert len(findings) == 3
    for finding in findings:
        line = case.split("\n")[finding.line - 1]
        assert line[finding.column - 1 :].startswith(("junkie", "lunatic"))


@pytest.mark.parametrize(
    ("line", "broken", "code"),
    [
        ("A glass on Saturdays.", "Her uncle committed\n  suicide.", "SF014"),
        ("A glass on Saturdays.", "She drinks with an\n  addict.", "LG001"),
        ("What each expects; who has said what.", "She keeps a thought\n    record.", "CS037"),
        ("spoken of it since.", "spoken of it since. She would rather not\n  wake up.", "SF004"),
    ],
)
def test_words_are_found_across_the_break_of_a_line(line: str, broken: str, code: str, tmp_path: Path) -> None:
    findings = found(tmp_path, {"case.yml": base_text("case").replace(line, broken)})
    assert code in {finding.code for finding in findings}


def test_a_grade_is_that_of_kincaid() -> None:
    words, years = grade(["The cat sat on the mat."])
    assert (words, years) == (6, pytest.approx(-1.45))
    assert grade([]) == (0, 0.0)
    assert grade(["Considerable interpersonal difficulties necessitate deliberation."])[1] > 12
