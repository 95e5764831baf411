"""QZ001-QZ009: one item by itself, in a quiz or in a case."""

from __future__ import annotations

import re

from ipt_course.findings import Rule, Severity
from ipt_course.model import Effect, Item, ItemKind
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


def one_key(item: Item) -> Hits:
    keys = _keys(item)
    if item.kind is not ItemKind.SINGLE_BEST_ANSWER or len(keys) == 1:
        return
    if not keys:
        yield Hit(("options",), f"item `{item.id}` marks no option as the key", on_key=True)
    for number in keys[1:]:
        message = f"item `{item.id}` has one best answer, yet this is key number {keys.index(number) + 1}"
        yield Hit(("options", number, "key"), message, on_key=True)


def keys_and_distractors(item: Item) -> Hits:
    keys = len(_keys(item))
    if item.kind is not ItemKind.MULTIPLE_RESPONSE:
        return
    if keys < 2:
        message = f"item `{item.id}` is multiple-response and needs at least two keys, found {keys}"
        yield Hit(("options",), message, on_key=True)
    elif keys == len(item.options):
        message = f"item `{item.id}` has no distractor: every option is a key"
        yield Hit(("options",), message, on_key=True)


def option_ids(item: Item) -> Hits:
    seen: set[str] = set()
    for number, option in enumerate(item.options):
        if option.id in seen:
            yield Hit(("options", number, "id"), f"option id `{option.id}` stands twice in item `{item.id}`")
        seen.add(option.id)


def option_texts(item: Item) -> Hits:
    seen: dict[str, str] = {}
    for number, option in enumerate(item.options):
        if (text := alike(option.text)) in seen:
            message = f"the text is the same as that of option `{seen[text]}`"
            yield Hit(("options", number, "text"), message)
        seen.setdefault(text, option.id)


def key_effect(item: Item) -> Hits:
    for number in _keys(item):
        effect = item.options[number].effect
        if effect in (Effect.UNHELPFUL, Effect.HARMFUL):
            message = f"the key `{item.options[number].id}` is said to be {effect}"
            yield Hit(("options", number, "effect"), message)


def effects(item: Item) -> Hits:
    given = [option for option in item.options if option.effect]
    only_warnings = all(option.effect is Effect.HARMFUL and not option.key for option in given)
    if only_warnings or len(given) == len(item.options):
        return
    for number, option in enumerate(item.options):
        if not option.effect:
            message = f"option `{option.id}` has no effect, while others of item `{item.id}` have one"
            yield Hit(("options", number), message)


def verdict_first(item: Item) -> Hits:
    for number, option in enumerate(item.options):
        if match := _VERDICT.match(option.feedback):
            word = match.group().split()[0].strip(".,:;!?–—")
            yield Hit(("options", number, "feedback"), f"the feedback begins with the verdict `{word}`", 0)


def shared_feedback(item: Item) -> Hits:
    seen: dict[str, tuple[int, str]] = {}
    for number, option in enumerate(item.options):
        for offset, sentence in sentences(option.feedback):
            if len(sentence.split()) < _FEWEST_WORDS:
                continue
            first, id = seen.setdefault(alike(sentence), (number, option.id))
            if first != number:
                message = f"option `{id}` has this very sentence too"
                yield Hit(("options", number, "feedback"), message, offset)


def _keys(item: Item) -> list[int]:
    return [number for number, option in enumerate(item.options) if option.key]


ITEM_RULES = (
    Rule(
        "QZ001",
        "one-key",
        ERROR,
        "A single-best-answer item has one option that is better than the rest.",
        "Mark exactly one option with `key: true`.",
        each_item(one_key),
    ),
    Rule(
        "QZ002",
        "keys-and-distractors",
        ERROR,
        "A multiple-response item asks to tell several right options from at least one that is not.",
        "Mark two or more options with `key: true` and leave at least one without.",
        each_item(keys_and_distractors),
    ),
    Rule(
        "QZ003",
        "option-id-repeated",
        ERROR,
        "A learner's response is kept under the option's id.",
        "Give each option of the item an id of its own.",
        each_item(option_ids),
    ),
    Rule(
        "QZ004",
        "option-text-repeated",
        ERROR,
        "Two options that read the same cannot be told apart.",
        "Reword one of the two, or delete it.",
        each_item(option_texts),
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
