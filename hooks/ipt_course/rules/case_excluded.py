"""CS040: deficits are chosen only where the other three are ruled out, each for itself.

A word such as *not* somewhere in the text rules out nothing: it must stand to the death, the change or the quarrel.
"""

from __future__ import annotations

import re

from ipt_course.rules.case_words import flat

# What names it; what rules it out without a negation; how a paragraph of its own begins.
_AREAS = {
    "a death": (
        r"\b(?:deaths?|died|dies|dead|dying|grie[fv]\w*|mourn\w*|bereave\w*|loss(?:es)?|lost|funerals?)\b",
        r"\b(?:alive|living)\b",
        r"grief|death|loss|bereavement",
    ),
    "a change of role": (
        r"\b(?:chang\w+|transitions?|mov(?:e[ds]?|ing)|events?|new|happen\w*|began|begun|roles?)\b",
        r"\b(?:unchanged|the same (?:job|work|flat|house|home|room|shop|desk|people)"
        r"|as (?:it|they|things) always (?:was|were|had))\b",
        r"(?:role )?transition|change(?: of role)?",
    ),
    "a quarrel": (
        r"\b(?:quarrel\w*|disput\w*|conflicts?|disagree\w*|argu\w+|rows?|rowed|fights?|fought|at odds|fell out"
        r"|falling out)\b",
        r"\b(?:on good terms|at peace|gets? (?:on|along) (?:well )?with)\b",
        r"(?:role )?dispute|quarrel|conflict",
    ),
}  # fmt: skip
_PATTERNS = {
    what: (re.compile(named, re.IGNORECASE), re.compile(otherwise, re.IGNORECASE), re.compile(heading, re.IGNORECASE))
    for what, (named, otherwise, heading) in _AREAS.items()
}
_SENTENCE = re.compile(r"[^.!?;\n]+(?:[.!?;]|\n|$)")
# Said of the whole sentence, wherever it stands.
_RULED_OUT = re.compile(
    r"\b(?:ruled out|rule out|exclude[sd]?|excluding|none|neither|not found|looked for|searched for"
    r"|too (?:early|late|long ago|soon)|long (?:ago|before|over|past)|(?:years|decades) (?:ago|before|earlier|later)"
    r"|older than|unrelated|(?:is|was) over|came (?:later|after\w*)|(?:weeks|months) (?:earlier|later))\b",
    re.IGNORECASE,
)
# But not: has not got over the death, never mourned it, not only the move.
_BEFORE = re.compile(
    r"(?:\b(?:no|not|never|nor|nobody|nothing|no one|without|cannot|hardly|neither)\b|n['’]t\b)"
    r"(?!(?: \w+){0,2} (?:over|forg[eo]t\w*|accept\w*|mourned|settled?|healed|only|just|simply|recover\w*|terms)\b)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:do|does|did|is|are|was|were|has|have|had|can|could|would|will|came)\b(?: \w+)? (?:not|never|no|nothing)\b"
    r"|n['’]t\b|\bcannot\b|\bfail(?:s|ed)? to\b|[:,(] ?(?:no|none|not)\b"
    r"|(?:^|\b(?:with|against)) (?:nobody|no one|none)\b",
    re.IGNORECASE,
)
# "She has not slept since her mother died": what is denied there is the sleep.
_NEW_CLAUSE = re.compile(
    r"\b(?:since|when|after|before|because|but|so|then|yet|although|though|until|ever)\b"
    r"|(?:, |\band )(?:and |but |so )?(?:she|he|they|it|her|his|their|we|I)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\b(?:she|he|they|we|I)\b", re.IGNORECASE)
_BUT = re.compile(r"\s*\W*(?:But|Yet|However|Even so|Still|That|This|It|And yet|Nor|Neither)\b")


def not_ruled_out(text: str) -> list[str]:
    """Which of a death, a change of role and a quarrel the text does not say to be none, or not the focus."""
    missing = list(_PATTERNS)
    for paragraph in re.split(r"\n\s*\n", text):
        sentences = [match.group() for match in _SENTENCE.finditer(flat(paragraph))]
        missing = [what for what in missing if not _rules_out(sentences, *_PATTERNS[what])]
    return missing


def _rules_out(
    sentences: list[str], named: re.Pattern[str], otherwise: re.Pattern[str], heading: re.Pattern[str]
) -> bool:
    if sentences and heading.match(sentences[0].lstrip("*_ #-")):  # a paragraph of its own
        return any(_BEFORE.search(sentence) or _RULED_OUT.search(sentence) for sentence in sentences)
    for sentence, after in zip(sentences, [*sentences[1:], ""], strict=True):
        found = list(named.finditer(sentence))
        if otherwise.search(sentence) or (found and _BUT.match(after)):
            return True
        if any(_denied(sentence, match) for match in found):
            return True
    return False


def _denied(sentence: str, named: re.Match[str]) -> bool:
    if _RULED_OUT.search(sentence):
        return True
    before = sentence[: named.start()]
    if any(not _NEW_CLAUSE.search(before, one.end()) for one in _BEFORE.finditer(before)):
        return True
    behind = sentence[named.end() :]
    ends = [match.start() for match in (_NEW_CLAUSE.search(behind), _SUBJECT.search(behind)) if match]
    return bool(_BEHIND.search(behind[: min(ends, default=len(behind))]))
