"""Words for CS041: the two together, a compromise, a confrontation; the one who is feared comes or is sent for."""

from __future__ import annotations

import re
from functools import cache

from ipt_course.rules.sought import Signs, Sought

JOINT = Signs(
    Sought("joint couple conjoint mediation join attend invite invited inviting see seeing meet meeting"),
    Sought("family", "session meeting join attend therapy conference"),
    Sought("comes", "along"),
    Sought("renegotiat* negotiat* confront* showdown marital marriage"),
)
TOGETHER = Signs(
    Sought(
        "pair couple spouse both jointly side husband wife two together",
        "seen see meet met sit sat seat come attend invite ask bring brought interview treat join agree room work talk"
        " share draw",
    ),
    Sought("join joined attend attended sit sat invited takes took stays accompan*", "he_ she_"),
    Sought("agree agreed", "on_ that_ to_"),
)
TALKED = Signs(
    Sought("compromis* halfway truce bargain deal settlement negotiat* confront* assertive* mediator"),
    Sought("half", "half_way half-way"),
    Sought("middle", "middle_way middle_gr"),
    Sought("give", "and_take"),
    Sought("stand stands standing stood", "up_to"),
    Sought("foot", "down"),
    Sought("say says saying said", "no_to"),
    Sought("set sets setting", "limit boundar terms conditions"),
    Sought(
        "rehears* practis* practic* role act acts acting teach* coach* encourag* learn* prepare* prepari* script*",
        "say tell ask talk answer speak explain demand play being _as_ _with_",
    ),
    Sought("communicat* agreement arrangement understanding", "between with"),
    Sought("therapist clinician reversed", "_as_ play being"),
)
# Stands for each letter of those who are feared, whatever they are called: a pattern takes long to compile.
OF_ONE_FEARED = "ᚠ"
_F = f"{OF_ONE_FEARED}+(?!['’]s)(?!{OF_ONE_FEARED})"


@cache
def joint() -> re.Pattern[str]:
    kin = r"(?:husband|wife|partner|boyfriend|girlfriend|spouse|mother|father|son|daughter|brother|family|parents)"
    at_church = r"(?! (?:of|at|in|with) (?:the|her|his|their) (?:\w+ )?(?:parish|church|chapel|mosque|temple|synagogue"
    at_church += r"|congregation|village|club|school|choir|clan))"
    return re.compile(
        rf"\b(?:joint (?:session|meeting|appointment|hour|talk|visit|conversation|interview)s?|(?:couple"
        rf"|conjoint|marital"
        rf"|marriage)(?:s|['’]s|s['’])? (?:session|meeting|therapy|therapist|work|counselling|guidance)s?"
        rf"|mediation|family (?:session|meeting|conference)s?\b{at_church}|family therapy"
        rf"|(?:the |her |his |their ){kin} (?:joins?|attends?|comes along|is invited|will join)"
        rf"|(?:invite|see|meet)(?:s|ing)? (?:her |his |their |the )(?:{kin} (?:too|together|as well|along)"
        rf"|couple|two of them)|renegotiat\w+|negotiat(?:es?|ed|ing) with (?:her |his |their )?{kin}"
        rf"|(?:rehears|practis|plan)\w*(?: \w+){{0,3}} (?:confront\w*|showdown))\b",
        re.IGNORECASE,
    )


_HIM = rf"(?:{_F}|him|her|them)\b"


@cache
def together() -> re.Pattern[str]:
    """Of two who are meant by `they`: seen together, agreeing on something."""
    beside = r"(?:together|side by side|jointly|face to face|as a (?:couple|pair))"
    two = r"the (?:pair|couple|two(?: of them)?)"
    pair = (
        rf"(?:{two}|the (?:spouses|sisters|brothers)|both(?: of them| partners| spouses| sisters| sides| parties)?"
        rf"|husband and wife|wife and husband|they both|{_F} and \w+|\w+ and {_F})"
    )
    may = r"(?: (?:both|then|also|will|can|should|may|now|are to|is|was|are|were|be|have been))*"
    return re.compile(
        rf"\b(?:{pair}{may} (?:seen(?! as\b)|met|invited|asked in|brought|seated|meet|come|came|attend|sit|sat|join"
        rf"|work out|work on|agree (?:on|to|that)|talk (?:it|things)|negotiate|share (?:an hour|a session|the)|draw up"
        rf"|in (?:the same|one) room)"
        rf"|they{may} (?:seen|come|came|attend|sit|sat|talk) {beside}"
        rf"|(?:see|meet|seat|invite|bring|interview|treat)(?:s|ing|ed)? (?:{two}|both of them|them both|them {beside}"
        rf"|husband and wife|her and {_F}|him and {_F}|{_F} and \w+))",
        re.IGNORECASE,
    )


