"""GIFT: text that Moodle and several other systems read. https://docs.moodle.org/en/GIFT_format"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipt_course.exports.bank import TITLE, Bank, reason
from ipt_course.exports.cannot import about
from ipt_course.exports.question import Option, Question, Shape, in_a_paragraph, one_by_one
from ipt_course.prose import to_plain

_SPECIAL = re.compile(r"[\\~=#{}:]")
# Entities where HTML is read: some readers take an escaped brace for the end of a question.
_ENTITIES = str.maketrans({sign: f"&#{ord(sign)};" for sign in "\\{}"})


def write(bank: Bank) -> bytes:
    return ("\n\n".join(_blocks(bank)) + "\n").encode()


def _blocks(bank: Bank) -> Iterator[str]:
    yield "\n".join(f"// {line}".rstrip() for line in about("gift", bank))
    for module, questions in bank.modules.items():
        yield f"$CATEGORY: {TITLE}/{module.replace('/', '//')}"
        yield from (_question(one) for question in questions for one in one_by_one(question))


def _question(question: Question) -> str:
    tags = " ".join(f"[tag:{tag}]" for tag in question.tags)
    asked = _html(question.asked)
    lines = [f"// [id:{question.id}] {tags}", f"::{_plain(question.title)} ::[html]{asked}{{"]
    lines += _answers(question)
    return "\n".join([*lines, f"####{_html(question.answer + chr(10) + question.taught)}}}"])


def _answers(question: Question) -> Iterator[str]:
    match question.shape:
        case Shape.ONE:
            for option in question.decisions[0].options:
                yield f"{'=' if option.key else '~'}{_said(option)}"
        case Shape.SEVERAL:
            for option in question.decisions[0].options:
                yield f"~%{percent(option.credit)}%{_said(option)}"
        case Shape.TRUTH:
            yield _truth(*question.decisions[0].options)
        case Shape.PAIRS:
            yield from _pairs(question)


def _said(option: Option) -> str:
    return f"{_html(in_a_paragraph(option.text))}#{_html(reason(option))}"


def _truth(true: Option, false: Option) -> str:
    right, wrong = (true, false) if true.key else (false, true)
    return f"{'TRUE' if true.key else 'FALSE'}#{_html(reason(wrong))}#{_html(reason(right))}"


def _pairs(question: Question) -> Iterator[str]:
    for decision in question.decisions:
        yield f"={_html(in_a_paragraph(decision.asks))} -> {_goes_with(decision.keys[0])}"
    for option in left_over(question):
        yield f"= -> {_goes_with(option)}"


def _goes_with(option: Option) -> str:
    """Plain text; an arrow of its own would be taken for the one between the two."""
    return _plain(to_plain(option.text).replace("->", "→"))


def left_over(question: Question) -> list[Option]:
    """Options of pairs with which nothing goes."""
    taken = {key.id for decision in question.decisions for key in decision.keys}
    return [option for option in question.decisions[0].options if option.id not in taken]


def percent(credit: float) -> str:
    """As Moodle writes its grades: `33.33333`, `100`, `-50`."""
    return f"{credit * 100:.5f}".rstrip("0").rstrip(".")


def _html(html: str) -> str:
    """One line: an empty one would end the question."""
    return _plain(str(html).translate(_ENTITIES)).replace("\n", r"\n")


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
