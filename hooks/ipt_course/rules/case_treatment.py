"""CS030-CS036, CS040 and CS042: what IPT asks of the frame, by decision and by adaptation."""

from __future__ import annotations

import re

from ipt_course.findings import Rule, Severity
from ipt_course.model import Adaptation, Case, ProblemArea
from ipt_course.rules.case_decision import decided_foci
from ipt_course.rules.case_words import AnyWord, denied, flat, holds, in_ipt
from ipt_course.rules.scope import Hit, Hits, each_case

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
_NOT_GIVEN = re.compile(r"\b(?:no|none|not|never|without|n['’]t)\b|n['’]t\b", re.IGNORECASE)
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
)  # fmt: skip
_STABILISER = AnyWord("stabili", "lithium", "valpro", "lamotrig", "prescrib", "psychiatr", "mood-stab")
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"eighteen|twenty)"
)
_UNIT = r"(?:sessions?|meetings?|weeks?|visits?|appointments?|contacts?|groups?|calls?|times|hours|evenings?|\w+days)"
_COUNTED = re.compile(rf"\b{_NUMBER}\b(?:[ -][\w'’,-]+){{0,4}}? {_UNIT}\b", re.IGNORECASE)
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
_TOO_EARLY = re.compile(
    r"\b(?:role[- ]?play\w*|communication analys[ei]s|decision analys[ei]s|roles? (?:are |is )?reversed)\b",
    re.IGNORECASE,
)
_EARLY = ("play", "analys", "revers")  # one of them stands in each
EXCLUDED = {
    "a death": AnyWord(
        "death", "died?", "dead", "dying", "grie[fv]", "mourn", "bereave", "loss", "lost", "funeral", "alive"),
    "a change of role": AnyWord(
        "chang", "transition", "mov(?:e|ed|ing)", "event", "new", "happen", "began", "begun", "role"),
    "a quarrel": AnyWord(
        "quarrel", "disput", "conflict", "disagree", "argu", "row", "rows", "fight", "fought", "at odds"),
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
    if case.adaptation is Adaptation.IPC and not _NOT_GIVEN.search(text[:200]):
        yield Hit(("sick_role",), "IPC gives no sick role, and here one is given")
    if case.adaptation is Adaptation.IPT_A:
        if not _LIMITED.stands_in(text):
            yield Hit(("sick_role",), "in IPT-A the sick role is limited; nothing says what goes on as usual")
        for match in _OFF_SCHOOL.finditer(text):
            if not denied(text, match.start(), match.end()):
                message = f"`{match.group()}`: in IPT-A the young person keeps going, as far as they can"
                yield Hit(("sick_role",), message, match.start())


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


def too_early(case: Case) -> Hits:
    if case.adaptation in (Adaptation.IPT_B, Adaptation.IPC):  # the work begins in the second session
        return
    text = flat(case.plan_by_phase.initial)
    for match in _TOO_EARLY.finditer(text) if holds(text.casefold(), _EARLY) else ():
        if not denied(text, match.start(), match.end()):
            yield Hit(("plan_by_phase", "initial"), f"`{match.group()}` before a focus is agreed", match.start())


def deficits(case: Case) -> Hits:
    if decided_foci(case.decision)[:1] != [ProblemArea.INTERPERSONAL_DEFICITS]:
        return
    text = f"{case.decision.reasoning} {case.questions[0].rationale}"
    missing = [what for what, words in EXCLUDED.items() if not words.stands_in(text)]
    if missing or not _NOT_GIVEN.search(text):
        told = " and ".join(missing) if missing else "death, change of role and quarrel"
        yield Hit(("decision", "reasoning"), f"deficits are chosen, and {told} not ruled out")


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
        "Say what goes on as usual (IPT-A), or that no sick role is given (IPC).",
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
        "CS036", "technique-too-early", WARNING,
        "In the initial phase there is no focus yet that a role play or an analysis could serve.",
        "Move it to `middle:`. Trying out a call of the safety plan is no role play and may stand.",
        each_case(too_early, "plan_by_phase", "adaptation"),
    ),
    Rule(
        "CS040", "deficits-not-excluded", ERROR,
        "Deficits are chosen only where there is no death, no change of role and no quarrel to work on.",
        "Let `reasoning:` say of each of the three why it is not the focus.",
        each_case(deficits, "decision", "questions"),
    ),
    Rule(
        "CS042", "longing-not-asked", WARNING,
        "Prolonged grief disorder has a treatment of its own; who chooses grief says why it is not that.",
        "Say how longing was asked about, since when, and the answer.",
        each_case(grief, "decision", "plan_by_phase", "formulation_model", "screened"),
    ),
)  # fmt: skip
