"""`build` publishes whole or not at all; `serve` goes on whatever an author writes, and shows it where it stands."""

import hashlib
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from urllib.request import urlopen

import pytest

from course_factory import dump, item, quiz, sound_course, write_course
from html_tree import fragments, parse_fragment, read_site, read_tree, text_of
from ipt_course import site as building
from ipt_course.gather import gather
from small_site import case_text, course, environment, small_site

FAULTY_QUIZ = dump(quiz("one", [item("one-a", revision="one"), item("one-b")]))
FAULTY_ITEM = dump(quiz("checks", [item("checks-a", difficulty=9)], placed="singly"))
PAGE = "modules/one/index.html"
# What `mkdocs serve` does for each build, without its server: the event comes first, and the hooks answer to it.
SERVE_ONCE = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config(config_file="mkdocs.yml", site_dir=sys.argv[1])
config.plugins.on_startup(command="serve", dirty=False)
build(config)
"""


@pytest.fixture
def small(tmp_path):
    return small_site(tmp_path, sound_course(), plugins=["search"])


def snapshot(site: Path) -> dict[str, str]:
    """Every file of a site and what is in it."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


# ---------- build ----------


def test_a_failed_build_leaves_the_site_as_it_was(small):
    assert course(small, "build").returncode == 0
    before = snapshot(small / "site")
    (small / "site" / "mine.txt").write_text("kept", encoding="utf-8")
    for path, text in (
        ("quizzes/one.yml", FAULTY_QUIZ),  # a fault of ours, found before MkDocs begins
        ("docs/index.md", "# Home\n\n[nowhere](nowhere.md)\n"),  # a fault that MkDocs finds at the end
        ("docs/index.md", '# Home\n\n<p style="color: red">red</p>\n'),  # a fault found when it is finished
    ):
        write_course(small, {**sound_course(), path: text})
        assert course(small, "build").returncode == 1, path
        assert snapshot(small / "site") == {**before, "mine.txt": hashlib.sha256(b"kept").hexdigest()}, path
    assert list((small / ".build").iterdir()) == []


def test_a_new_site_takes_the_place_of_the_old_one_whole(small):
    assert course(small, "build").returncode == 0
    (small / "site" / "old.txt").touch()
    write_course(small, {"docs/index.md": "---\ntitle: Home\n---\n\n# Another home\n"})
    done = course(small, "build")
    assert done.returncode == 0
    assert done.stdout == f"built {small / 'site'}\n"
    assert "Another home" in text_of(read_tree(small / "site" / "index.html"))
    assert not (small / "site" / "old.txt").exists()
    assert list((small / ".build").iterdir()) == []


def test_a_swap_that_fails_brings_the_old_site_back(tmp_path, monkeypatch):
    old, new, aside = tmp_path / "site", tmp_path / "new", tmp_path / "aside"
    for folder in (old, new):
        folder.mkdir()
        (folder / "which.txt").write_text(folder.name, encoding="utf-8")
    rename = Path.rename

    def fail(self, target):
        if self == new:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(KeyboardInterrupt):
        building.swap(new, old, aside)
    assert (old / "which.txt").read_text(encoding="utf-8") == "site"


def test_a_built_site_is_the_same_each_time(small):
    assert course(small, "build").returncode == 0
    first = snapshot(small / "site")
    assert course(small, "build").returncode == 0
    again = snapshot(small / "site")
    dated = {"sitemap.xml", "sitemap.xml.gz"}  # they hold the day, and gzip the second
    assert {path for path in first if first[path] != again.get(path)} <= dated
    assert set(first) == set(again)


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("quizzes/one.yml", FAULTY_QUIZ, "quizzes/one.yml:6:13"),
        ("quizzes/one.yml", "id: one\ntitle: 'unclosed\n", "quizzes/one.yml:2:8"),
        ("quizzes/checks.yml", FAULTY_ITEM, "quizzes/checks.yml:"),
        ("cases/mei-lin.yml", case_text(age=200), "cases/mei-lin.yml:"),
        ("cohort.yml", "name: A\nreport_url: ftp://example.org\n", "cohort.yml:2:13"),
        ("cohort.yml", "nam: A\n", "cohort.yml:1:1"),
        ("docs/more.md", "# More\n\n{{ quiz: none }}\n", "docs/more.md:3:1"),
    ],
)
def test_a_fault_fails_the_build_with_its_place(small, path, text, place):
    write_course(small, {path: text})
    done = course(small, "build")
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert place in said
    assert "Traceback" not in said
    assert "Building documentation" not in said, "it is found before MkDocs begins"
    assert "→" in said, "and says how to mend it"
    assert not (small / "site").exists()


