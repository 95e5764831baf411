"""The last hop: fragments and citations into a page, whichever generator makes the page."""

import re
from collections.abc import Callable

from ipt_course.embed.citations import number_citations
from ipt_course.embed.fragments import Fragments
from ipt_course.embed.tables import name_cells
from ipt_course.embed.terms import mark_terms
from ipt_course.embed.urls import Style, relative, resolve
from ipt_course.pages import FENCE, MARKER, Page, body_start

MARKER_PARAGRAPH = re.compile(rf"<p>\s*{MARKER.pattern}\s*</p>")
MARKER_LINE = re.compile(rf"^{MARKER.pattern}[ \t]*$", re.MULTILINE)
# What Markdown might act on inside a block of HTML, or a host's templates anywhere.
ACTIVE = {"\n": "&#10;", "\r": "&#13;", "`": "&#96;", "~": "&#126;", "{": "&#123;", "}": "&#125;"}
TAG = re.compile(r"(<[^>]*>)")
# In a transcript T1, T2 … are the therapist's lines and P1, P2 … the patient's; style sheets cannot read that.
SPEAKER = re.compile(r"<p>(?=<strong>([TP])\d)")
SPEAKERS = {"T": "therapist", "P": "patient"}
# The sign beside a heading is for those who want its address. Heard, it would be part of every heading's name, and
# a list of links would hold "#" as often as the page has headings; "On this page" leads to the same places.
HEADER_LINK = re.compile(r'<a class="headerlink" ')
HUSHED = '<a class="headerlink" aria-hidden="true" tabindex="-1" '


def embed_html(html: str, page: Page, fragments: Fragments, style: Style) -> str:
    """Put fragments in the place of their markers in HTML that a host has made of `page`."""
    return place_fragments(dress(html, page, fragments, style), page, fragments, style)


def dress(html: str, page: Page, fragments: Fragments, style: Style) -> str:
    """Everything but the fragments: citations, terms and addresses in what a host has made of the page's own text."""
    # A block that markdown-exec ran may hold addresses of ours.
    html = resolve(html, lambda target: relative(page.path, target, style))
    html = number_citations(html, page.cited, fragments.references)
    html = SPEAKER.sub(lambda match: f'<p class="ipt-says-{SPEAKERS[match[1]]}">', html)
    html = name_cells(mark_terms(html, page, fragments.glossary, style))
    return hush(html)


def hush(html: str) -> str:
    """All there is to do in a page that says nothing of its own but its title."""
    return HEADER_LINK.sub(HUSHED, html)


def place_fragments(html: str, page: Page, fragments: Fragments, style: Style) -> str:
    return MARKER_PARAGRAPH.sub(lambda match: _fragment(match, page, fragments, style), html)


def embed_markdown(page: Page, fragments: Fragments, style: Style) -> str:
    """The page's Markdown with its fragments inlined as blocks of HTML that no host reads as Markdown."""
    start = body_start(page.text)
    parts = _outside_fences(page.text[start:], lambda text: _inline(text, page, fragments, style))
    return page.text[:start] + parts


def _inline(text: str, page: Page, fragments: Fragments, style: Style) -> str:
    text = number_citations(text, page.cited, fragments.references)
    return MARKER_LINE.sub(lambda match: as_block(_fragment(match, page, fragments, style)), text)


def _fragment(match: re.Match[str], page: Page, fragments: Fragments, style: Style) -> str:
    html = fragments.html(match[1], match[2] or "", page)
    if html is None:
        return match[0]
    return resolve(html, lambda target: relative(page.path, target, style))


def as_block(html: str) -> str:
    """One line that begins with `<div`: CommonMark's block of HTML, from which nothing gets out."""
    # Between tags a line break is only layout; inside text and attributes it may be content.
    parts = TAG.split(html)
    return "".join(_tag(part) if part.startswith("<") else _text(part) for part in parts if part)


def _tag(tag: str) -> str:
    return _escape_active(re.sub(r"\s*\n\s*", " ", tag)) if '"' not in tag else _escape_in_attributes(tag)


def _escape_in_attributes(tag: str) -> str:
    parts = re.split(r'("[^"]*")', tag)
    return "".join(_escape_active(part) if part.startswith('"') else re.sub(r"\s*\n\s*", " ", part) for part in parts)


def _text(text: str) -> str:
    return _escape_active(text) if text.strip() else text.replace("\n", " ")


def _escape_active(text: str) -> str:
    return "".join(ACTIVE.get(character, character) for character in text)


def _outside_fences(text: str, change: Callable[[str], str]) -> str:
    parts, at = [], 0
    for fence in FENCE.finditer(text):
        parts += [change(text[at : fence.start()]), fence[0]]
        at = fence.end()
    return "".join([*parts, change(text[at:])])
