"""How many years of school a text asks for: the grade of Kincaid and colleagues (1975).

0.39 x words per sentence + 11.8 x syllables per word - 15.59. Syllables are counted as groups of vowels, less a
silent e at the end, so the grade is within about one year of a count by hand: enough for a question, not a verdict.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýıAEIOUYÀÁÂÃÄÅÆÈÉÊËÌÍÎÏÒÓÔÕÖØÙÚÛÜÝİ]+")
# The e comes first, so that nothing else is looked at; then what stands before it.
_SILENT = re.compile(r"e(?<=[^aeiouy\W]e)(?<!\bthe)(?<!\bshe)(?<!\bwe)(?<!\bme)(?<!\bhe)[sd]?\b(?<!le)(?<!ted)(?<!ded)")
_END = re.compile(r"[.!?…]+")


def grade(texts: list[str]) -> tuple[int, float]:
    """The number of words, and the grade of these texts taken together; each ends a sentence."""
    whole = ". ".join(texts)
    words = len(_WORD.findall(whole))
    if not words:
        return 0, 0.0
    ends = [piece for piece in _END.split(whole) if _WORD.search(piece)]
    syllables = max(words, len(_VOWELS.findall(whole)) - len(_SILENT.findall(whole)))
    return words, 0.39 * words / len(ends) + 11.8 * syllables / words - 15.59
