"""Why a stranger's case may be checked and built on one's own machine.

A file of `cases/` or `quizzes/` is data. Reading it runs nothing, follows nothing and fills no memory; its names
lead nowhere; no process is started, nothing is asked of the network, nothing is written but the site. That its
texts run nothing at build and nothing in a browser, whichever field holds them, is tried in test_hostile.py
with every text of `hostile.CORPUS`; here it is seen to that every field is among those.
"""

import ast
import json
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from hostile import LENIENT, ROOT, a_case, a_case_that_says_everything, as_file, filled, offered_first, text_fields
from ipt_course.load.fields import models_below
from ipt_course.load.files import load
from ipt_course.load.source import parse
from ipt_course.model import Case
from ipt_course.prose import to_html
from ipt_course.visible import visible
from small_site import case_text, course, environment, small_site

CORE = ROOT / "hooks" / "ipt_course"
A_MOMENT = 2  # seconds of processor time


# ---------- reading it runs nothing ----------

TAGS = [
    "!!python/object/apply:os.system ['touch RAN']",
    "!!python/object/new:subprocess.Popen [['touch', 'RAN']]",
    "!!python/name:os.system",
    "!!python/module:os",
    "!!python/object/apply:builtins.eval [\"open('RAN', 'w')\"]",
    "!!binary dG91Y2g=",
    "!!set {a, b}",
    "!include /etc/passwd",
    "!<tag:yaml.org,2002:python/object/apply:os.system> [ls]",
]


@pytest.mark.parametrize("tag", TAGS)
def test_a_tag_is_a_fault_at_its_line_and_nothing_else(tag: str, tmp_path: Path) -> None:
    source = parse("cases/a.yml", f"id: a\ntitle: {tag.replace('RAN', str(tmp_path / 'ran'))}\n")
    assert [finding.line for finding in source.findings][:1] == [2]
    assert list(tmp_path.iterdir()) == []


