"""What is asked of a practice session: first its form, then every way through it."""

from ipt_course.fault import Fault
from ipt_course.practice.model import Session
from ipt_course.practice.rules_of_form import faults_of_form
from ipt_course.practice.rules_of_play import faults_of_play


def session_faults(session: Session) -> list[Fault]:
    """Only a session of sound form can be played."""
    return faults_of_form(session) or list(faults_of_play(session))
