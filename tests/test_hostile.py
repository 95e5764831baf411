"""Contributed text is data: whatever a quiz or a case says, nothing runs at build and nothing in the page."""

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from hostile import (
    AWAY,
    CORPUS,
    LENIENT,
    ROOT,
    a_case_that_says_everything,
    a_quiz,
    an_exercise,
    as_file,
    filled,
    offered_first,
    text_fields,
)
from html_tree import addresses, elements, fragments, read_site, squeeze, text_of
from ipt_course import judged, parallel
from ipt_course.embed.fragments import Fragments
from ipt_course.exercises import read
from ipt_course.exercises.kinds import KINDS as EXERCISES
from ipt_course.gather import gather
from ipt_course.load.source import parse
from ipt_course.stage import stage
from small_site import EXTENSIONS, course, environment, small_site

# On one worker, so that the two sites are built once.
pytestmark = pytest.mark.xdist_group("hostile")
NAMES = list(CORPUS)
KINDS = ("quiz", "case")
# What a page places, by the marker's name → whose fields are in it.
OF_FRAGMENT = {"quiz": "quiz", "item": "quiz", "case": "case", **{kind.marker: kind.name for kind in EXERCISES}}
# What contributed Markdown may become, beside what the templates write.
MARKDOWN = {(tag, "") for tag in ("p", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "br", "a")}
MARKDOWN |= {("ol", "start"), ("a", "href"), ("a", "rel")}
# Proof that the hosts would run and include, if contributed text ever reached their Markdown.
CONTROL = """\
# Control

```python exec="true"
__import__("pathlib").Path("{proof}").touch()
print("ran for its author")
```

--8<-- "secret.txt"
"""
SECRET = "the secret of another file"


@pytest.fixture(scope="session")
def made():
    """Kind → (data, its text fields)."""
    return {
        kind: (data, list(text_fields(data, model)))
        for kind, (data, model) in zip(KINDS, (a_quiz(), a_case_that_says_everything()), strict=True)
    } | {kind.name: (data, list(text_fields(data, model))) for kind in EXERCISES for data, model in [an_exercise(kind)]}


@pytest.fixture(scope="session")
def ran(tmp_path_factory):
    """The file that a fence of a contributor would write."""
    return tmp_path_factory.mktemp("trap") / "ran"


def renamed(data, id):
    items = data.get("items") or data.get("questions") or ()
    for item in items:
        item["id"] = f"{item['id'][:40]}-{id}"
    return {**data, "id": id}


def variant(made, kind, number, ran):
    """The file whose n-th field holds the (n + number)-th text; plain words where number is None."""
    data, fields = made[kind]

    def text_for(field):
        return None if number is None else CORPUS[NAMES[(field + number) % len(NAMES)]]

    id = "plain" if number is None else f"hostile-{number}"
    text = json.dumps(filled(data, fields, text_for)).replace("RAN", str(ran))
    exercise = kind in {one.name for one in EXERCISES}
    written = renamed(json.loads(text), f"{kind}-{id}" if exercise else id)
    return offered_first(written) if kind == "case" and number and number % 2 else written


def files(made, ran, proof):
    written = {
        "references/ipt.bib": (ROOT / "references" / "ipt.bib").read_text(encoding="utf-8"),
        "docs/index.md": "---\ntitle: Home\n---\n\n# Home\n",
        "docs/control.md": CONTROL.format(proof=proof),
        "docs/cases/index.md": "# Cases\n\n{{ case-index }}\n",
        "secret.txt": SECRET,
        "lenient.py": LENIENT,
    }
    for number in (None, *range(len(NAMES))):
        quiz = variant(made, "quiz", number, ran)
        case = variant(made, "case", number, ran)
        single = {**quiz, "id": f"{quiz['id']}-singly", "placed": "singly", "items": quiz["items"][-1:]}
        together = {**quiz, "items": quiz["items"][:-1]}
        written |= {f"quizzes/{one['id']}.yml": as_file(one) for one in (together, single)}
        written[f"cases/{case['id']}.yml"] = as_file(case)
        for one in EXERCISES:
            exercise = variant(made, one.name, number, ran)
            written[f"{one.folder}/{exercise['id']}.yml"] = as_file(exercise)
        markers = [f"{{{{ quiz: {together['id']} }}}}", f"{{{{ item: {single['items'][0]['id']} }}}}"]
        written[f"docs/quizzes/{quiz['id']}.md"] = "\n\n".join([f"# Quiz {number}", *markers]) + "\n"
    return written