def test_a_warning_is_shown_and_fails_nothing(small):
    text = "\ufeff" + sound_course()["quizzes/one.yml"]
    write_course(small, {"quizzes/one.yml": text})
    done = course(small, "build")
    assert done.returncode == 0, done.stderr
    assert "quizzes/one.yml:1:1 warning" in done.stdout + done.stderr
    page = (small / "site" / "modules" / "one" / "index.html").read_text(encoding="utf-8")
    assert 'id="item-one-a"' in page, "what was read all the same is shown"


def test_a_page_of_an_author_in_the_place_of_a_case_is_refused(small):
    write_course(small, {"cases/mei-lin.yml": case_text(), "docs/cases/mei-lin.md": "# Mine\n"})
    done = course(small, "build")
    assert done.returncode == 1
    assert "docs/cases/mei-lin.md:1:1 error LK012 place-taken" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_case_may_be_placed_by_an_author_instead(small):
    page = "---\ntitle: Mine\n---\n\n# Mine\n\n{{ case: mei-lin }}\n"
    write_course(small, {"cases/mei-lin.yml": case_text(), "docs/mine.md": page})
    done = course(small, "build")
    assert done.returncode == 0, done.stderr
    assert "case:mei-lin" in fragments(read_tree(small / "site" / "mine" / "index.html"))
    assert not (small / "site" / "cases").exists()


