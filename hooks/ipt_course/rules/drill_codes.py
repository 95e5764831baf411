"""Codes of drills: what a learner's record rests on, and what makes three rungs and three models worth having."""

from ipt_course.findings import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

DRILL_ID = Rule(
    "DR001",
    "drill-id",
    ERROR,
    "A learner's ticks are kept under the ids of rung and criterion: each may mean one thing only.",
    "Give each criterion and each rung an id of its own.",
)
SAME_LINE = Rule(
    "DR002",
    "same-line",
    ERROR,
    "Whoever answers the same line a second time repeats a reply; three patients have to be met.",
    "Let another patient say something else, which asks for the same skill.",
)
SAME_REPLY = Rule(
    "DR003",
    "same-reply",
    ERROR,
    "Three models are shown so that the learner sees three ways; the slip must be something that no model says.",
    "Write a reply that does something else, or says it in other words.",
)
LONG_MODEL = Rule(
    "DR004",
    "long-model",
    WARNING,
    "A reply of more than 60 words is a speech: nobody can hold it in mind, or say it to a patient.",
    "Cut the model to what has to be said: 60 words at most.",
)
CRITERION_WORDS = Rule(
    "DR005",
    "criterion-words",
    ERROR,
    "The learner ticks what could be heard in the reply just given: a short statement about oneself, 18 words at most.",
    "Begin with *I* and say what was said or done: “I named the illness”.",
)

DRILL_RULES = (DRILL_ID, SAME_LINE, SAME_REPLY, LONG_MODEL, CRITERION_WORDS)
