"""Codes of practice sessions. Every way through a session is tried, so these are facts, not guesses."""

from ipt_course.findings import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

EXERCISE_ID = Rule(
    "PR001",
    "session-id",
    ERROR,
    "A learner's path is kept as the ids of its replies, under the id of its session: each may mean one thing only.",
    "Give each state, turn and reply an id of its own, and the file the name of the session's id.",
)
WAY_TO_NOWHERE = Rule(
    "PR002",
    "way-to-nowhere",
    ERROR,
    "Every reply leads to a turn further down the file or to `debrief`: so nothing goes in a circle, and all ends.",
    "Name the id of a turn that stands below this one, or `debrief`.",
)
NO_CONDITION = Rule(
    "PR003",
    "no-condition",
    ERROR,
    "A condition compares states of this session with numbers; anything else could not be tried on every way.",
    "Write STATE OPERATOR NUMBER, joined by `and`; the operators are = != < <= > >=.",
)
STATE_BOUNDS = Rule(
    "PR004",
    "state-bounds",
    ERROR,
    "A state starts between its lowest and its highest value, and these differ; there it is kept.",
    "Correct `starts`, `lowest` or `highest`.",
)
NEVER_MET = Rule(
    "PR005",
    "never-met",
    ERROR,
    "A turn that no way reaches, or a reply that is never offered, is work that nobody will see.",
    "Lead a reply there, mend the condition, or take it out.",
)
NUMBER_OF_REPLIES = Rule(
    "PR006",
    "number-of-replies",
    ERROR,
    "Three or four replies are a choice: fewer give the right one away, and more are not read.",
    "Add a reply, or a `when` to one, so that three or four are offered in every state that can be.",
)
NO_GOOD_REPLY = Rule(
    "PR007",
    "no-good-reply",
    ERROR,
    "In every state there is something a therapist can rightly say, above all after a slip.",
    "Offer a skilled or an acceptable reply in that state.",
)
AUTHORS_PATH = Rule(
    "PR008",
    "authors-path",
    ERROR,
    "The debrief lays the authors' path beside the learner's, so it must be one that can be gone, and a good one.",
    "Name, turn by turn, replies that are offered on the way, skilled or acceptable, down to the debrief.",
)
IDLE_CONDITION = Rule(
    "PR009",
    "idle-condition",
    ERROR,
    "A condition that always holds, or never, where it is asked, hides a line that is never said.",
    "Change the condition or the replies that lead there. It is asked only when those above it do not hold.",
)
IDLE_STATE = Rule(
    "PR010",
    "idle-state",
    ERROR,
    "A state that no reply changes, or that no line, reply, way or remark depends on, remembers nothing.",
    "Let a later line, reply, way or remark ask about it, and a reply change it; or take it out.",
)
IDLE_CHANGE = Rule(
    "PR011",
    "idle-change",
    ERROR,
    "States are kept between their bounds: this change is cut off on every way, so it never does anything.",
    "Take the change out, or give the state room.",
)
SESSION_LENGTH = Rule(
    "PR012",
    "session-length",
    ERROR,
    "Under six turns nothing can be repaired; beyond twenty nobody comes to the debrief.",
    "Lead the shortest way past more turns, or the longest one past fewer: 6 to 20.",
)
WORDS_FOR_A_REPLY = Rule(
    "PR013",
    "words-for-a-reply",
    ERROR,
    "The debrief names the technique of a good reply and the habit of a poor one, and never the two together.",
    "Give skilled and acceptable replies a `technique` and no `habit`.",
)
MARKER_NOT_EARNED = Rule(
    "PR014",
    "marker-not-earned",
    ERROR,
    "What the moment calls for must be among the replies, in every state; else the learner is marked for what nobody "
    "could say.",
    "Give a reply offered there the marker at level 3 or 5, or take it out of `due`.",
)
DEBRIEF_WITHOUT_WORDS = Rule(
    "PR015",
    "debrief-without-words",
    ERROR,
    "Whatever happened, the debrief has a word to say.",
    "Leave `when` out of one remark.",
)
EXERCISE_PLACE = Rule(
    "PR016",
    "session-place",
    ERROR,
    "A session practises the work of a module, and keeps to the facts of its case, whose patient has one name.",
    "Correct the module, the case or the name.",
)
TELLING_LOOK = Rule(
    "PR017",
    "telling-look",
    WARNING,
    "Who goes by looks alone (the longest reply, the first, the one with *feel*, the polite one) must do poorly; a "
    "good score by looks is 0.6 and more, with 1 for skilled, a half for acceptable.",
    "Lengthen a poor reply that could well be said, change the order, or put the same words into a poor one.",
)

PRACTICE_RULES = (
    EXERCISE_ID,
    WAY_TO_NOWHERE,
    NO_CONDITION,
    STATE_BOUNDS,
    NEVER_MET,
    NUMBER_OF_REPLIES,
    NO_GOOD_REPLY,
    AUTHORS_PATH,
    IDLE_CONDITION,
    IDLE_STATE,
    IDLE_CHANGE,
    SESSION_LENGTH,
    WORDS_FOR_A_REPLY,
    MARKER_NOT_EARNED,
    DEBRIEF_WITHOUT_WORDS,
    EXERCISE_PLACE,
    TELLING_LOOK,
)
