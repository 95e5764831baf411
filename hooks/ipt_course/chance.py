"""What chance alone would do: exact distributions, no simulation and no seed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from math import lcm

Distribution = dict[Fraction, float]
CERTAIN_OF = 0.95


def convolved(parts: Iterable[tuple[Fraction, float]]) -> Distribution:
    """The sum of independent gains, each (gain, its probability) or nothing at all.

    With gains of 1 this is the Poisson-binomial distribution. Shares of a tie are fractions, so that
    equal sums meet exactly; they are counted in the largest unit that goes into all of them.
    """
    known = list(parts)
    unit = lcm(*(gain.denominator for gain, _ in known))
    sums = {0: 1.0}
    for gain, chance in known:
        step, after = int(gain * unit), defaultdict[int, float](float)
        for total, probability in sums.items():
            after[total] += probability * (1 - chance)
            after[total + step] += probability * chance
        sums = after
    return {Fraction(total, unit): probability for total, probability in sums.items()}


def at_least(sums: Distribution, observed: Fraction) -> float:
    return sum(probability for total, probability in sums.items() if total >= observed)


def at_most(sums: Distribution, observed: Fraction) -> float:
    return sum(probability for total, probability in sums.items() if total <= observed)


def interval(sums: Distribution) -> tuple[Fraction, Fraction]:
    """The shortest run of totals that cuts at most 2.5 % off either end."""
    tail = (1 - CERTAIN_OF) / 2
    ordered = sorted(sums)
    return _edge(ordered, sums, tail), _edge(ordered[::-1], sums, tail)


def _edge(ordered: list[Fraction], sums: Distribution, tail: float) -> Fraction:
    passed = 0.0
    for total in ordered:
        passed += sums[total]
        if passed > tail:
            return total
    return ordered[-1]
