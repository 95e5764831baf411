"""The core stands by itself: it knows no host, and it reports in one place only."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HOOKS = Path(__file__).resolve().parents[1] / "hooks"
ADAPTER = HOOKS / "course_hooks.py"
CORE = HOOKS / "ipt_course"
FILES = sorted(HOOKS.rglob("*.py"))
# What faces a terminal: the verbs, the test run, the server's address. All else returns values.
SPEAKS = {"cli.py", "cli_new.py", "questions.py", "refusal.py", "testing.py", "site.py"}
HOPS = ("load", "rules", "link", "render", "embed")

IMPORT_ALL = """
import importlib, pkgutil, sys

class NoHost:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("mkdocs", "material"):
            raise ImportError(f"{name} is not to be imported")

sys.meta_path.insert(0, NoHost())
import ipt_course
names = [module.name for module in pkgutil.walk_packages(ipt_course.__path__, "ipt_course.")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
print(len(names))
"""


def imported(path: Path) -> set[str]:
    """The outermost names that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
    return found


def calls(path: Path) -> set[str]:
    """What a file calls, as written: `print`, `sys.stdout.write`, `click.echo`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def test_only_the_adapter_imports_the_host():
    hosts = {"mkdocs", "material", "zensical", "properdocs"}
    assert [path.name for path in FILES if imported(path) & hosts] == [ADAPTER.name]


def test_the_core_imports_where_there_is_no_host():
    command = [sys.executable, "-W", "error", "-c", IMPORT_ALL]
    done = subprocess.run(command, cwd=HOOKS, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 40


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_nothing_prints_but_what_faces_a_terminal(path):
    speaking = {"print", "sys.stdout.write", "sys.stderr.write", "click.echo", "click.secho"}
    if path.parent == CORE and path.name in SPEAKS:
        assert calls(path) & speaking
    else:
        assert not calls(path) & speaking


def test_every_hop_has_a_place_of_its_name():
    assert [name for name in HOPS if not ((CORE / name).is_dir() or (CORE / f"{name}.py").is_file())] == []


def test_rules_return_findings_and_raise_nothing():
    # table.py raises for a table that is itself wrong, which is our fault and not an author's.
    rules = [path for path in FILES if path.parent.name == "rules" and path.name != "table.py"]
    raising = [
        path.name
        for path in rules
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Raise)
    ]
    assert rules
    assert raising == []


def test_only_load_reads_content_files():
    """Below `load` and the pages' reader, the words quizzes/ and cases/ are names in messages, never opened."""
    readers = {"read_text", "read_bytes", "open"}
    opening = {
        path.relative_to(CORE).as_posix()
        for path in CORE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in readers
    }
    assert opening <= {
        "load/files.py",  # quizzes and cases
        "load/page_files.py",  # pages
        "load/one_file.py",  # what stands beside them
        "exercises/files.py",
        "exercises/read.py",
        "figures/story.py",  # a picture of our own
        "exports/anki.py",  # the looks of a card
        "assets.py",  # what a page loads
        "rules/privacy/vocabulary.py",  # its lists of words
        "cohort.py",
        "references.py",
        "csp.py",  # what was built
        "site.py",
        "report.py",  # lines to show
        "new.py",  # starters
        "issue_form.py",  # the event of an issue
        "schema.py",
    }
