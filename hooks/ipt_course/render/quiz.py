"""Items and quizzes: readable and printable as they are; quiz.js makes them ask, score and remember."""

from collections.abc import Mapping

from markupsafe import Markup

from ipt_course.model import Item, Quiz
from ipt_course.render.environment import fill

# The share of the whole score from which a quiz says that its mark is reached.
MASTERY = 0.8

type Labels = Mapping[str, str]


def render_item(
    item: Item,
    references: Labels,
    sections: Labels | None = None,
    *,
    certainty: bool = False,
    number: int | None = None,
    total: int | None = None,
    answer_summary: str = "Answer and reasons",
) -> Markup:
    """One item. `references` and `sections` give the words for a bibliography key and for a place in the course."""
    return fill(
        "item",
        item=item,
        reference=references[item.reference] if item.reference else None,
        section_title=(sections or {}).get(item.section),
        certainty=certainty,
        number=number,
        total=total,
        answer_summary=answer_summary,
    )


def render_items(items: list[Item], references: Labels, sections: Labels | None, **options: str) -> list[Markup]:
    """Items that are answered one after the other, with certainty."""
    return [
        render_item(item, references, sections, certainty=True, number=at, total=len(items), **options)  # type: ignore[arg-type]
        for at, item in enumerate(items, 1)
    ]


def render_quiz(quiz: Quiz, references: Labels, sections: Labels | None = None, *, heading_level: int = 3) -> Markup:
    """A whole quiz: certainty with each answer, and a result when all are given."""
    items = render_items(quiz.items, references, sections)
    return fill("quiz", quiz=quiz, items=items, mastery=MASTERY, heading_level=heading_level)


def render_inline(item: Item, quiz: Quiz, references: Labels, sections: Labels | None = None) -> Markup:
    """One item of a quiz as a check within the text: no certainty, no result."""
    return fill("inline", quiz=quiz, item=render_item(item, references, sections))
