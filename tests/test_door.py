"""The one door: what it may use, what its verbs answer, with which exit status."""

import ast
import json
import os
import re
import subprocess
import sys

import pytest

from conftest import ROOT
from course_factory import dump, item, quiz, sound_course, write_course
from door_copy import copy_of_door, knock

DOOR = ROOT / "course"
TREE = ast.parse(DOOR.read_text(encoding="utf-8"))
VERBS = {"serve", "build", "check", "test", "new", "stats", "stage", "export"}
# What os, signal or shutil have on POSIX alone, or what means something else on Windows.
POSIX_ONLY = re.compile(
    r"fork\w*|exec[lv]\w*|posix_spawn\w*|symlink|l?chmod|l?chown|chroot|kill(pg)?|get(e?[ug]id|pgid|ppid|login)"
    r"|set(e?[ug]id|sid|pgid)|nice|umask|uname|wait\w*|mkfifo|SIG[A-Z]+|preexec_fn|start_new_session|access"
)


def course(root, *arguments):
    """The verbs as the door calls them, for a course in `root`."""
    environment = {**os.environ, "COURSE_ROOT": str(root), "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-m", "ipt_course", *map(str, arguments)]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=120)


@pytest.fixture
def small(tmp_path):
    return write_course(tmp_path, sound_course())


# ---------- what it is made of ----------


