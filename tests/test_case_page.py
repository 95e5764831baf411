"""The page of a case: nothing an author writes is lost, and nothing that tells the answer comes before the choice."""

from collections import defaultdict
from typing import Any

import pytest
from lxml import html as lxml_html

from conftest import ROOT
from factories import make_case
from filled_case import SCHEMA, Filler
from ipt_course.gather import gather
from ipt_course.model import Case
from ipt_course.render import render_case
from ipt_course.render.case import WHERE_TO_TURN, Partner
from ipt_course.render.role_play import render_role_play

PARTNER = Partner("The other case", "cases/other.md")
LABELS: Any = defaultdict(lambda: "A source")
# Declared for the rules, which look for real names; the story uses them.
NOT_SHOWN = {"case.names.0"}
REAL = [case for case in gather(ROOT).course.cases.values() if not case.sample]


def page(case: Case, **options: Any) -> str:
    return str(render_case(case, LABELS, **options))


def read(markup: str) -> str:
    return " ".join(lxml_html.fromstring(markup).text_content().split())


def parts(case: Case, **options: Any) -> tuple[str, str]:
    """What a reader meets before the choice, and behind it."""
    before, _, after = page(case, **options).partition("<ipt-case")
    return before, after.partition('<details class="ipt-commentary">')[2]


@pytest.mark.parametrize("decision", SCHEMA["properties"]["decision"]["discriminator"]["mapping"])
def test_every_text_of_the_model_reaches_the_page(decision: str) -> None:
    filler = Filler(decision)
    shown = read(page(filler.case, partner=PARTNER)) + read(render_role_play(filler.case, "cases/case.md"))
    assert len(filler.words) > 90
    assert {path for path, word in filler.words.items() if word not in shown.casefold()} == NOT_SHOWN


def test_what_is_asked_of_the_young_and_around_a_birth_stands_with_what_is_asked_of_everybody() -> None:
    filler = Filler("one-focus")
    before, _ = parts(filler.case)
    wanted = [word for path, word in filler.words.items() if path.startswith(("case.young_person", "case.perinatal"))]
    assert len(wanted) == 7
    assert [word for word in wanted if word not in before] == []
    for heading in ("Under eighteen", "Safeguarding, as it was asked", "Pregnancy and birth"):
        assert heading in before
        assert heading not in page(make_case())


def test_who_is_feared_is_said_with_the_plan_and_not_before() -> None:
    risk = {"carries": "violence", "asked": "Asked.", "protective": ["Piet"], "feared": ["Rosa", "Piet"]}
    before, after = parts(make_case(risk=risk))
    assert "Kept out of the plan and of every meeting:</strong> Rosa, Piet." in after
    assert "Kept out" not in before


def test_a_pair_is_linked_behind_the_decision_and_what_differs_is_folded() -> None:
    case = make_case(contrast_with="other", what_differs="The letter comes in June.")
    before, after = parts(case, partner=PARTNER)
    for told in ("The letter comes in June.", "The other case", "cases/other.md"):
        assert told not in before
    assert 'href="course:cases/other.md">The other case</a>' in after
    folded = lxml_html.fromstring(f"<div>{after}").xpath("//details[summary='What differs']")[0]
    assert "open" not in folded.attrib
    assert "The letter comes in June." in folded.text_content()
    assert after.index("authors’ decision") < after.index("The letter comes in June.")


def test_whoever_has_had_a_part_is_named_once_with_their_note() -> None:
    credits = [
        {"name": "A. Writer", "part": "author", "note": "a nurse"},
        {"name": "B. Reader", "part": "second-reader"},
    ]
    shown = read(page(make_case(author="A. Writer", second_reader="B. Reader", credits=credits)))
    made_by = shown[shown.index("Who made this case") :]
    assert made_by == (
        "Who made this case Author A. Writer, a nurse Second reader B. Reader "
        "Cultural reader No cultural reader has read this case yet."
    )


def test_a_part_that_nobody_has_taken_is_said() -> None:
    shown = read(page(make_case()))
    assert "Second reader No second clinician has read this case yet." in shown


@pytest.mark.parametrize("case", REAL, ids=lambda case: case.id)
def test_a_note_stands_before_anything_that_may_distress_with_the_way_to_help_beside_it(case: Case) -> None:
    tree = lxml_html.fromstring(page(case))
    (note,) = tree.xpath("//*[@role='note']")
    assert read(str(case.content_note)).split(".")[0] in read(lxml_html.tostring(note, encoding="unicode"))
    assert WHERE_TO_TURN in note.text_content()
    ahead = note.xpath("preceding::*[self::h2 or self::blockquote or self::table or self::svg]")
    assert ahead == []


def test_the_parts_of_a_case_can_be_reached_from_its_head() -> None:
    tree = lxml_html.fromstring(page(make_case()))
    (nav,) = tree.xpath("//nav[@aria-label='Parts of this case']")
    targets = [link.removeprefix("#") for link in nav.xpath(".//@href")]
    assert len(targets) == 7
    assert [id for id in targets if len(tree.xpath(f"//*[@id='{id}']")) != 1] == []
    assert not any(tree.xpath(f"//details//*[@id='{id}']") for id in targets)
