"""The content security policy, made after the build from what the built pages hold.

No 'unsafe-inline': what the theme and the notebooks inline is allowed by its hash, page by page. An
inline handler or a style attribute has no hash that browsers honour, so each is a failure.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

from ipt_course.parallel import in_parts

# Pages are searched as bytes, and only what has to be parsed is decoded: a page of a case has a hundred thousand.
HEAD = re.compile(rb"<head\b[^>]*>", re.IGNORECASE)
_BLOCK = re.compile(rb"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
# Wider than what is refused: an address may be written with entities. The parser judges.
# For small letters only, and each with letters of its own in front: so they cost a tenth of one pattern for all.
_MAY_BE_REFUSED = tuple(
    re.compile(pattern)
    for pattern in (
        rb"""on(?<=[\s"'/]on)[a-z]+\s*=""",
        rb"""style(?<=[\s"'/]style)\s*=""",
        rb"javascript\s*[:&]",
        *(rb"""%b\s*=\s*["'\s]*[^"'>\s]*&[#a-z]*[;0-9]""" % name for name in (b"href", b"src", b"action", b"data")),
    )
)
DATA_BLOCKS = {"application/json", "application/ld+json", "text/template", "importmap"}


@dataclass
class Inline:
    """What one page inlines: bodies of scripts and styles, and what no policy can allow."""

    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def secure(site: Path) -> list[str]:
    """Write the policy into every page of a built site; return what it would have to break, in words."""
    parts = in_parts(partial(_secure_pages, site), sorted(site.rglob("*.html")))
    return list(chain.from_iterable(parts))


def _secure_pages(site: Path, pages: Sequence[Path]) -> list[str]:
    problems: list[str] = []
    for page in pages:
        html = page.read_bytes()
        inline = find_inline(html)
        problems += [f"{page.relative_to(site).as_posix()}: {refused}" for refused in inline.refused]
        page.write_bytes(with_policy(html, policy(inline)))
    return problems


def policy(inline: Inline) -> str:
    scripts = " ".join(["'self'", *_hashes(inline.scripts)])
    styles = " ".join(["'self'", *_hashes(inline.styles)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'"
    )


def with_policy(html: bytes, text: str) -> bytes:
    # First in <head>: a policy governs only what comes after it.
    meta = f'<meta http-equiv="Content-Security-Policy" content="{text}">'.encode()
    return HEAD.sub(lambda match: match[0] + meta, html, count=1)


def find_inline(html: bytes) -> Inline:
    """`html` is a page in UTF-8."""
    # Nearly every page has nothing that could be refused; of such a page only the blocks are taken apart.
    parsed = html if _may_be_refused(html) else b"".join(match[0] for match in _BLOCK.finditer(html))
    parser = _InlineParser()
    parser.feed(parsed.decode().replace("\r\n", "\n"))  # as a browser reads it before it hashes
    parser.close()
    return parser.inline


def _may_be_refused(html: bytes) -> bool:
    small = html.lower()
    return any(pattern.search(small) for pattern in _MAY_BE_REFUSED)


def _hashes(bodies: Iterable[str]) -> Iterator[str]:
    for body in dict.fromkeys(bodies):
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        yield f"'sha256-{digest}'"


class _InlineParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.inline = Inline()
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._refuse(tag, given)
        if tag == "script" and "src" not in given and given.get("type") not in DATA_BLOCKS:
            self._into = self.inline.scripts
        elif tag == "style":
            self._into = self.inline.styles

    def _refuse(self, tag: str, attributes: dict[str, str | None]) -> None:
        for name, value in attributes.items():
            if name == "style":
                self.inline.refused.append(f'<{tag} style="{value}"> is not allowed by the policy; use a class')
            elif name.startswith("on"):
                self.inline.refused.append(f"<{tag} {name}=…> is not allowed by the policy; use a script file")
            elif (value or "").strip().lower().startswith("javascript:"):
                self.inline.refused.append(f"<{tag} {name}=javascript:…> is not allowed by the policy")

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data)
            self._into = None

    def handle_endtag(self, tag: str) -> None:
        self._into = None
