"""PV018 and PV019: the file says that its people are invented, and how; and that nobody real is behind them.

`label: fictional` is the model's; a word that every file carries proves nothing, so what `made_by` says is read.
"""

from __future__ import annotations

import re

from ipt_course.model import Case
from ipt_course.rules.scope import Hit, Hits

_INVENTED = re.compile(r"\b(?:invent\w*|made up|making up|imagin\w*|fiction\w*|from scratch|thought up)\b", re.I)
_NOBODY = re.compile(
    r"\b(?:no|nor|not any|not one|without any)\b[^.;]{0,40}\b(?:patients?|persons?|people|clients?|famil(?:y|ies)|cases?|one|clinicians?)\b"
    r"|\b(?:nobody|no-one|none)\b",
    re.I,
)
_REAL = re.compile(
    r"\b(?:based (?:up)?on|drawn from|inspired by|adapted from|taken from|modelled on|modeled on|composite of|mixture of|blend of|began with)"
    r" (?:(?:a|an|one|two|three|several|some|many|real|true|actual|my|our|former|own|the|different|number|of) )*"
    r"(?:patients?|clients?|cases?|person|people|wom[ae]n|m[ae]n|famil(?:y|ies)|stor(?:y|ies)|colleagues?|friends?|neighbours?)\b"
    r"|\b(?:disguised|anonymi[sz]ed|de-identified|pseudonymi[sz]ed)\b|\b(?:names?|details?) (?:\w+ ){0,4}changed\b"
    r"|\b(?:patients?|clients?|cases?) (?:of mine|of ours|I saw|I treated|we saw|we treated|that I|whom I)\b|\btrue story\b"
    r"|\bmy (?:own )?(?:patients?|clients?|caseload)\b|\bwith (?:her|his|their|the \w+['’]s) (?:consent|permission)\b",
    re.I,
)
_NOT = re.compile(r"\b(?:no|not|never|nobody|none|nor|neither|without)\b[^.;:]*$", re.I)


def says_invented(case: Case) -> Hits:
    said = case.made_by
    if not _INVENTED.search(said):
        yield Hit(("made_by",), "nothing here says that the people of the case are invented")
    elif not _NOBODY.search(said):
        yield Hit(("made_by",), "nothing here says that no real person is a source")


def real_source(case: Case) -> Hits:
    for match in _REAL.finditer(case.made_by):
        if not _NOT.search(case.made_by[: match.start()]):
            yield Hit(("made_by",), f"`{match.group()}` speaks of real people as a source", match.start())