@cache
def talked() -> re.Pattern[str]:
    """A compromise, a talk rehearsed, a confrontation."""
    sought = (
        r"(?:work|works|working|worked|find|finds|finding|found|reach|reaches|reached|reaching|agree|agrees|agreed|make"
        r"|makes|made|strike|strikes|struck|propose|proposes|offer|offers|draft|drafts|broker|brokers|settle|settles"
        r"|look|looks|looking|seek|seeks|seeking|suggest|suggests)"
    )
    agreed = r"(?:compromise|middle (?:way|ground)|settlement|truce|bargain|deal|agreement between)"
    learnt = r"(?:rehears|practis|practic|role[- ]?play|script|act(?:s|ed|ing)? out|teach|coach|encourag|learn|prepar)"
    said = (
        r"(?:say|says|saying|tell|tells|telling|ask|asks|asking|talk|talks|talking|answer|answers|speak|speaks|speaking"
        r"|explain\w*|demand\w*)"
    )
    return re.compile(
        rf"\b(?:{sought}(?: (?:out|on|to|for|towards?))? (?:an?|the|some|their)(?: \w+)? {agreed}"
        rf"|compromis(?:e|es|ed|ing) (?:with|over|about|on)|(?:meet|meets|meeting|met) (?:{_HIM}"
        rf"|each other) half[- ]?way|give and take"
        rf"|negotiat\w+|bargain(?:s|ing|ed)? (?:with|over|for)|mediator"
        rf"|(?:agreement|arrangement|understanding) with {_HIM}|communication (?:with {_F}|between (?:them|the two))"
        rf"|(?:stands?|standing|stood) up to (?:{_HIM}|the \w+)|confront(?:s|ed|ing)? {_HIM}"
        rf"|put(?:s|ting)? (?:her|his) foot down|(?:say|says|saying|said) no to {_HIM}"
        rf"|set(?:s|ting)?(?: \w+){{0,2}} (?:limits|boundaries|terms|conditions) (?:with|for|to) {_HIM}|assertiveness"
        rf"|assertive (?:with|towards?) {_HIM}"
        rf"|{learnt}\w*[^.;:!?]{{0,60}}? {said}(?: [^.;:!?]{{0,40}})?(?: (?:to|with|from))? (?:{_F}|him\b"
        rf"|her(?= (?:that|what|how|for|to)\b|[.,;]))"
        rf"|(?:rehears|practis|practic|role[- ]?play)\w*[^.;:!?]{{0,60}}? (?:as|plays?|playing|being|with) {_F}"
        rf"|(?:roles? (?:are )?reversed|therapist|clinician),? (?:as|plays?|playing|being) {_F})",
        re.IGNORECASE,
    )


_ADVERB = (
    r"(?:,? (?:also|then|too|now|both|himself|herself|gladly|always|usually|does|will|would|can|may|could"
    r"|should|is to|are to|is able to|agrees to|is asked to|is invited to|is welcome to|is happy to))*"
)
_FOR_SO_LONG = (
    r"(?:(?:the|an?|one|two|three|four|five|six|half|some|part|several|each|every|all|most|his|her"
    r"|their) (?:of )?(?:the"
    r" )?(?:\w+ )?(?:sessions?|meetings?|appointments?|hours?|half|visits?|times|minutes|part|talk|end|beginning))"
)


