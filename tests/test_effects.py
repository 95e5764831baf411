"""references/effects.yml: every number stands in the page it names, and nothing else is drawn."""

import re

import pytest

from conftest import ROOT
from course_factory import sound_course, write_course
from ipt_course.effects import Difference, Shares
from ipt_course.gather import gather
from ipt_course.pages import Page

COURSE = gather(ROOT).course
EFFECTS = COURSE.effects
MINUS = "\N{MINUS SIGN}"


def section(place: str) -> str:
    """The text of a place: from its heading to the next one of its rank."""
    path, _, anchor = place.partition("#")
    page: Page = COURSE.pages[path]
    starts = [number for number, heading in enumerate(page.headings) if heading.anchor == anchor]
    (start,) = starts
    level = page.headings[start].level
    end = next((heading.line for heading in page.headings[start + 1 :] if heading.level <= level), None)
    return "\n".join(page.text.split("\n")[page.headings[start].line - 1 : end and end - 1])


def is_printed(number: float, text: str) -> bool:
    """As a number of its own: 0.60 is printed where 0.6 or 0.60 stands, and not in 10.60."""
    sign = MINUS if number < 0 else ""
    forms = {f"{abs(number):{form}}" for form in ("g", ".1f", ".2f", ",")}
    return any(re.search(rf"(?<![\d.,{MINUS}]){sign}{re.escape(form)}(?!\d|[.,]\d)", text) for form in forms)


def test_there_are_results_of_both_kinds() -> None:
    assert {type(effect) for effect in EFFECTS.values()} == {Difference, Shares}
    assert len(EFFECTS) > 30


@pytest.mark.parametrize("effect", EFFECTS.values(), ids=lambda effect: effect.id)
def test_the_place_it_names_prints_every_number(effect: Difference | Shares) -> None:
    text = section(effect.section)
    arms = effect.arms if isinstance(effect, Shares) else []
    numbers = [*effect.numbers, *(number for arm in arms for number in (arm.count, arm.n) if number is not None)]
    assert [number for number in numbers if not is_printed(number, text)] == []
    assert f"@{effect.key}" in text


@pytest.mark.parametrize("effect", EFFECTS.values(), ids=lambda effect: effect.id)
def test_how_many_people_there_were_is_printed_on_its_page(effect: Difference | Shares) -> None:
    page = COURSE.pages[effect.section.partition("#")[0]]
    trials = getattr(effect, "trials", None)
    assert [number for number in (effect.n, trials) if number is not None and not is_printed(number, page.text)] == []
    by_arm = isinstance(effect, Shares) and all(arm.n for arm in effect.arms)
    assert effect.n or effect.n_is or trials or by_arm, "how many people is not told"


def test_a_number_inside_another_does_not_count_as_printed() -> None:
    assert is_printed(0.6, "*g* 0.60 (interval")
    assert is_printed(-0.14, "−0.14 to 0.21")
    assert not is_printed(0.14, "−0.14 to 0.21")
    assert not is_printed(6, "26% and 60")
    assert is_printed(4356, "4,356 people")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("low: 0.1", "needs both"),
        ("low: 0.6\n    high: 0.9", "outside its interval"),
        ("section: modules/one/index.md#deep\n    n: 0", "`n`"),
        ("measure: OR", "measure"),
    ],
)
def test_a_fault_is_told_on_its_line(fields: str, told: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    entry = {
        "id": "one-waiting",
        "kind": "difference",
        "key": "weissman2017",
        "people": "people with depression",
        "comparison": "[IPT, waiting list]",
        "measure": "d",
        "value": "0.5",
        "says": "Better than waiting",
        "section": "modules/one/index.md#deep",
    }
    lines = [f"{name}: {value}" for name, value in entry.items() if not fields.startswith(f"{name}:")]
    text = "effects:\n  - " + "\n    ".join([*lines, fields]) + "\n"
    (finding,) = gather(write_course(tmp_path, {**sound_course(), "references/effects.yml": text})).findings
    assert told in finding.message
    assert finding.path == "references/effects.yml"
    assert 7 <= finding.line <= 12


def test_an_id_that_comes_twice_is_found(tmp_path) -> None:  # type: ignore[no-untyped-def]
    entry = (
        "  - {id: one, kind: difference, key: weissman2017, people: people, comparison: [IPT, list], measure: d,\n"
        "     value: 0.5, says: Better, section: modules/one/index.md#deep}\n"
    )
    files = {**sound_course(), "references/effects.yml": f"effects:\n{entry}{entry}"}
    (finding,) = gather(write_course(tmp_path, files)).findings
    assert "earlier result" in finding.message
    assert finding.line == 4
