"""QZ003-QZ009: one item by itself, of whatever kind, in a quiz or in a case."""

from __future__ import annotations

import re
from itertools import groupby

from ipt_course.findings import Rule, Severity
from ipt_course.kinds.table import parts_of
from ipt_course.load.compose import KeyPath
from ipt_course.load.naming import thing
from ipt_course.model import Effect, HotText, Item, Matching
from ipt_course.rules.scope import Hit, Hits, each_item
from ipt_course.rules.words import alike, sentences

ERROR, WARNING = Severity.ERROR, Severity.WARNING

# The bare verdict: `Correct` in any use; the shorter words only where they stand as an answer to the learner.
_VERDICT = re.compile(
    r"(?:correct|incorrect)\b"
    r"|(?:right|wrong|yes|no|true|false)(?:\s*[.,:;!?–—]|\s+-\s|\s*$|\s+(?:answer|choice|option)\b)",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3  # shorter pieces are mostly abbreviations that look like sentences: "Dr."


def part_ids(item: Item) -> Hits:
    yield from _repeated(item, [(part.path, part.id) for part in parts_of(item)])
    if isinstance(item, Matching):
        yield from _repeated(item, [(("targets", at), target.id) for at, target in enumerate(item.targets)])


def _repeated(item: Item, ids: list[tuple[KeyPath, str]]) -> Hits:
    seen: set[str] = set()
    for path, id in ids:
        if id in seen:
            yield Hit((*path, "id"), f"{thing(path)} id `{_bare(id)}` stands twice in item `{item.id}`")
        seen.add(id)


def _bare(id: str) -> str:
    """As its author wrote it: of `focus:grief`, `grief`."""
    return id.rpartition(":")[2]


def part_texts(item: Item) -> Hits:
    if isinstance(item, HotText):  # people do say a thing twice
        return
    texts = [((*part.path, "text"), part.id, part.text) for part in parts_of(item) if part.group != "beliefs"]
    targets = item.targets if isinstance(item, Matching) else ()
    texts += [(("targets", at, "text"), target.id, target.text) for at, target in enumerate(targets)]
    seen: dict[tuple[str | int, str], str] = {}
    for path, id, text in texts:
        if (same := (path[0], alike(text))) in seen:
            yield Hit(path, f"the text is the same as that of {thing(path)} `{seen[same]}`")
        seen.setdefault(same, _bare(id))


def key_effect(item: Item) -> Hits:
    for part in parts_of(item):
        # A line of a transcript may be asked for because it does harm.
        if part.key and part.effect in (Effect.UNHELPFUL, Effect.HARMFUL) and not isinstance(item, HotText):
            yield Hit((*part.path, "effect"), f"the key `{_bare(part.id)}` is said to be {part.effect}")


def effects(item: Item) -> Hits:
    for _, members in groupby(parts_of(item), key=lambda part: part.group):
        parts = list(members)
        given = [part for part in parts if part.effect]
        only_warnings = all(part.effect is Effect.HARMFUL and not part.key for part in given)
        if only_warnings or len(given) == len(parts) or isinstance(item, HotText):
            continue
        for part in parts:
            if not part.effect:
                name = f"{thing(part.path)} `{_bare(part.id)}`"
                yield Hit(part.path, f"{name} has no effect, while others of item `{item.id}` have one")


def verdict_first(item: Item) -> Hits:
    for part in parts_of(item):
        if match := _VERDICT.match(part.feedback):
            word = match.group().split()[0].strip(".,:;!?–—")
            yield Hit((*part.path, part.said_in), f"the feedback begins with the verdict `{word}`", 0)


def shared_feedback(item: Item) -> Hits:
    seen: dict[str, str] = {}
    for part in parts_of(item):
        for offset, sentence in sentences(part.feedback):
            if len(sentence.split()) < _FEWEST_WORDS:
                continue
            first = seen.setdefault(alike(sentence), part.id)
            if first != part.id:
                message = f"{thing(part.path)} `{_bare(first)}` has this very sentence too"
                yield Hit((*part.path, part.said_in), message, offset)


ITEM_RULES = (
    Rule(
        "QZ003",
        "option-id-repeated",
        ERROR,
        "A learner's response is kept under the option's id.",
        "Give each option of the item an id of its own.",
        each_item(part_ids),
    ),
    Rule(
        "QZ004",
        "option-text-repeated",
        ERROR,
        "Two options that read the same cannot be told apart.",
        "Reword one of the two, or delete it.",
        each_item(part_texts),
    ),
    Rule(
        "QZ006",
        "key-does-harm",
        ERROR,
        "What a learner is told to choose must help the patient.",
        "Correct the effect, or mark another option as the key.",
        each_item(key_effect),
    ),
    Rule(
        "QZ007",
        "effect-missing",
        ERROR,
        "If some options say what they do to the patient, a reader asks what the others do.",
        "Give every option an `effect`; only `harmful` may stand on distractors alone.",
        each_item(effects),
    ),
    Rule(
        "QZ008",
        "verdict-first",
        ERROR,
        "The page says already what was right; the first words are for the reason.",
        "Begin with why the option tempts or what it would do.",
        each_item(verdict_first),
    ),
    Rule(
        "QZ009",
        "feedback-shared",
        ERROR,
        "Each option tempts in its own way, so each gets sentences of its own.",
        "Say what this option does that the other does not.",
        each_item(shared_feedback),
    ),
)
