"""Looking for words and sentences in prose, whatever the line breaks and the kind of quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+[\"'”’)]*|$)")
_PLAIN = {**dict.fromkeys("“”„", '"'), **dict.fromkeys("‘’", "'"), **dict.fromkeys("–—", "-")}


def plain(text: str) -> str:
    """One space between words, straight quotation marks, plain dashes."""
    if not text.isascii():
        for sign, instead in _PLAIN.items():
            text = text.replace(sign, instead)
    return " ".join(text.split())


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with its offset."""
    for match in _SENTENCE.finditer(text):
        whole = match.group()
        if bare := whole.strip():
            yield match.start() + whole.index(bare), bare


def last_sentence(text: str) -> str:
    """Empty where there is none."""
    return next((bare for whole in reversed(_SENTENCE.findall(text)) if (bare := whole.strip())), "")


def alike(bare: str) -> str:
    """Of a plain text, what stays the same when only capitals or a full stop differ."""
    return bare.casefold().strip(" .!?\"'")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), 1, 0.6)
    return f"; did you mean `{near[0]}`?" if near else ""
