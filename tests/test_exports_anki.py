"""The deck, imported by Anki: counts, keys and texts are the bank's, and an update keeps what a learner has done."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

anki = pytest.importorskip("anki.collection", reason="Anki has no package for this machine")

pytestmark = pytest.mark.xdist_group("exports-anki")

# ruff: noqa: E402  (nothing here can be asked without Anki)
from conftest import ROOT
from export_readers import seen
from hostile import CORPUS
from ipt_course.course import Course
from ipt_course.exports.anki import FIELDS, write
from ipt_course.exports.bank import Bank, bank_of
from ipt_course.gather import gather
from ipt_course.kinds.table import parts_of
from ipt_course.model import ItemKind, Matching, Ordering, Reflection, SituationalJudgement
from test_exports_lms import AWKWARD, assert_inert, awkward_items, in_line, shown, small_course

LETTERS = "ABCDEFGHIJKLMNOPQRST"
FIRST, LATER = 1_700_000_000, 1_700_100_000


class Learner:
    """A learner's Anki, empty at first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.collection = anki.Collection(str(folder / "collection.anki2"))

    def imports(self, bank: Bank) -> Any:
        """As a double click on the file does, every setting as it comes; the log of what was new, updated, skipped."""
        path = self.folder / "bank.apkg"
        path.write_bytes(write(bank))
        request = anki.ImportAnkiPackageRequest(package_path=str(path), options=anki.ImportAnkiPackageOptions())
        return self.collection.import_anki_package(request).log

    @property
    def notes(self) -> dict[str, Any]:
        notes = [self.collection.get_note(id) for id in self.collection.find_notes("")]
        assert len({note["Id"] for note in notes}) == len(notes)
        return {note["Id"]: note for note in notes}

    def card(self, item: str) -> Any:
        (card,) = self.notes[item].cards()
        return card


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    learner = Learner(tmp_path)
    yield learner
    learner.collection.close()


@pytest.fixture(scope="module")
def course() -> Course:
    return gather(ROOT).course


@pytest.fixture(scope="module")
def real(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learner]:
    learner = Learner(tmp_path_factory.mktemp("anki"))
    learner.imports(bank_of(course, "https://example.org/ipt", FIRST))
    yield learner
    learner.collection.close()


# ---------- the real bank ----------


def test_every_item_is_one_note_with_one_card(course, real):
    assert sorted(real.notes) == sorted(item.id for item in course.learners_items())
    assert real.collection.card_count() == len(real.notes)
    assert tuple(real.notes[next(iter(real.notes))].keys()) == FIELDS


def test_keys_texts_and_reasons_are_the_banks(course, real):
    for item in course.learners_items():
        assert_same(item, real.notes[item.id])


def assert_same(item: Any, note: Any) -> None:
    assert seen(note["Stem"]) == in_line(item.stem)
    assert shown(item.vignette or "") in seen(note["Vignette"])
    assert shown(item.rationale) in seen(note["Reasons"])
    answers = entries(note["Answer"])
    if isinstance(item, Matching):
        targets = {target.id: in_line(target.text) for target in item.targets}
        assert answers == [f"{in_line(prompt.text)} → {targets[prompt.target]}" for prompt in item.prompts]
    elif isinstance(item, Ordering):
        assert answers == [in_line(step.text) for step in item.steps]
    elif isinstance(item, SituationalJudgement):
        assert answers == [f"{in_line(reply.text)} → {reply.effect.capitalize()}" for reply in item.replies]
    elif isinstance(item, Reflection):
        assert note["Answer"] == ""
        assert shown(item.model_answer) in seen(note["Reasons"])
    else:
        parts = parts_of(item)
        assert entries(note["Options"]) == [in_line(part.text) for part in parts]
        assert [answer.partition(". ")[2] for answer in answers] == [in_line(part.text) for part in parts if part.key]
        for group in {part.group for part in parts}:
            texts = [in_line(part.text) for part in parts if part.group == group]
            keys = [in_line(part.text) for part in parts if part.group == group and part.key]
            assert {f"{LETTERS[texts.index(key)]}. {key}" for key in keys} <= set(answers)
    for part in parts_of(item):
        assert shown(part.feedback) in seen(note["Reasons"])


def entries(text: str) -> list[str]:
    """The items of a list, or its paragraphs where it is none."""
    found = re.findall(r"<li[^>]*>(.*?)</li>", text, re.DOTALL) or re.findall(r"<p>(.*?)</p>", text, re.DOTALL)
    return [seen(one) for one in found]


def test_harm_is_said_in_words(course, real):
    harmful = [
        (item, part)
        for item in course.learners_items()
        if not isinstance(item, SituationalJudgement)
        for part in parts_of(item)
        if part.effect == "harmful"
    ]
    assert harmful
    for item, part in harmful:
        said = f"Would be harmful. {shown(part.feedback)}"
        assert said in seen(real.notes[item.id]["Reasons"])


def test_each_module_is_a_deck_below_the_course(course, real):
    names = {deck.name for deck in real.collection.decks.all_names_and_ids()} - {"Default"}
    assert names == {"IPT in Practice", *(f"IPT in Practice::{module.title}" for module in course.modules.values())}
    for item in course.quizzes["grief"].items:
        assert real.collection.decks.name(real.card(item.id).did) == "IPT in Practice::Grief"


