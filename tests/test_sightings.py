"""Words that rules look for: found wherever they stand as words, and nowhere else, with the library and without."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipt_course.load import sightings
from ipt_course.load.sightings import BEGINNING, LETTERS, watch
from ipt_course.rules.table import TABLE

assert TABLE  # the words are those of the rules
WATCHED = sorted(sightings._watched)
KNOWN = st.sampled_from([name.removesuffix(BEGINNING) for name in WATCHED])
WORD = st.one_of(KNOWN, KNOWN.map(str.capitalize), KNOWN.map(lambda word: f"{word}s"), st.text("abes", max_size=4))
SIGN = st.sampled_from([" ", "\n", "  \n", ", ", "—", "’", "-", "_", "é", "ß", ". ", '"', "", "7"])
TEXT = st.lists(st.tuples(WORD, SIGN), max_size=12).map(lambda parts: "".join(word + sign for word, sign in parts))


def seen_word_by_word(text: str) -> dict[str, list[int]]:
    """By the plainest means."""
    found: dict[str, list[int]] = {}
    for match in re.finditer(r"[a-z0-9]+", re.sub(r"[A-Z]", lambda letter: letter[0].lower(), text)):
        word = match[0]
        beginnings = (name for name in WATCHED if name.endswith(BEGINNING) and word.startswith(name[:-1]))
        for name in {word[:LETTERS], *beginnings} & {*WATCHED}:
            found.setdefault(name, []).append(match.start())
    return found


@pytest.mark.parametrize("with_library", [True, False])
@given(st.lists(TEXT, max_size=6))
def test_each_word_is_seen_where_it_stands(with_library: bool, texts: list[str]) -> None:
    expected = {number: seen for number, text in enumerate(texts) if (seen := seen_word_by_word(text))}
    with pytest.MonkeyPatch.context() as patch:
        if not with_library:
            patch.setattr(sightings, "ahocorasick", None)
        assert sightings.sightings(texts) == expected


def test_no_word_comes_too_late() -> None:
    sightings.sightings(["a first text"])
    with pytest.raises(RuntimeError, match="before the first file"):
        watch(["unheardof"])


@pytest.mark.parametrize("word", ["Capital", "two words", "naïve", "", "half-way"])
def test_what_is_watched_for_is_a_word(word: str) -> None:
    with pytest.raises(ValueError, match="no word in small letters"):
        watch([word])
