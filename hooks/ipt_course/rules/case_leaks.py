"""CS037-CS039 and CS041: what has no place in the treatment or in a line to learn from; the marked slip has."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from ipt_course.findings import Rule, Severity
from ipt_course.load.document import Document, Kind
from ipt_course.load.sightings import NOTHING, SeenAt
from ipt_course.model import Adaptation, AnotherFirstLine, Case
from ipt_course.rules.case_coercion import PLANNED, unsafe
from ipt_course.rules.case_fear import FEAR_TOLD
from ipt_course.rules.case_words import TREATMENT, denied, flat, treatment
from ipt_course.rules.scope import (
    Check,
    Context,
    Hit,
    Hits,
    all_of,
    each_case_in_words,
    each_document,
)
from ipt_course.rules.sought import Signs, Sought
from ipt_course.rules.spoken_leaks import disputing, reading_oneself, setting_tasks
from ipt_course.rules.voices import Voice, lines_of

ERROR, WARNING = Severity.ERROR, Severity.WARNING

CBT = Signs(
    Sought("automatic cognitive thinking rational irrational catastroph* mastery downward socratic schedul* belief"),
    Sought("assumption experiment activation hierarch* exposure"),
    Sought(
        "thought",
        "thought_rec thought_dia thought_log thought_ch thoughts_re thoughts_di thoughts_lo thoughts_ch "
        "this that_ the_thoug your_ her_ his_ their_ these those negative evidence",
    ),
)
HOMEWORK = Signs(Sought("homework worksheet"), Sought("sheet", "home"))
TRANSFERENCE = Signs(
    Sought("transference countertransference unconscious"),
    Sought("remind", "remind_you"),
    Sought("me", "me_as_ me_like_ me_the_way me_just_as"),
    Sought("if", "as_if_i_"),
)
OF_ANOTHER, NONE_SET, READS_ITSELF = (
    "`{}` belongs to another treatment",
    "`{}`: IPT sets none",
    "`{}` reads the therapist into it",
)
SET_IN_IPT_B, ANY = re.compile("activation|schedul", re.IGNORECASE), re.compile("")
MARK_IT: dict[Kind, str] = {
    "session": "Say it otherwise, or mark the reply: `effect: unhelpful` or `harmful`, or a `habit`.",
    "transcript": "Say it otherwise, or give the line an entry of its own under `slips`.",
    "drill": "Say it otherwise, or let it be the `slip` of its rung.",
}


@cache
def _cbt() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:automatic (?:negative )?thoughts?|thoughts? (?:records?|diar(?:y|ies)|logs?|challeng\w+)|"
        r"(?:cognitive|thinking) (?:distortions?|errors?|restructuring|biases)|thinking traps?|core beliefs?|"
        r"(?:ir)?rational (?:thoughts?|beliefs?|responses?)|catastrophi[sz]\w+|all[- ]or[- ]nothing thinking|"
        r"black[- ]and[- ]white thinking|behaviou?ral (?:experiment|activation)s?|activity schedul\w+|"
        r"mastery (?:and|or) pleasure|downward arrow|socratic (?:question\w*|dialogue)|"
        r"(?:challeng|dispute?|reframe?|test)(?:e|es|ed|ing|s)? (?:this|that|these|those|the|your|her|his|their) "
        r"(?:negative )?(?:thought|belief|assumption)s?|"
        r"evidence (?:for and )?against (?:this|that|the|your|her|his) (?:thought|belief)|"
        r"(?:fear|exposure) hierarch(?:y|ies)|graded exposure|exposure (?:exercise|task|therapy)s?)\b",
        re.IGNORECASE,
    )


@cache
def _homework() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:as|for|of|your|more|some|first|therapy) homework\b(?! (?:club|help|room|table))"
        r"|homework (?:sheets?|tasks?|assignments?|exercises?|for (?:next|this|the|you)|is to|was to|:)"
        r"|(?:set|sets|gives?|gave|assigns?|assigned|reviews?|checks?|agree[sd]?)(?: \w+){0,2} homework"
        r"|(?:fill|fills|filled|complete[sd]?|take|takes|hands?|gives?)(?: \w+){0,4} (?:work)?sheets? (?:at|for"
        r"|to take) home)\b",
        re.IGNORECASE,
    )


@cache
def _transference() -> re.Pattern[str]:
    kin = r"(?:mother|father|parents?|mum|dad|brother|sister|husband|wife|partner|boss|teacher)"
    return re.compile(
        r"\b(?:(?:counter)?transference"
        r"|(?:the|your|her|his|their|an?) unconscious\b(?! (?:for|when|on|at|in|after|patient|man|woman|body))"
        r"|unconsciously"
        rf"|I remind you of (?:your|him|her|them)|(?:see|treat|experience|hear)(?:s|ing)? me (?:as"
        rf"|like) (?:your |an? )?{kin}"
        rf"|(?:angry|cross|disappointed|reacting|feelings?) (?:at|with|to|towards?|about) me (?:as|like|just as"
        rf"|the way)"
        rf"|with me (?:just )?as (?:you|she|he|they) (?:did|do|does|were|are|was|is|once) with (?:your |her "
        rf"|his |their )?{kin}"
        rf"|as if I (?:were|was) (?:your |an? )?{kin})",
        re.IGNORECASE,
    )


def _leaks(
    case: Case,
    seen: SeenAt,
    signs: Signs,
    pattern: Callable[[], re.Pattern[str]],
    says: str,
    exempt: re.Pattern[str] | None = None,
) -> Hits:
    slip = flat(case.therapist_slip.line)  # the plan may tell again what was said there
    for path, text in (*treatment(case), (("obstacle",), flat(case.obstacle))):
        for match in signs.find(pattern, text, seen.get(path, NOTHING)):
            passed = match.group() in slip or (exempt and exempt.search(match.group()))
            if not passed and not denied(text, match.start(), match.end()):
                yield Hit(path, says.format(match.group()), match.start())


def cbt(case: Case, seen: SeenAt) -> Hits:
    if not isinstance(case.decision, AnotherFirstLine):  # it may be what is offered first
        exempt = SET_IN_IPT_B if case.adaptation is Adaptation.IPT_B else None
        yield from _leaks(case, seen, CBT, _cbt, OF_ANOTHER, exempt)


def homework(case: Case, seen: SeenAt) -> Hits:
    if case.adaptation is not Adaptation.IPT_B and not isinstance(case.decision, AnotherFirstLine):
        yield from _leaks(case, seen, HOMEWORK, _homework, NONE_SET)


def transference(case: Case, seen: SeenAt) -> Hits:
    yield from _leaks(case, seen, TRANSFERENCE, _transference, READS_ITSELF)


def _in_exercises(
    signs: Signs,
    named: Callable[[], re.Pattern[str]],
    spoken: Callable[[], re.Pattern[str]],
    says: str,
    exempt: re.Pattern[str] | None = None,
) -> Check:
    """What a therapist says there, and the file does not mark as a slip, is said to be learnt from."""

    def leaks(document: Document, context: Context) -> Hits:
        tasks = document.about is not None and document.about.adaptation is Adaptation.IPT_B
        for path, text in lines_of(document, Voice.THERAPIST):
            by_name = list(signs.find(named, text, document.source.sightings_at.get(path, NOTHING)))
            for match in by_name or spoken().finditer(text):
                passed = exempt and tasks and exempt.search(match.group())
                if not passed and not denied(text, match.start(), match.end()):
                    yield Hit(path, says.format(match.group()), match.start(), advice=MARK_IT[document.kind])

    return each_document(leaks)


LEAK_RULES = (
    Rule(
        "CS037", "cbt-leak", ERROR,
        "IPT works with events, feelings and what people want of each other; thoughts are not recorded or tested.",
        "Say what happened, what was felt and wanted; if it is the therapist's slip, put it in `therapist_slip.line`.",
        all_of(
            each_case_in_words(cbt, *TREATMENT, "obstacle", "decision", "adaptation"),
            _in_exercises(CBT, _cbt, disputing, OF_ANOTHER, SET_IN_IPT_B),
        ),
    ),
    Rule(
        "CS038", "homework", ERROR,
        "Between meetings a patient may try something they chose; no task is set, and nothing is handed in.",
        "Write what the patient wanted to try, and with whom. IPT-B, which sets tasks openly, is let through.",
        all_of(
            each_case_in_words(homework, *TREATMENT, "obstacle", "decision", "adaptation"),
            _in_exercises(HOMEWORK, _homework, setting_tasks, NONE_SET, ANY),
        ),
    ),
    Rule(
        "CS039", "transference-interpretation", ERROR,
        "What happens with the therapist is not interpreted; the talk returns to people outside the room.",
        "Ask about the same thing in a relationship of the inventory, or mark it as the slip.",
        all_of(
            each_case_in_words(transference, *TREATMENT, "obstacle"),
            _in_exercises(TRANSFERENCE, _transference, reading_oneself, READS_ITSELF),
        ),
    ),
    Rule(
        "CS041", "negotiation-under-coercion", ERROR,
        "Where one side cannot safely say no there is nothing to negotiate; a joint meeting or a rehearsed "
        "confrontation can get a person hurt.",
        "Leave it out and let safety and a specialist come first. That it is *not* done may be said.",
        each_case_in_words(unsafe, *PLANNED, *FEAR_TOLD),
    ),
)  # fmt: skip
