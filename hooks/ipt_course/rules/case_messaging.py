"""SF013-SF015: how suicide may be written about, in every text of a case or an exercise.

The lists follow the safe-messaging guidance of SPRC and the National Action Alliance: no method, dose, place or
note; no words that blame or praise. A method is found by a phrase that means nothing else, or by a thing (a rope,
tablets, a bridge) in a sentence that speaks of suicide.
"""

from __future__ import annotations

import re
from functools import cache, partial

from ipt_course.findings import Rule, Severity
from ipt_course.rules.case_words import denied, holds, narration, sentence_at
from ipt_course.rules.lexicon import Lexicon, Passage, each_match, of_lexicons
from ipt_course.rules.scope import Hit, Hits
from ipt_course.rules.sought import Sought
from ipt_course.rules.voices import authors_words
from ipt_course.rules.words_of_dying import CRASHING, JUMPING, MANY_TABLETS

ERROR = Severity.ERROR
_ONESELF, _WHOSE = r"(?:my|her|him|them|your)sel(?:f|ves)", r"(?:my|her|his|their|your)"
# Each way with the words by which it is found.
_METHODS = (
    (
        r"(?:took |taken |takes |taking |an |the |her |his )?(?:overdose[ds]?|overdosing)|noose",
        Sought("overdose overdosed overdosing noose"),
    ),
    (
        r"(?:hang(?:s|ed|ing)?|hung|drown(?:s|ed|ing)?|gas(?:ses|sed|sing)?|shot|shoot(?:s|ing)?|poison(?:s|ed|ing)?)"
        rf" {_ONESELF}"
        rf"|(?:threw|throw(?:s|n|ing)?) {_ONESELF} (?:off|from|under|in front of) (?:a|the)"
        rf"|(?:threw|throw(?:s|n|ing)?) {_ONESELF} (?:out of (?:a|the) window|into (?:a|the) (?:river|sea|lake"
        r"|canal|water))"
        r"|starv(?:ed|ing) (?:her|him|them)sel(?:f|ves) to death",
        Sought(
            """hang hanged hanging hung drown drowned drowning gas gasses gassed gassing shot shoot shooting poison
            poisoned poisoning threw throw thrown throwing starved starving""",
            "self selves",
            close=True,
        ),
    ),
    (
        rf"(?:(?:slit|cut)(?:s|ted|ting)?|slash(?:es|ed|ing)?) (?:{_WHOSE} )?(?:own )?(?:wrists?"
        r"|throat(?! (?:lozenge|sweet|spray|swab|microphone)))",
        Sought(
            "slit slits slitting slitted slash slashed slashing slashes cut cutting cutted", "wrist throat", close=True
        ),
    ),
    (
        # Off a train one jumps at the wrong stop, and off a platform for a hat.
        r"(?:(?:jump|leap)(?:s|ed|ing)?|leapt) (?:(?:off|from) (?:a|the|that) (?:bridge|roof|building|cliff|balcony"
        r"|tower|window|viaduct|moving train|platform(?! (?:for|to (?:fetch|get|catch|help|save))\b))"
        rf"|(?:in front of|under) (?:a|the|that) (?:train|tube|lorry|bus|car))|{JUMPING}",
        Sought(
            "jump jumped jumping leap leapt leaped leaping",
            "bridge roof building cliff balcony platform tower train tube lorry window viaduct bus car",
            close=True,
        ),
        Sought("jumping", "thought think dream talk imagin", close=True),
    ),
    (
        CRASHING,
        Sought("drive driving steer steering", "wall tree bridge river cliff barrier lorry sea", close=True),
    ),
    (
        MANY_TABLETS,
        Sought(
            "count counted counting took taken take taking swallow swallowed swallowing",
            "paracetamol aspirin ibuprofen tablet pill capsule",
            close=True,
        ),
    ),
)  # fmt: skip
_NOTES = "note notes letter message"
_OF_NOTES = "suicide goodbye farewell last wrote"
_SUICIDE = "suicid* self life die dead kill killed killing"
_MEANS = """rope belt bridge railway train tracks tablet pill pills paracetamol insulin opioid gun guns rifle pistol
shotgun knife knives blade razor pesticide bleach cliff rooftop balcony balconies river exhaust oven"""
_SPOKEN_OF = "suicide suicides suicidal attempt parasuicide parasuicidal easy cry attention"
_TERMS = """commit committed committing successful unsuccessful failed fail succeed completed botched gesture bid
threat victim parasuicide parasuicidal way help seeking"""
_DYING, _FAILED = "kill killing life attempt successfully", "suicid fail succe unsucce"
_PROMISED, _NOT_TO = "promise promised promising", "not_to never_to l_not l_never d_not d_never alive"
_HARM, _AGREED = "harm kill", "agree sign"
_LABELS, _OF_LABELS = (
    "low lower medium moderate high higher minimal negligible suicide harm contract contracted contracting",
    "risk suicide safety contract agreement",
)


