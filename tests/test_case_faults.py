"""An author who slips is told where, whatever the slip: a few hundred of them in every run.

`FAULTS=2000 ./course test -k random_fault` or `python tests/case_faults.py 2000` make two thousand.
"""

import os
import random
from collections import Counter

import pytest

from case_faults import CASES, EXERCISES, FIELDS, Broken, broken, complaint, run
from ipt_course.load.source import parse

COUNT = int(os.environ.get("FAULTS", "300"))
SHARES = 6  # so that several workers can take part


@pytest.mark.parametrize("share", range(SHARES))
def test_every_random_fault_in_a_real_case_is_told_where_it_is(share: int) -> None:
    done = list(run(COUNT // SHARES, share * 1_000_000))
    print(*(f"{number:6}  {kind}" for kind, number in Counter(kind for _, kind, *_ in done).most_common()), sep="\n")
    assert [one for one in done if one[-1]] == []
    assert len({kind for _, kind, *_ in done}) > 8
    assert {case for case, *_ in done} == {path.stem for path in CASES}


@pytest.mark.parametrize("share", range(SHARES))
def test_every_random_fault_in_a_real_exercise_is_told_where_it_is(share: int) -> None:
    done = list(run(COUNT // SHARES, share * 1_000_000, EXERCISES))
    assert [one for one in done if one[-1]] == []
    assert len({kind for _, kind, *_ in done}) > 8
    assert {name for name, *_ in done} == {path.stem for path in EXERCISES}


def test_the_five_cases_are_taken_and_fields_can_be_misplaced() -> None:
    assert len(CASES) >= 5
    assert len(FIELDS) > 30


def test_a_fault_told_elsewhere_would_be_noticed() -> None:
    faults = [broken(path, random.Random(number)) for number in range(40) for path in CASES]
    real = [fault for fault in faults if fault.lines]
    assert real
    for fault in real:
        assert complaint(Broken(fault.kind, fault.raw, frozenset({10**6}), fault.says)).startswith("expected on")
        assert "called a fault" in complaint(Broken(fault.kind, fault.raw, frozenset()))


def test_the_head_of_a_list_swapped_with_another_field_is_told_where_it_was() -> None:
    """Eight lines of fields are not wrong because more lines of a list stand further in."""
    path = next(path for path in EXERCISES if path.stem == "sample-cards")
    lines = path.read_text(encoding="utf-8").split("\n")
    module, head = lines.index("module: techniques"), lines.index("lines:")
    lines[module], lines[head] = lines[head], lines[module]
    (found,) = parse("practice/transcripts/sample-cards.yml", "\n".join(lines)).findings
    assert (found.line, found.column, found.code) == (head + 1, 1, "YM013")
    assert "the next is indented as if it stood below it" in found.message


def test_a_first_field_further_out_than_all_others_is_still_the_one_to_blame() -> None:
    (found,) = parse("cases/a.yml", "id: a\n  title: b\n  revision: 1\n  label: c\n").findings
    assert (found.line, found.code) == (1, "YM013")
