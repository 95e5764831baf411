"""Every page that no author wrote: of cases, of every exercise, and of the forms before and after a module."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ipt_course.course import Course
from ipt_course.embed import case_pages
from ipt_course.forms import drawn_forms

# Where the made page of each kind stands, by the marker that it holds.
FOLDERS: Mapping[str, str] = {
    "practice": "practice/",
    "transcript": "practice/rate/",
    "role-play": "practice/role-play/",
    "drill": "practice/drills/",
    "forms": "before-and-after/",
}


@dataclass(frozen=True)
class MadePage:
    """A page around one marker. Nothing of it but the marker is read as Markdown."""

    marker: str
    id: str
    title: str
    described: str
    date: str

    @property
    def path(self) -> str:
        return path_of(self.marker, self.id)

    @property
    def markdown(self) -> str:
        # A search would find the patient's answers before they are given.
        front = {
            "title": self.title,
            "description": self.described,
            "last_reviewed": self.date,
            "search": {"exclude": True},
        }
        lines = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
        return f"---\n{lines}\nhide:\n  - toc\n---\n\n# {self.title}\n\n{{{{ {self.marker}: {self.id} }}}}\n"


def made_pages(
    course: Course, unread_cases: Iterable[str] = (), unread_exercises: Iterable[tuple[str, str]] = ()
) -> Iterator[tuple[str, str]]:
    """Path and Markdown. `unread_exercises` holds marker and id: while serving, the page of each says what is wrong."""
    yield from case_pages.generate(course, unread_cases)
    placed = {marker: _placed(course, marker) for marker in FOLDERS}
    for page in _offered(course):
        if page.id not in placed[page.marker]:
            yield page.path, page.markdown
    for marker, id in unread_exercises:
        if id not in placed[marker]:
            yield path_of(marker, id), f'---\ntitle: "{id}"\n---\n\n# {id}\n\n{{{{ {marker}: {id} }}}}\n'


def places(course: Course, marker: str) -> dict[str, str]:
    """The page of each thing of that kind, by its id: its own, unless an author has placed it in another."""
    own = {page.id: page.path for page in _offered(course) if page.marker == marker}
    return own | _placed(course, marker)


def path_of(marker: str, id: str) -> str:
    return f"{FOLDERS[marker]}{id}.md"


def _placed(course: Course, name: str) -> dict[str, str]:
    """The page in which an author has set the marker of that name, by its id."""
    markers = ((marker, page) for page in course.pages.values() for marker in page.markers)
    return {marker.id: page.path for marker, page in markers if marker.name == name}


def _offered(course: Course) -> Iterator[MadePage]:
    """What a learner is offered beside the pages of modules; no samples."""
    for session in course.sessions.values():
        if not session.sample:
            described = f"A practice session: say the therapist's next line. {_plain(session.aim)}"
            yield MadePage("practice", session.id, _plain(session.title), described, session.date)
    for transcript in course.transcripts.values():
        if not transcript.sample:
            described = "A session to rate: give each marker a level and a line, then compare with the authors."
            yield MadePage("transcript", transcript.id, _plain(transcript.title), described, transcript.date)
    for case in course.cases.values():
        if case.role_play and not case.sample:
            described = f"Four sheets for a role play with three people, from the case {_plain(case.title)}"
            yield MadePage("role-play", case.id, f"In a room: {_plain(case.title)}", described, case.date)
    for drill in course.drills.values():
        if not drill.sample:
            described = f"A drill: three lines to answer, one skill. {_plain(drill.aim)}"
            yield MadePage("drill", drill.id, _plain(drill.title), described, drill.date)
    for id, forms in drawn_forms(course).items():
        title = _plain(forms.module.title)
        described = f"Two short forms for the module {title}: one before it, one after, and what moved"
        yield MadePage("forms", id, f"Before and after: {title}", described, forms.module.date or "")


_plain = case_pages.plain_title
