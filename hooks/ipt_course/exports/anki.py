"""A deck for Anki. Its notes keep their identity through every change of wording, so that an update keeps a
learner's scheduling: a note's is made from the item's id, and the ids of model and decks never change.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from hashlib import sha256
from itertools import count
from pathlib import Path

import genanki
from markupsafe import Markup

from ipt_course.exports.bank import TITLE, Bank, reason
from ipt_course.exports.cannot import LICENCE, about
from ipt_course.exports.question import Question, in_a_paragraph
from ipt_course.exports.zip import pack
from ipt_course.render.environment import fill

MODEL_ID = 1_763_809_412
# Their number and order is part of the model: another would make a second one beside a learner's own.
FIELDS = ("Id", "Revision", "Module", "Vignette", "Stem", "Task", "Options", "Answer", "Reasons", "Source")


def write(bank: Bank) -> bytes:
    decks = [genanki.Deck(_stable_id(""), TITLE, description="<br>".join(about("anki", bank)))]
    model = _model()
    for module, questions in bank.modules.items():
        deck = genanki.Deck(_stable_id(questions[0].module), f"{TITLE}::{module}", description=LICENCE)
        decks.append(deck)
        for at, question in enumerate(questions):
            deck.add_note(_note(question, model, at))
    return _package(decks, bank.made)


def note_id(item: str) -> str:
    """By the item's id alone: whatever else changes, it is the same note."""
    return str(genanki.guid_for("ipt-in-practice", item))


def _note(question: Question, model: genanki.Model, due: int) -> genanki.Note:
    shown = {"shape": question.shape.value, "kind": question.kind.value, "decisions": question.decisions}
    fields = {
        "Id": question.id,
        "Revision": str(question.revision),
        "Module": question.module_title,
        "Vignette": _folded(question),
        "Stem": in_a_paragraph(question.stem),
        "Task": question.task,
        "Options": fill("exports/card_options", **shown),
        "Answer": fill("exports/card_answer", **shown),
        "Reasons": fill("exports/card_reasons", **shown, answer=question.answer, reason=reason),
        "Source": question.taught,
    }
    return genanki.Note(
        model, [_inert(fields[name]) for name in FIELDS], guid=note_id(question.id), tags=list(question.tags), due=due
    )


def _folded(question: Question) -> Markup:
    """A case is long: it opens at a touch, so that the question is on the screen."""
    if not question.case:
        return question.context
    return Markup("<details><summary>The case: {}</summary>\n{}</details>").format(question.case, question.context)


def _inert(html: str) -> str:
    """What Anki would play, run or typeset stays text: its signs are no longer what it looks for, and look the same."""
    text = str(html).replace("\\(", "\\<span></span>(").replace("\\[", "\\<span></span>[")
    return text.replace("[", "&#91;")


def _model() -> genanki.Model:
    return genanki.Model(
        MODEL_ID,
        f"{TITLE}: question",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "Decide", "qfmt": _template("front.html"), "afmt": _template("back.html")}],
        css=_template("card.css"),
    )


def _template(name: str) -> str:
    return (Path(__file__).parent / "card" / name).read_text(encoding="utf-8")


def _stable_id(module: str) -> int:
    """A number between 2^30 and 2^31, as Anki's own ids of decks never are: those are times."""
    digest = sha256(f"ipt-in-practice deck {module}".encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4]) % (1 << 30)


def _package(decks: list[genanki.Deck], made: int) -> bytes:
    """As genanki's own `write_to_file`, which leaves a file behind and puts the time of day into the zip."""
    with closing(sqlite3.connect(":memory:")) as collection:
        genanki.Package(decks).write_to_db(collection.cursor(), made, count(made * 1000))
        collection.commit()
        return pack({"collection.anki2": collection.serialize(), "media": b"{}"})
