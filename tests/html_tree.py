"""Built HTML as trees: what tests ask of pages, whoever built them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

PLACED = "//*[@data-ipt-placed]"
# Where a page can lead to, or load from.
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "xlink:href", "srcset", "background")


def read_tree(path: Path) -> Any:
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def read_site(site: Path) -> dict[str, Any]:
    """Every page of a built site by its path below it."""
    return {path.relative_to(site).as_posix(): read_tree(path) for path in sorted(site.rglob("*.html"))}


def parse_fragment(text: str) -> Any:
    return html.fragment_fromstring(text, create_parent="main")


def elements(tree: Any) -> Iterator[Any]:
    """Elements in document order; comments are none."""
    return (element for element in tree.iter() if isinstance(element.tag, str))


def fragments(tree: Any) -> dict[str, Any]:
    """What stands in the place of each marker, by `name:id`."""
    return {element.get("data-ipt-placed"): element for element in tree.xpath(PLACED)}


def outline(tree: Any, without: Sequence[str] = ()) -> list[tuple[str, dict[str, str], str]]:
    """Each element with its attributes and its own text, layout apart: equal for equal content."""
    return [
        (
            element.tag,
            {name: value for name, value in sorted(element.attrib.items()) if name not in without},
            squeeze("".join(element.xpath("text()"))),
        )
        for element in elements(tree)
    ]


def text_of(tree: Any) -> str:
    """The words a reader finds, between single spaces."""
    return squeeze(tree.text_content())


def squeeze(text: str) -> str:
    return " ".join(text.split())


def addresses(tree: Any) -> Iterator[tuple[Any, str, str]]:
    """Element, attribute and address of everything that a page points at."""
    for element in elements(tree):
        for name in ADDRESSES:
            if name in element.attrib:
                yield element, name, element.get(name)


def broken(site: Path, pages: dict[str, Any], page: str, tree: Any = None) -> list[str]:
    """Addresses of a page (or of a part of it) that lead nowhere in its site. Other hosts are not asked."""
    faults = []
    # The server shows 404.html at any address, so its own addresses begin at the root.
    base = "http://site/" + ("" if page == "404.html" else page)
    for element, _, address in addresses(pages[page] if tree is None else tree):
        url = urlsplit(urljoin(base, address))
        if urlsplit(address).scheme in ("https", "mailto", "data"):
            continue
        if url.scheme != "http" or url.netloc != "site":
            faults.append(f"{page}: <{element.tag}> {address}")
            continue
        path = unquote(url.path).lstrip("/")
        if path in ("", ".") or path.endswith("/"):
            path = path.lstrip(".") + "index.html"
        if not (site / path).is_file():
            faults.append(f"{page}: <{element.tag}> {address} (there is no {path})")
        elif url.fragment and path in pages and url.fragment not in ids(pages[path]):
            faults.append(f"{page}: <{element.tag}> {address} (there is no such place in {path})")
    return faults


def ids(tree: Any) -> list[str]:
    return tree.xpath("//@id")
