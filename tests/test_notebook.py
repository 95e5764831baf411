"""The notebook as it is committed, as it runs, and as it reaches a reader."""

import ast
import json
import re
import warnings
from pathlib import Path

import pytest

from ipt_course import csp
from ipt_course.embed import notebooks

PATH = "notebooks/reading-a-score-curve.ipynb"
WORD = re.compile(r"[^\W_][\w'’-]*")


@pytest.fixture(scope="module")
def source(root):
    return (root / "docs" / PATH).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def cells(source):
    return json.loads(source)["cells"]


@pytest.fixture(scope="module")
def words(cells):
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


@pytest.fixture(scope="module")
def run(cells):
    """The code cells in this process: the names they leave, and the HTML of each result."""
    names, results = {}, []
    for cell in cells:
        if cell["cell_type"] == "code":
            *lines, last = ast.parse("".join(cell["source"])).body
            exec(compile(ast.Module(lines, []), PATH, "exec"), names)
            results.append(eval(compile(ast.Expression(last.value), PATH, "eval"), names).data)
    return names, results


def as_plugin_makes_it(path, hooks):
    """What mkdocs-jupyter hands over. Its kernel is a process of its own, so it needs our path."""
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        patch.setenv("PYTHONPATH", str(hooks))
        patch.setenv("JUPYTER_PLATFORM_DIRS", "1")
        from mkdocs_jupyter import convert

        return convert.nb2html(str(path), execute=True, allow_errors=False, no_prompt=True)


@pytest.fixture(scope="module")
def built(root):
    return as_plugin_makes_it(root / "docs" / PATH, root / "hooks")


@pytest.fixture(scope="module")
def page(built):
    return notebooks.clean(built, PATH, "directory")


# ---- as committed ----


def test_no_results_are_committed(cells):
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_the_reader_predicts_at_least_every_400_words(words):
    spoken = re.sub(r"<[^>]+>", " ", words.replace("<fieldset", "\f<fieldset"))
    assert max(len(WORD.findall(part)) for part in spoken.split("\f")) < 400


def test_each_prediction_has_a_group_of_its_own_and_a_reading_that_is_shut(words):
    groups = re.findall(r"<fieldset.*?</fieldset>", words, re.DOTALL)
    names = [set(re.findall(r'name="(\w+)"', group)) for group in groups]
    assert len(groups) == len(set.union(*names)) == 5
    assert all(len(of_one) == 1 for of_one in names)
    assert len(re.findall(r"</fieldset>\n<section [^>]*data-search-exclude>\n<details>", words)) == len(groups)


def test_front_matter_comes_from_the_notebook_s_own_description(source):
    page = notebooks.as_page(PATH, source)
    assert page.path == "notebooks/reading-a-score-curve.md"
    assert page.front.description
    assert page.cited == ("kroenke2001",)


# ---- as it runs ----


def test_every_result_is_a_picture_with_a_name_and_the_same_in_words(run):
    _, results = run
    assert len(results) == 6
    for html in results:
        for svg in re.findall(r"<svg.*?</svg>", html):
            assert 'role="img"' in svg
            assert re.search(r"<title[^>]*>[^<]+</title><desc[^>]*>[^<]+</desc>", svg)
            assert "style=" not in svg
        assert html.count("<svg") == 2
        assert "This picture in words" in html
        assert html.count('scope="row"') >= 4


def test_the_words_say_what_the_data_say(run, words):
    names, _ = run
    moves = names["moves"]
    assert len(moves) == 60
    for size, said in ((2, "33 of the 60"), (3, "17 of 60"), (5, "3 of 60")):
        assert sum(move >= size for move in moves) == int(said.split()[0])
        assert f"points:** {said}" in words
    assert max(moves) == 5
    teodora, oskar, birgit = names["teodora"], names["oskar"], names["birgit"]
    assert names["limits"]["remission"] < teodora[11] == 7 <= names["limits"]["response"] == 9 == teodora[7]
    assert teodora[8] > 9
    assert oskar[7] == oskar[1] == 17
    assert 1 - birgit[6] / birgit[0] < 0.25


def test_the_misleading_picture_misleads_as_the_words_say(run):
    names, results = run
    slide, chosen = names["slide"], list(names["chosen"].values())
    assert slide.lowest == 13
    assert slide.even
    assert chosen == sorted(chosen, reverse=True)
    assert "from 13 to 18" in results[3]


# ---- as it reaches a reader ----


def test_the_page_passes_the_policy_and_inlines_nothing(built, page):
    assert len(built) > 500_000
    assert len(page) < 80_000
    inline = csp.find_inline(page)
    assert (inline.refused, inline.scripts, inline.styles) == ([], [], [])
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def figure(page, html):
    ident = re.search(r' id="(\w+)"', html)[1]
    return next(part for part in re.findall(r"<figure.*?</figure>", page) if f' id="{ident}"' in part)


