"""A case with every field of the model filled in, each text with a word of its own, made by walking the schema.

A field that is added to the model is in it by itself: what no page shows is found without anybody's thinking of it.
"""

import re
from collections.abc import Mapping
from itertools import count
from typing import Any

from ipt_course.model import Case

SCHEMA: Mapping[str, Any] = Case.model_json_schema()
TEXT = (None, r"^[^\n]*$")  # the patterns of what an author writes in words; ids, months and places have others
SHAPED = ("May", "2026-11", "modules/one/index.md#deep")


class Filler:
    """`words` holds, by its path, the word that stands in each text of `case`."""

    def __init__(self, decision: str) -> None:
        self.words: dict[str, str] = {}
        self._decision = decision
        self._numbers = count(1)
        self.case = Case.model_validate(self._of(SCHEMA, "case"))

    def _of(self, shape: Mapping[str, Any], path: str, at: int = 0) -> Any:
        """A value of that shape; `at` is its place in a list, so that no two points of a picture coincide."""
        if "$ref" in shape:
            return self._of(SCHEMA["$defs"][shape["$ref"].rpartition("/")[2]], path, at)
        if "discriminator" in shape:
            return self._of({"$ref": shape["discriminator"]["mapping"][self._decision]}, path)
        if "anyOf" in shape:
            return self._of(shape["anyOf"][0], path, at)
        if "const" in shape or "enum" in shape:
            return shape.get("const") or shape["enum"][0]
        match shape["type"]:
            case "object":
                return {name: self._of(part, f"{path}.{name}") for name, part in shape["properties"].items()}
            case "array":
                places = range(max(shape.get("minItems", 0), 1))
                return [self._of(shape["items"], f"{path}.{place}", place) for place in places]
            case "boolean":
                return False
            case "string":
                return self._text(shape.get("pattern"), path)
        return shape["minimum"] + at

    def _text(self, pattern: str | None, path: str) -> str:
        if pattern in TEXT:
            self.words[path] = f"word{next(self._numbers)}x"
            return self.words[path]
        return next((text for text in SHAPED if re.search(str(pattern), text)), f"id-{next(self._numbers)}")
