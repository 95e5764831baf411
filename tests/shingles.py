"""Runs of eight words that the course's sources hold, kept as hashes: no sentence of theirs is in the repository.

Made anew from the sources with `PYTHONPATH=hooks python tests/shingles.py SOURCE...` (text, Markdown, BibTeX).
"""

import re
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

RUN = 8  # words
SIZE = 5  # bytes of a hash: among the course's runs a chance meeting is likelier than not only past ten million
FILE = Path(__file__).with_name("sources.shingles")
ALLOWED = Path(__file__).with_name("sources-allowed.txt")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words_of(text: str) -> list[tuple[str, int]]:
    """Words in small letters, each with its offset."""
    return [(match[0].lower().replace("’", "'"), match.start()) for match in WORD.finditer(text)]


def runs(text: str) -> Iterator[tuple[bytes, str, int]]:
    """Hash, words and offset of each run."""
    words = words_of(text)
    for at in range(len(words) - RUN + 1):
        run = " ".join(word for word, _ in words[at : at + RUN])
        yield blake2b(run.encode(), digest_size=SIZE).digest(), run, words[at][1]


def known() -> frozenset[bytes]:
    """The runs of the sources, without those that are allowed."""
    data = FILE.read_bytes()
    held = {data[at : at + SIZE] for at in range(0, len(data), SIZE)}
    lines = ALLOWED.read_text(encoding="utf-8").splitlines()
    return frozenset(held - {hash for line in lines if not line.startswith("#") for hash, _, _ in runs(line)})


def write(sources: Iterable[Path]) -> None:
    held = {hash for source in sources for hash, _, _ in runs(source.read_text(encoding="utf-8"))}
    FILE.write_bytes(b"".join(sorted(held)))
    print(f"{len(held):,} runs of {RUN} words")


if __name__ == "__main__":
    write(map(Path, sys.argv[1:]))
