"""references/effects.yml: the verified results that drawings and notebooks take their numbers from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from ipt_course.findings import Finding
from ipt_course.load.one_file import read_file
from ipt_course.load.places import KeyPath
from ipt_course.model import Authored, Id, Line, Place
from ipt_course.pages import Page, is_place
from ipt_course.paths import EFFECTS
from ipt_course.rules.link_codes import EFFECT_FAULT


class Measure(StrEnum):
    """What a difference is counted in."""

    D = "d"
    G = "g"
    NNT = "NNT"
    ODDS_RATIO = "odds ratio"
    RISK_RATIO = "risk ratio"
    POINTS = "points"
    PERCENTAGE_POINTS = "percentage points"


class Result(Authored):
    """What every result says of itself: where it was seen, in whom, and what may be said of it."""

    id: Id
    key: Line = Field(description="Its entry in references/ipt.bib.")
    people: Line = Field(description="Who, and when it was measured.")
    n: int | None = Field(default=None, ge=1, description="How many people; left out where it was not verified.")
    n_is: Line | None = Field(default=None, description="Of what `n` is the number, or why there is none.")
    significant: bool | None = Field(default=None, description="As the source reports it; left out where not seen.")
    says: Line = Field(description="What may be said of it, in a few words.")
    section: Place = Field(description="The place of the course that prints it.")


class Difference(Result):
    """One number for the distance between two arms, with its interval where that was verified."""

    kind: Literal["difference"]
    comparison: tuple[Line, Line] = Field(description="The arm named first, then the one it was compared with.")
    trials: int | None = Field(default=None, ge=1, description="Trials behind it, or behind the whole meta-analysis.")
    measure: Measure
    value: float
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    note: Line | None = Field(default=None, description="What a reader must know to read the number.")

    @property
    def interval(self) -> tuple[float, float] | None:
        return None if self.low is None or self.high is None else (self.low, self.high)

    @property
    def numbers(self) -> tuple[float, ...]:
        return (self.value, *(self.interval or ()))


class Arm(Authored):
    """One arm of a trial, and the share of it with the outcome."""

    arm: Line
    percent: float = Field(ge=0, le=100)
    count: int | None = Field(default=None, ge=0)
    n: int | None = Field(default=None, ge=1)


class Shares(Result):
    """What part of each arm had the outcome."""

    kind: Literal["shares"]
    outcome: Line
    better: Literal["higher", "lower"]
    of: Line = Field(description="Of whom the shares are: as reported, randomised, completers.")
    arms: list[Arm] = Field(min_length=2)

    @property
    def numbers(self) -> tuple[float, ...]:
        return tuple(arm.percent for arm in self.arms)


Effect = Annotated[Difference | Shares, Field(discriminator="kind")]


class Effects(Authored):
    effects: list[Effect] = Field(default_factory=list)


def results_by_id(root: Path) -> dict[str, Difference | Shares]:
    """For whoever draws them and needs no more of the course."""
    _, read, _ = read_file(Effects, root, EFFECTS)
    return {result.id: result for result in read.effects} if read else {}


def read_effects(
    root: Path, pages: Mapping[str, Page], references: Set[str]
) -> tuple[dict[str, Difference | Shares], list[Finding]]:
    """The results by id, and what is wrong with them."""
    source, read, findings = read_file(Effects, root, EFFECTS)
    results = read.effects if read else []
    faults = [
        EFFECT_FAULT.at(EFFECTS, source.place(("effects", number, *at)), told)
        for number, result in enumerate(results)
        for at, told in _faults(result, pages, references)
    ]
    ids = [result.id for result in results]
    faults += [
        EFFECT_FAULT.at(EFFECTS, source.place(("effects", number, "id")), f"`{id}` is the id of an earlier result")
        for number, id in enumerate(ids)
        if id in ids[:number]
    ]
    return {result.id: result for result in results}, [*findings, *faults]


def _faults(
    result: Difference | Shares, pages: Mapping[str, Page], references: Set[str]
) -> Iterator[tuple[KeyPath, str]]:
    if result.key not in references:
        yield ("key",), f"`{result.key}` is no entry of the bibliography"
    page = result.section.partition("#")[0]
    if not is_place(result.section, pages):
        yield ("section",), f"`{result.section}` is no place of the course"
    elif result.key in references and result.key not in pages[page].cited:
        yield ("section",), f"{page} does not cite `{result.key}`"
    if isinstance(result, Difference):
        if (result.low is None) != (result.high is None):
            yield ("value",), "an interval needs both `low` and `high`"
        elif result.interval and not result.interval[0] <= result.value <= result.interval[1]:
            yield ("value",), "the value lies outside its interval"
