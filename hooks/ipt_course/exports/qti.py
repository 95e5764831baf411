"""A QTI 2.1 package: an item a file, a test for each module, a manifest. https://www.imsglobal.org/question/

2.1 and not 1.2: it says in one way what 1.2 leaves to each vendor (pairs, order, half a point), and the systems that
read QTI today (Canvas, Blackboard, Brightspace, OpenOlat, TAO, Inspera) read it. Moodle has its own XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from ipt_course.exports.bank import TITLE, Bank, reason
from ipt_course.exports.cannot import about
from ipt_course.exports.question import Decision, Option, Question, Shape, in_a_paragraph, one_by_one
from ipt_course.exports.xml import HEAD, node
from ipt_course.exports.zip import pack
from ipt_course.model import ItemKind
from ipt_course.prose import to_inline_html

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
# What our HTML has and QTI's has not.
_NOT_QTI = re.compile(r'(?<=<a href=")([^"]*)" rel="[^"]*"|(?<=<ol) start="[0-9]*"')
_WHY = "RATIONALE"


def write(bank: Bank) -> bytes:
    files = {"imsmanifest.xml": _manifest(bank), "about.txt": "\n".join(about("qti", bank)) + "\n"}
    for title, questions in _modules(bank):
        files[f"tests/{questions[0].module}.xml"] = _test(title, questions)
        files |= {f"items/{one.id}.xml": _item(one) for one in questions}
    return pack({name: text.encode() for name, text in files.items()})


def _modules(bank: Bank) -> Iterator[tuple[str, list[Question]]]:
    for title, questions in bank.modules.items():
        yield title, [one for question in questions for one in one_by_one(question)]


# ---------- the package ----------


def _manifest(bank: Bank) -> str:
    resources = [_resource("about", "webcontent", "about.txt")]
    for _, questions in _modules(bank):
        needs = [node("dependency", identifierref=f"item-{one.id}") for one in questions]
        module = questions[0].module
        resources.append(_resource(f"test-{module}", "imsqti_test_xmlv2p1", f"tests/{module}.xml", *needs))
        resources += [_resource(f"item-{one.id}", "imsqti_item_xmlv2p1", f"items/{one.id}.xml") for one in questions]
    metadata = node("metadata", node("schema", "QTIv2.1 Package"), node("schemaversion", "1.0.0"))
    return _document(
        node(
            "manifest",
            metadata,
            node("organizations"),
            node("resources", _lines(*resources)),
            xmlns=_PACKAGE,
            identifier="ipt-in-practice",
        )
    )


def _resource(id: str, type: str, href: str, *needs: Markup) -> Markup:
    return node("resource", node("file", href=href), *needs, identifier=id, type=type, href=href)


def _test(title: str, questions: list[Question]) -> str:
    refs = (node("assessmentItemRef", identifier=one.id, href=f"../items/{one.id}.xml") for one in questions)
    section = node("assessmentSection", _lines(*refs), identifier="questions", title=title, visible="true")
    part = node("testPart", section, identifier="part", navigationMode="nonlinear", submissionMode="individual")
    return _document(
        node("assessmentTest", part, xmlns=_QTI, identifier=f"test-{questions[0].module}", title=f"{TITLE}: {title}")
    )


# ---------- an item ----------


def _item(question: Question) -> str:
    return _document(
        node(
            "assessmentItem",
            _lines(
                _response(question),
                *_outcomes(question),
                node("itemBody", _flow(question.context), _interaction(question)),
                node("responseProcessing", *_processing(question)),
                *_feedback(question),
            ),
            **{"xml:lang": "en-GB"},
            xmlns=_QTI,
            identifier=question.id,
            title=question.title,
            adaptive="false",
            timeDependent="false",
        )
    )


def _response(question: Question) -> Markup:
    if question.shape is Shape.WRITTEN:
        return node("responseDeclaration", identifier="RESPONSE", cardinality="single", baseType="string")
    if question.kind is ItemKind.ORDERING:
        in_order = sorted(question.decisions, key=lambda one: int(one.keys[0].id))
        return _declared("ordered", "identifier", [one.id for one in in_order])
    if question.shape is Shape.PAIRS:
        pairs = [_pair(one, one.keys[0]) for one in question.decisions]
        return _declared("multiple", "directedPair", pairs, _worth(question))
    keys = [option.id for option in question.decisions[0].keys]
    if question.shape is Shape.SEVERAL:
        return _declared("multiple", "identifier", keys, {one.id: one.credit for one in question.decisions[0].options})
    return _declared("single", "identifier", keys)


def _declared(cardinality: str, base: str, correct: list[str], worth: dict[str, float] | None = None) -> Markup:
    """The response's kind, its key and, where parts of it count, what each is worth."""
    values = node("correctResponse", *(node("value", value) for value in correct))
    entries = [
        node("mapEntry", mapKey=key, mappedValue=f"{value:.6g}") for key, value in (worth or {}).items() if value
    ]
    mapping = node("mapping", *entries, lowerBound="0", upperBound="1", defaultValue="0") if entries else Markup()
    return node("responseDeclaration", values, mapping, identifier="RESPONSE", cardinality=cardinality, baseType=base)


