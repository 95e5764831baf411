"""CS030-CS036, CS040, CS042 and CS044: what IPT asks of the frame, by decision and by adaptation."""

from __future__ import annotations

import re

from ipt_course.findings import Rule, Severity
from ipt_course.model import Adaptation, Case, ProblemArea
from ipt_course.rules.case_decision import decided_foci
from ipt_course.rules.case_excluded import not_ruled_out
from ipt_course.rules.case_phases import out_of_phase
from ipt_course.rules.case_words import AnyWord, denied, flat, in_ipt
from ipt_course.rules.scope import Hit, Hits, each_case, each_case_in_words
from ipt_course.rules.spoken_leaks import SPOKEN_RULES

ERROR, WARNING = Severity.ERROR, Severity.WARNING
MOST_SESSIONS = {Adaptation.IPC: 6, Adaptation.IPT_B: 8, Adaptation.IPSRT: 40}
USUAL_MOST = 20  # an acute course, with room for meetings before IPT begins

_LET_OFF = AnyWord(
    "let off", "lets off", "excus", "reliev", "relief", "put down", "puts down", "set aside", "sets aside", "spare",
    "free of", "freed", "off work", "sick leave", "wait", "hand(?:s|ed)? (?:on|over)", "reduc", "need not", "needn",
    r"(?:does|do|is|did)(?: not|n['’]t) (?:have|need|asked"
    r"|expected)", "drop", "halv", "light", "fewer", "less", "postpon",
    "covers?", "cut back", "takes? over", "taken over", "not (?:to blame|lazy|her fault|his fault|their fault)",
    "lays? down",
    "pause", "leave", "stays? away", "ill", "allow", "easier", "given up", "rests?", "takes? the",
)  # fmt: skip
_TAKES_ON = AnyWord(
    "takes? on", "taken on", "takes? part", "is to", "are to", "agree", "comes?", "in return", "asked to",
    "expected to",
    "will", "must", "promis", "undertak", "responsib", "(?:her|his|their) (?:job|part|task|half|share)",
    "work(?:s|ing)? (?:at|on|with)",
    "brings?", "to say", "to come", "says", "keeps?", "tells?", "does", "owes?", "duty", "duties", "help", "try",
    "tries",
)  # fmt: skip
_NONE_GIVEN = re.compile(
    r"\b(?:none|no (?:such |formal |medical |real )?(?:sick[- ]?|illness )?role|omitted|left out|withheld"
    r"|not applicable|n/a|dispens\w+ with|do(?:es)? without)\b"
    r"|\brole\b[^.!?;:]{0,40}?(?:\b(?:not|never)\b|n['’]t\b)"
    r"|(?:\b(?:not|never|without|nor|neither|nobody|nothing)\b|n['’]t\b)(?: (?!but\b)[\w'’]+){0,4}?"
    r" (?:given|used|offered|assigned|needed|ill|sick|a patient|part of|role|illness|let off|excused|taken off)\b",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\b(?:let off(?! nothing)|lets? (?:her|him|them) off(?! nothing)|excused?(?! nothing)|relieved of|spared"
    r"|(?:she|he|they|the patient) (?:is|are|has) (?:now |clinically |really )?(?:ill|sick|an illness)"
    r"|(?:it|this|that|depression) is an illness"
    r"|(?:given|gets|takes|takes on|has|accepts|offered) (?:the|a) (?:temporary |limited |partial )?sick role)\b",
    re.IGNORECASE,
)
_LIMITED = AnyWord(
    "limited", "goes on", "go on", "going", "keeps?", "kept", "still", "attend", "as far as", "as much as",
    "as well as",
    "stays? (?:in|at|on)", "carr(?:y|ies) on", "continu", "usual", "most of", "part of", "some of", "both",
)  # fmt: skip
_OFF_SCHOOL = re.compile(
    r"\b(?:off|away from|out of|kept from|miss(?:es)?|home from) (?:all )?(?:school|college|lessons|class(?:es)?)\b"
    r"(?! (?:dinner|lunch|trip|play|friend|bus|uniform))",
    re.IGNORECASE,
)
_MEDICINE = AnyWord(
    "offer", "consider", "discuss", "declin", "refus", "accept", "cho[so]e", "prescri", "tablet", "antidepress",
    "dose",
    "medic", "drug", "ssri", "pill", "asked", "stabilis", "lithium", "pharmac", "doctor", "psychiatrist", "talked",
    "GP", "indicated", "leaflet", "side effects", r"\d+ ?(?:mg|milligrams?)", "sertralin", "fluoxet", "paroxet",
    r"(?:es)?citalop", "venlafax", "duloxet", "mirtaz", "amitript", "nortript", "trazod", "quetiap",
)  # fmt: skip
_STABILISER = AnyWord("stabili", "lithium", "valpro", "lamotrig", "prescrib", "psychiatr", "mood-stab")
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|thirteen|fourteen|fifteen|sixteen|"
    r"eighteen|twenty)"
)
_UNIT = (
    r"(?:sessions?|meetings?|weeks?|months?|visits?|appointments?|contacts?|groups?|calls?|times|hours|evenings?"
    r"|\w+days)"
)
_COUNTED = re.compile(rf"\b{_NUMBER}\b(?:[ -][\w'’,-]+){{0,4}}? (?:{_UNIT}|in all)\b", re.IGNORECASE)
ENDING_SAYS = {
    "what is felt about stopping": AnyWord(
        "sad", "miss", "cr[iy]", "tear", "goodbye", "farewell", "angry", "proud", "reliev", "glad", "sorry",
        "stopping",
        "to stop", "lonel", "afraid", "weep", "wept", "on ending", "last (?:meeting|session|visit|call)",
    ),
    "what stays undone": AnyWord(
        "not", "undone", "un(?:settled|solved|resolved|finished)", "still", "remain", "open", "never", "cannot",
        "nobody",
        "without", "yet", r"\w+n['’]t", "no (?:one|word|answer|reply)",
    ),
    "what comes after": AnyWord(
        "maint", "continu", "follow", "monthly", "afterwards", "next", "review", "return", "comes? back", "ring",
        "refer",
        "booster", "again", "once more", r"(?:in|for|by) (?:a month|May|June|July)", "early sign", "signs",
        "if it", "later", "three months", "six months", "plan", "decision",
    ),
}  # fmt: skip
_LONGING = AnyWord("prolonged grief", "pgd", "pg-13", "longing", "longed", "yearn")


