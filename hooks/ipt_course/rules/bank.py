"""QZ021, QZ032 and QZ033: what shows only when the items of a file are looked at together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ipt_course.chance import at_least, at_most, convolved
from ipt_course.findings import Rule, Severity
from ipt_course.load.document import Document
from ipt_course.model import Id, Quiz, TrueFalse
from ipt_course.rules.scope import Context, Found, Hit, Hits, Scope, each_document
from ipt_course.rules.weighed import Group, read_items

WARNING = Severity.WARNING
FEWEST_TO_JUDGE = 8  # of fewer, any run may be chance
SIGNIFICANT = 0.05
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def key_position(scope: Scope) -> Iterator[Found]:
    """Against chance among as many options as each item has; divided by the positions that are tried."""
    for document, items in read_items(scope):
        groups = [(read.item.id, group) for read in items for group in read.single_key]
        for message in _often_there(groups) if len(groups) >= FEWEST_TO_JUDGE else ():
            yield Found(document, (_listing(document),), message, on_key=True)


def _often_there(groups: list[tuple[Id, Group]]) -> Iterator[str]:
    positions = max(len(group.parts) for _, group in groups)
    for position in range(positions):
        able = [(id, group) for id, group in groups if position < len(group.parts)]
        holding = [id for id, group in able if group.parts[position].key]
        if len(holding) <= sum(1 / len(group.parts) for _, group in able):  # no more often than is to be expected
            continue
        by_chance = convolved((Fraction(1), 1 / len(group.parts)) for _, group in able)
        if at_least(by_chance, Fraction(len(holding))) * positions < SIGNIFICANT:
            where = f"the {_ORDINALS[position]} option in {len(holding)} of {len(groups)}"
            yield f"the key is {where}: {', '.join(holding)}"


def _listing(document: Document) -> str:
    return "items" if document.kind == "quiz" else "questions"


def true_false_balance(document: Document, context: Context) -> Hits:
    answers = [placed.item.answer for placed in document.items if isinstance(placed.item, TrueFalse)]
    if len(answers) < FEWEST_TO_JUDGE:
        return
    true, half = Fraction(sum(answers)), convolved((Fraction(1), 0.5) for _ in answers)
    if min(at_least(half, true), at_most(half, true)) * 2 < SIGNIFICANT:
        message = f"{true} of {len(answers)} statements are true, {len(answers) - true} false"
        yield Hit((_listing(document),), message, on_key=True)


def inline_at_end(document: Document, context: Context) -> Hits:
    quiz = document.sound
    if not isinstance(quiz, Quiz) or not document.good >= {"placed", "behaviour"}:
        return
    if quiz.placed == "singly" and quiz.behaviour.feedback == "end":
        yield Hit(("behaviour", "feedback"), "feedback waits for the end of the quiz, and the items are placed singly")


BANK_RULES = (
    Rule(
        "QZ021",
        "key-position",
        WARNING,
        "Readers soon notice where the key mostly stands "
        f"(judged from {FEWEST_TO_JUDGE} keys on; chance alone would do it in less than one file of twenty).",
        "Move some keys: put the options in an order of their own, such as by length or alphabet.",
        key_position,
    ),
    Rule(
        "QZ032",
        "inline-at-end",
        Severity.ERROR,
        "An item that stands by itself has no end of a quiz at which feedback could come.",
        "Leave out `feedback: end`, or place the quiz together.",
        each_document(inline_at_end),
    ),
    Rule(
        "QZ033",
        "true-false-balance",
        WARNING,
        f"Where nearly all statements are true, or false, the next one is guessed (judged from {FEWEST_TO_JUDGE} on).",
        "Turn some of the statements round.",
        each_document(true_false_balance),
    ),
)
