"""How someone would do who knows nothing and goes by the looks of the options.

Each guesser looks for one thing and takes the option that has most of it; a tie is split evenly, so that
the result is the one to be expected and always the same. What chance would do is exact: the distribution
of the same sum if each key stood at an option drawn at random.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ipt_course.chance import convolved, interval
from ipt_course.course import Course
from ipt_course.rules.item_words import find_absolutes, hedges, tokens, warm_words
from ipt_course.rules.weighed import Group, ReadPart, single_key_groups
from ipt_course.rules.words import sentences

WITHIN = 0.03  # of chance, once the bank holds this many single-key questions:
LARGE_BANK = 150
# What makes a question open; `Have you asked him?` is a question and is not.
OPENING = frozenset({"what", "how", "which", "where", "who", "whom", "when", "why"})
_POSITIONS = ("first", "second", "third", "fourth")

Measures = Callable[[Sequence[ReadPart]], Sequence[int]]


def _each(measure: Callable[[ReadPart], int]) -> Measures:
    return lambda parts: [measure(part) for part in parts]


def _at(position: int) -> Measures:
    """The option there, or the last where there are fewer."""
    return lambda parts: [int(number == min(position, len(parts) - 1)) for number in range(len(parts))]


def _words_in(part: ReadPart, known: frozenset[str]) -> int:
    return sum(word in known for word in part.words)


def openness(part: ReadPart) -> int:
    """Question words inside questions: `What was said, and how?` has two, `Tell me what was said.` none."""
    asked = (text for _, text in sentences(part.text) if text.rstrip("\"'”’)").endswith("?"))
    return sum(token.word in OPENING for text in asked for token in tokens(text))


GUESSERS: dict[str, tuple[str, Measures]] = {
    "longest": ("the longest", _each(lambda part: part.length)),
    "shortest": ("the shortest", _each(lambda part: -part.length)),
    "no-absolute": ("one with no absolute", _each(lambda part: -min(1, len(find_absolutes(part.text))))),
    "most-hedged": ("the most hedged", _each(lambda part: _words_in(part, hedges()))),
    "warmest": ("the warmest", _each(lambda part: _words_in(part, warm_words()))),
    "most-open": ("the most open question", _each(openness)),
    **{name: (f"the {name}", _at(number)) for number, name in enumerate(_POSITIONS)},
    "last": ("the last", lambda parts: range(len(parts))),
}


@dataclass(frozen=True)
class Guess:
    """How one guesser does. `told_apart` counts the questions in which the options differ in what it looks for."""

    id: str
    name: str
    observed: float
    chance: float
    low: float
    high: float
    told_apart: int

    @property
    def inside(self) -> bool:
        return self.low <= self.observed <= self.high

    def as_dict(self) -> dict[str, Any]:
        numbers = {name: round(getattr(self, name), 4) for name in ("observed", "chance", "low", "high")}
        return {"id": self.id, **numbers, "told_apart": self.told_apart, "inside": self.inside}


def single_key_questions(course: Course) -> list[Group]:
    """Of the whole bank, cases included and samples not; a case-focus item is two questions."""
    return [group for item in course.learners_items() for group in single_key_groups(item)]


def guesses(groups: Sequence[Group]) -> Iterator[Guess]:
    for id, (name, measures) in GUESSERS.items() if groups else ():
        yield _guess(id, name, [_taken(group, measures) for group in groups], groups)


@dataclass(frozen=True)
class _Taken:
    """The options that one guesser cannot tell apart and takes, and whether the key is among them."""

    number: int
    with_key: bool


def _taken(group: Group, measures: Measures) -> _Taken:
    found = measures(group.parts)
    best = [part for part, value in zip(group.parts, found, strict=True) if value == max(found)]
    return _Taken(len(best), any(part.key for part in best))


def _guess(id: str, name: str, taken: Sequence[_Taken], groups: Sequence[Group]) -> Guess:
    sizes = [len(group.parts) for group in groups]
    observed = sum(Fraction(one.with_key, one.number) for one in taken)
    # Where all options tie there is nothing to be lucky about: a share, whatever the key.
    tied = sum((Fraction(1, size) for one, size in zip(taken, sizes, strict=True) if one.number == size), Fraction())
    told = [(one, size) for one, size in zip(taken, sizes, strict=True) if one.number < size]
    low, high = interval(convolved(_gains(told)))
    chance = sum(Fraction(1, size) for size in sizes)
    share = [float(total / len(groups)) for total in (observed, chance, low + tied, high + tied)]
    return Guess(id, name, observed=share[0], chance=share[1], low=share[2], high=share[3], told_apart=len(told))


def _gains(told: Iterable[tuple[_Taken, int]]) -> Iterator[tuple[Fraction, float]]:
    return ((Fraction(1, one.number), one.number / size) for one, size in told)


def report(course: Course) -> dict[str, Any]:
    """For `./course stats`; the keys are stable."""
    groups = single_key_questions(course)
    return {
        "single_key_questions": len(groups),
        "interval": "95 %, exact, of the same guess with keys drawn at random; ties split evenly",
        "guessers": [{**guess.as_dict(), "name": guess.name} for guess in guesses(groups)],
    }


def as_lines(numbers: dict[str, Any]) -> list[str]:
    """The same for a reader at a terminal."""
    count = numbers["single_key_questions"]
    lines = [f"Guessing {count} questions with one key".ljust(44) + "right   chance   95 % of chance"]
    for guess in numbers["guessers"]:
        name = f"who always take {guess['name']}".ljust(42)
        between = f"{guess['low']:>6.0%} to {guess['high']:.0%}"
        verdict = "" if guess["inside"] else "   outside"
        lines.append(f"{name}{guess['observed']:>7.0%}{guess['chance']:>9.0%}   {between}{verdict}")
    return lines
