"""A new quiz, item, case or exercise as a file of its own: commented, with every place to fill in marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill

from ipt_course.exercises.kinds import KINDS
from ipt_course.load.document import Kind
from ipt_course.model import ItemKind
from ipt_course.refusal import RefusalError

STARTERS = Path(__file__).parent / "starters"
ROOMS: dict[Kind, str] = {"quiz": "quizzes", "case": "cases", **{kind.name: kind.folder for kind in KINDS}}
# What a quiz begins with, where its author names no kinds.
FIRST_KINDS = (ItemKind.SINGLE_BEST_ANSWER, ItemKind.MULTIPLE_RESPONSE)
ITEM_NAME = "<<FILL IN a name for this item that never changes, such as rd-silent-meals>>"
HEADING_WIDTH = 92
LONGEST_ID = 60
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")


class NewFileError(RefusalError):
    """Why no file was written, in words for its author."""

    status = 2


def kinds_named(names: Sequence[str]) -> list[ItemKind]:
    """The kinds of item of these names."""
    unknown = [name for name in names if name not in list(ItemKind)]
    if unknown:
        raise NewFileError(f"there is no kind {unknown[0]!r}; the kinds are {', '.join(ItemKind)}")
    return [ItemKind(name) for name in names]


def new_quiz(id: str, root: Path, kinds: Sequence[ItemKind] = ()) -> str:
    """The text of a new quiz file, with an item of each kind; refuses an id that is malformed or taken."""
    refuse_bad_id("quiz", id, root)
    items = "\n".join(_item(ITEM_NAME, kind, at) for at, kind in enumerate(kinds or FIRST_KINDS, 1))
    text = starter("quiz").replace("@@KINDS@@", _as_note(", ".join(ItemKind)))
    return text.replace("@@ITEMS@@", items).replace("@@ID@@", id)


def _as_note(words: str) -> str:
    return fill(words, 110, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def new_item(id: str, names: Sequence[str]) -> str:
    """An item to paste at the end of a quiz."""
    kinds = kinds_named(names)
    if len(kinds) != 1:
        raise NewFileError(f"an item is of one kind: add --kind with one of {', '.join(ItemKind)}")
    _refuse_malformed(id)
    return _item(id, kinds[0]).rstrip("\n")


def _item(id: str, kind: ItemKind, number: int | None = None) -> str:
    words = kind.replace("-", " ")
    heading = f"Item {number}: {words}" if number else words.capitalize()
    text = starter("item").replace("@@OWN@@", starter(f"kinds/{kind}")).replace("@@ID@@", id)
    return text.replace("@@KIND@@", kind).replace("@@HEADING@@ ", f"{heading} ".ljust(HEADING_WIDTH, "-"))


def write(kind: Kind, id: str, text: str, root: Path) -> str:
    """Write the file and return what to do next."""
    path = Path(ROOMS[kind]) / f"{id}.yml"
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    with (root / path).open("x", encoding="utf-8", newline="\n") as file:  # x: never over an author's work
        file.write(text)
    return f"{path.as_posix()} is written. Fill in what is marked, then: ./course check {path.as_posix()}"


def starter(name: str) -> str:
    return (STARTERS / f"{name}.yml").read_text(encoding="utf-8")


def refuse_bad_id(kind: Kind, id: str, root: Path) -> None:
    _refuse_malformed(id)
    for path in (Path(ROOMS[kind]) / f"{id}{ending}" for ending in (".yml", ".yaml")):
        if (root / path).exists() or (root / path).is_symlink():
            raise NewFileError(f"{path.as_posix()} exists already; choose another id")


def _refuse_malformed(id: str) -> None:
    if not _ID.match(id) or len(id) > LONGEST_ID:
        near = suggested_id(id)
        hint = f"; did you mean `{near}`?" if near else ""
        raise NewFileError(f"{id!r} is no id: lower-case words joined by hyphens, as in `mei-lin`{hint}")


def suggested_id(words: str) -> str:
    """The nearest id: accents, capitals, spaces and an ending taken away."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    name = re.sub(r"\.ya?ml$", "", bare.strip().lower()).rpartition("/")[2]
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-").lstrip("0123456789-")[:LONGEST_ID].rstrip("-")
