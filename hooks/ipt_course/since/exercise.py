"""What a record of an exercise rests on: a path through a session, marks for a transcript, ticks of a drill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ipt_course.drills.model import Drill
from ipt_course.exercises.model import Exercise
from ipt_course.practice.model import Reply, Session, Turn
from ipt_course.practice.places import replies
from ipt_course.since.meaning import Facts, Meaning, PartName, Wording, plain_words, words
from ipt_course.transcripts.model import Mark, Transcript, Voice


def meaning_of_exercise(exercise: Exercise) -> Meaning:
    if isinstance(exercise, Session):
        return _session(exercise)
    if isinstance(exercise, Transcript):
        return _transcript(exercise)
    assert isinstance(exercise, Drill)
    return _drill(exercise)


def wording_of_exercise(exercise: Exercise) -> Wording:
    parts = {name: plain_words(text) for name, text in _texts(exercise)}
    # What is often the same, such as a silence, is not told apart by its words.
    counted = Counter((name[0], text) for name, text in parts.items())
    telling = {name: text for name, text in parts.items() if counted[name[0], text] == 1}
    return Wording(words(plain_words(exercise.title), *parts.values()), telling)


def _texts(exercise: Exercise) -> Iterator[tuple[PartName, str]]:
    if isinstance(exercise, Session):
        yield from ((("turn", turn.id), turn.patient) for turn in exercise.turns)
        yield from ((("reply", reply.id), reply.text) for _, _, reply in replies(exercise))
    elif isinstance(exercise, Transcript):
        names = _line_names(exercise)
        yield from ((("line", name), line.says) for name, line in zip(names, exercise.lines, strict=True))
    elif isinstance(exercise, Drill):
        yield from ((("criterion", one.id), one.statement) for one in exercise.criteria)
        yield from ((("rung", rung.id), rung.says) for rung in exercise.rungs)


# ---------- a session ----------


def _session(session: Session) -> Meaning:
    facts: dict[PartName, Facts] = {
        ("session", session.id): {"{} begins with another turn": session.turns[0].id},
        **{("turn", turn.id): {"{} calls for other markers": _listed(turn.due)} for turn in session.turns},
        **{
            ("state", one.id): {"{} has other bounds": f"{one.lowest} {one.starts} {one.highest}"}
            for one in session.state
        },
        **{("reply", reply.id): _of_a_reply(turn, reply) for _, turn, reply in replies(session)},
    }
    return Meaning("session", frozenset(facts), frozenset(), facts=facts)


def _of_a_reply(turn: Turn, reply: Reply) -> Facts:
    ways = [f"{fork.when}:{fork.to}" for fork in reply.forks]
    earned = [f"{marker}:{level}" for marker, level in reply.markers.items()]
    return {
        "the effect of {} was {} and is {}": reply.effect,
        "{} is said in another turn": turn.id,
        "{} is offered elsewhere": reply.when or "",
        "{} changes the state otherwise": _listed(f"{name}:{by}" for name, by in reply.changes.items()),
        "{} leads elsewhere": " ".join((*ways, reply.next)),
        "{} earns other markers": _listed(earned),
        "{} is another habit, or none": reply.habit or "",
    }


# ---------- a transcript ----------


def _transcript(transcript: Transcript) -> Meaning:
    slips = {slip.line: slip.habit or "slip" for slip in transcript.slips}
    facts: dict[PartName, Facts] = {
        **{("line", name): {"{} is another slip, or none": slips.get(name, "")} for name in _line_names(transcript)},
        **{("mark", mark.marker): _of_a_mark(mark) for mark in transcript.marks},
    }
    return Meaning("transcript", frozenset(facts), frozenset(), facts=facts)


def _of_a_mark(mark: Mark) -> Facts:
    return {
        "the level of {} was {} and is {}": str(mark.level),
        "{} is shown by other lines": _listed(mark.evidence),
        "{} can be given another level, or no other": str(mark.near or ""),
    }


def _line_names(transcript: Transcript) -> list[str]:
    spoken: Counter[Voice] = Counter()
    names = []
    for line in transcript.lines:
        spoken[line.who] += 1
        names.append(f"{line.who[0].upper()}{spoken[line.who]}")
    return names


# ---------- a drill ----------


def _drill(drill: Drill) -> Meaning:
    facts: dict[PartName, Facts] = {
        ("drill", drill.id): {"the skill of {} was {} and is {}": drill.skill},
        **{("criterion", one.id): {} for one in drill.criteria},
        **{("rung", rung.id): {} for rung in drill.rungs},
    }
    return Meaning("drill", frozenset(facts), frozenset(), facts=facts)


def _listed(facts: Iterable[str]) -> str:
    return " ".join(sorted(facts))
