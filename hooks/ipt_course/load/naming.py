"""What to call a place in a file, in the words of its author."""

from __future__ import annotations

from typing import Any

from ipt_course.load.places import KeyPath

_ONE_OF = {
    "items": "item", "options": "option", "questions": "question", "symptoms": "symptom", "scores": "score",
    "inventory": "person", "timeline": "point", "lines": "line", "evidence": "evidence", "decoys": "decoy",
    "foci": "focus", "names": "name", "protective": "fact", "people": "person", "objectives": "objective",
    "targets": "target", "harmful_targets": "target", "prompts": "prompt", "steps": "step", "harmful_before": "step",
    "replies": "reply", "criteria": "criterion",
}  # fmt: skip
_KNOWN_BY = ("id", "name", "symptom", "speaker", "when", "focus", "session", "quote")


def thing(path: KeyPath) -> str:
    """What the nearest list on the way to a place holds: an option, a step, a line."""
    listing = next((step for step in reversed(path) if step in _ONE_OF), None)
    return _ONE_OF[str(listing)] if listing else "part"


def field_name(path: KeyPath) -> str:
    """`text`, or `names`, entry 2."""
    if path and isinstance(path[-1], int):
        listing = str(path[-2]) if len(path) > 1 else "list"
        return f"{_ONE_OF.get(listing, 'entry')} {path[-1] + 1} of `{listing}`"
    return f"`{path[-1]}`" if path else "the file"


def thing_at(data: Any, path: KeyPath) -> str:
    """`risk`, option 2 (`leave`) of item 1 (`rd-one`), or the file."""
    words = [_step(data, path, length) for length in range(len(path), 0, -1) if _worth_naming(path, length)]
    return " of ".join(words[:2]) or "the file"


def _worth_naming(path: KeyPath, length: int) -> bool:
    """A list is named by its elements, unless it is the last step itself."""
    return length == len(path) or isinstance(path[length - 1], int) or not isinstance(path[length], int)


def _step(data: Any, path: KeyPath, length: int) -> str:
    step = path[length - 1]
    if isinstance(step, str):
        return f"`{step}`"
    listing = str(path[length - 2]) if length > 1 else ""
    word = _ONE_OF.get(listing, "entry")
    known = _known_by(data, path[:length])
    return f"{word} {step + 1}" + (f" (`{known}`)" if known else "")


def _known_by(data: Any, path: KeyPath) -> str:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return ""
    if not isinstance(data, dict):
        return ""
    found = next((str(data[key]) for key in _KNOWN_BY if isinstance(data.get(key), str | int)), "")
    return found.strip() if len(found) <= 40 else found[:39].strip() + "…"
