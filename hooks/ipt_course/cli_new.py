"""`./course new quiz|case|item|session|transcript|drill`. Each imports what it needs when it runs."""

import sys
from pathlib import Path
from typing import Any

import click

from ipt_course.refusal import INTERRUPTED, or_say_why

POPULATIONS = ["adolescent", "adult", "perinatal", "older-adult"]
AREAS = ["grief", "role-dispute", "role-transition", "interpersonal-deficits", "another-pathway"]
ADAPTATIONS = ["individual", "ipt-a", "ipt-b", "ipc", "ipsrt", "group", "perinatal", "late-life", "telephone", "video"]


@click.group()
@click.pass_obj
def new(root: Path) -> None:
    """Write a new quiz, case or exercise, or print an item to paste, with its places to fill in marked."""


@new.command()
@click.argument("id")
@click.option("--kind", "names", multiple=True, help="Of each item; a wrong one lists all.")
@click.pass_obj
def quiz(root: Path, id: str, names: tuple[str, ...]) -> None:
    """Write a new quiz."""
    from ipt_course import new as files

    or_say_why(lambda: click.echo(files.write("quiz", id, files.new_quiz(id, root, files.kinds_named(names)), root)))


@new.command()
@click.argument("id")
@click.option("--kind", "names", multiple=True, help="What kind of item; a wrong one lists all.")
def item(id: str, names: tuple[str, ...]) -> None:
    """Print an item to paste at the end of a quiz."""
    from ipt_course import new as files

    or_say_why(lambda: click.echo(files.new_item(id, names)))


@new.command()
@click.argument("id", default="")
@click.option("--name", default="", help="The patient's given name, invented.")
@click.option("--seed", default="", help="In one line: who it is, and what has happened.")
@click.option("--title", default="", help="A neutral title that does not tell the focus.")
@click.option("--population", type=click.Choice(POPULATIONS), default=None, help="The time of life.")
@click.option("--area", type=click.Choice(AREAS), default=None, help="The focus that will turn out to be right.")
@click.option("--adaptation", type=click.Choice(ADAPTATIONS), default=None, help="The form of IPT.")
@click.option("--setting", default="", help="Where and how often they meet.")
@click.option("--region", default="", help="The kind of place they live in.")
@click.option("--people", default="", help="Who is in the patient's life: given names with commas.")
@click.option("--author", default="", help="Your name, as it should be printed.")
@click.option("--yes", is_flag=True, help="Ask nothing; what is not said is marked in the file.")
@click.pass_obj
def case(root: Path, /, id: str, yes: bool, people: str, **said: Any) -> None:
    """Write a new case; on a terminal, ask a few questions first."""
    from ipt_course.new_case import Seed, names_in

    seed = Seed(people=names_in(people), **{field: text or "" for field, text in said.items()})
    or_say_why(lambda: _begin(id, seed, root, asking=not yes and on_a_terminal()))


@new.command()
@click.argument("id")
@click.pass_obj
def session(root: Path, id: str) -> None:
    """Write a new practice session: turns, replies, and a state that remembers."""
    _write_exercise("session", id, root)


@new.command()
@click.argument("id")
@click.pass_obj
def transcript(root: Path, id: str) -> None:
    """Write a new transcript to rate: lines, marks and slips."""
    _write_exercise("transcript", id, root)


@new.command()
@click.argument("id")
@click.pass_obj
def drill(root: Path, id: str) -> None:
    """Write a new drill: one skill, three lines to answer."""
    _write_exercise("drill", id, root)


def _write_exercise(kind: Any, id: str, root: Path) -> None:
    from ipt_course import new as files
    from ipt_course.new_exercise import new_exercise

    or_say_why(lambda: click.echo(files.write(kind, id, new_exercise(kind, id, root), root)))


def _begin(id: str, seed: Any, root: Path, asking: bool) -> None:
    from ipt_course import new as files
    from ipt_course.new_case import new_case, refuse_too_many

    refuse_too_many(seed.people)
    if asking:
        from ipt_course.questions import ask

        try:
            id, seed = ask(id, seed, root)
        except (click.Abort, KeyboardInterrupt):
            click.echo("\nStopped; nothing is written.", err=True)
            sys.exit(INTERRUPTED)
    id = id or files.suggested_id(seed.name) or files.suggested_id(seed.title)
    if not id:
        raise files.NewFileError("say how the file shall be called, as in: ./course new case two-chairs")
    click.echo(files.write("case", id, new_case(id, root, seed), root))


def on_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
