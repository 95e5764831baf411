"""The first use of each term of the glossary in a page's running text, made a link that explains itself."""

import re
from collections.abc import Iterator
from html import escape

from ipt_course.embed.urls import Style, relative
from ipt_course.glossary import GLOSSARY_PAGE, Glossary, Term, as_found
from ipt_course.pages import Page

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b([^>]*)>|<!--.*?-->", re.DOTALL)
RUNNING = frozenset(("p", "li", "td", "dd"))
# Where a link cannot stand, or a word is quoted, named or said by somebody rather than used.
CLOSED = frozenset(
    ("a", "blockquote", "button", "code", "h1", "h2", "h3", "h4", "label", "pre", "summary", "svg", "th")
)
SAID = "ipt-says-"
VOID = frozenset(("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))


def mark_terms(html: str, page: Page, glossary: Glossary, style: Style) -> str:
    """`html` is what the host made of the page's own text, before any fragment: no quiz, no case stands in it yet."""
    due = {form: term for form, term in glossary.marked.items() if not _taught_on(page, term)}
    if not due or page.path == GLOSSARY_PAGE:
        return html
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(_form, sorted(due, key=len, reverse=True)))})(?![\w-])")
    address = relative(page.path, GLOSSARY_PAGE, style)
    return "".join(_mark(text, pattern, due, address) if open_ else text for text, open_ in _texts(html))


def _taught_on(page: Page, term: Term) -> bool:
    return term.section is not None and term.section.partition("#")[0] == page.path


def _form(form: str) -> str:
    return re.escape(form) if form.isupper() else f"(?i:{re.escape(form)})"


def _mark(text: str, pattern: re.Pattern[str], due: dict[str, Term], address: str) -> str:
    def first(match: re.Match[str]) -> str:
        term = due.get(as_found(match[0]))
        if term is None:
            return match[0]
        for form in term.forms:
            due.pop(as_found(form), None)
        return f'<a class="ipt-term" href="{address}#{term.anchor}" data-means="{escape(term.means)}">{match[0]}</a>'

    return pattern.sub(first, text)


def _texts(html: str) -> Iterator[tuple[str, bool]]:
    """Tags and texts in turn; a text with whether a term in it may be marked."""
    around: list[tuple[str, bool]] = []  # each open element, and whether it closes what is in it
    at = 0
    for match in TAG.finditer(html):
        yield html[at : match.start()], _is_running(around)
        yield match[0], False
        at = match.end()
        closing, name, rest = match[1], match[2], match[3] or ""
        if closing:
            while around and around.pop()[0] != name:
                pass
        elif name and name not in VOID and not rest.endswith("/"):
            around.append((name, name in CLOSED or SAID in rest))
    yield html[at:], False


def _is_running(around: list[tuple[str, bool]]) -> bool:
    return any(name in RUNNING for name, _ in around) and not any(closed for _, closed in around)
