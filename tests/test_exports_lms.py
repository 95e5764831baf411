"""The bank in the files of an LMS: read back by another's parser, every count, key, text and reason is the bank's."""

import html
import io
import re
import zipfile
from collections import Counter
from functools import cache
from importlib import import_module
from itertools import chain, combinations

import lxml.etree
import lxml.html
import pytest
from hypothesis import given, settings

from conftest import ROOT
from export_readers import Read, parse_qti, read_gift, read_moodle, read_qti, seen, words
from hostile import CORPUS
from ipt_course.course import Course
from ipt_course.exports.bank import bank_of
from ipt_course.exports.cannot import FORMATS
from ipt_course.exports.export import WRITERS
from ipt_course.gather import gather
from ipt_course.kinds.table import KINDS, parts_of
from ipt_course.model import (
    CaseFocus,
    FrontMatter,
    HotText,
    Item,
    ItemKind,
    Matching,
    MultipleResponse,
    Ordering,
    Reflection,
    SituationalJudgement,
)
from ipt_course.pages import Page
from ipt_course.prose import to_html, to_inline_html, to_plain
from ipt_course.render.mixing import mixed
from ipt_course.score import score
from quiz_factory import items, make_item, make_quiz

READERS = {"gift": read_gift, "moodle-xml": read_moodle, "qti": read_qti}
FORMS = sorted(READERS)
HARMLESS = {"div", "p", "strong", "em", "ul", "ol", "li", "blockquote", "code", "pre", "a", "br", "hr", "span"}


def written(form: str, course: Course, site: str = "") -> bytes:
    return import_module(f"ipt_course.exports.{WRITERS[form]}").write(bank_of(course, site))


def small_course(*some: Item) -> Course:
    """A course of one module whose only quiz holds these items."""
    pages = (
        Page(
            "modules/role-disputes/index.md",
            "# Role disputes\n",
            FrontMatter(module="role-disputes", title="Role disputes"),
        ),
        Page("modules/role-disputes/stages.md", "## Impasse { #impasse }\n"),
    )
    quiz = make_quiz(list(some))
    return Course(ROOT, {quiz.id: quiz}, {}, {page.path: page for page in pages})


@cache
def real_course() -> Course:
    return gather(ROOT).course


@cache
def real(form: str) -> bytes:
    """The real bank as it is exported; the address is that of no site."""
    return written(form, real_course(), "https://example.org/ipt")


@cache
def real_back(form: str) -> dict[str, Read]:
    """The same, read back, by id."""
    read = READERS[form](real(form))
    assert len({one.id: one for one in read}) == len(read)
    return {one.id: one for one in read}


# Each format is read by one process of a test run in several.
IN_ONE = [pytest.param(form, marks=pytest.mark.xdist_group(f"exports-{form}")) for form in FORMS]


@pytest.fixture
def course() -> Course:
    return real_course()


@pytest.fixture(params=IN_ONE)
def exported(request: pytest.FixtureRequest) -> dict[str, Read]:
    return real_back(request.param)


# ---------- what is expected, from the item itself ----------


def decided(item: Item) -> list[str]:
    """The ids under which an item stands in an LMS: two where it asks two things."""
    return [f"{item.id}--focus", f"{item.id}--question"] if isinstance(item, CaseFocus) else [item.id]


def shown(text: str) -> str:
    return seen(to_html(text))


def in_line(text: str) -> str:
    """Stems and options: `3. Risk` begins no list in the course, so none elsewhere."""
    return seen(to_inline_html(text))


def keys_of(item: Item) -> dict[str, set[str]]:
    """By id, the texts that are right."""
    if isinstance(item, CaseFocus):
        groups = {"--focus": item.foci, "--question": item.questions}
        return {item.id + id: {in_line(one.text) for one in group if one.key} for id, group in groups.items()}
    return {item.id: {in_line(part.text) for part in parts_of(item) if part.key}}


