"""What runs on GitHub: least rights, no stranger's text in a script, nothing that only GitHub would refuse.

actionlint is used where it is installed; most of what it would say of these files is asked here without it.
"""

import importlib.util
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))
SCRIPTS = [ROOT / ".ci" / "run", ROOT / ".ci" / "propose"]
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")
# Rights beyond reading, by workflow and job, each with what it is for.
MAY_WRITE = {
    ("site", "publish"): {"pages", "id-token"},
    ("comment", "comment"): {"pull-requests"},
    ("case", "propose"): {"contents", "issues", "pull-requests"},
}
# Jobs that run code of a pull request.
UNTRUSTED = {("contribution", "check"), ("site", "test")}
each = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def read(path: Path) -> dict[Any, Any]:
    data: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return data


def jobs(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from read(path)["jobs"].items()


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for _, job in jobs(path):
        yield from job["steps"]


def test_there_is_one_for_each_purpose() -> None:
    assert [path.stem for path in WORKFLOWS] == ["case", "comment", "contribution", "site"]


@each
def test_its_form_is_the_published_one(path: Path) -> None:
    assert faults(read(path), "github-workflows") == []


def test_the_form_of_an_issue_is_the_published_one() -> None:
    assert faults(read(FOLDER / "ISSUE_TEMPLATE/case.yml"), "github-issue-forms") == []


def faults(data: Any, name: str) -> list[str]:
    found = importlib.util.find_spec("check_jsonschema")
    if found is None or found.origin is None:
        pytest.skip("check-jsonschema, which brings the schemas, is not installed")
    schema = json.loads((Path(found.origin).parent / f"builtin_schemas/vendor/{name}.json").read_text("utf-8"))
    plain = json.loads(json.dumps({str(key): value for key, value in data.items()}).replace('"True"', '"on"'))
    return [error.message for error in Draft7Validator(schema).iter_errors(plain)]


@each
def test_every_job_says_its_rights_and_has_the_least(path: Path) -> None:
    top = read(path)["permissions"]
    assert top in ({}, {"contents": "read"})
    for name, job in jobs(path):
        rights = job.get("permissions", top)
        wrote = {right for right, how in rights.items() if how != "read"}
        assert wrote == MAY_WRITE.get((path.stem, name), set()), name
        if (path.stem, name) in UNTRUSTED:
            assert rights == {"contents": "read"}


@each
def test_every_job_ends(path: Path) -> None:
    for name, job in jobs(path):
        assert 0 < job["timeout-minutes"] <= 30, name


@each
def test_no_script_holds_an_expression(path: Path) -> None:
    """What GitHub would write into a script could be a stranger's; it comes by `env`, which the shell quotes."""
    for step in steps(path):
        assert not EXPRESSION.search(step.get("run", "")), step
        assert "eval" not in step.get("run", "")


@each
def test_what_comes_by_env_is_no_text_of_a_stranger(path: Path) -> None:
    for step in steps(path):
        for expression in EXPRESSION.findall(json.dumps([step.get("env", {}), step.get("with", {})])):
            assert not re.search(r"title|body|head_ref|head\.ref|label|message|login|email|name\b", expression), step


@each
def test_no_run_has_both_a_strangers_code_and_our_rights(path: Path) -> None:
    events = read(path)[True]  # `on` is a word for true in YAML 1.1
    assert "pull_request_target" not in path.read_text("utf-8")
    assert not ({"issue_comment", "discussion", "fork"} & set(events))
    for name, job in jobs(path):
        wrote = MAY_WRITE.get((path.stem, name))
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False
                where = step["with"].get("ref", "")
                assert where in ("", "${{ github.event.repository.default_branch }}")
                assert not (wrote and "workflow_run" in events and not where)
            if wrote and "download-artifact" in step.get("uses", ""):
                assert step["with"]["path"].startswith("${{ runner.temp }}/")  # beside the code, not over it
            if wrote and "GH_TOKEN" in step.get("env", {}):
                assert step["run"].startswith("bash .ci/")


def test_a_stranger_cannot_start_the_making_of_a_file() -> None:
    workflow = read(FOLDER / "workflows/case.yml")
    assert workflow[True] == {"issues": {"types": ["labeled"]}}
    (label,) = re.findall(r"github\.event\.label\.name == '(.+)'", workflow["jobs"]["write"]["if"])
    assert label not in read(FOLDER / "ISSUE_TEMPLATE/case.yml")["labels"]
    assert workflow["jobs"]["propose"]["needs"] == "write"


def test_the_comment_waits_for_the_workflow_that_leaves_the_report() -> None:
    comment, contribution = (read(FOLDER / f"workflows/{name}.yml") for name in ("comment", "contribution"))
    assert comment[True]["workflow_run"]["workflows"] == [contribution["name"]]
    names = [
        step["with"]["name"] for step in contribution["jobs"]["check"]["steps"] if "upload" in step.get("uses", "")
    ]
    assert names == ["report", "preview"]


@each
def test_every_action_is_pinned_to_a_commit_and_says_which_release(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        if match := re.search(r"uses: (\S+)(.*)", line):
            assert PINNED.fullmatch(match[1]), line
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", match[2]), line


def test_one_action_has_one_commit() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in steps(path) if "uses" in step}
    assert len(used) == len({one.partition("@")[0] for one in used})


def scripts() -> Iterator[tuple[str, str]]:
    yield from ((path.name, path.read_text("utf-8")) for path in SCRIPTS)
    for path in WORKFLOWS:
        yield from ((f"{path.stem}: {step.get('name', '')}", step["run"]) for step in steps(path) if "run" in step)


SHELL = dict(scripts())


@pytest.mark.parametrize("name", SHELL)
def test_every_script_is_one_that_bash_reads(name: str) -> None:
    done = subprocess.run(["bash", "-n"], input=SHELL[name], text=True, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", SHELL)
def test_shellcheck_finds_nothing(name: str) -> None:
    if not (shellcheck := shutil.which("shellcheck")):
        pytest.skip("shellcheck is not installed; GitHub's machines have it")
    done = subprocess.run(
        [shellcheck, "-s", "bash", "-"], input=SHELL[name], text=True, capture_output=True, check=False
    )
    assert done.stdout == ""


@each
def test_actionlint_finds_nothing(path: Path) -> None:
    if not (actionlint := shutil.which("actionlint")):
        pytest.skip("actionlint is not installed")
    done = subprocess.run([actionlint, str(path)], text=True, capture_output=True, check=False)
    assert done.stdout == ""


# ---------- the second half of the way without git, with git and gh played ----------

GH = """\
#!/bin/sh
echo "$@" >> "$CALLS"
for word; do case "$before" in --body-file) cat "$word" >> "$CALLS";; esac; before=$word; done
"""


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    """A clone with an origin beside it, a made file, and a `gh` that only writes down what it was told."""
    for name in ("bin", "made", "temp"):
        (tmp_path / name).mkdir()
    gh = tmp_path / "bin/gh"
    gh.write_text(GH, "utf-8")
    gh.chmod(0o755)
    git(tmp_path, "init", "-q", "--bare", "origin.git")
    git(tmp_path, "clone", "-q", "origin.git", "clone")
    (tmp_path / "clone/cases").mkdir()
    (tmp_path / "clone/cases/old.yml").write_text("old\n", "utf-8")
    git(tmp_path / "clone", "add", ".")
    git(tmp_path / "clone", "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x")
    git(tmp_path / "clone", "push", "-q", "origin", "HEAD")
    return tmp_path


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def propose(stage: Path, number: str = "7") -> tuple[int, str]:
    calls = stage / "calls"
    environment = {
        **os.environ, "PATH": f"{stage / 'bin'}:{os.environ['PATH']}", "CALLS": str(calls), "NUMBER": number,
        "RUNNER_TEMP": str(stage / "temp"), "GH_TOKEN": "secret",
    }  # fmt: skip
    done = subprocess.run(
        ["bash", str(ROOT / ".ci/propose"), str(stage / "made")], cwd=stage / "clone", env=environment,
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    return done.returncode, calls.read_text("utf-8") if calls.exists() else ""


def branches(stage: Path) -> list[str]:
    return [name for name in git(stage / "origin.git", "branch", "--format=%(refname:short)").split() if "case" in name]


def test_a_file_becomes_a_branch_and_a_pull_request_with_the_report(stage: Path) -> None:
    (stage / "made/two-chairs.yml").write_text("id: two-chairs\n", "utf-8")
    (stage / "made/report.txt").write_bytes("$(touch x) `id` \xff\n".encode("latin-1"))
    status, calls = propose(stage)
    assert status == 0
    assert branches(stage) == ["case-from-issue-7"]
    assert git(stage / "origin.git", "show", "case-from-issue-7:cases/two-chairs.yml") == "id: two-chairs\n"
    assert "pr create --draft --head case-from-issue-7 --title A case from issue 7" in calls
    assert "    $(touch x) `id` \n" in calls
    assert "secret" not in git(stage / "clone", "config", "--list")
    assert propose(stage)[0] == 0
    assert "There is a branch `case-from-issue-7` already" in (stage / "calls").read_text("utf-8")


@pytest.mark.parametrize("name", ["old", "..x", "A", "a b", "-rf", "x" * 90, "$(id)"])
def test_a_name_that_is_not_plain_or_is_taken_goes_nowhere(stage: Path, name: str) -> None:
    (stage / f"made/{name}.yml").write_text("x", "utf-8")
    status, calls = propose(stage)
    assert (status != 0, branches(stage), calls) == (True, [], "")


def test_without_a_file_the_issue_is_told_why(stage: Path) -> None:
    (stage / "made/why.txt").write_text("course: the form's two confirmations are not ticked\n", "utf-8")
    assert propose(stage) == (0, (stage / "calls").read_text("utf-8"))
    assert "issue comment 7" in (stage / "calls").read_text("utf-8")
    assert "    course: the form's two confirmations are not ticked" in (stage / "calls").read_text("utf-8")


@pytest.mark.parametrize("number", ["", "0", "7; id", "7\n8", "1" * 11])
def test_a_number_that_is_none_goes_nowhere(stage: Path, number: str) -> None:
    (stage / "made/two-chairs.yml").write_text("x", "utf-8")
    assert propose(stage, number)[0] != 0
    assert branches(stage) == []
