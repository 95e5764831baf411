"""Sessions to rate: names of lines, agreement, the static page, and every transcript of the course."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from ipt_course.embed.fragments import Fragments
from ipt_course.embed.made_pages import made_pages
from ipt_course.gather import gather
from ipt_course.pages import Page
from ipt_course.practice.vocabulary import MARKERS
from ipt_course.render.rating import LEVEL_NAMES, render_rating, render_rating_index
from ipt_course.transcripts.agreement import agreement
from ipt_course.transcripts.anchors import LEVELS
from ipt_course.transcripts.lines import named_lines
from ipt_course.transcripts.model import Transcript

ROOT = Path(__file__).parents[1]
GOLDEN = yaml.safe_load((ROOT / "tests" / "golden" / "rating.yml").read_text(encoding="utf-8"))


MODULES = {"techniques": "Techniques in depth"}


@cache
def transcripts() -> dict[str, Transcript]:
    return dict(gather(ROOT).course.transcripts)


def transcript_ids() -> list[str]:
    return sorted(path.stem for path in (ROOT / "practice" / "transcripts").glob("*.yml"))


def sample() -> Transcript:
    return transcripts()["sample-cards"]


def another(**changes: Any) -> Transcript:
    """The sample as learners would meet it."""
    return sample().model_copy(update={"sample": False, "id": "cards", "title": "Flour", **changes})


def tree_of(transcript: Transcript) -> Any:
    html = render_rating(transcript, [transcript], {transcript.id: "practice/x.md"})
    return lxml_html.fromstring(f"<div>{html}</div>")


every_transcript = pytest.mark.parametrize("id", transcript_ids())
golden = pytest.mark.parametrize("case", GOLDEN, ids=lambda case: "-".join(map(str, case["counts"])))


# ---- agreement ----


@golden
def test_python_makes_of_marks_what_the_golden_set_says(case: dict[str, Any]) -> None:
    found = agreement(sample(), case["marks"])
    assert {"marks": case["marks"], **vars(found), "counts": list(found.counts)} == case


@given(st.fixed_dictionaries({mark.marker: st.sampled_from(LEVELS) for mark in sample().marks}))
def test_every_mark_is_counted_once_and_a_step_is_a_level(levels: dict[str, int]) -> None:
    found = agreement(sample(), {marker: (level, "T1") for marker, level in levels.items()})
    *by_gap, shared = found.counts
    assert sum(by_gap) == len(sample().marks)
    assert shared == sum("T1" in mark.evidence for mark in sample().marks)
    assert all(0 <= gap < len(LEVELS) for gap in found.gaps.values())


def test_the_levels_are_those_of_the_rubric() -> None:
    rubric = (ROOT / "docs/modules/competence/rubric.md").read_text(encoding="utf-8")
    for level, name in LEVEL_NAMES.items():
        assert f"| **{level}** | {name.partition(',')[0]}" in rubric


# ---- the page ----


@every_transcript
def test_with_scripts_off_the_page_is_whole(id: str) -> None:
    transcript = transcripts()[id]
    tree = tree_of(transcript)
    lines = tree.xpath("//*[@data-line]")
    assert [line.get("data-line") for line in lines] == list(named_lines(transcript))
    for line, spoken in zip(lines, transcript.lines, strict=True):
        assert f"ipt-says-{spoken.who}" in line.get("class")
    fields = tree.xpath("//fieldset")
    assert len(fields) == len(transcript.marks)
    for field, mark in zip(fields, transcript.marks, strict=True):
        assert field.xpath("string(legend)") == MARKERS[mark.marker].replace("'", "’")
        assert [one.get("value") for one in field.xpath(".//input[@type='radio']")] == ["1", "2", "3", "5"]
        assert len({one.get("name") for one in field.xpath(".//input")}) == 1
        assert len(field.xpath(".//option")) == len(transcript.lines) + 1
    (fold,) = tree.xpath("//details")
    assert fold.get("open") is None
    assert len(fold.xpath(".//section")) == len(transcript.marks)
    assert len(fold.xpath(".//li")) == len(transcript.slips)
    text = " ".join(tree.text_content().split())
    assert "Original, not validated." in text
    assert "authors’ view" in text
    assert not tree.xpath("//@style | //script")


@every_transcript
def test_every_line_a_reason_speaks_of_is_a_link_to_it(id: str) -> None:
    tree = tree_of(transcripts()[id])
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    inside = [target.removeprefix("#") for target in tree.xpath("//a/@href") if target.startswith("#")]
    assert set(inside) <= set(ids)
    assert len(inside) >= sum(len(mark.evidence) for mark in transcripts()[id].marks)


def test_the_radios_of_two_transcripts_on_one_page_do_not_meet() -> None:
    names = [set(tree_of(one).xpath("//input/@name")) for one in (sample(), another())]
    assert not names[0] & names[1]


def test_markup_of_an_author_stays_text() -> None:
    lines = [sample().lines[0].model_copy(update={"says": '<img src=x onerror=1> "T1" & *this*'}), *sample().lines[1:]]
    tree = tree_of(another(lines=lines))
    assert not tree.xpath("//img")
    assert "<img src=x" in tree.xpath("string(//*[@data-line='T1'])")


# ---- a transcript with faults ----


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A course whose one transcript names a line that is not there."""
    from course_factory import sound_course
    from small_site import small_site

    root = small_site(tmp_path / "course", sound_course(), plugins=[])
    text = (ROOT / "practice/transcripts/sample-cards.yml").read_text(encoding="utf-8")
    text = text.replace("id: sample-cards", "id: cards").replace("sample: true\n", "").replace("[T3, P3, T1]", "[T30]")
    (root / "practice/transcripts").mkdir(parents=True)
    (root / "practice/transcripts/cards.yml").write_text(text, encoding="utf-8")
    return root


def test_while_serving_its_page_says_what_is_wrong(faulty: Path) -> None:
    gathered = gather(faulty)
    assert gathered.unread_exercises == (("transcript", "cards"),)
    text = dict(made_pages(gathered.course, (), gathered.unread_exercises))["practice/rate/cards.md"]
    shown = Fragments.of(gathered).html("transcript", "cards", Page("practice/rate/cards.md", text))
    assert shown
    assert "there is no line T30" in shown
    assert "<ipt-rating" not in shown


# ---- the index, and pages made for it ----


def test_the_index_lists_what_learners_may_rate_and_no_sample() -> None:
    assert "none to rate yet" in render_rating_index([sample()], {}, {})
    tree = lxml_html.fromstring(
        render_rating_index([sample(), another()], {"cards": "practice/rate/cards.md"}, MODULES)
    )
    (listed,) = tree.xpath("//li")
    assert listed.get("data-transcript") == "cards"
    assert listed.xpath("string(.//a)") == "Flour"
    assert "25 lines · 7 marks · Techniques in depth" in listed.text_content()


def test_a_transcript_has_a_page_of_its_own_that_no_search_finds() -> None:
    from dataclasses import replace

    course = replace(gather(ROOT).course, transcripts={"cards": another()})
    page = dict(made_pages(course))["practice/rate/cards.md"]
    assert "{{ transcript: cards }}" in page
    assert '"exclude": true' in page
    assert "practice/rate/sample-cards.md" not in dict(made_pages(gather(ROOT).course))
