"""Codes of transcripts to rate: what the lines, marks and slips owe to each other."""

from ipt_course.findings import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

NO_SUCH_LINE = Rule(
    "TR001",
    "no-such-line",
    ERROR,
    "A learner goes from a mark to the lines that show it, so each must be there. T3 is the therapist's third line.",
    "Count the lines of that speaker again, or look at the page while serving: it prints their names.",
)
SLIP_OF_A_PATIENT = Rule(
    "TR002",
    "slip-of-a-patient",
    ERROR,
    "A slip is something the therapist did or left out; a patient makes none.",
    "Name the therapist's line. For what was left out, it is the line that stands where it was due.",
)
MARKED_TWICE = Rule(
    "TR003",
    "marked-twice",
    ERROR,
    "A learner's mark is kept under the name of its marker, so each can be given once.",
    "Take one of the two out, and let its reasons join the other's.",
)
NOT_SHOWN = Rule(
    "TR004",
    "not-shown",
    ERROR,
    "From level 2 on something was done, and a line of the therapist shows it; only what never came has none.",
    "Add the therapist's line that shows it. Where nothing was done, the level is 1.",
)
NEAR_WITHOUT_WORDS = Rule(
    "TR005",
    "near-without-words",
    ERROR,
    "Where a fair colleague would differ, the learner is told at which level and by what: both, or neither.",
    "Write `near` and `near_why`, with another level than the authors', or take out what is there.",
)
ANCHOR_MISSING = Rule(
    "TR006",
    "anchor-missing",
    ERROR,
    "A level without words of its own is never chosen, or always: each of the four has an anchor.",
    'Write what the missing level would sound like in this session, under "1", "2", "3" or "5".',
)
ONE_SIDED = Rule(
    "TR007",
    "one-sided",
    ERROR,
    "Where all is poor or all is sound, one guess serves for every mark and nothing is learned.",
    "Mark something else that the session shows, so that one mark at least is 1 or 2 and one is 3 or 5.",
)
LEVELS_IN_ORDER = Rule(
    "TR008",
    "levels-in-order",
    ERROR,
    "Marks that only rise or only fall are guessed from the ones before.",
    "Put the marks into the order of the rubric, or any other that does not follow their levels.",
)
HARM_NOT_TOLD = Rule(
    "TR009",
    "harm-not-told",
    ERROR,
    "What could have hurt a patient is not left at a number: a slip tells what it did, and what would have served.",
    "Add a slip at a line of this mark's evidence, or at the therapist's next line after it.",
)
ONE_VOICE = Rule(
    "TR010",
    "one-voice",
    ERROR,
    "A session is a conversation: what the therapist did is judged by what the patient does next.",
    "Let each of the two have at least a quarter of the lines.",
)
TELLING_ANCHORS = Rule(
    "TR011",
    "telling-anchors",
    WARNING,
    "Who goes by length alone (always the longest anchor, always the shortest) or gives one level throughout must do "
    "poorly: right in less than 0.6 of the marks. And no anchor is three times as long as another of its mark.",
    "Shorten the long one, say more in the short one, or reword so that the authors' level does not stand out.",
)

TRANSCRIPT_RULES = (
    NO_SUCH_LINE,
    SLIP_OF_A_PATIENT,
    MARKED_TWICE,
    NOT_SHOWN,
    NEAR_WITHOUT_WORDS,
    ANCHOR_MISSING,
    ONE_SIDED,
    LEVELS_IN_ORDER,
    HARM_NOT_TOLD,
    ONE_VOICE,
    TELLING_ANCHORS,
)
