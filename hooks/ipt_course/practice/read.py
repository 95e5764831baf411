"""practice/*.yml: read, judged, and played through in every state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from ipt_course.findings import Finding
from ipt_course.load.shape import validate
from ipt_course.load.source import parse
from ipt_course.model import Case
from ipt_course.practice.model import Session
from ipt_course.practice.places import Fault
from ipt_course.practice.rules_of_form import faults_of_form
from ipt_course.practice.rules_of_play import faults_of_play
from ipt_course.rules import practice_codes as code
from ipt_course.rules.words import did_you_mean

FOLDER = "practice"


def read_sessions(
    root: Path, modules: Set[str], cases: Mapping[str, Case]
) -> tuple[dict[str, Session], list[Finding], dict[str, str]]:
    """The sessions by id, what is wrong with them, and the texts of the files. One with faults is left out."""
    sessions: dict[str, Session] = {}
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for file in sorted((root / FOLDER).glob("*.yml")):
        path = f"{FOLDER}/{file.name}"
        session, found, texts[path] = read_session(path, file.read_bytes(), modules, cases)
        findings += found
        if session:
            sessions[session.id] = session
    return sessions, findings, texts


def read_session(
    path: str, raw: bytes, modules: Set[str], cases: Mapping[str, Case]
) -> tuple[Session | None, list[Finding], str]:
    source = parse(path, raw)
    if source.data is None:
        return None, list(source.findings), source.text
    session, found = validate(Session, source)
    findings = [*source.findings, *found]
    if session is None:
        return None, findings, source.text
    faults = [*faults_of_form(session, path), *_places(session, modules, cases)]
    faults = faults or faults_of_play(session)
    findings += [fault.in_file(source) for fault in faults]
    broken = any(finding.severity == "error" for finding in findings)
    return (None if broken else session), findings, source.text


def _places(session: Session, modules: Set[str], cases: Mapping[str, Case]) -> Iterator[Fault]:
    if session.module not in modules:
        message = f"there is no module `{session.module}`" + did_you_mean(session.module, modules)
        yield Fault(code.SESSION_PLACE, ("module",), message)
    if session.case is None:
        return
    if session.case not in cases:
        message = f"there is no case `{session.case}`" + did_you_mean(session.case, cases)
        yield Fault(code.SESSION_PLACE, ("case",), message)
    elif session.name not in cases[session.case].names:
        message = f"`{session.name}` is none of the names of the case `{session.case}`"
        yield Fault(code.SESSION_PLACE, ("name",), message)
