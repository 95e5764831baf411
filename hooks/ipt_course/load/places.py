"""Where the names and values of a file stand, as a tree in the shape of its data.

A file has a thousand places and is asked for a dozen, so paths are made for those alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

KeyPath = tuple[str | int, ...]
Place = tuple[int, int]


Step = str | int | None
FILE = None  # the step to the whole of a file
# Line and column, from 0, of a field's name (in a list: of the entry); those of the value; its style (| > ' " or empty
# for a scalar, [ for a list or mapping); and what stands below. Bare tuples, since a file has hundreds of values.
Marks = tuple[int, int, int, int, str, "Tree"]
Tree = dict[Step, Marks]
NOTHING: Tree = {}


def under(path: KeyPath, step: Step) -> KeyPath:
    return path if step is FILE else (*path, step)


def nearest(tree: Tree, path: KeyPath) -> tuple[Marks | None, bool]:
    """The marks of what stands at a path, else of the nearest thing around it; and whether it is the former."""
    found = None
    for step in (FILE, *path):
        if step not in tree:
            return found, False
        found = tree[step]
        tree = found[5]
    return found, True


def everything(tree: Tree, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Marks]]:
    """What stands anywhere in the tree, with its path."""
    for step, marks in tree.items():
        yield under(path, step), marks
        yield from everything(marks[5], under(path, step))


def only_at(tree: Tree, paths: Iterable[KeyPath]) -> Tree:
    """As much of the tree as leads to these paths."""
    kept: Tree = {}
    for path in paths:
        here, there = tree, kept
        for step in (FILE, *path):
            if step not in here:
                break
            marks = here[step]
            here, there = marks[5], there.setdefault(step, (*marks[:5], {}))[5]
    return kept
