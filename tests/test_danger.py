"""SF004 and SF016 on sentences written for them: what must be told of, and what holds the same words in another sense.

The files without `later` were written before the patterns were read; the others before anything was mended. The
rules first told of 3 of 40 and of 0 of 24, and were wrong on 11 of 40 and on 13 of 24. Mended by what the first part
showed, they told of 38 of 40, and in the later part of 6 of 24, wrong on 7: that is nearest to what the next stranger
will see. Then the later part was read too. Where an innocent sentence and a cue share their words, the alarm stays.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ipt_course.load.partial import document
from ipt_course.load.source import parse
from ipt_course.model import Case
from ipt_course.rules.scope import Scope
from ipt_course.rules.table import TABLE

TESTS = Path(__file__).parent
TOLD, FALSE_ALARMS = 0.88, 0.07
CODES = ("SF004", "SF016")
BASE = (TESTS / "rules/base/case.yml").read_text(encoding="utf-8")
BEFORE = "spoken of it since."


def sentences(name: str) -> list[dict[str, Any]]:
    files = (TESTS / f"danger/{name}{part}.yml" for part in ("", "_later"))
    return [one for file in files for one in yaml.safe_load(file.read_text(encoding="utf-8"))]


def codes(text: str) -> set[str]:
    """What is told of a sound case in whose story the text stands."""
    assert BEFORE in BASE
    case = BASE.replace(BEFORE, f"{BEFORE}\n\n  {text}", 1)
    made, found = document(Case, "case", parse("cases/a-case.yml", case))
    assert not found
    return {code for code in CODES if any(TABLE[code].check(Scope((made,))))}


def test_danger_and_fear_are_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    entries = sentences("told")
    missed = [entry["id"] for entry in entries if entry["rule"] not in codes(entry["text"])]
    rate = 1 - len(missed) / len(entries)
    with capsys.disabled():
        print(f"\ndanger: told of {rate:.3f} of {len(entries)}; missed {', '.join(missed)}")
    assert rate >= TOLD, missed


def test_the_same_words_in_a_harmless_sense_pass(capsys: pytest.CaptureFixture[str]) -> None:
    entries = sentences("innocent")
    wrong = [entry["id"] for entry in entries if codes(entry["text"])]
    rate = len(wrong) / len(entries)
    with capsys.disabled():
        print(f"\ndanger: false alarms {rate:.3f} of {len(entries)}; {', '.join(wrong)}")
    assert rate <= FALSE_ALARMS, wrong


@pytest.mark.parametrize(
    "text",
    [
        "There was no beer left, and he hit me.",
        "There was no food and my husband hits me.",
        "He shouts and hits her.",
        '"Why does he hit me?"',
        "When she saw it he hits me.",
        "He feeds the baby and pushes me over.",
        "My husband beats me to the floor.",
        "He kicks me under the table when I speak.",
        "My mother hits me with the broom.",
        "She did not eat and wished she were dead.",
        "She is tired of living with this pain.",
        "He is tired of living in fear.",
        "There is no point in living without her.",
    ],
)
def test_a_harmless_sense_hides_no_other(text: str) -> None:
    assert codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Neither her father nor her brother hits her.",
        "Her father does not shout and does not hit her.",
        "He has never hit me, and he does not frighten me.",
        "She does not cut herself and does not wish to be dead.",
        '"Does he ever hit you?" "No."',
    ],
)
def test_what_is_asked_or_denied_passes(text: str) -> None:
    assert not codes(text)
