"""The comment on a pull request: whatever a stranger's run left behind, it is data."""

import runpy
from pathlib import Path
from typing import Any

import pytest

SCRIPT = runpy.run_path(str(Path(__file__).parents[1] / ".ci" / "comment.py"))
SHA = "a" * 40
EVENT = {"workflow_run": {"id": 99, "head_sha": SHA}}
PULL = {"head": {"sha": SHA}, "state": "open"}


class GitHub:
    """Answers as GitHub would, and writes down what it was asked to do."""

    def __init__(self, pull: dict[str, Any] = PULL, comments: tuple[dict[str, Any], ...] = ()) -> None:
        self.pull, self.comments, self.asked = pull, comments, list[tuple[str, str, Any]]()

    def __call__(self, method: str, path: str, data: Any = None) -> Any:
        if method != "GET":
            self.asked.append((method, path, data))
        return self.comments if "comments" in path else self.pull


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "some/course")
    (tmp_path / "number").write_text("12\n", "utf-8")
    (tmp_path / "report.txt").write_text("0 errors, 0 warnings\n", "utf-8")
    return tmp_path


def run(folder: Path, github: GitHub) -> list[tuple[str, str, Any]]:
    SCRIPT["main"](folder, EVENT, github)
    return github.asked


def said(folder: Path) -> str:
    ((_, _, data),) = run(folder, GitHub())
    return str(data["body"])


def test_the_report_becomes_a_comment(folder: Path) -> None:
    ((method, path, data),) = run(folder, GitHub())
    assert (method, path) == ("POST", "issues/12/comments")
    assert "```text\n0 errors, 0 warnings\n```" in data["body"]
    assert "https://github.example/some/course/actions/runs/99" in data["body"]


def test_the_next_report_takes_the_place_of_the_last(folder: Path) -> None:
    theirs = {"id": 1, "user": {"login": "stranger"}, "body": SCRIPT["MARK"]}
    other = {"id": 2, "user": {"login": SCRIPT["OURS"]}, "body": "another bot's"}
    ours = {"id": 3, "user": {"login": SCRIPT["OURS"]}, "body": f"{SCRIPT['MARK']}\nold"}
    ((method, path, _),) = run(folder, GitHub(comments=(theirs, other, ours)))
    assert (method, path) == ("PATCH", "issues/comments/3")


@pytest.mark.parametrize("number", ["", "0", "-1", "12; rm", "12/../13", "../x", "1" * 11, "two", "１２", "12\n13"])
def test_a_number_that_is_none_posts_nothing(folder: Path, number: str) -> None:
    (folder / "number").write_text(number, "utf-8")
    github = GitHub()
    with pytest.raises(SCRIPT["Refusal"], match="no number"):
        run(folder, github)
    assert github.asked == []


@pytest.mark.parametrize("pull", [{**PULL, "head": {"sha": "b" * 40}}, {**PULL, "state": "closed"}])
def test_another_pull_request_than_the_one_that_was_checked_gets_nothing(folder: Path, pull: dict[str, Any]) -> None:
    github = GitHub(pull)
    with pytest.raises(SCRIPT["Refusal"], match="not open at the commit that was checked"):
        run(folder, github)
    assert github.asked == []


@pytest.mark.parametrize("name", ["number", "report.txt"])
def test_a_file_that_is_missing_or_leads_elsewhere_posts_nothing(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(SCRIPT["Refusal"], match=f"no file {name}"):
        run(folder, GitHub())
    (folder / name).symlink_to("/etc/passwd")
    with pytest.raises(SCRIPT["Refusal"], match=f"no file {name}"):
        run(folder, GitHub())


def test_no_text_leaves_its_fence(folder: Path) -> None:
    text = "```\n@everyone ![x](https://away.example/x.png) <img src=x>\n``````\n~~~\n</pre> \x1b[31m \u202e"
    (folder / "report.txt").write_text(text, "utf-8")
    body = said(folder)
    fence = "`" * 7
    assert body.count(fence) == 2
    assert body.index(fence) < body.index("@everyone") < body.rindex(fence)
    assert not {"\x1b", "\u202e"} & set(body)


@pytest.mark.parametrize("raw", [b"x" * 10_000_000, "ü".encode() * 400_000, b"\xff\xfe\x00" * 1000, b"`" * 300_000])
def test_a_report_of_any_size_is_cut_to_what_fits(folder: Path, raw: bytes) -> None:
    (folder / "report.txt").write_bytes(raw)
    assert len(said(folder)) < 65_536