@cache
def _method(way: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{way})\b", re.IGNORECASE)


@cache
def _note() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:suicide|goodbye|farewell) (?:note|letter|message)s?"
        r"|(?<!bank['’]s )(?<!landlord['’]s )(?<!council['’]s )(?<!school['’]s )last (?:note|letter) to"
        r" (?:her|his|their|the) (?:family|children)(?! (?:from|about|came|arrived))"
        r"|wrote a note (?:to|for) (?:say|those))\b",
        re.IGNORECASE,
    )


@cache
def _speaks_of_suicide() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:suicid\w+|self-harm\w*|(?:end|ended|ending|take|took|taking) (?:my|her|his|their|your) (?:own )?life"
        r"|kill(?:s|ed|ing)? (?:my|her|him|them|your)sel(?:f|ves)|(?:want|wish)\w* to (?:die|be dead))\b",
        re.IGNORECASE,
    )


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:ropes?|belts?|bridges?|railway(?: line)?|train tracks?|(?<!change of )(?:tablets?|pills?)|paracetamol"
        r"|insulin|opioids?|guns?|rifles?|pistols?|shotguns?|"
        r"knife|knives|blades?|razors?|pesticides?|bleach|cliffs?|rooftops?|balcon(?:y|ies)|river|exhaust|oven)\b",
        re.IGNORECASE,
    )


@cache
def _term() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:commit(?:s|ted|ting)?(?: \w+)? suicide|(?:successful|unsuccessful|failed|completed"
        r"|botched) suicides?(?: attempts?)?"
        r"|(?:attempt(?:s|ed|ing)?|tried) (?:suicide|to (?:end|take) (?:my|her|his|their) (?:own )?life|to kill"
        rf" {_ONESELF})(?: \w+){{0,2}}? (?:un)?successfully"
        r"|(?:un)?successfully (?:attempted suicide|tried to (?:kill|end|take))"
        rf"|(?:failed|fails) to (?:kill {_ONESELF}|(?:end|take) {_WHOSE} (?:own )?life)"
        rf"|succeed(?:s|ed)? in (?:killing {_ONESELF}|(?:ending|taking) {_WHOSE} (?:own )?life)"
        r"|(?:suicide attempt|attempt to (?:die|end \w+ life)) (?:failed|succeeded|did not succeed)"
        r"|suicide (?:was|is|had been) (?:un)?successful|(?:suicide|suicidal) (?:gesture|bid|threat|victim)s?"
        r"|parasuicid\w+"
        r"|(?:successful|unsuccessful|failed|botched) attempts?(?= (?:on|to end|to take) (?:my|her|his|their)\b)"
        r"|attempt (?:was|had been) (?:un)?successful|took the easy way out|cry for help|attention[- ]seeking)\b",
        re.IGNORECASE,
    )


