"""What the course holds, counted from its files. Samples of the authors' pages are left out."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ipt_course import guessing, range_of_cases
from ipt_course.course import Course
from ipt_course.timing import FORMULA, module_items, module_minutes


def stats(course: Course, reference_count: int) -> dict[str, Any]:
    """One JSON object; the keys are stable."""
    quizzes = [quiz for quiz in course.quizzes.values() if not quiz.sample]
    items = list(course.learners_items())
    cases = [case for case in course.cases.values() if not case.sample]
    sessions = [session for session in course.sessions.values() if not session.sample]
    transcripts = [transcript for transcript in course.transcripts.values() if not transcript.sample]
    return {
        "modules": [_module(course, id) for id in course.modules],
        "quizzes": len(quizzes),
        "items": len(items),
        "items_by_kind": dict(sorted(Counter(item.kind.value for item in items).items())),
        "cases": len(cases),
        "cases_by_problem_area": dict(sorted(Counter(_area(case.decision) for case in cases).items())),
        "cases_range": range_of_cases.report(cases),
        "practice_sessions": len(sessions),
        "practice_graphs": {session.id: str(session.explored.size) for session in sessions},
        "drills": sum(not drill.sample for drill in course.drills.values()),
        "transcripts": len(transcripts),
        "transcript_marks": sum(len(transcript.marks) for transcript in transcripts),
        "references": reference_count,
        "guessing": guessing.report(course),
        "minutes_formula": FORMULA,
    }


def _area(decision: Any) -> str:
    if decision.kind == "one-focus":
        return str(decision.focus.value)
    return str(decision.foci[0].value) if decision.kind == "two-foci" else str(decision.kind)


def _module(course: Course, id: str) -> dict[str, Any]:
    module = course.modules[id]
    cited = module.cited | {item.reference for quiz in course.quizzes_of(id) for item in quiz.items if item.reference}
    return {
        "id": id,
        "title": module.title,
        "words": module.words,
        "minutes": module_minutes(course, module),
        "objectives": len(module.objectives),
        "items": module_items(course, module),
        "references": len(cited),
    }


def as_table(numbers: Mapping[str, Any]) -> str:
    """The same for a reader at a terminal."""
    columns = ("words", "minutes", "objectives", "items", "references")
    width = max([len(module["title"]) for module in numbers["modules"]] + [6])
    lines = ["Module".ljust(width) + "".join(name.rjust(12) for name in columns)]
    for module in numbers["modules"]:
        lines.append(module["title"].ljust(width) + "".join(f"{module[name]:>12,}" for name in columns))
    lines.append("")
    for name in ("quizzes", "items", "cases", "practice_sessions", "drills", "transcripts", "references"):
        detail = {"items": "items_by_kind", "cases": "cases_by_problem_area"}.get(name)
        parts = ", ".join(f"{count} {word}" for word, count in numbers[detail].items()) if detail else ""
        lines.append(f"{name.replace('_', ' ').capitalize():<18}{numbers[name]:>6}" + (f"   {parts}" if parts else ""))
    lines += [f"  {id}: {size}" for id, size in numbers["practice_graphs"].items()]
    lines += ["", *range_of_cases.as_lines(numbers["cases_range"])]
    lines += ["", *guessing.as_lines(numbers["guessing"])]
    return "\n".join([*lines, "", f"Minutes: {numbers['minutes_formula']}."])