def test_every_case_has_the_menu_and_one_that_a_trainer_puts_there_is_marked_in_it(tmp_path):
    """Cases beside the menu share what was drawn for the first of them; the others must not."""
    ids = ("mei-lin", "mei-mei", "mei-xin")
    cases = {f"cases/{id}.yml": case_text(id=id).replace("mei-lin-", f"{id}-") for id in ids}
    nav = [{"Home": "index.md"}, {"The first": "cases/mei-lin.md"}]
    root = small_site(tmp_path, {**sound_course(), **cases}, plugins=["search"], nav=nav)
    done = course(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    for id in ids:
        (menu,) = read_tree(root / "site" / "cases" / id / "index.html").xpath("//nav[@aria-label='Course']")
        assert [text_of(link) for link in menu.xpath(".//a")] == ["Home", "The first"]
        assert [text_of(link) for link in menu.xpath(".//a[@aria-current]")] == ["The first"] * (id == "mei-lin")
        assert menu.xpath(".//a/@href")[0] == "../.."


# ---------- cohort.yml ----------


def test_what_a_trainer_writes_reaches_the_foot_of_every_page(small):
    told = "name: 'Spring <group>'\ncrisis_help: 'Ring the duty \"doctor\" & wait.'\nreport_url: mailto:a@example.org\n"
    write_course(small, {"cohort.yml": told})
    done = course(small, "build")
    assert done.returncode == 0, done.stderr
    for path, tree in read_site(small / "site").items():
        (footer,) = tree.xpath("//footer[contains(@class, 'md-footer')]")
        assert 'emergency number. Ring the duty "doctor" & wait.' in text_of(footer), path
        assert "Spring <group>" in text_of(footer), path
        assert footer.xpath(".//a[contains(., 'Report a problem')]/@href") == ["mailto:a@example.org"], path


def test_crisis_help_stands_beside_what_may_distress(small):
    write_course(small, {"cases/mei-lin.yml": case_text(), "cohort.yml": "crisis_help: Ring the duty doctor.\n"})
    assert course(small, "build").returncode == 0
    (note,) = read_tree(small / "site" / "cases" / "mei-lin" / "index.html").xpath("//*[@class='ipt-case__note']")
    assert text_of(note).endswith("Ring the duty doctor.")


def test_an_empty_cohort_leads_to_the_page_of_the_course(small):
    write_course(small, {"cohort.yml": 'name: ""\ncrisis_help: ""\nreport_url: ""\n'})
    assert course(small, "build").returncode == 0
    (footer,) = read_tree(small / "site" / "index.html").xpath("//footer[contains(@class, 'md-footer')]")
    assert footer.xpath(".//a[contains(., 'Report a problem')]/@href") == ["report-a-problem/"]


# ---------- serve ----------


def served_once(root: Path) -> tuple[dict, str]:
    """Pages as a server would show them now, and what the terminal said."""
    command = [sys.executable, "-c", SERVE_ONCE, str(root / "shown")]
    done = subprocess.run(
        command, cwd=root, env=environment(root), capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return read_site(root / "shown"), done.stderr


@pytest.mark.parametrize(
    ("path", "text", "marker", "place"),
    [
        ("quizzes/one.yml", FAULTY_QUIZ, "quiz:one", "quizzes/one.yml:6:13"),
        ("quizzes/one.yml", "id: one\ntitle: 'unclosed\n", "quiz:one", "quizzes/one.yml:2:8"),
        ("quizzes/one.yml", "\t\n", "quiz:one", "quizzes/one.yml:1:1"),
        ("quizzes/checks.yml", FAULTY_ITEM, "item:checks-a", "quizzes/checks.yml:"),
    ],
)
def test_a_server_shows_the_finding_in_its_place(small, path, text, marker, place):
    write_course(small, {path: text})
    pages, said = served_once(small)
    placed = fragments(pages[PAGE])
    (box, *_) = placed[marker].xpath(".//*[@class='ipt-problem']")
    assert place in text_of(box)
    assert place in said
    other = {"quiz:one": "item:checks-a", "item:checks-a": "quiz:one"}[marker]
    assert placed[other].xpath(".//fieldset"), "what is sound is shown"
    assert not placed[marker].xpath(".//fieldset")
    assert "Home" in text_of(pages["index.html"])


def test_a_server_shows_the_finding_in_the_place_of_a_case(small):
    page = "---\ntitle: Mine\n---\n\n# Mine\n\n{{ case: mei-lin }}\n"
    write_course(small, {"cases/mei-lin.yml": case_text(age=200), "docs/mine.md": page})
    pages, said = served_once(small)
    (box, *_) = fragments(pages["mine/index.html"])["case:mei-lin"].xpath(".//*[@class='ipt-problem']")
    assert "cases/mei-lin.yml:" in text_of(box)
    assert "cases/mei-lin.yml:" in said
    assert fragments(pages[PAGE])["quiz:one"].xpath(".//fieldset")


def test_a_server_shows_a_case_of_its_own_page_with_its_finding(small):
    """Most cases have no page by an author: the finding must show where the case would."""
    write_course(small, {"cases/mei-lin.yml": case_text(age=200)})
    pages, said = served_once(small)
    assert "cases/mei-lin.yml:" in said
    assert "cases/mei-lin/index.html" in pages
    assert "cases/mei-lin.yml:" in text_of(pages["cases/mei-lin/index.html"])


def test_a_server_shows_a_marker_that_names_nothing(small):
    write_course(small, {"docs/more.md": "# More\n\n{{ quiz: none }}\n"})
    pages, _ = served_once(small)
    (box,) = fragments(pages["more/index.html"])["quiz:none"].xpath(".//*[@class='ipt-problem']")
    assert "docs/more.md:3:1" in text_of(box)


def test_a_server_goes_on_when_a_page_stands_in_the_place_of_a_case(small):
    write_course(small, {"cases/mei-lin.yml": case_text(), "docs/cases/mei-lin.md": "# Mine\n"})
    pages, said = served_once(small)
    assert "LK012 place-taken" in said
    assert "Mine" in text_of(pages["cases/mei-lin/index.html"])


def test_a_box_holds_words_only(small):
    """What a finding quotes is the author's, and may be markup."""
    write_course(small, {"quizzes/one.yml": FAULTY_QUIZ.replace("title: Quiz one", "<script>x()</script>: y")})
    pages, _ = served_once(small)
    placed = fragments(pages[PAGE])["quiz:one"]
    assert "<script>x()</script>" in text_of(placed)
    assert not [script for script in placed.xpath(".//script") if not script.get("src")]


# ---------- live ----------


@contextmanager
def server(root: Path):
    """`./course serve` for a small course; its address. The verb starts MkDocs, so both end as one group."""
    first = 20_000 + os.getpid() % 20_000
    command = [sys.executable, "-u", "-m", "ipt_course", "serve", "--port", str(first)]
    log = (root / "serve.log").open("w", encoding="utf-8")
    process = subprocess.Popen(command, cwd=root, env=environment(root), stdout=log, stderr=log, start_new_session=True)
    try:
        told = until(lambda: re.search(r"http://127\.0\.0\.1:\d+/", (root / "serve.log").read_text(encoding="utf-8")))
        until(lambda: show(told[0]) is not None)
        yield told[0]
        assert process.poll() is None, (root / "serve.log").read_text(encoding="utf-8")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)
        log.close()


def show(address: str):
    try:
        with urlopen(address, timeout=10) as answer:
            return parse_fragment(answer.read().decode("utf-8"))
    except OSError:
        return None


def until(what, seconds: float = 60):
    """What `what` returns as soon as it is something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := what():
            return found
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} s")


def test_a_change_shows_while_serving_and_a_fault_ends_nothing(small, watch):
    """End to end, in a browser that reloads by itself."""
    sound = (small / "quizzes" / "one.yml").read_text(encoding="utf-8")
    with server(small) as address:
        watched = watch()
        # The live reload asks again and again; a question that a rebuild cuts off is no fault.
        watched.expected += ["Failed to load resource", "Content Security Policy", "net::ERR"]
        page = watched.page
        page.goto(f"{address}modules/one/")
        page.get_by_text("What do you say first in one-a?").first.wait_for()
        write_course(small, {"quizzes/one.yml": sound.replace("first in one-a", "second in one-a")})
        page.get_by_text("What do you say second in one-a?").first.wait_for(timeout=30_000)
        write_course(small, {"quizzes/one.yml": FAULTY_QUIZ})
        page.locator(".ipt-problem", has_text="quizzes/one.yml:6:13").first.wait_for(timeout=30_000)
        assert page.locator("#item-checks-a").is_visible()
        assert "quizzes/one.yml:6:13 error" in (small / "serve.log").read_text(encoding="utf-8")
        write_course(small, {"quizzes/one.yml": sound})
        page.get_by_text("What do you say first in one-a?").first.wait_for(timeout=30_000)
        assert page.locator(".ipt-problem").count() == 0


def test_serving_takes_the_next_port_when_one_is_taken():
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert port < building.free_port(port) < port + 50


def test_serving_watches_what_authors_change_as_far_as_it_is_there(small):
    """A trainer may delete cohort.yml: MkDocs itself refuses to watch what is not there."""
    import course_hooks

    watched = []
    course_hooks.build.gathered = gather(small)
    (small / "cases").mkdir(exist_ok=True)
    (small / "cohort.yml").unlink(missing_ok=True)
    course_hooks.on_serve(SimpleNamespace(watch=watched.append), None, None)
    assert {Path(path).name for path in watched} == {"quizzes", "cases", "references"}