def test_the_decks_name_their_licence_and_their_limits(course, real):
    decks = real.collection.decks
    assert "CC BY-SA 4.0" in decks.by_name("IPT in Practice::Grief")["desc"]
    about = html.unescape(decks.by_name("IPT in Practice")["desc"])
    assert "CC BY-SA 4.0" in about
    assert "Left out: scores" in about
    assert "Not checked: " in about


def test_tags_and_source(course, real):
    for item in course.learners_items():
        note = real.notes[item.id]
        assert {item.kind.value, f"objective-{item.objective}"} <= set(note.tags)
        assert 'href="https://example.org/ipt/modules/' in note["Source"]


def test_a_card_asks_first_and_tells_after(course, real):
    card = real.card("mei-lin-focus")
    asked, told = card.question(), card.answer()
    assert "Answer</h2>" not in asked
    assert told.index("Answer</h2>") > told.index('id="answer"')
    assert told.index("Reasons</h2>") > told.index("Answer</h2>")
    assert "CC BY-SA 4.0" in told
    assert "<summary>The case: " in asked


def test_an_item_without_answer_has_no_empty_heading(course, real):
    reflection = next(item for item in course.learners_items() if isinstance(item, Reflection))
    assert "Answer</h2>" not in real.card(reflection.id).answer()


def test_the_same_bank_gives_the_same_bytes(course):
    assert write(bank_of(course, "", FIRST)) == write(bank_of(course, "", FIRST))


# ---------- an update ----------


def changed(bank: Bank, made: int) -> Bank:
    """The first question reworded, the second moved to the end, the third gone, a new one added."""
    first, second, _, *others = bank.questions
    new = replace(others[0], id="brand-new")
    return Bank((replace(first, stem="Reworded?", revision=9), *others, second, new), bank.site, made)


def test_an_update_keeps_the_scheduling(course, learner):
    bank = bank_of(course, made=FIRST)
    learner.imports(bank)
    first, second, third = (question.id for question in bank.questions[:3])
    for id in (first, third):
        learned(learner, id)
    before = {id: scheduling(learner.card(id)) for id in (first, second, third)}
    assert before[first] != before[second]
    reviews = learner.collection.db.scalar("select count() from revlog")

    log = learner.imports(changed(bank, LATER))

    assert {id: scheduling(learner.card(id)) for id in (first, second, third)} == before
    assert learner.collection.db.scalar("select count() from revlog") == reviews
    assert seen(learner.notes[first]["Stem"]) == "Reworded?"
    assert learner.notes[first]["Revision"] == "9"
    assert [note.fields[0] for note in log.new] == ["brand-new"]
    assert set(learner.notes) == {*(question.id for question in bank.questions), "brand-new"}
    assert learner.collection.card_count() == len(learner.notes)
    assert len([one for one in learner.collection.models.all_names_and_ids() if "IPT" in one.name]) == 1


def test_the_same_deck_again_changes_nothing(course, learner):
    bank = bank_of(course, made=FIRST)
    learner.imports(bank)
    learned(learner, bank.questions[0].id)
    before = scheduling(learner.card(bank.questions[0].id))
    log = learner.imports(replace(bank, made=LATER))
    assert not log.new
    assert scheduling(learner.card(bank.questions[0].id)) == before


def learned(learner: Learner, id: str) -> None:
    """Answered once, and due again in seventeen days."""
    collection, card = learner.collection, learner.card(id)
    collection.decks.select(card.did)
    card.start_timer()
    states = collection._backend.get_scheduling_states(card.id)
    collection.sched.answer_card(collection.sched.build_answer(card=card, states=states, rating=3))
    collection.sched.set_due_date([card.id], "17!")


def scheduling(card: Any) -> tuple[Any, ...]:
    return card.id, card.type, card.queue, card.due, card.ivl, card.factor, card.reps, card.lapses


# ---------- any text an author could write ----------


@pytest.mark.parametrize("text", [*AWKWARD.values(), *(one.text for one in CORPUS.values())], ids=[*AWKWARD, *CORPUS])
def test_awkward_and_hostile_texts_stay_texts(text, learner):
    some = awkward_items(text)
    learner.imports(bank_of(small_course(*some), made=FIRST))
    notes = learner.notes
    assert sorted(notes) == sorted(item.id for item in some)
    for item in some:
        # Anki writes letters and their accents as one sign where there is one.
        assert seen(notes[item.id]["Stem"]) == normalize("NFC", in_line(item.stem))
        for part in parts_of(item):
            assert normalize("NFC", shown(part.feedback)) in seen(notes[item.id]["Reasons"])
        for field in FIELDS:
            assert_inert(notes[item.id][field], frozenset({"type", "class"}))


def test_what_anki_would_act_on_is_only_shown(learner):
    text = "[sound:a.mp3] [latex]x[/latex] [$]y[/$] {{c1::hidden}} {{Answer}} [anki:tts]v[/anki:tts] `\\(z\\) \\[w\\]`"
    learner.imports(bank_of(small_course(*awkward_items(text)), made=FIRST))
    for id, note in learner.notes.items():
        card = learner.card(id)
        assert card.question_av_tags() == card.answer_av_tags() == []
        assert not re.search(r"\[(sound|latex|\$|anki)|\\\(|\\\[", "".join(note.fields))
        assert "{{Answer}}" in html.unescape(card.question())
    assert {f"it-{kind.value}" for kind in ItemKind} == set(learner.notes)
