"""How long a module takes: one formula, stated wherever its result is shown."""

from math import ceil

from ipt_course.course import Course, Module

WORDS_A_MINUTE = 180  # unhurried reading of professional text, English often a second language
MINUTES_AN_ITEM = 1.5
MINUTES_A_CASE = 15
FORMULA = "words / 180 + 1.5 an item + 15 a case, rounded up to five minutes"


def module_items(course: Course, module: Module) -> int:
    """Items of the module's quizzes, inline checks included; those inside cases belong to the case."""
    return sum(len(quiz.items) for quiz in course.quizzes_of(module.id))


def module_minutes(course: Course, module: Module) -> int:
    cases = sum(1 for _ in course.cases_of(module.id))
    minutes = module.words / WORDS_A_MINUTE + module_items(course, module) * MINUTES_AN_ITEM + cases * MINUTES_A_CASE
    return ceil(minutes / 5) * 5
