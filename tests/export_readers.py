"""What an export holds, read back by readers that know nothing of its writer, in one form for all formats."""

import io
import logging
import re
import warnings
import zipfile
from dataclasses import dataclass, field

import lxml.etree
import lxml.html

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # pygiftparser looks up a locale in an old way
    from pygiftparser import answer as gift_answers
    from pygiftparser.parser import parseFile
    from pyslet.qtiv2 import interactions as qti
    from pyslet.qtiv2.content import ItemBody
    from pyslet.qtiv2.items import QTIModalFeedback
    from pyslet.qtiv2.xml import QTIDocument

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
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
    worth: dict[str, float] = field(default_factory=dict)  # of pairs, by `prompt:target`, where parts of them count


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


# ---------- QTI ----------


def read_qti(data: bytes) -> list[Read]:
    """Each item of each test, in the order in which the tests name them."""
    package = zipfile.ZipFile(io.BytesIO(data))
    tests = [lxml.etree.fromstring(package.read(name)) for name in package.namelist() if name.startswith("tests/")]
    hrefs = [one.get("href") for test in tests for one in test.iter("{*}assessmentItemRef")]
    return [_qti_item(package.read(f"tests/{href}".replace("tests/../", ""))) for href in hrefs]


def parse_qti(data: bytes):
    """pyslet raises for an element in a wrong place; a wrong value it only logs, an unknown element it leaves out."""
    document, said = QTIDocument(), _Said()
    logging.getLogger().addHandler(said)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it calls functions of its own by their old names
            document.read(src=io.BytesIO(data))
    finally:
        logging.getLogger().removeHandler(said)
    unknown = {(QTI, one.tag.partition("}")[2]) for one in lxml.etree.fromstring(data).iter()} - set(
        QTIDocument.classMap
    )
    if said.records or unknown:
        raise ValueError(f"{said.records} {unknown}")
    return document.root


class _Said(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record.getMessage())


def _qti_item(data: bytes) -> Read:
    item = parse_qti(data)
    feedback = {one.identifier: words(_said(one)) for one in item.find_children_depth_first(QTIModalFeedback)}
    (body,) = item.find_children_depth_first(ItemBody)
    read = Read(item.identifier, words(_said(body)), feedback["RATIONALE"], html=_inner_html(data))
    response = item.declarations["RESPONSE"]
    mapped = {str(key): 100 * value for key, value in _mapping(response).items()}
    keys = [one.get_value() for one in response.CorrectResponse.ValueElement] if response.CorrectResponse else []
    choices = {one.identifier: words(_said(one)) for one in item.find_children_depth_first(qti.SimpleChoice)}
    if list(item.find_children_depth_first(qti.OrderInteraction)):
        read.pairs = [(text, str(keys.index(id) + 1)) for id, text in choices.items()]
    elif choices:
        worth = mapped or dict.fromkeys(keys, 100.0)
        assert {id for id, value in worth.items() if value > 0} == set(keys)
        read.choices = [
            (text, worth.get(id, 0.0), feedback[id].removeprefix(text).strip()) for id, text in choices.items()
        ]
    sets = [_choices(one) for one in item.find_children_depth_first(qti.SimpleMatchSet)]
    if sets:
        asked, targets = sets
        decided = [key.split(" ") for key in keys]
        read.pairs = [(asked[one], targets[other]) for one, other in decided]
        read.pairs += [("", text) for id, text in targets.items() if id not in {other for _, other in decided}]
        read.worth = {re.sub(r"p-(.*) t-(.*)", r"\1:\2", key): value for key, value in mapped.items()}
    return read


def _mapping(response) -> dict[str, float]:
    if response.Mapping is None:
        return {}
    return {entry.mapKey: entry.mappedValue for entry in response.Mapping.MapEntry}


def _choices(of) -> dict[str, str]:
    return {one.identifier: words(_said(one)) for one in of.find_children_depth_first(qti.SimpleAssociableChoice)}


def _said(element) -> str:
    """The text in an element; blocks are parted by white space."""
    if isinstance(element, str):
        return element
    return "".join(_said(child) for child in element.get_children()) + ("\n" if element.xmlname in BLOCKS else "")


BLOCKS = ("p", "li", "blockquote", "pre", "prompt", "simpleChoice", "simpleAssociableChoice")


def _inner_html(data: bytes) -> list[str]:
    root = lxml.etree.fromstring(data)
    holders = root.xpath(
        "//*[local-name()='modalFeedback' or local-name()='prompt' or contains(local-name(), 'Choice')]"
    )
    blocks = root.xpath("//*[local-name()='itemBody']/*[not(contains(local-name(), 'Interaction'))]")
    parts = [child for one in holders for child in one if "hoice" not in child.tag] + blocks
    return [re.sub(r' xmlns="[^"]*"', "", lxml.etree.tostring(part, encoding="unicode")) for part in parts]
