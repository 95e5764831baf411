"""Golden files for what is checked between files: one course, one change, one finding at one place."""

from pathlib import Path

import pytest
import yaml

from course_factory import sound_course, write_course
from ipt_course.gather import gather
from ipt_course.rules.link_codes import LINK_RULES
from small_site import case_text

GOLDEN = sorted((Path(__file__).parent / "link").glob("*.yml"))


def changed(change: dict) -> dict[str, str]:
    files = sound_course()
    if "case" in change:
        files[f"cases/{change['case']}.yml"] = case_text()
    if "replace" in change:
        path, old, new = change["replace"]
        assert old in files[path]
        files[path] = files[path].replace(old, new)
    return {**files, **{path: text for path, text in change.items() if "/" in path}}


def findings(root: Path, change: dict) -> list:
    return list(gather(write_course(root, changed(change))).findings)


def cases(outcome: str) -> list:
    return [
        pytest.param(file.stem, change, id=f"{file.stem}-{number}")
        for file in GOLDEN
        for number, change in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))[outcome], 1)
    ]


@pytest.mark.parametrize(("code", "change"), cases("fail"))
def test_the_fault_is_found_where_it_stands(code, change, tmp_path):
    found = findings(tmp_path, change)
    assert [(one.code, f"{one.path}:{one.line}:{one.column}") for one in found] == [(code, change["at"])]
    assert change.get("says", "") in found[0].message


@pytest.mark.parametrize(("code", "change"), cases("pass"))
def test_what_only_looks_like_it_passes(code, change, tmp_path):
    assert findings(tmp_path, change) == []


def test_a_rule_that_looks_for_words_has_three_sentences_that_it_must_pass():
    """What only a study says, in LK014; the others compare names."""
    assert len([case for case in cases("pass") if case.values[0] == "LK014"]) >= 3


def test_every_rule_between_files_has_a_golden_file():
    assert [file.stem for file in GOLDEN] == sorted(rule.code for rule in LINK_RULES)


def test_a_fault_in_a_quiz_is_not_reported_again_at_its_marker(tmp_path):
    files = sound_course()
    files["quizzes/checks.yml"] = files["quizzes/checks.yml"].replace("revision: 1", "revision: one")
    found = gather(write_course(tmp_path, files)).findings
    assert {finding.path for finding in found} == {"quizzes/checks.yml"}
