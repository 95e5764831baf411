"""What is asked of a transcript beyond its shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ipt_course.fault import Fault
from ipt_course.load.places import KeyPath
from ipt_course.rules import transcript_codes as code
from ipt_course.transcripts.anchors import LEVELS, telling_anchors
from ipt_course.transcripts.lines import LINE_NAME, is_therapists, named_lines
from ipt_course.transcripts.model import Mark, Transcript, Voice

SOUND = 3  # from this level on


def transcript_faults(transcript: Transcript) -> Iterator[Fault]:
    yield from _lines_named(transcript)
    yield from _slips(transcript)
    yield from _marked_twice(transcript)
    for at, mark in _marks(transcript):
        yield from _one_mark(at, mark)
    yield from _levels(transcript)
    yield from _harm(transcript)
    yield from _voices(transcript)
    if all(len(mark.anchors) == len(LEVELS) for mark in transcript.marks):
        yield from telling_anchors(transcript)


def _marks(transcript: Transcript) -> Iterator[tuple[KeyPath, Mark]]:
    return ((("marks", number), mark) for number, mark in enumerate(transcript.marks))


def _lines_named(transcript: Transcript) -> Iterator[Fault]:
    """Evidence and slips, and every line of which a reason speaks."""
    lines = named_lines(transcript)
    for at, name, offset in _names(transcript):
        if name not in lines:
            those = [line for line in lines if line[0] == name[0]]
            told = f"the last of that speaker is {those[-1]}" if those else "that speaker says nothing"
            yield Fault(code.NO_SUCH_LINE, at, f"there is no line {name}; {told}", offset)


def _names(transcript: Transcript) -> Iterator[tuple[KeyPath, str, int | None]]:
    """Each with its place: a value, or an offset in a text."""
    for at, mark in _marks(transcript):
        yield from (((*at, "evidence", number), name, None) for number, name in enumerate(mark.evidence))
        yield from _spoken_of((*at, "why"), mark.why)
        yield from _spoken_of((*at, "near_why"), mark.near_why or "")
    for number, slip in enumerate(transcript.slips):
        yield ("slips", number, "line"), slip.line, None
        yield from _spoken_of(("slips", number, "told"), slip.told)


def _spoken_of(at: KeyPath, text: str) -> Iterator[tuple[KeyPath, str, int]]:
    return ((at, found[0], found.start()) for found in LINE_NAME.finditer(text))


def _slips(transcript: Transcript) -> Iterator[Fault]:
    for number, slip in enumerate(transcript.slips):
        if not is_therapists(slip.line):
            yield Fault(code.SLIP_OF_A_PATIENT, ("slips", number, "line"), f"{slip.line} is a line of the patient")


def _marked_twice(transcript: Transcript) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, mark in _marks(transcript):
        if mark.marker in seen:
            yield Fault(code.MARKED_TWICE, (*at, "marker"), f"`{mark.marker}` is already marked further up")
        seen.add(mark.marker)


def _one_mark(at: KeyPath, mark: Mark) -> Iterator[Fault]:
    if mark.level > LEVELS[0] and not any(map(is_therapists, mark.evidence)):
        message = f"level {mark.level} for `{mark.marker}`, and no line of the therapist shows it"
        yield Fault(code.NOT_SHOWN, (*at, "evidence"), message)
    if mark.near == mark.level:
        yield Fault(code.NEAR_WITHOUT_WORDS, (*at, "near"), f"{mark.near} is the authors' own level")
    if mark.near and not mark.near_why:
        yield Fault(code.NEAR_WITHOUT_WORDS, (*at, "near"), "`near` stands without `near_why`")
    if mark.near_why and not mark.near:
        yield Fault(code.NEAR_WITHOUT_WORDS, (*at, "near_why"), "`near_why` stands without `near`")
    if missing := [str(level) for level in LEVELS if str(level) not in mark.anchors]:
        yield Fault(code.ANCHOR_MISSING, (*at, "anchors"), f"no anchor for level {', '.join(missing)}")


def _levels(transcript: Transcript) -> Iterator[Fault]:
    levels = [mark.level for mark in transcript.marks]
    if min(levels) >= SOUND or max(levels) < SOUND:
        what = "3 or more" if min(levels) >= SOUND else "1 or 2"
        yield Fault(code.ONE_SIDED, ("marks",), f"every mark is {what}")
    if levels in (sorted(levels), sorted(levels, reverse=True)):
        yield Fault(code.LEVELS_IN_ORDER, ("marks",), f"the levels run {_listed(levels)}")


def _harm(transcript: Transcript) -> Iterator[Fault]:
    names = list(named_lines(transcript))
    told = {slip.line for slip in transcript.slips}
    for at, mark in _marks(transcript):
        if mark.level == LEVELS[0] and not told & _around(mark.evidence, names):
            message = f"`{mark.marker}` is potentially harmful, and no slip stands at {_listed(mark.evidence)}"
            yield Fault(code.HARM_NOT_TOLD, (*at, "level"), message)


def _around(evidence: Iterable[str], names: Sequence[str]) -> set[str]:
    """These lines, and after one of the patient the therapist's next: there stands what was left out."""
    answers, answer = {}, ""
    for name in reversed(names):
        answer = name if is_therapists(name) else answer
        answers[name] = answer
    return {line for name in evidence for line in (name, answers.get(name, ""))}


def _voices(transcript: Transcript) -> Iterator[Fault]:
    voices = [line.who for line in transcript.lines]
    for voice in Voice:
        if voices.count(voice) * 4 < len(voices):
            message = f"the {voice} has {voices.count(voice)} of {len(voices)} lines"
            yield Fault(code.ONE_VOICE, ("lines",), message)


def _listed(things: Iterable[object]) -> str:
    return ", ".join(map(str, things))
