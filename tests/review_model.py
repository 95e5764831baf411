"""When an item comes back for review: written from the rules in words, and from nothing in docs/assets.

The rules. An answer that was not right, would harm or was not sure brings its item into the review. It comes back
after 1 day. A sound answer (right, no harm, not guessed) on or after the item's day sends it on to 3, 7, then 21 days;
a sound one after 21 days takes it out. Anything not sound starts again at 1 day. A sound answer before the item's day
counts for nothing. An answer whose certainty was not asked, as in a check within the text, is sound if it is right.

A record holds the last 20 attempts. If it is full, nobody knows what came before, and its first counts as one that
brought the item in. An answer given to another revision sends its item on, but as from the first step. Reflections are
never scored and never come back.

The clock. A day is 24 hours of the learner's own clock. The device remembers what the clock showed last and, from a
jump back until it has got there again, the time that it is behind. An attempt dated after the present cannot be dated:
it is counted from when it was first met. An attempt made while the clock was behind is counted by its own date as long
as the clock has not reached the time that it was behind; from then on, from when it was first met after that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

DAY = 86_400_000  # milliseconds, as all times here
WAITS = (1, 3, 7, 21)
MOST, RECORD = 20, 20


@dataclass(frozen=True)
class Attempt:
    revision: int
    right: bool | None  # right and harmless; None: never scored
    certainty: str | None
    at: int
    seen: int | None = None
    behind: int | None = None

    @property
    def sound(self) -> bool:
        return bool(self.right) and self.certainty != "guessing"


@dataclass(frozen=True)
class Place:
    """In review: the attempt from which its time runs, and how many days it must wait under that revision."""

    start: Attempt
    climbed: int

    def days(self, revision: int) -> int:
        return WAITS[self.climbed] if revision == self.start.revision else WAITS[0]


def began(attempt: Attempt, now: int) -> int | None:
    """When the attempt's time began; None while nobody knows."""
    if attempt.behind is None or now < attempt.behind:
        if attempt.at <= now:
            return attempt.at
        met = attempt.seen
    else:
        met = attempt.seen if attempt.seen is not None and attempt.seen >= attempt.behind else None
    return met if met is not None and met <= now else None


def passed(attempt: Attempt, now: int) -> int:
    start = began(attempt, now)
    return 0 if start is None else now - start


def place(record: Sequence[Attempt]) -> Place | None:
    scored = [attempt for attempt in record if attempt.right is not None]
    if not scored:
        return None
    # Nothing before the last unsound answer matters.
    unsound = [number for number, attempt in enumerate(scored) if not attempt.sound]
    if unsound:
        now_at, rest = Place(scored[unsound[-1]], 0), scored[unsound[-1] + 1 :]
    elif len(record) >= RECORD and record[0].right is not None:
        now_at, rest = Place(scored[0], 0), scored[1:]
    else:
        doubted = [number for number, attempt in enumerate(scored) if attempt.certainty == "fairly-sure"]
        if not doubted:
            return None
        now_at, rest = Place(scored[doubted[0]], 0), scored[doubted[0] + 1 :]
    return _climbed(now_at, rest)


def _climbed(place_now: Place, rest: Sequence[Attempt]) -> Place | None:
    for number, attempt in enumerate(rest):
        if passed(place_now.start, attempt.at) < place_now.days(attempt.revision) * DAY:
            continue
        climbed = place_now.climbed + 1 if attempt.revision == place_now.start.revision else 1
        if climbed == len(WAITS):
            return _again(rest[number + 1 :])
        place_now = Place(attempt, climbed)
    return place_now


def _again(rest: Sequence[Attempt]) -> Place | None:
    """After it has left, only a doubt can bring it in: unsound answers have been dealt with."""
    for number, attempt in enumerate(rest):
        if attempt.certainty == "fairly-sure":
            return _climbed(Place(attempt, 0), rest[number + 1 :])
    return None


def wait(there: Place, revision: int, now: int) -> int:
    """Milliseconds until the item is due, 0 or less when it is."""
    return there.days(revision) * DAY - passed(there.start, now)


def met(start: Attempt, now: int) -> Attempt:
    """The attempt after a page has met it: if it cannot be dated it is counted from now, unless it is already."""
    stale = start.behind is not None and now >= start.behind and start.seen is not None and start.seen < start.behind
    if began(start, now) is not None or (start.seen is not None and not stale):
        return start
    return replace(start, seen=now)


@dataclass
class Clock:
    shown: int | None = None
    behind: int | None = None

    def show(self, now: int) -> int | None:
        """The clock is looked at; gives the time that it is behind."""
        if self.shown is not None and now < self.shown:
            self.behind = self.shown
        elif self.behind is not None and now >= self.behind:
            self.behind = None
        self.shown = now
        return self.behind


def sitting(waits: Mapping[str, tuple[str, int]]) -> list[str]:
    """What to ask now, of item → (module, wait): the twenty longest overdue, modules mixed."""
    due = sorted((item for item, (_, left) in waits.items() if left <= 0), key=lambda item: (waits[item][1], item))
    left, asked = due[:MOST], list[str]()
    while left:
        before = waits[asked[-1]][0] if asked else None
        others = [item for item in left if waits[item][0] != before] or left
        pressing = [
            module for module, number in Counter(waits[item][0] for item in left).items() if number * 2 > len(left)
        ]
        chosen = next((item for item in others if waits[item][0] in pressing), others[0])
        asked.append(chosen)
        left.remove(chosen)
    return asked
