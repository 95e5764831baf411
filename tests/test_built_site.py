"""The real course as it is published: what stands where, where links lead, what it weighs, what it gives away."""

import gzip
import json
import re
from collections import Counter
from urllib.parse import urljoin, urlsplit

import pytest
import yaml

from conftest import ROOT
from html_tree import addresses, broken, elements, fragments, ids, parse_fragment, read_site, squeeze, text_of
from ipt_course.assets import ON_DEMAND
from ipt_course.embed.loads import LOADS
from ipt_course.exercises.kinds import KINDS
from ipt_course.gather import gather
from ipt_course.kinds.table import parts_of
from ipt_course.model import Reflection
from ipt_course.prose import to_html
from ipt_course.render.words import PROBLEM_AREA

COURSE = gather(ROOT).course
IDENTITY = "assets/course/identity.css"
PLACED_ONCE = [
    *[f"quiz:{quiz.id}" for quiz in COURSE.quizzes.values() if quiz.placed == "together"],
    *[f"item:{item.id}" for item, quiz in COURSE.items.values() if quiz.placed == "singly"],
    *[f"case:{case.id}" for case in COURSE.cases.values()],
]
ITEMS = [*COURSE.items, *[item.id for case in COURSE.cases.values() for item in case.questions]]


@pytest.fixture(scope="session")
def pages(site):
    return read_site(site)


