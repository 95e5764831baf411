"""What an export holds, read back by readers that know nothing of its writer, in one form for all formats."""

import io
import re
import warnings
from dataclasses import dataclass, field

import lxml.etree
import lxml.html

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # pygiftparser looks up a locale in an old way
    from pygiftparser import answer as gift_answers
    from pygiftparser.parser import parseFile

_BRACE = "\ue000"


@dataclass
class Read:
    """One question: `choices` as (text, percent, feedback), `pairs` as (asks, answer); all as a reader sees them."""

    id: str
    asked: str
    said: str
    choices: list[tuple[str, float, str]] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)


def seen(html: str) -> str:
    """What a reader sees of HTML, white space aside."""
    return words(lxml.html.fromstring(f"<div>{html}</div>").text_content())


def words(text: str) -> str:
    return " ".join(text.split())


# ---------- GIFT ----------


def read_gift(data: bytes) -> list[Read]:
    # pygiftparser ends a question at a closing brace, escaped or not: only plain texts have one.
    text = data.decode().replace(r"\}", _BRACE)
    return [_gift_question(one) for one in parseFile(io.StringIO(text)) if one.title]


def _gift_question(one: object) -> Read:
    assert one.valid, one.source
    assert one.markup == "html"
    read = Read(one.title.partition("\\:")[0], seen(_gift(one.text)), seen(_gift(one.generalFeedback)))
    read.html = [_gift(one.text), _gift(one.generalFeedback)]
    read.tags = re.findall(r"\[tag:([^]]*)\]", one.full.partition("::")[0])
    answers = one.answers
    if isinstance(answers, gift_answers.TrueFalseSet):
        right, wrong = seen(_gift(answers.feedbackCorrect)), seen(_gift(answers.feedbackWrong))
        given = [("True", 100.0, right), ("False", 0.0, wrong)]
        read.choices = given if answers.answer else [("True", 0.0, wrong), ("False", 100.0, right)]
    elif isinstance(answers, gift_answers.MatchingSet):
        read.pairs = [(seen(_gift(pair.question)), words(_gift(pair.answer))) for pair in answers.answers]
        read.html += [_gift(pair.question) for pair in answers.answers]
    elif isinstance(answers, gift_answers.ChoicesSet):
        read.choices = [(seen(_gift(a.answer)), a.fraction, seen(_gift(a.feedback))) for a in answers.answers]
        read.html += [_gift(text) for a in answers.answers for text in (a.answer, a.feedback)]
    else:
        assert isinstance(answers, gift_answers.Essay)
    return read


def _gift(text: str) -> str:
    """pygiftparser leaves the signs of its answers escaped, and an escaped backslash wherever it stands."""
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], text).replace(_BRACE, "}")


# ---------- Moodle XML ----------


def read_moodle(data: bytes) -> list[Read]:
    root = lxml.etree.fromstring(data)
    assert root.tag == "quiz"
    return [_moodle_question(one) for one in root if one.get("type") != "category"]


def _moodle_question(one: lxml.etree._Element) -> Read:
    read = Read(_text(one, "idnumber"), seen(_text(one, "questiontext/text")), seen(_text(one, "generalfeedback/text")))
    read.tags = [_text(tag, "text") for tag in one.findall("tags/tag")]
    read.html = [text.text or "" for text in one.iterfind(".//*[@format='html']/text")]
    for answer in one.findall("answer"):
        text = _text(answer, "text")
        said = text.capitalize() if one.get("type") == "truefalse" else seen(text)
        read.choices.append((said, float(answer.get("fraction")), seen(_text(answer, "feedback/text"))))
    for pair in one.findall("subquestion"):
        read.pairs.append((seen(_text(pair, "text")), words(_text(pair, "answer/text"))))
    return read


def _text(element: lxml.etree._Element, path: str) -> str:
    return element.findtext(path) or ""
