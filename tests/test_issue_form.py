"""The issue form → a case file: every answer in its place, whatever it holds."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from golden_rules import CONTEXT
from hostile import CORPUS
from ipt_course import cli
from ipt_course.fill import one_line, plain
from ipt_course.issue_case import case_text
from ipt_course.issue_form import (
    FICTIONAL,
    LABELS,
    LICENCE,
    NO_ANSWER,
    answers_in,
    case_from_event,
    free_id,
)
from ipt_course.load.files import load
from ipt_course.load.source import parse
from ipt_course.new import NewFileError
from ipt_course.rules.table import validate

ROOT = Path(__file__).parents[1]
FORM = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/case.yml").read_text("utf-8"))
ASKED = [field for field in FORM["body"] if field["type"] != "markdown"]
TICKED = f"- [X] {FICTIONAL}\n- [x] {LICENCE}"
STORY = "The stall has two chairs.\n\nDariel counts the till. His brother counts it again.\n" + "Nobody says why. " * 70
ANSWERS = {
    "title": "Two chairs",
    "name": "Dariel",
    "population": "adult: eighteen to about sixty-five",
    "age": "41",
    "gender": "man, he/him",
    "setting": "A primary-care clinic, weekly",
    "region": "A harbour town",
    "household": "Alone, above the stall.",
    "work": "Nights in a warehouse, mornings on the stall.",
    "people": "Ana: his mother, who keeps the books\n- Bo, his brother\nCy (a cook)\n4. Dora",
    "words": '- "It\'s about the stock."\n"We talk. About the stock."',
    "story": STORY,
    "onset": "march",
    "symptoms": "Wakes at three: asleep by noon\nEats standing\nNo pleasure - the choir goes on without him",
    "incident": "Dariel: How much?\nBo: Enough: you know that.\nA pause.",
    "focus": "role-dispute: two people want different things of each other",
    "reasoning": "The mood fell after the loan.",
    "evidence": "Dariel counts the till.\nHis brother counts it again.",
    "decoy": "Money is short; that tempts to a transition.",
    "risk": '"Do you wish to be dead?" "Some mornings."',
    "carries": "passive-ideation: wishes to be dead, or not to wake",
    "protective": "- the stall\n- Ana",
    "plan_people": "Ana, the crisis team",
    "plan": "He tells Ana the same day.\nThey speak on Thursday.",
    "violence": "Asked alone; nobody frightens him.",
    "feared": "nobody",
    "medication": "Offered by his doctor; he would rather wait.",
    "contract": "Twelve weekly meetings.",
    "treatment": "They counted it together.",
    "slip": '"Simply tell him."\nIt decides for him.\n"I hurried."\n"What would you say?"',
    "ending": "Sad to stop.",
    "made": "From a seed: two brothers, one stall. No patient is a source.",
    "credit": "A. Author",
    "agreed": TICKED,
}


def body_of(answers: dict[str, str], ends: str = "\n") -> str:
    """As GitHub writes what the form was told."""
    text = "\n\n".join(f"### {label}\n\n{answers.get(id) or NO_ANSWER}" for id, label in LABELS.items())
    return text.replace("\n", ends)


def made(answers: dict[str, str], root: Path) -> dict[str, Any]:
    """The case as our reader reads it: without a fault of form."""
    source = parse("cases/a-case.yml", case_text("a-case", answers_in(body_of(answers)), root))
    assert source.findings == ()
    assert source.data is not None
    return source.data


def event(folder: Path, **issue: Any) -> Path:
    path = folder / "event.json"
    path.write_text(
        json.dumps({"issue": {"number": 7, "title": "Case: x", "body": body_of(ANSWERS), **issue}}), "utf-8"
    )
    return path


def test_a_time_of_day_is_no_speaker(tmp_path: Path) -> None:
    data = made({**ANSWERS, "incident": "12:30 the bell rings\nBo: At 12:30, then."}, tmp_path)
    assert data["incident"]["lines"] == [
        {"speaker": "<<FILL IN who speaks>>", "says": "12:30 the bell rings"},
        {"speaker": "Bo", "says": "At 12:30, then."},
    ]


def test_every_answer_stands_in_its_place(tmp_path: Path) -> None:
    data = made(ANSWERS, tmp_path)
    assert (data["title"], data["author"], data["episode_onset"]) == ("Two chairs", "A. Author", "March")
    assert (data["population"], data["module"], data["decision"]["focus"]) == ("adult", "role-disputes", "role-dispute")
    assert data["names"] == ["Dariel", "Ana", "Bo", "Cy", "Dora"]
    assert [one["relation"] for one in data["inventory"]][:3] == [
        "his mother, who keeps the books", "his brother", "a cook",
    ]  # fmt: skip
    assert data["presenting_words"] == ['"It\'s about the stock."', '"We talk. About the stock."']
    assert [(one["symptom"], one["function"]) for one in data["symptoms"]] == [
        ("Wakes at three", "asleep by noon"),
        ("Eats standing", "<<FILL IN what it stops or changes>>"),
        ("No pleasure", "the choir goes on without him"),
    ]
    assert data["incident"]["lines"][1] == {"speaker": "Bo", "says": "Enough: you know that."}
    assert data["incident"]["lines"][2] == {"speaker": "<<FILL IN who speaks>>", "says": "A pause."}
    assert data["story"].strip() == plain(STORY)
    assert data["made_by"].strip() == ANSWERS["made"]
    assert (data["age"], data["gender"], data["pronouns"]) == (41, "man", "he/him")
    assert (data["medication"].strip(), data["contract"].strip()) == (ANSWERS["medication"], ANSWERS["contract"])
    assert {name: text.strip() for name, text in data["therapist_slip"].items()} == {
        "line": '"Simply tell him."',
        "fault": "It decides for him.",
        "repair": '"I hurried."\n"What would you say?"',
    }


def test_a_risk_that_was_found_brings_its_plan_and_a_note(tmp_path: Path) -> None:
    risk = made(ANSWERS, tmp_path)["risk"]
    assert (risk["carries"], risk["protective"]) == ("passive-ideation", ["the stall", "Ana"])
    assert risk["plan"]["people"] == ["Ana", "the crisis team"]
    assert risk["plan"]["text"].strip() == ANSWERS["plan"]
    assert "feared" not in risk
    data = made({**ANSWERS, "carries": "violence: fear", "plan": "", "plan_people": "", "feared": "Bo\nCy"}, tmp_path)
    assert data["risk"]["feared"] == ["Bo", "Cy"]
    marked = [data["content_note"], *data["risk"]["plan"]["people"], data["risk"]["plan"]["text"]]
    assert all(text.startswith("<<FILL IN") for text in marked)


def test_where_nothing_was_found_or_said_there_is_no_plan(tmp_path: Path) -> None:
    said = {**ANSWERS, "plan": "", "plan_people": "Nobody."}
    for answer, carries in (("asked-none: no", "asked-none"), ("not sure", "<<FILL IN one of the words above>>")):
        data = made({**said, "carries": answer}, tmp_path)
        assert data["risk"]["carries"] == carries
        assert data["risk"].keys() == {"carries", "asked", "protective"}
        assert "content_note" not in data


@pytest.mark.parametrize(
    ("age", "gender", "read"),
    [
        ("41 years old", "woman (she/her)", (41, "woman", "she/her")),
        ("aged 16", "Non-binary; they/them", (16, "Non-binary", "they/them")),
        ("forty-one", "trans man he/him/his", ("forty-one", "trans man", "he/him/his")),
        ("about 41", "man", ("about 41", "man", "<<FILL IN such as she/her>>")),
    ],
)
def test_age_and_gender_are_read_as_people_write_them(age: str, gender: str, read: object, tmp_path: Path) -> None:
    data = made({**ANSWERS, "age": age, "gender": gender}, tmp_path)
    assert (data["age"], data["gender"], data["pronouns"]) == read


def test_a_cue_in_the_story_is_told_of_at_once(tmp_path: Path) -> None:
    """Before the rest is written: the form asks what the case carries."""
    story = STORY + "On some nights he wishes not to wake."
    for carries in ("asked-none: asked, and the answer was no", "not sure"):
        (root := tmp_path / carries[:5]).mkdir()
        assert "SF004" in found_in({**ANSWERS, "story": story, "carries": carries}, root)


def found_in(answers: dict[str, str], root: Path) -> set[str]:
    (root / "cases").mkdir()
    (root / "cases/a-case.yml").write_text(case_text("a-case", answers_in(body_of(answers)), root), "utf-8")
    loaded = load(root)
    return {finding.code for finding in (*loaded.findings, *validate(loaded.documents, CONTEXT))}


def test_what_is_left_is_marks_and_nothing_else(tmp_path: Path) -> None:
    codes = found_in(ANSWERS, tmp_path)
    assert "TX001" in codes
    assert not [code for code in codes if code.startswith("YM")]


HOSTILE = [
    *(one.text for one in CORPUS.values()),
    "a: b\n- c\n  d: |\n e", "\nid: stolen\n", "---\n...\n%YAML 1.2", "!!python/object/apply:os.system [ls]", "&a *a",
    "]]]}}}\"'`", "\\n\\u0000\\", "a\x00b\x1b[31m\u202e\u2028c\u0085d", "\ttab\n\t\ttabs", "   \n  x", "#", "x #y",
    "${{ github.token }}", "$(touch /tmp/x) `id` ; rm -rf /", "::set-output name=x::y", "\N{PILE OF POO}" * 3, "null",
    "| \n  block", "> folded", "<<FILL IN all>>", "🙂 " * 2_000, "word " * 8_000,
]  # fmt: skip


LINES = ("title", "name", "setting", "region", "credit")
FIELDS = ("story", "household", "work_or_school", "violence_screen", "ending", "made_by")
PROSE = (
    *("story", "household", "work", "reasoning", "decoy", "risk", "plan", "violence", "medication", "contract"),
    *("treatment", "ending", "made"),
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_hostile_answers_are_text(text: str, ends: str, tmp_path: Path) -> None:
    answers = answers_in(body_of({**ANSWERS, **dict.fromkeys((*LINES, *PROSE), text)}, ends))
    source = parse("cases/a.yml", case_text("a-case", answers, tmp_path))
    assert source.findings == ()
    data = source.data
    assert data is not None
    assert set(data) == set(made(ANSWERS, tmp_path))
    if plain(text):
        assert {data[name] for name in ("title", "setting", "country_context", "author")} == {one_line(text)}
        assert data["names"][0] == one_line(text)
        prose = [
            data[name] for name in ("story", "household", "work_or_school", "violence_screen", "ending", "made_by")
        ]
        prose += [data["medication"], data["contract"], data["risk"]["plan"]["text"]]
        prose += [data["risk"]["asked"], data["decision"]["reasoning"], data["decoys"][0]["tempting_fact"]]
        assert {one.strip() for one in prose} == {plain(text)}


@pytest.mark.parametrize("id", ["people", "words", "symptoms", "incident", "evidence", "protective", "slip"])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_every_word_of_a_list_is_kept(id: str, text: str, tmp_path: Path) -> None:
    data = made({**ANSWERS, id: text}, tmp_path)
    told = " ".join(strings(data))
    for word in re.findall(r"\w+", plain(text)):
        assert word in told


def test_only_the_sign_of_a_list_is_taken_away(tmp_path: Path) -> None:
    told = "- Wait - no, 2) or 3. later * never"
    data = made({**ANSWERS, "words": told, "people": "Bo - his brother"}, tmp_path)
    assert data["presenting_words"] == [told[2:]]
    assert (data["inventory"][0]["name"], data["inventory"][0]["relation"]) == ("Bo", "his brother")


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from([id for id in LABELS if id != "agreed"]), st.text(max_size=300)))
def test_whatever_is_answered_the_file_can_be_read(answers: dict[str, str]) -> None:
    made(answers, ROOT)


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in strings(one)]


# ---------- what GitHub hands over ----------


def test_no_response_and_missing_sections_leave_marks(tmp_path: Path) -> None:
    data = made({"title": "Two chairs", "story": "So."}, tmp_path)
    assert data["setting"].startswith("<<FILL IN")
    cut = body_of(ANSWERS)
    cut = cut[: cut.index("### Symptoms")] + cut[cut.index("### One talk") :]
    answers = answers_in(cut)
    assert "symptoms" not in answers
    assert answers["incident"].startswith("Dariel: How much?")
    assert NO_ANSWER not in case_text("a-case", answers, tmp_path)


def test_a_heading_in_an_answer_stays_in_it() -> None:
    work = "He works.\n\n### The story\n\nnot yet\n\n### Mine\n\n# Another"
    answers = answers_in(body_of({**ANSWERS, "work": work}))
    assert answers["work"] == work
    assert answers["story"] == plain(STORY)


def test_a_body_without_headings_is_a_story() -> None:
    assert answers_in("Once.\r\n\r\nTwice.") == {"story": "Once.\n\nTwice."}
    assert answers_in("") == {}


@pytest.mark.parametrize("agreed", ["", "- [ ] x", TICKED.replace("[x]", "[ ]"), TICKED.split("\n")[0], "[x] all"])
def test_without_both_confirmations_there_is_no_file(agreed: str, tmp_path: Path) -> None:
    with pytest.raises(NewFileError, match="confirmations are not ticked"):
        case_from_event(event(tmp_path, body=body_of({**ANSWERS, "agreed": agreed})), tmp_path)


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Two chairs", "two-chairs"),
        ("../../.github/workflows/x", "x"),
        ("a; rm -rf / $(id) `id`", "id-id"),
        ("Süßes Brot & Wein\n\nx", "sues-brot-wein-x"),
        ("東京", "dariel"),
        ("-rf", "rf"),
        ("x" * 200, "x" * 40),
    ],
)
def test_the_name_of_the_file_is_plain(title: str, id: str, tmp_path: Path) -> None:
    made_id = free_id({"title": title, "name": "Dariel"}, 7, tmp_path)
    assert re.fullmatch(r"[a-z][a-z0-9-]{0,70}", made_id)
    assert made_id == id or title.startswith(("a;", "Sü"))


def test_a_name_that_is_taken_gets_the_number_of_the_issue(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/two-chairs.yml").touch()
    assert case_from_event(event(tmp_path), tmp_path).id == "two-chairs-7"


def test_the_command_writes_the_file_and_says_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    done = CliRunner().invoke(cli.main, ["case-from-issue", str(event(tmp_path))])
    assert (done.exit_code, done.stdout) == (0, "two-chairs\n")
    assert (tmp_path / "cases/two-chairs.yml").exists()
    refused = CliRunner().invoke(cli.main, ["case-from-issue", str(event(tmp_path, body=""))])
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "confirmations are not ticked" in refused.stderr


# ---------- the form itself ----------


def test_the_form_asks_what_the_file_is_made_of() -> None:
    assert {field["id"]: field["attributes"]["label"] for field in ASKED} == LABELS
    assert [field["id"] for field in ASKED] == list(LABELS)
    (boxes,) = (field for field in ASKED if field["type"] == "checkboxes")
    assert [option["label"] for option in boxes["attributes"]["options"]] == [FICTIONAL, LICENCE]
    assert all(option["required"] for option in boxes["attributes"]["options"])


def test_each_choice_of_the_form_is_a_word_of_the_model(tmp_path: Path) -> None:
    for field in ASKED:
        if field["type"] == "dropdown":
            for option in field["attributes"]["options"]:
                data = made({**ANSWERS, field["id"]: option}, tmp_path)
                word = option.partition(":")[0]
                keys = [one["id"] for one in data["questions"][0]["options"] if one.get("key")]
                assert word in (data["population"], data["risk"]["carries"], *keys, "not sure")
