"""CS019-CS029, CS043: dates that agree, texts of a length and a language, pairs of cases, age and adaptation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipt_course.findings import Rule, Severity
from ipt_course.load.places import KeyPath
from ipt_course.model import Adaptation, AnotherPathway, Case, Population, ProblemArea
from ipt_course.readability import grade
from ipt_course.rules.case_decision import decided_foci
from ipt_course.rules.case_words import spoken
from ipt_course.rules.scope import Found, Hit, Hits, Scope, each_case
from ipt_course.rules.words import did_you_mean, plain

ERROR, WARNING = Severity.ERROR, Severity.WARNING
FEWEST_SCORES, FEWEST_ELSEWHERE = 3, 2  # of the curve; the second where IPT is left for another pathway
HIGHEST_GRADE, FEWEST_SPOKEN = 9, 60  # of the patient's speech; with fewer words a grade means nothing
LONGEST = {  # words
    "title": 8, "content_note": 80, "formulation_model": 350, "medication": 250, "sick_role": 300, "contract": 350,
    "obstacle": 250, "what_would_flip_it": 250, "expert_disagreement": 300, "ending": 500, "patient_theory": 150,
}  # fmt: skip
_ASCII_SPACES = " \t\n"  # no file can hold others (YM003)
LONGEST_SAYING, LONGEST_POINT = 50, 80  # words: of the presenting words, and of a teaching point
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
_NO_ANSWER = re.compile(
    r"(?:none|nothing|nil|n/?a|not (?:asked|known|applicable|clear)|unknown|unclear|as above|tbc|tbd|[-–—?.…]+)\W*",
    re.IGNORECASE,
)
_TELLING = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(  # words that say nothing about this case
    (  # noqa: SIM905
        "that this with have been they them their there then than from what when which whom whose would could "
        "should about after before since still just only even very much many more most some such into over under "
        "were does done being because while where patient therapist grief role transition dispute deficits"
    ).split()
)
FEWEST_SHARED = 2  # words of a decoy's fact, by which a reader knows it again
ADOLESCENT, OLDER = range(10, 20), range(55, 90)


def onset(case: Case) -> Hits:
    """Each point that names one month must lie where the onset's month and its distance put it."""
    begins = _MONTHS.index(case.episode_onset)
    for number, point in enumerate(case.timeline):
        named = _MONTH.findall(point.when)
        if len(named) != 1 or abs(point.months_from_onset) > 24:
            continue
        apart = (begins + point.months_from_onset - _MONTHS.index(named[0])) % 12
        if min(apart, 12 - apart) > 1:
            message = (
                f"{named[0]} does not lie {point.months_from_onset:g} months from an onset in {case.episode_onset}"
            )
            yield Hit(("timeline", number, "when"), message)


def scores(case: Case) -> Hits:
    fewest = FEWEST_ELSEWHERE if isinstance(case.decision, AnotherPathway) else FEWEST_SCORES
    if (number := len(case.scale_curve.scores)) < fewest:
        yield Hit(("scale_curve", "scores"), f"at least {fewest} sessions with a score, found {number}")


def expectations(case: Case) -> Hits:
    for number, person in enumerate(case.inventory):
        for field in ("patient_expects", "they_expect"):
            if _NO_ANSWER.fullmatch(getattr(person, field)):
                message = f"nothing is told of what {'the patient' if field[0] == 'p' else person.name} expects"
                yield Hit(("inventory", number, field), message)


def decoy_facts(case: Case) -> Hits:
    for number, decoy in enumerate(case.decoys):
        words = {
            word.casefold()[:5] for word in _TELLING.findall(decoy.tempting_fact) if word.casefold() not in _COMMON
        }
        needed = FEWEST_SHARED if len(words) > FEWEST_SHARED else 1
        if sum(word in case.story for word in words) >= needed:
            continue
        told = "\n".join(_told(case)).casefold()
        if (shared := sum(word in told for word in words)) < needed:
            what = "one word only" if shared else "no word"
            yield Hit(("decoys", number, "tempting_fact"), f"{what} of this fact stands in what the reader is told")


