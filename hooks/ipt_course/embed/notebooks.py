"""Executed notebooks as pages of the course: their words, their results, their code folded away.

mkdocs-jupyter hands over JupyterLab's whole page: some 600 kB of styles, scripts of its own and inline
styles that our policy refuses. Three kinds of boxes in it are worth keeping; the rest never reaches a reader.
"""

import json
import posixpath
import re
from html.parser import HTMLParser

from ipt_course.embed.urls import Style, relative, resolve
from ipt_course.model import FrontMatter
from ipt_course.pages import Page

# The class of a box → what it holds. nbconvert has written them so since 2021.
BOXES = {
    "jp-MarkdownOutput": "words",
    "highlight-ipynb": "code",
    "jp-RenderedHTML": "result",
    "jp-RenderedSVG": "result",
    "jp-RenderedText": "result",
}
STYLES = ("drawings", "notebook")
ACTIVE = ("script", "style")
# Where a Markdown cell holds this comment, the result of the next code cell stands: inside a fold, say.
HERE = "<!-- the next picture -->"
PAGE_LINK = re.compile(r'\bhref="(?![\w+.-]+:|/|#)([^"#]+)\.(?:md|ipynb)(#[^"]*)?"')
PARAGRAPH_SIGN = re.compile(r'<a class="anchor-link" href="(#[^"]*)">[^<]*</a>')
HEADER_LINK = r'<a class="headerlink" href="\1" title="Link to this section">#</a>'


def is_notebook(path: str) -> bool:
    return path.endswith(".ipynb")


def as_page(path: str, source: str) -> Page:
    """What the rest of the course may ask of a notebook: its words, citations, markers and front matter."""
    notebook = json.loads(source)
    words = ("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown")
    front = FrontMatter.model_validate(notebook["metadata"].get("course", {}))
    return Page(_as_markdown(path), "\n\n".join(words), front)


def clean(html: str, path: str, style: Style) -> str:
    """What mkdocs-jupyter made of a notebook → a page as light as the others, its links those of the site."""
    cells = _Cells()
    cells.feed(html)
    cells.close()
    kept = PARAGRAPH_SIGN.sub(HEADER_LINK, cells.html())
    page = _as_markdown(path)
    kept = PAGE_LINK.sub(lambda match: f'href="course:{_below_docs(page, match[1])}{match[2] or ""}"', kept)
    styles = "".join(f'<link rel="stylesheet" href="course:assets/course/{name}.css">' for name in STYLES)
    return resolve(styles + kept, lambda target: relative(page, target, style))


def _as_markdown(path: str) -> str:
    # A notebook is served where a Markdown page of its name would be.
    return path.removesuffix(".ipynb") + ".md"


def _below_docs(page: str, link: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), link)) + ".md"


class _Cells(HTMLParser):
    """Copies the inside of boxes word for word; the code of a cell goes below its result."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self.code = ""
        self.box: list[str] | None = None
        self.kind = ""
        self.depth = 0
        self.dropping = ""

    def html(self) -> str:
        self.put_code()
        return "\n".join(self.parts).replace(HERE, "")

    def put(self, html: str) -> None:
        if self.parts and HERE in self.parts[-1]:
            self.parts[-1] = self.parts[-1].replace(HERE, f"{html}\n{HERE}")
        else:
            self.parts.append(html)

    def put_code(self) -> None:
        if self.code:
            self.put(_folded(self.code))
        self.code = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.start(tag, attrs)
        self.depth += tag == "div" and self.box is not None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ACTIVE:
            self.copy(self.get_starttag_text() or "")

    def start(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if self.box is None:
            self.kind = next((BOXES[name] for name in classes if name in BOXES), "")
            self.box = [] if tag == "div" and self.kind else None
        elif tag in ACTIVE:
            self.dropping = tag
        else:
            self.copy(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "div" and self.box is not None
        if self.dropping:
            self.dropping = "" if tag == self.dropping else self.dropping
        elif self.box is not None and self.depth == 0:
            self.shut("".join(self.box).strip())
        else:
            self.copy(f"</{tag}>")

    def shut(self, inside: str) -> None:
        self.box = None
        if self.kind == "code":
            self.put_code()
            self.code = inside
        elif self.kind == "result":
            # Scores of a picture are no words to search for. The theme's index ends an exclusion at the
            # first closing tag of its name, so the tag must be one that never stands inside itself.
            self.put(f"<ipt-result data-search-exclude>{inside}</ipt-result>")
        else:
            self.put_code()
            self.parts.append(inside)

    def handle_data(self, data: str) -> None:
        self.copy(data)

    def handle_entityref(self, name: str) -> None:
        self.copy(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.copy(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.copy(f"<!--{data}-->")

    def copy(self, html: str) -> None:
        if self.box is not None and not self.dropping:
            self.box.append(html)


def _folded(pre: str) -> str:
    """Code as the theme colours it. Neither the search nor a sheet of paper needs it."""
    inside = pre.removeprefix("<pre>").removesuffix("</pre>").removeprefix("<span></span>").rstrip()
    return (
        '<details class="ipt-code" data-search-exclude><summary>How this picture was made (code)</summary>'
        f'<div class="highlight"><pre><code>{inside}</code></pre></div></details>'
    )
