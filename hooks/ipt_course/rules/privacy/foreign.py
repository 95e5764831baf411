"""Speech in another tongue: its first word has a capital as any first word has, and no list of English words holds it."""

from __future__ import annotations

import re

from ipt_course.rules.privacy.vocabulary import bare, is_known, is_ordinary

_REST = re.compile(r"[^.!?\x00\"“”»]*")
_SMALL = re.compile(r"(?<![\w'’-])[a-zß-öø-ÿ][^\W\d_]*")
_NOT_ENGLISH = re.compile(r"[äöüßñçãõåøæœ]")


def is_foreign(text: str, end: int) -> bool:
    """Is most of the sentence behind a word that ends here not English? One word is enough if its letters are not."""
    rest = _REST.match(text, end)
    words = _SMALL.findall(rest.group()) if rest else []
    foreign = [word for word in words if not (is_ordinary(bare(word)) or is_known(bare(word)))]
    least = 1 if any(map(_NOT_ENGLISH.search, foreign)) else 2
    return len(foreign) >= least and 2 * len(foreign) >= len(words)
