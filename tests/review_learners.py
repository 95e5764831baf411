"""Learners over a year: when they come, what they answer, what their clocks and the course do meanwhile; by seed.

Each learner is lived through by review_model.py and leaves a script of what happened, which test_review_schedule.py
lets the browser's code live through as well. Nothing here asks the course's own code anything.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import review_model as model
from review_model import DAY, Attempt

BEGIN = 1_767_225_600_000  # the first of January 2026
YEAR = 365
MODULES, OF_EACH = 12, 22
BETWEEN = 40_000  # milliseconds from one answer to the next

Index = dict[str, dict[str, int]]  # module → item → revision


def releases(chance: random.Random) -> list[tuple[int, Index]]:
    """Day and state of the course: items are revised, taken out, brought back, moved and added."""
    now: Index = {f"module-{m}": {f"m{m}-{i}": 1 for i in range(OF_EACH)} for m in range(MODULES)}
    gone: dict[str, int] = {}
    found = [(0, now)]
    for number, day in enumerate(sorted(chance.sample(range(10, YEAR), 10))):
        now = {module: dict(items) for module, items in now.items()}
        for items in now.values():
            for id in list(items):
                luck = chance.random()
                if luck < 0.05:
                    items[id] += chance.choice((1, 1, 3))
                elif luck < 0.08:
                    gone[id] = items.pop(id)
                elif luck < 0.09:
                    now[chance.choice(list(now))][id] = items.pop(id)
            items[f"new-{number}-{chance.randrange(10**6)}"] = 1
        for id in chance.sample(sorted(gone), min(2, len(gone))):
            now[chance.choice(list(now))][id] = gone.pop(id) + chance.choice((0, 1))
        found.append((day, now))
    return found


@dataclass
class Learner:
    seed: int
    releases: list[tuple[int, Index]]
    tally: Counter[str]
    records: dict[str, list[Attempt]] = field(default_factory=dict)
    places: dict[str, model.Place] = field(default_factory=dict)  # of what is in review
    truly: dict[str, list[int]] = field(default_factory=dict)  # when each attempt of a record was really made
    script: list[dict[str, Any]] = field(default_factory=list)
    offset: int = 0  # how far the clock is ahead
    clock: model.Clock = field(default_factory=model.Clock)

    def __post_init__(self) -> None:
        self.chance = chance = random.Random(self.seed)
        self.skill = chance.uniform(0.35, 0.95)
        self.habit = chance.choice((0.03, 0.08, 0.2, 0.4))
        self.jumps = chance.choice(([], [], [YEAR], [-YEAR], [YEAR, -YEAR]))

    # ---------- the year ----------

    def live(self) -> None:
        for day in self.days():
            number, index = self.course_on(day)
            now = BEGIN + day * DAY + self.chance.randrange(DAY // 2)
            self.visit(now, number, index)
        # A year on, past every time that a clock has shown, all is met; and in three weeks all that comes back is due.
        self.offset = 0
        number, index = self.course_on(YEAR)
        for later in (0, 370, 392):
            waits = self.load(BEGIN + (YEAR + later) * DAY, number, index)
        assert all(left <= 0 for _, left in waits.values()), (self.seed, waits)

    def days(self) -> list[int]:
        """Some stay away for weeks or months; the clock may jump for one to three visits, and goes back."""
        days = [day for day in range(YEAR) if self.chance.random() < self.habit]
        for _ in range(self.chance.choice((0, 0, 1, 2))):
            away = self.chance.randrange(YEAR)
            length = self.chance.choice((14, 45, 120))
            days = [day for day in days if not away <= day < away + length]
        # Each jump is over, and the clock has been right once, before the next.
        self.away = {}
        at = 0
        for jump in self.jumps:
            at += self.chance.randrange(max(1, len(days) // 2))
            length = self.chance.randint(1, 3)
            self.away |= dict.fromkeys(days[at : at + length], jump * DAY)
            at += length + 1
        return days

    def course_on(self, day: int) -> tuple[int, Index]:
        self.offset = self.away.get(day, 0)
        return max((number, index) for number, (since, index) in enumerate(self.releases) if since <= day)

    # ---------- a visit ----------

    def load(self, truth: int, number: int, index: Index, tabs: int = 1) -> dict[str, tuple[str, int]]:
        """A page is opened: what has to be met is met. Gives what is in review, with how long it waits."""
        clock = truth + self.offset
        if self.records:
            self.clock.show(clock)
        for id, there in list(self.places.items()):
            if (start := model.met(there.start, clock)) is not there.start:
                record = [start if one is there.start else one for one in self.records[id]]
                self.set(id, record)
        items = {id: (module, revision) for module, some in index.items() for id, revision in some.items()}
        waits = {
            id: (items[id][0], model.wait(there, items[id][1], clock))
            for id, there in self.places.items()
            if id in items
        }
        asked = model.sitting(waits)
        told = sum(left for _, left in waits.values())
        load = {"load": clock, "release": number, "tabs": tabs}
        self.script.append({**load, "asked": asked, "many": len(waits), "sum": told})
        self.tally["loads"] += 1
        return waits

    def set(self, id: str, record: list[Attempt]) -> None:
        self.records[id] = record
        self.places.pop(id, None)
        if (there := model.place(record)) is not None:
            self.places[id] = there

    def visit(self, truth: int, number: int, index: Index) -> None:
        tabs = 2 if self.chance.random() < 0.15 else 1
        waits = self.load(truth, number, index, tabs)
        asked = model.sitting(waits)
        self.judge(asked, waits, index, truth)
        chance, item = self.chance, {id: revision for items in index.values() for id, revision in items.items()}
        if chance.random() < 0.2:
            asked = asked[: len(asked) // 2]  # had enough
        for at, id in enumerate(asked):
            # With two tabs open on the same twenty, the second goes on where the first one ended.
            self.answer(id, item[id], truth + at * BETWEEN, tab=0 if at % 3 else tabs - 1, certain=True)
            self.tally["asked in review"] += 1
        study = truth + len(asked) * BETWEEN
        for at in range(chance.choice((0, 0, 3, 10))):
            id = chance.choice(list(item))
            times = 25 if chance.random() < 0.002 else 3 if chance.random() < 0.1 else 1
            for again in range(times):  # a quiz may be taken again and again
                self.answer(id, item[id], study + at * BETWEEN + again * 900, tab=0, certain=chance.random() < 0.7)
        if chance.random() < 0.001:
            self.records, self.places, self.truly, self.clock = {}, {}, {}, model.Clock()
            self.script.append({"erase": True})
            self.tally["erased all"] += 1

    def answer(self, id: str, revision: int, truth: int, *, tab: int, certain: bool) -> None:
        chance = self.chance
        right = None if id.endswith("-7") else chance.random() < self.skill
        words = ["sure", "sure", "fairly-sure", "guessing"]
        certainty = chance.choice(words) if certain and right is not None else None
        clock = truth + self.offset
        before = self.places.get(id)
        made = Attempt(revision, right, certainty, clock, behind=self.clock.show(clock))
        self.set(id, [*self.records.get(id, []), made][-model.RECORD :])
        self.truly[id] = [*self.truly.get(id, []), truth][-model.RECORD :]
        self.nothing_is_lost(id, before, made)
        # A rating may be right without every point; attempts from before `sound` was kept have the score alone.
        score = None if right is None else 1 if right and self.seed % 3 else 0.75 if right else 0.5
        kept: dict[str, Any] = {"response": ["a"], "certainty": certainty, "score": score}
        if self.seed % 3 != 1:
            kept["sound"] = right
        self.script.append({"answer": id, "revision": revision, "at": clock, "tab": tab, "attempt": kept})
        self.tally["answers"] += 1
        self.tally["answers while the clock was wrong"] += self.offset != 0

    # ---------- what must hold ----------

    def nothing_is_lost(self, id: str, before: model.Place | None, made: Attempt) -> None:
        """What is in review leaves by a sound answer after the last wait, and in no other way."""
        after = self.places.get(id)
        if before is not None and after is None:
            waited = model.passed(before.start, made.at) >= before.days(made.revision) * DAY
            assert made.sound, (self.seed, id)
            assert waited, (self.seed, id)
            assert before.climbed == 3, (self.seed, id)
            self.tally["left the review"] += 1
        if made.right is not None and (not made.sound or (made.certainty == "fairly-sure" and before is None)):
            assert after is not None, (self.seed, id)

    def judge(self, asked: list[str], waits: dict[str, tuple[str, int]], index: Index, truth: int) -> None:
        items = {id: (module, revision) for module, some in index.items() for id, revision in some.items()}
        assert len(asked) == len(set(asked)) <= model.MOST
        assert set(asked) <= items.keys()
        for id in asked:
            record, there = self.records[id], self.places[id]
            if self.offset == 0:
                # By real time, whatever the stamps say. Fakes of a full record apart: their start is their first.
                real = self.truly[id][next(at for at, one in enumerate(record) if one is there.start)]
                assert truth - real >= there.days(items[id][1]) * DAY, (self.seed, id, there)
            self.tally["asked in a new text"] += there.start.revision != items[id][1]
        modules = [waits[id][0] for id in asked]
        together = sum(one == other for one, other in pairwise(modules))
        most = Counter(modules).most_common(1)[0][1] if modules else 0
        assert together == max(0, 2 * most - len(modules) - 1), modules
        due = sum(left <= 0 for _, left in waits.values())
        self.tally["most at once"] = max(self.tally["most at once"], len(asked))
        self.tally["most due"] = max(self.tally["most due"], due)
        self.tally["visits with more than twenty due"] += due > model.MOST
        self.tally["visits"] += 1
        self.tally["visits with a wrong clock"] += self.offset != 0
