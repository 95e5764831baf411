"""YAML as authors write it, right and wrong: every fault on its line, never a traceback, never a wait."""

import os
import random
import time
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from faults import KINDS, Fault, faults
from golden_rules import base_text
from ipt_course.findings import Finding
from ipt_course.load.document import Kind
from ipt_course.load.files import MODELS
from ipt_course.load.partial import document
from ipt_course.load.source import LARGEST, parse
from ipt_course.model import ItemKind
from ipt_course.visible import visible

ROOT = Path(__file__).parents[1]
EXAMPLES = int(os.environ.get("FAULTS", "300"))
MUTATIONS = int(os.environ.get("MUTATIONS", "400"))
STRANGE = [
    b'"', b"'", b"[", b"{", b"}", b": ", b":", b"\n", b"\t", b"  ", b"- ", b"|", b">", b"&a ", b"*a", b"!x ", b"#",
    b"%", b"@", b"\x00", b"\xff", b"\xef\xbb\xbf", b"---\n", b"? ", b"\\", b"\xe2\x80\xa8", b"\r", b"<<: ", b"null",
    b"\xf0\x9f\x98\x80",
]  # fmt: skip
# Seconds of processor time: well above what any of it takes, far below what a reader would call a hang.
ENOUGH = 5
SYNTAX = tuple(f"YM0{number:02}" for number in range(1, 23))


def real_files() -> list[Path]:
    return sorted([*ROOT.glob("quizzes/*.yml"), *ROOT.glob("cases/[!.]*.yml")])


@cache
def sound_texts() -> dict[str, tuple[Kind, str]]:
    """The bases of the golden files, and every quiz and case of the course."""
    texts: dict[str, tuple[Kind, str]] = {}
    texts["base quiz"], texts["base case"] = ("quiz", base_text("quiz")), ("case", base_text("case"))
    for path in real_files():
        kind: Kind = "quiz" if path.parent.name == "quizzes" else "case"
        if not path.name.endswith(".practice.yml"):
            texts[path.name] = kind, path.read_text(encoding="utf-8")
    return texts


@cache
def all_faults(name: str) -> dict[str, list[Fault]]:
    found: dict[str, list[Fault]] = {kind: [] for kind in KINDS}
    for fault in faults(sound_texts()[name][1]):
        found[fault.kind].append(fault)
    return found


def everything_said(kind: Kind, raw: bytes) -> list[Finding]:
    source = parse("some/file.yml", raw)
    if source.data is None:
        return list(source.findings)
    return [*source.findings, *document(MODELS[kind], kind, source)[1]]


def test_faults_are_made_in_items_of_every_kind() -> None:
    text = "".join(text for _, text in sound_texts().values())
    assert [kind for kind in ItemKind if f"kind: {kind}\n" not in text] == []


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data())
def test_a_fault_is_reported_on_the_line_on_which_it_was_made(data: st.DataObject) -> None:
    """On that line, and no other line is said to be bad YAML.

    The course's files step by two spaces, which makes even a wrong indentation decidable. In a file that
    steps otherwise, of two lines that contradict each other the one where the structure opens may be named.
    """
    name = data.draw(st.sampled_from(sorted(sound_texts())))
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    fault = data.draw(st.sampled_from(all_faults(name)[kind]))
    found = everything_said(sound_texts()[name][0], fault.text)
    assert fault.line in {finding.line for finding in found}
    assert {finding.line for finding in found if finding.code in SYNTAX} <= {fault.line}


@settings(max_examples=MUTATIONS, deadline=None)
@given(st.integers(min_value=0), st.sampled_from(["base quiz", "base case"]))
def test_whatever_happens_to_a_file_the_answer_is_findings(seed: int, name: str) -> None:
    kind, text = sound_texts()[name]
    raw = mutated(text.encode(), random.Random(seed))
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    for finding in everything_said(kind, raw):
        assert 1 <= finding.line <= lines
        assert finding.column >= 1
        assert finding.message
        assert finding.advice


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """A few cuts, copies, swaps and strange characters anywhere."""
    for _ in range(chance.randint(1, 6)):
        at, other = sorted((chance.randrange(len(raw) + 1), chance.randrange(len(raw) + 1)))
        strange = chance.choice(STRANGE)
        match chance.randrange(4):
            case 0:
                raw = raw[:at] + strange + raw[at:]
            case 1:
                raw = raw[:at] + raw[min(other, at + 80) :]
            case 2:
                raw = raw[:at] + raw[at : at + 60] + raw[at:]
            case 3:
                lines = raw.split(b"\n")
                one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
                lines[one], lines[two] = lines[two], lines[one]
                raw = b"\n".join(lines)
    return raw


def test_values_are_what_they_look_like() -> None:
    text = "a: no\nb: 12:30\nc: 010\nd: 3.10\ne: 2024-01-02\nf: true\n"
    assert parse("x.yml", f"{text}g: ~\nh: 1e3\ni: -3\nj: 0x1f\nk: on").data == {
        "a": "no", "b": "12:30", "c": "010", "d": 3.1, "e": "2024-01-02", "f": True, "g": None, "h": "1e3",
        "i": -3, "j": "0x1f", "k": "on",
    }  # fmt: skip


