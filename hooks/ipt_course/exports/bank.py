"""The bank: every item that a learner meets, module by module, in the neutral form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from ipt_course.course import Course, Module
from ipt_course.embed.urls import page_url
from ipt_course.exports.decisions import decisions_of, shape_of
from ipt_course.exports.question import Option, Question, Shape
from ipt_course.kinds.table import KINDS
from ipt_course.model import Case, HotText, Item, ItemKind
from ipt_course.prose import to_html, to_plain
from ipt_course.render.environment import fill
from ipt_course.render.words import EFFECT

TITLE = "IPT in Practice"


@dataclass(frozen=True)
class Bank:
    """`site` is the address of the course as it is hosted, with a slash at its end; empty where it is not known.

    `made` is when, in seconds since 1970, for formats by which a later export takes the place of an earlier one.
    """

    questions: tuple[Question, ...]
    site: str = ""
    made: int = 0

    @property
    def kinds(self) -> Mapping[ItemKind, int]:
        """How many there are of each kind that is in the bank, in the order of the kinds."""
        counts = Counter(question.kind for question in self.questions)
        return {kind: counts[kind] for kind in ItemKind if counts[kind]}

    @property
    def modules(self) -> Mapping[str, tuple[Question, ...]]:
        """The questions by the title of their module."""
        titles = dict.fromkeys(question.module_title for question in self.questions)
        return {title: tuple(one for one in self.questions if one.module_title == title) for title in titles}


def bank_of(course: Course, site: str = "", made: int = 0) -> Bank:
    site = site and site.rstrip("/") + "/"
    return Bank(tuple(_questions(course, site)), site, made)


def reason(option: Option) -> Markup:
    """What is said of an option, chosen or not: what it would do, in a word, and why."""
    effect = Markup("<p><strong>{}.</strong></p>\n").format(EFFECT[option.effect]) if option.effect else Markup()
    return effect + (to_html(option.feedback) if option.feedback else Markup())


def _questions(course: Course, site: str) -> Iterator[Question]:
    for module in course.modules.values():
        for quiz in course.quizzes_of(module.id):
            for item in quiz.items:
                alone = quiz.placed == "together" or bool(item.vignette) or isinstance(item, HotText)
                yield _question(item, module, _taught(course, module, item.section, site), leaning=not alone)
        for case in course.cases_of(module.id):
            for item in case.questions:
                yield _question(item, module, _taught(course, module, item.section, site), case)


def _question(
    item: Item, module: Module, taught: Markup, case: Case | None = None, *, leaning: bool = False
) -> Question:
    shape, decisions, asked = shape_of(item), decisions_of(item), _asked(case) if case else ()
    leans_on = taught if leaning else ""
    return Question(
        id=item.id,
        revision=item.revision,
        kind=item.kind,
        shape=shape,
        difficulty=item.difficulty,
        module=module.id,
        module_title=module.title,
        objective=item.objective,
        context=fill("exports/context", item=_Open(item), case=case, asked=asked, leans_on=leans_on),
        stem=item.stem,
        decisions=decisions,
        answer=fill("exports/answer", item=_Open(item), pairs=decisions if shape is Shape.PAIRS else ()),
        taught=taught,
        harmful=bool(KINDS[item.kind].marking(item).harmful),
        case=case.title if case else "",
    )


class _Open:
    """An item in whose template a field that its kind does not have is empty."""

    def __init__(self, item: Item) -> None:
        self._item = item

    def __getattr__(self, name: str) -> object:
        return getattr(self._item, name, None) or ()


def _asked(case: Case) -> Iterator[tuple[str, str]]:
    """What was asked about danger, which can decide the case."""
    yield "Risk, as it was asked", case.risk.asked
    yield "Violence, as it was asked", case.violence_screen
    if case.young_person:
        yield "Safeguarding, as it was asked", case.young_person.safeguarding
    if case.perinatal:
        yield "Harm coming to the baby, as it was asked", case.perinatal.infant_thoughts
        yield "Psychosis after birth, as it was asked", case.perinatal.psychosis


def _taught(course: Course, module: Module, section: str, site: str) -> Markup:
    """Where it is taught: by name, and by a link where the site's address is known."""
    path, _, anchor = section.partition("#")
    heading = next((one.text for one in course.pages[path].headings if one.anchor == anchor), "")
    name = f"{TITLE}, {module.title}: {to_plain(heading)}"
    if not site:
        return Markup("<p>Taught in {}.</p>").format(name)
    address = f"{site}{page_url(path, 'directory')}#{anchor}"
    return Markup('<p>Taught in <a href="{}">{}</a>.</p>').format(address, name)
