"""Every page that no author wrote: of cases, of every exercise, and of the forms before and after a module."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ipt_course.course import Course
from ipt_course.embed import case_pages
from ipt_course.forms import has_forms

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
    for marker, id in _made(course):
        yield path_of(marker, id), _page(course, marker, id).markdown
    placed = {marker: _placed(course, marker) for marker in FOLDERS}
    for marker, id in unread_exercises:
        if id not in placed[marker]:
            yield path_of(marker, id), f'---\ntitle: "{id}"\n---\n\n# {id}\n\n{{{{ {marker}: {id} }}}}\n'


def made_paths(course: Course) -> Iterator[str]:
    """The paths alone, for which no case need be read."""
    yield from map(case_pages.case_page_path, case_pages.ids(course))
    yield from (path_of(marker, id) for marker, id in _made(course))


def places(course: Course, marker: str) -> dict[str, str]:
    """The page of each thing of that kind, by its id: its own, unless an author has placed it in another."""
    return {id: path_of(marker, id) for id in _offered(course, marker)} | _placed(course, marker)


def path_of(marker: str, id: str) -> str:
    return f"{FOLDERS[marker]}{id}.md"


def _placed(course: Course, name: str) -> dict[str, str]:
    """The page in which an author has set the marker of that name, by its id."""
    markers = ((marker, page) for page in course.pages.values() for marker in page.markers)
    return {marker.id: page.path for marker, page in markers if marker.name == name}


def _offered(course: Course, marker: str) -> Iterable[str]:
    """Ids of what a learner is offered beside the pages of modules; no samples."""
    if marker == "forms":
        return (id for id, module in course.modules.items() if has_forms(course, module))
    if marker == "role-play":
        return (id for id, case in course.outlines.items() if case.role_play and not case.sample)
    things = {"practice": course.sessions, "transcript": course.transcripts, "drill": course.drills}[marker]
    return (id for id, thing in things.items() if not thing.sample)


def _made(course: Course) -> Iterator[tuple[str, str]]:
    """Marker and id of those that no author has placed."""
    for marker in FOLDERS:
        placed = _placed(course, marker)
        yield from ((marker, id) for id in _offered(course, marker) if id not in placed)


def _page(course: Course, marker: str, id: str) -> MadePage:
    if marker == "practice":
        session = course.sessions[id]
        described = f"A practice session: say the therapist's next line. {_plain(session.aim)}"
        return MadePage(marker, id, _plain(session.title), described, session.date)
    if marker == "transcript":
        transcript = course.transcripts[id]
        described = "A session to rate: give each marker a level and a line, then compare with the authors."
        return MadePage(marker, id, _plain(transcript.title), described, transcript.date)
    if marker == "role-play":
        case = course.cases[id]
        described = f"Four sheets for a role play with three people, from the case {_plain(case.title)}"
        return MadePage(marker, id, f"In a room: {_plain(case.title)}", described, case.date)
    if marker == "drill":
        drill = course.drills[id]
        described = f"A drill: three lines to answer, one skill. {_plain(drill.aim)}"
        return MadePage(marker, id, _plain(drill.title), described, drill.date)
    module = course.modules[id]
    title = _plain(module.title)
    described = f"Two short forms for the module {title}: one before it, one after, and what moved"
    return MadePage(marker, id, f"Before and after: {title}", described, module.date or "")


_plain = case_pages.plain_title