def test_pictures_and_words_reach_the_page_whole(run, page, words):
    _, results = run
    for html in results:
        # nbconvert writes attributes in an order of its own.
        assert "".join(re.split("<[^>]*>", html)) in "".join(re.split("<[^>]*>", page))
        assert re.findall(r' d="([^"]*)"', html) == re.findall(r' d="([^"]*)"', figure(page, html))
    for heading in re.findall(r"^## (.+)$", words, re.MULTILINE):
        assert f'>{heading}<a class="headerlink"' in page
    assert "<p>{{ references }}</p>" in page
    for tag in ("div", "details", "section", "ipt-result"):
        assert len(re.findall(rf"<{tag}\b", page)) == page.count(f"</{tag}>")


def test_code_is_folded_below_its_picture(page):
    folds = re.findall(r"</ipt-result>\s*<details class=\"ipt-code\" data-search-exclude><summary>", page)
    assert len(folds) == page.count("<pre>") == 6


def test_the_whole_curve_stands_inside_the_fold_that_answers(page):
    fold = re.search(r"<summary>Our reading, and the whole curve</summary>(.*?)</section>", page, re.DOTALL)
    assert fold
    assert 'id="oskar"' in fold[1]
    assert fold[1].index("No score on the slide is false") < fold[1].index('id="oskar"') < fold[1].index("cut")


def test_the_search_index_holds_no_answer_and_no_scores(page):
    from material.plugins.search.plugin import Parser

    parser = Parser()
    parser.feed(page)
    parser.close()
    found = "".join("".join(section.text) for section in parser.data)
    assert "A colleague shows this slide" in found
    for hidden in (
        "Our reading",
        "three points fill",
        "The axis is cut",
        "in words",
        "session_curve",
        "Two points",
    ):
        assert hidden not in found


def test_a_cell_that_fails_fails_the_build(root, tmp_path, source):
    broken = json.loads(source)
    broken["cells"] = [cell for cell in broken["cells"] if cell["cell_type"] == "code"][:1]
    broken["cells"][0]["source"] = ["1 / 0"]
    path = tmp_path / "broken.ipynb"
    path.write_text(json.dumps(broken), encoding="utf-8")
    with pytest.raises(Exception, match="ZeroDivisionError"):
        as_plugin_makes_it(path, root / "hooks")


# ---- clean, on small pieces ----


def cleaned(html, path="notebooks/a.ipynb", style="directory"):
    return notebooks.clean(html, path, style)


def test_only_the_inside_of_boxes_is_kept_word_for_word():
    html = (
        '<script>x</script><div class="jp-Cell"><div class="jp-RenderedHTMLCommon jp-MarkdownOutput">'
        '<div class="a">&lt;&#8217;<br/><svg viewBox="0 0 1 1"></svg></div><script>y</script></div></div>'
        "<style>z</style>"
    )
    kept = cleaned(html)
    assert kept.endswith('<div class="a">&lt;&#8217;<br/><svg viewBox="0 0 1 1"></svg></div>')
    assert "script" not in kept


@pytest.mark.parametrize(
    ("link", "style", "there"),
    [
        ("../modules/x/index.md", "directory", "../../modules/x/"),
        ("../modules/x/page.md#here", "directory", "../../modules/x/page/#here"),
        ("../modules/x/page.md#here", "file", "../modules/x/page.html#here"),
        ("other.ipynb", "directory", "../other/"),
        ("https://example.org/a.md", "directory", "https://example.org/a.md"),
        ("#here", "directory", "#here"),
    ],
)
def test_links_between_pages_are_those_of_the_built_site(link, style, there):
    html = f'<div class="jp-MarkdownOutput"><a href="{link}">x</a></div>'
    assert f'<a href="{there}">x</a>' in cleaned(html, style=style)


def test_styles_are_asked_for_where_they_are():
    assert '<link rel="stylesheet" href="../../assets/course/notebook.css">' in cleaned("")


def test_a_result_can_stand_inside_the_words_before_it():
    html = (
        f'<div class="jp-MarkdownOutput"><p>one</p>{notebooks.HERE}<p>two</p></div>'
        '<div class="highlight-ipynb"><pre><span></span>code</pre></div>'
        '<div class="jp-RenderedHTML">result</div>'
        '<div class="jp-MarkdownOutput">three</div>'
    )
    kept = cleaned(html)
    places = [kept.index(part) for part in ("one", "result", "code</code>", "two", "three")]
    assert places == sorted(places)
    assert notebooks.HERE not in kept


def test_the_style_sheet_is_small(root):
    import gzip

    from rcssmin import cssmin

    sheet = Path(root / "docs/assets/course/notebook.css").read_text(encoding="utf-8")
    assert len(gzip.compress(cssmin(sheet).encode())) <= 1024
