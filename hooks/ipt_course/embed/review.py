"""Review over time: which items can come back, the scripts that bring them to the review page, and where they stand.

Questions of cases stay with their case: nobody can answer them without its story, and the page of the story shows the
answers. Reflections are never scored.
"""

import json
from collections.abc import Iterator, Mapping

from ipt_course import render
from ipt_course.assets import FOLDER
from ipt_course.course import Course, Module
from ipt_course.embed.urls import Style, relative, resolve
from ipt_course.kinds.table import KINDS
from ipt_course.model import Item
from ipt_course.render.review import Stand, render_review

SCRIPTS = f"{FOLDER}/review"


def page_of(course: Course) -> str | None:
    """The page, below docs/, in which the review stands."""
    pages = course.pages.values()
    return next((page.path for page in pages for marker in page.markers if marker.name == "review"), None)


def reviewed(course: Course, module: Module) -> list[Item]:
    """What of a module can come back."""
    items = (item for quiz in course.quizzes_of(module.id) for item in quiz.items)
    return [item for item in items if KINDS[item.kind].scorer]


def scripts(
    course: Course, references: Mapping[str, str], sections: Mapping[str, str], style: Style
) -> Iterator[tuple[str, str]]:
    """Path below docs/ and text: the index of all items, and the HTML of those of each module, as due.js loads them.

    Nothing for a course without a page of review.
    """
    if not (page := page_of(course)):
        return
    index = {module.id: {item.id: item.revision for item in reviewed(course, module)} for module in _modules(course)}
    titles = {module.id: module.title for module in _modules(course)}
    yield f"{SCRIPTS}/index.js", f"window.ipt.index = {_literal(index)};\nwindow.ipt.titles = {_literal(titles)};\n"
    for module in _modules(course):
        bank = {
            item.id: resolve(
                render.render_reviewed(item, references, sections), lambda target: relative(page, target, style)
            )
            for item in reviewed(course, module)
        }
        yield (
            f"{SCRIPTS}/{module.id}.js",
            f"window.ipt.bank = Object.assign(window.ipt.bank || {{}}, {_literal(bank)});\n",
        )


def page_fragment(course: Course) -> str:
    return render_review({module.id: (module.title, list(_stands(course, module))) for module in _modules(course)})


def _modules(course: Course) -> list[Module]:
    return [module for module in course.modules.values() if reviewed(course, module)]


def _stands(course: Course, module: Module) -> Iterator[Stand]:
    """Page by page: its title, its first item, and how many it has."""
    ids = {item.id for item in reviewed(course, module)}
    of_quiz = {quiz.id: [item.id for item in quiz.items if item.id in ids] for quiz in course.quizzes_of(module.id)}
    for page in course.pages.values():
        placed = [
            id
            for marker in page.markers
            for id in (
                [marker.id] if marker.name == "item" else of_quiz.get(marker.id, []) if marker.name == "quiz" else []
            )
            if id in ids
        ]
        if placed:
            yield Stand(page.front.title or page.path, f"{page.path}#item-{placed[0]}", len(placed))


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
