"""Tables for those who listen, and for those with a small window and large letters."""

import re
from typing import Any

import pytest

from ipt_course.embed.tables import name_cells

HEAD = "<thead>\n<tr>\n<th>Technique</th>\n<th>Reach for it <sup>1</sup></th>\n<th>Early</th>\n{}</tr>\n</thead>"
BODY = '<tbody>\n<tr>\n<td>{}</td>\n<td>a "talk" fails</td>\n<td></td>\n{}</tr>\n</tbody>'


def made(first: str = "Exploring", columns: int = 3) -> str:
    more = columns - 3
    head, body = HEAD.format("<th>Late</th>" * more), BODY.format(first, "<td>main</td>" * more)
    return name_cells(f"<p>x</p><table>\n{head}\n{body}\n</table>")


def test_with_three_columns_the_first_names_its_row() -> None:
    assert '<th scope="row">Exploring</th>' in made()
    assert made().count('scope="col"') == 3
    assert "data-" not in made()


def test_a_row_without_a_name_is_left_without_a_head() -> None:
    assert 'scope="row"' not in made("")


def test_two_columns_side_by_side_have_no_heads_of_rows_unless_the_corner_is_empty() -> None:
    pair = "<table><thead><tr><th>{}</th><th>Two</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
    assert 'scope="row"' not in name_cells(pair.format("One"))
    cornered = name_cells(pair.format(""))
    assert '<th scope="row">a</th>' in cornered
    assert "<th></th>" not in cornered


def test_in_a_broad_table_each_cell_brings_the_name_of_its_column() -> None:
    broad = made(columns=4)
    assert '<td data-column="Reach for it" role="cell">a "talk" fails</td>' in broad
    assert '<th scope="row" role="rowheader">Exploring</th>' in broad
    assert '<td data-column="Late" role="cell">main</td>' in broad


@pytest.mark.parametrize("html", ['<table class="x"><tr><td>1</td></tr></table>', "<table><tr><td>1</td></tr></table>"])
def test_a_table_with_a_class_or_without_a_head_is_left_alone(html: str) -> None:
    assert name_cells(html) == html


# ---- in the built course ----

MAP = "modules/techniques/"


def test_somebody_who_listens_hears_which_technique_is_meant(open_page: Any) -> None:
    page = open_page(MAP, viewport={"width": 390, "height": 844})
    (table,) = page.get_by_role("table").filter(has_text="Reach for it when").all()
    assert table.get_by_role("rowheader").count() == 19
    assert table.get_by_role("columnheader").count() == 5


@pytest.mark.parametrize("path", [MAP, "modules/evidence/depression/", "modules/grief/assessing/", "modules/"])
@pytest.mark.parametrize("width", [300, 390])  # 300: what is left of 390 with letters of 130 %
def test_on_a_phone_no_table_runs_out_of_the_window(open_page: Any, path: str, width: int) -> None:
    page = open_page(path, viewport={"width": width, "height": 844})
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent.slice(0, 60))"
    assert page.eval_on_selector_all(".md-typeset__scrollwrap", cut) == []


def test_the_sign_beside_a_heading_is_no_part_of_its_name(open_page: Any) -> None:
    page = open_page(MAP)
    assert page.get_by_role("heading", name="The map", exact=True).count() == 1
    assert page.get_by_role("link", name="#", exact=True).count() == 0


def test_links_of_the_glossary_say_where_they_lead(open_page: Any) -> None:
    page = open_page("glossary/")
    names = {re.sub(r"\s+", " ", link.inner_text()) for link in page.locator(".ipt-glossary a").all()}
    assert len(names) > 10
    assert "Where it is taught" not in names


def test_the_words_of_an_empty_timeline_can_be_read_on_a_phone(open_page: Any) -> None:
    page = open_page("worksheets/timeline/", viewport={"width": 320, "height": 700})
    sizes = "all => all.map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"
    assert min(page.eval_on_selector_all(".ipt-worksheet svg text", sizes)) >= 11


def test_a_thumb_can_tick_each_line_of_a_checklist(open_page: Any) -> None:
    page = open_page("worksheets/session-checklist/", viewport={"width": 390, "height": 844})
    heights = "all => all.map(one => one.getBoundingClientRect().height)"
    assert min(page.eval_on_selector_all(".ipt-worksheet li label", heights)) >= 24
