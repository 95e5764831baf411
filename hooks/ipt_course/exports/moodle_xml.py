"""Moodle XML, which carries more than GIFT. https://docs.moodle.org/en/Moodle_XML_format"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ipt_course.exports.bank import TITLE, Bank, reason
from ipt_course.exports.cannot import about
from ipt_course.exports.gift import left_over, percent
from ipt_course.exports.question import Option, Question, Shape, in_a_paragraph, one_by_one
from ipt_course.exports.xml import HEAD, cdata, node
from ipt_course.prose import to_plain

_TYPES = {
    Shape.ONE: "multichoice",
    Shape.SEVERAL: "multichoice",
    Shape.TRUTH: "truefalse",
    Shape.PAIRS: "matching",
    Shape.WRITTEN: "essay",
}


def write(bank: Bank) -> bytes:
    questions = Markup("\n").join(_nodes(bank))
    return f"{HEAD}{node('quiz', Markup(chr(10)), questions, Markup(chr(10)))}\n".encode()


def _nodes(bank: Bank) -> Iterator[Markup]:
    yield _category(TITLE, Markup("<br>").join(about("moodle-xml", bank)))
    for module, questions in bank.modules.items():
        yield _category(f"{TITLE}/{module.replace('/', '//')}", "")
        yield from (_question(one) for question in questions for one in one_by_one(question))


def _category(path: str, info: str) -> Markup:
    named = node("category", node("text", f"$course$/top/{path}"))
    return node("question", named, _html("info", info), type="category")


def _question(question: Question) -> Markup:
    written = question.shape is Shape.WRITTEN
    return node(
        "question",
        Markup("\n").join(
            [
                Markup(),
                node("name", node("text", question.title)),
                _html("questiontext", question.asked),
                _html("generalfeedback", question.answer + "\n" + question.taught),
                node("defaultgrade", "0" if written else "1"),
                node("penalty", "0"),
                node("hidden", "0"),
                node("idnumber", question.id),
                *_answers(question),
                node("tags", *(node("tag", node("text", tag)) for tag in question.tags)),
                Markup(),
            ]
        ),
        type=_TYPES[question.shape],
    )


def _answers(question: Question) -> Iterator[Markup]:
    match question.shape:
        case Shape.ONE | Shape.SEVERAL:
            yield node("single", str(question.shape is Shape.ONE).lower())
            yield node("shuffleanswers", "false")
            yield node("answernumbering", "none")
            yield from (
                _answer(option, in_a_paragraph(option.text), "html") for option in question.decisions[0].options
            )
        case Shape.TRUTH:
            yield from (_answer(one, one.id, "moodle_auto_format") for one in question.decisions[0].options)
        case Shape.PAIRS:
            yield node("shuffleanswers", "false")
            for decision in question.decisions:
                yield _pair(in_a_paragraph(decision.asks), decision.keys[0])
            yield from (_pair("", option) for option in left_over(question))
        case Shape.WRITTEN:
            yield node("responseformat", "editor")
            yield node("responserequired", "1")
            yield node("responsefieldlines", "10")
            yield node("attachments", "0")
            yield _html("graderinfo", question.answer)


def _answer(option: Option, text: str, form: str) -> Markup:
    said = _html("feedback", reason(option))
    return node("answer", node("text", cdata(text)), said, fraction=percent(option.credit), format=form)


def _pair(asks: str, key: Option) -> Markup:
    answer = node("answer", node("text", cdata(to_plain(key.text))))
    return node("subquestion", node("text", cdata(asks)), answer, format="html")


def _html(name: str, html: str) -> Markup:
    return node(name, node("text", cdata(html)), format="html")
