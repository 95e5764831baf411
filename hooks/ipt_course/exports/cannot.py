"""What each format changes, cannot carry, and what of it nobody has checked: said when it is written, and inside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ipt_course.exports.bank import TITLE, Bank
from ipt_course.model import ItemKind

LICENCE = (
    f"From {TITLE}, an open course in interpersonal psychotherapy, by the {TITLE} authors. Licence: CC BY-SA 4.0, "
    "https://creativecommons.org/licenses/by-sa/4.0/. Keys and reasons are the authors' view."
)


class Limits(NamedTuple):
    """`changed` by kind; `lost` and `unchecked` for the whole export; `also` what else to know, in whole sentences."""

    changed: Mapping[ItemKind, str]
    lost: tuple[str, ...]
    unchecked: tuple[str, ...]
    also: tuple[str, ...] = ()


_MARKED_LINES = "the transcript stands above, and the lines that can be marked are its choices"
_MATCHED_PLACES = "each step is matched with its place, and each right place counts, not each pair of steps"
_MATCHED_RATINGS = "each reply is matched with its rating"
_TWO_QUESTIONS = (
    "each becomes two questions of a point each; where there is risk, the wrong question no longer takes both"
)
_TOGETHER = "what is said of each part is said of all together, after the answer"
_CHOSEN = "the reasons for what was not chosen: the course tells all, an LMS that of the choice"
_CASES = "of a case, its pictures, tables and commentary: a question has its story and what was asked about danger"
_QUIZZES = (
    "how sure the learner is; which quiz an item stands in, its introduction, when feedback comes, how many attempts"
)

FORMATS: Mapping[str, Limits] = {
    "anki": Limits(
        {
            ItemKind.HOT_TEXT: _MARKED_LINES,
            ItemKind.REFLECTION: "said or written away from the card, then compared",
        },
        (
            "scores: the learner decides, turns the card and says how well it went; Anki keeps that and no answer",
            _QUIZZES,
            _CASES,
        ),
        ("imported by Anki 24.11 without its windows, not by AnkiMobile or AnkiDroid",),
        (
            "No item of the bank holds a picture or a sound, so the deck has no media.",
            "An item removed from the bank stays in a learner's deck: no import deletes a note.",
        ),
    ),
    "gift": Limits(
        {
            ItemKind.MATCHING: _TOGETHER,
            ItemKind.ORDERING: f"{_MATCHED_PLACES}; {_TOGETHER}",
            ItemKind.SITUATIONAL_JUDGEMENT: f"{_MATCHED_RATINGS}, and the one next to it earns nothing; {_TOGETHER}",
            ItemKind.HOT_TEXT: _MARKED_LINES,
            ItemKind.CASE_FOCUS: _TWO_QUESTIONS,
            ItemKind.REFLECTION: "an essay, which the system will want marked: GIFT cannot set its points to 0",
        },
        (
            _QUIZZES,
            _CHOSEN,
            "the order of options, which is meant: switch shuffling off in your quiz",
            _CASES,
        ),
        ("read back by pygiftparser, not imported into Moodle or another system",),
    ),
    "moodle-xml": Limits(
        {
            ItemKind.MATCHING: f"Moodle mixes the choices; {_TOGETHER}",
            ItemKind.ORDERING: f"{_MATCHED_PLACES}; {_TOGETHER}",
            ItemKind.SITUATIONAL_JUDGEMENT: f"{_MATCHED_RATINGS}, and the one next to it earns nothing; {_TOGETHER}",
            ItemKind.HOT_TEXT: _MARKED_LINES,
            ItemKind.CASE_FOCUS: _TWO_QUESTIONS,
            ItemKind.REFLECTION: "an essay of 0 points; the answer to compare with is its feedback",
        },
        (
            f"{_QUIZZES} (Moodle can ask for certainty: the quiz's `certainty-based marking`)",
            _CHOSEN,
            _CASES,
        ),
        ("read back as XML by a reader of the tests: there is no public schema; not imported into a Moodle",),
    ),
    "qti": Limits(
        {
            ItemKind.MATCHING: _TOGETHER,
            ItemKind.ORDERING: f"the point is for the whole order, not for each pair of steps; {_TOGETHER}",
            ItemKind.SITUATIONAL_JUDGEMENT: f"{_MATCHED_RATINGS}, and the one next to it earns half; {_TOGETHER}",
            ItemKind.HOT_TEXT: _MARKED_LINES,
            ItemKind.CASE_FOCUS: _TWO_QUESTIONS,
            ItemKind.REFLECTION: "a text without a score; the answer to compare with is its feedback",
        },
        (_QUIZZES, _CHOSEN, "tags: objective, kind, difficulty, revision", _CASES),
        ("read back by pyslet, a reader of QTI 2.1; not held to the schemas, not imported into an LMS",),
        (
            "QTI 2.1: for Canvas, Blackboard, Brightspace, OpenOlat and others. Many do not know matching or ordering: "
            "look through what was imported. For Moodle take moodle-xml.",
        ),
    ),
}


def summary(form: str, bank: Bank, questions: int) -> list[str]:
    """What is printed after an export."""
    total = len(bank.questions)
    as_many = "" if questions == total else f", as {questions} questions"
    lines = [f"{total} items{as_many}: " + ", ".join(f"{count} {kind.value}" for kind, count in bank.kinds.items())]
    return [*lines, *_limits(form, bank)]


def about(form: str, bank: Bank) -> list[str]:
    """What the export itself says: whose it is, and what is not as it was in the course."""
    return [LICENCE, f"{len(bank.questions)} items.", *_limits(form, bank)]


def _limits(form: str, bank: Bank) -> Iterator[str]:
    limits = FORMATS[form]
    counts = bank.kinds
    yield from (
        f"Changed: {counts[kind]} {kind.value}: {how}." for kind, how in limits.changed.items() if kind in counts
    )
    yield from (f"Left out: {what}." for what in limits.lost)
    if not bank.site:
        yield "Left out: links to where a question is taught, for the site's address is not known; --site-url says it."
    yield from limits.also
    yield from (f"Not checked: {what}." for what in limits.unchecked)
