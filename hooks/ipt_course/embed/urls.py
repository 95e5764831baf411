"""Addresses of pages and assets, as a page of the built site must write them."""

import posixpath
import re
from collections.abc import Callable
from typing import Literal

# How a host writes pages: x/y/, x/y.html, or, for one that follows links to sources, x/y.md.
Style = Literal["directory", "file", "source"]
# Fragments name places of the course as course:modules/x/page.md#anchor; nothing else may.
# Inside a tag only: what is followed by `<` before the next `>` is text that says so.
# The sign itself comes first, so that a page of a hundred thousand characters is searched quickly for a few of them.
COURSE_LINK = re.compile(r'="course:(?:(?<=\shref="course:)|(?<=\ssrc="course:))([^"]*)"(?=[^<>]*>)')


def page_url(path: str, style: Style) -> str:
    """`modules/x/page.md` → `modules/x/page/` or `modules/x/page.html`, from the site's root."""
    if style == "source":
        return path
    stem = path.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if style == "file":
        return f"{stem}.html"
    if name in ("index", "README"):
        return f"{folder}/" if folder else ""
    return f"{stem}/"


def relative(from_page: str, target: str, style: Style) -> str:
    """The address of `target` (a page or an asset below docs/, perhaps with #anchor) seen from a page."""
    path, hash_, anchor = target.partition("#")
    if path in ("", from_page) and hash_:
        return f"#{anchor}"
    url = page_url(path, style) if path.endswith(".md") else path
    here = posixpath.dirname(page_url(from_page, style))
    away = _away(url, here)
    slash = "/" if away != "." and (url.endswith("/") or not url) else ""
    return ("./" if away == "." else away + slash) + hash_ + anchor


def _away(to: str, here: str) -> str:
    """The way from the folder `here`: `posixpath.relpath`, which for each address asks the disk where it is."""
    ends = [part for part in to.split("/") if part]
    starts = [part for part in here.split("/") if part]
    shared = len(posixpath.commonprefix([ends, starts]))
    return "/".join([*[".."] * (len(starts) - shared), *ends[shared:]]) or "."


def resolve(html: str, to: Callable[[str], str]) -> str:
    """Write every `course:` address in our own HTML as `to` says."""
    return COURSE_LINK.sub(lambda match: f'="{to(match[1])}"', html)