def pairs_of(item: Item) -> Counter[tuple[str, str]]:
    if isinstance(item, Matching):
        targets = {target.id: plain(target.text) for target in item.targets}
        pairs = [
            (in_line(prompt.text), targets.pop(prompt.target, None) or _named(item, prompt.target))
            for prompt in item.prompts
        ]
        return Counter([*pairs, *(("", text) for text in targets.values())])
    if isinstance(item, Ordering):
        return Counter((in_line(step.text), str(at)) for at, step in enumerate(item.steps, 1))
    if isinstance(item, SituationalJudgement):
        rated = {reply.effect for reply in item.replies}
        words_ = {"skilled": "Skilled", "acceptable": "Acceptable", "unhelpful": "Unhelpful", "harmful": "Harmful"}
        pairs = [(in_line(reply.text), words_[reply.effect]) for reply in item.replies]
        return Counter([*pairs, *(("", text) for effect, text in words_.items() if effect not in rated)])
    return Counter()


def plain(text: str) -> str:
    return words(to_plain(text)).replace("->", "→")


def _named(item: Matching, id: str) -> str:
    return next(plain(target.text) for target in item.targets if target.id == id)


def assert_same(item: Item, exported: dict[str, Read]) -> None:
    """Texts, keys, pairs, reasons and words around them are the item's."""
    for id, right in keys_of(item).items():
        read = exported[id]
        assert in_line(item.stem) in read.asked
        assert shown(item.rationale) in read.said
        assert {text for text, percent, _ in read.choices if percent > 0} == right
        if item.vignette:
            assert shown(item.vignette) in read.asked
    read = [exported[id] for id in decided(item)]
    if pairs := pairs_of(item):
        # GIFT's sign between the two of a pair cannot be escaped; in a text it becomes an arrow.
        assert Counter((one, other.replace("->", "→")) for one, other in read[0].pairs) == pairs
        assert all(shown(part.feedback) in read[0].said for part in parts_of(item))
    elif not isinstance(item, Reflection):
        given = [(text, feedback) for one in read for text, _, feedback in one.choices]
        parts = parts_of(item)
        assert [text for text, _ in given] == [in_line(part.text) for part in parts]
        for (_, feedback), part in zip(given, parts, strict=True):
            assert feedback.endswith(shown(part.feedback))
            assert feedback.startswith("Would be harmful.") == (part.effect == "harmful")
    else:
        assert shown(item.model_answer) in read[0].said
        assert all(in_line(one.text) in read[0].said and shown(one.why) in read[0].said for one in item.criteria)


# ---------- the real bank ----------


def test_every_item_is_there_once(course, exported):
    assert sorted(exported) == sorted(chain.from_iterable(decided(item) for item in course.learners_items()))


def test_keys_texts_and_reasons_are_the_banks(course, exported):
    for item in course.learners_items():
        assert_same(item, exported)


def test_a_choice_earns_what_it_earns_in_the_course(course, exported):
    """Moodle adds the percents up and stops at 0 and 100."""
    counted = 0
    for item in course.learners_items():
        if not isinstance(item, MultipleResponse | HotText):
            continue
        worth = dict(zip((part.id for part in parts_of(item)), exported[item.id].choices, strict=True))
        for given_ in chain.from_iterable(combinations(worth, size) for size in range(len(worth) + 1)):
            percent = min(100, max(0, sum(worth[id][1] for id in given_)))
            assert percent == pytest.approx(score(item, given_).scaled * 100, abs=0.001)
            counted += 1
    assert counted > 1000


def test_it_says_where_each_is_taught(exported):
    assert all("Taught in IPT in Practice, " in read.said for read in exported.values())
    assert all('href="https://example.org/ipt/modules/' in "".join(read.html) for read in exported.values())


@pytest.mark.parametrize("form", [one for one in IN_ONE if one.values != ("qti",)])
def test_tags_say_what_it_is(form, course):
    exported = real_back(form)
    for item in course.learners_items():
        for id in decided(item):
            assert {item.kind.value, f"objective-{item.objective}", f"revision-{item.revision}"} <= set(
                exported[id].tags
            )


def test_a_question_of_a_case_has_its_story(course, exported):
    for case in course.cases.values():
        for item in case.questions:
            assert shown(case.story) in exported[item.id].asked
            assert shown(case.risk.asked) in exported[item.id].asked
            assert f"A fictional case by {case.author}" in exported[item.id].asked


