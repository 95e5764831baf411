"""The schemas in schemas/ are those of the model, and editors find them."""

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from golden_rules import base_text
from ipt_course.load.source import parse
from ipt_course.model import Asked, ItemKind
from ipt_course.new import new_quiz
from ipt_course.new_case import new_case
from ipt_course.schema import MODELS, schema, write_schemas
from quiz_factory import OWN, make_item, make_quiz

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("kind", MODELS)
def test_the_committed_schema_is_the_models(kind: str) -> None:
    committed = (ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert committed == schema(kind), "run `python -m ipt_course.schema` with PYTHONPATH=hooks"  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_closes_every_object_and_describes_the_fields(kind: str) -> None:
    described = json.loads(schema(kind))  # type: ignore[arg-type]
    objects = [described, *(part for part in described["$defs"].values() if part["type"] == "object")]
    assert all(part["additionalProperties"] is False for part in objects)
    assert "Stable for ever" in json.dumps(described)


def test_every_field_of_a_case_says_what_it_is_for() -> None:
    """Whoever has left one out is told what to write there: `Add `medication:`. What was considered …`."""
    described = json.loads(schema("case"))
    things = {"Case": described, **described["$defs"]}
    silent = {
        f"{thing}.{name}"
        for thing, part in things.items()
        for name, field in part.get("properties", {}).items()
        if not field.get("description") and name not in ("id", "kind")
    }
    assert silent == {"SingleBestAnswer.options"}


def test_schemas_are_written_where_files_look_for_them(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    write_schemas(tmp_path)
    for kind, text in (("quiz", new_quiz("a", tmp_path)), ("case", new_case("a", tmp_path))):
        assert text.split("\n")[0].endswith(f"$schema=../schemas/{kind}.schema.json")
        assert (tmp_path / "schemas" / f"{kind}.schema.json").exists()
        assert base_text(kind).startswith("# yaml-language-server: $schema=")


CONTENT = sorted(path for room in ("quizzes", "cases") for path in ROOT.glob(f"{room}/*.yml"))


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.name)
def test_each_content_file_points_at_its_schema(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n")[0]
    target = (path.parent / first.rpartition("$schema=")[2]).resolve()
    assert first.startswith("# yaml-language-server: $schema=")
    assert target.parent == ROOT / "schemas"
    assert target.exists()


# ---- what an editor makes of it ----


@cache
def judge(kind: str) -> Draft7Validator:
    described = json.loads(schema(kind))  # type: ignore[arg-type]
    Draft7Validator.check_schema(described)
    return Draft7Validator(described)


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.name)
def test_an_editor_finds_nothing_in_the_course(path: Path) -> None:
    kind = "quiz" if path.parent.name == "quizzes" else "case"
    found = judge(kind).iter_errors(parse(path.name, path.read_bytes()).data)
    assert [error.message for error in found] == []


def test_an_editor_is_told_which_fields_each_kind_has() -> None:
    """By the word that `kind` must say: that is how editors know which fields to offer."""
    definitions = judge("quiz").schema["$defs"]
    offered = judge("quiz").schema["properties"]["items"]["items"]["oneOf"]
    fields = {}
    for name in (one["$ref"].rpartition("/")[2] for one in offered):
        assert "kind" in definitions[name]["required"]
        fields[definitions[name]["properties"]["kind"]["const"]] = set(definitions[name]["properties"])
    assert {kind: fields[kind] - set(Asked.model_fields) - {"kind"} for kind in fields} == {
        kind.value: set(own) for kind, own in OWN.items()
    }


@pytest.mark.parametrize("kind", ItemKind)
def test_an_editor_takes_an_item_of_each_kind_and_no_field_of_another(kind: ItemKind) -> None:
    quiz = make_quiz([make_item(kind=kind)]).model_dump(mode="json", exclude_none=True)
    assert judge("quiz").is_valid(quiz)
    foreign = "criteria" if kind is not ItemKind.REFLECTION else "steps"
    for change in ({foreign: []}, {"kind": "matchin"}, {"kind": None}, {"stem": 3}):
        assert not judge("quiz").is_valid({**quiz, "items": [{**quiz["items"][0], **change}]})
    own = next(iter(OWN[kind]))
    without = {name: value for name, value in quiz["items"][0].items() if name != own}
    if own != "risk":
        assert not judge("quiz").is_valid({**quiz, "items": [without]})
