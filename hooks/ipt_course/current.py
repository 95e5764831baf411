"""The course of the build that runs now. The adapter puts it here; blocks that markdown-exec runs in pages read it,
so that none of them reads the whole course again."""

from ipt_course.course import Course

_now: list[Course] = []


def set_course(course: Course) -> None:
    _now[:] = [course]


def the_course() -> Course:
    """Raises LookupError outside a build."""
    if not _now:
        raise LookupError("no course is being built")
    return _now[0]