def both_halves(case: Case) -> Hits:
    if case.adaptation is Adaptation.IPC or not in_ipt(case):
        return
    if not _LET_OFF.stands_in(case.sick_role):
        yield Hit(("sick_role",), "the sick role does not say what the patient is let off")
    if not _TAKES_ON.stands_in(case.sick_role):
        yield Hit(("sick_role",), "the sick role does not say what the patient takes on")


def sick_role_of_adaptation(case: Case) -> Hits:
    text = flat(case.sick_role)
    if case.adaptation is Adaptation.IPC:
        yield from _given(text)
    if case.adaptation is Adaptation.IPT_A:
        if not _LIMITED.stands_in(text):
            yield Hit(("sick_role",), "in IPT-A the sick role is limited; nothing says what goes on as usual")
        for match in _OFF_SCHOOL.finditer(text):
            if not denied(text, match.start(), match.end()):
                message = f"`{match.group()}`: in IPT-A the young person keeps going, as far as they can"
                yield Hit(("sick_role",), message, match.start())


def _given(text: str) -> Hits:
    for match in _GIVEN.finditer(text):
        nothing = re.search(r"\bnothing (?:\w+ )?$", text[: match.start()], re.IGNORECASE)
        if not nothing and not denied(text, match.start(), match.end()):
            yield Hit(
                ("sick_role",), f"`{match.group()}`: IPC gives no sick role, and here one is given", match.start()
            )
            return
    if not _NONE_GIVEN.search(text):
        yield Hit(("sick_role",), "IPC gives no sick role, and nothing says so here")


def medication(case: Case) -> Hits:
    if not _MEDICINE.stands_in(case.medication):
        yield Hit(("medication",), "nothing says that medication was considered")
    elif case.adaptation is Adaptation.IPSRT and not _STABILISER.stands_in(case.medication):
        yield Hit(("medication",), "IPSRT goes with a mood stabiliser and a prescriber; neither is named")


def contract(case: Case) -> Hits:
    if in_ipt(case) and not _COUNTED.search(flat(case.contract)):
        yield Hit(("contract",), "the contract does not say how many meetings there will be")