@pytest.fixture(scope="session")
def root(made, ran, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    snippets = {"pymdownx.snippets": {"base_path": [str(folder), "/"]}}
    return small_site(
        folder,
        files(made, ran, folder / "proof"),
        hooks=[str(folder / "lenient.py")],
        markdown_extensions=[*EXTENSIONS, snippets],
    )


@pytest.fixture(scope="session")
def built(root):
    done = course(root, "build")
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="session")
def staged(root, tmp_path_factory):
    """The copy, built by a host that runs fences and includes files, and has none of our hooks."""
    folder = tmp_path_factory.mktemp("staged")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parallel, "cores", lambda: 1)
        for name in ("judge", "compare"):
            patch.setattr(judged, name, lambda *_: [])
        for name in ("judge", "_places"):
            patch.setattr(read, name, lambda *_: [])
        patch.setattr(read, "FAULTS", dict.fromkeys(read.FAULTS, lambda _: []))
        stage(Fragments.of(gather(root)), folder / "docs", "directory")
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    proof = folder / "proof"
    (folder / "docs" / "control.md").write_text(CONTROL.format(proof=proof), encoding="utf-8")
    snippets = {"pymdownx.snippets": {"base_path": [str(folder), "/"]}}
    config = {
        "site_name": "Staged",
        "theme": {"name": "mkdocs", "highlightjs": False},
        "plugins": ["search", "markdown-exec"],
        "markdown_extensions": [*EXTENSIONS, snippets],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    done = subprocess.run(
        command, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="session", params=["built", "staged"])
def where(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def pages(where):
    return {path: tree for path, tree in read_site(where).items() if fragments(tree)}


# ---------- at build ----------


def test_the_trap_is_set(made, where, ran, root):
    """Fences of a page's author run and files are included: the host would do the same to contributed Markdown."""
    assert (where.parent / "proof").exists()
    control = read_site(where)["control/index.html"]
    assert "ran for its author" in text_of(control)
    assert SECRET in text_of(control)
    assert all(len(fields) > 20 for _, fields in made.values())
    assert str(ran) in (root / "quizzes" / "hostile-0.yml").read_text(encoding="utf-8")


def test_nothing_ran_and_nothing_was_included(where, pages, ran):
    assert not ran.exists()
    host = Path("/etc/hostname").read_text(encoding="utf-8").strip() if Path("/etc/hostname").exists() else SECRET
    for path, tree in pages.items():
        assert SECRET not in text_of(tree), path
        assert f"zq {host}" not in text_of(tree), path
        assert "49" not in [text.strip() for text in tree.xpath("//text()")], path


# ---------- in the page, as it is written ----------


def shapes(tree):
    """Every element with each of its attributes."""
    return {(element.tag, name) for element in elements(tree) for name in ("", *element.attrib)}


def kinds(pages, id):
    """What stands in each page of that id: `quiz` and `item`, or `case`."""
    return {
        name.partition(":")[0]: fragment
        for path, tree in pages.items()
        for name, fragment in fragments(tree).items()
        if f"{id}/" in path
    }


TAGS = ("fieldset", "legend", "label", "input", "select", "option", "textarea", "button", "form", "details", "template")
TAGS += ("ipt-quiz", "ipt-case", "script", "link", "figure", "table", "tr")


@pytest.mark.parametrize("number", range(len(NAMES)), ids=NAMES)
def test_no_element_and_no_attribute_is_there_that_plain_words_would_not_make(pages, number):
    plain, hostile = kinds(pages, "plain"), kinds(pages, f"hostile-{number}")
    assert set(plain) == set(hostile) >= {"quiz", "item", "case", "role-play", "practice"}
    for kind, fragment in hostile.items():
        assert shapes(fragment) - shapes(plain[kind]) - MARKDOWN == set(), kind
        for tag in TAGS:
            assert len(fragment.xpath(f".//{tag}")) == len(plain[kind].xpath(f".//{tag}")), (kind, tag)


@pytest.mark.parametrize("number", range(len(NAMES)), ids=NAMES)
def test_no_address_runs_or_loads_anything(pages, number):
    for kind, fragment in kinds(pages, f"hostile-{number}").items():
        for element, name, address in addresses(fragment):
            scheme = urlsplit(address.strip()).scheme.lower()
            if element.tag == "a":
                assert scheme in ("", "http", "https"), (kind, address)
                assert not scheme or element.get("rel") == "noopener noreferrer"
            else:
                assert "assets/course/" in address, (kind, element.tag, name, address)
                assert not urlsplit(address).netloc


@pytest.mark.parametrize("number", range(len(NAMES)), ids=NAMES)
def test_the_text_stands_there_to_be_read(made, pages, ran, number):
    """Wherever plain words are shown, a hostile text is, beside the word that marks its field."""
    plain = {kind: said_by(fragment) for kind, fragment in kinds(pages, "plain").items()}
    seen = 0
    for kind, fragment in kinds(pages, f"hostile-{number}").items():
        said = said_by(fragment)
        for at, field in enumerate(made[OF_FRAGMENT.get(kind, "case")][1]):
            word = field.word.casefold()
            if f"{word} " not in f"{plain[kind]} ":
                continue  # not of this fragment, or of no page
            shows = as_typed(CORPUS[NAMES[(at + number) % len(NAMES)]].shows.replace("RAN", str(ran)))
            after = [said[start : start + 900] for start in places(said, word)]
            assert any(shows in text for text in after), (kind, field.path, shows)
            seen += 1
    assert seen > 80


def said_by(fragment):
    return as_typed(text_of(fragment))


def as_typed(text):
    """Typographic marks as an author types them, capitals and layout apart."""
    for printed, typed in {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "—": "---", "…": "..."}.items():
        text = text.replace(printed, typed)
    return squeeze(text).casefold()


def places(text, word):
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def inline_scripts(tree):
    """What a page inlines, but for the way from it to the root of the site."""
    return {re.sub(r"[./]", "", script) for script in tree.xpath("//script[not(@src)]/text()")}


def test_no_page_has_an_inline_script_that_the_plain_ones_do_not_have(built):
    """The policy allows inline scripts by their hash, so it would allow one that got in."""
    pages = read_site(built)
    allowed = inline_scripts(pages["cases/plain/index.html"])
    for path, tree in pages.items():
        assert inline_scripts(tree) <= allowed, path
        assert not [name for element in elements(tree) for name in element.attrib if name.startswith("on")], path
        assert tree.xpath("//base") == [], path
        assert not [address for _, _, address in addresses(tree.find("head")) if AWAY in address], path
        assert tree.xpath("//meta[@http-equiv='refresh']") == [], path


def test_titles_and_descriptions_are_words(built):
    for path, tree in read_site(built).items():
        if path.startswith("cases/hostile-"):
            title = tree.findtext("head/title")
            (description,) = tree.xpath("//head/meta[@name='description']/@content")
            assert "zqtitle" in title
            assert "zqtitle" in description
            assert not set(title + description) & set("<>{}`")


# ---------- in a browser ----------


def visit(watched, base, pages):
    page = watched.page
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for path in pages:
        page.goto(base + path)
        page.evaluate(
            """() => {
                document.querySelectorAll("details").forEach((one) => { one.open = true; });
                const press = (item, what) => item.querySelectorAll(what).forEach((one) => one.click());
                document.querySelectorAll("fieldset.ipt-item").forEach((item) => {
                    press(item, "input");
                    press(item, "[data-move]");
                    item.querySelectorAll("select, textarea").forEach((control) => {
                        if (control.options) control.selectedIndex = 1; else control.value = "Words.";
                        const changed = new Event("change", { bubbles: true });
                        control.dispatchEvent(changed);
                    });
                    press(item, "[data-do=check]");
                });
                press(document, "[data-do=retry]");
            }"""
        )
        assert page.evaluate("window.ran === undefined"), path
        assert page.url == base + path
        assert page.locator("main, [role=main]").first.is_visible()
    assert dialogs == []


@pytest.mark.parametrize("kind", ["quizzes", "cases"])
def test_nothing_runs_in_the_page(built, serve, watch, kind):
    pages = [f"{kind}/hostile-{number}/" for number in range(len(NAMES))]
    watched = watch()
    visit(watched, serve(built), pages)
    assert watched.page.locator("fieldset.ipt-item").count() > 0


@pytest.mark.parametrize("kind", EXERCISES, ids=lambda kind: kind.name)
def test_nothing_runs_in_an_exercise_that_is_played(built, serve, watch, kind):
    pages = [f"practice/{kind.name}-hostile-{number}/" for number in range(len(NAMES))]
    if not (built / pages[0]).exists():
        pytest.skip("no page shows it yet")
    watched = watch()
    page = watched.page
    visit(watched, serve(built), pages)
    if kind.name == "session":
        for number in range(0, len(NAMES), 4):
            page.goto(serve(built) + pages[number])
            play(page)
            assert page.evaluate("window.ran === undefined"), pages[number]


def play(page):
    """To the debrief, by the first reply that is offered each time, with words of one's own."""
    for _ in range(30):
        choices = page.locator(".ipt-practice__choice")
        if not choices.count():
            break
        page.locator(".ipt-practice__own summary").click()
        page.locator(".ipt-practice__own textarea").fill(CORPUS["script"].text)
        choices.first.click()
    assert page.locator(".ipt-practice__debrief").is_visible()


def test_nothing_runs_in_the_sheets_of_a_role_play(built, serve, watch):
    visit(watch(), serve(built), [f"practice/role-play/hostile-{number}/" for number in range(len(NAMES))])


def test_nothing_runs_in_the_staged_copy(staged, serve, watch):
    """No policy guards this one."""
    visit(watch(), serve(staged), [f"cases/hostile-{number}/" for number in range(0, len(NAMES), 3)])


def test_nothing_runs_in_the_results_of_a_search(built, serve, watch):
    watched = watch()
    page = watched.page
    page.goto(serve(built))
    found = page.locator(".md-search-result__item").first
    # The theme asks for its index when the field gets the focus, if it is ready by then.
    for _ in range(20):
        page.keyboard.press("Escape")
        page.locator("input[name=query]").click()
        page.locator("input[name=query]").fill("zqstory")
        page.wait_for_timeout(1_000)
        if found.is_visible():
            break
    for words in ("zqstory", "window ran", "zqtitle script", "onerror"):
        page.locator("input[name=query]").fill(words)
        page.wait_for_timeout(400)
        assert page.evaluate("window.ran === undefined")
    page.locator("input[name=query]").fill("zqstory")
    found.wait_for()


# ---------- refused outright ----------


@pytest.mark.parametrize("written", ["a\0b", '"a\\0b"', '"a\\x1bb"', '"a\\rb"', '"a\\u202eb"'])
def test_characters_that_no_text_needs_are_refused(written):
    """As they are, or written as an escape in quotation marks."""
    read = parse("quizzes/a.yml", f"id: a\ntitle: {written}\n".encode())
    assert [finding.line for finding in read.findings] == [2]
