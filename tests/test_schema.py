"""The schemas in schemas/ are those of the model, and editors find them."""

import json
from pathlib import Path

import pytest

from golden_rules import base_text
from ipt_course.new import new_case, new_quiz
from ipt_course.schema import MODELS, schema, write_schemas

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
