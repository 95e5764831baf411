"""Contributed Markdown can do nothing but be read."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from ipt_course.prose import to_html, to_inline_html

TAGS = {"p", "a", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br"}
ATTRIBUTES = {"a": {"href", "rel"}, "ol": {"start"}}

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a <b onclick='x()'>b</b> c",
    "<div>\n\n<iframe src='https://example.org'></iframe>\n\n</div>",
    "<!-- comment --><![CDATA[x]]><?php x ?>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](file:///etc/passwd)",
    "[x](//example.org)",
    "[x](../../secret.md)",
    '[x](https://example.org "a\\" onmouseover=\\"alert(1)")',
    '[x](<https://example.org/" onmouseover="alert(1)>)',
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "![alt](https://example.org/pixel.gif)",
    "![alt](javascript:alert(1))",
    "![<script>x</script>](https://example.org/pixel.gif)",
    '```python exec="on"\nimport os; os.abort()\n```',
    "``` {.python exec=1}\nprint(1)\n```",
    "    <script>indented()</script>",
    "`<script>x</script>`",
    "# A heading\n\n<h1>x</h1>",
    "A heading\n=========\n<script>x</script>",
    "{{ quiz: role-disputes }}\n\n{% include 'x' %}",
    "x { onclick=alert(1) }",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "> > > - <svg onload=alert(1)>",
    "\x00<script>\x00alert(1)</script>",
]


class Seen(HTMLParser):
    """Every tag and attribute that a browser would find."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.strays: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.strays.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_inert(html: str) -> None:
    seen = Seen(html)
    assert not seen.strays
    for tag, attributes in seen.tags:
        assert tag in TAGS, html
        assert set(attributes) <= ATTRIBUTES.get(tag, set()), html
        if tag == "a":
            assert (attributes["href"] or "").startswith(("http://", "https://")), html
            assert attributes["rel"] == "noopener noreferrer"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert(text: str) -> None:
    assert_inert(to_html(text))
    assert_inert(to_inline_html(text))


@given(st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=20))).map("".join))
def test_any_mixture_of_it_is_inert(text: str) -> None:
    assert_inert(to_html(text))
    assert_inert(to_inline_html(text))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One *two* **three** `four`.", "<p>One <em>two</em> <strong>three</strong> <code>four</code>.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        (
            "[a](https://example.org/?a=1&b=2)",
            '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">a</a></p>',
        ),
        ("![the *circle*](https://example.org/x.png)", "<p>the circle</p>"),
        ("## Heading", "<p><strong>Heading</strong></p>"),
        ('```python exec="on"\nprint("<b>")\n```', "<pre><code>print(&quot;&lt;b&gt;&quot;)\n</code></pre>"),
        ("{{ item: x }}", "<p>{{ item: x }}</p>"),
        ("[x](../a.md)", "<p>[x](../a.md)</p>"),
    ],
)
def test_what_an_author_may_write(text: str, html: str) -> None:
    assert to_html(text) == html


def test_inline_has_no_blocks() -> None:
    assert to_inline_html("# one\n\n*two*\n\n- three") == "# one\n\n<em>two</em>\n\n- three"


def test_the_result_is_marked_as_safe_for_templates() -> None:
    assert isinstance(to_html("x"), Markup)
    assert isinstance(to_inline_html("x"), Markup)