def _told(case: Case) -> Iterator[str]:
    yield from (case.story, case.household, case.work_or_school, *case.presenting_words, case.past_episodes)
    yield from (case.culture_and_language, case.medical_and_drug, case.incident.scene)
    yield from (line.says for line in case.incident.lines)
    yield from (f"{point.event} {point.mood_words}" for point in case.timeline)
    yield from (f"{person.name} {person.relation} {person.bad} {person.change_near_onset}" for person in case.inventory)
    yield from (f"{one.symptom} {one.function}" for one in case.symptoms)


def evidence_twice(case: Case) -> Hits:
    seen: dict[str, int] = {}
    for number, piece in enumerate(case.decision.evidence):
        quote = plain(piece.quote).casefold().strip(" .!?\"'")
        if any(quote in other or other in quote for other in seen):
            yield Hit(("decision", "evidence", number, "quote"), "this line is evidence already")
        seen[quote] = number


def lengths(case: Case) -> Hits:
    texts: list[tuple[KeyPath, str, int]] = [
        ((name,), text, most) for name, most in LONGEST.items() if (text := getattr(case, name))
    ]
    said = enumerate(case.presenting_words)
    texts += [(("presenting_words", number), text, LONGEST_SAYING) for number, text in said]
    points = enumerate(case.teaching_points)
    texts += [(("teaching_points", number), text, LONGEST_POINT) for number, text in points]
    for path, text, most in texts:
        if len(text) > 3 * most and _spaces(text) >= most and (words := len(text.split())) > most:
            yield Hit(path, f"{words} words; up to {most} are read")


def _spaces(text: str) -> int:
    """Or more. Each parts two words at most, and to count them is far quicker than to part the words."""
    return sum(map(text.count, _ASCII_SPACES)) if text.isascii() else len(text)


def speech(case: Case) -> Hits:
    names = {name.casefold() for name in case.names[:1]}
    said = [*case.presenting_words, *(words for _, words in spoken(case.story))]
    said += [line.says for line in case.incident.lines if line.speaker.casefold() in names]
    words, years = grade(said)
    if words >= FEWEST_SPOKEN and years > HIGHEST_GRADE:
        message = f"the patient's speech reads at grade {years:.0f} of school; up to {HIGHEST_GRADE} sounds like talk"
        hardest = max(range(len(case.presenting_words)), key=lambda at: grade([case.presenting_words[at]])[1])
        yield Hit(("presenting_words", hardest), message)


def contrast_half(case: Case) -> Hits:
    if case.contrast_with == case.id:
        yield Hit(("contrast_with",), "a case cannot be the other half of its own pair")
    elif case.contrast_with and not case.what_differs:
        yield Hit(("contrast_with",), "`what_differs` does not say what one thing is different", on_key=True)
    elif case.what_differs and not case.contrast_with:
        yield Hit(("what_differs",), "`contrast_with` does not say from which case", on_key=True)


def contrast_found(scope: Scope) -> Iterator[Found]:
    outlines = [outline for outline in scope.outlines if outline.kind == "case" and outline.id]
    known, cases = scope.context.cases, {outline.id: outline for outline in outlines}
    for case in outlines:
        other = case.contrast_with
        if not other or other == case.id:
            continue
        if known is not None and other not in known and other not in cases:
            message = f"there is no case `{other}`{did_you_mean(other, known)}"
            yield Found(case, ("contrast_with",), message)
        elif other in cases and cases[other].contrast_with != case.id:
            yield Found(case, ("contrast_with",), f"`{other}` does not point back to `{case.id}`")


def age(case: Case) -> Hits:
    population, adaptation = case.population, case.adaptation
    if case.age < 18 and population is not Population.ADOLESCENT:
        yield Hit(("population",), f"the patient is {case.age}, the population `{population}`")
    elif population is Population.ADOLESCENT and case.age not in ADOLESCENT:
        yield Hit(("population",), f"the population is `adolescent`, the patient is {case.age}")
    elif population is Population.OLDER_ADULT and case.age not in OLDER:
        yield Hit(("population",), f"the population is `older-adult`, the patient is {case.age}")
    if adaptation is Adaptation.IPT_A and not 12 <= case.age <= 18:
        yield Hit(("adaptation",), f"IPT-A is for ages 12 to 18; the patient is {case.age}")


