"""RV: what may not happen to an item, a case or an exercise that learners may have answered. `since` finds these."""

from ipt_course.findings import Rule, Severity

# fmt: off  (a table: one rule reads better as five short rows)
ERROR, WARNING = Severity.ERROR, Severity.WARNING

KEY_CHANGED = Rule(
    "RV001",
    "key-changed",
    ERROR,
    "An answer saved under the old key would be told right or wrong, harmful or not, by the new one; a path "
    "through a session would lead elsewhere.",
    "Raise `revision` by one: saved answers are then kept, shown as answers to the earlier question, and not counted.",
)
PARTS_CHANGED = Rule(
    "RV002",
    "parts-changed",
    ERROR,
    "A saved answer is kept under the ids of what was chosen, and one option more or less makes another question.",
    "Give an option that is only reworded its old id back; for any other change raise `revision` by one.",
)
KIND_CHANGED = Rule(
    "RV003",
    "kind-changed",
    ERROR,
    "An answer to one kind of question says nothing in another.",
    "Raise `revision` by one.",
)
WORDS_EXCHANGED = Rule(
    "RV004",
    "words-exchanged",
    ERROR,
    "An answer is saved under an option's id; put under another id, the words would be nobody's choice.",
    "Let the id move with its words (the order of options is free), or raise `revision` by one.",
)
REVISION_LOWERED = Rule(
    "RV005",
    "revision-lowered",
    ERROR,
    "A number that was used before would count answers to another question as answers to this one.",
    "Write a `revision` that is higher than the old one, also where a change is taken back.",
)
ID_CHANGED = Rule(
    "RV006",
    "id-changed",
    ERROR,
    "Answers are saved under the id. Under another they are not found, or are shown with another question.",
    "Give it its old id back. Ids are never shown, so they need not fit the words.",
)
ID_REUSED = Rule(
    "RV007",
    "id-reused",
    ERROR,
    "Answers to a question that was taken out are still on learners' devices, under its id.",
    "Give the new question an id of its own, or a `revision` higher than the old question had.",
)
REMOVED = Rule(
    "RV008",
    "removed",
    WARNING,
    "The answers stay on learners' devices, where nothing shows them until the id comes back.",
    "If it was meant: never use the id for another question. If not, put it back under the same id.",
)
REWRITTEN = Rule(
    "RV009",
    "rewritten",
    WARNING,
    "A mended wording keeps saved answers; new words may ask something else, which no program can tell.",
    "If it asks or offers something else now, raise `revision` by one. If it means the same, leave it.",
)
NOT_COMPARED = Rule(
    "RV010",
    "not-compared",
    WARNING,
    "What the earlier file does not let us read cannot be compared, so a change in it goes unseen.",
    "Look at the change yourself (`git diff`), and raise `revision` where key, effect or meaning changed.",
)

SINCE_RULES = (
    KEY_CHANGED,
    PARTS_CHANGED,
    KIND_CHANGED,
    WORDS_EXCHANGED,
    REVISION_LOWERED,
    ID_CHANGED,
    ID_REUSED,
    REMOVED,
    REWRITTEN,
    NOT_COMPARED,
)
