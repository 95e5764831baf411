"""`./course export`: the bank into a file of another program's format."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from ipt_course.exports.bank import Bank
from ipt_course.exports.cannot import summary
from ipt_course.exports.question import one_by_one
from ipt_course.refusal import RefusalError

# Where a question asks one thing; a card of Anki asks what the item asks.
SPLIT = ("gift", "moodle-xml", "qti")
WRITERS: Mapping[str, str] = {"anki": "anki", "gift": "gift", "moodle-xml": "moodle_xml", "qti": "qti"}
ADDRESS = re.compile(r"https?://[^\s\"'<>]+")


class ExportError(RefusalError):
    """Nothing was written; the text says why."""


class UsageError(ExportError):
    """The command was put wrongly."""

    status = 2


def made_now() -> int:
    """The time that the export gives itself; SOURCE_DATE_EPOCH sets it, for the same bytes again."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    if said and not said.isdecimal():
        raise UsageError(f"SOURCE_DATE_EPOCH={said}: expected the seconds since 1970, as a whole number")
    return int(said or time.time())


def refuse_bad_address(site: str) -> None:
    if site and not ADDRESS.fullmatch(site):
        raise UsageError(
            f"--site-url {site}: an address begins with https:// or http://, as in https://example.org/ipt/"
        )


def refuse_bad_path(path: Path, force: bool) -> None:
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder; name a file in it")
        if not path.parent.is_dir():
            raise UsageError(f"there is no folder {path.parent}; make it first")
        if path.exists() and not force:
            raise ExportError(f"{path} exists; name another file, or say --force to write over it")
    except OSError as error:  # a name that no file can have
        raise UsageError(f"{path} cannot be a file: {error.strerror}") from error


def export(form: str, bank: Bank, path: Path) -> list[str]:
    """Write the file, whole or not at all; return what there is to say of it."""
    write: Callable[[Bank], bytes] = import_module(f"ipt_course.exports.{WRITERS[form]}").write
    data = write(bank)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        os.replace(beside, path)  # noqa: PTH105  (one rename, on Windows too)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise ExportError(f"{path} cannot be written: {error.strerror}") from error
    questions = sum(len(one_by_one(one)) for one in bank.questions) if form in SPLIT else len(bank.questions)
    return summary(form, bank, questions)