def adaptation(case: Case) -> Hits:
    if case.adaptation is Adaptation.IPT_B and ProblemArea.INTERPERSONAL_DEFICITS in decided_foci(case.decision):
        yield Hit(("adaptation",), "IPT-B, with its eight sessions, is not given for interpersonal deficits")
    if case.adaptation is Adaptation.PERINATAL and case.population not in (Population.PERINATAL, Population.ADOLESCENT):
        yield Hit(("adaptation",), f"the adaptation is `perinatal`, the population `{case.population}`")


def setting_kind(case: Case) -> Hits:
    if case.setting_kind is None:
        yield Hit(("setting",), "`setting_kind` does not say in one word what kind of setting this is", on_key=True)


FORM_RULES = (
    Rule(
        "CS019", "onset-disagrees", ERROR,
        "When the mood fell, and after what, is half of the decision: the month and the timeline must agree.",
        "Correct the month, `months_from_onset`, or `episode_onset`.",
        each_case(onset, "timeline", "episode_onset"),
    ),
    Rule(
        "CS020", "few-scores", ERROR,
        "A scale given once is no curve: nobody can see whether the treatment helps.",
        "Add the score of more sessions; a middle one and the last at least.",
        each_case(scores, "scale_curve", "decision"),
    ),
    Rule(
        "CS021", "expectation-not-told", WARNING,
        "An inventory asks of each person what each side wants of the other; a blank there was not asked.",
        "Write what the one wants of the other, even if it is to be left alone.",
        each_case(expectations, "inventory"),
    ),
    Rule(
        "CS022", "decoy-fact-not-told", WARNING,
        "A decoy tempts only by a fact that the reader has met.",
        "Name the fact as the story tells it, or put it into the story.",
        each_case(decoy_facts, "decoys", "story", "household", "work_or_school", "presenting_words", "past_episodes",
                  "culture_and_language", "medical_and_drug", "incident", "timeline", "inventory", "symptoms"),
    ),
    Rule(
        "CS023", "evidence-twice", ERROR,
        "Two lines of evidence are two places in the story, not one place twice.",
        "Copy another line; if there is none, the story does not yet bear the decision.",
        each_case(evidence_twice, "decision"),
    ),
    Rule(
        "CS024", "text-too-long", WARNING,
        "A formulation takes a minute to say, a saying a breath; what is longer is skipped.",
        "Cut what changes nothing.",
        each_case(lengths, *LONGEST, "presenting_words", "teaching_points"),
    ),
    Rule(
        "CS025", "speech-hard-to-read", WARNING,
        f"People in trouble speak plainly; over grade {HIGHEST_GRADE} (Flesch and Kincaid) the author is speaking.",
        "Shorten the sentences and take the plain word, or give the long ones to somebody who talks like that.",
        each_case(speech, "presenting_words", "story", "incident", "names"),
    ),
    Rule(
        "CS026", "contrast-half-written", ERROR,
        "A contrast pair teaches by one difference, so the file says which case and which difference.",
        "Give both `contrast_with:` and `what_differs:`, or neither.",
        each_case(contrast_half, "id", "contrast_with", "what_differs"),
    ),
    Rule(
        "CS027", "contrast-not-found", ERROR,
        "Each case of a pair leads to the other.",
        "Correct the id, and let the other case point back with its own `contrast_with:`.",
        contrast_found,
        of_a_set=True,
    ),
    Rule(
        "CS028", "age-and-population", ERROR,
        "What is safe and usual depends on age; the index, the rules and the reader go by the population.",
        "Correct the age, the population or the adaptation.",
        each_case(age, "age", "population", "adaptation"),
    ),
    Rule(
        "CS029", "adaptation-does-not-fit", ERROR,
        "An adaptation is made for some people and some foci, and not for others.",
        "Choose another adaptation, or think again about the focus.",
        each_case(adaptation, "adaptation", "population", "decision"),
    ),
    Rule(
        "CS043", "setting-kind-missing", WARNING,
        "A trainer who looks for cases from primary care finds them by one word; a sentence has too many.",
        "Add `setting_kind:` with one of the words that its description lists.",
        each_case(setting_kind, "setting", "setting_kind"),
    ),
)  # fmt: skip
