"""CS044, and how other treatments sound when a therapist speaks: no word of the trade, and still a task or a dispute.

Phrases only that mean little else when said to a patient; what is subtler a second reader hears.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from ipt_course.findings import Rule, Severity
from ipt_course.load.sightings import NOTHING, SeenAt
from ipt_course.model import Adaptation, AnotherFirstLine, Case
from ipt_course.rules.case_words import Placed, denied, flat, holds
from ipt_course.rules.scope import Hit, Hits, each_case_in_words
from ipt_course.rules.sought import Sought

_KIN = (
    r"(?:mother|father|mum|mom|mam|dad|parents?|sister|brother|husband|wife|partner|daughter|son|aunt|uncle|gran\w*"
    r"|boss|manager|teacher|headteacher)"
)
_WAYS_TO_SEE = r"(?:look(?:ing)? at|see(?:ing)?|think(?:ing)? (?:about|of)|understand(?:ing)?|interpret(?:ing)?)"
# Pieces, in small letters, of which one stands in whatever the pattern finds: the pattern is slow, and few texts hold
# one. They are asked of the therapist's own lines alone.
DISPUTING = (
    "sure are you", "certain are you", "convinced are you", "how else", "explanation", "another way", "alternative way",
    "different way", "other way", "tell a friend", "say to a friend", "say a friend", "tell to a friend", "stand up",
    "evidence", "proof", "a fact", "thought or a", "the facts", "your facts", "at facts", "any facts", "some facts",
    "list facts", "all facts", "true, though", "how likely", "how realistic", "do you believe", "balanced", "realistic",
    "helpful", "rational", "mind-reading", "mind reading", "fortune", "jumping to", "because you feel",
    "because you think", "because you believe", "test th", "test your", "challenge th", "challenge your", "dispute th",
    "dispute your", "examine ",
)  # fmt: skip
TASKS = (
    "page at home", "sheet at home", "list at home", "table at home", "task", "assignment", "exercise", "how often",
    "write down", "note down", "put down", "it down", "that down", "this down", "them down", "record", " log", "diary",
    "tally", "journal", "each day", "each night", "each evening", "each morning", "every day", "every night",
    "every evening", "every morning", "like you to", "want you to", "ask you to", "asking you to",
)  # fmt: skip
ITSELF = (
    "remind you of", "have become", "have turned into", "have taken", "have been your", "have been another",
    "if i am", "whether i am", "perhaps i am", "maybe i am", "i seem to be", "i feel like", "i find myself being",
    "i am becoming", "i am being", "i am like", "i am just like", "i am your", "i am another", "i am now",
    "expect me to", "wait for me", "waiting for me", "afraid i ", "fear i ", "worried i ", "scared i ", "think i ",
    "expect i ", "suppose i ", "that i will", "that i would", "that i might", "me you are", "me that you", "me whom",
)  # fmt: skip


def spelt_out(text: str) -> str:
    """In small letters, `I've` as `i have`."""
    text = text.casefold().replace("’", "'")
    for short, long in (("'ve ", " have "), ("'m ", " am "), ("'ll ", " will "), ("'d ", " would "), ("'re ", " are ")):
        text = text.replace(short, long)
    return text


@cache
def disputing() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:how (?:sure|certain|convinced) are you(?! (?:that |of )?you)"  # of keeping safe is asked
        r"|how else (?:might|could|can|would) (?:you|one) (?:hear|see|read|look at|explain|understand)"
        r"|(?:another|an alternative|a different|any other|some other) (?:way (?:of|to)"
        rf" {_WAYS_TO_SEE} (?:it|this|that|things|what)|explanations?)"
        r"|what (?:would|might) you (?:say|tell) (?:to )?a friend (?:who|if|in)"
        r"|does (?:that|this|it) (?:really )?stand up|where(?: is|['’]s) (?:the|your) (?:evidence|proof)"
        r"|what(?: is|['’]s| would be) (?:the|your) (?:evidence|proof)(?= (?:for|against|that)|\?)"
        r"|(?:do you have|have you(?: got)?|is there) (?:any |some |no |much )?(?:real |hard )?(?:evidence|proof)"
        r"|(?:look at|list|weigh|gather|collect|examine|go through) (?:up )?(?:all )?(?:the |your |some |any )?"
        r"(?:evidence|proof|facts)"
        r"|is (?:that|this|it) (?:really |actually )?(?:a fact|a thought or a fact|true, though)"
        r"|how (?:likely|realistic) is (?:that|this|it)(?=\?)"
        r"|how (?:much|strongly) do you believe (?:that|this|it)"
        r"|a more (?:balanced|realistic|helpful|rational) (?:thought|belief|way of thinking|way to think)"
        r"|is (?:that|this|it) (?:really )?a (?:balanced|realistic|helpful|rational) (?:thought|belief|way of thinking"
        r"|thing to (?:think|believe))"
        r"|mind[- ]reading|fortune[- ]telling|jumping to (?:a |the )?conclusions?"
        r"|because you (?:feel|think|believe) (?:it|that|so|this)[^.?!]{0,20}? (?:does not|doesn['’]t) (?:make|mean)"
        r"|(?:test|challenge|dispute|examine) (?:that|this|the|your) (?:old )?(?:idea|prediction|conclusion)s?"
        r"|examine (?:that|this|the|your) (?:negative |old )?(?:thought|belief|assumption)s?)(?!\w)",
        re.IGNORECASE,
    )


@cache
def setting_tasks() -> re.Pattern[str]:
    book = r"(?:record|log|diary|tally|journal)"
    return re.compile(
        r"\b(?:(?:on|in) (?:a|one) (?:page|sheet|list|table) at home"
        r"|(?:that['’]s|that is|here is|here['’]s) (?:the|your) (?:task|assignment|exercise)"
        r"|(?:the|your) (?:task|assignment) (?:for|until|this week|is)"
        r"|(?:your|this week['’]s|next week['’]s) (?:assignment|exercise)"
        r"|count how often (?:it|you)"
        r"|(?:write|note|put) (?:it |that |this )?down (?:how|what) you (?:feel|felt|think|thought)"
        r"|(?:write|note|put) (?:it |that |this |them )?down (?:each|every) (?:time|day|night|evening)"
        rf"|(?<!and you )(?<!, you )(?:keep|start) (?:a|the|your) (?:mood |daily |little |short |written )?{book}"
        r"|(?:give|mark|rate|score) each day(?: (?:a mark|out of))?"
        r"|(?:each|every) (?:day|night|evening|morning),? (?:write|note|rate|score|list|mark)"
        r"|(?:I(?:['’]d| would) like|I want|I(?:['’]ll| will) ask|I(?:['’]m| am) asking) you to (?:write (?:down|a list"
        r"|out|it|each|every)|list|note|record|log|rate|practi[sc]e (?:it |that |this )?(?:at home|this week|every"
        r"|each|before)))\b",
        re.IGNORECASE,
    )


@cache
def reading_oneself() -> re.Pattern[str]:
    whose = r"(?:your|another|the|one more|some|somebody)"
    as_they = rf"[^.?!]{{0,30}}? (?:like|as|the way) (?:your {_KIN}|he|she|they) (?:did|does|do|was|were|is|always)\b"
    return re.compile(
        rf"\bI remind you of {whose}"
        rf"|\bI(?:['’]ve| have) (?:become|turned into|taken|been) (?:your|another) {_KIN}\b"
        rf"|\bI(?:['’]ve| have) (?:become|turned into) {whose}"
        rf"|\b(?:if|whether|perhaps|maybe) I(?:['’]m| am) {whose} (?!(?:wrong|right|quick|slow))"
        r"|\b(?:if|whether|perhaps|maybe) I(?:['’]m| am) the one now"
        # `I'm your mother now`, alone, begins a role play.
        r"|\bI(?: seem to be|(?:['’]m| am) (?:becoming|being|just like|like)| feel like| find myself being) (?:now )?"
        rf"(?:your|another) (?:\w+ )?{_KIN}\b"
        rf"|\bI(?:['’]m| am) (?:now )?(?:your|another) (?:\w+ )?{_KIN} (?:in here|to you)\b"
        rf"|\b(?:expect|wait for|waiting for) me to\b{as_they}"
        r"|\b(?:afraid|fear|worried|scared|think|expect|suppose) (?:that )?I(?:['’]ll|['’]d| will| might| would)\b"
        rf"{as_they}"
        r"|\bit(?:['’]s| is) (?:really |also )?me (?:that |whom )?you(?:['’]re| are) (?:angry|cross|furious)",
        re.IGNORECASE,
    )


_TRADE = re.compile(r"\b(?:(?:psycho)?therapist|clinician|counsell?or|psychologist)\b", re.IGNORECASE)
_CLINIC = re.compile(
    r"\b(?:nurse|midwife|doctor|psychiatrist|practitioner|facilitator|social worker|health (?:visitor|worker)"
    r"|(?:key|case|lay|support|community|clinic) ?worker)\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"[^\W\d_a-z][^\W\d_]+")


_NAMED = re.compile(r"(?: for and)? against (?:this|that|the|your|her|his) (?:thought|belief)")  # CS037 tells of it


# The formulation, which every case has, is gone through only where it holds one of these.
_SELDOM = Sought(
    """evidence proof explanation alternative balanced realistic helpful rational convinced prediction
    fortune conclusion task assignment exercise diary tally journal become becoming remind"""
).words


def therapists_lines(case: Case, seen: SeenAt) -> Iterator[Placed]:
    """What the therapist says in the incident, but for the marked slip, and in the formulation.

    Where nobody there is called a therapist, whoever else of a clinic speaks is one, unless the inventory knows them.
    """
    if not _SELDOM.isdisjoint(seen.get(("formulation_model",), NOTHING)):
        yield ("formulation_model",), flat(case.formulation_model)
    lines = case.incident.lines
    speakers = "\n".join({line.speaker for line in lines})
    for trade in (_TRADE, _CLINIC):
        if trade.search(speakers):
            for number, line in enumerate(lines):
                if not line.slip and trade.search(line.speaker) and not _is_known(case, line.speaker, trade):
                    yield ("incident", "lines", number, "says"), flat(line.says)
            return


def _is_known(case: Case, speaker: str, trade: re.Pattern[str]) -> bool:
    """By name; or as the one person in the patient's life who works as that."""
    called = set(_CAPITALISED.findall(trade.sub("", speaker)))
    works_as = {match.group().casefold() for match in trade.finditer(speaker)}
    return any(
        called & set(_CAPITALISED.findall(person.name))
        or (not called and any(work in f"{person.name} {person.relation}".casefold() for work in works_as))
        for person in case.inventory
    )


