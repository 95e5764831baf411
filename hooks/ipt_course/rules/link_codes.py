"""LK: what can be wrong between files: markers, citations and modules. `link` and `gather` find these."""

from ipt_course.findings import Rule, Severity

# fmt: off  (a table: one rule reads better as five short rows)
ERROR, WARNING = Severity.ERROR, Severity.WARNING

UNKNOWN_MARKER = Rule(
    "LK001",
    "unknown-marker",
    ERROR,
    "A marker that nothing answers to would stand in the page as it is.",
    "Use one of the markers listed; to show braces as text, put them in backticks.",
)
MARKER_NOT_ALONE = Rule(
    "LK002",
    "marker-not-alone",
    ERROR,
    "What a marker stands for is a block of its own; inside a paragraph or a list it would break the page.",
    "Give the marker a line of its own, from the first column, with an empty line above and below.",
)
NOTHING_TO_PLACE = Rule(
    "LK003",
    "nothing-to-place",
    ERROR,
    "A marker must name something that exists: a quiz placed together, an item placed singly, a case, a figure.",
    "Correct the id, or write the quiz or case it names.",
)
NO_MODULE = Rule(
    "LK004",
    "no-module",
    ERROR,
    "Objectives belong to a module, and its index page names it.",
    "Move the marker to the module's index.md, or name the `module` in the front matter.",
)
PLACED_TWICE = Rule(
    "LK005",
    "placed-twice",
    ERROR,
    "A learner's answer is kept under the item's id; two copies of one item would write over each other.",
    "Keep one of the two places and link to it from the other.",
)
NEVER_PLACED = Rule(
    "LK006",
    "never-placed",
    ERROR,
    "What no page places, nobody meets.",
    "Put the marker named on a line of its own in a page of the module.",
)
UNKNOWN_CITATION = Rule(
    "LK007",
    "unknown-citation",
    ERROR,
    "A citation must lead to an entry that was seen at its source.",
    "Correct the key, or add the entry to references/ipt.bib with what you saw.",
)
NO_REFERENCES_LINE = Rule(
    "LK008",
    "no-references-line",
    ERROR,
    "The numbers of a page's citations point at a list on the same page.",
    "Add a line `{{ references }}` at the end of the page, with an empty line above it.",
)
OBJECTIVE_TWICE = Rule(
    "LK009",
    "objective-twice",
    ERROR,
    "Items name their objective by its id alone, so one id can mean only one objective.",
    "Give the objective an id that begins with its module's short name.",
)
MODULE_TWICE = Rule(
    "LK010",
    "module-twice",
    ERROR,
    "A module is one folder with one index page; a second page of the same name would hide the first.",
    "Name the `module` in the index.md of its own folder only.",
)
BIBLIOGRAPHY_FAULT = Rule(
    "LK011",
    "bibliography-fault",
    ERROR,
    "One entry that cannot be read would take all the references with it.",
    "Close every brace of the entry and end each field with a comma.",
)

PLACE_TAKEN = Rule(
    "LK012",
    "place-taken",
    ERROR,
    "Each case has a page of its own at cases/ID.md; another page there would hide it, or be hidden.",
    "Rename the page.",
)

GLOSSARY_FAULT = Rule(
    "LK013",
    "glossary-fault",
    ERROR,
    "Pages explain a term by what the glossary says, and lead from there to the place that teaches it.",
    "Mend the entry in references/glossary.yml.",
)

WORKSHEET_FAULT = Rule(
    "LK015",
    "worksheet-fault",
    ERROR,
    "A worksheet is found by its id, and leads to the place that teaches its use.",
    "Give the file the name of the id, and name a page and an anchor that it holds.",
)

EFFECT_FAULT = Rule(
    "LK016",
    "effect-fault",
    ERROR,
    "A drawing shows only numbers that were seen at their source and that a page prints beside its citation.",
    "Mend the entry in references/effects.yml, or take it out.",
)

RESULT_WITHOUT_SOURCE = Rule(
    "LK014",
    "result-without-source",
    ERROR,
    "A reader must be able to look up every result, and an author to see which entry it was checked against.",
    "Cite the entry in the same paragraph, entry of a list or table (or right above the table); or teach it without "
    "the number.",
)

OBJECTIVE_UNTESTED = Rule(
    "QZ030",
    "objective-untested",
    WARNING,
    "A module promises what its objectives say; without an item nobody finds out whether it was kept.",
    "Write an item for the objective, or take it out of the module's index page.",
)

LINK_RULES = (
    UNKNOWN_MARKER,
    MARKER_NOT_ALONE,
    NOTHING_TO_PLACE,
    NO_MODULE,
    PLACED_TWICE,
    NEVER_PLACED,
    UNKNOWN_CITATION,
    NO_REFERENCES_LINE,
    OBJECTIVE_TWICE,
    MODULE_TWICE,
    BIBLIOGRAPHY_FAULT,
    PLACE_TAKEN,
    GLOSSARY_FAULT,
    RESULT_WITHOUT_SOURCE,
    WORKSHEET_FAULT,
    EFFECT_FAULT,
    OBJECTIVE_UNTESTED,
)
