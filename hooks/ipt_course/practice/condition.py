"""`alliance <= 1 and linked = 0`: a condition over the state. Parsed here; nothing is ever evaluated as code."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

OPERATORS: Mapping[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_TEST = re.compile(r"([a-z][a-z0-9-]*) *(<=|>=|!=|=|<|>) *([0-9])")
_AND = re.compile(r" +and +")
HOW = f"Write STATE OPERATOR NUMBER, joined by `and`; the operators are {' '.join(OPERATORS)}."


@dataclass(frozen=True)
class Test:
    state: str
    sign: str
    number: int

    def __str__(self) -> str:
        return f"{self.state} {self.sign} {self.number}"


@dataclass(frozen=True)
class Condition:
    """All of its tests must hold."""

    tests: tuple[Test, ...]

    def holds(self, values: Mapping[str, int]) -> bool:
        return all(OPERATORS[test.sign](values[test.state], test.number) for test in self.tests)

    @property
    def states(self) -> tuple[str, ...]:
        return tuple(test.state for test in self.tests)

    def __str__(self) -> str:
        """One space around everything: the form that the page's script reads."""
        return " and ".join(map(str, self.tests))


def parse_condition(text: str) -> Condition | str:
    """The condition, or the part of the text that is none."""
    tests = []
    for part in _AND.split(text.strip()):
        match = _TEST.fullmatch(part)
        if match is None:
            return part
        tests.append(Test(match[1], match[2], int(match[3])))
    return Condition(tuple(tests))