def sessions(case: Case) -> Hits:
    most = MOST_SESSIONS.get(case.adaptation, USUAL_MOST)
    for number, point in enumerate(case.scale_curve.scores):
        if point.session > most:
            message = f"session {point.session}; `{case.adaptation}` has up to {most}"
            yield Hit(("scale_curve", "scores", number, "session"), message)
            return


def ending(case: Case) -> Hits:
    missing = [what for what, words in ENDING_SAYS.items() if not words.stands_in(case.ending)]
    if missing and in_ipt(case):
        yield Hit(("ending",), f"the ending does not say {', nor '.join(missing)}")


def deficits(case: Case) -> Hits:
    if decided_foci(case.decision)[:1] != [ProblemArea.INTERPERSONAL_DEFICITS]:
        return
    if missing := not_ruled_out(f"{case.decision.reasoning}\n\n{case.questions[0].rationale}"):
        told = " and ".join(missing)
        message = f"deficits are chosen, and {told} {'are' if len(missing) > 1 else 'is'} not ruled out"
        yield Hit(("decision", "reasoning"), message)


def grief(case: Case) -> Hits:
    if ProblemArea.GRIEF not in decided_foci(case.decision):
        return
    plan = case.plan_by_phase
    told = (case.decision.reasoning, plan.initial, plan.middle, case.formulation_model, case.screened.trauma)
    if not any(_LONGING.stands_in(text) for text in told):
        yield Hit(("decision", "reasoning"), "nothing says that longing, or prolonged grief, was asked about")


TREATMENT_RULES = (
    Rule(
        "CS030", "sick-role-half", WARNING,
        "The sick role has two halves: what illness lets a person off, and the work of getting well.",
        "Write both: `She is let off …` and `What she takes on: …`.",
        each_case(both_halves, "sick_role", "adaptation", "decision"),
    ),
    Rule(
        "CS031", "sick-role-of-adaptation", ERROR,
        "In IPT-A the sick role is limited, since staying away from school makes the losses worse; IPC gives none.",
        "Say what goes on as usual (IPT-A), or that no sick role is given (IPC), such as `None is given`.",
        each_case(sick_role_of_adaptation, "sick_role", "adaptation"),
    ),
    Rule(
        "CS032", "medication-not-considered", ERROR,
        "IPT treats an illness that medicines treat too; a patient is owed the question.",
        "Say what was offered or weighed, by whom, and what the patient chose, even if it was nothing.",
        each_case(medication, "medication", "adaptation"),
    ),
    Rule(
        "CS033", "contract-without-number", ERROR,
        "The time limit is part of the treatment, and is said aloud.",
        "Say how many meetings, such as `Twelve weekly meetings`.",
        each_case(contract, "contract", "decision"),
    ),
    Rule(
        "CS034", "too-many-sessions", WARNING,
        "IPC has three to six sessions, IPT-B eight, an acute course twelve to sixteen.",
        "Shorten the curve, or name the adaptation that it belongs to.",
        each_case(sessions, "scale_curve", "adaptation"),
    ),
    Rule(
        "CS035", "ending-incomplete", WARNING,
        "An honest ending holds a feeling about stopping, something undone, and what comes after.",
        "Add what is missing, in the patient's words where you can.",
        each_case(ending, "ending", "decision"),
    ),
    Rule(
        "CS036", "technique-out-of-phase", WARNING,
        "In the initial phase there is no focus yet that a role play or an analysis could serve; in the ending there "
        "is no time left for a new focus, or for what the first meetings are for.",
        "Move it to `middle:`, or the inventory and the sick role to `initial:`. Trying out a call of the safety plan "
        "is no role play and may stand; so may a look back.",
        each_case_in_words(out_of_phase, "plan_by_phase", "adaptation"),
    ),
    Rule(
        "CS040", "deficits-not-excluded", ERROR,
        "Deficits are chosen only where there is no death, no change of role and no quarrel to work on.",
        "Let `reasoning:` say of each of the three why it is not the focus, such as `Nobody has died`; a *not* about "
        "something else rules nothing out.",
        each_case(deficits, "decision", "questions"),
    ),
    Rule(
        "CS042", "longing-not-asked", WARNING,
        "Prolonged grief disorder has a treatment of its own; who chooses grief says why it is not that.",
        "Say how longing was asked about, since when, and the answer.",
        each_case(grief, "decision", "plan_by_phase", "formulation_model", "screened"),
    ),
    *SPOKEN_RULES,
)  # fmt: skip
