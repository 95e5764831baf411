"""Scripts and styles: many small sources, few files on the wire, wherever the course is published."""

import re
import shutil

import pytest

from conftest import ROOT
from course_factory import sound_course
from ipt_course.assets import BUNDLES, FOLDER, ON_DEMAND, UNPUBLISHED, bundles
from ipt_course.embed.loads import DRAWN, LOADS
from ipt_course.embed.notebooks import STYLES as NOTEBOOK_STYLES
from small_site import course, small_site

SOURCES = {path.name for path in (ROOT / "docs" / FOLDER).glob("*.*")}
# What every page names: mkdocs.yml and the templates of the theme do.
EVERYWHERE = {"identity.css", "menu.js", "terms.js", "due.js"}


@pytest.fixture
def small(tmp_path):
    return small_site(tmp_path / "course", sound_course(), plugins=["search"])


def published(folder):
    return {path.name for path in (folder / FOLDER).glob("*.*") if path.suffix in (".js", ".css")}


def test_every_source_reaches_a_page_in_a_bundle_or_by_its_own_name():
    loaded = {name for names in LOADS.values() for name in names}
    loaded |= {f"{name}.css" for name in NOTEBOOK_STYLES} | EVERYWHERE | set(ON_DEMAND) | set(DRAWN)
    pages = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md"))
    loaded |= {name for name in BUNDLES if f'src="{FOLDER}/{name}"' in pages}
    reached = {part for name in loaded for part in BUNDLES.get(name, (name,))}
    assert reached == {name for name in SOURCES if name.endswith((".js", ".css"))}
    assert set(BUNDLES) <= loaded


def test_a_bundle_holds_its_sources_in_their_order_whole():
    made = dict(bundles(ROOT / "docs"))
    for name, parts in BUNDLES.items():
        texts = [(ROOT / "docs" / FOLDER / part).read_text(encoding="utf-8") for part in parts]
        assert made[f"{FOLDER}/{name}"] == "".join(texts)


def test_each_script_comes_after_those_it_needs_when_it_runs():
    """What a script takes from `ipt` outside its functions must be there already."""
    for parts in (parts for name, parts in BUNDLES.items() if name.endswith(".js")):
        there = set()
        for part in parts:
            text = (ROOT / "docs" / FOLDER / part).read_text(encoding="utf-8")
            # Two spaces in: the level of the script itself.
            used = set(re.findall(r"^  (?:const .* = )?ipt\.(\w+)(?=[;(])", text, re.MULTILINE))
            assert used <= there, part
            there |= set(re.findall(r"^  ipt\.(\w+) = ", text, re.MULTILINE))


def test_the_copy_for_other_hosts_has_the_bundles_and_no_parts(small, tmp_path):
    assert course(small, "stage", tmp_path / "copy").returncode == 0
    assert published(tmp_path / "copy") == {*BUNDLES, *ON_DEMAND, "notebook.css", *EVERYWHERE}


def test_a_built_site_has_the_bundles_and_no_parts_and_they_are_small(small):
    assert course(small, "build").returncode == 0
    assert published(small / "site") == {*BUNDLES, *ON_DEMAND, "notebook.css", *EVERYWHERE}
    for path, text in bundles(small / "docs"):
        built = (small / "site" / path).read_text(encoding="utf-8")
        assert 0 < len(built) < len(text)
        assert "/*" not in built


def test_what_is_asked_for_by_name_is_named_by_what_asks():
    asking = "".join((ROOT / "docs" / FOLDER / name).read_text(encoding="utf-8") for name in SOURCES)
    assert [name for name in ON_DEMAND if f'new URL("{name}", here)' not in asking] == []


def test_a_source_that_changes_changes_its_bundle(small):
    source = small / "docs" / FOLDER / "quiz.css"
    source.write_text(".changed {}", encoding="utf-8")
    assert ".changed {}" in dict(bundles(small / "docs"))[f"{FOLDER}/items.css"]


def test_a_course_without_our_folder_has_no_bundles(small):
    shutil.rmtree(small / "docs" / FOLDER)
    assert list(bundles(small / "docs")) == []
    assert not any(path.startswith("/") for path in UNPUBLISHED)
