"""The contributors' page: everybody who had a part, by name, and what nobody has read yet."""

from collections.abc import Sequence

from markupsafe import Markup

from ipt_course.credits import Work, by_name
from ipt_course.render.environment import fill


def render_contributors(works: Sequence[Work]) -> Markup:
    unread = [work for work in works if not work.parts["second-reader"]]
    return fill("contributors", works=works, credited=by_name(works), unread=unread)
