"""Many files: the same findings on one core and on several, in time that grows as they do, with little kept of each.

The bars themselves are measured by benchmarks/thousand_cases.py; these tests guard against the worst.
"""

import gc
import multiprocessing
import os
import re
import signal
import time
import tracemalloc
from collections.abc import Sequence
from multiprocessing import parent_process
from pathlib import Path
from typing import Any

import pytest

from course_factory import sound_course, write_course
from ipt_course import parallel
from ipt_course.gather import gather
from ipt_course.judged import read_and_judge
from ipt_course.rules.scope import Context

CASE = Path(__file__).parents[1] / "cases/mei-lin.yml"
OWN_IDS = re.compile(r"^(\s*(?:- )?id: mei-lin[a-z-]*)$", re.MULTILINE)


def copies(root: Path, number: int) -> Path:
    text = CASE.read_text(encoding="utf-8")
    (root / "cases").mkdir(parents=True)
    for one in range(number):
        (root / f"cases/mei-lin-{one}.yml").write_text(OWN_IDS.sub(rf"\g<1>-{one}", text), encoding="utf-8")
    return root


def seconds(root: Path) -> float:
    """The least of three: what else the machine does makes a run slower, and none quicker.

    What earlier tests have kept is let go before the clock runs: to search it takes longer than sixty cases.
    """
    taken = []
    for _ in range(3):
        gc.unfreeze()
        gc.collect()
        begin = time.process_time()
        read_and_judge(root, None, Context())
        taken.append(time.process_time() - begin)
    return min(taken)


@pytest.fixture
def one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 1)


@pytest.mark.usefixtures("one_core")
def test_time_grows_as_the_files_do(tmp_path: Path) -> None:
    few, many = copies(tmp_path / "few", 10), copies(tmp_path / "many", 60)
    seconds(few)  # patterns are compiled and words read
    assert seconds(many) < 6 * 1.7 * seconds(few)


@pytest.mark.usefixtures("one_core")
def test_little_is_kept_of_each(tmp_path: Path) -> None:
    """A file with all its places takes some 400 kB; its model alone a quarter of that."""
    few, many = copies(tmp_path / "few", 5), copies(tmp_path / "many", 25)
    read_and_judge(few, None, Context())
    tracemalloc.start()
    judged = read_and_judge(many, None, Context())
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(judged.models) == 25
    assert kept / 25 < 150_000


def test_several_cores_find_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copies(tmp_path, 12)
    wrongs = [("age: 29", "age: many"), ("pronouns: she/her", "pronouns: she/her\nshoes: 3")]
    for number, (wrong, right) in enumerate(wrongs):
        path = root / f"cases/mei-lin-{number * 5}.yml"
        path.write_text(path.read_text(encoding="utf-8").replace(wrong, right), encoding="utf-8")
    twice = (root / "cases/mei-lin-3.yml").read_text(encoding="utf-8")
    (root / "cases/mei-lin-4.yml").write_text(twice.replace("id: mei-lin-3\n", "id: mei-lin-4\n", 1), encoding="utf-8")
    monkeypatch.setattr(parallel, "cores", lambda: 1)
    alone = read_and_judge(root, None, Context())
    monkeypatch.setattr(parallel, "FEW", 5)
    monkeypatch.setattr(parallel, "AT_ONCE", 3)
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    together = read_and_judge(root, None, Context())
    assert {finding.code for finding in alone.findings} >= {"QZ005"}
    assert len(alone.findings) > 2
    assert together.findings == alone.findings
    assert [case.id for case in together.models] == [case.id for case in alone.models]
    assert together.outlines == alone.outlines
    assert together.texts == alone.texts


def test_a_check_finds_the_same_and_reads_again_only_what_it_asks_for(tmp_path: Path) -> None:
    """A case that was spoilt meanwhile is not there."""
    root = write_course(copies(tmp_path, 3), sound_course())
    kept, asked_for = gather(root), gather(root, keep_cases=False)
    assert asked_for.findings == kept.findings
    assert asked_for.report() == kept.report()
    cases = asked_for.course.cases
    assert list(cases) == list(kept.course.cases)
    assert len(cases) == 3
    assert cases["mei-lin-1"] == kept.course.cases["mei-lin-1"]
    (root / "cases/mei-lin-1.yml").unlink()
    assert cases["mei-lin-1"].id == "mei-lin-1", "read once"
    (root / "cases/mei-lin-2.yml").write_text("id: mei-lin-2", encoding="utf-8")
    assert cases.get("mei-lin-2") is None


def test_what_was_begun_by_others_is_what_one_process_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    things = {number: f"thing {number}" for number in range(30)}
    monkeypatch.setattr(parallel, "FEW", 5)
    monkeypatch.setattr(parallel, "AT_ONCE", 4)
    monkeypatch.setattr(parallel, "cores", lambda: 3)
    ahead = parallel.Ahead(str.upper, things)
    assert [ahead.take(number) for number in reversed(things)] == [f"THING {number}" for number in reversed(things)]
    assert ahead.take(7) == "THING 7", "given away, and made once more"


def test_few_things_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 4)
    monkeypatch.setattr(multiprocessing, "get_context", lambda _: pytest.fail("a process was wanted"))
    ahead = parallel.Ahead(str.upper, {"a": "one", "b": "two"})
    assert (ahead.take("b"), ahead.take("a")) == ("TWO", "ONE")


def doubled(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Each twice, and which process said so."""
    time.sleep(0.05)  # so that others come in time to take their part
    return [(2 * number, os.getpid()) for number in numbers]


def doubled_but_by_helpers(numbers: Sequence[int]) -> list[tuple[int, int]]:
    if parent_process() is not None:
        os.kill(os.getpid(), signal.SIGTERM)
    return doubled(numbers)


def doubled_but_for_the_last(numbers: Sequence[int]) -> list[tuple[int, int]]:
    if LAST in numbers:
        raise ValueError("the last cannot be doubled")
    return doubled(numbers)


LAST = 161


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "cores", lambda: 2)


@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize(("function", "processes"), [(doubled, 2), (doubled_but_by_helpers, 1)])
def test_results_are_whole_and_in_order_even_where_a_helper_was_ended(function: Any, processes: int) -> None:
    results = [result for part in parallel.in_parts(function, range(LAST + 1)) for result in part]
    assert [number for number, _ in results] == [2 * number for number in range(LAST + 1)]
    assert len({process for _, process in results}) == processes


@pytest.mark.usefixtures("two_cores")
def test_what_goes_wrong_in_a_helper_goes_wrong_here() -> None:
    with pytest.raises(ValueError, match="the last cannot"):
        list(parallel.in_parts(doubled_but_for_the_last, range(LAST + 1)))
