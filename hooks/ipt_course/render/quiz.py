"""Items and quizzes: readable and printable as they are; quiz.js makes them ask, score and remember."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from markupsafe import Markup

from ipt_course.kinds.table import KINDS
from ipt_course.model import Item, Quiz
from ipt_course.render.environment import fill

# The share of the whole score from which a quiz says that its mark is reached.
MASTERY = 0.8
ANSWER = "Answer and reasons"

# Words for a bibliography key, or for a place in the course (page.md#anchor).
Labels: TypeAlias = Mapping[str, str]


def render_item(
    item: Item,
    references: Labels,
    sections: Labels | None = None,
    *,
    certainty: bool = False,
    number: int | None = None,
    total: int | None = None,
    heading_level: int = 4,
    checked: bool = True,
    answer_summary: str = ANSWER,
    reviewed: bool = False,
) -> Markup:
    """One item: with a number where it stands in a series, else as a check of its own.

    `reviewed`: by itself on the review page, whose script says which of how many it is.
    `checked` says whether it has a button of its own, or waits for the end of the quiz.
    """
    kind = KINDS[item.kind]
    return fill(
        "item",
        item=item,
        kind_template=kind.template,
        parts=list(kind.parts(item)),
        marking=kind.marking(item),
        checked=checked,
        reference=references[item.reference] if item.reference else None,
        section_title=(sections or {}).get(item.section),
        certainty=certainty,
        number=number,
        total=total,
        heading_level=heading_level,
        answer_summary=answer_summary,
        reviewed=reviewed,
    )


def render_series(
    items: Sequence[Item],
    references: Labels,
    sections: Labels | None,
    *,
    heading_level: int,
    checked: bool = True,
    answer_summary: str = ANSWER,
) -> list[Markup]:
    """Items that are answered one after the other, with certainty; the number of each is a heading."""
    common: dict[str, Any] = {
        "certainty": True,
        "total": len(items),
        "heading_level": heading_level,
        "checked": checked,
        "answer_summary": answer_summary,
    }
    return [render_item(item, references, sections, number=at, **common) for at, item in enumerate(items, 1)]


def render_quiz(
    quiz: Quiz,
    references: Labels,
    sections: Labels | None = None,
    *,
    heading_level: int = 3,
    mastery: float = MASTERY,
) -> Markup:
    """A whole quiz: certainty with each answer, and a result when all are given."""
    checked = quiz.behaviour.feedback == "each"
    items = render_series(quiz.items, references, sections, heading_level=heading_level + 1, checked=checked)
    return fill("quiz", quiz=quiz, items=items, mastery=mastery, sections=sections or {}, heading_level=heading_level)


def render_inline(item: Item, quiz: Quiz, references: Labels, sections: Labels | None = None) -> Markup:
    """One item of a quiz as a check within the text: no certainty, no result."""
    return fill("inline", quiz=quiz, item=render_item(item, references, sections))


def render_reviewed(item: Item, references: Labels, sections: Labels | None = None) -> Markup:
    """One item as the review page asks it: by itself, with certainty, below the page's own heading."""
    return render_item(item, references, sections, certainty=True, heading_level=2, reviewed=True)
