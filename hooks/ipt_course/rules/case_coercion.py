"""CS041: with coercion or violence, nobody who is feared is met, and nothing is negotiated or rehearsed with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ipt_course.load.sightings import NOTHING, SeenAt
from ipt_course.model import AnotherPathway, Case, ProblemArea
from ipt_course.rules.case_decision import decided_foci
from ipt_course.rules.case_fear import tells_fear
from ipt_course.rules.case_feared import are_called, what_they_are, words_for
from ipt_course.rules.case_words import TREATMENT, Placed, denied, flat, holds, sentence_at, sentence_ends, treatment
from ipt_course.rules.coercion_words import (
    JOINT,
    OF_ONE_FEARED,
    TALKED,
    TOGETHER,
    called_in,
    comes,
    joint,
    talked,
    together,
)
from ipt_course.rules.scope import Hit, Hits

PLANNED = (
    *TREATMENT, "ending", "sick_role", "medication", "teaching_points", "risk", "decision", "scale_curve", "questions",
    "inventory", "pronouns", "obstacle", "culture_notes",
)  # fmt: skip
# `She sees Piet at Mass`: that is life, and not the treatment.
_PATIENTS_OWN = re.compile(
    r"(?:sees?|saw|meets?|met|rings?|rang|phon\w+|telephon\w+|calls?|called|speaks?|spoke|talks?|talked|writ\w+"
    r"|wrote|contact\w*|works?|welcom\w+|includ\w+|involv\w+)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:sessions?|meetings?|appointments?|therap\w+|clinic\w*|clinician|hour|video|call|consulting|interview\w*)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:at (?:home|(?:the |his |her )?(?:table|supper|dinner|lunch|breakfast|Mass|church|mosque|temple|work"
    r"|market|stove"
    r"|door|window|wedding|funeral|party|school))|in (?:the|his|her|their) (?:car|kitchen|church|bedroom|house"
    r"|garden|bed"
    r"|street|shop|yard)|on the (?:sofa|bus|bench|train|stairs|bed)|over (?:supper|dinner|lunch|breakfast))\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"rehears|practi|role|confront|\bst[ao]\w*nds? up|compromis|deal|bargain|negotiat|coach|teach|learn|prepar|assert"
    r"|no to|limits|boundar|agree",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:nothing|nobody|no one|none|neither)\b[^,;:]*\Z", re.IGNORECASE)
# Behind the words: what a teaching point says against them.
_AGAINST_BEHIND = re.compile(
    r"\b(?:(?:is|are|be|does|do|can|may|could|might|would)(?: (?!no\b|not\b)\w+)? (?:dangerous|unsafe|harm\w*|hurt"
    r"|worse|a mistake|wrong|a trap|tempting|contraindicated)|betrays?|out of the question|off the table"
    r"|too (?:early|soon)"
    r"|must wait|waits|would (?:only|give|let|make|put|tell|have (?:been|cost|put|let|given|made|told))"
    r"|(?:can|could|may|might) (?:get|cost|put)|needs? two|asks? for two|takes? two|(?:is|are) only for"
    r"|only (?:where|when|if|once)|puts? (?:her|him|them|the patient|somebody|a patient) at)\b",
    re.IGNORECASE,
)
_AGAINST_BEFORE = re.compile(
    r"\b(?:danger(?:s|ous)?|unsafe|risky|wrong|mistake|harm(?:ful)?|temptation|tempting|tempted|pull|trap"
    r"|beware|instead|promised|too (?:early|soon)|worse)\b(?: \w+){0,4} ?\Z"
    r"|\b(?:can|could|do|does|may|might|would) (?:be |do )?harm\w*\b[^.;]*\Z"
    r"|\b(?:[Ss]ome(?: colleagues| therapists| teams)?|[Oo]thers|[Cc]olleagues|[Mm]any) (?:would|might|may)\b[^.;]*\Z"
    r"|\b(?:if|had|suppose|were)\b[^.;]* (?:were|had|would)\b[^.;]*\Z",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:ask(?:s|ed)?|want(?:s|ed)?|wish(?:es|ed)?|hop(?:es|ed)|like[sd]?|offer(?:s|ed)?|insist(?:s|ed)?"
    r"|demand(?:s|ed)?"
    r"|beg(?:s|ged)?|suggest(?:s|ed)?|propose[sd]?|request(?:s|ed)?|push(?:es|ed)?|press(?:es|ed)?|expect(?:s|ed)?)"
    r" (?:\w+ ){0,4}\Z",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:not|never|no|nothing|refus\w+|declin\w+|alone|instead|cannot|one to one|one at a time|taken back"
    r"|takes? (?:it|that) back)\b|n['’]t\b",
    re.IGNORECASE,
)
_SERVICE = (
    r"(?:specialist|adviser|advisor|advocate|doctor|GP|interpreter|midwife|psychiatrist|nurse|social worker|supervisor"
    r"|health visitor|union|court|bank|council|school|lawyer|solicitor|police)"
)


def unsafe(case: Case, seen: SeenAt) -> Hits:
    """With coercion or violence: no negotiation, nobody invited who is feared."""
    carries, feared = case.risk.carries, case.risk.feared
    # In an emergency the family is called in: that is no joint session.
    elsewhere = isinstance(case.decision, AnotherPathway) and carries not in ("perinatal", "acute")
    coerced = carries == "violence" or bool(feared) or _disputes_with_feared(case, seen)
    if coerced or elsewhere:
        yield from _Reader(case).hits(seen, coerced)
    if carries == "violence" and not feared and ProblemArea.ROLE_DISPUTE in decided_foci(case.decision):
        message = "the case carries violence and decides for a dispute; `risk` does not say who is `feared`"
        yield Hit(("decision",), message, on_key=True)


def _disputes_with_feared(case: Case, seen: SeenAt) -> bool:
    """Does the dispute seem to be with somebody whom the patient fears, whatever `carries` says?"""
    if ProblemArea.ROLE_DISPUTE not in decided_foci(case.decision):
        return False
    named = "\n".join((case.decision.reasoning, *(line.speaker for line in case.incident.lines)))
    return holds(named, case.risk.feared) or (not case.risk.feared and tells_fear(case, seen) is not None)


def planned(case: Case) -> Iterator[Placed]:
    """What is to be done, as the case would have it; not the slip, nor what colleagues would do otherwise."""
    yield from treatment(case)
    for field in ("ending", "sick_role", "medication"):
        yield (field,), flat(getattr(case, field))
    for number, point in enumerate(case.teaching_points):
        yield ("teaching_points", number), flat(point)
    if case.risk.plan:
        yield ("risk", "plan", "text"), flat(case.risk.plan.text)
    if isinstance(case.decision, AnotherPathway):
        yield ("decision", "pathway"), case.decision.pathway
    yield ("decision", "reasoning"), flat(case.decision.reasoning)
    for number, score in enumerate(case.scale_curve.scores):
        if score.note:
            yield ("scale_curve", "scores", number, "note"), score.note
    for number, item in enumerate(case.questions):
        for at, option in enumerate(item.options):
            if option.key:
                yield ("questions", number, "options", at, "text"), flat(option.text)


class _Reader:
    """Goes through what is planned in one case."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.slip = flat(case.therapist_slip.line)  # the plan may tell again what was said there
        self.feared = are_called(case)
        self.others = _others(case)
        self.he = re.match(r"\s*he\b", case.pronouns, re.IGNORECASE) is not None

    def hits(self, seen: SeenAt, coerced: bool) -> Hits:
        for path, text in planned(self.case):
            taken: set[int] = set()
            masked = self.masked(text)
            for pattern, says, places in self._patterns(path, text, masked, seen, coerced):
                for start, end in places:
                    for match in pattern().finditer(masked, start, end):
                        begins = sentence_at(text, match.start())[0]
                        if begins not in taken and self._stands(text, masked, match):
                            taken.add(begins)
                            yield Hit(path, says(text[match.start() : match.end()], match), match.start())
        for field in ("obstacle", "culture_notes"):  # whoever wants to come along is told of there
            text = flat(getattr(self.case, field))
            masked = self.masked(text)
            for match in called_in().finditer(masked) if masked is not text else ():
                if self._stands(text, masked, match):
                    yield Hit((field,), self._feared(text[match.start() : match.end()], match), match.start())

    def _patterns(
        self, path: tuple[str | int, ...], text: str, masked: str, seen: SeenAt, coerced: bool
    ) -> Iterator[tuple[Callable[[], re.Pattern[str]], Callable[[str, re.Match[str]], str], list[tuple[int, int]]]]:
        words = seen.get(path, NOTHING)
        if path[0] != "incident" and (self.feared and masked is not text):
            ends = sentence_ends(text)
            places = [
                (start, end) for start, end in zip((0, *ends), ends, strict=False) if OF_ONE_FEARED in masked[start:end]
            ]
            yield comes, self._feared, places
            yield called_in, self._feared, places
        yield joint, self._of_both, JOINT.sentences(text, words)
        if coerced:
            both = TOGETHER.sentences(text, words)
            yield together, self._of_both, both
            yield talked, self._of_both, TALKED.sentences(text, words)
            if self.feared and path[0] != "incident":
                yield comes, self._feared, both

    def _of_both(self, said: str, match: re.Match[str]) -> str:
        return f"`{said}`, where there is coercion, violence or another pathway"

    def _feared(self, said: str, match: re.Match[str]) -> str:
        if name := next((name for name in self.case.risk.feared if name in said), None):
            return f"`{said}`: the patient fears {name}"
        meant = next((name for word, name in what_they_are(self.case).items() if word in said.lower()), None)
        return f"`{said}`: that is {meant or self.case.risk.feared[0]}, whom the patient fears"

    def masked(self, text: str) -> str:
        if not self.feared or not self.feared.search(text):
            return text
        return self.feared.sub(lambda match: OF_ONE_FEARED * len(match.group()), text)

    def _stands(self, text: str, masked: str, match: re.Match[str]) -> bool:
        """Is it planned or done, and with the one who is feared?"""
        start, end = match.span()
        if text[start:end] in self.slip or denied(text, start, end):
            return False
        begins, sentence = sentence_at(text, start)
        before, behind = text[begins:start], text[end : begins + len(sentence)]
        if _NOBODY.search(before) or _AGAINST_BEFORE.search(before) or _AGAINST_BEHIND.search(behind):
            return False
        if not _TALK.search(text, start, end) and _ELSEWHERE.search(sentence) and not _MEETING.search(sentence):
            return False
        following = sentence_at(text, begins + len(sentence))[1] if begins + len(sentence) < len(text) else ""
        if _WISHED.search(before) and (_REFUSED.search(behind) or _REFUSED.search(following)):
            return False
        if re.search(r"\bif (?:he|she|they|any\w+|some\w+|asked|\w+) ?(?:asks?|wants|wonders)?\b[^.;]*\bask", behind):
            return False
        return self._with_one_feared(masked, match, begins, begins + len(sentence))

    def _with_one_feared(self, masked: str, match: re.Match[str], begins: int, ends: int) -> bool:
        said = match.group()
        if OF_ONE_FEARED in said:
            patient = rf"\b(?:she|he|I|{re.escape(self.case.names[0])}) (?:\w+ly )?\Z"
            patients = re.search(patient, masked[begins : match.start()])
            return not (patients and _PATIENTS_OWN.match(said))
        if OF_ONE_FEARED in masked[begins:ends]:
            return not re.match(r"\s*(?:he|she)\b", said, re.IGNORECASE) or self._is_pronoun_of_feared(masked, match)
        if self.others.search(masked, begins, ends):
            return False
        return not re.match(r"(?:he|she)\b", said, re.IGNORECASE) or self._is_pronoun_of_feared(masked, match)

    def _is_pronoun_of_feared(self, masked: str, match: re.Match[str]) -> bool:
        """`He joins`: the one last named is feared, and the patient is called otherwise."""
        if re.match(r"he\b", match.group(), re.IGNORECASE) and self.he:
            return False
        if re.match(r"she\b", match.group(), re.IGNORECASE) and not self.he:
            return False
        last = masked.rfind(OF_ONE_FEARED, 0, match.start())
        return last >= 0 and not self.others.search(masked, last, match.start())


def _others(case: Case) -> re.Pattern[str]:
    """Those of the case who are not feared, and the services."""
    safe = [person for person in case.inventory if person.name not in case.risk.feared]
    feared = what_they_are(case)
    words = frozenset[str]().union(*(words_for(person.relation) for person in safe)) - feared.keys()
    return _named(tuple(person.name for person in safe), tuple(sorted(words)) if case.risk.feared else ())


@lru_cache(64)
def _named(names: tuple[str, ...], words: tuple[str, ...]) -> re.Pattern[str]:
    by_name = "|".join(map(re.escape, names)) or r"(?!)"
    by_word = rf"|(?i:(?:her|his|their) (?:\w+ )?(?:{'|'.join(words)}))" if words else ""
    return re.compile(rf"\b(?:{by_name}{by_word}|(?i:{_SERVICE}))\b")
