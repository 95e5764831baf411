"""The questions that `./course new case` asks on a terminal. Nothing is written here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from ipt_course.fill import one_line
from ipt_course.model import Adaptation, Choice, Population
from ipt_course.new import refuse_bad_id, suggested_id
from ipt_course.new_case import Seed, names_in, refuse_too_many
from ipt_course.refusal import RefusalError

WELCOME = """\
A few questions about a person you invent. Enter takes what stands in [brackets]; all of it can be changed in the
file later. Ctrl-C stops, and nothing is written."""
LATER = "later"
_MORE_THAN_A_NAME = re.compile(r"[\d,:/()&]|\b(?:and|Dr|Mr|Mrs|Ms|Miss|Prof|Professor)\b\.?", re.IGNORECASE)
LONGEST = 300  # characters of an answer: longer ones belong in the file


@dataclass(frozen=True)
class Question:
    """One question; `words` gives each of its answers a meaning, or nothing where any text will do."""

    field: str
    asks: str
    usual: str = LATER
    words: dict[str, str] | None = None


QUESTIONS = (
    Question("name", "The patient's given name"),
    Question("seed", "In one line: who is it, and what has happened?"),
    Question("title", "A neutral title that does not tell the focus, such as Dinner for two"),
    Question(
        "population",
        "Which time of life?",
        Population.ADULT,
        {
            Population.ADOLESCENT: "under eighteen; adds consent and safeguarding",
            Population.ADULT: "eighteen to about sixty-five",
            Population.PERINATAL: "pregnant, or in the year after; adds what is asked about the baby",
            Population.OLDER_ADULT: "over about sixty-five",
        },
    ),
    Question(
        "area",
        "Which focus will turn out to be right?",
        LATER,
        {
            Choice.GRIEF: "somebody has died",
            Choice.ROLE_DISPUTE: "two people want different things of each other",
            Choice.ROLE_TRANSITION: "life has changed: a move, a birth, an illness, a job",
            Choice.INTERPERSONAL_DEFICITS: "few or no people, and none of the other three",
            Choice.ANOTHER_PATHWAY: "something else comes first: safety, an emergency",
            LATER: "leave it open",
        },
    ),
    Question(
        "adaptation",
        "Which form of IPT?",
        Adaptation.INDIVIDUAL,
        {
            Adaptation.INDIVIDUAL: "face to face, twelve to sixteen sessions",
            Adaptation.IPT_A: "for adolescents",
            Adaptation.IPT_B: "brief, up to eight sessions",
            Adaptation.IPC: "counselling in general care, up to six",
            Adaptation.IPSRT: "for bipolar disorder, with social rhythm",
            Adaptation.GROUP: "in a group",
            Adaptation.PERINATAL: "in pregnancy and the year after",
            Adaptation.LATE_LIFE: "in later life",
            Adaptation.TELEPHONE: "by telephone",
            Adaptation.VIDEO: "by video",
        },
    ),
    Question("setting", "Where and how often do they meet?", "A community clinic, weekly, face to face"),
    Question("region", "What kind of place do they live in? Nothing finer than a region", "A large port city"),
    Question("people", "Who is in the patient's life? Invented given names, four to eight, with commas"),
    Question("author", "Your name, as it should be printed"),
)


def ask(id: str, seed: Seed, root: Path) -> tuple[str, Seed]:
    """Everything that the command line has not already said; the id last, made from the name or the title."""
    click.echo(WELCOME)
    for question in QUESTIONS:
        if not getattr(seed, question.field):
            answer: Any = _answer(question)
            seed = replace(seed, **{question.field: answer})
    return id or _id(seed, root), seed


def _answer(question: Question) -> str | tuple[str, ...]:
    click.echo()
    if question.words:
        for number, (word, means) in enumerate(question.words.items(), 1):
            click.echo(f"  {number:>2}  {word:<24} {means}")
    said = _again_until(question.asks, question.usual, lambda said: _read(question, said))
    if question.field == "people":
        return names_in(said)
    return said


def _read(question: Question, said: str) -> str:
    """The answer as it is kept; a refusal says what was expected."""
    said = one_line(said)
    if said == LATER:
        return ""
    if question.words:
        return _chosen(said, tuple(question.words))
    if len(said) > LONGEST:
        raise RefusalError(f"that is {len(said)} characters; a line is enough here, the file has room for the rest")
    if question.field in ("name", "people"):
        _refuse_no_names((said,) if question.field == "name" else names_in(said))
    if question.field == "people":
        refuse_too_many(names_in(said))
    return said


def _refuse_no_names(names: tuple[str, ...]) -> None:
    for name in names:
        if found := _MORE_THAN_A_NAME.search(name):
            raise RefusalError(
                f"`{found.group().strip()}` is no part of a given name; who people are is asked in the file. "
                "Write given names alone, such as Mei-Lin, with commas between several"
            )


def _chosen(said: str, words: tuple[str, ...]) -> str:
    """A word of the list, by its number, by itself, or by a beginning that fits one alone."""
    if said.isdecimal() and 1 <= int(said) <= len(words):
        word = words[int(said) - 1]
    else:
        wanted = said.lower().replace(" ", "-").replace("_", "-")
        fits = [word for word in words if word == wanted] or [word for word in words if word.startswith(wanted)]
        if len(fits) != 1:
            raise RefusalError(f"{said!r} is none of them; type a number from 1 to {len(words)}, or the word")
        word = fits[0]
    return "" if word == LATER else str(word)


def _id(seed: Seed, root: Path) -> str:
    def read(said: str) -> str:
        refuse_bad_id("case", said.strip(), root)
        return said.strip()

    click.echo()
    usual = suggested_id(seed.name) or suggested_id(seed.title) or "new-case"
    return _again_until("A short name for the file, in small letters and hyphens", usual, read)


def _again_until(asks: str, usual: str, read: Callable[[str], str]) -> str:
    """Ask until the answer can be used."""
    while True:
        said = click.prompt(asks, default=usual, type=str)
        try:
            return read(said)
        except RefusalError as refusal:
            said = str(refusal)
            click.echo(f"  Not quite: {said}" + ("" if said.endswith(("?", ".", "!")) else "."))
