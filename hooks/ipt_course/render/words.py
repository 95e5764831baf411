"""What the values of the model are called when a reader sees them."""

from calendar import month_name
from collections.abc import Mapping

from ipt_course.credits import is_read
from ipt_course.model import Adaptation, Choice, Effect, Phase, Population, ProblemArea, SettingKind
from ipt_course.score import Outcome

PROBLEM_AREA: Mapping[str, str] = {
    ProblemArea.GRIEF: "grief",
    ProblemArea.ROLE_DISPUTE: "role dispute",
    ProblemArea.ROLE_TRANSITION: "role transition",
    ProblemArea.INTERPERSONAL_DEFICITS: "interpersonal deficits",
    Choice.ANOTHER_PATHWAY: "another pathway first",
}

EFFECT: Mapping[str, str] = {
    Effect.SKILLED: "Skilled",
    Effect.ACCEPTABLE: "Acceptable",
    Effect.UNHELPFUL: "Unhelpful",
    Effect.HARMFUL: "Would be harmful",
}

# The same as a learner's rating of a reply, in one word each where there are four in a row.
RATING: Mapping[str, str] = {
    Effect.SKILLED: "Skilled",
    Effect.ACCEPTABLE: "Acceptable",
    Effect.UNHELPFUL: "Unhelpful",
    Effect.HARMFUL: "Harmful",
}

CERTAINTY: Mapping[str, str] = {"guessing": "Guessing", "fairly-sure": "Fairly sure", "sure": "Sure"}

# The sentence of a result, by how many answers it is said of; # is their number.
RESULT: Mapping[str, str] = {
    "partly-one": ", # in part",
    "partly-many": ", # in part",
    "sure-one": " One answer you were sure of would have harmed the patient: look there first.",
    "sure-many": " # answers you were sure of would have harmed the patient: look there first.",
    "harm-one": " One answer would have harmed the patient: look there first.",
    "harm-many": " # answers would have harmed the patient: look there first.",
    "more-one": " One answer more would have done harm.",
    "more-many": " # answers more would have done harm.",
    "wrong-one": " One answer you were sure of was not right.",
    "wrong-many": " # answers you were sure of were not right.",
    "reached-one": " You have reached the mark.",
}

NOT_KEPT = "Your answers will not be kept after you close this page."

# What a quiz says of an answer and of itself; its scripts find them on the notice above the items.
SAID: Mapping[str, str] = {
    "harm": "This would harm the patient. ",
    "sure-harm": "You were sure, and this would harm the patient. ",
    "why": "Read why before you go on.",
    "sure": "You were sure. ",
    "see": " See what is said of each.",
    "compare": "Compare yours with the answer below.",
    "choice": "Your choice",
    "harmful": "Your choice would harm",
    "key": "Yours, and right: ",
    "miss": "Yours, not right: ",
    "spent": " You have no attempt left.",
    "revised": "This question was revised since you answered it. Your answer is kept but does not count: answer again.",
    "open-one": "One question is still open. ",
    "open-many": "# questions are still open. ",
    "not-kept": NOT_KEPT,
    "newer": f"A newer version of the course has saved answers here, which are left as they are. {NOT_KEPT}",
    "unreadable": "An earlier answer here could not be read. It is set aside, and the question is asked again.",
    "erased": "Your answers here are erased from this device.",
}

# What the review page says; # is a number. What an answer does to its item is said with the feedback.
REVIEW: Mapping[str, str] = {
    "one": "Question # of #: ",
    "none": "Nothing has to come back. What you miss or are not sure of in checks and quizzes comes here a day later.",
    "later": "Nothing is due now.",
    "done-one": "One question answered, # right.",
    "done-many": "# questions answered, # right.",
    "more-one": " One more is due. It can wait.",
    "more-many": " # more are due. They can wait: twenty a day is enough, and none is lost.",
    "left": " It leaves the review.",
    "day": " It comes back in a day.",
    "days": " It comes back in # days.",
    "back": " What comes back, and when:",
    "ahead-day": "In a day: #",
    "ahead-days": "In # days: #",
    "next": "Next question",
    "finish": "Finish",
    "again": "Go on with the next ones",
    "elsewhere": "You have answered this question in another tab. It need not be answered here.",
    "missing": "The next question could not be loaded. Try again.",
    "off": "This browser keeps nothing for this site, so the review has nothing to go by. "
    "The questions are listed below.",
}

