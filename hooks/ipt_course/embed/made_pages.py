"""Every page that no author wrote: of cases, of every exercise, and of the forms before and after a module."""

import json
from collections.abc import Iterable, Iterator

from ipt_course.course import Course, Module
from ipt_course.drills.model import Drill
from ipt_course.embed import case_pages
from ipt_course.forms import drawn_forms
from ipt_course.model import Case
from ipt_course.practice.model import Session
from ipt_course.transcripts.model import Transcript

SESSIONS = "practice/"
TRANSCRIPTS = "practice/rate/"
ROOMS = "practice/role-play/"
DRILLS = "practice/drills/"
FORMS = "before-and-after/"
FOLDERS = {"practice": SESSIONS, "transcript": TRANSCRIPTS, "drill": DRILLS}


def made_pages(
    course: Course, unread_cases: Iterable[str] = (), unread_exercises: Iterable[tuple[str, str]] = ()
) -> Iterator[tuple[str, str]]:
    """Path and Markdown. Nothing of it but the marker is read as Markdown.

    `unread_exercises` holds marker and id: while serving, the page of each says what is wrong.
    """
    yield from case_pages.generate(course, unread_cases)
    placed = placed_in(course, "practice")
    for session in course.sessions.values():
        if session.id not in placed and not session.sample:
            yield session_path(session.id), _markdown(session)
    placed = placed_in(course, "transcript")
    for transcript in course.transcripts.values():
        if transcript.id not in placed and not transcript.sample:
            yield transcript_path(transcript.id), _transcript(transcript)
    for id, path in role_play_places(course).items():
        yield path, _room(course.cases[id])
    placed = placed_in(course, "drill")
    for drill in course.drills.values():
        if drill.id not in placed and not drill.sample:
            yield drill_path(drill.id), _drill(drill)
    for id, path in forms_places(course).items():
        yield path, _forms(course.modules[id])
    for marker, id in unread_exercises:
        if id not in placed_in(course, marker):
            yield f"{FOLDERS[marker]}{id}.md", f"# {id}\n\n{{{{ {marker}: {id} }}}}\n"


def session_places(course: Course) -> dict[str, str]:
    """The page of each session, by its id: its own, unless an author has placed it in another."""
    placed = placed_in(course, "practice")
    return {id: placed.get(id) or session_path(id) for id in course.sessions}


def transcript_places(course: Course) -> dict[str, str]:
    """The page of each transcript, by its id: its own, unless an author has placed it in another."""
    placed = placed_in(course, "transcript")
    return {id: placed.get(id) or transcript_path(id) for id in course.transcripts}


def role_play_places(course: Course) -> dict[str, str]:
    """The page of each role play, by the id of its case."""
    return {case.id: f"{ROOMS}{case.id}.md" for case in course.cases.values() if case.role_play and not case.sample}


def drill_places(course: Course) -> dict[str, str]:
    """The page of each drill, by its id: its own, unless an author has placed it in another."""
    placed = placed_in(course, "drill")
    return {id: placed.get(id) or drill_path(id) for id in course.drills}


def forms_places(course: Course) -> dict[str, str]:
    """The page of each module's two forms, by the id of the module."""
    return {id: f"{FORMS}{id}.md" for id in drawn_forms(course)}


def session_path(id: str) -> str:
    return f"{SESSIONS}{id}.md"


def drill_path(id: str) -> str:
    return f"{DRILLS}{id}.md"


def transcript_path(id: str) -> str:
    return f"{TRANSCRIPTS}{id}.md"


def placed_in(course: Course, name: str) -> dict[str, str]:
    """The page that holds the marker of that name, by its id."""
    markers = ((marker, page) for page in course.pages.values() for marker in page.markers)
    return {marker.id: page.path for marker, page in markers if marker.name == name}


def _markdown(session: Session) -> str:
    title = case_pages.plain_title(session.title)
    described = f"A practice session: say the therapist's next line. {case_pages.plain_title(session.aim)}"
    return _page(title, described, session.date, f"practice: {session.id}")


def _drill(drill: Drill) -> str:
    title = case_pages.plain_title(drill.title)
    described = f"A drill: three lines to answer, one skill. {case_pages.plain_title(drill.aim)}"
    return _page(title, described, drill.date, f"drill: {drill.id}")


def _forms(module: Module) -> str:
    title = case_pages.plain_title(module.title)
    described = f"Two short forms for the module {title}: one before it, one after, and what moved"
    date = module.date or module.pages[0].front.last_reviewed or ""
    return _page(f"Before and after: {title}", described, date, f"forms: {module.id}")


def _transcript(transcript: Transcript) -> str:
    title = case_pages.plain_title(transcript.title)
    described = "A session to rate: give each marker a level and a line, then compare with the authors."
    return _page(title, described, transcript.date, f"transcript: {transcript.id}")


def _room(case: Case) -> str:
    title = case_pages.plain_title(case.title)
    described = f"Four sheets for a role play with three people, from the case {title}"
    return _page(f"In a room: {title}", described, case.date, f"role-play: {case.id}")


def _page(title: str, described: str, date: str, marker: str) -> str:
    # A search would find the patient's answers before they are given.
    front = {"title": title, "description": described, "last_reviewed": date, "search": {"exclude": True}}
    lines = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
    return f"---\n{lines}\nhide:\n  - toc\n---\n\n# {title}\n\n{{{{ {marker} }}}}\n"