def _worth(question: Question) -> dict[str, float]:
    """What each pair earns of the one point of the question."""
    count = len(question.decisions)
    return {_pair(one, option): option.credit / count for one in question.decisions for option in one.options}


def _pair(decision: Decision, option: Option) -> str:
    return f"p-{decision.id} t-{option.id}"


def _outcomes(question: Question) -> Iterator[Markup]:
    if question.shape is not Shape.WRITTEN:
        zero = node("defaultValue", node("value", "0"))
        yield node(
            "outcomeDeclaration", zero, identifier="SCORE", cardinality="single", baseType="float", normalMaximum="1"
        )
    yield node("outcomeDeclaration", identifier="FEEDBACK", cardinality="multiple", baseType="identifier")


def _interaction(question: Question) -> Markup:
    which = [node("strong", question.which), " "] if question.which else []
    prompt = node("prompt", _flow(to_inline_html(question.stem)), " ", *which, node("em", question.task))
    given = {"responseIdentifier": "RESPONSE"}
    if question.shape is Shape.WRITTEN:
        return node("extendedTextInteraction", prompt, **given, expectedLines="6")
    given["shuffle"] = "false"
    if question.kind is ItemKind.ORDERING:
        steps = (_choice("simpleChoice", one.id, one.asks) for one in question.decisions)
        return node("orderInteraction", prompt, _lines(*steps), **given)
    if question.shape is Shape.PAIRS:
        asked = (_choice("simpleAssociableChoice", f"p-{one.id}", one.asks, matchMax="1") for one in question.decisions)
        options = question.decisions[0].options
        with_ = (_choice("simpleAssociableChoice", f"t-{one.id}", one.text, matchMax="0") for one in options)
        sets = node("simpleMatchSet", _lines(*asked)), node("simpleMatchSet", _lines(*with_))
        return node("matchInteraction", prompt, *sets, **given, maxAssociations=str(len(question.decisions)))
    most = "0" if question.shape is Shape.SEVERAL else "1"
    choices = (_choice("simpleChoice", one.id, one.text) for one in question.decisions[0].options)
    return node("choiceInteraction", prompt, _lines(*choices), **given, maxChoices=most)


def _choice(name: str, id: str, text: str, **more: str) -> Markup:
    return node(name, _flow(to_inline_html(text)), identifier=id, **more)


def _processing(question: Question) -> Iterator[Markup]:
    response = node("variable", identifier="RESPONSE")
    by_parts = question.shape is Shape.SEVERAL or (
        question.shape is Shape.PAIRS and question.kind is not ItemKind.ORDERING
    )
    if by_parts:
        yield node("setOutcomeValue", node("mapResponse", identifier="RESPONSE"), identifier="SCORE")
    elif question.shape is not Shape.WRITTEN:
        right = node("match", response, node("correct", identifier="RESPONSE"))
        point = node("setOutcomeValue", node("baseValue", "1", baseType="float"), identifier="SCORE")
        yield node("responseCondition", node("responseIf", right, point))
    why = node("baseValue", _WHY, baseType="identifier")
    chosen = [response] if question.shape in (Shape.ONE, Shape.SEVERAL, Shape.TRUTH) else []
    yield node("setOutcomeValue", node("multiple", *chosen, why), identifier="FEEDBACK")


def _feedback(question: Question) -> Iterator[Markup]:
    """Of each option chosen, and for the whole."""
    if question.shape is not Shape.PAIRS:
        for option in (option for decision in question.decisions for option in decision.options):
            yield _said(option.id, in_a_paragraph(option.text) + reason(option))
    yield _said(_WHY, question.answer + question.taught)


def _said(id: str, html: Markup) -> Markup:
    return node("modalFeedback", _flow(html), outcomeIdentifier="FEEDBACK", identifier=id, showHide="show")


def _flow(html: str) -> Markup:
    return Markup(_NOT_QTI.sub(lambda found: f'{found[1]}"' if found[1] is not None else "", str(html)))


def _lines(*nodes: Markup) -> Markup:
    return Markup("\n") + Markup("\n").join(nodes) + Markup("\n")


def _document(root: Markup) -> str:
    return f"{HEAD}{root}\n"
