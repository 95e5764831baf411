"""SF001-SF008 and SF012: risk and violence asked, every cue followed up, help on the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ipt_course.findings import Rule, Severity
from ipt_course.load.document import EXERCISES, Document
from ipt_course.load.places import KeyPath
from ipt_course.load.sightings import SeenAt
from ipt_course.model import Case
from ipt_course.rules.case_words import any_word, denied, flat, has_kin, holds, in_ipt, narration
from ipt_course.rules.scope import Context, Hit, Hits, all_of, each_case, each_case_in_words, each_document
from ipt_course.rules.sought import Signs, Sought
from ipt_course.rules.words import plain

ERROR = Severity.ERROR
IDEATION = ("passive-ideation", "active-ideation", "acute", "self-harm")

_ASKED = re.compile(r"\?|\bask(?:s|ed|ing)?\b|\bput to\b", re.IGNORECASE)
_NOT_ASKED = re.compile(
    r"(?:^|\b(?:suicide|self-harm|risk|violence|fear|this|it|that) (?:was|were|is) )(?:not|never) (?:yet )?"
    r"(?:asked|raised|explored|applicable|relevant|needed|necessary)\b"
    r"|^n/?a\b|\bno need to ask\b|\bdid(?: not|n['’]t) ask about (?:suicide|violence|risk|fear|it|this)\b",
    re.IGNORECASE,
)
# One of these is in all that it matches but `n/a`, and in hardly any case.
_SIGNS_OF_NOT = (
    *(f"{never} {done}" for never in ("not", "never") for done in (
        "yet", "asked", "raised", "explored", "applicable", "relevant", "needed", "necessary", "ask ")),
    "n't ask ", "n’t ask ", "no need to ask",
)  # fmt: skip
_ABOUT_DYING = any_word(
    "die[sd]?", "dying", "dead", "death", "kill", "suicid", "alive", "liv(?:e|ing)", "life", "be here",
    "being here", "be around",
    "wak(?:e|ing)", "self-harm", "harm", "hurt", "end(?:ing)? it", "not be", "no longer be", "disappear",
)  # fmt: skip
_ABOUT_FEAR = any_word(
    "afraid", "fear", "fright", "scare", "hurt", "hit", "threat", "harm", "forc", "control", "safe", "violen",
    "hand on",
    "shov", "push", "danger",
)  # fmt: skip
_ALONE = any_word(
    "alone", "on (?:her|his|their|your) own", "by (?:her|him|your)self", "by themsel", "in private", "privately",
    "out of hearing",
    "out of earshot", "nobody (?:else )?(?:in|could|can|near)", "no one (?:else )?(?:in|could|can|near)",
    "without (?:her|his|their|the|a)",
    "door (?:shut|closed)", "one to one", "waiting room", "seen first",
)  # fmt: skip

# What a person says or does that must be followed up, wherever it stands outside `risk`.
_SIGNS = Signs(
    Sought("jumping", "thought think dream talk imagin"),
    Sought("drive driving steer steering", "wall tree bridge river cliff barrier lorry sea"),
    Sought("dead die died wake waking woken"),
    Sought("disappear disappeared disappearing", "want"),
    Sought("go", "go_on"),
    Sought("easier better simpler happier", "_if_ better_off"),
    Sought(
        """kill killed killing hang hanged hanging hurt hurted hurting hurtting harm harmed harming harmting cut cuted
        cuting cutting""",
        "self selves",
    ),
    Sought("life", "end take took taking"),
    Sought("point use", "living going_on it_all"),
    Sought("living", "tired want"),
    Sought("alive here live", "want_to"),
    Sought("all", "all_to"),
    Sought("want wanted", "be_with to_join go_to"),
    Sought("self", "self-harm"),
    Sought("suicid* paracetamol aspirin ibuprofen tablets pills capsules"),
)
# Ways that are cues and methods both: SF013 looks for them too.
_MANY = (
    r"(?:[1-9]\d+|ten|(?:eleven|twelve|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-\w+)?|(?:a|the|all the) (?:hundred|dozen|handful of|bottle of|box of|packet of)|a whole \w+ of)"
)
_TABLETS = r"(?:paracetamols?|aspirins?|ibuprofen|tablets|pills|capsules|sleeping (?:tablets|pills))"
MANY_TABLETS = (
    rf"(?:took|taken|takes?|taking|swallow(?:ed|s|ing)?) {_MANY} (?:of )?(?:(?:her|his|my|the|their) )?"
    rf"(?:\w+ )?{_TABLETS}"
    r"(?! (?:a|each|every|per) (?:day|week|month))"
    rf"|count(?:ed|s|ing)? (?:out )?{_MANY} (?:of )?(?:(?:the|her|his|my) )?{_TABLETS}"
    rf"|{_TABLETS}[^.!?;]{{0,40}}? counted (?:out )?{_MANY}"
)
JUMPING = (
    r"(?:thought|think|thinks|thinking|dream(?:s|t|ed|ing)?|talk(?:s|ed|ing)?|imagin(?:es|ed|ing)) (?:about|of) jumping"
    r"(?! (?:ship|queue|the (?:queue|gun)|at|in|on|into|up|for|rope))"
)
CRASHING = (
    r"(?:driv(?:e|ing)|steer(?:ing)?) (?:(?:the|her|his|my) (?:car|van) |straight )?(?:into|off) (?:the|a)"
    r" (?:wall|tree|bridge|river|cliff|barrier|lorry|sea)"
)
_SELF = r"(?:my|her|him|them|your|one)sel(?:f|ves)"
_CUE = (
    rf"\b(?:{MANY_TABLETS}|{JUMPING}|{CRASHING}|better dead"
    r"|want(?:s|ed)? to (?:just )?disappear(?! (?:into|behind|under|for an?\b|from (?:the|view)))"
    r"|(?:I|she|he)(?: just| really)? (?:can(?:not|['’]t| not)|could(?: not|n['’]t)) go on(?! (?:holiday|the|a|with"
    r"|about|to|at|stage|strike|\w+ing|\w+days?)\b)"
    r"|(?:easier|better|simpler|happier)(?: \w+){0,4}? if (?:I (?:were|was) (?:gone|dead|not (?:here|around|there))"
    r"|I (?:weren|wasn)['’]t (?:here|around|there)|(?:she|he) (?:were|was) dead)"
    rf"|suicid\w+|self-harm\w*|(?:kill|hang)(?:s|ed|ing)? {_SELF}"
    # Not the slip of a kitchen knife: "cut herself on the slicer".
    rf"|(?:hurt|harm|cut)(?:s|ed|ing|ting)? {_SELF}(?! (?:on|off|a|at|in|with|when|short|loose|some|falling))"
    r"|(?:end|ended|ending|take|took|taking) (?:my|her|his|their|your) (?:own )?life|too many (?:tablets|pills)"
    r"|better off (?:dead|without (?:me|her|him|them)\b)"
    r"|(?:wish\w*|want\w*|rather|hop\w+) (?:that )?(?:I|she|he|they)? ?(?:to be |to |was |were |be |would |had |will )?"
    r"(?:dead|die|died|not wake|never wake|not woken)"
    r"|(?:not|never|without) wak(?:e|ing) up|not to wake(?! (?:the|her|him|them|us|me|any|up the))"
    r"|(?:no|the|what) (?:point|use) (?:of|in) (?:living|going on|it all)|(?:no|is the) point living|tired of living"
    r"|want(?:s|ed)? (?:it|everything) all to (?:stop|end|be over)"
    r"|want(?:s|ed)? to (?:be with|join|go to) (?:him|her|them) "
    r"(?:in (?:heaven|the grave|death)|now (?:he|she)|where (?:he|she)))"
    r"|(?:\bnot|n['’]t) (?:want to (?:be alive|go on living|be here(?! (?:when|for|at|on|until|in|with))"
    r"|live(?=[.,;:!?\"”]|$| (?:any|like this|without)))|wake (?:again|any more))"
)
# How a therapist asks: the same thoughts in the second person.
_SIGNS_ASKED = Signs(
    *_SIGNS.sought,
    Sought("dying"),
    Sought("being ending", "thought think"),
    Sought("alive here born live", "wish want"),
    Sought("living", "worth"),
)
_ASKED_OF = (
    r"\b(?:wish\w* (?:that )?you (?:were|was|had) (?:dead|died|not (?:alive|here|woken)|never (?:woken|been born))"
    r"|(?:thoughts?|thinks?|thinking) (?:of|about) (?:dying|being dead|not being (?:alive|here)"
    r"|ending (?:(?:it|things|everything)(?! (?:with|between))|(?:your|my|her|his) life)"
    r"|(?:kill|harm|hurt)ing (?:your|my|her|him)self)"
    r"|not want(?:ing|ed)? to (?:live|be alive|wake)|(?:life is|not) worth living"
    r"|better if (?:you|they) (?:were|was) (?:dead|gone|not (?:alive|here)))"
)
FOLLOWED_UP = {
    "intent": any_word(
        "intent", "intend", "mean(?:s|t)? to", "want(?:s|ed)? to (?:do|die|end)", "going to", "act on",
        "would you do", "thinking of doing"),
    "a plan": any_word("plan", "how\\b", "method", "any idea how", "prepar"),
    "past acts": any_word(
        "past", "ever (?:tried|done|hurt|harmed)", "before", "attempt", "earlier", "previous", "never", "last time"),
    "drink or drugs": any_word("drink", "drank", "alcohol", "drug", "wine", "beer", "sober", "substance", "glass"),
    "what stops it": any_word("stop", "hold", "keeps? (?:you|her|him|them)", "reason", "what helps", "against it"),
    "who knows": any_word("who (?:else )?(?:knows|could know|have you told)", "told", "tell", "knows?", "informed"),
}  # fmt: skip
_SPECIALIST = any_word(
    "specialist", "advoca", "domestic", "refuge", "shelter", "safeguard", "helpline", "violence service",
    "protection", "women['’]s (?:aid|service)",
    "police",
)  # fmt: skip
NOTE_NAMES = {
    "suicide or self-harm": (IDEATION, any_word(
        "suicid", "d(?:ie|ying|ead|eath)", "wak(?:e|ing)", "self-harm", "harm", "alive", "life",
        "want(?:ed|ing)? to live")),
    "violence or fear": (("violence",), any_word(
        "violen", "fear", "afraid", "control", "hurt", "danger", "abus", "harm", "threat")),
    "the baby": (("perinatal",), any_word(
        "bab(?:y|ies)", "infant", "birth", "pregnan", "child", "psychosis", "harm")),
    "the child or dependant": (("child-or-dependant",), any_word(
        "child", "abus", "harm", "neglect", "hurt", "care", "violen", "safe")),
}  # fmt: skip


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(_CUE, re.IGNORECASE)


@cache
def _asked_of() -> re.Pattern[str]:
    return re.compile(_ASKED_OF, re.IGNORECASE)


def risk_asked(case: Case) -> Hits:
    text = case.risk.asked
    if match := _said_not_asked(text):
        yield Hit(("risk", "asked"), f"`{match.group()}`: suicide is asked about in every case", match.start())
    elif not (_ASKED.search(text) and _ABOUT_DYING.search(text)):
        yield Hit(("risk", "asked"), "no question about suicide, or wishing to be dead, stands here")


@lru_cache(1)  # two rules ask it of one text
def _said_not_asked(text: str) -> re.Match[str] | None:
    flattened = flat(text)
    lowered = flattened.lower()
    may_say = lowered.startswith("n") or holds(lowered, _SIGNS_OF_NOT)
    return _NOT_ASKED.search(narration(flattened)) if may_say else None


def violence_asked(case: Case) -> Hits:
    text = case.violence_screen
    if not has_kin(case):
        return
    if match := _said_not_asked(text):
        message = f"`{match.group()}`: violence is asked about where there is a partner or family"
        yield Hit(("violence_screen",), message, match.start())
    elif not (_ASKED.search(text) and _ABOUT_FEAR.search(text)):
        yield Hit(("violence_screen",), "no question about fear or violence stands here")


def asked_alone(case: Case) -> Hits:
    text = case.violence_screen
    if has_kin(case) and not _said_not_asked(text) and not _ALONE.search(text):
        yield Hit(("violence_screen",), "nothing says that the patient was alone when this was asked")


# What the reader is told, in the order in which it is gone through.
TOLD_IN = {
    ("presenting_words",): 0, ("story",): 1, ("past_episodes",): 2, ("patient_theory",): 3,
    ("incident", "lines", "says"): 4, ("timeline", "mood_words"): 5,
    ("symptoms", "symptom"): 6, ("symptoms", "function"): 6,
}  # fmt: skip
TOLD = tuple(dict.fromkeys(field for field, *_ in TOLD_IN))


def cues(case: Case, seen: SeenAt) -> Iterator[tuple[KeyPath, re.Match[str]]]:
    """Words of the story that ask for the question about suicide."""
    for path, text, sentences in _SIGNS.told(case, seen, TOLD_IN):
        for start, end in sentences:
            for match in _cue().finditer(text, start, end):
                if not denied(text, match.start(), match.end()):
                    yield path, match


def cue_without_risk(case: Case, seen: SeenAt) -> Hits:
    if case.risk.carries == "asked-none":  # a plan for something else does not answer it
        for path, match in cues(case, seen):
            message = f"`{match.group()}` stands here, and `risk` carries asked-none"
            yield Hit(path, message, match.start())


def content_note(case: Case, seen: SeenAt) -> Hits:
    carries, note = case.risk.carries, case.content_note
    if note is None:
        if carries != "asked-none":
            yield Hit(("risk", "carries"), f"the case carries {carries}, and there is no `content_note`")
        elif found := next(cues(case, seen), None):
            yield Hit(found[0], f"`{found[1].group()}` stands here, and there is no `content_note`", found[1].start())
        return
    for what, (kinds, named) in NOTE_NAMES.items():
        if carries in kinds and not named.search(note):
            yield Hit(("content_note",), f"the case carries {carries}; the note does not name {what}")


def content_note_of_exercise(document: Document, context: Context) -> Hits:
    if document.kind not in EXERCISES or not (found := next(_spoken_of(document), None)):
        return
    path, match = found
    note = document.source.at(("content_note",))
    what = "suicide or self-harm"
    if note is None:
        yield Hit(path, f"`{match.group()}` stands here, and there is no `content_note`", match.start())
    elif isinstance(note, str) and not NOTE_NAMES[what][1].search(note):
        yield Hit(("content_note",), f"`{match.group()}` stands in the file; the note does not name {what}")


def _spoken_of(document: Document) -> Iterator[tuple[KeyPath, re.Match[str]]]:
    """Suicide and self-harm in any text but the note: asked about, answered, denied or told."""
    for number, seen in document.source.sightings.items():
        path, text = document.source.texts[number]
        if path[0] == "content_note" or _SIGNS_ASKED.words.isdisjoint(seen):
            continue
        flattened = flat(text.strip())
        for start, end in _SIGNS_ASKED.sentences(flattened, seen):
            if match := _cue().search(flattened, start, end) or _asked_of().search(flattened, start, end):
                yield path, match


def followed_up(case: Case) -> Hits:
    if case.risk.carries in IDEATION:
        answers = f"{case.risk.asked}\n{case.risk.plan.text if case.risk.plan else ''}"
        if missing := [what for what, words in FOLLOWED_UP.items() if not words.search(answers)]:
            yield Hit(("risk", "asked"), f"the cue is not followed up to {', '.join(missing)}")


def feared_on_plan(case: Case) -> Hits:
    people = case.risk.plan.people if case.risk.plan else []
    for number, person in enumerate(people):
        for name in case.risk.feared:
            if re.search(rf"\b{re.escape(plain(name))}\b", plain(person)):
                yield Hit(("risk", "plan", "people", number), f"the patient fears {name}")


def specialist(case: Case) -> Hits:
    if case.risk.carries != "violence":
        return
    plan, phases = case.risk.plan, case.plan_by_phase
    texts = [phases.initial, phases.middle, getattr(case.decision, "pathway", "")]
    texts += [plan.text, *plan.people] if plan else []
    if not any(_SPECIALIST.search(text) for text in texts):
        yield Hit(("risk", "carries"), "the case carries violence; no specialist service is brought in")


def acute_stays(case: Case) -> Hits:
    if case.risk.carries == "acute" and in_ipt(case):
        yield Hit(("decision", "kind"), "the case carries acute, and decides for a focus of IPT")


SAFETY_RULES = (
    Rule(
        "SF001", "risk-not-asked", ERROR,
        "A reader learns to ask about suicide from cases that ask, even where the answer is no.",
        "Write the question as it was put, and the answer, word for word.",
        each_case(risk_asked, "risk"),
    ),
    Rule(
        "SF002", "violence-not-asked", ERROR,
        "Where there is a partner or family, IPT could make a dangerous home more dangerous.",
        "Write what was asked about fear, threats and being hurt, and the answers.",
        each_case(violence_asked, "violence_screen", "inventory", "household"),
    ),
    Rule(
        "SF003", "violence-not-asked-alone", ERROR,
        "An answer given where somebody can listen is no answer.",
        "Say that the patient was seen alone for it, and how that was arranged.",
        each_case(asked_alone, "violence_screen", "inventory", "household"),
    ),
    Rule(
        "SF004", "cue-without-risk", ERROR,
        "A case that passes over a cue is wrong, however good its formulation.",
        "Set `carries:` to what the case carries, ask it through in `asked:`, and write the plan with its people.",
        each_case_in_words(cue_without_risk, "risk", *TOLD),
    ),
    Rule(
        "SF005", "content-note-missing", ERROR,
        "A reader decides before the story whether to read it today.",
        "Write a `content_note:` that names what comes, briefly and without detail.",
        all_of(
            each_case_in_words(content_note, "risk", "content_note", *TOLD), each_document(content_note_of_exercise)
        ),
    ),
    Rule(
        "SF006", "cue-not-followed-up", ERROR,
        "A thought of dying is asked through in the same meeting: intent, plan, past acts, drink and drugs, what "
        "stops it, who knows.",
        "Add the missing questions and their answers to `asked:`.",
        each_case(followed_up, "risk"),
    ),
    Rule(
        "SF007", "plan-names-feared", ERROR,
        "Nobody whom the patient fears stands on the plan that is to keep the patient safe.",
        "Take the name off the plan, and ask who else there is.",
        each_case(feared_on_plan, "risk"),
    ),
    Rule(
        "SF008", "no-specialist", ERROR,
        "Coercion and violence are met together with people whose work it is.",
        "Name the specialist or safeguarding service in the plan, and who brings it in.",
        each_case(specialist, "risk", "plan_by_phase", "decision"),
    ),
    Rule(
        "SF012", "acute-stays-in-ipt", ERROR,
        "Acute danger leaves the pathway of IPT: the crisis comes first, and the focus waits.",
        "Decide for `another-pathway`, with `later_focus:` if IPT may follow.",
        each_case(acute_stays, "risk", "decision"),
    ),
)  # fmt: skip
