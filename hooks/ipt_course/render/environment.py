"""How templates are read and filled in: escaping on, and a missing value is an error, never a blank."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ipt_course.prose import to_html, to_inline_html, to_plain
from ipt_course.render import words
from ipt_course.render.mixing import mixed

TEMPLATES = Path(__file__).with_name("templates")


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        # A page takes some thirty fills: none of them looks whether a template has changed on disk.
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["prose"] = to_html
    environment.filters["inline"] = to_inline_html
    environment.filters["plain"] = to_plain
    environment.filters["mixed"] = mixed
    environment.globals["words"] = words
    return environment


_ENVIRONMENT = _environment()


def fill(template: str, **values: object) -> Markup:
    """The template of that name, filled in."""
    return Markup(_ENVIRONMENT.get_template(f"{template}.html").render(values).strip())