# What an answer would do: the rows of the picture of a result, the worst first.
DID: Mapping[str, str] = {"harm": "Would harm", "wrong": "Not right", "right": "Right"}

# The groups of a result, in the order in which the learner should look at them.
GROUP: Mapping[str, str] = {
    Outcome.SURE_AND_HARMFUL: "Sure, and it would harm the patient",
    Outcome.HARMFUL: "Would harm the patient",
    Outcome.SURE_AND_WRONG: "Sure, and not right",
    Outcome.WRONG_AND_UNSURE: "Not right, and you had your doubts",
    Outcome.RIGHT_BUT_UNSURE: "Right, but you were not sure",
    Outcome.SURE_AND_RIGHT: "Right, and sure",
}

# What a printed case asks beside its first question. Later questions tell what came of it, so the trainer has them.
ON_PAPER: tuple[str, ...] = (
    "Two lines of the story that decide it",
    "What tempts you elsewhere, and why not",
    "The one question you would ask next",
    "What must be asked or done before anything else",
)

PHASE: Mapping[str, str] = {
    Phase.INITIAL: "Initial phase",
    Phase.MIDDLE: "Middle phase",
    Phase.ENDING: "Ending phase",
}

ADAPTATION: Mapping[str, str] = {
    Adaptation.INDIVIDUAL: "Individual IPT",
    Adaptation.IPT_A: "IPT for adolescents (IPT-A)",
    Adaptation.IPT_B: "Brief IPT (IPT-B)",
    Adaptation.IPC: "Interpersonal counselling (IPC)",
    Adaptation.IPSRT: "Interpersonal and social rhythm therapy (IPSRT)",
    Adaptation.GROUP: "Group IPT",
    Adaptation.PERINATAL: "Perinatal IPT",
    Adaptation.LATE_LIFE: "Late-life IPT",
    Adaptation.TELEPHONE: "IPT by telephone",
    Adaptation.VIDEO: "IPT by video",
}

POPULATION: Mapping[str, str] = {
    Population.ADOLESCENT: "Adolescent",
    Population.ADULT: "Adult",
    Population.PERINATAL: "Perinatal",
    Population.OLDER_ADULT: "Older adult",
}

SETTING_KIND: Mapping[str, str] = {
    SettingKind.PRIMARY_CARE: "Primary care",
    SettingKind.COMMUNITY_CLINIC: "Community clinic",
    SettingKind.HOSPITAL_OUTPATIENT: "Hospital outpatients",
    SettingKind.HOSPITAL_WARD: "Hospital ward",
    SettingKind.MATERNITY: "Maternity service",
    SettingKind.SCHOOL_OR_UNIVERSITY: "School or university",
    SettingKind.STAFF_SERVICE: "Service for staff",
    SettingKind.HUMANITARIAN: "Humanitarian programme",
    SettingKind.AT_HOME: "At home or in a care home",
    SettingKind.PRIVATE_PRACTICE: "Private practice",
}

DIFFICULTY: Mapping[int, str] = {
    1: "Straightforward",
    2: "A tempting alternative",
    3: "Experienced clinicians hesitate",
}

PART: Mapping[str, str] = {
    "author": "Author",
    "second-reader": "Second reader",
    "cultural-reader": "Cultural reader",
}

# Said where a part is still to be taken: a reader should know, and somebody may offer.
NOBODY: Mapping[str, str] = {
    "author": "Nobody is named.",
    "second-reader": "No second clinician has read this case yet.",
    "cultural-reader": "No cultural reader has read this case yet.",
}

CLOSENESS: Mapping[int, str] = {1: "closest", 2: "close", 3: "further out", 4: "outermost"}

SAID_ALOUD: Mapping[str, str] = {"yes": "Said aloud", "partly": "Partly said aloud", "no": "Not said aloud"}


def closeness(ring: int | None, absent: str) -> str:
    """A ring in words, or what it means that there is none."""
    return absent if ring is None else f"{CLOSENESS[ring]} (ring {ring})"


def first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def reader(second_reader: str) -> str:
    """How far others have checked the case, said plainly."""
    return f"read by {second_reader}" if is_read(second_reader) else "not yet read by a second clinician"


def month(day: str) -> str:
    """`2026-11` or `2026-11-03` as `November 2026`."""
    year, number = day.split("-")[:2]
    return f"{month_name[int(number)]} {year}"
