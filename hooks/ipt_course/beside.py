"""What stands beside quizzes, cases and pages: glossary, results, worksheets, exercises; and whether all of it fits."""

from dataclasses import replace

from ipt_course.course import Course
from ipt_course.drills.model import Drill
from ipt_course.effects import read_effects
from ipt_course.exercises.read import Surroundings, read_exercises
from ipt_course.gather import Beside
from ipt_course.glossary import read_glossary
from ipt_course.link import link
from ipt_course.practice.model import Session
from ipt_course.transcripts.model import Transcript
from ipt_course.worksheets import read_worksheets


def read_beside(course: Course, references: frozenset[str], faulty: frozenset[str]) -> Beside:
    """`course` holds what was read; `faulty` the ids of quizzes and cases that could not be."""
    root, pages = course.root, course.pages
    glossary, of_glossary = read_glossary(root, pages)
    worksheets, of_worksheets = read_worksheets(root, pages)
    effects, of_effects = read_effects(root, pages, references)
    exercises = read_exercises(root, Surroundings(frozenset(course.modules), course.cases, pages))
    whole = replace(
        course,
        worksheets=worksheets,
        effects=effects,
        sessions=exercises.of(Session),
        transcripts=exercises.of(Transcript),
        drills=exercises.of(Drill),
    )
    findings = [*of_glossary, *of_worksheets, *of_effects, *exercises.findings]
    findings += link(whole, references, faulty | exercises.faulty)
    return Beside(whole, glossary, tuple(findings), exercises.texts)
