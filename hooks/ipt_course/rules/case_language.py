"""LG: people before labels, in the narrator's voice. What is said in quotation marks belongs to the speaker.

The lists hold what is a label or a slur wherever it stands as a noun for a person. Words with an everyday meaning
(dyke, chink, spastic) are left out on purpose: a second reader hears those.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from ipt_course.findings import Rule, Severity
from ipt_course.load.sightings import NOTHING, SeenAt
from ipt_course.model import Case
from ipt_course.rules.case_words import flat, narration, spoken
from ipt_course.rules.lexicon import Judge, Lexicon, Passage, of_lexicons
from ipt_course.rules.scope import Hit, Hits, each_case, each_case_in_words
from ipt_course.rules.sought import Sought
from ipt_course.rules.voices import authors_words

ERROR, WARNING = Severity.ERROR, Severity.WARNING
FEWEST_WORDS = 6  # of culture_and_language

_ALL_SPEECH = frozenset({"presenting_words", "names", "culture_and_language", "faith_or_values"})
_LABELS = """alcoholic addict borderline schizophrenic depressive manic bipolar psychotic anorexic bulimic autistic
narcissist histrionic sociopath psychopath epileptic mentally homeless elderly disabled wheelchair abuser diabetic
asthmatic drunk drunkard alcoholics hypochondriac insomniac hysteric neurotic paraplegic haemophiliac invalid
harmer"""
_SUFFERINGS = "suffer suffers suffered suffering sufferer afflicted victim stricken"
_OF_SUFFERINGS = """depression anxiety schizo bipolar psychosis ptsd ocd dementia autism epilepsy addiction alcoholism
disorder mental_ill anorexia bulimia diabetes hiv"""
_SLURS = """psycho lunatic madman madmen madwoman madwomen nutter nutcase loony loonies retard retarded junkie druggie
crackhead cripple nutjob headcase wacko whacko maniac nuthouse alkie alky wino smackhead cretin imbecile
moron spaz paki wog poofter midget tranny trannies faggot gyppo nigger slut whore wimp schizo mental hysterical crazy"""
_CASES = "basket nut", "basket_cas nut_case nut-case nut_job nut-job nut_house nut-house"
_IDENTITIES = """homosexual transgender transsexual transvestite illegal foreigner black blacks asian muslim arab arabs
immigrant oriental colored coloured ethnic gay gays"""
# Behind a noun, not behind an adjective: the sentence goes on with a verb, a preposition, a pause or nothing.
_NOUN = (
    r"(?=\s*(?:[.,;:!?)\n]|$)|\s+(?:who|whom|whose|that|which|and|or|but|in|on|with|at|to|from|since|for|because"
    r"|when|like|as|by|of|"
    r"is|was|are|were|has|had|have|does|did|can|will|would|wants?|needs?|tends?|says?|said|drinks?|lives?|comes?"
    r"|came)\b)"
)


@cache
def _label() -> re.Pattern[str]:
    people = (
        "alcoholic|addict|drug addict|borderline|schizophrenic|depressive|manic[- ]depressive|bipolar|psychotic"
        "|anorexic|bulimic|"
        "autistic|narcissist|histrionic|sociopath|psychopath|epileptic|mentally ill|homeless|elderly|disabled"
        "|diabetic|asthmatic|drunk|drunkard|hypochondriac|insomniac|hysteric|neurotic|paraplegic|haemophiliac|invalid"
        "|self[- ]harmer"
    )
    return re.compile(
        rf"\b(?:(?:an?|the|this|that|another|every|known|typical|recovering|former|chronic"
        rf"|classic) (?:\w+ )?(?:{people})s?{_NOUN}"
        rf"|(?:alcoholics|addicts|borderlines|schizophrenics|depressives|psychotics|anorexics|autistics"
        rf"|diabetics|drunks|drunkards|epileptics|hypochondriacs|insomniacs|self[- ]harmers){_NOUN}"
        r"|wheelchair[- ]bound|confined to (?:a|her|his|the) wheelchair|(?:drug|substance|alcohol) abusers?)",
        re.IGNORECASE,
    )


@cache
def _suffering() -> re.Pattern[str]:
    illness = (
        r"(?:depression|anxiety|schizophrenia|bipolar|psychosis|ptsd|ocd|dementia|autism|epilepsy|addiction|alcoholism"
        r"|anorexia|bulimia|diabetes|hiv|mental illness|(?:\w+ )?(?:\w+ )?disorder)"
    )
    return re.compile(
        rf"\b(?:suffer(?:s|ed|ing)? (?:from|with) (?:an? )?(?:\w+ ){{0,2}}?{illness}"
        rf"|{illness} sufferers?|sufferers? (?:of|from) (?:\w+ )?{illness}"
        rf"|(?:afflicted|stricken) (?:by|with) (?:\w+ )?{illness}|victims? of (?:\w+ )?{illness})\b",
        re.IGNORECASE,
    )


@cache
def _slur() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:psychos?|lunatics?|mad(?:man|woman|men|women)|nutters?|loon(?:y|ies)|retard(?:s|ed)?|junkies?"
        r"|druggies?|crackheads?|cripples|an? cripple|midgets?|trann(?:y|ies)|faggots?|gyppos?|niggers?|sluts?|whores?"
        r"|nut[- ]?jobs?|nut[- ]?cases?|headcases?|basket cases?|wh?ackos?|maniacs?|nut[- ]?house|winos?"
        r"|alk(?:ies?|y)|smackheads?|cretins?|imbeciles?|morons?|spaz(?:zes)?|pakis?|wogs?|poofters?"
        r"|wimps?|schizos?|mental cases?|hysterical (?:wom[ae]n|wife|mother|girl|female)"
        r"|(?:she|he|they|mother|father|wife|husband|patient|boss) (?:goes|went|is|was|acts) (?:completely )?crazy"
        r"(?! (?:about|for|over|on|with|in love|busy|hours|paving))"
        r"|crazy (?:person|people|wom[ae]n|m[ae]n|patient|mother|wife))\b",
        re.IGNORECASE,
    )


@cache
def _identity() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?:[Aa]n?|[Tt]he|[Tt]his|[Tt]hat|[Aa]nother|[Tt]ypical|[Ss]ome|[Tt]hese|[Tt]hose) (?:\w+ )?"
        rf"(?:homosexual|transgender|transsexual|transvestite|illegal|foreigner|Black|Asian|Muslim|Arab"
        rf"|immigrant|Oriental|ethnic|gay)s?{_NOUN}"
        rf"|(?:[Hh]omosexuals|[Tt]ransgenders|[Tt]ranssexuals|[Ii]llegals|Blacks|Orientals|[Tt]he [Gg]ays"
        rf"|[Ee]thnics){_NOUN}"
        r"|[Tt]ransgendered|[Cc]olou?red (?:people|wom[ae]n|m[ae]n|folk|patients?)"
        r"|[Ii]llegal (?:immigrant|alien|migrant)s?)\b"
    )


_TO_PATIENT = Sought(
    "deficit dysfunctional maladaptive pathological closure noncomplia* non resistan* attachment disorder "
    "codependen* co neurotic"
).words


@cache
def _to_patient() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:interpersonal deficits?|deficits?|dysfunctional|maladaptive|pathological|closure|non-?complian\w+"
        r"|resistan(?:t|ce)|"
        r"attachment style|personality disorder|co-?dependen\w+|neurotic)\b",
        re.IGNORECASE,
    )


def _narrated(passage: Passage) -> str:
    """What the author says there, each character in its place: nothing in a field that is all speech."""
    path = passage.path
    if passage.document.kind != "case":
        return authors_words(passage.document, path, passage.text)
    says = path[-1] in ("says", "line") or path[-1] == "quote" or "names" in path
    return "" if says or path[0] in _ALL_SPEECH else narration(passage.text)


def _in_narration(pattern: Callable[[], re.Pattern[str]], says: str) -> Judge:
    def judge(passage: Passage) -> Hits:
        if not any(passage.find(pattern())):  # nor in what of it is narrated
            return
        for match in passage.find(pattern(), _narrated(passage)):
            yield Hit(passage.path, says.format(match.group()), match.start())

    return judge


def context_of_identity(case: Case) -> Hits:
    if (words := len(case.culture_and_language.split())) < FEWEST_WORDS:
        yield Hit(("culture_and_language",), f"{words} words are a label; what does it change for this person?")


def to_patient(case: Case, seen: SeenAt) -> Hits:
    if _TO_PATIENT.isdisjoint(seen.get(("formulation_model",), NOTHING)):
        return
    for offset, said in spoken(flat(case.formulation_model)):
        for match in _to_patient().finditer(said):
            message = f"`{match.group()}` is said to the patient"
            yield Hit(("formulation_model",), message, offset + match.start())


LANGUAGE_RULES = (
    Rule(
        "LG001", "person-as-illness", ERROR,
        "A person has an illness; a reader who has it too should be able to read on.",
        "Write `a man who drinks`, `a woman with a diagnosis of …`, or what they do.",
        of_lexicons(
            Lexicon(_in_narration(_label, "`{}` makes an illness the person"), Sought(_LABELS)),
            Lexicon(
                _in_narration(_suffering, "`{}` makes a sufferer of the person; say `has`, or what it does to them"),
                Sought(_SUFFERINGS, _OF_SUFFERINGS, close=True),
            ),
        ),
    ),
    Rule(
        "LG002", "slur-in-narration", ERROR,
        "A slur can be somebody's word in a quarrel; it is never the narrator's.",
        "Put it in quotation marks with its speaker if the case needs it; otherwise leave it out.",
        of_lexicons(
            Lexicon(_in_narration(_slur, "`{}` in the narrator's voice"), Sought(_SLURS), Sought(*_CASES, close=True))
        ),
    ),
    Rule(
        "LG003", "identity-as-label", ERROR,
        "Who somebody is comes as an adjective to a person, or in their own words; as a noun it is a drawer.",
        "Write `a gay man`, `a Black colleague`, or what the person says of it.",
        of_lexicons(
            Lexicon(_in_narration(_identity, "`{}` makes a label of who somebody is"), Sought(_IDENTITIES))
        ),
    ),
    Rule(
        "LG004", "identity-without-context", WARNING,
        "Identity without its context teaches a stereotype: what counts is what it changes in what people expect, "
        "in support, in access.",
        "Let the person say it, and what follows from it here.",
        each_case(context_of_identity, "culture_and_language"),
    ),
    Rule(
        "LG005", "clinicians-word-to-patient", WARNING,
        "The formulation is said aloud to a person; words of the trade close the talk.",
        "Say `finding it hard to be close`, `what has not worked`, `make room for`.",
        each_case_in_words(to_patient, "formulation_model"),
    ),
)  # fmt: skip
