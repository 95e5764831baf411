"""The neutral form of a question, whatever its kind: some things to decide, each with its options."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from textwrap import shorten

from markupsafe import Markup

from ipt_course.model import Effect, ItemKind
from ipt_course.prose import to_inline_html, to_plain


class Shape(StrEnum):
    """How an answer is given."""

    ONE = "one"  # one of several options
    SEVERAL = "several"  # any number of them
    TRUTH = "truth"  # true or false
    PAIRS = "pairs"  # each of several things with one of the same options
    TWO = "two"  # one of these and one of those
    WRITTEN = "written"


_TASKS = {
    ItemKind.SINGLE_BEST_ANSWER: "Choose the one best answer.",
    ItemKind.MULTIPLE_RESPONSE: "Choose all that apply.",
    ItemKind.TRUE_FALSE: "Is the statement true or false?",
    ItemKind.MATCHING: "Choose for each what goes with it; some may be left over.",
    ItemKind.ORDERING: "Put the steps in order: which place has each?",
    ItemKind.SITUATIONAL_JUDGEMENT: "Rate each reply: skilled, acceptable, unhelpful or harmful.",
    ItemKind.HOT_TEXT: "Choose every line that shows it.",
    ItemKind.CASE_FOCUS: "Choose the focus, and the one question you would ask next.",
    ItemKind.REFLECTION: "Write your own, then compare. No real patients here.",
}


@dataclass(frozen=True)
class Option:
    """`text` and `feedback` are Markdown of `prose`; `credit` is its share, 0 to 1, of what the decision can earn."""

    id: str
    text: str
    feedback: str = ""
    key: bool = False
    credit: float = 0
    effect: Effect | None = None


@dataclass(frozen=True)
class Decision:
    """One thing to decide. `asks` is empty where the stem asks it; `feedback` is said of it, whatever was chosen."""

    id: str
    options: tuple[Option, ...]
    asks: str = ""
    feedback: str = ""
    harm: tuple[str, ...] = ()  # what would hurt the patient here, as plain sentences

    @property
    def keys(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if option.key)


@dataclass(frozen=True)
class Question:
    """One question of the bank. `context` comes before the stem, `answer` after the response: both whole HTML.

    `case` is the title of the case whose question it is.
    """

    id: str
    revision: int
    kind: ItemKind
    shape: Shape
    difficulty: int
    module: str
    module_title: str
    objective: str
    context: Markup
    stem: str
    decisions: tuple[Decision, ...]
    answer: Markup
    taught: Markup
    harmful: bool  # whether some response would hurt the patient
    case: str = ""

    @property
    def task(self) -> str:
        """What its reader is to do."""
        return "Choose one." if self.kind is ItemKind.CASE_FOCUS and self.shape is Shape.ONE else _TASKS[self.kind]

    @property
    def which(self) -> str:
        """Which of two things that the stem asks this question decides."""
        return self.decisions[0].asks if self.shape is Shape.ONE else ""

    @property
    def asked(self) -> Markup:
        """All that stands before the options."""
        which = Markup("<p><strong>{}</strong></p>\n").format(self.which) if self.which else Markup()
        return Markup("{}\n{}\n{}<p><em>{}</em></p>").format(self.context, in_a_paragraph(self.stem), which, self.task)

    @property
    def title(self) -> str:
        """For a list of questions: its id, and how it begins."""
        return f"{self.id}: {shorten(to_plain(self.stem), 60, placeholder='…')}"

    @property
    def tags(self) -> tuple[str, ...]:
        """None holds a space, which would make two of it."""
        said = (
            self.module,
            f"objective-{self.objective}",
            self.kind.value,
            f"difficulty-{self.difficulty}",
            f"revision-{self.revision}",
        )
        return (*said, "harmful-answer-possible") if self.harmful else said


def in_a_paragraph(text: str) -> Markup:
    """As the course's page shows stems and options: `3. Risk` is no list."""
    return Markup("<p>{}</p>").format(to_inline_html(text))


def one_by_one(question: Question) -> tuple[Question, ...]:
    """A question that decides two things as two, for formats whose questions ask one."""
    if question.shape is not Shape.TWO:
        return (question,)
    return tuple(
        replace(question, id=f"{question.id}--{one.id}", shape=Shape.ONE, decisions=(one,))
        for one in question.decisions
    )
