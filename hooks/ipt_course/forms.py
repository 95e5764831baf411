"""Two forms of a module's questions, one for before and one for after: an item of every objective in each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations, product

from ipt_course.course import Course, Module
from ipt_course.model import Item, ItemKind, Objective

Pair = tuple[Item, Item]


@dataclass(frozen=True)
class Forms:
    """`before[n]` and `after[n]` test `objectives[n]`."""

    module: Module
    objectives: tuple[Objective, ...]
    before: tuple[Item, ...]
    after: tuple[Item, ...]


def draw_forms(course: Course, module: Module) -> Forms | None:
    """The same for the same items, whoever builds; None where no objective has two items that are scored."""
    items = [item for quiz in course.quizzes_of(module.id) for item in quiz.items]
    pairs = {objective: pair for objective in module.objectives if (pair := closest(items, objective.id))}
    if not pairs:
        return None
    before, after = zip(*balanced(list(pairs.values())), strict=True)
    return Forms(module, tuple(pairs), before, after)


def has_forms(course: Course, module: Module) -> bool:
    """Asked where nothing of them is shown: to draw them takes a hundred times as long."""
    items = [item for quiz in course.quizzes_of(module.id) for item in quiz.items]
    return any(closest(items, objective.id) for objective in module.objectives)


def drawn_forms(course: Course) -> dict[str, Forms]:
    """The forms of every module that has them, in the order of the modules."""
    drawn = ((id, draw_forms(course, module)) for id, module in course.modules.items())
    return {id: forms for id, forms in drawn if forms}


def closest(items: Iterable[Item], objective: str) -> Pair | None:
    """The two items of an objective that are most alike: as difficult, and of one kind."""
    scored = [item for item in items if item.objective == objective and item.kind is not ItemKind.REFLECTION]
    return min(combinations(scored, 2), key=_unlike, default=None)


def _unlike(pair: Pair) -> tuple[int, bool, str]:
    one, other = pair
    return abs(one.difficulty - other.difficulty), one.kind != other.kind, _lot(pair)


def balanced(pairs: Sequence[Pair]) -> list[Pair]:
    """Each pair turned so that both forms are as difficult as can be; of equal ways the lot decides."""
    ways = [
        [pair[::-1] if turned else pair for pair, turned in zip(pairs, turns, strict=True)]
        for turns in product((False, True), repeat=len(pairs))
    ]
    return min(ways, key=lambda way: (abs(sum(one.difficulty - other.difficulty for one, other in way)), _lots(way)))


def _lot(pair: Pair) -> str:
    """A throw of the dice that falls alike every time."""
    return sha256(" ".join(item.id for item in pair).encode()).hexdigest()


def _lots(way: Iterable[Pair]) -> str:
    return sha256("".join(map(_lot, way)).encode()).hexdigest()
