"""What a page must load for its fragments to come alive."""

from collections.abc import Iterable
from pathlib import Path

from ipt_course.assets import FOLDER
from ipt_course.pages import Page

# By marker: bundles of `ipt_course.assets`.
LOADS = {
    "quiz": ("items.css", "quizzes.js"),
    "item": ("items.css", "checks.js"),
    "case": ("cases.css", "cases.js"),
    "case-index": ("choosing.css", "choosing.js"),
    "figure": ("figures.css",),
    "worksheet": ("worksheets.css", "worksheets.js"),
    "practice": ("practising.css", "practising.js"),
    "practice-graph": ("figures.css",),
    "forms": ("forms.css", "forms.js"),
    "forms-index": ("shelves.css",),
    "role-play": ("rooms.css", "rooms.js"),
    "role-play-index": ("shelves.css",),
    "practice-index": ("shelves.css",),
    "drill": ("drilling.css", "drilling.js"),
    "drill-index": ("shelves.css", "drilling.js"),
    "transcript": ("ratings.css", "ratings.js"),
    "transcript-index": ("shelves.css", "ratings.css", "ratings.js"),
    "erase-all": ("erasing.js",),
    "review": ("items.css", "reviewing.css", "reviewing.js"),
}
# The same for a picture that a block of a page has drawn: no marker stands for it.
DRAWN = ("drawings.css",)
TAGS = {
    ".css": '<link rel="stylesheet" href="course:{}">',
    ".js": '<script src="course:{}" defer></script>',
}


def assets_of(name: str, id: str, page: Page) -> str:
    """Tags for what this fragment needs and no earlier marker of the page has brought."""
    before = [marker.name for marker in page.markers[: _position(name, id, page)]]
    loaded = {asset for earlier in before for asset in _loads(earlier, page)}
    return tags(asset for asset in _loads(name, page) if asset not in loaded)


def tags(assets: Iterable[str]) -> str:
    return "".join(TAGS[Path(asset).suffix].format(f"{FOLDER}/{asset}") for asset in assets)


def _position(name: str, id: str, page: Page) -> int:
    places = (at for at, marker in enumerate(page.markers) if (marker.name, marker.id) == (name, id))
    return next(places, 0)


def _loads(name: str, page: Page) -> tuple[str, ...]:
    """The script of whole quizzes serves the checks of the same page as well."""
    with_quiz = name == "item" and any(marker.name == "quiz" for marker in page.markers)
    return LOADS.get("quiz" if with_quiz else name, ())
