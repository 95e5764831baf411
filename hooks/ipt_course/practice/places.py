"""Where things of a session stand in its file."""

from __future__ import annotations

from collections.abc import Iterator

from ipt_course.load.places import KeyPath
from ipt_course.practice.model import Reply, Session, Turn


def replies(session: Session) -> Iterator[tuple[KeyPath, Turn, Reply]]:
    for number, turn in enumerate(session.turns):
        for place, reply in enumerate(turn.replies):
            yield ("turns", number, "replies", place), turn, reply


def conditions(session: Session) -> Iterator[tuple[KeyPath, str]]:
    """Every `when`, with its place."""
    for number, turn in enumerate(session.turns):
        for place, variant in enumerate(turn.variants):
            yield ("turns", number, "variants", place, "when"), variant.when
    for at, _, reply in replies(session):
        if reply.when is not None:
            yield (*at, "when"), reply.when
        for place, fork in enumerate(reply.forks):
            yield (*at, "forks", place, "when"), fork.when
    for place, remark in enumerate(session.debrief):
        if remark.when is not None:
            yield ("debrief", place, "when"), remark.when


def ways(session: Session) -> Iterator[tuple[KeyPath, int, str]]:
    """Every way out of a reply: its place, the number of its turn, and where it leads."""
    for at, _, reply in replies(session):
        for place, fork in enumerate(reply.forks):
            yield (*at, "forks", place, "to"), int(at[1]), fork.to
        yield (*at, "next"), int(at[1]), reply.next
