"""The privacy rules on sentences that were written before them; and on everything that the course holds.

Every third sentence of a kind was held out while the rules were made. Measured on it before anybody had read it, the
rules found 90 of 95 (0.947) and were wrong on 9 of 117 (7.7 %); after lists were widened without reading it, 90 and 8.
Only then were those failures read and mended. So neither part is new to the rules now: what the next stranger's case
will show is nearer to those numbers than to the ones that this test prints.

A second part (the files called `later`) was written when the rules stood, and before they were run on it: they found 59
of 60 and were wrong on 3 of 60. What they missed was mended by its cause: `that` before a name that has a verb, and
tongues, prayers and the long dead that no list held.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from ipt_course.load.files import load
from ipt_course.rules.privacy.made_up import real_source
from ipt_course.rules.privacy.search import MOST_WORDS, search
from ipt_course.rules.table import TABLE, validate

TESTS = Path(__file__).parent
ROOT = TESTS.parent
RECALL, FALSE_ALARMS = 0.95, 0.02
CODES = [code for code in TABLE if code.startswith("PV")]


def sentences(name: str) -> list[dict[str, Any]]:
    files = (TESTS / f"privacy/{name}{part}.yml" for part in ("", "_later"))
    return [one for file in files for one in yaml.safe_load(file.read_text(encoding="utf-8"))]


def found_in(entry: dict[str, Any]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in search(entry["text"].strip(), entry.get("names", ()))]


def is_hit(entry: dict[str, Any]) -> bool:
    start = entry["text"].strip().index(entry["found"].strip())
    end = start + len(entry["found"].strip())
    return any(first < end and start < last for first, last in found_in(entry))


def parts(entries: list[dict[str, Any]], kind: str, right: dict[str, bool]) -> dict[str, tuple[int, int]]:
    """Right and all, in the part that the rules were made with and the part held out."""
    place, told = Counter[str](), {"tuned": [0, 0], "held out": [0, 0]}
    for entry in entries:
        part = "held out" if place[entry[kind]] % 3 == 2 else "tuned"
        place[entry[kind]] += 1
        told[part][0] += right[entry["id"]]
        told[part][1] += 1
    return {part: (good, every) for part, (good, every) in told.items()}


def by_kind(entries: list[dict[str, Any]], kind: str, right: dict[str, bool]) -> str:
    every = Counter(entry[kind] for entry in entries)
    good = Counter(entry[kind] for entry in entries if right[entry["id"]])
    return ", ".join(f"{name} {good[name]}/{every[name]}" for name in every)


def test_identifiers_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    entries = sentences("leaking")
    right = {entry["id"]: is_hit(entry) for entry in entries}
    recall = sum(right.values()) / len(entries)
    with capsys.disabled():
        print(f"\nprivacy: recall {recall:.3f} {parts(entries, 'kind', right)}; {by_kind(entries, 'kind', right)}")
    assert recall >= RECALL, [id for id, good in right.items() if not good]


def test_what_leads_to_nobody_passes(capsys: pytest.CaptureFixture[str]) -> None:
    entries = sentences("innocent")
    right = {entry["id"]: not found_in(entry) for entry in entries}
    wrong = 1 - sum(right.values()) / len(entries)
    with capsys.disabled():
        print(f"\nprivacy: false alarms {wrong:.3f} {parts(entries, 'near', right)}; {by_kind(entries, 'near', right)}")
    assert wrong <= FALSE_ALARMS, [id for id, good in right.items() if not good]


def test_a_finding_points_at_a_few_words() -> None:
    for entry in [*sentences("leaking"), *sentences("innocent")]:
        text = entry["text"].strip()
        for start, end in found_in(entry):
            assert len(text[start:end].split()) <= MOST_WORDS, text[start:end]
            assert end - start < 60, text[start:end]


def test_the_course_itself_holds_no_identifier() -> None:
    found = validate(load(ROOT).documents)
    assert [f"{one.path}:{one.line} {one.message}" for one in found if one.code in CODES] == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("She told Łukasz’s aunt that Özgür had left.", ["Łukasz’s", "Özgür"]),
        ("She rang Şükrü Čapek “twice” that night.", ["Şükrü Čapek"]),
        ("They asked Иван 🙂, and then Ægir – or İbrahim.", ["Иван", "Ægir", "İbrahim"]),
        ("He wrote ağaç in red, and größer in blue; “Ève” laughed.", ["Ève"]),
    ],
)
def test_a_name_is_found_at_its_place_in_whatever_letters_it_is_written(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in search(text)] == names


def test_an_identifier_is_found_in_every_text_of_a_case(tmp_path: Path) -> None:
    """Appended to each text field in turn; ids, the authors' names and words of a fixed list are not texts."""
    text = (TESTS / "rules/base/case.yml").read_text(encoding="utf-8")
    (tmp_path / "cases").mkdir()
    lines, tried = text.split("\n"), 0
    for number, line in enumerate(lines):
        if line.endswith(".") and ":" not in line and not line.lstrip().startswith("#"):
            changed = [*lines[:number], f"{line} Ring 01632 960 417.", *lines[number + 1 :]]
            (tmp_path / "cases/case.yml").write_text("\n".join(changed), encoding="utf-8")
            found = [one for one in validate(load(tmp_path).documents) if one.code == "PV008"]
            assert [(one.line, one.column) for one in found] == [(number + 1, len(line) + 7)], line
            tried += 1
    assert tried > 40


