"""JSON Schemas of the model, for editors: `python -m ipt_course.schema` writes them anew."""

from __future__ import annotations

import json
from pathlib import Path

from ipt_course.drills.model import Drill
from ipt_course.model import Authored, Case, Quiz
from ipt_course.practice.model import Session
from ipt_course.transcripts.model import Transcript

# The draft that editors' YAML extensions know best; the model needs nothing newer.
DRAFT = "http://json-schema.org/draft-07/schema#"
MODELS: dict[str, type[Authored]] = {
    **{"quiz": Quiz, "case": Case},
    **{"session": Session, "transcript": Transcript, "drill": Drill},
}


def schema(kind: str) -> str:
    """The schema of one kind of file, as it stands in schemas/."""
    described = {"$schema": DRAFT, **MODELS[kind].model_json_schema()}
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


def write_schemas(root: Path) -> None:
    for kind in MODELS:
        (root / "schemas" / f"{kind}.schema.json").write_text(schema(kind), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_schemas(Path(__file__).resolve().parents[2])
