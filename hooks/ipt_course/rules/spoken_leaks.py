"""How other treatments sound when a therapist speaks: no word of the trade, and still a disputed thought or a task.

Phrases only that mean little else when said to a patient; what is subtler a second reader hears.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def disputing() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:how (?:sure|certain|convinced) are you(?! (?:that |of )?you)"  # of keeping safe is asked
        r"|how else (?:might|could|can|would) (?:you|one) (?:hear|see|read|look at|explain|understand)"
        r"|what (?:would|might) you (?:say|tell) (?:to )?a friend (?:who|if|in)"
        r"|does (?:that|this|it) (?:really )?stand up|where(?: is|['’]s) the (?:evidence|proof)"
        r"|what(?: is|['’]s| would be) the (?:evidence|proof) (?:for|against|that)"
        r"|is (?:that|this|it) (?:really |actually )?(?:a fact|a thought or a fact|true, though)"
        r"|how (?:likely|realistic) is (?:that|this|it)(?=\?)"
        r"|a more (?:balanced|realistic|helpful) (?:thought|way of thinking))(?!\w)",
        re.IGNORECASE,
    )


@cache
def setting_tasks() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:on|in) (?:a|one) (?:page|sheet|list|table) at home"
        r"|(?:that['’]s|that is|here is|here['’]s) (?:the|your) task|(?:the|your) task (?:for|until|this week)"
        r"|count how often (?:it|you)"
        r"|(?:write|note|put) (?:it |that |this )?down (?:how|what) you (?:feel|felt|think|thought)"
        r"|(?:keep|start) (?:a|the) (?:record|log|diary|tally)|(?:give|mark) each day (?:a mark|out of))\b",
        re.IGNORECASE,
    )


@cache
def reading_oneself() -> re.Pattern[str]:
    whose = r"(?:your|another|the|one more|some|somebody)"
    return re.compile(
        rf"\bI remind you of {whose}"
        rf"|\bI(?:['’]ve| have) (?:become|turned into) {whose}"
        rf"|\b(?:if|whether|perhaps|maybe) I(?:['’]m| am) {whose} (?!(?:wrong|right|quick|slow))"
        r"|\b(?:if|whether|perhaps|maybe) I(?:['’]m| am) the one now",
        re.IGNORECASE,
    )
