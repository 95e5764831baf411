"""CS: what stands in a case's own words: title, story, evidence, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from ipt_course.findings import Rule, Severity
from ipt_course.load.places import KeyPath
from ipt_course.load.wording import shortened
from ipt_course.model import Case
from ipt_course.rules.case_words import holds
from ipt_course.rules.scope import Hit, Hits, each_case
from ipt_course.rules.words import alike, plain, sentences

ERROR, WARNING = Severity.ERROR, Severity.WARNING
FEWEST_WORDS, MOST_WORDS = 350, 700
FEWEST_QUOTED = 4  # words; a whole sentence may be shorter
LONGER = f"Quote at least {FEWEST_QUOTED} words that stand together, or a whole sentence if it is shorter."
# Of a plain text: where a sentence, or a piece of talk, begins or ends.
_PAUSE = re.compile(r"[.!?:;]+[\"')]*\s|\"|\s-\s|$")
# A pay dispute, a budget deficit, the transition year: words of daily life, not of the clinic.
_ORDINARY = "".join(
    f"(?<!{word})" for word in ("budget ", "trade ", "calorie ", "attention ", "attention-", "pay ", "boundary ")
)
_ANSWER = re.compile(
    rf"\b{_ORDINARY}(?:role[ -]|interpersonal )?"
    r"(?:disputes?|transitions?|impasse|renegotiation|deficits?)\b(?! (?:year|team|metal))",
    re.IGNORECASE,
)
_ANSWERS = ("disput", "transition", "impasse", "renegotiat", "deficit")
_TITLE = re.compile(
    rf"{_ANSWER.pattern}|\b(?:grief|grieving|mourning|bereave(?:d|ment)|sensitivit(?:y|ies)|loneliness)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][^\W\d_]*(?:[-'’][^\W\d_]+)*")
# What people are called who need no name of their own.
_ROLES = frozenset(  # one word a line would fill a page
    (  # noqa: SIM905
        "the a an her his their my our of and first second old older elder eldest young younger youngest "
        "former new mother father mum mom mam mama dad papa baba parent parents sister brother aunt auntie "
        "aunty uncle cousin grandmother grandfather gran nan nana grandma grandpa wife husband partner "
        "fiancé fiancée son daughter child baby friend neighbour colleague boss manager supervisor owner "
        "landlord landlady coach teacher tutor therapist clinician patient client interpreter nurse doctor "
        "counsellor counselor psychotherapist psychologist psychiatrist practitioner facilitator social key case lay "
        "support community health care worker visitor duty specialist gp receptionist "
        "midwife priest imam rabbi pastor chaplain dr mr mrs ms mx miss sir madam prof professor mother-in- "
        "law father-in-law sister-in-law brother-in-law stepmother stepfather stepson stepdaughter ex- "
        "husband ex- wife"
    ).split()
)


def evidence(case: Case) -> Hits:
    sources = [*case.presenting_words, case.story, case.incident.scene, case.incident.hoped_for]
    sources += [line.says for line in case.incident.lines]
    as_written = "\n".join(source.replace("\n", " ") for source in sources)
    for number, piece in enumerate(case.decision.evidence):
        path = ("decision", "evidence", number, "quote")
        if piece.quote not in as_written and not _told(piece.quote, sources):
            yield Hit(path, "these words do not stand in the case", advice=_nearest(piece.quote, sources))
        elif (words := len(piece.quote.split())) < FEWEST_QUOTED and not _is_sentence(piece.quote, sources):
            how_many = "one word points" if words == 1 else f"{words} words point"
            yield Hit(path, f"{how_many} nowhere in particular", advice=LONGER)


def _is_sentence(quote: str, sources: list[str]) -> bool:
    """Does somebody say just this, or is it a sentence of the story from beginning to end?"""
    bare = _bare(quote)
    told = (plain(source) for source in sources)
    return any(bare in map(_bare, _PAUSE.split(text)) for text in told if bare in text.casefold())


def _bare(text: str) -> str:
    return alike(plain(text)).strip(" ,;:-*_")


def _told(quote: str, sources: list[str]) -> bool:
    """With other spaces or other quotation marks too."""
    return plain(quote).strip("\"' ") in "\n".join(map(plain, sources))


def _nearest(quote: str, sources: list[str]) -> str | None:
    told = [plain(sentence) for source in sources for _, sentence in sentences(source)]
    near = get_close_matches(plain(quote), told, 1, 0.5)
    return f"Copy the words exactly; the nearest are: {shortened(near[0], 160)}" if near else None


def title(case: Case) -> Hits:
    for match in _TITLE.finditer(case.title):
        yield Hit(("title",), f"`{match.group()}` in the title tells the focus", match.start())


def story_length(case: Case) -> Hits:
    if not FEWEST_WORDS <= (words := len(case.story.split())) <= MOST_WORDS:
        yield Hit(("story",), f"the story has {words} words; {FEWEST_WORDS} to {MOST_WORDS} read well")


def story_tells(case: Case) -> Hits:
    for match in _ANSWER.finditer(case.story) if holds(case.story.casefold(), _ANSWERS) else ():
        yield Hit(("story",), f"`{match.group()}` is the clinician's word, not the story's", match.start())


def names(case: Case) -> Hits:
    declared = {word.casefold() for name in case.names for word in _WORD.findall(name)}
    for path, called in _called(case):
        name = _given_name(called)
        if name and name[1].casefold() not in declared:
            yield Hit(path, f"`{name[1]}` is not among the `names` of the case", name[0])


def _called(case: Case) -> Iterator[tuple[KeyPath, str]]:
    yield from ((("inventory", number, "name"), person.name) for number, person in enumerate(case.inventory))
    first: dict[str, int] = {}
    for number, line in enumerate(case.incident.lines):
        if first.setdefault(line.speaker, number) == number:
            yield ("incident", "lines", number, "speaker"), line.speaker


def _given_name(called: str) -> tuple[int, str] | None:
    """The first capitalised word that is no role, with its offset."""
    for match in _WORD.finditer(called):
        word = match.group()
        word = word[:-2] if word.endswith(("'s", "’s")) else word
        if word[0].isupper() and word.casefold() not in _ROLES:
            return match.start(), word
    return None


STORY_RULES = (
    Rule(
        "CS001",
        "evidence-not-found",
        ERROR,
        "Evidence points into what the reader has read, word for word, and at one line of it.",
        "Copy a line from the story, the presenting words or the incident exactly.",
        each_case(evidence, "decision", "story", "presenting_words", "incident"),
    ),
    Rule(
        "CS014",
        "title-tells-focus",
        ERROR,
        "The reader decides on the focus; the title comes first and must not decide for them.",
        "Name a thing, a place or a phrase of the story instead.",
        each_case(title, "title"),
    ),
    Rule(
        "CS015",
        "story-length",
        WARNING,
        "A shorter story holds no second reading; a longer one is not read to its end on a phone.",
        "Cut what changes nothing, or add a scene, a small act, a voice.",
        each_case(story_length, "story"),
    ),
    Rule(
        "CS016",
        "story-tells-answer",
        WARNING,
        "A story that uses the clinician's words has already formulated.",
        "Say what people did and said instead.",
        each_case(story_tells, "story"),
    ),
    Rule(
        "CS017",
        "name-not-declared",
        ERROR,
        "Every name is invented and declared, so that a name that is neither stands out.",
        "Add the name to `names:`, or use the one declared.",
        each_case(names, "names", "inventory", "incident"),
    ),
)
