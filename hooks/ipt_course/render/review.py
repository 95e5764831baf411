"""The review page's fragment: whole without scripts, where it leads to the items as they stand in the modules."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ipt_course.render.environment import fill


class Stand(NamedTuple):
    """A page with items: its title, the place of the first one, and how many there are."""

    title: str
    place: str
    items: int


def render_review(modules: Mapping[str, tuple[str, Sequence[Stand]]]) -> Markup:
    """Module → its title and where its items stand."""
    return fill("review", modules=modules)
