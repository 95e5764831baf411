"""Texts that would do something anywhere but in data, and copies of real files whose every text is one of them."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from ipt_course.exercises.kinds import Kind
from ipt_course.exercises.model import Exercise
from ipt_course.load.source import parse
from ipt_course.model import Case, ItemKind, Quiz

ROOT = Path(__file__).resolve().parents[1]
AWAY = "https://away.example"
# The rules are switched off: what keeps a text harmless must not be that somebody forbade it.
LENIENT = """\
from ipt_course import judged, parallel
parallel.cores = lambda: 1  # another process would judge
judged.judge = judged.compare = lambda *_: []
from ipt_course.exercises import read
read.judge = read._places = lambda *_: []
read.FAULTS = dict.fromkeys(read.FAULTS, lambda _: [])
from course_hooks import *
"""
# What a fence would run, if anything ran it: it leaves a file, whose path takes the place of RAN.
CODE = "open('RAN', 'w').close()"


@dataclass(frozen=True)
class Hostile:
    """A text, and what of it a reader must find in the page."""

    text: str
    shows: str

    def one_line(self) -> str:
        return " ".join(self.text.split())


def _same(text: str) -> Hostile:
    return Hostile(text, text)


CORPUS = {
    "fence-backticks": Hostile(f'```python exec="true"\n{CODE}\n```', CODE),
    "fence-tildes": Hostile(f'~~~python exec="on" html="1"\n{CODE}\n~~~', CODE),
    "fence-attributes": Hostile(f'``` {{ .python exec="1" session="a" }}\n{CODE}\n```', CODE),
    "fence-in-a-list": Hostile(f'- a\n\n    ```python exec="true"\n    {CODE}\n    ```\n', CODE),
    "fence-console": Hostile(f'````pycon exec="true"\n>>> {CODE}\n````', CODE),
    "fence-left-open": Hostile(f'```python exec="true"\n{CODE}', CODE),
    "script": _same("<script>window.ran=1;alert(1)</script>"),
    "script-in-lines": Hostile("<div markdown>\n\n<script>\nwindow.ran=2\n</script>\n\n</div>", "window.ran=2"),
    "handler-image": _same('<img src=x onerror="window.ran=3">'),
    "handler-svg": _same("<svg/onload=window.ran=4><animate onbegin=window.ran=4>"),
    "handler-details": _same('<details open ontoggle="window.ran=5"><summary>s</summary></details>'),
    "script-link": Hostile("[press](javascript:window.ran=6)", "press"),
    "script-link-disguised": Hostile(
        "[press](JaVaScRiPt&#58;window.ran=7) [press](\tjava\nscript:window.ran=7) <javascript:window.ran=7>", "press"
    ),
    "script-link-reference": Hostile("[press][r]\n\n[r]: javascript:window.ran=8", "press"),
    "script-link-html": _same('<a href="javascript:window.ran=9" onclick="window.ran=9">press</a>'),
    "data-link": Hostile(f"[press](data:text/html,<script>window.ran=10</script>) [at]({AWAY}/)", "press"),
    "frame": _same(f'<iframe srcdoc="<script>parent.ran=11</script>" src="{AWAY}/"></iframe>'),
    "braces": _same("{{ 7 * 7 }} {% for x in (1, 2) %}twice{% endfor %} {# a comment #}"),
    "templates": Hostile(
        "{{ config.extra.cohort }} {{ self.__init__.__globals__ }} {%- raw -%}", "{{ config.extra.cohort }} {{"
    ),
    "comment": _same("<!-- hidden --> --> <!-- picture: closeness circle -->"),
    "image-markdown": Hostile(
        f"![a remote picture]({AWAY}/a.png) ![a second](//away.example/b.png)", "a remote picture"
    ),
    "image-html": _same(f'<img src="{AWAY}/c.png" srcset="{AWAY}/d.png 2x">'),
    "cdata": _same("]]> <![CDATA[ x ]]> <?php y ?> <!DOCTYPE html>"),
    "attribute-list": Hostile(
        'words{: onclick="window.ran=12" }\n{: #here style="color:red" }', 'onclick="window.ran=12"'
    ),
    "attribute-list-short": Hostile(
        '# title { #id .class onmouseover="window.ran=13" }', 'onmouseover="window.ran=13"'
    ),
    "snippet": Hostile(
        '--8<-- "/etc/hostname"\n\n--8<-- "secret.txt"\n\n--8<--\nsecret.txt\n--8<--', '"/etc/hostname"'
    ),
    "citation": _same("[@weissman2017] [@nobody2000; @weissman2017]"),
    "marker": Hostile("{{ quiz: hostile-0 }}\n\n{{ case: hostile-0 }}\n\n{{ references }}", "{{ quiz: hostile-0 }}"),
    "course-address": _same('<a href="course:index.md">press</a> href="course:index.md" [press](course:index.md)'),
    "front-matter": Hostile("---\ntitle: mine\n---\n\ntitle: mine", "title: mine"),
    "quotes": _same('" onmouseover="window.ran=14" x=\'><script>window.ran=14</script>'),
    "entities": Hostile("&lt;script&gt;window.ran=15&lt;/script&gt; &#60;script>window.ran=15", "window.ran=15"),
    "our-elements": _same('</form></ipt-quiz></article></details><ipt-quiz data-quiz="x"><input name="y">'),
    "style": _same(f"<style>@import '{AWAY}/e.css'; body {{ display: none }}</style>"),
    "head": _same(
        f'<base href="{AWAY}/"><meta http-equiv="refresh" content="0;url={AWAY}/">'
        f"<link rel=stylesheet href={AWAY}/f.css>"
    ),
    "blocks": Hostile('!!! note "x"\n\n    y\n\n=== "tab"\n\n    z\n\n[TOC]\n\n[^1]: foot\n\n<<<<', "[TOC]"),
    "placeholder": _same("klzzwxh:0001 wzxhzdk:0 @@ID@@ &klzzwxh:0002;"),
}


@dataclass(frozen=True)
class Field:
    """Where in a file a text stands, and the word that marks it in a page."""

    path: tuple[Any, ...]
    one_line: bool

    @property
    def word(self) -> str:
        return "zq" + "".join(part if isinstance(part, str) else str(part) for part in self.path).replace("_", "")


def real(path: str) -> dict[str, Any]:
    data = parse(path, (ROOT / path).read_bytes()).data
    assert data is not None
    return data


def text_fields(data: dict[str, Any], model: type[BaseModel]) -> Iterator[Field]:
    """Every place of a file that takes any text: found by trying, so that a new field is never forgotten."""
    for path in _strings(data, ()):
        if issubclass(model, Exercise) and path[-1] == "when":
            continue  # a condition, which is parsed: any other text is refused
        for filler, one_line in (("any\n\ntext", False), ("any text", True)):
            if _takes(model, _with(data, path, filler)):
                yield Field(path, one_line)
                break


def _strings(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, str):
        yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from _strings(inner, (*path, key))


def _with(data: dict[str, Any], path: tuple[Any, ...], text: str) -> dict[str, Any]:
    changed = deepcopy(data)
    _set(changed, path, text)
    return changed


def _set(data: dict[str, Any], path: tuple[Any, ...], text: str) -> None:
    at: Any = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = text


def _takes(model: type[BaseModel], data: dict[str, Any]) -> bool:
    try:
        model.model_validate(data)
    except ValidationError:
        return False
    return True


def filled(data: dict[str, Any], fields: list[Field], text_for: Callable[[int], Hostile | None]) -> dict[str, Any]:
    """The file with each field holding its word, a hostile text (or none), and its word again."""
    data = deepcopy(data)
    for number, field in enumerate(fields):
        hostile = text_for(number)
        parts = (
            [field.word, hostile.one_line() if field.one_line else hostile.text, field.word]
            if hostile
            else [field.word]
        )
        _set(data, field.path, (" " if field.one_line else "\n\n").join(parts))
    return data


class _Quoted(yaml.SafeDumper):
    """Every text in quotation marks on one line, line breaks as escapes: any text at all can be written so."""


_Quoted.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def as_file(data: dict[str, Any]) -> str:
    return yaml.dump(data, Dumper=_Quoted, sort_keys=False, allow_unicode=True, width=10**6)


def a_quiz() -> tuple[dict[str, Any], type[BaseModel]]:
    """An item of each kind, from the samples."""
    data = real("quizzes/sample-items.yml")
    kinds = {item["kind"]: item for item in reversed(data["items"])}
    assert set(kinds) == set(ItemKind)
    items = [kinds[kind] for kind in ItemKind]
    return {**data, "placed": "together", "introduction": "An introduction.", "items": items}, Quiz


def a_case() -> tuple[dict[str, Any], type[BaseModel]]:
    return {**real("cases/mei-lin.yml"), "content_note": "A note.", "faith_or_values": "None."}, Case


def a_case_that_says_everything() -> tuple[dict[str, Any], type[BaseModel]]:
    """With every field that a case may have, those that exclude one another apart."""
    data, model = a_case()
    data["risk"] |= {"plan": {"people": ["Harjit"], "text": "A plan."}, "feared": ["Nobody"]}
    data["decision"] |= {
        "kind": "another-pathway",
        "pathway": "A service.",
        "later_focus": data["decision"].pop("focus"),
    }
    data |= {
        "young_person": dict.fromkeys(("guardian", "consent", "privacy", "safeguarding"), "Said."),
        "perinatal": dict.fromkeys(("when", "infant_thoughts", "psychosis"), "Asked."),
        "credits": [{"name": "A. Author", "part": "author", "note": "A nurse."}],
        "what_differs": "A date.",
        "role_play": {
            **dict.fromkeys(
                ("scene", "last_time", "task", "enters", "wants", "holds_back", "asked_about_dying"), "So."
            ),
            "minutes": 10,
            "answers": [{"hears": f"A line {at}", "then": "Nods."} for at in range(4)],
            "watch": ["incident", "feeling", "risk"],
            "debrief": ["What?", "Why?", "Again?"],
        },
    }
    return data, model


def an_exercise(kind: Kind) -> tuple[dict[str, Any], type[BaseModel]]:
    """One of each kind, with all that it may have; a kind that no page shows yet is built and shown nowhere."""
    path = "practice/sessions/sample-opening.yml" if kind.name == "session" else f"tests/rules/base/{kind.name}.yml"
    data = {**real(path), "sample": False, "content_note": "A note."}
    data.pop("case", None)
    for mark in data.get("marks", []):
        mark |= {"near": 3 if mark["level"] != 3 else 2, "near_why": "A reason."}
    return data, kind.model


def offered_first(data: dict[str, Any]) -> dict[str, Any]:
    """The same case, decided for another treatment instead of another pathway."""
    decision = {**data["decision"], "kind": "another-first-line"}
    decision["treatment"] = decision.pop("pathway")
    return {**data, "decision": decision}
