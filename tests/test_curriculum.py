"""The curriculum as a whole: every topic taught, every objective tested twice, every page in plain words."""

from collections import Counter

import pytest
import yaml

from ipt_course.gather import gather
from ipt_course.reading import FURTHEST, MEDIAN, readings
from shingles import known, runs

# How many topics each of the four articles gave, from which the course began.
TOPICS = {"S1": 52, "S2": 34, "S3": 32, "S4": 31}
FEWEST_ITEMS, FEWEST_KINDS, FEWEST_TESTS = 10, 4, 2


@pytest.fixture(scope="module")
def course(root):
    return gather(root).course


@pytest.fixture(scope="module")
def topics(root):
    table = yaml.safe_load((root / "references/topics.yml").read_text(encoding="utf-8"))
    return {topic: [places] if isinstance(places, str) else places for topic, places in table.items()}


def test_every_topic_is_taught(topics) -> None:
    wanted = {f"{article}-{number:02}" for article, last in TOPICS.items() for number in range(1, last + 1)}
    assert wanted - set(topics) == set()
    assert set(topics) - wanted == set()


def test_every_topic_leads_to_a_place_of_a_module(topics, course) -> None:
    places = {f"{path}#{anchor}" for path, page in course.pages.items() for anchor in page.anchors}
    assert {(topic, place) for topic, taught in topics.items() for place in taught if place not in places} == set()
    assert all(place.startswith("modules/") for taught in topics.values() for place in taught)


def test_every_module_asks_enough_in_enough_ways(course) -> None:
    for module in course.modules.values():
        items = [item for quiz in course.quizzes_of(module.id) if quiz.placed == "together" for item in quiz.items]
        assert len(items) >= FEWEST_ITEMS, module.id
        assert len({item.kind for item in items}) >= FEWEST_KINDS, module.id


def test_every_objective_is_tested_twice(course) -> None:
    tested = Counter(item.objective for item in course.learners_items())
    seldom = {
        objective.id: tested[objective.id]
        for module in course.modules.values()
        for objective in module.objectives
        if tested[objective.id] < FEWEST_TESTS
    }
    assert seldom == {}


def test_sentences_are_short_enough_for_a_second_language(course) -> None:
    assert {reading.page.path: reading.median for reading in readings(course) if reading.median >= MEDIAN} == {}


def test_the_reader_decides_something_at_least_every_four_hundred_words(course) -> None:
    assert {reading.page.path: reading.furthest for reading in readings(course) if reading.furthest > FURTHEST} == {}


def test_no_sentence_is_taken_from_a_source(root) -> None:
    held = known()
    files = [*root.glob("docs/**/*.md"), *(root / "references").glob("*.yml")]
    files += [
        file for folder in ("quizzes", "cases", "worksheets", "practice") for file in (root / folder).rglob("*.yml")
    ]
    taken = {
        (file.relative_to(root).as_posix(), words)
        for file in files
        for hash, words, _ in runs(file.read_text(encoding="utf-8"))
        if hash in held
    }
    assert len(held) > 20_000
    assert taken == set()


def test_a_taken_sentence_would_be_found() -> None:
    sentence = "Feeling sad to stop is not the illness coming back; how would you tell the difference?"
    assert {hash for hash, _, _ in runs(sentence)} <= known()
