"""A transcript to rate as HTML: the numbered lines, the marks to give, and the authors', folded away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from ipt_course.model.words import Phase
from ipt_course.practice.vocabulary import HABITS, MARKERS
from ipt_course.prose import to_html, to_inline_html, to_plain
from ipt_course.render.environment import fill
from ipt_course.transcripts.lines import LINE_NAME, named_lines
from ipt_course.transcripts.model import Level, Spoken, Transcript

LEVEL_NAMES: Mapping[Level, str] = {
    1: "Potentially harmful",
    2: "Begun, then lost",
    3: "Sound",
    5: "Sound, and shaped to this person",
}
FIRST_WORDS = 44  # letters of a line, where lines are to choose from
TAG = re.compile(r"(<[^>]*>)")
NONE_YET = "<p>There is none to rate yet.</p>"


@dataclass(frozen=True)
class Rating:
    """What the template asks about a transcript beside its own words."""

    transcript: Transcript

    @cached_property
    def lines(self) -> Mapping[str, Spoken]:
        return named_lines(self.transcript)

    def anchor(self, line: str) -> str:
        return f"{self.transcript.id}--{line}"

    def first_words(self, line: str) -> str:
        words = to_plain(self.lines[line].says)
        return words if len(words) <= FIRST_WORDS else words[:FIRST_WORDS].rpartition(" ")[0].rstrip(",;:—") + " …"

    def linked(self, text: str) -> Markup:
        """Prose, each line it speaks of a link to that line."""
        parts = TAG.split(to_html(text))
        return Markup("".join(part if part.startswith("<") else LINE_NAME.sub(self._link, part) for part in parts))

    def link(self, line: str) -> Markup:
        return Markup('<a href="#{}">{}</a>').format(self.anchor(line), line)

    def _link(self, found: re.Match[str]) -> str:
        return self.link(found[0]) if found[0] in self.lines else found[0]

    def said(self, line: str) -> Markup:
        """A line on one line, for a quotation."""
        return to_inline_html(" ".join(self.lines[line].says.split()))


def render_rating(transcript: Transcript, others: Iterable[Transcript], places: Mapping[str, str]) -> Markup:
    """`others`: every transcript whose attempts are shown with this one's, itself among them."""
    return fill(
        "rating",
        transcript=transcript,
        rating=Rating(transcript),
        levels=LEVEL_NAMES,
        markers=MARKERS,
        habits=HABITS,
        transcripts=[transcript] if transcript.sample else _for_learners(others),
        places=places,
    )


def render_rating_index(
    transcripts: Iterable[Transcript], places: Mapping[str, str], modules: Mapping[str, str]
) -> Markup:
    """The transcripts in the order of the treatment. `modules` has their titles by id."""
    listed = _for_learners(transcripts)
    listed.sort(key=lambda one: (list(Phase).index(one.phase), list(modules).index(one.module)))
    return fill("rating_index", transcripts=listed, places=places, modules=modules) if listed else Markup(NONE_YET)


def _for_learners(transcripts: Iterable[Transcript]) -> list[Transcript]:
    return [transcript for transcript in transcripts if not transcript.sample]
