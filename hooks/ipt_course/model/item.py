"""Items of every kind, and the quiz they stand in."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from ipt_course.model.words import Authored, Choice, Effect, Id, Line, Place, Prose


class ItemKind(StrEnum):
    SINGLE_BEST_ANSWER = "single-best-answer"
    MULTIPLE_RESPONSE = "multiple-response"
    TRUE_FALSE = "true-false"
    MATCHING = "matching"
    ORDERING = "ordering"
    SITUATIONAL_JUDGEMENT = "situational-judgement"
    HOT_TEXT = "hot-text"
    CASE_FOCUS = "case-focus"
    REFLECTION = "reflection"


WHY_IT_TEMPTS = "Shown whether it was chosen or not: why it tempts and what it would do."
WHAT_IT_DOES = (
    "What this would do to the patient: skilled, acceptable, unhelpful or harmful. "
    "Needed where the options are things a therapist says or does; `harmful` also marks a belief "
    "that hurts if acted on."
)
STABLE = "Stable for ever: a learner's saved response is kept under it."


# ---------- what a response is made of ----------


class Option(Authored):
    """One thing a learner can select."""

    id: Id = Field(description=STABLE)
    text: Prose = Field(description="What the learner reads and selects.")
    key: bool = Field(default=False, description="true on the right option or options; leave out elsewhere.")
    effect: Effect | None = Field(default=None, description=WHAT_IT_DOES)
    feedback: Prose = Field(description=WHY_IT_TEMPTS)


class Belief(Authored):
    """What it means to hold the statement for true, or for false."""

    effect: Effect | None = Field(default=None, description="`harmful` if acting on this belief could hurt a patient.")
    feedback: Prose = Field(description="Shown whether it was chosen or not: why one would think so, and what follows.")


class Target(Authored):
    """What a prompt is matched with; more than one prompt, or none, may go with it."""

    id: Id = Field(description=STABLE)
    text: Line


class Prompt(Authored):
    """One thing to be matched."""

    id: Id = Field(description=STABLE)
    text: Prose
    target: Id = Field(description="The id of the target that goes with it.")
    harmful_targets: list[Id] = Field(
        default_factory=list, description="Targets that would hurt the patient if acted on for this prompt."
    )
    feedback: Prose = Field(description="Why this target goes with it, and what tempts to another.")


class Step(Authored):
    """One step of a sequence."""

    id: Id = Field(description=STABLE)
    text: Line
    harmful_before: list[Id] = Field(
        default_factory=list, description="Steps that must come first: this one before any of them would hurt."
    )
    feedback: Prose = Field(description="Why it stands here, and what an earlier or later place would do.")


class Reply(Authored):
    """One reply of a therapist, which the learner rates."""

    id: Id = Field(description=STABLE)
    text: Prose
    effect: Effect = Field(description="The authors' rating: skilled, acceptable, unhelpful or harmful.")
    feedback: Prose = Field(description="Why the authors rate it so: what tempts in it and what it would do.")


class TranscriptLine(Authored):
    """One line of talk. With an `id` the learner can mark it; without, it is there to be read."""

    speaker: Line
    text: Prose
    id: Id | None = Field(default=None, description=f"{STABLE} Leave it out on lines that cannot be marked.")
    key: bool = Field(default=False, description="true where the line shows what is asked for.")
    effect: Effect | None = Field(default=None, description=WHAT_IT_DOES)
    feedback: Prose | None = Field(default=None, description=f"Needed where there is an `id`. {WHY_IT_TEMPTS}")


class FocusOption(Option):
    """A problem area to choose, or that something else comes first."""

    id: Choice


class Criterion(Authored):
    """One thing that a good answer holds."""

    id: Id = Field(description=STABLE)
    text: Line
    why: Prose = Field(description="What it does for the patient, or what its absence would do.")


# ---------- items ----------


class Asked(Authored):
    """What every item has, whatever its kind."""

    id: Id = Field(description="Unique in the whole course and stable for ever.")
    revision: int = Field(
        ge=1,
        description="Raise by one when the key, an option's effect or the meaning changes; a wording fix leaves it.",
    )
    objective: Id = Field(description="The objective of the module that this item tests.")
    section: Place = Field(description="Where it is taught: page.md#anchor, below docs/.")
    reference: Id | None = Field(default=None, description="A key of the bibliography, references/ipt.bib.")
    difficulty: Literal[1, 2, 3] = Field(
        description="1 straightforward, 2 a tempting distractor, 3 experienced clinicians hesitate."
    )
    vignette: Prose | None = Field(
        default=None, description="The clinical situation, 40 to 120 words; leave out where the stem is enough."
    )
    stem: Prose = Field(description="The question itself, in one paragraph.")
    rationale: Prose = Field(description="Why the key is right, in two or three sentences.")


class SingleBestAnswer(Asked):
    """One option is better than the others."""

    kind: Literal[ItemKind.SINGLE_BEST_ANSWER]
    options: list[Option] = Field(min_length=2, max_length=8)


class MultipleResponse(Asked):
    """Several options are right, and at least one is not."""

    kind: Literal[ItemKind.MULTIPLE_RESPONSE]
    options: list[Option] = Field(min_length=3, max_length=8)


class TrueFalse(Asked):
    """A statement that is really either true or false; the stem is the statement."""

    kind: Literal[ItemKind.TRUE_FALSE]
    answer: bool = Field(description="true or false, without quotation marks.")
    if_true: Belief = Field(description="For the learner who holds the statement for true.")
    if_false: Belief = Field(description="For the learner who holds it for false.")


class Matching(Asked):
    """Each prompt goes with one target; some targets may be left over."""

    kind: Literal[ItemKind.MATCHING]
    targets: list[Target] = Field(min_length=2, max_length=8)
    prompts: list[Prompt] = Field(min_length=2, max_length=8)


class Ordering(Asked):
    """Steps in the order in which they belong; the page mixes them, always in the same way."""

    kind: Literal[ItemKind.ORDERING]
    steps: list[Step] = Field(min_length=3, max_length=8, description="In the right order.")


class SituationalJudgement(Asked):
    """Several replies to one situation, each to be rated as the authors rated it."""

    kind: Literal[ItemKind.SITUATIONAL_JUDGEMENT]
    replies: list[Reply] = Field(min_length=3, max_length=6)


class HotText(Asked):
    """A transcript in which the learner marks the lines that show what the stem asks for."""

    kind: Literal[ItemKind.HOT_TEXT]
    lines: list[TranscriptLine] = Field(min_length=4, max_length=20)


class CaseFocus(Asked):
    """Choose the problem area, and the one question to ask next. Where there is risk, risk wins."""

    kind: Literal[ItemKind.CASE_FOCUS]
    risk: bool = Field(
        default=False,
        description="true where the vignette carries risk: then the next question decides, and a right focus "
        "with any other question scores nothing.",
    )
    foci: list[FocusOption] = Field(min_length=2, max_length=5)
    questions: list[Option] = Field(min_length=2, max_length=5)


class Reflection(Asked):
    """Write, then compare. Never scored, never kept, never sent."""

    kind: Literal[ItemKind.REFLECTION]
    model_answer: Prose = Field(description="One good answer among others, as a therapist would say or write it.")
    criteria: list[Criterion] = Field(min_length=2, max_length=6)


Item = Annotated[
    SingleBestAnswer
    | MultipleResponse
    | TrueFalse
    | Matching
    | Ordering
    | SituationalJudgement
    | HotText
    | CaseFocus
    | Reflection,
    Field(discriminator="kind"),
]


# ---------- quizzes ----------


class Behaviour(Authored):
    """How a quiz asks, whatever the kinds of its items."""

    feedback: Literal["each", "end"] = Field(
        default="each", description="each: after every item; end: after the last one, all together."
    )
    attempts: int | None = Field(
        default=None, ge=1, le=20, description="How often an item may be answered; leave out for no limit."
    )


class Quiz(Authored):
    """A set of items of one module, placed in a page together or one by one."""

    id: Id
    title: Line
    module: Id = Field(description="The folder below docs/modules/ that it belongs to.")
    placed: Literal["together", "singly"] = Field(
        default="together",
        description="together: `{{ quiz: ID }}` shows all, with certainty and a result; "
        "singly: `{{ item: ITEM-ID }}` shows one inline check.",
    )
    behaviour: Behaviour = Field(default_factory=Behaviour, description="When feedback comes, and how many attempts.")
    sample: bool = Field(
        default=False, description="true only for the authors' pages: kept out of stats, review and exports."
    )
    introduction: Prose | None = None
    items: list[Item] = Field(min_length=1)
