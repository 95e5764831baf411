"""What somebody says or does that asks for the question about suicide, and how a therapist asks it.

Its words have harmless senses: what stands in `(?! …)` behind one is that sense, by its cause (an accident, a place
where somebody lives, a thing that stops), and never a person, a pain or a wish. Where both could be meant, it is told.
"""

from __future__ import annotations

import re
from functools import cache

from ipt_course.rules.sought import Signs, Sought

# What a person says or does that must be followed up, wherever it stands outside `risk`.
SIGNS = Signs(
    Sought("jumping", "thought think dream talk imagin"),
    Sought("drive driving steer steering", "wall tree bridge river cliff barrier lorry sea"),
    Sought("dead die died wake waking woke woken"),
    Sought("disappear disappeared disappearing", "want"),
    Sought("go", "go_on"),
    Sought("easier better simpler happier", "_if_ better_off without_me"),
    Sought("do", "of_how of_when of_where about_how about_when about_wher"),
    Sought("purpose", "insulin tablets pills medic"),
    Sought(
        """kill killed killing hang hanged hanging hurt hurted hurting hurtting harm harmed harming harmting cut cuted
        cuting cutting drown drowned drowning shot shoot shooting poison poisoned poisoning gas gassed gassing
        suffocate suffocated suffocating""",
        "self selves",
    ),
    Sought("arm leg thigh wrist skin forearm belly", "razor blade cigarett lighter needle compass scissors"),
    Sought("life", "end take took taking of_life with_life worth"),
    Sought("point use sense", "living going_on it_all carrying"),
    Sought("living", "tired want sick weary fed_up enough worth"),
    Sought("alive here live", "want_to being_aliv myself_ali herself_al himself_al live_for"),
    Sought("all", "all_to"),
    Sought("end ending ended", "it_all of_ending about_endi"),
    Sought("want wanted", "be_with to_join go_to to_follow"),
    Sought("exist existed existing", "if wish wants"),
    Sought("sleep asleep", "for_ever forever for_good that_is that's that’s and_not and_never"),
    Sought("goodbye farewell", "letter note"),
    Sought(
        "bus car lorry train tram truck van",
        """hit_by run_over knocked_do struck_by hit_me hit_her hit_him killed_me killed_her killed_him
        over_me over_her over_him""",
    ),
    Sought("many much", "look search read google"),
    Sought("step", "be_over be_finishe be_done"),
    Sought("god lord jesus allah death", "take took taken fetch come"),
    Sought("cliff bridge platform railway tracks roof edge balcony crossing", "how_quick how_easy"),
    Sought("self", "self-harm"),
    Sought("suicid* paracetamol aspirin ibuprofen tablets pills capsules"),
)
# Where somebody lives, with whom and on what: `tired of living with my mother`, but not with my pain, or in fear.
_HOW_ONE_LIVES = (
    r"(?! (?:so (?:far|near|close|many)|out of|off|on\b|near|next|far\b|apart|together|abroad|here\b|there\b"
    r"|(?:in|at) (?:an?|the|my|her|his|their|our|one|two) (?!dark|body|head|prison|hell|nightmare|fear|pain)"
    r"|with (?:(?:the|my|her|his|their|other|an?|two|three) )?(?:\w+ )?(?:in-laws|parents|mother|father|family|sisters?"
    r"|brothers?|sons?|daughters?|husband|wife|partner|\w+mates?|neighbours?|strangers|people|students|builders|dust"
    r"|noise|boxes|damp|mice)\b))"
)
# Ways that are cues and methods both: SF013 looks for them too.
_MANY = (
    r"(?:[1-9]\d+|ten|(?:eleven|twelve|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-\w+)?|(?:a|the|all the) (?:hundred|dozen|handful of|bottle of|box of|packet of)|a whole \w+ of)"
)
_TABLETS = r"(?:paracetamols?|aspirins?|ibuprofen|tablets|pills|capsules|sleeping (?:tablets|pills))"
MANY_TABLETS = (
    rf"(?:took|taken|takes?|taking|swallow(?:ed|s|ing)?) {_MANY} (?:of )?(?:(?:her|his|my|the|their) )?"
    rf"(?:\w+ )?{_TABLETS}"
    r"(?! (?:a|each|every|per) (?:day|week|month))"
    rf"|count(?:ed|s|ing)? (?:out )?{_MANY} (?:of )?(?:(?:the|her|his|my) )?{_TABLETS}"
    rf"|{_TABLETS}[^.!?;]{{0,40}}? counted (?:out )?{_MANY}"
)
JUMPING = (
    r"(?:thought|think|thinks|thinking|dream(?:s|t|ed|ing)?|talk(?:s|ed|ing)?|imagin(?:es|ed|ing)) (?:about|of) jumping"
    r"(?! (?:ship|queue|the (?:queue|gun)|at|in|on|into|up|for|rope))"
)
CRASHING = (
    r"(?:driv(?:e|ing)|steer(?:ing)?) (?:(?:the|her|his|my) (?:car|van) |straight )?(?:into|off) (?:the|a)"
    r" (?:wall|tree|bridge|river|cliff|barrier|lorry|sea)"
)
_DOES_TO = r"(?:\w+ )?(?:scratch(?:es|ed)?|cuts?|cutting|burn(?:s|t|ed)?|slash(?:es|ed)?)"
_SELF = r"(?:my|her|him|them|your|one)sel(?:f|ves)"
_CUE = (
    rf"\b(?=\w)(?:{MANY_TABLETS}|{JUMPING}|{CRASHING}|better dead"
    r"|want(?:s|ed)? to (?:just )?disappear(?! (?:into|behind|under|for an?\b|from (?:the|view)))"
    r"|(?:I|she|he)(?: just| really)? (?:can(?:not|['’]t| not)|could(?: not|n['’]t)) go on(?! (?:holiday|the|a|with"
    r"|about|to|at|stage|strike|\w+ing|\w+days?)\b)"
    r"|(?:easier|better|simpler|happier)(?: \w+){0,4}? if (?:I (?:were|was) (?:gone|dead|not (?:here|around|there))"
    r"|I (?:weren|wasn)['’]t (?:here|around|there)|(?:she|he) (?:were|was) dead)"
    rf"|suicid\w+|self-harm\w*|(?:kill|hang)(?:s|ed|ing)? {_SELF}"
    rf"|(?:drown(?:s|ed|ing)?|shot|shoot(?:s|ing)?|poison(?:s|ed|ing)?|gas(?:ses|sed|sing)?|suffocat(?:es?|ed"
    rf"|ing)) {_SELF}"
    r"(?! in (?:the foot|work|debts?|drink|paper\w*|books|details|(?:her|his|my|the) (?:work|job|studies)))"
    # Not the slip of a kitchen knife: "cut herself on the slicer", "cut himself shaving".
    rf"|(?:hurt|harm|cut)(?:s|ed|ing|ting)? {_SELF}(?! (?:on|off|a|at|in|with|when|short|loose|some|falling"
    r"|(?:shav|cook|chopp|peel|slic|open|lift|carv|garden|play|runn|trimm|sew|knit|bak|carry|clean|ski|cycl|train"
    r"|danc|saw"
    r"|mow|mend)ing))"
    # With what nobody cuts bread: a blade, a cigarette.
    rf"|(?:I {_DOES_TO} my|she {_DOES_TO} her|he {_DOES_TO} his) (?:own )?(?:arms?|legs?|thighs?|wrists?|skin"
    rf"|forearms?|belly)"
    r" (?:\w+ ){0,2}?with (?:an?|the|her|his|my)? ?(?:\w+ )?(?:razors?|blades?|cigarettes?|lighter|needles?|compass"
    r"|scissors)"
    r"|(?:end|ended|ending|take|took|taking) (?:my|her|his|their|your) (?:own )?life(?! in(?:to)? (?:my|her|his"
    r"|their|your) (?:own )?hands)|too many (?:tablets|pills)"
    r"|better off (?:dead|without (?:me|her|him|them)\b)|happier without me\b|I (?:could|might) be dead\b"
    r"|if I (?:were|was) dead\b|end(?:s|ed|ing)? it all\b"
    r"|(?:thought|think|thinks|thinking) (?:about|of) ending (?:it|things|everything)(?! (?:with|between|there|here))"
    r"|(?:thought|think|thinks|thinking) (?:about|of) (?:how|when|where) (?:I|she|he)(?:['’]d| would| could"
    r"| might) do it\b"
    r"(?! (?:again|better|differently|with))"
    r"|(?:sorry|sad|angry|disappointed)(?: \w+){0,2}? (?:I|she|he) (?:woke|had woken|ever woke)(?: up)?"
    r"(?! (?:late|so|too|him|her|the|them|you|at))"
    r"|(?:insulin|tablets|pills|medication|medicine) on purpose"
    r"|(?:wish\w*|hop(?:es?|ed|ing)|if only) (?:that )?(?:a|the|that) (?:bus|car|lorry|train|tram|truck|van) (?:had "
    r"|would )?"
    r"(?:hit|run over|killed) (?:me|her|him)\b"
    r"|(?:wish\w*|want\w*|rather|hop\w+) (?:that )?(?:I|she|he|they)? ?(?:to be |to |was |were |be |would |had |will )?"
    r"(?:dead|die|died|not wake|never wake|not woken)"
    r"|(?:not|never|without) wak(?:e|ing) up|not to wake(?! (?:the|her|him|them|us|me|any|up the))"
    r"|(?:no|the|what) (?:point|use|sense) (?:of|in) (?:living|carrying on|going on(?! about)|it all)"
    rf"{_HOW_ONE_LIVES}|(?:no|is the) point (?:living|carrying on|going on(?! about)){_HOW_ONE_LIVES}"
    r"|(?:tired|sick|weary|enough) of (?:living|being alive|life(?! (?:as|here|there)))"
    rf"{_HOW_ONE_LIVES}|fed up with (?:living|being alive|life(?! (?:as|here|there))){_HOW_ONE_LIVES}"
    r"|worth more dead|more use dead"
    r"|(?:life|living)(?: \w+)?(?: not|n['’]t| hardly| barely| no longer| never)(?: \w+){0,2}? worth (?:living|it)"
    r"|not worth living|nothing (?:\w+ )?to live for"
    r"|(?:if|wish\w*|that) (?:I|she|he)(?: just| simply| only)? (?:did(?: not|n['’]t)|no longer|had never) exist(?:ed)?"
    r"|want(?:s|ed)? to (?:stop|cease) existing"
    r"|(?:go|fall|went|fell) (?:to sleep|asleep) (?:for ever|forever|for good|and (?:not|never) (?!\w+ (?:the|a) )"
    r"|and that(?: is|['’]s) that)"
    r"|(?:writes?|wrote|written|writing) (?:\w+ ){0,2}?(?:goodbye|farewell) (?:letters?|notes?)"
    r"|(?:relief|glad|hop(?:es?|ed|ing)|wish\w*|easier|better|blessing)(?: \w+){0,4}? (?:be|am|is|was|were|gets?"
    r"|being|got)"
    r" (?:hit|run over|knocked down|struck) by (?:a|the) (?:bus|car|lorry|train|tram|truck)"
    r"|(?:look|search|read|googl)\w* (?:\w+ ){0,2}?how (?:many|much) (?:\w+ ){0,4}?"
    r"(?:tablets|pills|capsules|insulin|morphine) (?:it (?:takes|would take)|(?:is|are|would be) (?:enough|fatal"
    r"|lethal))"
    r"|(?:one|a single) step(?: and)? (?:it|everything) (?:would|could|will)(?: all)? be (?:over|finished)"
    r"|(?:pray|hop|wish|should)[^.!?;]{0,25}? (?:God|the Lord|Jesus|Allah|death)(?: would| will| had| could)?"
    r" (?:takes?|took|taken|fetch\w*|comes? for) (?:me|her|him)\b(?! (?:to|back|home|seriously|into|out))"
    r"|God should have taken (?:me|her|him)\b"
    r"|(?:cliff|bridge|platform|railway|tracks|roof|edge|balcony|crossing)[^.!?;]{0,80}? how (?:quick|easy|quickly"
    r"|easily)(?: (?:it|that|one))? (?:would|could)\b"
    r"|want(?:s|ed)? (?:it|everything) all to (?:stop|end|be over)"
    r"|want(?:s|ed)? to (?:be with|join|go to|follow) (?:him|her|them|(?:my|her|his) (?:\w+ )?(?:wife|husband"
    r"|partner|mother"
    r"|father|mum|dad|son|daughter|sister|brother|child|baby|boy|girl)) (?:in(?:to)? (?:heaven|the g(?:rave|round)"
    r"|death)"
    r"|now (?:he|she)|where(?:ver)? (?:he|she)(?! (?:is )?(?:works?|working|lives?|living|studies|studying|stays?"
    r"|staying)\b)))"
    r"|(?:\bnot|n['’]t) (?:see (?:myself|herself|himself) alive"
    r"|mind (?:\w+ ){0,4}?(?:hit|run over|knocked down|struck) by (?:a|the) (?:bus|car|lorry|train|tram|truck)"
    r"|want to (?:be alive|go on living|be here(?! (?:when|for|at|on|until|in|with|any later|later than))"
    r"|live(?=[.,;:!?\"”]|$| (?:any|like this|without)))|wake (?:again|any more))"
)
# How a therapist asks: the same thoughts in the second person.
SIGNS_ASKED = Signs(
    *SIGNS.sought,
    Sought("dying"),
    Sought("being ending", "thought think"),
    Sought("alive here born live", "wish want"),
    Sought("living", "worth"),
)
_ASKED_OF = (
    r"\b(?:wish\w* (?:that )?you (?:were|was|had) (?:dead|died|not (?:alive|here|woken)|never (?:woken|been born))"
    r"|(?:thoughts?|thinks?|thinking) (?:of|about) (?:dying|being dead|not being (?:alive|here)"
    r"|ending (?:(?:it|things|everything)(?! (?:with|between))|(?:your|my|her|his) life)"
    r"|(?:kill|harm|hurt)ing (?:your|my|her|him)self)"
    r"|not want(?:ing|ed)? to (?:live|be alive|wake)|(?:life is|not) worth living"
    r"|better if (?:you|they) (?:were|was) (?:dead|gone|not (?:alive|here)))"
)


@cache
def cue() -> re.Pattern[str]:
    return re.compile(_CUE, re.IGNORECASE)


@cache
def asked_of() -> re.Pattern[str]:
    return re.compile(_ASKED_OF, re.IGNORECASE)


# What is no cue, and is not met unprepared either. A child lost, a rape, a killing.
DISTRESSING = Signs(
    Sought("stillbirth stillborn rape raped miscarri* molest* murder murdered"),
    Sought("abuse abused abuses", "sexual child by_her by_his by_my by_an by_the"),
    Sought("assault assaulted", "sexual"),
)


@cache
def distressing() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:stillbirths?|stillborn|raped?|miscarr\w+|molest\w+|murder(?:s|ed)?"
        r"|sexual(?:ly)? (?:abus|assault)\w*|child abuse|abused by (?:her|his|my|an?|the)"
        r"|abused as a child)\b",
        re.IGNORECASE,
    )