@pytest.mark.parametrize("name", sorted(sound_texts()))
def test_sound_files_read_as_any_yaml_reader_reads_them(name: str) -> None:
    """But for what plain words mean: that is the test above."""
    text = sound_texts()[name][1]
    assert as_text(parse("x.yml", text).data) == as_text(yaml.load(text, yaml.CBaseLoader))


def as_text(value: object) -> object:
    if isinstance(value, dict):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    return "" if value in (None, "null", "~") else str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("name", sorted(sound_texts()))
def test_every_character_of_every_value_has_its_place(name: str) -> None:
    """The line and column of a word hold that word, in blocks, plain and quoted values."""
    source = parse("x.yml", sound_texts()[name][1])
    for path, (_, _, style) in source.values.items():
        value = source.at(path)
        if not isinstance(value, str) or style == ">":
            continue
        for offset, character in enumerate(value):
            if character.isalnum():
                line, column = source.within(path, offset)
                assert source.lines[line - 1][column - 1] == character


def test_places_in_quoted_values_count_what_stands_there() -> None:
    source = parse("x.yml", "a: \"é\\\" \\u00e9 x\"\nb: 'it''s x'\n")
    for key, line in (("a", 0), ("b", 1)):
        text = source.at((key,))
        assert source.within((key,), text.index("x")) == (line + 1, source.lines[line].index("x") + 1)


@pytest.mark.parametrize(
    "raw",
    [
        b"a: " + b"[" * 900_000,
        b"a: " + b"{a: " * 200_000,
        b"- " * 400_000,
        b"? " * 400_000,
        b"a: *a\n" * 100_000,
        b"a:\n" * 300_000,
        b'a: "' + b"x\n" * 400_000,
        b"a: |\n" + b" x\n" * 300_000 + b"b\nc: 1\n",
        b"\t\n" * 400_000,
        b"a: b: c\n" * 100_000,
        b" a: 1\n" * 100_000 + b"b: 'x\n",
        b"x" * 999_999,
        b"a: &a [x]\n" * 90_000,
        b"k: " + b"a:a" * 300_000 + b": x: y",
        b"'" * 999_999,
    ],
    ids=range(15),
)
def test_a_megabyte_of_nonsense_is_answered_at_once(raw: bytes) -> None:
    begin = time.process_time()
    found = parse("x.yml", raw[:LARGEST]).findings
    assert found
    assert len(found) < 50_000
    assert time.process_time() - begin < ENOUGH


def test_a_billion_laughs_is_one_file_without_a_joke() -> None:
    laughs = "\n".join(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in pairwise("abcdefghi"))
    begin = time.process_time()
    found = parse("x.yml", f"a: &a [lol]\n{laughs}\n").findings
    assert {finding.code for finding in found} == {"YM016"}
    assert time.process_time() - begin < ENOUGH


def test_half_a_character_is_a_finding_where_there_is_no_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    """libyaml refuses the escape; the Python parser makes of it what no file can hold."""
    monkeypatch.setattr("ipt_course.load.compose._Loader", yaml.SafeLoader)
    found = everything_said("case", b'id: x\ntitle: "half \\ud800"\n')
    assert ("YM003", 2) in {(finding.code, finding.line) for finding in found}


def test_a_field_left_empty_under_a_name_that_is_none_has_its_place() -> None:
    found = everything_said("quiz", b"id: x\nitems:\n  - id: y\n    12:\n")
    assert {(finding.code, finding.line) for finding in found} >= {("YM020", 4), ("YM036", 4)}


