"""CS036: which technique belongs to which phase.

Before a focus is agreed nothing can be rehearsed or analysed for it; with a few meetings left nothing is begun.
"""

from __future__ import annotations

import re
from functools import cache

from ipt_course.load.sightings import NOTHING, SeenAt
from ipt_course.model import Adaptation, Case
from ipt_course.rules.case_words import denied, flat, sentence_at
from ipt_course.rules.scope import Hit, Hits
from ipt_course.rules.sought import Signs, Sought

_EARLY = Signs(
    Sought("role", "role_play role-play"),
    Sought("roleplay* reverse reversed reversing swap swapped swapping"),
    Sought("analysis analyses analyse analysed analysing analyze analyzed analyzing"),
    Sought("role chairs places parts change changed changing", "role chairs places parts"),
    Sought(
        "act acted acting", "out_what out_how out_the out_a out_her out_his out_their out_one out_it out_this out_that"
    ),
    Sought("therapist clinician counsellor", "t_plays_ n_plays_ r_plays_ takes_the"),
    Sought("rehearse rehearsed rehearsing practise practised practising practice practiced practicing"),
    Sought("try tries tried trying", "out_what out_how out_the"),
)
_LATE = Signs(
    Sought("focus", "new_ second_ third_ further_ addition other_ different_ fresh_ chang mov shift switch"),
    Sought("focus", "is_chosen is_agreed is_picked is_decide"),
    Sought("problem", "problem_ar"),
    Sought("inventory formulation analysis roleplay timeline"),
    Sought(
        "role",
        "role_play role-play role_is_gi role_given role_is_ex role_is_of role_is_in role_expla role_offer role_intro",
    ),
)


@cache
def _too_early() -> re.Pattern[str]:
    says = r"(?:what|how|the (?:talk|conversation|scene|line|words|sentence))"
    return re.compile(
        r"\b(?:role[- ]?play\w*|(?:communication|decision) analys[ei]s"
        r"|analy[sz](?:e|es|ed|ing) (?:the|a|their|her|his|one) (?:talk|conversation|quarrel|row|exchange|call"
        r"|decision)"
        r"|(?:roles?|chairs|places|parts) (?:are |is )?(?:reversed|swapped|changed)"
        r"|(?:revers|swap|chang)(?:e|es|ing|ping|s)? (?:the )?(?:roles|chairs|places|parts)"
        rf"|act(?:s|ed|ing)? (?:it |this |that )?out (?:{says}|a|an|her|his|their|one)"
        r"|(?:therapist|clinician|counsellor) (?:plays|takes the (?:part|role))"
        rf"|(?:rehears|practis|practic)(?:e|es|ed|ing)(?: \w+){{0,2}} {says}"
        rf"|tr(?:y|ies|ied|ying) out {says})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _too_late() -> re.Pattern[str]:
    technique = r"(?:inventory|timeline|formulation|communication analysis|decision analysis|role[- ]?play)"
    return re.compile(
        r"\b(?:(?:new|second|third|further|additional|other|different|fresh) (?:focus|problem area)"
        r"|(?:focus|problem area) (?:is |has )?(?:chang|mov|shift|switch)\w+(?: to)?"
        r"|(?:focus|problem area) is (?:chosen|agreed|picked|decided)"
        rf"|first (?:interpersonal )?{technique}"
        rf"|{technique} (?:is|are) (?:begun|started|made|taken|given) for the first time"
        r"|inventory (?:is )?(?:taken|made|begun|started|drawn up|collected)"
        rf"|(?:takes?|makes?|begins?|starts?|opens?|collects?|draws? up) (?:the|an?|her|his|their|on the|with the"
        rf"|with an?) (?:interpersonal )?(?:inventory|formulation|communication analysis|decision analysis)"
        r"|sick role (?:is )?(?:given|explained|offered|introduced)(?! (?:back|up)))\b",
        re.IGNORECASE,
    )


_NAMED = re.compile("role|communication|decision", re.IGNORECASE)  # told of whatever it is for
# The safety plan's own calls are tried out from the first meeting on.
_SAFETY_PLAN = re.compile(
    r"\b(?:safety|plan|calls?|rings?|ringing|phon\w+|telephon\w+|helpline|duty|emergency|crisis|knock\w*"
    r"|ask(?:s|ing)? (?:\w+ )?for help)\b",
    re.IGNORECASE,
)
# Looked back on, or kept for a contract of its own.
_LOOKED_BACK = re.compile(
    r"\b(?:again|once more|look\w* back|look\w* at|review\w*|compar\w+|beside|from session|of session|in session"
    r"|reread|remember\w*|would|could|might|should|if|later|maintenance|continuation|(?:new|fresh|another|own) contract"
    r"|not now|afterwards|refer\w*|what had|was|were|had)\b",
    re.IGNORECASE,
)


def out_of_phase(case: Case, seen: SeenAt) -> Hits:
    if case.adaptation not in (Adaptation.IPT_B, Adaptation.IPC):  # there the work begins in the second session
        path, text = ("plan_by_phase", "initial"), flat(case.plan_by_phase.initial)
        for match in _EARLY.find(_too_early, text, seen.get(path, NOTHING)):
            of_the_plan = not _NAMED.match(match.group()) and _around(text, match, _SAFETY_PLAN)
            if not of_the_plan and not denied(text, match.start(), match.end()):
                yield Hit(path, f"`{match.group()}` before a focus is agreed", match.start())
    path, text = ("plan_by_phase", "ending"), flat(case.plan_by_phase.ending)
    for match in _LATE.find(_too_late, text, seen.get(path, NOTHING)):
        if not _around(text, match, _LOOKED_BACK) and not denied(text, match.start(), match.end()):
            message = f"`{match.group()}` begins something when the meetings are about to end"
            yield Hit(path, message, match.start())


def _around(text: str, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Does it stand in the same sentence, before the match or behind it?"""
    begins, sentence = sentence_at(text, match.start())
    return bool(pattern.search(sentence, 0, match.start() - begins) or pattern.search(sentence, match.end() - begins))
