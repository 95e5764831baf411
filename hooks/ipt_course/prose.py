"""Contributed Markdown → safe HTML. The only door through which an author's words become markup.

Nothing here runs, loads or points anywhere but http(s): no raw HTML, no images, no relative links, no
code that any other tool would execute. Braces stay as they are: `embed` sees to them where they matter.
"""

from collections.abc import MutableMapping, Sequence
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup

Tokens: TypeAlias = Sequence[Token]
Env: TypeAlias = MutableMapping[str, Any]


def to_html(text: str) -> Markup:
    """Paragraphs, lists, quotations, emphasis and inert code."""
    return Markup(_MARKDOWN.render(text).strip())


def to_inline_html(text: str) -> Markup:
    """Emphasis, code and links within one line; paragraphs run together."""
    return Markup(_MARKDOWN.renderInline(text).strip())


def to_plain(text: str) -> str:
    """The same without any markup, for places that take none. Not yet escaped."""
    tokens = _MARKDOWN.parseInline(" ".join(text.split()))[0].children or []
    return _MARKDOWN.renderer.renderInlineAsText(tokens, _MARKDOWN.options, {})  # type: ignore[attr-defined, no-any-return]


def _web_only(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def _link_open(self: RendererHTML, tokens: Tokens, at: int, options: Any, env: Env) -> str:
    href = escapeHtml(str(tokens[at].attrGet("href") or ""))
    return f'<a href="{href}" rel="noopener noreferrer">'


def _image(self: RendererHTML, tokens: Tokens, at: int, options: Any, env: Env) -> str:
    return escapeHtml(self.renderInlineAsText(tokens[at].children or [], options, env))


def _code_block(self: RendererHTML, tokens: Tokens, at: int, options: Any, env: Env) -> str:
    # Without the language: a class on it would invite another tool to highlight or run it.
    return f"<pre><code>{escapeHtml(tokens[at].content)}</code></pre>\n"


def _heading_open(self: RendererHTML, tokens: Tokens, at: int, options: Any, env: Env) -> str:
    # The page's outline belongs to the course: a contributed heading would break its order.
    return "<p><strong>"


def _heading_close(self: RendererHTML, tokens: Tokens, at: int, options: Any, env: Env) -> str:
    return "</strong></p>\n"


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable("smartquotes")
    markdown.disable(["html_block", "html_inline"])  # asked of every line and every `<`, to say no
    markdown.validateLink = _web_only  # type: ignore[method-assign]
    for name, rule in {
        "link_open": _link_open,
        "image": _image,
        "fence": _code_block,
        "code_block": _code_block,
        "heading_open": _heading_open,
        "heading_close": _heading_close,
    }.items():
        markdown.add_render_rule(name, rule)
    return markdown


_MARKDOWN = _markdown()