_BARE_ATTEMPT = re.compile(
    r"\b(?:successful|unsuccessful|failed|botched) attempts?\b"
    r"(?! (?:at (?!\d|age|\w+(?:teen|ty)\b)|to (?!end|take|kill|die)"
    r"|on (?!my|her|his|their)))",
    re.IGNORECASE,
)
_LEVEL = r"(?:low|medium|moderate|high|minimal|negligible)"
_LABEL = re.compile(
    rf"\b(?:(?:{_LEVEL}|lower|higher)[- ](?:suicide |suicidal )?risk(?= (?:(?:of|for) (?:suicid|self|harm|dying"
    r"|acting|attempt)|patient)|[.,;:]|\W*$|\s+and\b)"
    rf"|{_LEVEL}[- ]suicide risk"
    rf"|(?:overall |current |suicide |suicidal |acute |self-harm )risk(?: level| rating)?(?: (?:is|was|remains|stays"
    rf"|rated|judged|assessed|considered|felt))*(?: as| to be)?:? {_LEVEL}(?:er)?\b"
    rf"|(?<=[.;] )risk(?: level)?: {_LEVEL}|(?:^|(?<=\n))risk(?: level)?: {_LEVEL}"
    r"|(?:no|non|anti)[- ](?:suicide|harm|self-harm) (?:contract|agreement|promise|pact)s?"
    r"|contract(?:s|ed|ing)? for safety|safety contracts?)\b",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(
    r"overall|current|suicid|self-harm|acute|risk(?: level)?:|contract|agreement|promise|pact", re.IGNORECASE
)


@cache
def _promise() -> re.Pattern[str]:
    """Of the patient's to the therapist, and told by the author: what a sister was promised is a fact of life."""
    harm = (
        rf"(?:(?:harm|hurt|kill|injure|cut) {_ONESELF}|(?:end|take) {_WHOSE} (?:own )?life|do anything (?:to {_ONESELF}"
        r"|silly|stupid|rash)|act on (?:it|them|\w+ (?:suicidal )?thoughts)|die\b(?! of)|attempt suicide)"
    )
    return re.compile(
        rf"\b(?:(?:promis(?:e|es|ed|ing)|agree[sd]?|sign(?:s|ed) (?:to say )?)(?: \w+){{0,4}}? (?:not to|never to"
        rf"|(?:will|would|shall) (?:not|never)) {harm}"
        r"|promis(?:e|es|ed|ing)(?: \w+){0,3}? (?:to )?(?:stay|remain|keep) (?:alive|(?:her|him|them)self alive))",
        re.IGNORECASE,
    )


def _means(passage: Passage) -> Hits:
    """A thing beside a word of suicide; one finding a sentence."""
    path, text = passage.path, passage.text
    last = -1
    for match in passage.find(_speaks_of_suicide()):
        begins, sentence = sentence_at(text, match.start())
        if begins != last and (thing := _thing().search(sentence)):
            last = begins
            message = f"`{thing.group()}` stands beside suicide: no means, dose or place"
            yield Hit(path, message, begins + thing.start())


def _terms(passage: Passage) -> Hits:
    path, text = passage.path, passage.text
    for match in passage.find(_term()):
        yield Hit(path, f"`{match.group()}` blames, praises or belittles", match.start())
    for match in passage.find(_BARE_ATTEMPT):
        if path[0] in ("risk", "past_episodes") or _speaks_of_suicide().search(sentence_at(text, match.start())[1]):
            yield Hit(path, f"`{match.group()}` makes dying a success", match.start())


def _labelled(passage: Passage) -> Hits:
    path, text = passage.path, passage.text
    for match in passage.find(_LABEL):
        alone = path[0] == "risk" or _STANDS_ALONE.search(match.group())
        if alone or holds(sentence_at(text, match.start())[1].casefold(), ("suicid", "self-harm")):
            yield Hit(path, f"`{match.group()}` predicts, or promises, what nobody can", match.start())


def _promised(passage: Passage) -> Hits:
    path, text = passage.path, passage.text
    if passage.document.kind != "case":
        told = authors_words(passage.document, path, text)
    elif path[0] in ("presenting_words", "incident"):
        return
    else:
        told = text if path[0] in ("formulation_model", "contract") else narration(text)
    for match in passage.find(_promise(), told):
        if not denied(text, match.start(), match.end()):
            yield Hit(path, f"`{match.group()}` is a promise that protects nobody", match.start())


MESSAGING_RULES = (
    Rule(
        "SF013", "method", ERROR,
        "A method, a dose, a place or a note can be copied, and teaches nothing that a clinician needs.",
        "Leave it out; write `means safety was agreed with …`, and of a death `died by suicide`.",
        of_lexicons(
            *(Lexicon(each_match(partial(_method, way), "`{}` tells a method"), *sought) for way, *sought in _METHODS),
            Lexicon(each_match(_note, "`{}` tells of a note"), Sought(_NOTES, _OF_NOTES)),
            Lexicon(_means, Sought(_SUICIDE, _MEANS)),
        ),
    ),
    Rule(
        "SF014", "unsafe-words", ERROR,
        "One commits a crime and succeeds at a task; readers who have been near suicide hear that.",
        "Write `died by suicide`, `tried to end her life`, `survived`, or what the person did and wanted.",
        of_lexicons(
            Lexicon(_terms, Sought(_SPOKEN_OF, _TERMS), Sought(_DYING, _FAILED, close=True)),
        ),
    ),
    Rule(
        "SF015", "risk-label", ERROR,
        "High, medium and low predict nothing about one person, and a promise not to die protects nobody.",
        "Write what the person needs, what holds them, what is changing, and the plan.",
        of_lexicons(
            Lexicon(_labelled, Sought(_LABELS, _OF_LABELS)),
            Lexicon(_promised, Sought(_PROMISED, _NOT_TO, close=True), Sought(_HARM, _AGREED, close=True)),
        ),
    ),
)  # fmt: skip
