"""The graph of a practice session, for its authors: turns from top to bottom, and the ways between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

from ipt_course.figures.frame import figure, word_table
from ipt_course.figures.svg import Spot, arrow, line, node, picture, rect, text
from ipt_course.practice.explore import Explored
from ipt_course.practice.model import DEBRIEF, Session

BOX: Spot = (150, 34)
ROW = 68
COLUMN = 176
NARROWEST = 620


def session_graph(session: Session) -> str:
    explored = session.explored
    places = _places(explored)
    authors = [step.turn.id for step in explored.play.walk(session.authors_path)]
    columns = max(Counter(y for _, y in places.values()).values())
    size = (_width(columns), max(y for _, y in places.values()) + BOX[1])
    shapes = [*_edges(explored, places, [*authors, DEBRIEF]), *_boxes(explored, places, authors)]
    desc = f"{explored.size}. The table below says the same in words."
    shown = picture(f"graph-{session.id}", f"The turns of “{session.title}”", desc, size, shapes)
    caption = (
        f"For authors: {explored.size}. In each box a turn and the number of states in which it can be met; beside "
        "a way, how often it is taken over all states. The strong way is the authors' path."
    )
    return figure("session", f"graph-{session.id}-figure", [shown], caption, _table(explored))


def _places(explored: Explored) -> dict[str, Spot]:
    """Each turn's spot: as far down as its longest way, side by side where several are as far."""
    rows = explored.rows
    widest = max(map(len, rows))
    middle = _width(widest) / 2
    return {
        id: (middle + (place - (len(ids) - 1) / 2) * COLUMN, at * ROW + BOX[1])
        for at, ids in enumerate(rows)
        for place, id in enumerate(ids)
    }


def _width(columns: int) -> float:
    """Never so narrow that the letters would be drawn larger than those of the page."""
    return max(columns * COLUMN + 20, NARROWEST)


def _edges(explored: Explored, places: Mapping[str, Spot], authors: Sequence[str]) -> list[Element]:
    strong = set(pairwise(authors))
    shapes: list[Element] = []
    for (start, to), count in explored.edges.items():
        (x, y), (left, below) = places[start], places[to]
        kind = "curve" if (start, to) in strong else "stem"
        spots = _way((x, y + BOX[1] / 2), (left, below - BOX[1] / 2))
        shapes += [line(spots, kind), *arrow(spots[-2:], kind)[1:]]
        middle = ((spots[-2][0] + spots[-1][0]) / 2 + 6, (spots[-2][1] + spots[-1][1]) / 2)
        shapes.append(text(middle, str(count), "soft", "start"))
    return shapes


def _way(start: Spot, end: Spot) -> list[Spot]:
    """Straight to the next row; past rows in between at the side of their boxes."""
    if end[1] - start[1] <= ROW:
        return [start, end]
    side = start[0] + BOX[0] / 2 + 8
    return [start, (side, start[1] + 14), (side, end[1] - 18), end]


def _boxes(explored: Explored, places: Mapping[str, Spot], authors: Sequence[str]) -> list[Element]:
    shapes: list[Element] = []
    for number, id in enumerate([*(turn.id for turn in explored.play.session.turns), DEBRIEF], 1):
        if id not in places:
            continue
        x, y = places[id]
        label = DEBRIEF if id == DEBRIEF else f"{number} {id}"
        words = f"{label if len(label) < 20 else label[:18] + '…'} · {len(explored.spots[id])}"
        corner = (x - BOX[0] / 2, y - BOX[1] / 2)
        shapes += [rect(corner, BOX, "note", 4), text((x, y), words, "strong" if id in authors else "")]
    return shapes


def _table(explored: Explored) -> Element:
    turns = explored.play.session.turns
    rows = [
        [turn.id, str(len(turn.replies)), str(len(explored.spots[turn.id])), _leads(explored, turn.id)]
        for turn in turns
        if explored.spots.get(turn.id)
    ]
    return node("div", word_table(["Turn", "Replies", "States", "Leads to"], rows))


def _leads(explored: Explored, id: str) -> str:
    return ", ".join(f"{to} ({count})" for (start, to), count in explored.edges.items() if start == id)
