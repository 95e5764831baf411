"""Writing XML: a text is escaped, a node is not escaped again."""

from __future__ import annotations

from markupsafe import Markup, escape

HEAD = Markup('<?xml version="1.0" encoding="UTF-8"?>\n')


def node(name: str, *inside: str, **attributes: str) -> Markup:
    """`class_` is `class`; an element with elements in it stands in lines of its own."""
    said = Markup().join(Markup(' {}="{}"').format(key.rstrip("_"), value) for key, value in attributes.items())
    if not inside:
        return Markup("<{}{}/>").format(name, said)
    return Markup("<{}{}>{}</{}>").format(name, said, Markup().join(escape(one) for one in inside), name)


def cdata(html: str) -> Markup:
    """HTML as text of an element."""
    whole = str(html).replace("]]>", "]]]]><![CDATA[>")
    return Markup(f"<![CDATA[{whole}]]>")
