"""Who had which part, on the contributors' page: by name, with role and month, and nobody made up."""

from pathlib import Path
from typing import Any

from lxml import html as lxml_html

from course_factory import sound_course, write_course
from ipt_course.credits import Contributor, Work, works
from ipt_course.gather import gather
from ipt_course.render import render_contributors
from small_site import case_text

CREDITS = [
    {"name": "Ana Writer", "part": "author", "note": "a nurse"},
    {"name": "Chidi Reader", "part": "cultural-reader"},
]


def sections(root: Path, **files: str) -> dict[str, str]:
    """Heading → what stands below it, of the course with these cases."""
    cases = {f"cases/{id}.yml": text for id, text in files.items()}
    course = gather(write_course(root, {**sound_course(), **cases})).course
    places = {id: f"cases/{id}.md" for id in course.cases}
    found: dict[str, str] = {}
    page = lxml_html.fromstring(f"<div>{render_contributors(works(course, places))}</div>")
    for heading in page.xpath("h2"):
        below = heading.xpath("following-sibling::*[not(self::h2)][preceding-sibling::h2[1] = $it]", it=heading.text)
        found[heading.text] = " ".join(" ".join(part.text_content() for part in below).split())
    return found


def a_case(id: str, **changes: Any) -> str:
    return case_text(id=id, **changes)


def test_everybody_has_their_works_with_part_and_month(tmp_path: Path) -> None:
    texts = {
        "first": a_case("first", title="First title", author="Ana Writer", credits=CREDITS, date="2026-03"),
        "second": a_case("second", title="Second title", author="Ana Writer", second_reader="B. Reader"),
    }
    page = sections(tmp_path, **texts)
    assert list(page) == ["Ana Writer", "B. Reader", "Chidi Reader", "IPT in Practice authors", "Not read yet"]
    assert page["Ana Writer"].startswith("a nurse Author of the case First title, March 2026")
    assert "Author of the case Second title" in page["Ana Writer"]
    assert page["B. Reader"].startswith("Second reader of the case Second title, ")
    assert page["Chidi Reader"] == "Cultural reader of the case First title, March 2026"
    assert page["IPT in Practice authors"] == "Author of the module One"
    assert page["Not read yet"] == (
        "No second clinician has read these yet: 2 of 3 modules and cases wait for one. "
        "The module One The case First title"
    )


def test_where_nobody_has_read_anything_that_is_said(tmp_path: Path) -> None:
    page = sections(tmp_path, only=a_case("only"))
    assert page["Not read yet"].startswith("No second clinician has read any of it yet: 2 of 2 modules and cases")


def test_a_module_names_its_author_and_reader_in_its_front_matter(tmp_path: Path) -> None:
    files = sound_course()
    index = files["docs/modules/one/index.md"]
    files["docs/modules/one/index.md"] = index.replace("module: one\n", "module: one\nauthor: D.\nsecond_reader: E.\n")
    (one,) = works(gather(write_course(tmp_path, files)).course, {})
    assert [[person.name for person in people] for people in one.parts.values()] == [["D."], ["E."], []]


def test_names_and_notes_stay_words() -> None:
    script = "<script>alert(1)</script>"
    work = Work("case", script, "cases/x.md", None, {"author": [Contributor(script, script)], "second-reader": []})
    page = str(render_contributors([work]))
    assert script not in page
    assert page.count("&lt;script&gt;") == 4


def test_samples_for_authors_are_nobodys_credit(tmp_path: Path) -> None:
    page = sections(tmp_path, sample=a_case("sample", sample=True, author="Nobody"))
    assert "Nobody" not in page
