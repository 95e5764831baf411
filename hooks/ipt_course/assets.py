"""Scripts and styles as pages load them. Sources are small, one subject a file; what a page needs together is
joined into one file, since every request costs more than the words in it and gzip packs one file better than five.
"""

from collections.abc import Iterator
from pathlib import Path

FOLDER = "assets/course"
_ANSWERS = ("element.js", "store.js", "score.js")
# What a page loads → the sources it is made of, in the order in which they must run. A page loads one script of these:
# a check in the text needs no result, and a case asks one kind of question and shows no map.
BUNDLES = {
    "checks.js": (*_ANSWERS, "order.js", "item.js", "quiz.js"),
    "quizzes.js": (*_ANSWERS, "order.js", "item.js", "result.js", "map.js", "print.js", "quiz.js"),
    "cases.js": (*_ANSWERS, "item.js", "result.js", "quiz.js", "case.js"),
    "practising.js": ("element.js", "kept.js", "play.js", "practice.js"),
    "drilling.js": ("element.js", "kept.js", "drill.js"),
    "ratings.js": ("element.js", "kept.js", "rating.js"),
    "due.js": ("schedule.js", "due.js", "count.js"),
    # With what the masthead of our own theme brings as well, for hosts that have another.
    "reviewing.js": (*_ANSWERS, "order.js", "item.js", "quiz.js", "schedule.js", "due.js", "sitting.js", "review.js"),
    "reviewing.css": ("review.css",),
    "worksheets.js": ("element.js", "worksheet.js"),
    "forms.js": ("element.js", "kept.js", "score.js", "order.js", "item.js", "form.js"),
    "forms.css": ("quiz.css", "item.css", "form.css"),
    "shelves.css": ("shelf.css", "figures.css"),
    "rooms.js": ("element.js", "room.js"),
    "rooms.css": ("room.css",),
    "worksheets.css": ("figures.css", "worksheet.css"),
    "progressing.js": ("element.js", "store.js", "progress.js"),
    "choosing.js": ("element.js", "filter.js"),
    "erasing.js": ("element.js", "store.js", "erase.js"),
    "practising.css": ("practice.css",),
    "drilling.css": ("drill.css",),
    "ratings.css": ("rating.css",),
    "items.css": ("quiz.css", "item.css"),
    "cases.css": ("quiz.css", "case.css", "figures.css"),
    "figures.css": ("figures.css",),
    "drawings.css": ("figures.css", "drawing.css"),
    "choosing.css": ("choosing.css",),
}
# What a script asks for by name when it is wanted, so that no page pays for it before.
ON_DEMAND = ("paper.css", "paper.js")
# Below docs/: these are published only as parts of a bundle.
UNPUBLISHED = frozenset(f"{FOLDER}/{part}" for parts in BUNDLES.values() for part in parts if part not in BUNDLES)


def bundles(docs: Path) -> Iterator[tuple[str, str]]:
    """Path below docs/ and text of each bundle; none where a course has left our folder out."""
    folder = docs / FOLDER
    for name, parts in BUNDLES.items():
        if folder.is_dir():
            yield f"{FOLDER}/{name}", "".join((folder / part).read_text(encoding="utf-8") for part in parts)
