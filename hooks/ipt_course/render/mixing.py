"""The order in which a page shows steps that are to be put in order: never the right one, always the same."""

from hashlib import sha256

from ipt_course.model import Ordering, Step


def mixed(item: Ordering) -> list[Step]:
    """By a hash of the ids, so that no reader meets another order than the next, and a reworded step stays put."""
    steps = sorted(item.steps, key=lambda step: sha256(f"{item.id} {step.id}".encode()).digest())
    return steps if steps != item.steps else steps[::-1]
