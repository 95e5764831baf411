"""QZ005 and QZ010-QZ014: ids, and what a quiz or a case names that stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from ipt_course.findings import Rule, Severity
from ipt_course.load.document import Document
from ipt_course.load.places import KeyPath
from ipt_course.model import Case
from ipt_course.rules.scope import Context, Found, Hit, Hits, Scope, each_document
from ipt_course.rules.words import did_you_mean

ERROR = Severity.ERROR


def item_ids(scope: Scope) -> Iterator[Found]:
    """Over all files, cases included: a learner's answers are kept under the item's id alone."""
    first: dict[str, str] = {}
    for outline in scope.outlines:
        for item in outline.items:
            path = (*item.path, "id")
            if item.id in first:
                yield Found(outline, path, f"item id `{item.id}` stands already at {first[item.id]}")
            else:
                first[item.id] = f"{outline.path}:{outline.source.place(path)[0]}"


def file_name(document: Document, context: Context) -> Hits:
    if document.sound and "id" in document.good and document.sound.id != document.stem:
        yield Hit(("id",), f"the id is `{document.sound.id}`, the file's name is `{document.stem}`")


def module(document: Document, context: Context) -> Hits:
    if context.objectives is None or not document.sound or "module" not in document.good:
        return
    if document.sound.module not in context.objectives:
        near = did_you_mean(document.sound.module, context.objectives)
        yield Hit(("module",), f"there is no module `{document.sound.module}`{near}")


def objective(document: Document, context: Context) -> Hits:
    if context.objectives is None or not document.sound or "module" not in document.good:
        return
    known = context.objectives.get(document.sound.module)
    if known is None:  # the module itself has its own finding
        return
    for path, id in _objectives(document):
        if id not in known:
            message = f"module `{document.sound.module}` has no objective `{id}`{did_you_mean(id, known)}"
            yield Hit(path, message, advice=f"Its objectives are {', '.join(sorted(known))}.")


def _objectives(document: Document) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(document.sound, Case) and "objectives" in document.good:
        yield from ((("objectives", number), id) for number, id in enumerate(document.sound.objectives))
    yield from (((*placed.path, "objective"), placed.item.objective) for placed in document.items)


def section(document: Document, context: Context) -> Hits:
    if context.anchors is None:
        return
    for placed in document.items:
        page, _, anchor = placed.item.section.partition("#")
        path = (*placed.path, "section")
        if page not in context.anchors:
            yield Hit(path, f"there is no page docs/{page}{did_you_mean(page, context.anchors)}")
        elif anchor not in context.anchors[page]:
            near = did_you_mean(anchor, context.anchors[page])
            yield Hit(path, f"docs/{page} has no anchor `{anchor}`{near}")


def reference(document: Document, context: Context) -> Hits:
    if context.references is None:
        return
    for path, key in _references(document):
        if key not in context.references:
            near = did_you_mean(key, context.references)
            yield Hit(path, f"the bibliography has no entry `{key}`{near}")


def _references(document: Document) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(document.sound, Case) and "references" in document.good:
        yield from ((("references", number), key) for number, key in enumerate(document.sound.references))
    for placed in document.items:
        if placed.item.reference:
            yield (*placed.path, "reference"), placed.item.reference


KNOWN_RULES = (
    Rule(
        "QZ005",
        "item-id-repeated",
        ERROR,
        "A learner's answers are kept under the item's id, in the whole course.",
        "Give one of the two items another id: the newer one, if either has been published.",
        item_ids,
        of_a_set=True,
    ),
    Rule(
        "QZ010",
        "id-not-file-name",
        ERROR,
        "Whoever reads an id in a page finds the file by it.",
        "Make the id and the file's name the same; leave alone whichever has been published.",
        each_document(file_name),
    ),
    Rule(
        "QZ011",
        "unknown-objective",
        ERROR,
        "Results are told by objective; one that the module does not state belongs to nothing.",
        "Use an objective of the module's index page, or state it there.",
        each_document(objective),
    ),
    Rule(
        "QZ012",
        "unknown-module",
        ERROR,
        "A quiz or a case belongs to a module that exists.",
        "Use the name of a folder below docs/modules/.",
        each_document(module),
    ),
    Rule(
        "QZ013",
        "unknown-section",
        ERROR,
        "After an item the reader is sent to the place where it is taught.",
        "Name a page below docs/ and an anchor that it holds: `page.md#anchor`.",
        each_document(section),
    ),
    Rule(
        "QZ014",
        "unknown-reference",
        ERROR,
        "A source that is named can be looked up.",
        "Use a key of references/ipt.bib, or add the source there.",
        each_document(reference),
    ),
)