def test_steps_do_not_stand_in_their_order(course, exported):
    orderings = [item for item in course.learners_items() if isinstance(item, Ordering)]
    assert orderings
    for item in orderings:
        assert [asks for asks, _ in exported[item.id].pairs] == [in_line(step.text) for step in mixed(item)]
        assert [place for _, place in exported[item.id].pairs] != sorted(place for _, place in exported[item.id].pairs)


@pytest.mark.parametrize("form", IN_ONE)
def test_the_same_bank_gives_the_same_bytes(form, course):
    assert written(form, course, "https://example.org/ipt") == real(form)


@pytest.mark.parametrize("form", IN_ONE)
def test_it_names_its_licence_and_what_it_lacks(form):
    text = everything(real(form))
    assert "CC BY-SA 4.0" in text
    for kind, how in FORMATS[form].changed.items():
        assert f"{kind.value}: {how}." in text
    assert all(f"Left out: {what}." in text for what in FORMATS[form].lost)
    assert all(f"Not checked: {what}." in text for what in FORMATS[form].unchecked)


def everything(data: bytes) -> str:
    """All that a person can read in it, or in the file beside the items."""
    if not data.startswith(b"PK"):
        return html.unescape(data.decode())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("about.txt").decode()


# ---------- what a format alone has ----------


@pytest.mark.xdist_group("exports-gift")
def test_gift_names_each_module_as_a_category(course):
    named = re.findall(r"^\$CATEGORY: (.*)$", real("gift").decode(), re.MULTILINE)
    assert named == [f"IPT in Practice/{module.title}" for module in course.modules.values()]


@pytest.mark.xdist_group("exports-moodle-xml")
def test_moodle_is_told_what_moodle_would_guess(course):
    root = lxml.etree.fromstring(real("moodle-xml"))
    asked = [one for one in root if one.get("type") != "category"]
    assert {one.findtext("penalty") for one in asked} == {"0"}
    assert {one.findtext("shuffleanswers") for one in asked if one.get("type") in ("multichoice", "matching")} == {
        "false"
    }
    categories = root.xpath("question[@type='category']/category/text/text()")
    assert categories[1:] == [f"$course$/top/IPT in Practice/{module.title}" for module in course.modules.values()]
    essays = [one for one in asked if one.get("type") == "essay"]
    assert {one.findtext("defaultgrade") for one in essays} == {"0"}
    assert all("One good answer among others" in one.findtext("graderinfo/text") for one in essays)


# Moodle refuses a grade that is not one of these, https://docs.moodle.org/en/Moodle_XML_format
MOODLES_GRADES = {
    *(
        0,
        5,
        10,
        11.11111,
        12.5,
        14.28571,
        16.66667,
        20,
        25,
        30,
        33.33333,
        40,
        50,
        60,
        66.66667,
        70,
        75,
        80,
        83.33333,
        90,
        100,
    )
}


@pytest.mark.xdist_group("exports-moodle-xml")
def test_moodle_knows_each_grade():
    read = read_moodle(real("moodle-xml"))
    assert {abs(percent) for one in read for _, percent, _ in one.choices} <= MOODLES_GRADES


@pytest.mark.xdist_group("exports-qti")
def test_a_pair_earns_in_qti_what_it_earns_in_the_course(course):
    exported = real_back("qti")
    for item in course.learners_items():
        if isinstance(item, Matching | SituationalJudgement):
            worth = exported[item.id].worth
            assert worth
            for pair, percent in worth.items():
                assert percent == pytest.approx(score(item, [pair]).scaled * 100, abs=0.001)
            best = sum(worth[key] for key in KINDS[item.kind].marking(item).keys)
            assert best == pytest.approx(100, abs=0.01)


