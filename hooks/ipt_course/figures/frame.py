"""What stands around every picture: the `<figure>`, its caption, its numbered key and its words."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from ipt_course.figures.svg import Inside, node, to_html


def figure(name: str, ident: str, shown: list[Element], caption: str, words: Element) -> str:
    """The whole figure as HTML: pictures and key, caption, then the same in words."""
    return to_html(
        node(
            "figure",
            node("div", *shown, class_="ipt-figure__body"),
            node("figcaption", caption),
            node(
                "details",
                node("summary", "This picture in words"),
                words,
                class_="ipt-figure__words",
            ),
            class_=f"ipt-figure ipt-figure--{name}",
            id=ident,
        )
    )


def key(entries: Iterable[list[Inside]]) -> Element:
    """The list that explains the numbers of a picture."""
    return node("ol", *(node("li", *entry) for entry in entries), class_="ipt-figure__key")


def name(words: str) -> Element:
    """A contributed name: strong, and kept from turning the direction of the words around it."""
    return node("b", node("bdi", words))


def soft(words: str) -> Element:
    return node("span", words, class_="ipt-figure__soft")


def word_list(sentences: Iterable[list[Inside]]) -> Element:
    return node("ol", *(node("li", *sentence) for sentence in sentences))


def word_table(headings: list[str], rows: Iterable[list[str]]) -> Element:
    """A table whose first cell of a row names the row. Without a class: it looks as tables of the page do."""
    return node(
        "table",
        node("thead", node("tr", *(node("th", words, scope="col") for words in headings))),
        node("tbody", *(_row(cells) for cells in rows)),
    )


def _row(cells: list[str]) -> Element:
    first, *others = cells
    return node("tr", node("th", first, scope="row"), *(node("td", words) for words in others))
