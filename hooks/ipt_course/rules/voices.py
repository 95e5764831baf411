"""Who speaks in a text of an exercise: a patient may say what the course may not, and a slip shows what it warns of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from ipt_course.load.document import EXERCISES, Document
from ipt_course.load.places import KeyPath
from ipt_course.rules.case_words import Placed, blanked, flat, narration

_OF_A_PATIENT = ("patient", "thought", "answer")
_NOT_TO_BE_SAID = ("unhelpful", "harmful")
# `*He looks away.*`: what is done while somebody speaks. `**so**` is a word that is stressed.
_DONE = re.compile(r"(?<!\*)\*(?!\*)[^*]+\*(?!\*)")


class Voice(Enum):
    """`SLIP` is what the therapist says and the file itself marks as unhelpful, harmful or a habit."""

    AUTHOR = "author"
    PATIENT = "patient"
    THERAPIST = "therapist"
    SLIP = "slip"


def lines_of(document: Document, voice: Voice) -> Iterator[Placed]:
    """What is said so, each text on one line a paragraph."""
    for path, text in document.source.texts if document.kind in EXERCISES else ():
        if voice_at(document, path) is voice:
            yield path, flat(text.strip())


def voice_at(document: Document, path: KeyPath) -> Voice:
    """Read from the file as it stands: a fault elsewhere in it changes nobody's voice."""
    field, around = path[-1], document.source.at(path[:-1])
    if document.kind == "session":
        return _in_session(str(field), path, around)
    if document.kind == "transcript":
        return _in_transcript(document, str(field), path)
    if field != "says":
        return Voice.AUTHOR
    return Voice.SLIP if "slip" in path else Voice.THERAPIST if "models" in path else Voice.PATIENT


def _in_session(field: str, path: KeyPath, reply: dict[str, object]) -> Voice:
    if field in _OF_A_PATIENT:
        return Voice.PATIENT
    if field != "text" or "replies" not in path:
        return Voice.AUTHOR
    return Voice.SLIP if reply.get("habit") or reply.get("effect") in _NOT_TO_BE_SAID else Voice.THERAPIST


def _in_transcript(document: Document, field: str, path: KeyPath) -> Voice:
    if field == "instead":
        return Voice.THERAPIST
    if field != "says":
        return Voice.AUTHOR
    at = path[:-1]
    if document.source.at((*at, "who")) != "therapist":
        return Voice.PATIENT
    return Voice.SLIP if _line_name(document, at) in _slips(document) else Voice.THERAPIST


def _line_name(document: Document, at: KeyPath) -> str:
    """T3 for the third line of the therapist."""
    before = range(int(at[-1]) + 1)
    return f"T{sum(document.source.at((*at[:-1], number, 'who')) == 'therapist' for number in before)}"


def _slips(document: Document) -> set[str]:
    slips = document.source.at(("slips",))
    return {str(one.get("line")) for one in slips if isinstance(one, dict)} if isinstance(slips, list) else set()


def authors_words(document: Document, path: KeyPath, text: str) -> str:
    """The text with all that others say blanked out, each character in its place."""
    if voice_at(document, path) in (Voice.PATIENT, Voice.SLIP):
        text = _spoken_blanked(text)
    return narration(text)


def _spoken_blanked(text: str) -> str:
    """Only what stands between two single stars is left."""
    kept, begins = [], 0
    for match in _DONE.finditer(text):
        kept += [blanked(text[begins : match.start()]), match.group()]
        begins = match.end()
    return "".join([*kept, blanked(text[begins:])])
