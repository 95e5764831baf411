"""A new practice session, transcript or drill: a commented file with every place to fill in marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from textwrap import fill

from ipt_course.load.document import ExerciseKind
from ipt_course.model.words import Effect
from ipt_course.new import refuse_bad_id, starter
from ipt_course.practice.model import DEBRIEF
from ipt_course.practice.vocabulary import Habit, MarkerId, Technique

TURNS, LINES, MARKS, SLIPS, CRITERIA, RUNGS = 6, 26, 6, 2, 3, 3
EFFECTS = (Effect.SKILLED, Effect.ACCEPTABLE, Effect.UNHELPFUL)
TECHNIQUE = "        technique: <<FILL IN the technique>>\n"
CHANGES = {Effect.SKILLED: "        changes: {alliance: 1}\n", Effect.UNHELPFUL: "        changes: {alliance: -1}\n"}
WIDTH = 118
HOW = ("plain", "harder to say", "artful")


def new_exercise(kind: ExerciseKind, id: str, root: Path) -> str:
    """The text of a new file of that kind; refuses an id that is malformed or taken."""
    refuse_bad_id(kind, id, root)
    text = _filled(starter(kind), PARTS[kind]())
    return _filled(text, {**_words(), "ID": id, "MONTH": f"{date.today():%Y-%m}"})


def _words() -> dict[str, str]:
    """The words to choose from, as notes."""
    return {"TECHNIQUES": ", ".join(Technique), "MARKERS": ", ".join(MarkerId), "HABITS": ", ".join(Habit)}


def _filled(text: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        text = text.replace(f"@@{name}@@", part)
    return "\n".join(map(_broken, text.split("\n")))


def _broken(line: str) -> str:
    """A note that has grown too long, on as many lines as it needs."""
    indent = line[: len(line) - len(line.lstrip())]
    if not line.lstrip().startswith("# ") or len(line) <= WIDTH:
        return line
    first = f"{indent}# "
    return fill(line.lstrip()[2:], WIDTH, initial_indent=first, subsequent_indent=first, break_on_hyphens=False)


def _joined(parts: Iterable[str]) -> str:
    return "".join(parts).rstrip("\n")


def _session() -> dict[str, str]:
    turns = [_turn(number) for number in range(1, TURNS + 1)]
    path = [f"turn-{number}-{'abc'[_order(number).index(Effect.SKILLED)]}" for number in range(1, TURNS + 1)]
    return {"TURNS": _joined(turns), "PATH": ", ".join(path)}


def _order(number: int) -> tuple[Effect, ...]:
    """Another place for the good reply in each turn."""
    return tuple(EFFECTS[(place + number) % len(EFFECTS)] for place in range(len(EFFECTS)))


def _turn(number: int) -> str:
    following = f"turn-{number + 1}" if number < TURNS else DEBRIEF
    replies = "".join(
        _filled(starter("exercise/reply"), {
            "REPLY": f"turn-{number}-{letter}", "EFFECT": effect, "NEXT": following,
            "OWN": ("" if effect is Effect.UNHELPFUL else TECHNIQUE) + CHANGES.get(effect, ""),
        })
        for letter, effect in zip("abc", _order(number), strict=True)
    )  # fmt: skip
    notes, own = ("exercise/turn-notes", starter("exercise/reply-notes")) if number == 1 else ("", "")
    text = _filled(starter("exercise/turn"), {"TURN": f"turn-{number}", "REPLIES": (own + replies).rstrip("\n")})
    return (starter(notes) if notes else "") + text


def _transcript() -> dict[str, str]:
    names = [f"{'TP'[number % 2]}{number // 2 + 1}" for number in range(LINES)]
    return {
        "LINES": _joined(
            _filled(starter("exercise/line"), {"WHO": "patient" if name[0] == "P" else "therapist", "NAME": name})
            for name in names
        ),
        "MARKS": _joined(_filled(starter("exercise/mark"), {"NAME": f"T{at}"}) for at in range(1, MARKS + 1)),
        "SLIPS": _joined(_filled(starter("exercise/slip"), {"NAME": f"T{at}"}) for at in range(1, SLIPS + 1)),
    }


def _drill() -> dict[str, str]:
    models = _joined(_filled(starter("exercise/model"), {"HOW": how}) for how in HOW)
    return {
        "CRITERIA": _joined(starter("exercise/criterion") for _ in range(CRITERIA)),
        "RUNGS": _joined(_filled(starter("exercise/rung"), {"MODELS": models}) for _ in range(RUNGS)),
    }


PARTS: dict[ExerciseKind, Callable[[], dict[str, str]]] = {
    "session": _session,
    "transcript": _transcript,
    "drill": _drill,
}
