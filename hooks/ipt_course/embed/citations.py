"""Citations of a page, `[@key]`, as small numbers, and the list they point at."""

import re
from collections.abc import Mapping, Sequence
from html import escape

from ipt_course.pages import CITATION, cited_keys
from ipt_course.references import Reference

CODE = re.compile(r"(<(?:code|pre)\b.*?</(?:code|pre)>)", re.DOTALL)


def number_citations(html: str, cited: Sequence[str], references: Mapping[str, Reference]) -> str:
    """Put a linked number in the place of each citation outside code."""
    seen: set[str] = set()

    def numbers(match: re.Match[str]) -> str:
        links = (_link(key, cited, references, seen) for key in cited_keys(match[1]) if key in references)
        return f'<sup class="ipt-cite">{", ".join(links)}</sup>'

    return "".join(part if CODE.fullmatch(part) else CITATION.sub(numbers, part) for part in CODE.split(html))


def _link(key: str, cited: Sequence[str], references: Mapping[str, Reference], seen: set[str]) -> str:
    number = cited.index(key) + 1
    first = "" if key in seen else f' id="cite-{key}"'
    seen.add(key)
    label = escape(f"Reference {number}: {references[key].label}")
    return f'<a{first} href="#ref-{key}" aria-label="{label}">{number}</a>'


def reference_list(cited: Sequence[str], references: Mapping[str, Reference]) -> str:
    """The entries a page cites, numbered as cited, each with a way back."""
    rows = (
        f'<li id="ref-{key}">{references[key].html} '
        f'<a class="ipt-cite__back" href="#cite-{key}" aria-label="Back to where {number} is cited">↩</a></li>'
        for number, key in enumerate(cited, 1)
        if key in references
    )
    return f'<ol class="ipt-references">{"".join(rows)}</ol>'
