"""The commands that the pages show do what they say, typed as they stand there."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ipt_course import cli

ROOT = Path(__file__).parents[1]
PAGES = [
    page
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
    if "./course " in page.read_text("utf-8")
]
READ = ("cases", "docs", "practice", "quizzes", "references")
SHOWN = re.compile(r"`\./course ([^`]+)`|^ *\./course ([^#\n]+)", re.MULTILINE)
PLACEHOLDERS = {"ID": "a-short-id", "your-id": "your-id", "a-short-id": "a-short-id"}
ROOM = {"cases": "case", "quizzes": "quiz", "sessions": "session", "transcripts": "transcript", "drills": "drill"}
# What the others do is tried elsewhere: they build, serve, test, or compare with a revision.
TRIED = ("new", "check")


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of this course, in which a command may write."""
    for folder in READ:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "cohort.yml", tmp_path)
    monkeypatch.setattr(cli, "ROOT", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(page: Path) -> Iterator[list[str]]:
    for match in SHOWN.finditer(page.read_text("utf-8")):
        words = shlex.split(match[1] or match[2])
        if words[0] in TRIED and len(words) > 1 and "--since" not in words:
            yield [re.sub(r"\bID\b", PLACEHOLDERS["ID"], word) for word in words]


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.main, list(words))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_tells_to_type_works(page: Path, course: Path) -> None:
    for words in shown(page):
        if words[:2] == ["new", "case"] and len(words) == 2:  # it asks on a terminal, and says so elsewhere
            continue
        if words[0] == "check" and not (course / words[1]).exists():
            path = Path(words[1])
            assert path.stem in PLACEHOLDERS.values(), f"there is no {path}, and nothing shown before writes it"
            run("new", ROOM[path.parent.name], path.stem)
        done = run(*words)
        # A file that was just begun is not finished: 1. What cannot be done at all: 2.
        assert done.exit_code in ((0,) if words[0] == "new" else (0, 1)), f"{words}: {done.output}"


def test_there_are_commands_to_try() -> None:
    tried = [words for page in PAGES for words in shown(page)]
    assert {words[0] for words in tried} == set(TRIED)
    assert len(tried) >= 12


def test_a_new_case_has_as_many_places_as_the_page_says(course: Path) -> None:
    page = (ROOT / "docs/authors/good-case.md").read_text("utf-8")
    (said,) = re.findall(r"\| (\d+ places still to fill in) \|", page)
    assert run("new", "case", "two-chairs", "--yes").exit_code == 0
    assert f"cases/two-chairs.yml: {said}\n" in run("check", "cases/two-chairs.yml").output
