"""SF001-SF008 and SF012: risk and violence asked, every cue followed up, help on the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from ipt_course.findings import Rule, Severity
from ipt_course.load.document import EXERCISES, Document
from ipt_course.load.places import KeyPath
from ipt_course.load.sightings import SeenAt
from ipt_course.marker import holds_marker
from ipt_course.model import Case
from ipt_course.rules.case_feared import meant_by
from ipt_course.rules.case_words import any_word, denied, denied_in, flat, has_kin, holds, in_ipt, narration
from ipt_course.rules.no_answer import no_answer
from ipt_course.rules.scope import Context, Hit, Hits, all_of, each_case, each_case_in_words, each_document
from ipt_course.rules.words import plain
from ipt_course.rules.words_of_dying import DISTRESSING, SIGNS, SIGNS_ASKED, asked_of, cue, distressing

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
    "without (?:her|his|their|the|an?) (?:husband|wife|partner|boyfriend|girlfriend|mother|father|mum|dad|parent|family"
    "|son|daughter|brother|sister|aunt|uncle|child|carer|guardian|interpreter|other|rest)", "without (?-i:[A-Z])",
    "separately", "(?:was|were) sent (?:out|for|to|home|away)", "stepped (?:out|outside)", "left the room",
    "(?:went|gone|waited|waiting) (?:out|outside|for|elsewhere)",
    "door (?:shut|closed)", "one to one", "waiting room", "seen first",
)  # fmt: skip

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
    "police", r"idvas?\b", "outreach worker", r"women['’]s cent(?:re|er)",
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


def risk_asked(case: Case) -> Hits:
    text = case.risk.asked
    if match := _said_not_asked(text):
        yield Hit(("risk", "asked"), f"`{match.group()}`: suicide is asked about in every case", match.start())
    elif said := no_answer(text):
        yield Hit(("risk", "asked"), f"`{said}`: suicide is asked about in every case", max(0, flat(text).find(said)))
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
    elif said := no_answer(text):
        message = f"`{said}`: violence is asked about where there is a partner or family"
        yield Hit(("violence_screen",), message, max(0, flat(text).find(said)))
    elif not (_ASKED.search(text) and _ABOUT_FEAR.search(text)):
        yield Hit(("violence_screen",), "no question about fear or violence stands here")


def asked_alone(case: Case) -> Hits:
    text = case.violence_screen
    if has_kin(case) and not (_said_not_asked(text) or no_answer(text)) and not _ALONE.search(text):
        yield Hit(("violence_screen",), "nothing says that the patient was alone when this was asked")


# "She did not eat and wished …": after `did not` comes no `wished`.
_VERB = re.compile(r"(?:wishe[sd]|want(?:s|ed)|hope[sd]|takes|took|thinks|thought|cuts|hurts)\b")
# What the reader is told, in the order in which it is gone through.
TOLD_IN = {
    ("presenting_words",): 0, ("story",): 1, ("past_episodes",): 2, ("patient_theory",): 3,
    ("incident", "lines", "says"): 4, ("timeline", "mood_words"): 5,
    ("symptoms", "symptom"): 6, ("symptoms", "function"): 6,
}  # fmt: skip
# Where somebody else's death may be told of too: no cue, but nothing to meet unprepared.
_MET_IN = {
    **TOLD_IN, ("household",): 7, ("work_or_school",): 8, ("medical_and_drug",): 9, ("missing_person",): 10,
    ("inventory", "good"): 11, ("inventory", "bad"): 11, ("inventory", "patient_expects"): 11,
    ("inventory", "they_expect"): 11, ("inventory", "change_near_onset"): 11, ("timeline", "event"): 12,
    ("incident", "scene"): 13, ("obstacle",): 14, ("ending",): 15,
}  # fmt: skip
TOLD, MET = (tuple(dict.fromkeys(field for field, *_ in fields)) for fields in (TOLD_IN, _MET_IN))


def cues(
    case: Case, seen: SeenAt, fields: Mapping[tuple[str, ...], int] = TOLD_IN
) -> Iterator[tuple[KeyPath, re.Match[str]]]:
    """Words of the story that ask for the question about suicide."""
    for path, text, sentences in SIGNS.told(case, seen, fields):
        for start, end in sentences:
            for match in cue().finditer(text, start, end):
                if not denied_in(text, match, of_itself=_goes_on(text, match)):
                    yield path, match


def _goes_on(text: str, match: re.Match[str]) -> bool:
    return text.endswith("and ", 0, match.start()) and _VERB.match(match.group()) is not None


def cue_without_risk(case: Case, seen: SeenAt) -> Hits:
    if case.risk.carries == "asked-none":  # a plan for something else does not answer it
        for path, match in cues(case, seen):
            message = f"`{match.group()}` stands here, and `risk` carries asked-none"
            yield Hit(path, message, match.start())


def cue_while_open(document: Document, context: Context) -> Hits:
    """Who has still to choose what the case carries is told what asks for it."""
    case, open_still = document.sound, holds_marker(document.source.at(("risk", "carries")))
    if open_still and isinstance(case, Case) and document.good.issuperset(TOLD):
        for path, match in cues(case, document.source.sightings_at):
            message = f"`{match.group()}` stands here, and `carries` in `risk` is still to be chosen"
            yield Hit(path, message, match.start())


def content_note(case: Case, seen: SeenAt) -> Hits:
    carries, note = case.risk.carries, case.content_note
    if note is None:
        if carries != "asked-none":
            yield Hit(("risk", "carries"), f"the case carries {carries}, and there is no `content_note`")
        elif found := next(chain(cues(case, seen, _MET_IN), _distressing(case, seen)), None):
            yield Hit(found[0], f"`{found[1].group()}` stands here, and there is no `content_note`", found[1].start())
        return
    for what, (kinds, named) in NOTE_NAMES.items():
        if carries in kinds and not named.search(note):
            yield Hit(("content_note",), f"the case carries {carries}; the note does not name {what}")


def _distressing(case: Case, seen: SeenAt) -> Iterator[tuple[KeyPath, re.Match[str]]]:
    """What else a reader would not meet unprepared."""
    for path, text, sentences in DISTRESSING.told(case, seen, _MET_IN):
        for start, end in sentences:
            for match in distressing().finditer(text, start, end):
                if not denied(text, match.start(), match.end()):
                    yield path, match


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
        if path[0] == "content_note" or SIGNS_ASKED.words.isdisjoint(seen):
            continue
        flattened = flat(text.strip())
        for start, end in SIGNS_ASKED.sentences(flattened, seen):
            if match := cue().search(flattened, start, end) or asked_of().search(flattened, start, end):
                yield path, match


def followed_up(case: Case) -> Hits:
    if case.risk.carries in IDEATION:
        answers = f"{case.risk.asked}\n{case.risk.plan.text if case.risk.plan else ''}"
        if missing := [what for what, words in FOLLOWED_UP.items() if not words.search(answers)]:
            yield Hit(("risk", "asked"), f"the cue is not followed up to {', '.join(missing)}")


def feared_on_plan(case: Case) -> Hits:
    for number, person in enumerate(case.risk.plan.people if case.risk.plan and case.risk.feared else ()):
        if name := meant_by(case, person):
            said = "" if name in plain(person) else f"`{person}` is {name}: "
            yield Hit(("risk", "plan", "people", number), f"{said}the patient fears {name}")


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
        all_of(each_case_in_words(cue_without_risk, "risk", *TOLD), each_document(cue_while_open)),
    ),
    Rule(
        "SF005", "content-note-missing", ERROR,
        "A reader decides before the story whether to read it today.",
        "Write a `content_note:` that names what comes, briefly and without detail.",
        all_of(
            each_case_in_words(content_note, "risk", "content_note", *MET), each_document(content_note_of_exercise)
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
        each_case(feared_on_plan, "risk", "inventory"),
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
