"""Worksheets: every field has a name, nothing written stays, leaving a filled one asks first, each prints on a page."""

import re

import pytest

from course_factory import sound_course, write_course
from ipt_course.gather import gather

SHEET = "worksheets/expectations/"
ON_TWO_PAGES = {"interpersonal-inventory"}  # the circle, and the people
PAGE = re.compile(rb"/Type\s*/Page[^s]")


def first_field(page):
    return page.locator("ipt-worksheet").get_by_role("textbox").first


@pytest.fixture(scope="module")
def sheets(root):
    return gather(root).course.worksheets


def test_every_kind_of_sheet_that_the_course_promises_is_there(sheets) -> None:
    assert len(sheets) >= 9
    assert {part.kind for sheet in sheets.values() for part in sheet.parts} == {"lines", "table", "checks", "drawing"}


def test_each_prints_on_one_page_of_either_paper(sheets, open_page) -> None:
    for id in sheets:
        page = open_page(f"worksheets/{id}/")
        for paper in ("A4", "Letter"):
            pages = len(PAGE.findall(page.pdf(format=paper)))
            assert pages == (2 if id in ON_TWO_PAGES else 1), (id, paper)


def test_every_field_has_a_name_of_its_own(sheets, open_page) -> None:
    for id in sheets:
        page = open_page(f"worksheets/{id}/")
        names = (
            page.locator("ipt-worksheet")
            .get_by_role("textbox")
            .evaluate_all("all => all.map((one) => one.ariaLabel || one.labels[0]?.innerText)")
        )
        assert all(names), id
        assert len(set(names)) == len(names), id


def test_nothing_written_is_kept(open_page) -> None:
    page = open_page(SHEET)
    first_field(page).fill("He asks before he gives it away")
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    assert first_field(page).input_value() == ""
    kept = page.evaluate("JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })")
    assert "gives it away" not in kept
    assert "ipt:" not in kept


def test_leaving_a_filled_sheet_asks_first_and_an_empty_one_does_not(open_page) -> None:
    page = open_page(SHEET)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    field = first_field(page)
    field.click()
    field.press_sequentially("x")
    page.get_by_role("button", name="Empty the sheet").click()
    page.reload()
    assert asked == []
    field.click()
    field.press_sequentially("x")
    page.reload()
    assert asked == ["beforeunload"]


def test_without_scripts_a_sheet_can_be_filled_and_says_that_nothing_is_kept(open_page) -> None:
    page = open_page(SHEET, java_script_enabled=False)
    first_field(page).fill("x")
    assert page.get_by_text("not kept and not sent").is_visible()
    assert not page.get_by_role("button", name="Print", exact=True).is_visible()


def test_a_long_answer_is_seen_whole(open_page) -> None:
    page = open_page(SHEET)
    field = first_field(page)
    field.press_sequentially("line\n" * 12)
    assert field.evaluate("one => one.scrollHeight <= one.clientHeight + 2")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"id": "another"}, "stands in a file called one.yml"),
        ({"section": "modules/one/index.md#nowhere"}, "is no place of the course"),
        ({"who": "nobody"}, "who"),
    ],
)
def test_a_fault_is_told_in_the_sheets_own_file(change: dict, told: str, tmp_path) -> None:
    sheet = {
        "id": "one",
        "title": "One",
        "who": "patient",
        "use": "Once.",
        "section": "modules/one/index.md#deep",
        **change,
    }
    lines = [f"{name}: {value}" for name, value in sheet.items()]
    text = "\n".join([*lines, "parts:", "  - kind: lines", "    ask: What?", ""])
    (finding,) = gather(write_course(tmp_path, {**sound_course(), "worksheets/one.yml": text})).findings
    assert finding.path == "worksheets/one.yml"
    assert told in finding.message
