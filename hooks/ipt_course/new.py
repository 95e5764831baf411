"""A new quiz or case: a commented file with every place to fill in marked."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from pathlib import Path

from ipt_course.load.document import Kind
from ipt_course.refusal import RefusalError

STARTERS = Path(__file__).parent / "starters"
ROOMS: dict[Kind, str] = {"quiz": "quizzes", "case": "cases"}
PEOPLE = 4
LONGEST_ID = 60
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*\Z")


class NewFileError(RefusalError):
    """Why no file was written, in words for its author."""

    status = 2


def new_quiz(id: str, root: Path) -> str:
    """The text of a new quiz file; refuses an id that is malformed or taken."""
    _refuse_bad_id("quiz", id, root)
    return _starter("quiz").replace("@@ID@@", id)


def new_case(id: str, root: Path) -> str:
    """The text of a new case file; refuses an id that is malformed or taken."""
    _refuse_bad_id("case", id, root)
    people = "".join(_starter("person").replace("@@NUMBER@@", str(number)) for number in range(1, PEOPLE + 1))
    text = _starter("case").replace("@@PEOPLE@@", people)
    return text.replace("@@MONTH@@", f"{date.today():%Y-%m}").replace("@@ID@@", id)


def write(kind: Kind, id: str, root: Path) -> str:
    """Write the file and return what to do next."""
    text = new_quiz(id, root) if kind == "quiz" else new_case(id, root)
    path = Path(ROOMS[kind]) / f"{id}.yml"
    (root / path).parent.mkdir(exist_ok=True)
    with (root / path).open("x", encoding="utf-8", newline="\n") as file:  # x: never over an author's work
        file.write(text)
    return f"{path.as_posix()} is written. Fill in what is marked, then: ./course check {path.as_posix()}"


def _starter(name: str) -> str:
    return (STARTERS / f"{name}.yml").read_text(encoding="utf-8")


def _refuse_bad_id(kind: Kind, id: str, root: Path) -> None:
    if not _ID.match(id) or len(id) > LONGEST_ID:
        near = suggested_id(id)
        hint = f"; did you mean `{near}`?" if near else ""
        raise NewFileError(f"{id!r} is no id: lower-case words joined by hyphens, as in `mei-lin`{hint}")
    for path in (Path(ROOMS[kind]) / f"{id}{ending}" for ending in (".yml", ".yaml")):
        if (root / path).exists() or (root / path).is_symlink():
            raise NewFileError(f"{path.as_posix()} exists already; choose another id")


def suggested_id(words: str) -> str:
    """The nearest id: accents, capitals, spaces and an ending taken away."""
    bare = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    name = re.sub(r"\.ya?ml$", "", bare.strip().lower()).rpartition("/")[2]
    return re.sub(r"[^a-z0-9]+", "-", name).strip("-").lstrip("0123456789-")[:LONGEST_ID].rstrip("-")