@cache
def comes() -> re.Pattern[str]:
    """The one who is feared comes, sits there, is seen."""
    met = (
        r"(?:invited|asked (?:in|along|to (?:join|come|attend|take part|sit))|brought (?:in|along)|called in|welcomed"
        r"|seen(?= (?:alone|too|with|together|once|twice|for|next|by the (?:therapist|clinician|team)"
        r"|in (?:session|week)"
        r"|separately|as well|afterwards|first)|[.,;])|met|rung|telephoned|phoned|contacted|written to|present|included"
        r"|involved|in the room|there too|part of (?:the|it|her|his)|with (?:her|him|them) (?:in|for|at) (?:the"
        r"|a|one|two|each|every|all|session)|offered an? (?:\w+ )?(?:session|meeting|hour|appointment|place|chair))"
    )
    return re.compile(
        rf"(?:(?<!\bto )(?<!\bof )(?<!\bfor ){_F}|\b(?:he|she)\b)(?: and \w+)?{_ADVERB},? (?:joins?|joined"
        rf"|attend(?:s|ed)?|sits? (?:in\b|beside|next to|with"
        rf"|opposite|down with|by her|by him|alongside|through)|sat (?:in\b|beside|next to|with|opposite"
        rf"|down with|alongside"
        rf"|through)|(?:comes?|came) (?:in\b|along|too\b|as well|together|with (?:her|him)\b|into the (?:room"
        rf"|session|meeting)"
        rf"|for {_FOR_SO_LONG}|to (?:the |a |one |two |three |her |his |each |every |all |most |some |half "
        rf"|both |session)(?!(?:door|gate|school|car|house|flat|shop|ward|table|phone|window|bed)\b))"
        rf"|(?:is|are|was|were|be|has been|have been)(?: (?:also|then|both|now|even|always|first))? {met}"
        rf"|takes? part|took part"
        rf"|takes? (?:a|the|his|her) (?:chair|seat)|(?:meets?|met|sees?|saw|speaks?|spoke|talks?"
        rf"|talked) (?:with |to )?(?:the"
        rf" )?(?:therapist|clinician|team)|stays? (?:in the room|for|through)|remains? in the room"
        rf"|accompan(?:ies|ied) (?:her|him)"
        rf"|has (?:a|his|her) (?:say|turn|chair)|gives? (?:his|her) (?:side|view|account))\b",
        re.IGNORECASE,
    )


@cache
def called_in() -> re.Pattern[str]:
    """Somebody meets, rings or brings in the one who is feared."""
    him = rf"(?:{_F}|him)"
    return re.compile(
        rf"(?:\b(?:invit(?:e|es|ed|ing)|telephon(?:e|es|ed|ing)|phon(?:e|es|ed|ing)|contact(?:s|ed|ing)?"
        rf"|writ(?:e|es|ing) to"
        rf"|wrote to|rings?|rang|ringing|interview(?:s|ed|ing)?|includ(?:e|es|ed|ing)|involv(?:e|es|ed|ing)"
        rf"|welcom(?:e|es|ed"
        rf"|ing)|bring(?:s|ing)? in|brought in) {him}|\b(?:meet(?:s|ing)?|met|sees?|saw|seeing|calls?|called"
        rf"|speaks? (?:to"
        rf"|with)|spoke (?:to|with)|talks? (?:to|with)|talked (?:to|with)|works? with|sits? down with) {_F}"
        rf"(?! (?:as\b|for what|an?\b))|\bask(?:s|ed|ing)? {him} (?:in\b|along|to (?:join|come|attend|sit"
        rf"|take part)|for his"
        rf"|for her|into)|\bbring(?:s|ing)? {him} (?:in\b|along|to (?:the|a|one))|\bbrought {him} (?:in\b|along)"
        rf"|\bwith {_F} (?:present|in the room|beside|there\b|at (?:her|his) side|next to|in attendance"
        rf"|listening|on the (?:line"
        rf"|call|screen)|too\b|as well)|\btogether with {_F}|\b(?:session|meeting|hour|appointment|visit"
        rf"|interview|conversation)s? (?:\w+ ){{0,2}}with {_F}|\bhears? {OF_ONE_FEARED}+['’]s (?:side|view|account))",
        re.IGNORECASE,
    )
