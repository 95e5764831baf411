"""Drills as HTML: whole without scripts, one page each, listed by phase, counted, and out of the search."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import html as lxml_html

from ipt_course.course import Course
from ipt_course.drills.model import Drill
from ipt_course.drills.phases import PHASES, by_phase
from ipt_course.embed.made_pages import made_pages, places
from ipt_course.gather import gather
from ipt_course.practice.vocabulary import Technique
from ipt_course.render.drill import MODELS, NONE_YET, RATINGS, render_drill, render_drill_index
from ipt_course.stats import stats

ROOT = Path(__file__).parents[1]
SAMPLE = "sample-a-vague-word"


@cache
def course() -> Course:
    return gather(ROOT).course


def sample() -> Drill:
    return course().drills[SAMPLE]


def real(id: str, **changes: object) -> Drill:
    return sample().model_copy(update={"id": id, "title": id, "sample": False, **changes})


def tree(drill: Drill):
    return lxml_html.fromstring(f"<div>{render_drill(drill)}</div>")


def words(element) -> str:
    return " ".join(element.text_content().replace("’", "'").split())


DRILLS = sorted(path.stem for path in (ROOT / "practice" / "drills").glob("*.yml"))


@pytest.mark.parametrize("id", DRILLS)
def test_the_whole_drill_is_in_the_page_and_the_replies_are_folded_away(id: str) -> None:
    drill = course().drills[id]
    found = tree(drill)
    sections = found.xpath("//section[@data-rung]")
    assert [section.get("data-rung") for section in sections] == [rung.id for rung in drill.rungs]
    for section in sections:
        assert section.get("data-search-exclude") is not None
        (folded,) = section.xpath("./details")
        assert folded.get("open") is None
        assert len(folded.xpath(".//blockquote")) == 4
        assert len(section.xpath(".//blockquote")) == 4
    shown = found.xpath("//*[@data-scripted='off']//li")
    assert len(shown) == len(drill.criteria)
    assert not found.xpath("//*[@data-scripted='off'][@hidden]")


def test_a_reader_without_scripts_finds_each_text_of_the_drill() -> None:
    drill, found = sample(), tree(sample())
    for hidden in found.xpath("//*[@hidden]"):
        hidden.drop_tree()
    text = words(found)
    assert "Your aim. Stop at a large, vague word" in text
    for criterion in drill.criteria:
        assert criterion.statement in text
        assert criterion.why in text
    assert "You have asked whether he went to the meeting of the allotment club." in text
    assert text.index("I'm not the man I was") < text.index("Not the man you were.") < text.index("the same man.")
    assert "The last of the three lines may be about not wanting to live." in text


def test_ids_and_names_of_the_page_are_unique_where_they_must_be() -> None:
    found = tree(sample())
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    for section in found.xpath("//section"):
        ticks = section.xpath("./fieldset//input/@name")
        assert ticks == [criterion.id for criterion in sample().criteria]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_each_rating_offers_a_next_step_with_its_reason(number: int) -> None:
    section = tree(sample()).xpath("//section")[number]
    ids = [rung.id for rung in sample().rungs]
    offers = {offer.get("data-offer"): offer for offer in section.xpath("./*[@data-offer]")}
    assert list(offers) == list(RATINGS)
    first = {name: offer.xpath(".//button/@data-go")[0] for name, offer in offers.items()}
    assert first == {
        "easy": ids[min(number + 1, 2)],
        "right": ids[number],
        "hard": ids[max(number - 1, 0)],
    }
    for offer in offers.values():
        assert len(words(offer.xpath("./p")[0]).split()) > 8
        assert ids[number] in offer.xpath(".//button/@data-go")


def test_models_have_a_name_each() -> None:
    assert len(MODELS) == len(sample().rungs[0].models)


# ---- pages, list, counts ----


def test_every_technique_has_one_phase() -> None:
    assert sorted(skill for skills in PHASES.values() for skill in skills) == sorted(Technique)


def test_drills_are_listed_by_phase_and_in_it_by_skill() -> None:
    drills = [
        real("c", skill=Technique.ENDING),
        real("b", skill=Technique.SICK_ROLE),
        real("z", skill=Technique.ASKING_RISK),
        real("a", skill=Technique.SICK_ROLE),
    ]
    listed = {phase: [drill.id for drill in group] for phase, group in by_phase(drills).items()}
    assert listed == {"First sessions": ["z", "a", "b"], "Ending": ["c"]}


def test_the_list_leaves_samples_out_and_says_when_it_is_empty() -> None:
    assert render_drill_index([sample()], {}) == NONE_YET
    html = render_drill_index([sample(), real("one")], {"one": "practice/drills/one.md"})
    found = lxml_html.fromstring(html)
    assert found.xpath("//a/@href") == ["course:practice/drills/one.md"]
    assert found.xpath("//@data-rungs") == ["awkward not-the-man enough"]
    assert "6 minutes" in words(found)
    assert "Clarifying" in words(found)


def test_a_drill_has_a_page_of_its_own_out_of_the_search_and_a_sample_has_none() -> None:
    with_one = replace(course(), drills={SAMPLE: sample(), "one": real("one")})
    pages = dict(made_pages(with_one))
    page = pages["practice/drills/one.md"]
    assert '"exclude": true' in page
    assert "{{ drill: one }}" in page
    assert f"practice/drills/{SAMPLE}.md" not in pages
    assert places(with_one, "drill") == {SAMPLE: "authors/drills.md", "one": "practice/drills/one.md"}


def test_drills_are_counted_and_samples_are_not() -> None:
    assert stats(replace(course(), drills={SAMPLE: sample(), "one": real("one")}), 0)["drills"] == 1


def test_the_closing_line_of_a_check_counts_drills() -> None:
    assert "1 drill" in gather(ROOT, [Path(f"practice/drills/{SAMPLE}.yml")]).report()
