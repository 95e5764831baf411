"""Terms of the glossary: marked once where they are used, silent where a word is quoted, explained where they stand."""

import pytest
from lxml import html as parser

from course_factory import sound_course, write_course
from ipt_course.embed.terms import mark_terms
from ipt_course.gather import gather
from ipt_course.glossary import Glossary, Term
from ipt_course.pages import Page

SICK = Term(term="sick role", means="Ill, and asked to work with treatment.", also=["role of the sick"])
IPC = Term(term="IPC", means="Interpersonal counselling.")
GLOSSARY = Glossary(terms=[SICK, IPC, Term(term="focus", means="The one problem area.", marked=False)])
PAGE = "modules/role-disputes/index.md"


def marked(html: str, path: str = PAGE) -> list[str]:
    made = mark_terms(html, Page(path, ""), GLOSSARY, "directory")
    assert (
        parser.fromstring(f"<div>{made}</div>").text_content() == parser.fromstring(f"<div>{html}</div>").text_content()
    )
    return [link.text for link in parser.fromstring(f"<div>{made}</div>").xpath("//a[@data-means]")]


def test_the_first_use_of_a_term_is_marked_whatever_its_form() -> None:
    assert marked("<p>The Sick role. The sick role.</p><ul><li>role of the sick</li></ul>") == ["Sick role"]
    assert marked("<p>IPC, and ipc</p>") == ["IPC"]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>The sick role</h2>",
        '<p><a href="x">the sick role</a></p>',
        "<p><code>sick role</code></p>",
        "<blockquote><p>the sick role</p></blockquote>",
        '<p class="ipt-says-patient">the sick role</p>',
        "<details><summary>sick role</summary></details>",
        "<p>seasick role, sick roles-to-be, sick role-play</p>",
        "<p>A focus.</p>",
        "sick role",
        '<p title="sick role">Nothing</p>',
    ],
)
def test_where_a_word_is_not_used_as_a_term_it_is_left_alone(html: str) -> None:
    assert marked(html) == []


def test_after_what_closes_a_term_is_marked_again() -> None:
    assert marked("<p><em>x</em><br>A <code>y</code> sick role</p>") == ["sick role"]


def test_a_page_that_teaches_a_term_does_not_mark_it() -> None:
    taught = Glossary(terms=[SICK.model_copy(update={"section": f"{PAGE}#definition"})])
    assert "data-means" not in mark_terms("<p>sick role</p>", Page(PAGE, ""), taught, "directory")


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"section": "modules/nowhere.md#x"}, "is no place of the course"),
        ({"means": "word " * 46}, "46 words"),
        ({"also": ["impasse"]}, "already means"),
    ],
)
def test_a_fault_in_the_glossary_is_told_on_its_line(entry: dict, told: str, tmp_path) -> None:
    fields = {"term": "sick role", "means": "Ill.", **entry}
    lines = "\n".join(f"    {name}: {value}" for name, value in fields.items()).replace("    term", "  - term", 1)
    glossary = f"terms:\n  - term: impasse\n    means: Talk has stopped.\n{lines}\n"
    files = {
        **sound_course(),
        "references/glossary.yml": glossary,
        "docs/glossary.md": "# Glossary\n\n{{ glossary }}\n",
    }
    (finding,) = gather(write_course(tmp_path, files)).findings
    assert finding.code == "LK013"
    assert told in finding.message
    assert finding.line in (4, 5, 6)


# ---- in the built course ----

SOMEWHERE = "modules/grief/"


def test_no_quiz_and_no_case_gives_a_term_away(open_page) -> None:
    for path in ("modules/role-disputes/review/", "cases/mei-lin/"):
        assert open_page(path).locator("ipt-quiz .ipt-term, .ipt-embed .ipt-term").count() == 0


def test_a_term_explains_itself_to_pointer_and_keyboard(open_page) -> None:
    page = open_page(SOMEWHERE)
    term, note = page.locator(".ipt-term").first, page.get_by_role("tooltip")
    assert not note.is_visible()
    term.hover()
    assert "questionnaire" in note.inner_text()
    note.hover()
    page.wait_for_timeout(300)
    assert note.is_visible(), "the pointer may rest on it"
    page.keyboard.press("Escape")
    assert not note.is_visible()
    term.focus()
    assert note.is_visible()
    assert term.get_attribute("aria-describedby") == note.get_attribute("id")
    page.keyboard.press("Tab")
    assert not note.is_visible() or term.get_attribute("aria-describedby") is None


def test_the_first_tap_explains_and_the_second_leads_on(open_page) -> None:
    page = open_page(SOMEWHERE, has_touch=True, viewport={"width": 390, "height": 800})
    term = page.locator(".ipt-term").first
    term.tap()
    box = page.get_by_role("tooltip").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert page.url.endswith(SOMEWHERE)
    term.tap()
    page.wait_for_url("**/glossary/#phq-9")


def test_without_scripts_a_term_leads_to_the_glossary(open_page) -> None:
    page = open_page(SOMEWHERE, java_script_enabled=False)
    page.locator(".ipt-term").first.click()
    assert page.url.endswith("/glossary/#phq-9")
