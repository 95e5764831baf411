"""Looking for words and sentences in prose, whatever the line breaks and the kind of quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import lru_cache

_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+[\"'”’)]*|$)")
_PLAIN = {**dict.fromkeys("“”„", '"'), **dict.fromkeys("‘’", "'"), **dict.fromkeys("–—", "-")}


@lru_cache(64)  # a dozen rules ask for the same few texts of an item
def plain(text: str) -> str:
    """One space between words, straight quotation marks, plain dashes."""
    if not text.isascii():
        for sign, instead in _PLAIN.items():
            text = text.replace(sign, instead)
    return " ".join(text.split())


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with its offset."""
    for match in _SENTENCE.finditer(text):
        bare = match.group().strip()
        if bare:
            yield match.start() + len(match.group()) - len(match.group().lstrip()), bare


@lru_cache(64)
def alike(text: str) -> str:
    """What stays the same when only capitals, spaces or a full stop differ."""
    return plain(text).casefold().strip(" .!?\"'")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), 1, 0.6)
    return f"; did you mean `{near[0]}`?" if near else ""