def test_it_needs_the_standard_library_alone():
    names = {
        name.partition(".")[0]
        for node in ast.walk(TREE)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert names
    assert names <= sys.stdlib_module_names
    assert not names & {"fcntl", "pwd", "grp", "resource", "termios", "pty", "tty", "signal", "posix"}


class OnWindows(ast.NodeTransformer):
    """What is left of `a if ON_WINDOWS else b` there."""

    def visit_IfExp(self, node):
        return node.body if ast.unparse(node.test) == "ON_WINDOWS" else node


def test_it_calls_nothing_that_windows_lacks():
    there = [*ast.walk(OnWindows().visit(ast.parse(DOOR.read_text(encoding="utf-8"))))]
    used = {node.attr for node in there if isinstance(node, ast.Attribute)}
    used |= {node.arg for node in there if isinstance(node, ast.keyword) and node.arg}
    assert used
    assert [name for name in used if POSIX_ONLY.fullmatch(name)] == []


def test_it_compiles_on_the_oldest_python_it_serves_and_says_so_on_older_ones():
    ast.parse(DOOR.read_text(encoding="utf-8"), feature_version=(3, 11))
    # Older still, so that it can be read far enough to refuse in words.
    ast.parse(DOOR.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_it_can_be_started_as_a_program():
    assert DOOR.read_bytes().startswith(b"#!/usr/bin/env python3\n")
    assert os.access(DOOR, os.X_OK)


# ---------- what it hands over ----------


def test_it_hands_over_arguments_and_status(tmp_path):
    done = knock(copy_of_door(tmp_path), "check", "cases/a case.yml")
    assert done.stdout.strip() == f"handed over ['check', 'cases/a case.yml'] {tmp_path}"
    assert done.returncode == 7


@pytest.mark.skipif(os.name == "nt", reason="there the door waits for the verb")
def test_a_signal_to_the_door_reaches_the_verb(tmp_path):
    door = copy_of_door(tmp_path)
    wait = "import time\nprint('waiting', flush=True)\ntime.sleep(60)\n"
    (tmp_path / "hooks" / "ipt_course" / "__main__.py").write_text(wait, encoding="utf-8")
    with subprocess.Popen([sys.executable, door, "serve"], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout.readline() == "waiting\n"
        running.terminate()
        # A verb that went on would hold the pipe open.
        assert running.communicate(timeout=10) == ("", None)


@pytest.mark.parametrize(("verb", "lock"), [("build", "site"), ("test", "test")])
def test_it_installs_when_the_lock_is_not_the_one_installed(tmp_path, verb, lock):
    door = copy_of_door(tmp_path)
    # Nothing can be installed from this: that it was tried is what is asked here.
    (tmp_path / "requirements" / f"{lock}.lock").write_text("no-such-package==0\n", encoding="utf-8")
    done = knock(door, verb)
    assert done.returncode == 2
    assert f"Installing what `{lock}` needs" in done.stderr
    assert "could not be installed" in done.stderr
    assert "Traceback" not in done.stderr


def test_serving_does_not_ask_for_what_testing_needs(tmp_path):
    door = copy_of_door(tmp_path)
    (tmp_path / "requirements" / "test.lock").write_text("changed\n", encoding="utf-8")
    assert knock(door, "serve").stdout.startswith("handed over")


# ---------- the verbs ----------


def test_alone_it_lists_every_verb_with_a_line():
    done = course(ROOT)
    assert done.returncode == 0
    listed = dict(re.findall(r"^  (\w+)  +(\S.*)$", done.stdout.partition("Commands:")[2], re.MULTILINE))
    assert set(listed) >= VERBS
    assert all(line.endswith(".") for line in listed.values())


@pytest.mark.parametrize("arguments", [["serv"], ["check", "--format", "xml"], ["new", "poem", "a"], ["stage"]])
def test_wrong_usage_is_status_two(arguments, small):
    done = course(small, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("Usage:")
    assert "Traceback" not in done.stderr


def test_check_of_a_sound_course(small):
    done = course(small, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "0 errors, 0 warnings; checked 3 items, 0 cases, 2 pages\n"


FAULTY = {"quizzes/one.yml": dump(quiz("one", [item("one-a", revision="one"), item("one-b")]))}
PLACE = ("quizzes/one.yml", 6, 13)


def test_check_names_the_line_in_each_format(small):
    write_course(small, FAULTY)
    text, github, listed = (course(small, "check", "--format", form) for form in ("text", "github", "json"))
    assert [done.returncode for done in (text, github, listed)] == [1, 1, 1]
    path, line, column = PLACE
    assert text.stdout.startswith(f"{path}:{line}:{column} error ")
    assert f"  {line} |   revision: one\n" in text.stdout
    assert f"::error file={path},line={line},col={column}," in github.stdout
    found = json.loads(listed.stdout)
    assert [(one["path"], one["line"], one["column"]) for one in found] == [PLACE]
    assert list(found[0]) == ["code", "name", "severity", "path", "line", "column", "message", "advice"]


def test_check_of_a_named_file_looks_at_that_file(small):
    write_course(small, FAULTY)
    assert course(small, "check", "quizzes/checks.yml").returncode == 0
    assert course(small, "check", "quizzes/one.yml").returncode == 1
    assert course(small, "check", "quizzes").returncode == 1
    assert course(small, "check", ".").returncode == 1


@pytest.mark.parametrize("path", ["cohort.yml", "references/ipt.bib", "docs/index.md"])
def test_check_knows_the_files_that_are_neither_quiz_nor_case(small, path):
    write_course(small, {"cohort.yml": 'name: ""\n'})
    assert course(small, "check", path).returncode == 0


def test_check_outside_the_course_is_wrong_usage(small, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.yml"
    elsewhere.touch()
    for path in (elsewhere, small / "quizzes" / "none.yml"):
        done = course(small, "check", path)
        assert (done.returncode, done.stdout) == (2, "")
        assert path.name in done.stderr


def test_new_refuses_in_words(small):
    done = course(small, "new", "quiz", "Not An Id")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("course: 'Not An Id' is no id")
    assert course(small, "new", "quiz", "one").returncode == 2, "over an author's work"


# ---------- stats ----------


def test_stats_has_the_keys_that_others_build_on():
    numbers = json.loads(course(ROOT, "stats", "--format", "json").stdout)
    assert set(numbers) >= {
        "modules",
        "quizzes",
        "items",
        "items_by_kind",
        "cases",
        "cases_by_problem_area",
        "cases_range",
        "practice_sessions",
        "drills",
        "transcripts",
        "references",
    }
    keys = {"id", "title", "words", "minutes", "objectives", "items", "references"}
    assert numbers["modules"]
    assert all(set(module) >= keys for module in numbers["modules"])
    assert sum(numbers["items_by_kind"].values()) == numbers["items"]
    assert sum(numbers["cases_by_problem_area"].values()) == numbers["cases"]


def test_samples_stay_out_of_the_counts(small):
    before = json.loads(course(small, "stats", "--format", "json").stdout)
    sample = dump(quiz("sample", [item("sample-a")], sample=True))
    page = "---\ntitle: Samples\n---\n\n# Samples\n\n{{ quiz: sample }}\n"
    write_course(small, {"quizzes/sample.yml": sample, "docs/samples.md": page})
    assert course(small, "check").returncode == 0
    assert json.loads(course(small, "stats", "--format", "json").stdout) == before
    assert (before["quizzes"], before["items"]) == (2, 3)


def test_stats_as_text_is_a_table(small):
    rows = course(small, "stats").stdout.splitlines()
    assert rows[0].split() == ["Module", "words", "minutes", "objectives", "items", "references"]
    assert rows[1].split()[0] == "One"
    assert rows[-1].startswith("Minutes: ")


# ---------- the promise of the README ----------


def test_continuous_integration_runs_the_command_of_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in script if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["./course test"]
    assert re.search(r"^\./course test\s", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_readme_names_the_verbs_there_are():
    told = set(re.findall(r"\./course (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert told <= VERBS
