"""How far one comes by looks alone: a learner who reads nothing but length, place or a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from ipt_course.model.words import Effect
from ipt_course.practice.model import DEBRIEF, Reply
from ipt_course.practice.play import Play

WORTH = {Effect.SKILLED: 1.0, Effect.ACCEPTABLE: 0.5}
GOOD_SCORE = 0.6
FEWEST = 4  # turns on which a look must point at one reply before it is judged
FEEL = re.compile(r"\bfe(?:el|els|elt|eling|elings)\b", re.IGNORECASE)
POLITE = re.compile(
    r"\b(?:please|thank you|thanks|sorry|would you|could you|may i|might i|i wonder|i should like|if you like)\b",
    re.IGNORECASE,
)
Choice = Callable[[Sequence[Reply]], Reply | None]


def _only(replies: Sequence[Reply], pattern: re.Pattern[str]) -> Reply | None:
    found = [reply for reply in replies if pattern.search(reply.text)]
    return found[0] if found else None


LOOKS: Mapping[str, Choice] = {
    "the longest reply": lambda replies: max(replies, key=lambda reply: len(reply.text)),
    "the shortest reply": lambda replies: min(replies, key=lambda reply: len(reply.text)),
    "the first reply": lambda replies: replies[0],
    "the last reply": lambda replies: replies[-1],
    "the reply with a question mark at its end": lambda replies: _only(replies, re.compile(r"\?\s*\Z")),
    "the reply with *feel*": lambda replies: _only(replies, FEEL),
    "the polite reply": lambda replies: _only(replies, POLITE),
}


def by_look(play: Play, choose: Choice) -> tuple[float, int]:
    """The mean worth of the replies that a look points at, and their number. Elsewhere the first is taken."""
    at, values = play.session.turns[0].id, dict(play.start)
    worth: list[float] = []
    while at != DEBRIEF:
        offered = play.offered(play.turns[at], values)
        pointed = choose(offered)
        if pointed:
            worth.append(WORTH.get(pointed.effect, 0.0))
        reply = pointed or offered[0]
        values = play.changed(reply, values)
        at = play.leads_to(reply, values)
    return (sum(worth) / len(worth) if worth else 0.0), len(worth)


def telling_looks(play: Play) -> Iterator[tuple[str, float]]:
    for look, choose in LOOKS.items():
        score, turns = by_look(play, choose)
        if turns >= FEWEST and score >= GOOD_SCORE:
            yield look, score
