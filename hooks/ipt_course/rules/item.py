"""QZ003-QZ009: one item by itself, of whatever kind, in a quiz or in a case."""

from __future__ import annotations

import re

from ipt_course.findings import Rule, Severity
from ipt_course.load.naming import thing
from ipt_course.load.places import KeyPath
from ipt_course.model import Effect, HotText, Matching
from ipt_course.rules.scope import Hit, Hits
from ipt_course.rules.weighed import ReadItem, each_item_read
from ipt_course.rules.words import alike, plain, sentences

ERROR, WARNING = Severity.ERROR, Severity.WARNING

# The bare verdict: `Correct` in any use; the shorter words only where they stand as an answer to the learner.
_VERDICT = re.compile(
    r"(?:correct|incorrect)\b"
    r"|(?:right|wrong|yes|no|true|false)(?:\s*[.,:;!?–—]|\s+-\s|\s*$|\s+(?:answer|choice|option)\b)",
    re.IGNORECASE,
)
# Capitals become small, every end of a sentence a full stop; what may stand around words is left out.
_STOPS = bytes.maketrans(b"!?ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"..abcdefghijklmnopqrstuvwxyz")
_BETWEEN = b" \t\n\r\v\f\x1c\x1d\x1e\x1f\"')"
_FEWEST_WORDS = 3  # shorter pieces are mostly abbreviations that look like sentences: "Dr."


def part_ids(read: ReadItem) -> Hits:
    yield from _repeated(read, [(part.path, part.id) for part in read.parts])
    if isinstance(read.item, Matching):
        yield from _repeated(read, [(("targets", at), target.id) for at, target in enumerate(read.item.targets)])


def _repeated(read: ReadItem, ids: list[tuple[KeyPath, str]]) -> Hits:
    seen: set[str] = set()
    for path, id in ids:
        if id in seen:
            yield Hit((*path, "id"), f"{thing(path)} id `{_bare(id)}` stands twice in item `{read.item.id}`")
        seen.add(id)


def _bare(id: str) -> str:
    """As its author wrote it: of `focus:grief`, `grief`."""
    return id.rpartition(":")[2]


def part_texts(read: ReadItem) -> Hits:
    if isinstance(read.item, HotText):  # people do say a thing twice
        return
    texts: list[tuple[KeyPath, str, str]]
    texts = [(part.place, part.id, part.alike) for part in read.parts if part.group != "beliefs"]
    targets = read.item.targets if isinstance(read.item, Matching) else ()
    texts += [(("targets", at, "text"), target.id, alike(plain(target.text))) for at, target in enumerate(targets)]
    seen: dict[tuple[str | int, str], str] = {}
    for path, id, text in texts:
        if (same := (path[0], text)) in seen:
            yield Hit(path, f"the text is the same as that of {thing(path)} `{seen[same]}`")
        seen.setdefault(same, _bare(id))


def key_effect(read: ReadItem) -> Hits:
    if isinstance(read.item, HotText):  # a line of a transcript may be asked for because it does harm
        return
    for part in read.parts:
        if part.key and part.effect in (Effect.UNHELPFUL, Effect.HARMFUL):
            yield Hit((*part.path, "effect"), f"the key `{_bare(part.id)}` is said to be {part.effect}")


def effects(read: ReadItem) -> Hits:
    for group in read.groups if not isinstance(read.item, HotText) else ():
        given = [part for part in group.parts if part.effect]
        only_warnings = all(part.effect is Effect.HARMFUL and not part.key for part in given)
        if only_warnings or len(given) == len(group.parts):
            continue
        for part in group.parts:
            if not part.effect:
                name = f"{thing(part.path)} `{_bare(part.id)}`"
                yield Hit(part.path, f"{name} has no effect, while others of item `{read.item.id}` have one")


def verdict_first(read: ReadItem) -> Hits:
    for part in read.parts:
        if match := _VERDICT.match(part.feedback):
            word = match.group().split()[0].strip(".,:;!?–—")
            yield Hit((*part.path, part.said_in), f"the feedback begins with the verdict `{word}`", 0)


def shared_feedback(read: ReadItem) -> Hits:
    if not _may_share([part.feedback for part in read.parts]):
        return
    seen: dict[str, str] = {}
    for part in read.parts:
        for offset, sentence in sentences(part.feedback):
            if len(sentence.split()) < _FEWEST_WORDS:
                continue
            first = seen.setdefault(alike(plain(sentence)), part.id)
            if first != part.id:
                message = f"{thing(part.path)} `{_bare(first)}` has this very sentence too"
                yield Hit((*part.path, part.said_in), message, offset)


def _may_share(feedbacks: list[str]) -> bool:
    """Are two sentences made of the same letters? Most items are done with this question, which is far quicker."""
    whole = ".".join(feedbacks)
    small = (whole if whole.isascii() else plain(whole).casefold()).encode()
    pieces = [piece for piece in small.translate(_STOPS, _BETWEEN).split(b".") if piece]
    return len(set(pieces)) < len(pieces)


ITEM_RULES = (
    Rule(
        "QZ003",
        "option-id-repeated",
        ERROR,
        "A learner's response is kept under the option's id.",
        "Give each option of the item an id of its own.",
        each_item_read(part_ids),
    ),
    Rule(
        "QZ004",
        "option-text-repeated",
        ERROR,
        "Two options that read the same cannot be told apart.",
        "Reword one of the two, or delete it.",
        each_item_read(part_texts),
    ),
    Rule(
        "QZ006",
        "key-does-harm",
        ERROR,
        "What a learner is told to choose must help the patient.",
        "Correct the effect, or mark another option as the key.",
        each_item_read(key_effect),
    ),
    Rule(
        "QZ007",
        "effect-missing",
        ERROR,
        "If some options say what they do to the patient, a reader asks what the others do.",
        "Give every option an `effect`; only `harmful` may stand on distractors alone.",
        each_item_read(effects),
    ),
    Rule(
        "QZ008",
        "verdict-first",
        ERROR,
        "The page says already what was right; the first words are for the reason.",
        "Begin with why the option tempts or what it would do.",
        each_item_read(verdict_first),
    ),
    Rule(
        "QZ009",
        "feedback-shared",
        ERROR,
        "Each option tempts in its own way, so each gets sentences of its own.",
        "Say what this option does that the other does not.",
        each_item_read(shared_feedback),
    ),
)