@pytest.fixture(scope="session")
def entries(site):
    """The search index: what a reader can find, place by place."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    return [squeeze(parse_fragment(f"<p>{doc['title']} {doc['text']}</p>").text_content()) for doc in index["docs"]]


# ---------- placements ----------


def test_there_is_a_course_to_look_at(pages):
    assert {"index.html", "404.html", "cases/mei-lin/index.html"} <= set(pages)
    assert len(PLACED_ONCE) > 10


@pytest.mark.parametrize("placement", PLACED_ONCE)
def test_each_placement_stands_exactly_once(pages, placement):
    standing = [path for path, tree in pages.items() for _ in tree.xpath(f"//*[@data-ipt-placed='{placement}']")]
    assert len(standing) == 1, standing
    name, _, id = placement.partition(":")
    (element,) = pages[standing[0]].xpath(f"//*[@id='{name}-{id}']")
    assert text_of(element)


def test_each_item_stands_exactly_once(pages):
    """In the text and the quizzes: a form before or after a module asks some of them a second time."""
    read = [tree for path, tree in pages.items() if not path.startswith("before-and-after/")]
    count = Counter(item for tree in read for item in tree.xpath("//*[@data-item]/@data-item"))
    assert count == Counter(dict.fromkeys(ITEMS, 1))


def test_nothing_is_placed_that_no_file_holds(pages):
    placed = {name for tree in pages.values() for name in fragments(tree)}
    assert {name for name in placed if name.startswith(("quiz:", "item:", "case:"))} == set(PLACED_ONCE)


def test_every_id_is_unique_in_its_page(pages):
    twice = {path: [id for id, count in Counter(ids(tree)).items() if count > 1] for path, tree in pages.items()}
    assert {path: found for path, found in twice.items() if found} == {}


def test_labels_and_descriptions_name_elements_of_the_page(pages):
    missing = [
        f"{path}: {name}={id}"
        for path, tree in pages.items()
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls")
        for value in tree.xpath(f"//@{name}")
        for id in value.split()
        if id not in ids(tree) and id != "__toc"  # a label of the theme's own, never shown
    ]
    assert missing == []


def test_no_marker_is_left_outside_code(pages):
    left = []
    for path, tree in pages.items():
        for element in elements(tree):
            if element.tag not in ("code", "pre", "script") and not element.xpath("ancestor::code|ancestor::pre"):
                texts = [*element.xpath("text()"), *element.attrib.values()]
                left += [f"{path}: {text.strip()[:60]}" for text in texts if re.search(r"\{\{ *[a-z]|\{%", text)]
    assert left == []


def test_no_citation_is_left_outside_code(pages):
    left = [
        f"{path}: {text}"
        for path, tree in pages.items()
        for text in tree.xpath("//text()[not(ancestor::code) and not(ancestor::script)]")
        if re.search(r"\[@\w", text)
    ]
    assert left == []


# ---------- links ----------


def test_every_address_and_anchor_resolves(site, pages):
    assert [fault for path in pages for fault in broken(site, pages, path)] == []


def test_the_check_of_addresses_looks_into_our_own_fragments(pages):
    ours = [
        address for tree in pages.values() for part in fragments(tree).values() for _, _, address in addresses(part)
    ]
    assert any("#" in address and not address.startswith("#") for address in ours)
    assert not any(address.startswith("course:") for address in ours)


def test_external_links_are_https_and_addresses_carry_no_query(pages):
    every = {(path, address) for path, tree in pages.items() for _, _, address in addresses(tree)}
    schemes = {urlsplit(address).scheme for _, address in every}
    assert schemes <= {"", "https"}
    assert [(path, address) for path, address in every if urlsplit(address).query] == []


def test_nothing_is_loaded_from_another_host(pages):
    loading = "//link|//script|//img|//iframe|//source|//video|//audio|//embed|//object|//form|//use|//image"
    away = [
        f"{path}: {address}"
        for path, tree in pages.items()
        for element in tree.xpath(loading)
        for _, name, address in addresses(element)
        if urlsplit(address).netloc and element.get("rel") != "canonical"
    ]
    assert away == []


def test_our_styles_ask_no_other_host(site):
    sheets = list((site / "assets" / "course").glob("*.css"))
    assert sheets
    for sheet in sheets:
        assert not re.search(r"@import|url\(\s*[\"']?(https?:)?//", sheet.read_text(encoding="utf-8")), sheet.name


# ---------- every page ----------


def test_every_page_says_what_it_is(pages):
    for path, tree in pages.items():
        head = tree.find("head")
        assert tree.get("lang") == "en", path
        assert squeeze(head.findtext("title") or ""), path
        (description,) = head.xpath("meta[@name='description']/@content")
        assert len(description.strip()) > 20, path
        assert len(tree.xpath("//h1")) == 1, path


def test_no_two_pages_have_the_same_title(pages):
    titles = Counter(squeeze(tree.findtext("head/title")) for tree in pages.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_the_policy_comes_first_and_allows_nothing_unsafe(pages):
    for path, tree in pages.items():
        first = tree.find("head")[0]
        assert first.get("http-equiv") == "Content-Security-Policy", path
        policy = dict(part.strip().split(" ", 1) for part in first.get("content").split(";"))
        assert "unsafe-" not in first.get("content")
        assert "*" not in first.get("content")
        assert policy["default-src"] == "'none'"
        assert {"script-src", "style-src", "base-uri", "form-action"} <= set(policy)
        assert len(tree.xpath("//meta[@http-equiv='Content-Security-Policy']")) == 1, path


def test_the_footer_dates_the_page_and_takes_reports(pages):
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)[1]
    for path, tree in pages.items():
        (footer,) = tree.xpath("//footer[contains(@class, 'md-footer')]")
        said = text_of(footer)
        assert f"version {version}" in said, path
        assert re.search(r"Last reviewed [A-Z][a-z]+ 20\d\d", said), path
        assert "call your local emergency number" in said, path
        (report,) = footer.xpath(".//a[contains(., 'Report a problem with this page')]/@href")
        assert urlsplit(urljoin(f"/{path}", report)).path == "/report-a-problem/", path


def test_the_version_is_told_once(pages):
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["version"]
    assert f"version {told}" in text_of(pages["index.html"])


# ---------- the whole ----------


def nav_paths(entry):
    if isinstance(entry, str):
        yield entry
    for inner in entry if isinstance(entry, list) else entry.values() if isinstance(entry, dict) else ():
        yield from nav_paths(inner)


def test_the_menu_holds_finished_pages_only(pages):
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = yaml.safe_load(text[text.index("\nnav:") : text.index("\n# Cases and exercises stay out")])["nav"]
    listed = list(nav_paths(nav))
    assert [path for path in listed if not (ROOT / "docs" / path).is_file()] == []
    assert len(listed) == len(set(listed))
    unfinished = re.compile(r"\b(TODO|TBD|FIXME|lorem ipsum|coming soon|to be written)\b|<<FILL IN", re.IGNORECASE)
    found = {path: match[0] for path, tree in pages.items() if (match := unfinished.search(text_of(tree.find("body"))))}
    assert {path for path in found if not path.startswith("authors/")} == set()


def test_every_page_but_cases_and_sessions_is_reached_from_the_menu(pages):
    listed = {link.rstrip("/") for link in pages["index.html"].xpath("//nav//@href")}
    for path in pages:
        folder = path.removesuffix("index.html").rstrip("/")
        if path not in ("404.html", "index.html") and not re.fullmatch(r"(cases|practice|before-and-after)/.+", folder):
            linked = {
                urlsplit(link).path.strip("./").rstrip("/")
                for tree in pages.values()
                for link in tree.xpath("//nav//@href")
            }
            assert any(folder.endswith(link) and link for link in linked), f"{path} is in no menu: {sorted(listed)}"


def test_the_sitemap_lists_the_pages_and_the_missing_page_leads_home(site, pages):
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "<urlset" in sitemap
    assert "404" not in sitemap
    assert pages["404.html"].xpath("//h1")
    assert "/" in [urlsplit(link).path.rstrip(".") for link in pages["404.html"].xpath("//main//a/@href")]


# ---------- what search gives away ----------


def telling(text: str) -> list[str]:
    """The sentences of a contributed text that are long enough to be recognised."""
    words = squeeze(parse_fragment(f"<div>{to_html(text)}</div>").text_content())
    return [part for part in re.split(r"(?<=[.?!]) ", words) if len(part) > 30]


def secrets():
    """What a reader should meet only after a decision. Samples are printed with their source on purpose."""
    items = [item for item, quiz in COURSE.items.values() if not quiz.sample]
    cases = [case for case in COURSE.cases.values() if not case.sample]
    for item in [*items, *[item for case in cases for item in case.questions]]:
        model = [item.model_answer] if isinstance(item, Reflection) else []
        yield item.id, [item.rationale, *model, *[part.feedback for part in parts_of(item)]]
    for case in cases:
        decoys = [decoy.tempting_fact for decoy in case.decoys]
        yield case.id, [case.decision.reasoning, case.formulation_model, case.what_would_flip_it, *decoys]


@pytest.mark.parametrize(("id", "texts"), [pytest.param(*secret, id=secret[0]) for secret in secrets()])
def test_keys_and_reasons_are_not_found_by_searching(entries, id, texts):
    sentences = [sentence for text in texts for sentence in telling(text)]
    assert sentences
    assert [sentence for sentence in sentences for entry in entries if sentence in entry] == []


def test_a_case_is_in_the_search_once_and_its_problem_area_is_not_told(site):
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    for case in COURSE.cases.values():
        found = [one for one in index if one["location"].startswith(f"cases/{case.id}/")]
        assert len(found) == (0 if case.sample else 1)
        told = " ".join(text for one in found for text in one.values()).lower()
        assert [area for area in PROBLEM_AREA.values() if area.lower() in told] == []


def test_a_case_is_found_by_its_story(entries):
    for case in COURSE.cases.values():
        first = telling(case.story)[0]
        assert any(first in entry for entry in entries), first


# ---------- weight ----------


@pytest.fixture(scope="session")
def weights(site):
    """Our assets by path: bytes as served after gzip -9."""
    found = (site / "assets" / "course").glob("*.*")
    return {path.relative_to(site).as_posix(): len(gzip.compress(path.read_bytes(), 9)) for path in found}


@pytest.fixture(scope="session")
def loaded(pages):
    """Page → our assets that it names."""
    return {
        path: {
            "assets/course/" + address.rpartition("/")[2]
            for element, _, address in addresses(tree)
            if element.tag in ("link", "script") and "assets/course/" in address
        }
        for path, tree in pages.items()
    }


def weigh(weights, names):
    return sum(weights[name] for name in names)


def test_the_style_of_the_identity_keeps_to_its_budget(weights, loaded):
    assert all(IDENTITY in names for names in loaded.values())
    assert weights[IDENTITY] <= 6144


def test_what_stands_on_every_page_keeps_to_its_budget(weights, loaded):
    everywhere = set.intersection(*loaded.values()) - {IDENTITY}
    assert weigh(weights, everywhere) <= 3072, everywhere


def test_a_page_with_items_keeps_to_its_budget(pages, weights, loaded):
    everywhere = set.intersection(*loaded.values())
    heaviest = {
        path: weigh(weights, loaded[path] - everywhere) for path, tree in pages.items() if tree.xpath("//ipt-quiz")
    }
    assert heaviest
    assert max(heaviest.values()) <= 8192, heaviest


def test_the_scripts_and_styles_of_items_and_of_cases_keep_to_their_budget(weights):
    pages = (["quizzes.js", "items.css"], ["checks.js", "items.css", "figures.css"], ["cases.js", "cases.css"])
    for names in pages:
        assert weigh(weights, [f"assets/course/{name}" for name in names]) <= 8192, names


def test_playing_a_session_costs_at_most_six_kilobytes_more_than_a_quiz(weights, loaded):
    assert weights["assets/course/practising.js"] <= weights["assets/course/quizzes.js"] + 6144
    playing = {path for path, names in loaded.items() if "assets/course/practising.js" in names}
    assert playing
    assert all(path.startswith(("practice/", "authors/practice-sessions/")) for path in playing)


def test_a_drill_costs_little_and_only_where_there_is_one(weights, loaded):
    assert weights["assets/course/drilling.js"] <= 2304
    assert weights["assets/course/drilling.css"] <= 2048
    drilling = {path for path, names in loaded.items() if "assets/course/drilling.js" in names}
    assert {"practice/drills/index.html", "authors/drills/index.html"} <= drilling
    assert all(path.startswith(("practice/drills/", "authors/drills/")) for path in drilling)


def test_the_scripts_of_all_exercises_cost_at_most_six_kilobytes_more_than_a_quiz(weights):
    scripts = {name for kind in KINDS for name in LOADS.get(kind.marker, ()) if name.endswith(".js")}
    assert weigh(weights, [f"assets/course/{name}" for name in scripts]) <= weights["assets/course/quizzes.js"] + 6144


def test_rating_a_session_costs_only_those_who_do_it(weights, loaded):
    assert weights["assets/course/ratings.js"] <= 3584
    rating = {path for path, names in loaded.items() if "assets/course/ratings.js" in names}
    assert rating
    assert all(path.startswith(("practice/rate/", "authors/transcripts/")) for path in rating)


def test_choosing_and_printing_cost_only_those_who_do_it(pages, weights, loaded):
    choosing = {"assets/course/choosing.js", "assets/course/choosing.css"}
    assert weights["assets/course/choosing.js"] <= 2048
    assert [path for path in pages if choosing & loaded[path]] == ["cases/index.html"]
    assert choosing == loaded["cases/index.html"] - set.intersection(*loaded.values())
    assert weigh(weights, [f"assets/course/{name}" for name in ON_DEMAND]) <= 2560


def test_no_asset_of_ours_is_left_unused(site, weights, loaded):
    used = set.union(*loaded.values())
    unused = {name for name in weights if name.endswith((".js", ".css"))} - used
    assert unused == {f"assets/course/{name}" for name in ON_DEMAND}