@pytest.mark.xdist_group("exports-qti")
def test_the_manifest_of_qti_names_every_file_and_no_other(course):
    with zipfile.ZipFile(io.BytesIO(real("qti"))) as package:
        manifest = lxml.etree.fromstring(package.read("imsmanifest.xml"))
        resources = {one.get("identifier"): one for one in manifest.iter("{*}resource")}
        hrefs = [one.get("href") for one in resources.values()]
        assert sorted([*hrefs, "imsmanifest.xml"]) == sorted(package.namelist())
        assert len(set(hrefs)) == len(hrefs)
        assert {one.get("identifierref") for one in manifest.iter("{*}dependency")} == {
            id for id in resources if id.startswith("item-")
        }
        tests = [parse_qti(package.read(name)) for name in package.namelist() if name.startswith("tests/")]
        assert [test.title for test in tests] == [f"IPT in Practice: {one.title}" for one in course.modules.values()]
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.xdist_group("exports-qti")
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<prompt>", b"<prompt><p>a paragraph</p>"),
        (b"<simpleChoice ", b"<unknown/><simpleChoice "),
        (b'cardinality="single"', b'cardinality="some"'),
        (b"<itemBody>", b"<itemBody>words alone"),
    ],
)
def test_the_reader_of_qti_refuses_what_is_not_qti(right, wrong):
    with zipfile.ZipFile(io.BytesIO(real("qti"))) as package:
        item = package.read("items/mei-lin-focus.xml")
    assert parse_qti(item)
    with pytest.raises(Exception, match=r"prompt|Prompt|unknown|cardinality|itemBody"):
        parse_qti(item.replace(right, wrong, 1))


# ---------- any text an author could write ----------

AWKWARD = {
    "signs of GIFT": "a = b ~ c # d {e} : f :: g -> h %50% ~%-50% ####",
    "a backslash": r"C:\new \\ \n \{ \= \:",
    "an answer in braces": "{=right ~wrong}",
    "a comment": "// not a comment\n\n// nor this",
    "a category": "$CATEGORY: elsewhere",
    "the end of CDATA": "]]> <![CDATA[ ]]]]>",
    "entities": "&lt;b&gt; &amp;amp; &nbsp; &#92;",
    "emoji and letters from right to left": "👩🏽‍⚕️ שלום مرحبا e\u0301",
    "empty lines": "one\n\n\ntwo",
    "code": "`a{b}` and\n\n    c = {d}\n",
}


def awkward_items(text: str) -> list[Item]:
    """One of each kind, awkward in every place."""
    line = words(text)
    said = {"vignette": text, "stem": text, "rationale": text}
    made = []
    for kind in ItemKind:
        plain = make_item(id=f"it-{kind.value}", kind=kind, **said)
        made.append(type(plain).model_validate(_spoilt(plain.model_dump(), text, line)))
    return made


def _spoilt(value, text, line, name=""):
    """The same with the text behind every text that its author could write."""
    if isinstance(value, dict):
        return {key: _spoilt(one, text, line, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_spoilt(one, text, line, f"{name}[]") for one in value]
    if name in ("feedback", "why", "model_answer"):
        return f"{value}\n\n{text}"
    return f"{value} {line}" if name in ("text", "speaker") else value


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD)
def test_awkward_texts_come_back_as_they_went(form, text):
    assert_all_come_back(form, awkward_items(text))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CORPUS)
def test_hostile_texts_come_back_as_texts(form, name):
    assert_all_come_back(form, awkward_items(CORPUS[name].text))


@pytest.mark.parametrize("form", FORMS)
@settings(deadline=None, max_examples=60)
@given(item=items())
def test_any_item_comes_back(form, item):
    # A text of white space and signs alone can be no reader's question; the rules refuse it.
    assert_all_come_back(form, [item.model_copy(update={"section": "modules/role-disputes/stages.md#impasse"})])


def assert_all_come_back(form: str, some: list[Item]) -> None:
    read = {one.id: one for one in READERS[form](written(form, small_course(*some)))}
    assert sorted(read) == sorted(chain.from_iterable(decided(item) for item in some))
    for item in some:
        assert_same(item, read)
    for text in chain.from_iterable(one.html for one in read.values()):
        assert_inert(text)


def assert_inert(text: str, attributes: frozenset[str] = frozenset()) -> None:
    tree = lxml.html.fromstring(f"<div>{text}</div>")
    for element in tree.iter():
        assert element.tag in HARMLESS, text
        assert set(element.attrib) <= {"href", "rel", "start", *attributes}
        assert re.match(r"https?://", element.get("href", "https://"))


def test_the_awkward_ones_are_of_every_kind():
    assert [item.kind for item in awkward_items("x")] == list(ItemKind)