def as_other_treatments(case: Case, seen: SeenAt) -> Hits:
    instead = isinstance(case.decision, AnotherFirstLine)  # it may be what is offered first
    tasks = case.adaptation in (Adaptation.IPT_B, Adaptation.IPSRT)  # set openly; a record of the day's rhythm
    sought: list[tuple[tuple[str, ...], Callable[[], re.Pattern[str]], str]] = [
        (ITSELF, reading_oneself, "`{}` puts the therapist in the place of somebody in the patient's life"),
    ]
    if not instead:
        sought.append((DISPUTING, disputing, "`{}` tests or disputes a thought; IPT asks what happened and was felt"))
    if not (instead or tasks):
        sought.append((TASKS, setting_tasks, "`{}` sets a task; in IPT the patient chooses what to try"))
    for path, text in therapists_lines(case, seen):
        lowered = spelt_out(text)
        for pieces, pattern, says in sought:
            for match in pattern().finditer(text) if holds(lowered, pieces) else ():
                if not _NAMED.match(text, match.end()) and not denied(text, match.start(), match.end()):
                    yield Hit(path, says.format(match.group()), match.start())


SPOKEN_RULES = (
    Rule(
        "CS044", "therapist-line-of-another-treatment", Severity.ERROR,
        "Readers take the therapist's lines as lines to learn from: they dispute no thought, set no task, and do not "
        "put the therapist in the place of a relative.",
        "Ask what happened, what was felt and what was wanted of whom; or set `slip: true` if it is the marked slip.",
        each_case_in_words(
            as_other_treatments, "incident", "formulation_model", "inventory", "decision", "adaptation"
        ),
    ),
)  # fmt: skip
