"""Addresses inside fragments lead where they say, from any page, in both styles."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipt_course.embed.urls import page_url, relative, resolve

PATHS = st.from_regex(r"([a-z]{1,4}/){0,3}(index|[a-z]{1,5})\.md", fullmatch=True)


@pytest.mark.parametrize(
    ("page", "style", "url"),
    [
        ("index.md", "directory", ""),
        ("index.md", "file", "index.html"),
        ("modules/x/index.md", "directory", "modules/x/"),
        ("modules/x/stages.md", "directory", "modules/x/stages/"),
        ("modules/x/stages.md", "file", "modules/x/stages.html"),
    ],
)
def test_page_url(page, style, url):
    assert page_url(page, style) == url


@given(PATHS, PATHS, st.sampled_from(["directory", "file"]))
def test_a_relative_address_leads_from_one_page_to_the_other(here, there, style):
    base = "https://example.org/ipt/"
    found = urljoin(base + page_url(here, style), relative(here, there, style))
    assert found == base + page_url(there, style)


@given(PATHS, st.sampled_from(["directory", "file"]))
def test_an_asset_is_found_from_any_page(here, style):
    base = "https://example.org/ipt/"
    found = urljoin(base + page_url(here, style), relative(here, "assets/course/quiz.js", style))
    assert found == base + "assets/course/quiz.js"


def test_an_anchor_of_the_same_page_stays_on_it():
    assert relative("a/b.md", "a/b.md#here", "directory") == "#here"


def test_only_course_addresses_in_attributes_are_resolved():
    html = '<a href="course:a.md">x</a> course:a.md &quot;course:a.md&quot;'
    assert resolve(html, lambda target: f"to {target}") == '<a href="to a.md">x</a> course:a.md &quot;course:a.md&quot;'