def test_an_identifier_may_stand_on_two_lines(tmp_path: Path) -> None:
    case = (TESTS / "rules/base/case.yml").read_text(encoding="utf-8")
    (tmp_path / "cases").mkdir()
    text = case.replace("Lives with her partner above the shop.", "Since the 12\n  March they live apart.")
    (tmp_path / "cases/case.yml").write_text(text, encoding="utf-8")
    assert [one.code for one in validate(load(tmp_path).documents)] == ["PV003"]


def test_in_a_quiz_only_what_leads_somewhere_by_itself_is_found(tmp_path: Path) -> None:
    quiz = (TESTS / "rules/base/quiz.yml").read_text(encoding="utf-8")
    (tmp_path / "quizzes").mkdir()
    path = tmp_path / "quizzes/quiz.yml"
    path.write_text(quiz.replace("Tamsin and her sister", "Danielle and Dr Okafor, 01632 960 417,"), encoding="utf-8")
    assert [one.message[:14] for one in validate(load(tmp_path).documents)] == ["`01632 960 417"]


@pytest.mark.parametrize(
    "names",
    ["Tamsin, Orla, Piet, Bram, Noor", "\n  - Tamsin, Orla\n    - Piet - Bram - Noor", "\n  1. Tamsin\n  2. Orla"],
)
def test_names_that_are_not_written_as_a_list_are_declared_all_the_same(names: str, tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    case = (TESTS / "rules/base/case.yml").read_text(encoding="utf-8")
    text = case.replace("names: [Tamsin, Orla, Piet, Bram, Noor]", f"names: {names}")
    (tmp_path / "cases/case.yml").write_text(text.replace("Lives with", "Rings Dr Okafor. Lives with"), "utf-8")
    loaded = load(tmp_path)
    assert loaded.findings != ()
    found = [one.message for one in validate(loaded.documents) if one.code in ("PV001", "PV002")]
    assert "`Okafor` is a person's title with a name" in found
    assert not [one for one in found if "Tamsin" in one or "Orla" in one]


def test_two_runs_do_not_share_what_they_found(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    case = (TESTS / "rules/base/case.yml").read_text(encoding="utf-8")
    for town, expected in (("Gdynia", ["PV006"]), ("the fens", []), ("Belagavi", ["PV006"])):
        text = case.replace("says she is from the fens", f"grew up in {town}")
        (tmp_path / "cases/case.yml").write_text(text, encoding="utf-8")
        assert [one.code for one in validate(load(tmp_path).documents)] == expected


def test_the_courses_own_cases_have_no_real_source() -> None:
    for case in load(ROOT).cases:
        assert list(real_source(case)) == []
