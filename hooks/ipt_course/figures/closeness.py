"""The closeness circle: who was near, who is near, and who the patient would like to be near."""

import math
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ipt_course.figures.frame import figure, key, name, soft, word_list
from ipt_course.figures.svg import Inside, Spot, arrow, circle, disc, line, picture, text, toward
from ipt_course.model import Case, Person

SIZE = 400.0
LEGEND = 66.0
CENTRE: Spot = (SIZE / 2, SIZE / 2)
RADII = (60.0, 92.0, 124.0, 156.0)
OUTSIDE = 184.0
RING_NAMES = ("closest", "close", "further off", "outermost")
DISC = 12.0
ASIDE = 13.0  # before stands to one side of now, wished-for to the other, so that none hides another
TOP_GAP = math.radians(24)  # kept free for the names of the rings

CAPTION = (
    "Closeness to each person before the episode, now, and as the patient wishes it. "
    "Distance is what the patient feels; it is not a measure of health."
)


def closeness_circle(case: Case) -> str:
    """Four rings around the patient, and every person of the inventory in three states."""
    ident = f"{case.id}-closeness"
    people = case.inventory
    shapes = [*_rings(), *_everyone(people), *_legend()]
    size = (SIZE, SIZE + LEGEND)
    drawn = picture(ident, "Closeness circle", _summary(people), size, shapes, "ipt-fig-square")
    numbered = key([name(person.name), ", ", soft(person.relation)] for person in people)
    return figure("closeness", ident, [drawn, numbered], CAPTION, word_list(map(_sentence, people)))


def _rings() -> Iterator[Element]:
    for radius in reversed(RADII):
        yield circle(CENTRE, radius, "ring")
    for label, radius in zip((*RING_NAMES, "not there"), (*RADII, OUTSIDE), strict=True):
        yield text((CENTRE[0], CENTRE[1] - radius + 13), label, "soft")
    yield circle(CENTRE, 30, "self")
    yield text(CENTRE, "patient", "strong")


def _everyone(people: list[Person]) -> Iterator[Element]:
    """Trails first, discs last, so that no line runs over a number."""
    spokes = list(enumerate(zip(people, _angles(len(people)), strict=True), start=1))
    for _, (person, angle) in spokes:
        yield from _moves(person, angle)
    for index, (person, angle) in spokes:
        now = person.closeness.now
        yield from disc(_spot(now, angle), index, "now" if now else "absent", DISC)


def _moves(person: Person, angle: float) -> Iterator[Element]:
    near = person.closeness
    now = _spot(near.now, angle)
    if near.before != near.now:
        before = _spot(near.before, angle, -ASIDE)
        yield line([before, toward(now, before, DISC + 2)], "trail")
        yield circle(before, 4.5, "before")
    if near.wished_for != near.now:
        wish = _spot(near.wished_for, angle, ASIDE)
        yield from arrow([toward(now, wish, DISC + 1), wish], "wish")


def _angles(count: int) -> list[float]:
    """Spokes evenly around the circle, clockwise in the order of the inventory, clear of the top."""
    step = (2 * math.pi - 2 * TOP_GAP) / count
    return [TOP_GAP + step * (index + 0.5) for index in range(count)]


def _spot(ring: int | None, angle: float, aside: float = 0) -> Spot:
    radius = OUTSIDE if ring is None else RADII[ring - 1]
    across, along = math.sin(angle), -math.cos(angle)
    return CENTRE[0] + radius * across - aside * along, CENTRE[1] + radius * along + aside * across


def _legend() -> Iterator[Element]:
    first, second = SIZE + 22, SIZE + 50
    yield line([(50, first), (72, first)], "trail")
    yield circle((46, first), 4.5, "before")
    yield text((84, first), "before", anchor="start")
    yield circle((206, first), 8, "now")
    yield text((224, first), "now", anchor="start")
    yield from arrow([(40, second), (74, second)], "wish")
    yield text((84, second), "wished for", anchor="start")
    yield circle((206, second), 8, "absent")
    yield text((224, second), "not there now", anchor="start")


def _summary(people: list[Person]) -> str:
    moved = sum(person.closeness.before != person.closeness.now for person in people)
    wished = sum(person.closeness.wished_for != person.closeness.now for person in people)
    return (
        f"The patient in the middle of four rings, with {len(people)} of the people in the inventory around. "
        f"Moved since the episode began: {moved}. Wished to be elsewhere: {wished}. "
        "The words are below the picture."
    )


def _sentence(person: Person) -> list[Inside]:
    near = person.closeness
    before, now, wished = (
        _ring_words(near.before, "not yet in the patient's life"),
        _ring_words(near.now, "dead or gone"),
        _ring_words(near.wished_for, "nowhere"),
    )
    return [name(person.name), f", {person.relation}. Before: {before}. Now: {now}. Wished for: {wished}."]


def _ring_words(ring: int | None, nowhere: str) -> str:
    return nowhere if ring is None else f"ring {ring}, {RING_NAMES[ring - 1]}"