LAUGHS = (f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n" for old, new in pairwise("abcdefghi"))
BOMBS = {
    "aliases": "a: &a [x, x]\n" + "".join(LAUGHS),
    "merges": "a: &a {x: 1}\n" + "".join(f"b{n}:\n  <<: *a\n" for n in range(2_000)),
    "itself": "a: &a [*a, *a]\n",
    "depth": "a: " + "[" * 100_000,
    "width": "a: [" + "x, " * 300_000 + "x]\n",
    "keys": "".join(f"k{n}: 1\n" for n in range(60_000)),
    "one long line": "a: " + "x" * 999_000 + "\n",
    "one long number": "age: " + "9" * 100_000 + "\n",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_no_file_is_too_much_to_read(bomb: str) -> None:
    """Aliases are refused, so nothing in a file can stand for more than itself."""
    begin = time.process_time()
    source = parse("cases/a.yml", BOMBS[bomb])
    assert source.data is None or len(json.dumps(source.data)) < 2_000_000
    assert time.process_time() - begin < A_MOMENT


def test_the_core_has_no_way_to_run_a_text() -> None:
    """No eval, no exec, no pickle, and no loader of YAML that makes objects."""
    forbidden = {"eval", "exec", "compile", "__import__", "unsafe_load", "full_load", "UnsafeLoader", "FullLoader",
                 "pickle", "marshal", "shelve", "from_string"}  # fmt: skip
    for path in CORE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = {getattr(node, field, None) for field in ("id", "attr", "name", "module")}
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "re":
                continue  # re.compile
            assert not {name for name in names if isinstance(name, str)} & forbidden, (path.name, node.lineno)


# ---------- its names lead nowhere ----------

AWAY = [
    "../../away",
    "/etc/passwd",
    "..",
    "a/b",
    "C:\\away",
    "a\\..\\b",
    "%2e%2e%2faway",
    "a\u2044b",
    "file:///etc/passwd",
]


@pytest.mark.parametrize("name", AWAY)
@pytest.mark.parametrize("field", ["id", "module", "contrast_with", "objectives", "references", "section", "questions"])
def test_no_id_is_a_path(field: str, name: str, tmp_path: Path) -> None:
    """Each is refused by its form, before anybody could make an address or a file of it."""
    data = a_case()[0]
    if field == "section":
        data["questions"][0]["section"] = f"{name}/.md#there"
    elif field == "questions":
        data["questions"][0]["id"] = name
    else:
        data[field] = [name] if isinstance(data.get(field), list) else name
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/a-case.yml").write_text(as_file(data), encoding="utf-8")
    loaded = load(tmp_path)
    assert loaded.cases == ()


@pytest.mark.parametrize("link", ["file:///etc/passwd", "../../../etc/passwd", "/etc/passwd", "//away.example/x",
                                  "ftp://away.example/", "smb://away.example/share", "data:text/html,x", "vbscript:x",
                                  "javascript:x", "course:index.md", "mailto:a@away.example"])  # fmt: skip
def test_a_link_leads_to_the_web_or_stays_text(link: str) -> None:
    html = str(to_html(f"[press]({link}) ![see]({link}) <{link}>\n\n[press][r]\n\n[r]: {link}"))
    assert "href" not in html
    assert "src" not in html


# ---------- checking and building it touches nothing else ----------

# Python tells of each file it opens for writing, each process it starts and each address it looks for.
WATCHMAN = """\
import os, sys
LOG = os.environ["WATCHED_LOG"]
log = os.open(LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
def told(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "os.system", "os.exec", "os.posix_spawn",
                 "subprocess.Popen", "ctypes.dlopen", "urllib.Request"):
        os.write(log, f"{event}\\t{args!r:.200}\\n".encode())
    elif event == "open" and isinstance(args[0], (str, bytes)) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        os.write(log, f"write\\t{os.path.abspath(os.fsdecode(args[0]))}\\n".encode())
sys.addaudithook(told)
"""


def watched(root: Path, folder: Path, *arguments: str) -> list[tuple[str, str]]:
    """What the verb did beside reading."""
    (folder / "sitecustomize.py").write_text(WATCHMAN, encoding="utf-8")
    log = folder / "log"
    paths = environment(root)["PYTHONPATH"]
    more = {"WATCHED_LOG": str(log), "PYTHONPATH": f"{folder}:{paths}", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "ipt_course", *arguments], cwd=root, env=environment(root, **more),
        capture_output=True, text=True, check=False, timeout=180,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert arguments == ("check",) or done.returncode == 0, done.stderr
    return [(event, what) for event, _, what in (line.partition("\t") for line in log.read_text("utf-8").splitlines())]


def stranger(root: Path) -> Path:
    """A course with a case whose every text would like to be somewhere else."""
    data, model = a_case_that_says_everything()
    wish = "[x](file:///etc/passwd) ![x](http://away.example/x.png) <http://away.example/> --8<-- '/etc/passwd'"
    texts = [field for field in text_fields(data, model) if field.path[-1] not in ("title", "author")]
    for field in texts:
        at: Any = data
        for step in field.path[:-1]:
            at = at[step]
        at[field.path[-1]] = f"{at[field.path[-1]]} {wish}"
    pages = {"docs/index.md": "# Home\n", "docs/cases/index.md": "# Cases\n\n{{ case-index }}\n"}
    own = {"references/ipt.bib": (ROOT / "references/ipt.bib").read_text("utf-8"), "lenient.py": LENIENT}
    small_site(root, {**pages, **own}, hooks=[str(root / "lenient.py")])
    changed = {name: data[name] for name in data if name not in ("module", "objectives", "questions", "references")}
    (root / "cases/mei-lin.yml").write_text(case_text(**changed), encoding="utf-8")
    return root


@pytest.mark.skipif(sys.platform == "win32", reason="paths are joined as POSIX does")
@pytest.mark.parametrize("verb", ["check", "build"])
def test_a_verb_asks_nobody_starts_nothing_and_writes_only_the_site(verb: str, tmp_path: Path) -> None:
    root, outside = tmp_path / "course", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    done = watched(stranger(root), outside, verb)
    started = [what for event, what in done if event == "subprocess.Popen"]
    # The site generator, which asks for its reader of other formats as it loads.
    assert [what for what in started if "'mkdocs', 'build'" not in what and "['pandoc', '--version']" not in what] == []
    assert [one for one in done if one[0] not in ("write", "subprocess.Popen", "ctypes.dlopen")] == []
    written = [Path(what) for event, what in done if event == "write"]
    strange = [path for path in written if not path.is_relative_to(root) and path != Path("/dev/null")]
    assert [path for path in strange if not path.is_relative_to("/tmp") or path.is_relative_to(outside)] == []
    if verb == "check":
        assert [path for path in written if path != Path("/dev/null")] == []
    else:
        assert "away.example" in (root / "site/cases/mei-lin/index.html").read_text("utf-8")


def test_the_watchman_sees(tmp_path: Path) -> None:
    """The same watch over a course of one's own, whose author may run code: it is noticed."""
    root, outside = tmp_path / "course", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    code = "import socket, subprocess\nsubprocess.run(['true'])\ns = socket.socket()\ns.connect_ex(('127.0.0.1', 9))"
    page = f'# Page\n\n```python exec="true"\n{code}\nopen("{outside}/gone", "w")\n```\n'
    bibliography = {"references/ipt.bib": (ROOT / "references/ipt.bib").read_text("utf-8")}
    events = watched(small_site(root, {"docs/index.md": page, **bibliography}), outside, "build")
    assert {"socket.connect", "subprocess.Popen"} <= {event for event, _ in events}
    assert ("write", f"{outside}/gone") in events


# ---------- its texts, in whichever field ----------


def test_every_text_field_of_the_model_is_tried_with_hostile_texts() -> None:
    """So that a new field cannot be forgotten: what takes any text stands in the case that test_hostile.py builds."""
    data, model = a_case_that_says_everything()
    tried = {field.path for field in text_fields(data, model)}
    tried |= {field.path for field in text_fields(offered_first(data), model)}
    names = {step for path in tried for step in path if isinstance(step, str)}
    fields = {name: one for part in (Case, *models_below(Case)) for name, one in part.model_fields.items()}
    takes_text = {name for name, one in fields.items() if "str" in str(one.annotation) and "Enum" not in str(one)}
    closed = {
        "id", "date", "module", "objectives", "objective", "section", "reference", "references", "contrast_with",
        "episode_onset", "key", "vignette",
    }  # fmt: skip
    assert takes_text - names - closed == set()
    assert len(tried) > 150


def test_what_is_printed_of_it_moves_no_cursor(tmp_path: Path) -> None:
    """The report of a check shows control characters and reversed words as signs."""
    hostile = "\x1b[2J\x1b]0;title\x07\x1b[8mhidden\u202e\u2066\x9b31m"
    assert not [
        character for character in visible(hostile) if ord(character) < 32 or character in "\x1b\x9b\u202e\u2066"
    ]
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/a.yml").write_text(f"id: a\ntitle: {hostile}\nwrong_{hostile}: 1\n", encoding="utf-8")
    said = course(tmp_path, "check", "cases/a.yml")
    assert said.returncode == 1
    assert not {character for character in said.stdout if ord(character) < 32} - {"\n"}
    assert "\u202e" not in said.stdout


def test_a_field_filled_with_texts_is_still_one_field() -> None:
    """As they are written to a file and read again."""
    data, model = a_case_that_says_everything()
    fields = list(text_fields(data, model))
    again = parse("cases/a.yml", as_file(filled(data, fields, lambda number: None))).data
    assert again is not None
    assert [field.path for field in text_fields(again, model)] == [field.path for field in fields]
