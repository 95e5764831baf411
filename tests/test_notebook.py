"""The notebooks as they are committed, as they run, and as they reach a reader."""

import ast
import json
import os
import re
import subprocess
import sys
import warnings
from functools import cache
from pathlib import Path

import pytest

from conftest import ROOT
from ipt_course import csp
from ipt_course.embed import notebooks

CURVE = "notebooks/reading-a-score-curve.ipynb"
EVIDENCE = "notebooks/reading-the-evidence.ipynb"
PREDICTIONS = {CURVE: 5, EVIDENCE: 4}
PICTURES = {CURVE: 6, EVIDENCE: 5}
CITED = {
    CURVE: ("kroenke2001",),
    EVIDENCE: ("cuijpers2011", "cuijpers2016", "markowitz2015", "shear2005", "ohara2000", "mufson1999"),
}
# What the search index must hold, and what it must not.
FOUND = {CURVE: "A colleague shows this slide", EVIDENCE: "its small print cites a sound source"}
HIDDEN = {
    CURVE: ("three points fill", "The axis is cut", "session_curve", "Two points"),
    EVIDENCE: ("Half responded", "Six people in ten", "share_bars", "One in three", "0.36"),
}
WORD = re.compile(r"[^\W_][\w'’-]*")


@cache
def source_of(path):
    return (ROOT / "docs" / path).read_text(encoding="utf-8")