ENTRY = "an entry begins with a dash and a space; text below `|` stands two spaces further in"
TITLE = "id: x\ntitle: {}\nmodule: y\n"
ITEM = "items:\n  - id: one\n    vignette:{}\n    stem: Which?\n"
SHE_SAYS = '\n      They eat apart.\n      She says: "Enough."\n      He leaves.'
SLIPS = {
    "no-break space as indent": ("id: x\na:\n  - id: y\n\u00a0\u00a0  text: z\n", "YM004@4:1", "(U+00A0)", "spaces"),
    "one after a space": ("id: x\na:\n \u2003b: z\n", "YM004@3:2", "an em space (U+2003)", "spaces"),
    "wide space as indent": ("id: x\na:\n\u3000b: z\n", "YM004@3:1", "(U+3000)", "spaces"),
    "no-break space after a key": (TITLE.replace(" {}", "\u00a0Stages"), "YM012@2:7", "(U+00A0)", "an ordinary space"),
    "thin space after a key in a list": (ITEM.format(" x").replace("id: ", "id:\u2009"), "YM012@2:8", "U+2009", ""),
    "no-break space after a dash": ("a:\n  -\u00a0id: one\n    b: two\n", "YM012@2:4", "(U+00A0)", "ordinary"),
    "no-break spaces around a colon": (TITLE.replace(" {}", "\u202f\u00a0x: y"), "YM012@2:7", "(U+202F)", "ordinary"),
    "wide colon": (TITLE.replace(": {}", "\uff1aStages"), "YM012@2:6", "a wide colon (U+FF1A)", "`title: `"),
    "wide colon and a space": (ITEM.format(" x").replace("stem:", "stem\uff1a"), "YM012@4:9", "wide colon", "`stem: `"),
    "a text without its sign": (ITEM.format(SHE_SAYS), "YM021@3:5", "`vignette:`", "Write `|` after the colon"),
    "one that begins with speech": (ITEM.format("\n      She says: Now.\n      He goes."), "YM021@3:5", "", "`|`"),
    "words after a bracket": (
        TITLE.format("[Stages] of a dispute"), "YM011@2:8", "words after the closing bracket", "quotation marks",
    ),
    "words after a brace": (TITLE.format("{a: [b]} and"), "YM011@2:8", "words after the", "quotation marks"),
    "words after a bracket in a list": ("a:\n  - [sighs] Yes.\n  - No.\n", "YM011@2:5", "words after", "quotation"),
    "a dash after a key": (TITLE.format("- Stages"), "YM009@2:8", "a dash stands", "quotation marks"),
    "a question mark after a key": (TITLE.format("? Stages"), "YM009@2:8", "a question mark stands", "quotation"),
    "a bullet": ("a:\n  - one\n  • two\n  - three\n", "YM009@3:3", "`•`", ENTRY),
    "bullets only": ("a:\n  • one\n  • two\nb: c\n", "YM021@2:3", "`•`", ENTRY),
    "a number": ("a:\n  - one\n  2. two\n  - three\n", "YM009@3:3", "`2.`", ENTRY),
    "a long dash": ("a:\n  - one\n  — two\n", "YM009@3:3", "`—`", ENTRY),
    "a star": ("a:\n  * one\n  * two\n", "YM009@2:3", "`*`", ENTRY),
    "a text in the column of its field": ("a: |\nThey eat.\nHe leaves.\nb: c\n", "YM009@2:1", "neither a field", ENTRY),
    "one line of it": (
        'a: |\n  They eat.\nHe leaves.\n  "No," she says: now.\n  Pay: her own. Phone: hers.\nb: c\n', "YM009@3:1",
        "neither a field", ENTRY,
    ),
    "a colon forgotten": (
        'a: b\nstory |\n  "No," she says: now.\n  Pay: her own. Phone: hers.\nb: c\n', "YM009@2:6",
        "a colon is missing after `story`", "Write `story: |`.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "place", "message", "advice"), SLIPS.values(), ids=SLIPS)
def test_a_slip_of_people_who_write_letters_is_named_as_such(text: str, place: str, message: str, advice: str) -> None:
    found = parse("x.yml", text).findings
    first = found[0]
    assert f"{first.code}@{first.line}:{first.column}" == place
    assert message in first.message
    assert advice in first.advice
    assert {finding.line for finding in found} == {first.line}


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  Note:\u00a0she left.\n  title\uff1a x\n  • one\n  2. two\n  — three\n",
        "a: Dr\u00a0May, at\u202f3\n",
        "a: [b] # of c\nd: {e: f}\n",
        "a:\n  - one\u00a0two\n  - — three\n  - 2. four\n  - • five\n",
        "a:\n  They eat apart.\n",
        "a: -x\nb: ?x\nc: x - y ? z\n",
    ],
)
def test_the_same_signs_where_they_belong_are_no_slip(text: str) -> None:
    assert parse("x.yml", text).findings == ()


WORD = "Save its text as plain text"


@pytest.mark.parametrize(
    ("raw", "code", "message"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00" + b"\x00\xff\n" * 500, "YM001", "this is a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00\n" * 500, "YM001", "this is a Word document"),
        (b"{\\rtf1\\ansi\r\n{\\fonttbl}\r\nid: x\r\n", "YM001", "this is a Word document"),
        (b"\xef\xbb\xbf{\\rtf1\\ansi}", "YM001", "this is a Word document"),
        (b"id: x\r" * 50, "YM003", "old Mac line ends"),
    ],
)
def test_a_file_of_another_program_is_one_problem(raw: bytes, code: str, message: str) -> None:
    (finding,) = parse("x.yml", raw).findings
    assert (finding.code, finding.line) == (code, 1)
    assert message in finding.message
    assert "plain text" in finding.advice


def test_a_space_that_is_no_ordinary_one_shows_in_the_report() -> None:
    assert visible("a b\u00a0c\u2003d\u3000e") == "a b<U+00A0>c<U+2003>d<U+3000>e"


def test_words_lost_after_a_hash_are_found_in_the_head_of_a_page_too() -> None:
    (finding,) = parse("docs/x.md", "title: Session #3, the middle\ntags: a # note\n", first_line=2).findings
    assert (finding.code, finding.line, finding.column) == ("YM023", 2, 16)
