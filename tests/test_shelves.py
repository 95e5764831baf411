"""The lists of things to do, as published: their headings in order, each card one target."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

LISTS = ("practice/", "practice/rate/", "practice/drills/", "practice/role-play/", "before-and-after/")
Open = Callable[..., Any]


@pytest.mark.parametrize("path", LISTS)
def test_axe_finds_nothing_not_even_a_heading_that_skips_a_level(open_page: Open, path: str) -> None:
    found = Axe().run(open_page(path)).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("path", LISTS)
def test_a_thumb_anywhere_on_a_card_opens_it(open_page: Open, path: str) -> None:
    page = open_page(path, viewport={"width": 360, "height": 740}, has_touch=True)
    card = page.locator(".ipt-shelf > li").nth(1)
    href = card.locator("a").first.evaluate("one => one.href")
    card.scroll_into_view_if_needed()
    box = card.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] - 20, box["y"] + box["height"] - 12)
    page.wait_for_url(href)