@cache
def words_of(path):
    cells = json.loads(source_of(path))["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


@cache
def run_of(path):
    """The code cells in this process: the names they leave, and the HTML of each result."""
    names, results = {}, []
    for cell in json.loads(source_of(path))["cells"]:
        if cell["cell_type"] == "code":
            *lines, last = ast.parse("".join(cell["source"])).body
            exec(compile(ast.Module(lines, []), path, "exec"), names)
            results.append(eval(compile(ast.Expression(last.value), path, "eval"), names).data)
    return names, results


def as_plugin_makes_it(path, hooks):
    """What mkdocs-jupyter hands over. Its kernel is a process of its own, so it needs our path."""
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        patch.setenv("PYTHONPATH", str(hooks))
        patch.setenv("JUPYTER_PLATFORM_DIRS", "1")
        from mkdocs_jupyter import convert

        return convert.nb2html(str(path), execute=True, allow_errors=False, no_prompt=True)


@cache
def built_of(path):
    return as_plugin_makes_it(ROOT / "docs" / path, ROOT / "hooks")


@cache
def page_of(path):
    return notebooks.clean(built_of(path), path, "directory")


@pytest.fixture(scope="module", params=[CURVE, EVIDENCE], ids=lambda path: Path(path).stem)
def path(request):
    return request.param


@pytest.fixture
def cells(path):
    return json.loads(source_of(path))["cells"]


@pytest.fixture
def words(path):
    return words_of(path)


@pytest.fixture
def results(path):
    return run_of(path)[1]


@pytest.fixture
def built(path):
    return built_of(path)


@pytest.fixture
def page(path):
    return page_of(path)


# ---- as committed ----


def test_no_results_are_committed(cells):
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_the_reader_predicts_at_least_every_400_words(words):
    spoken = re.sub(r"<[^>]+>", " ", words.replace("<fieldset", "\f<fieldset"))
    assert max(len(WORD.findall(part)) for part in spoken.split("\f")) < 400


def test_it_is_short_enough_to_be_read(path, words):
    if path == EVIDENCE:
        assert 900 <= len(WORD.findall(re.sub(r"<[^>]+>", " ", words))) <= 1300


def test_each_prediction_has_a_group_of_its_own_and_a_reading_that_is_shut(path, words):
    groups = re.findall(r"<fieldset.*?</fieldset>", words, re.DOTALL)
    names = [set(re.findall(r'name="(\w+)"', group)) for group in groups]
    assert len(groups) == len(set.union(*names)) == PREDICTIONS[path]
    assert all(len(of_one) == 1 for of_one in names)
    assert len(re.findall(r"</fieldset>\n<section [^>]*data-search-exclude>\n<details>", words)) == len(groups)


def test_front_matter_comes_from_the_notebook_s_own_description(path):
    page = notebooks.as_page(path, source_of(path))
    assert page.path == path.replace(".ipynb", ".md")
    assert page.front.description
    assert page.cited == CITED[path]


# ---- as it runs ----


def test_every_result_is_a_picture_with_a_name_and_the_same_in_words(path, results):
    assert len(results) == PICTURES[path]
    for html in results:
        for svg in re.findall(r"<svg.*?</svg>", html):
            assert 'role="img"' in svg
            assert re.search(r"<title[^>]*>[^<]+</title><desc[^>]*>[^<]+</desc>", svg)
            assert "style=" not in svg
        assert html.count("<svg") == 2
        assert "This picture in words" in html
        assert html.count('scope="row"') >= 2


def test_the_words_say_what_the_data_say():
    (names, _), words = run_of(CURVE), words_of(CURVE)
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


def test_the_misleading_picture_misleads_as_the_words_say():
    names, results = run_of(CURVE)
    slide, chosen = names["slide"], list(names["chosen"].values())
    assert slide.lowest == 13
    assert slide.even
    assert chosen == sorted(chosen, reverse=True)
    assert "from 13 to 18" in results[3]


def numbers_in(text):
    return set(re.findall(r"(?<![\w.,])−?\d+\.\d+", text))


def test_no_number_of_the_evidence_is_worked_out():
    """Every fraction in its words and pictures stands in references/effects.yml, or is a tick of an axis."""
    names, results = run_of(EVIDENCE)
    effects = names["effects"].values()
    known = {
        f"{number:{form}}".replace("-", "−") for effect in effects for number in effect.numbers for form in ("g", ".2f")
    }
    axis = {"−0.50", "1.00", "−0.5", "0.5", "1.0"}
    # A margin that the trial had fixed, and how far apart its arms were, as the page on PTSD prints them.
    ptsd = {"5.5", "12.5"}
    shown = " ".join(re.sub(r"<[^>]+>", " ", html) for html in results)
    assert numbers_in(f"{words_of(EVIDENCE)} {shown}") - known - axis - ptsd == set()
    assert (
        "5.5 points apart, with a margin of 12.5" in (ROOT / "docs/modules/evidence/beyond-depression.md").read_text()
    )


def test_no_notebook_judges_the_whole_course():
    """Beside a build, it would do all the work of that build once more."""
    cells = [cell for path in (CURVE, EVIDENCE) for cell in json.loads(source_of(path))["cells"]]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    asked = f"{code}\nimport sys\nprint('ipt_course.gather' in sys.modules)"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    ran = subprocess.run([sys.executable, "-c", asked], env=env, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_the_forest_plots_hold_whiskers_only_where_an_interval_is_verified():
    _, (few, whole, *_) = run_of(EVIDENCE)
    assert "ipt-fig-missing" not in few
    assert whole.count("ipt-fig-missing") == 2 * 3


def test_the_leaflet_misleads_and_is_unmasked_inside_the_fold():
    _, results = run_of(EVIDENCE)
    assert "IPT gets one patient in three well" in results[2]
    assert "From a leaflet" in results[2]
    fold = re.search(
        r"<summary>Our reading, and a trial that shows it</summary>(.*?)</section>", page_of(EVIDENCE), re.S
    )
    assert fold
    assert fold[1].index("Now look") < fold[1].index('id="grief"') < fold[1].index("Half responded")


# ---- as it reaches a reader ----


def test_the_page_passes_the_policy_and_inlines_nothing(built, page):
    assert len(built) > 500_000
    assert len(page) < 80_000
    inline = csp.find_inline(page.encode())
    assert (inline.refused, inline.scripts, inline.styles) == ([], [], [])
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def figure(page, html):
    ident = re.search(r' id="([\w-]+)"', html)[1]
    return next(part for part in re.findall(r"<figure.*?</figure>", page) if f' id="{ident}"' in part)


def test_pictures_and_words_reach_the_page_whole(results, page, words):
    for html in results:
        # nbconvert writes attributes in an order of its own.
        assert "".join(re.split("<[^>]*>", html)) in "".join(re.split("<[^>]*>", page))
        assert re.findall(r' d="([^"]*)"', html) == re.findall(r' d="([^"]*)"', figure(page, html))
    for heading in re.findall(r"^## (.+)$", words, re.MULTILINE):
        assert f'>{heading}<a class="headerlink"' in page
    assert "<p>{{ references }}</p>" in page
    for tag in ("div", "details", "section", "ipt-result"):
        assert len(re.findall(rf"<{tag}\b", page)) == page.count(f"</{tag}>")


def test_code_is_folded_below_its_picture(path, page):
    folds = re.findall(r"</ipt-result>\s*<details class=\"ipt-code\" data-search-exclude><summary>", page)
    assert len(folds) == page.count("<pre>") == PICTURES[path]


def test_the_whole_curve_stands_inside_the_fold_that_answers():
    fold = re.search(r"<summary>Our reading, and the whole curve</summary>(.*?)</section>", page_of(CURVE), re.DOTALL)
    assert fold
    assert 'id="oskar"' in fold[1]
    assert fold[1].index("No score on the slide is false") < fold[1].index('id="oskar"') < fold[1].index("cut")


def test_the_search_index_holds_no_answer_and_no_scores(path, page):
    from material.plugins.search.plugin import Parser

    parser = Parser()
    parser.feed(page)
    parser.close()
    found = "".join("".join(section.text) for section in parser.data)
    assert FOUND[path] in found
    for hidden in ("Our reading", "This picture in words", *HIDDEN[path]):
        assert hidden not in found


def test_a_cell_that_fails_fails_the_build(root, tmp_path):
    broken = json.loads(source_of(CURVE))
    broken["cells"] = [cell for cell in broken["cells"] if cell["cell_type"] == "code"][:1]
    broken["cells"][0]["source"] = ["1 / 0"]
    file = tmp_path / "broken.ipynb"
    file.write_text(json.dumps(broken), encoding="utf-8")
    with pytest.raises(Exception, match="ZeroDivisionError"):
        as_plugin_makes_it(file, root / "hooks")


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
