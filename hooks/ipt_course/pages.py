"""Pages of docs/: what they say of themselves, their anchors, markers and citations, with places."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ipt_course.model import FrontMatter

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
FENCE = re.compile(r"^([ \t]*)(`{3,}|~{3,})[^\n]*\n.*?(?:^\1\2[`~]*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
CODE_SPAN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*(?:\{[ \t]*#([\w-]+)[^}\n]*\})?[ \t]*$", re.MULTILINE)
MARKER = re.compile(r"\{\{ *([a-z-]+)(?: *: *([^{}\n]*?))? *\}\}")
CITATION = re.compile(r"\[(@[\w-]+(?:;\s*@[\w-]+)*)\]")
NOT_WORDS = re.compile(
    r"\]\([^)\n]*\)|<[^>\n]+>|\{[^{}\n]*\}|^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+\w+|https?://\S+", re.MULTILINE
)
WORD = re.compile(r"[^\W_][\w'’-]*")


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    anchor: str | None
    line: int


@dataclass(frozen=True)
class Marker:
    """`{{ name: id }}` as it stands in a page; `alone` if nothing else touches its paragraph."""

    name: str
    id: str
    line: int
    column: int
    alone: bool = True


@dataclass(frozen=True)
class Citation:
    keys: tuple[str, ...]
    line: int
    column: int


@dataclass(frozen=True)
class Page:
    """One Markdown page. `path` is below docs/; lines are those of the file, front matter included."""

    path: str
    text: str
    front: FrontMatter = field(default_factory=FrontMatter)

    @property
    def source_path(self) -> str:
        return f"docs/{self.path}"

    @cached_property
    def prose(self) -> str:
        """The text with front matter, code and comments blanked out; every place stays where it was."""
        text = FRONT_MATTER.sub(_blank, self.text, count=1)
        for pattern in (FENCE, COMMENT, CODE_SPAN):
            text = pattern.sub(_blank, text)
        return text

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(
            Heading(len(match[1]), match[2], match[3], self.place(match.start())[0])
            for match in HEADING.finditer(self.prose)
        )

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The anchors that authors wrote themselves: the only ones a place may point at."""
        return frozenset(heading.anchor for heading in self.headings if heading.anchor)

    @cached_property
    def markers(self) -> tuple[Marker, ...]:
        return tuple(self._find_markers())

    def _find_markers(self) -> Iterator[Marker]:
        lines = self.prose.split("\n")
        for match in MARKER.finditer(self.prose):
            line, column = self.place(match.start())
            before = lines[line - 2] if line > 1 else ""
            after = lines[line] if line < len(lines) else ""
            alone = lines[line - 1].rstrip() == match[0] and not before.strip() and not after.strip()
            yield Marker(match[1], match[2] or "", line, column, alone)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(
            Citation(cited_keys(match[1]), *self.place(match.start())) for match in CITATION.finditer(self.prose)
        )

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """Keys in the order of their first citation."""
        return tuple(dict.fromkeys(key for citation in self.citations for key in citation.keys))

    @cached_property
    def words(self) -> int:
        prose = CITATION.sub(" ", MARKER.sub(" ", self.prose))
        return len(WORD.findall(NOT_WORDS.sub(" ", prose)))

    def line_of(self, words: str) -> tuple[int, int]:
        """Where the last line of the front matter with these words stands; the first line if none does."""
        at = self.text[: body_start(self.text)].rfind(words)
        return self.place(at) if at >= 0 else (1, 1)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset in the text."""
        start = self.text.rfind("\n", 0, offset) + 1
        return self.text.count("\n", 0, offset) + 1, offset - start + 1


class Anchors(Mapping[str, frozenset[str]]):
    """Page below docs/ → its anchors. A page is searched when it is asked about: one case asks about few."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self._pages = pages

    def __getitem__(self, path: str) -> frozenset[str]:
        return self._pages[path].anchors

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)

    def __reduce__(self) -> tuple[type[dict[str, frozenset[str]]], tuple[dict[str, frozenset[str]]]]:
        """Another process is sent the anchors, and not all the pages with them."""
        return dict, (dict(self),)


def is_place(place: str, pages: Mapping[str, Page]) -> bool:
    """Is `page.md#anchor` a page that was read, with an anchor its author wrote?"""
    page, _, anchor = place.partition("#")
    return page in pages and anchor in pages[page].anchors


def cited_keys(inside_brackets: str) -> tuple[str, ...]:
    return tuple(key.strip().removeprefix("@") for key in inside_brackets.split(";"))


def front_matter_text(text: str) -> str:
    """The YAML between the dashes, or nothing."""
    match = FRONT_MATTER.match(text)
    return match[1] if match else ""


def body_start(text: str) -> int:
    """Where the Markdown begins."""
    match = FRONT_MATTER.match(text)
    return match.end() if match else 0


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
