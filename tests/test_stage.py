"""The way out: the staged copy means the same to hosts that know nothing of us, and nothing in it comes alive."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from conftest import ROOT
from course_factory import sound_course, write_course
from factories import make_case
from html_tree import broken, fragments, outline, parse_fragment, read_site, text_of
from ipt_course.embed.place import as_block
from ipt_course.model import ItemKind
from ipt_course.render import render_case, render_inline, render_quiz
from quiz_factory import OWN, make_item, make_quiz, quizzes
from small_site import EXTENSIONS, course

STYLES = ("directory", "file", "source")
# Addresses differ by style, and Zensical takes what is not to be searched out of the page.
BY_HOST = ("href", "src", "data-search-exclude")
CONTROLS = {ItemKind.MATCHING: "//select", ItemKind.ORDERING: "//select", ItemKind.REFLECTION: "//textarea"}
TAG = re.compile(r'<(?:"[^"]*"|[^">])*>')


@pytest.fixture(scope="session", params=STYLES)
def style(request):
    return request.param


@pytest.fixture(scope="session")
def staged(style, tmp_path_factory):
    """The real course as `./course stage` writes it."""
    target = tmp_path_factory.mktemp(f"staged-{style}") / "docs"
    done = course(ROOT, "stage", target, "--urls", style)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="session")
def zensical(style, staged):
    """What Zensical makes of it, told to write addresses as the copy expects."""
    return build(
        staged.parent, "zensical", theme={"name": "material", "font": False}, use_directory_urls=style != "file"
    )


@pytest.fixture(scope="session")
def plain_mkdocs(style, staged):
    """What MkDocs makes of it with a theme of its own and no hook."""
    if style == "source":
        pytest.fail("MkDocs does not follow links in HTML to sources")
    return build(staged.parent, "mkdocs", theme={"name": "mkdocs"}, use_directory_urls=style != "file", plugins=[])


def build(folder: Path, host: str, **settings) -> Path:
    """Build folder/docs with a host; the site's folder."""
    config = folder / f"{host}.yml"
    site = folder / f"site-{host}"
    told = {
        "site_name": "Staged",
        "docs_dir": "docs",
        "site_dir": site.name,
        "markdown_extensions": EXTENSIONS,
        **settings,
    }
    config.write_text(yaml.safe_dump(told), encoding="utf-8")
    command = [sys.executable, "-m", host, "build", "-f", str(config)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def placed(pages):
    """Every placement of a site: its name → the outline of what stands there."""
    return {
        f"{name} in {page.removesuffix('index.html').removesuffix('.html').rstrip('/')}": outline(element, BY_HOST)
        for page, tree in pages.items()
        for name, element in fragments(tree).items()
        if not page.startswith("notebooks/")  # what runs a notebook is a plugin, and stays behind
    }


# ---------- the same elements ----------


def test_zensical_makes_the_same_elements(site, zensical):
    ours, theirs = placed(read_site(site)), placed(read_site(zensical))
    assert len(ours) > 15
    assert sorted(theirs) == sorted(ours)
    assert [name for name in ours if theirs[name] != ours[name]] == []


def test_commonmark_makes_the_same_elements(site, staged):
    markdown = MarkdownIt("commonmark", {"html": True})
    ours = {name.partition(" in ")[0]: outlined for name, outlined in placed(read_site(site)).items()}
    theirs = {
        name: outline(element, BY_HOST)
        for page in staged.rglob("*.md")
        for name, element in fragments(parse_fragment(markdown.render(page.read_text(encoding="utf-8")))).items()
    }
    names = sorted(name for name in ours if not name.endswith(":"))
    assert len(names) > 12
    assert [name for name in names if theirs.get(name) != ours[name]] == []


def test_what_a_learner_meets_is_there_by_kind(zensical):
    """Said once by name, so that an outline that compares nothing would be noticed."""
    tree = read_site(zensical)[next(path for path in read_site(zensical) if path.startswith("cases/mei-lin"))]
    for wanted in (
        "//ipt-case[@data-case='mei-lin']",
        "//ipt-quiz//fieldset[@id='item-mei-lin-focus'][@data-item='mei-lin-focus']",
        "//input[@type='radio'][@name='mei-lin-focus'][@value='role-dispute']",
        "//li[@data-option='role-dispute']",
        "//details[@class='ipt-answer']",
        "//figure//svg",
    ):
        assert tree.xpath(wanted), wanted


def test_every_kind_of_item_is_there_with_its_controls(zensical):
    trees = read_site(zensical).values()
    for kind, controls in {**dict.fromkeys(ItemKind, "//input"), **CONTROLS}.items():
        assert any(tree.xpath(f"//fieldset[@data-kind='{kind}']{controls}") for tree in trees), kind


def test_addresses_in_fragments_lead_somewhere_where_zensical_is(style, zensical):
    if style == "directory":
        return  # Zensical takes addresses in HTML to be seen from the source: for it there is `source`.
    pages = read_site(zensical)
    assert [
        fault
        for page, tree in pages.items()
        for part in fragments(tree).values()
        for fault in broken(zensical, pages, page, part)
    ] == []


@pytest.mark.parametrize("style", ["directory", "file"], indirect=True)
def test_addresses_in_fragments_lead_somewhere_where_mkdocs_has_no_hooks(plain_mkdocs):
    pages = read_site(plain_mkdocs)
    assert len(placed(pages)) > 15
    assert [
        fault
        for page, tree in pages.items()
        for part in fragments(tree).values()
        for fault in broken(plain_mkdocs, pages, page, part)
    ] == []


@pytest.mark.parametrize("style", ["source"], indirect=True)
def test_addresses_to_sources_lead_to_files_of_the_copy(staged):
    blocks = [line for page in staged.rglob("*.md") for line in block_lines(page)]
    assert blocks
    for page in staged.rglob("*.md"):
        for line in block_lines(page):
            for address in re.findall(r' (?:href|src)="([^"#:]+)[^":]*"', line):
                assert (page.parent / address).is_file(), f"{page}: {address}"


# ---------- the shape of a block ----------


def block_lines(page: Path) -> list[str]:
    return [line for line in page.read_text(encoding="utf-8").split("\n") if "data-ipt-placed=" in line]


def test_each_fragment_is_one_line_between_empty_ones(staged):
    count = 0
    for page in staged.rglob("*.md"):
        lines = page.read_text(encoding="utf-8").split("\n")
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
            if "data-ipt-placed=" in line:
                count += 1
                assert line.startswith("<div "), page
                assert line.rstrip().endswith("</div>"), page
                assert (before.strip(), after.strip()) == ("", ""), page
    assert count > 15


def test_no_marker_is_left_and_no_address_of_ours(staged):
    for page in staged.rglob("*.md"):
        outside = re.sub(r"(?ms)^```.*?^```|`[^`\n]+`", "", page.read_text(encoding="utf-8"))
        assert not re.search(r"^\{\{", outside, re.MULTILINE), page
        assert '"course:' not in outside, page


def test_pages_keep_what_they_say_of_themselves(staged):
    for page in (ROOT / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        if text.startswith("---\n"):
            front = text[: text.index("\n---\n", 4)]
            assert (staged / page.relative_to(ROOT / "docs")).read_text(encoding="utf-8").startswith(front)


# ---------- refusals ----------


@pytest.fixture
def small(tmp_path):
    return write_course(tmp_path / "course", sound_course())


def test_staging_refuses_a_folder_that_is_not_empty(small, tmp_path):
    kept = tmp_path / "full" / "mine.txt"
    kept.parent.mkdir()
    kept.write_text("mine", encoding="utf-8")
    done = course(small, "stage", kept.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"course: {kept.parent} is not empty; name a new folder\n"
    assert [path.name for path in kept.parent.iterdir()] == ["mine.txt"]


def test_staging_refuses_a_folder_inside_docs(small):
    for folder in ("docs/staged", "docs/modules/../new"):
        done = course(small, "stage", folder)
        assert done.returncode == 1
        assert done.stderr == f"course: {folder} is inside docs/; name a folder elsewhere\n"
    assert not (small / "docs" / "staged").exists()


def test_staging_refuses_a_faulty_course(small, tmp_path):
    write_course(small, {"docs/more.md": "# More\n\n{{ quiz: none }}\n"})
    done = course(small, "stage", tmp_path / "new")
    assert done.returncode == 1
    assert "./course check" in done.stderr
    assert not (tmp_path / "new").exists()


def test_staging_writes_over_no_page_of_an_author(tmp_path):
    copy = tmp_path / "course"
    for name in ("docs", "quizzes", "cases", "references"):
        shutil.copytree(ROOT / name, copy / name)
    write_course(copy, {"docs/cases/mei-lin.md": "---\ntitle: Mine\n---\n\n# Mine\n"})
    done = course(copy, "stage", tmp_path / "new")
    assert done.returncode == 1
    assert not (tmp_path / "new").exists()


# ---------- any text at all ----------

# What Markdown, templates, snippets or HTML might act on, and line ends of every kind.
ACTING = st.sampled_from(
    [
        "\n\n",
        "\n",
        "\r",
        "\r\r",
        '```python exec="on"\n',
        "~~~\n",
        "`",
        "~",
        "{{ x }}",
        "{% x %}",
        "{# x #}",
        "{: onclick=x }",
        "\n\n# x",
        "\n\n- x",
        "\n    x",
        "<div>",
        "</div>",
        "</ipt-quiz>",
        "-->",
        "<!--",
        "]]>",
        "<![CDATA[",
        "<script>",
        '"',
        "'",
        ">",
        "<",
        "&",
        "&#10;",
        "&lt;",
        "[x](javascript:x)",
        '\n--8<-- "x"\n',
        "[@x]",
        "course:x.md",
    ]
)
TEXT = st.lists(ACTING | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8), max_size=8)
PROSE = TEXT.map(lambda parts: "x" + "".join(parts) + "x")
LINE = PROSE.map(lambda text: text.replace("\n", " "))


def assert_is_one_inert_block(html: str) -> None:
    block = as_block(html)
    assert not set(TAG.sub("", block)) & set("\n\r`~{}")
    for tag in TAG.findall(block):
        assert not set(tag) & set("\n\r`~{}"), tag
    wanted, got = parse_fragment(html), parse_fragment(block)
    assert outline(got) == outline(wanted)
    assert text_of(got) == text_of(wanted)
    assert_it_stays_whole(f"<div>{block}</div>")


def assert_it_stays_whole(block: str) -> None:
    """CommonMark hands it on as it is, and what follows is Markdown again."""
    rendered = MarkdownIt("commonmark", {"html": True}).render(f"before\n\n{block}\n\n*after*\n")
    assert rendered == f"<p>before</p>\n{block}\n<p><em>after</em></p>\n"


@given(quizzes())
@settings(max_examples=60, deadline=None)
def test_any_quiz_becomes_an_inert_block(quiz):
    assert_is_one_inert_block(render_quiz(quiz, {}))


@given(stem=PROSE, vignette=PROSE, title=LINE, rationale=PROSE)
@settings(max_examples=150, deadline=None)
def test_a_quiz_of_acting_text_becomes_an_inert_block(stem, vignette, title, rationale):
    quiz = make_quiz(title=title, introduction=vignette)
    item = quiz.items[0].model_copy(update={"stem": stem, "vignette": vignette, "rationale": rationale})
    quiz = quiz.model_copy(update={"items": [item]})
    assert_is_one_inert_block(render_quiz(quiz, {}))
    assert_is_one_inert_block(render_inline(item, quiz, {}, {item.section: title}))


@pytest.mark.parametrize("kind", ItemKind)
@given(prose=PROSE, line=LINE)
@settings(max_examples=30, deadline=None)
def test_acting_text_in_every_field_of_a_kind_becomes_an_inert_block(kind, prose, line):
    def acting(value, key=""):
        if isinstance(value, dict):
            return {name: acting(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [acting(inner, key) for inner in value]
        return {"feedback": prose, "why": prose, "model_answer": prose, "text": line, "speaker": line}.get(key, value)

    item = make_item(kind=kind, **acting(OWN[kind]))
    assert_is_one_inert_block(render_inline(item, make_quiz([item]), {}))


@given(story=PROSE, title=LINE, words=PROSE, when=LINE)
@settings(max_examples=60, deadline=None)
def test_a_case_of_acting_text_becomes_an_inert_block(story, title, words, when):
    timeline = make_case().timeline
    points = [point.model_copy(update={"when": when, "event": title, "mood_words": when}) for point in timeline]
    inventory = [person.model_copy(update={"name": title, "good": words}) for person in make_case().inventory]
    case = make_case(title=title, story=story, presenting_words=[words])
    case = case.model_copy(update={"timeline": points, "inventory": inventory})
    assert_is_one_inert_block(render_case(case, {}))


@pytest.mark.parametrize(
    "text", ["<p>a\n\n\nb</p>", '<p\nclass="a\n\nb"\n>c</p>', "<pre><code>a\n\n```\n</code></pre>"]
)
def test_lines_of_text_and_attributes_are_kept_as_entities(text):
    assert_is_one_inert_block(text)


def test_markers_in_code_stay_as_they_are(small, tmp_path):
    write_course(small, {"docs/more.md": "# More\n\n```\n{{ quiz: one }}\n```\n\nSee `{{ quiz: one }}`.\n"})
    assert course(small, "stage", tmp_path / "new").returncode == 0
    assert (tmp_path / "new" / "more.md").read_text(encoding="utf-8") == (small / "docs" / "more.md").read_text(
        encoding="utf-8"
    )


def test_the_copy_is_read_by_the_same_reader(staged):
    """Every block parses by itself: what it opens, it closes."""
    for page in staged.rglob("*.md"):
        for line in block_lines(page):
            (element,) = parse_fragment(line)
            assert element.get("data-ipt-placed")
