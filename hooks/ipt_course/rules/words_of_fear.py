"""What tells of fear, control and violence: words that are looked for, and what they must stand beside.

The same words have harmless senses. What stands in `(?! …)` behind them is such a sense, by its cause: a game, a thing
for a feather's blow, care for somebody who goes out in the cold. Where both could be meant, it is told.
"""

from __future__ import annotations

import re
from functools import cache

from ipt_course.rules.sought import Signs, Sought

SIGNS = Signs(
    Sought("afraid frightened scared terrified", "_of_ to_go_home to_be_home to_come_ho to_be_at_h to_sleep"),
    Sought(
        """frighten scare terrify terrifies threaten threatened threatening hit slap slapped punch punches punched kick
        kicked beat beaten batter battered choke choked strangle strangled shove shoved hurt rape raped push pushes
        pushed kill violent force forced burn burnt burned stab stabbed smack smacked thump thumped spit spat drag
        dragged whip whipped bite throw threw hurl hurled fling flung smash smashes smashed"""
    ),
    Sought("bit", "bit_me bit_her bit_him bit_his bit_my bit_them bit_us"),
    Sought("scratch scratches scratched grab grabbed", "_me _him _them _her _us _my _his"),
    Sought("throat neck hair arm wrist", "by_the hand"),
    Sought("hair arm wrist finger nose jaw rib face hand tooth teeth", "broke pull bend bent twist"),
    Sought("lock locked shut", "_in _up outside"),
    Sought(
        "passport papers visa card bankcard wages pay salary money earnings pension benefits",
        "hold keep kept took take taken hid control lock has_my has_her has_his",
    ),
    Sought(
        "phone mobile telephone message text email mail letter post location",
        "reads checks goes_thro looks_thr tracks watches broke breaks hid_ hides smash",
    ),
    Sought("let allow allowed", "not n't n’t never"),
    Sought("receipt", "show every each"),
    Sought("ask", "before"),
    Sought("find", "nobody no_one"),
    Sought("knife gun pistol acid fist outside injunction restraining protective bruise court"),
    Sought("follow followed tracks", "_me _her _him"),
    Sought("sex", "make made making said_no"),
    Sought("against", "_will"),
    Sought("chair", "door"),
    Sought("neck leg arm bone finger jaw nose", "break"),
    Sought("belt stick strap cane", "take took"),
    Sought("bed", "what_he what_she whatever_h whatever_s as_he as_she said_no"),
    Sought("bed room", "at_night"),
    Sought("friends family", "off_from"),
)
# Stands for each letter of the others' names, which differ from case to case: a pattern takes long to compile.
OF_A_NAME = "ᚠ"
_NAME = f"{OF_A_NAME}+"
_KIN = (
    r"(?:(?:my|her|his|their|the) (?:\w+[- ])?(?:husband|wife|partner|boyfriend|girlfriend|fianc\w+|ex"
    r"|(?:step|grand)?(?:mother|father|son|daughter)(?:-in-law)?|mum|mom|dad|(?:step)?(?:brother|sister)(?:-in-law)?"
    r"|uncle|aunt|cousin|in-laws|parents|family"
    # A name too: an inventory may call her `Mum`.
    rf"|{_NAME}))"
)
# What stands behind an object, so that `her` is a person: not `hurt her knee`.
_OBJECT = (
    r"(?:me|him|them|us|you|her(?= (?:when|whenever|while|and|if|at|with|in|into|on|onto|once|twice|again|because|so"
    r"|but"
    r"|for|last|every|until|till|too|or|across|hard|often|sometimes|now|up|against|down|over|off|out|about|before|after"
    r"|under|by)\b|\W*$|[.,;:!?\"”’)…–—])|the"
    rf" (?:(?:younger|older|elder|little) )?(?:children|kids|boys?|girls?|baby)|{_KIN})"
)
# What nobody is hurt by: games, soft things, news.
_BESIDE_THE_POINT = (
    r"(?! (?:(?:all )?at (?:cards|chess|\w+ing)|(?:all )?on (?:price|points)|feelings|by (?:\w+ ){1,2}?(?:points?"
    r"|seconds?|minutes?"
    r"|goals?)\b"
    r"|with (?:the|his|her|its|their|an?|my)(?: \w+)? (?:pillow|cushion|balloon|feather|toy|teddy|questions?|news"
    r"|driving"
    r"|stor(?:y|ies)|jokes?|laugh(?:ter)?|smile|kindness|price|offer|bill|idea|plans?|hand of cards)\b))"
)
# To a place, or in a race.
_BEATEN_TO_IT = r"(?! to (?:it|the (?!floor|ground|bed)))"
# A sign to keep still; nobody kicks hard then.
_UNDER_THE_TABLE = (
    r"(?! under the table(?! (?:so|until|hard|again|when (?:I|she|he) (?:sa|spe|spo|talk|open|disagree))|,? and))"
)
_BODY = r"(?:hair|arms?|wrists?|fingers?|nose|jaw|ribs?|face|hands?|tooth|teeth|neck|leg|cheek)"
_OFTEN = r"(?:\w+ )?"
# A glance at its first letter spares most words the whole of what follows.
_MAY_BE_SOMEBODY = f"(?=[hstm{OF_A_NAME}])"
_WHO = f"{_MAY_BE_SOMEBODY}(?:he|she|they|{_KIN}|{_NAME}) "
_HIM, _SHE = f"{_MAY_BE_SOMEBODY}(?:he|{_NAME}|{_KIN}) ", f"{_MAY_BE_SOMEBODY}(?:she|{_KIN}) "
# "He shouts and hits me", but not "he does not shout and hit me".
_DOES = rf"{_WHO}(?:(?:(?!(?:not|never|no|neither|cannot) )\w+ ){{1,5}}?and )?{_OFTEN}"

_FEARED = (
    rf"(?:afraid|frightened|scared|terrified) of (?:{_OBJECT}|{_NAME})\b(?!['’]s| (?:\w+ing|not)\b)"
    rf"|(?:afraid|frightened|scared|terrified) of what (?:he|she|{_KIN})(?:['’](?:ll|d)| (?:will|would|might|could|may"
    r"|can)) do(?! (?:without|with|next|for))"
    r"|(?:afraid|frightened|scared|terrified) to (?:go home|come home|be (?:at )?home"
    rf"|sleep (?:beside|next to|in the same))"
    r"|chair (?:\w+ )?(?:against|under|before|behind) (?:the|my|her|his) (?:\w+ )?(?:door|handle)(?! open)"
)
# Whoever does it is looked for once for all that is done.
_ACTS = (
    rf"{_DOES}(?:(?:frightens?|scares?|terrif(?:y|ies)|threatens?|threatened|hits?|punch(?:es|ed)?"
    r"|chok(?:es?|ed)|strangle[sd]?|shove[sd]?|hurts?|raped?s?|burn(?:s|t|ed)|stab(?:s|bed)|thump(?:s|ed)"
    r"|batter(?:s|ed)|whip(?:s|ped)|drag(?:s|ged)|bites?|bit|scratch(?:es|ed)|(?:spits|spat) (?:at|on)|grab(?:s|bed))"
    rf" {_OBJECT}{_BESIDE_THE_POINT}"
    rf"|beats? {_OBJECT}{_BESIDE_THE_POINT}{_BEATEN_TO_IT}"
    rf"|kick(?:s|ed)? {_OBJECT}{_UNDER_THE_TABLE}{_BESIDE_THE_POINT}"
    # A clap on the back is praise.
    rf"|(?:slap(?:s|ped)?|smack(?:s|ed)) {_OBJECT}{_BESIDE_THE_POINT}(?! on the (?:back|shoulder)\b))"
    rf"|kick(?:s|ed) me\b{_UNDER_THE_TABLE}{_BESIDE_THE_POINT}"
    rf"|(?:hits?|punch(?:es|ed)) me\b{_BESIDE_THE_POINT}"
    rf"|slap(?:s|ped) me\b{_BESIDE_THE_POINT}(?! on the (?:back|shoulder)\b)"
    rf"|push(?:es|ed)? {_OBJECT} (?:against|into (?:the|a)|down|over|off|out of|onto)"
    r"|(?:grab(?:s|bed)?|has|had|took|takes|held|holds) (?:me|her|him) by the (?:throat|neck|hair|arm|wrist)"
    r"(?! and (?:led|walked) (?:me|her|him) (?:down the aisle|to the altar))"
    r"|(?:his|their) hands? (?:a?round|on|about|at) (?:my|her) (?:neck|throat)"
    r"|her hands? (?:a?round|on|about|at) (?:my|his) (?:neck|throat)"
    # Her arm is hers where somebody else does it: `she burnt her arm` is a slip.
    r"|grab(?:s|bed) my (?:hair|arm|wrist|neck|face|throat)"
    rf"|{_WHO}{_OFTEN}(?:(?:burns?|burnt|burned|breaks|broke|bit|bites|scratch(?:es|ed)|pull(?:s|ed)|bent"
    rf"|bends) my {_BODY}"
    r"|(?:throws?|threw|hurls?|hurled|flings?|flung) (?!(?:\w+ ){1,3}?(?:balls?|snowballs?|pillows?"
    r"|cushions?|kiss(?:es)?|looks?|glance|smile|questions?|confetti|rice|part(?:y|ies)) )"
    rf"(?:\w+ ){{1,3}}?at (?:{_OBJECT}|my|(?:her|his) (?:head|face|back))"
    r"|(?:throws?|threw|smash(?:es|ed)) (?:things|plates|crockery|furniture|chairs|cups)"
    r"(?! (?:away|out|together|into|in))"
    r"|(?:holds|held|pull(?:s|ed)(?: out)?|wav(?:es|ed)|point(?:s|ed)) (?:a|the) (?:\w+ )?"
    r"(?:knife|gun|pistol) (?:at|to (?:me|us|my|her|his)|on (?:me|her|him|us)|against|when|while|in front))"
    rf"|{_HIM}{_OFTEN}(?:burns?|burnt|burned|breaks|broke|bit|bites|scratch(?:es|ed)|pull(?:s|ed)|grab(?:s|bed))"
    rf" her {_BODY}"
    rf"|(?:she|(?:my|his) (?:wife|girlfriend|mother|sister|daughter)) {_OFTEN}(?:burns?|burnt|burned|breaks|broke|bit"
    rf"|bites|scratch(?:es|ed)|pull(?:s|ed)|grab(?:s|bed)) his {_BODY}"
    rf"|(?:I am|I['’]m|(?:she|he|{_KIN}) is|(?:I|she|he|{_KIN}) (?:was|gets?|got|(?:has|have|had) been)) {_OFTEN}"
    rf"(?:beaten|hit|slapped|punched|kicked|choked|strangled|raped|battered) (?:at home|again|up\b|for (?:it|that)|when"
    rf"|by (?:him|her|them|{_KIN}|{_NAME}))(?! at (?:cards|chess|\w+ing))"
    r"|(?:out come|(?:comes?|came|goes|went) (?:at|for) (?:me|her|him|us) with|uses|used|rais(?:es|ed)|shakes|shook)"
    r" (?:his|their|her) fists?"
    r"|(?:takes?|took) (?:the|a|his|her) (?:belt|stick|strap|cane) to (?:me|him|her|them|us|the|my|his)\b"
    r"|(?:hid(?:es?|ing)?|cover(?:s|ed|ing)?) (?:up )?(?:the|her|his|my) (?:\w+ )?bruises?"
    r"|do(?:es)? (?:what(?:ever)?|as) (?:he|she) (?:wants?|likes|says|tells me) in bed"
    r"|force[sd]? (?:me|her|him) (?:into (?:bed|sex|marr)|to (?:have sex|marry|sleep with))"
    r"|force[sd]? (?:himself|herself) on (?:me|her|him)"
    r"|ma(?:kes|de|king) (?:me|her|him) (?:have sex|sleep with|undress)"
    r"|(?:sex|bed) (?:when|although|though|after) (?:I|she|he) (?:had )?said no\b"
    r"|(?:bed|sex|sleep|slept|kiss\w*|touch\w*|married|kept|held)[^.!?;]{0,30}? against (?:my|her|his) will\b"
    r"|(?:comes|came|gets|got|climbs|climbed) (?:in)?to (?:my|her|his) (?:bed|room) at night"
    rf"|{_WHO}(?:is|was|gets|got|becomes|became|has been|can be) violent\b"
    r"|lock(?:s|ed) (?:me|her|him) (?:in\b|up\b)|lock(?:s|ed) the (?:\w+ )?door from (?:the )?outside|shuts? (?:me"
    r"|her|him) (?:in\b|into)"
)
_THREATS = (
    r"threaten(?:s|ed|ing)? to (?:kill|hurt|hit|harm|burn|take (?:the|my|her|his) (?:children|kids|boys|girls|son"
    r"|daughter|baby)|send (?:me|her|him) back)"
    r"|(?:sa(?:id|ys)|told (?:me|her|him|us)|tells (?:me|her|him|us)|swears?|swore|promise[sd])(?: that)?"
    r" (?:he|she|they)(?: would| will|['’](?:d|ll)) (?:(?:kill|stab|shoot|drown|strangle|hurt|hit|beat|burn) (?:me"
    r"|her|him"
    rf"|them|us|the (?:children|kids|boys|girls|baby))\b{_BESIDE_THE_POINT}|burn (?:the|my|our|her|his) (?:house"
    rf"|flat|home"
    r"|shop|car)|throw acid|break (?:my|her|his|every) (?:neck|legs?|arms?|bones?|fingers?|jaw|nose))"
    r"|(?:nobody|no one) (?:will|would) (?:ever )?find (?:me|her|him)\b"
    r"|injunction against (?:him|her|them|my|his)|(?:restraining|protective) order|the court (?:forbade"
    r"|has forbidden|had forbidden)"
)
_BELONGS = (
    r"(?:passport|papers|visa|identity card|bank ?cards?|cards?|wages|pay(?!\w)|salary|money|earnings|pension|benefits)"
    r"(?! (?:in order|safe\b|to the bank|for (?:her|him|me)\b))"
)
_KEEPS = r"(?:holds?|keeps?|kept|took|takes?|hid|hides?|controls?|withholds?|locks? (?:away|up))"
_SPOILS, _TELEPHONE = "(?:smash(?:es|ed)|broke|breaks|hid|hides)", "(?:phone|mobile|telephone)"
_KEPT = (
    rf"{_WHO}has (?:my|her|his) (?:passport|visa|bank ?card|identity card)"
    rf"|(?:holds|keeps|hides|controls|takes|withholds|locks (?:away|up)) (?:all )?my {_BELONGS}"
    rf"|{_WHO}{_OFTEN}(?:{_KEEPS} (?:all )?my {_BELONGS}|{_SPOILS} my {_TELEPHONE})"
    rf"|(?:taken|takes|took) away (?:my|her|his) {_BELONGS}|(?:has|had|have) taken (?:my|her|his) (?:passport|papers"
    rf"|visa)"
    rf"|{_HIM}{_OFTEN}(?:{_KEEPS} (?:all )?her {_BELONGS}|{_SPOILS} her {_TELEPHONE})"
    rf"|{_SHE}{_OFTEN}{_KEEPS} (?:all )?his {_BELONGS}"
)
_READS = r"(?:reads|checks|goes through|looks through|tracks|watches)"
# Somebody looks up a bus for another.
_PHONE = (
    r"(?:phone|mobile|telephone|messages|texts|e-?mails?|letters|post|location)"
    r"(?! for (?:the |a )?(?:(?:bus|train|tram) times|weather|forecast|scores|recipe|timetable)\b)"
)
# Kept in by the cold or by hunger, and not by somebody.
_LEAVE = (
    r"leave(?! (?:\w+ ){0,2}?without (?:(?:an?|my|her|his) (?:scarf|coat|hat|jacket|jumper|umbrella|vest|sandwich)"
    r"|breakfast|eating|gloves|lunch)\b)"
)
_LET = (
    r"(?:(?:does|do|will|would|did)(?: not|n['’]t)|won['’]t|never) (?:lets?|allows?) (?:me|her|him) (?:to )?"
    rf"(?:{_LEAVE}|go out|out\b|see (?:my|her|his) (?:friends|family|sister|mother|brother|parents)|have (?:any |my "
    rf"|her"
    r" |his )+(?:own )?(?:money|friends|phone))"
)
_CONTROL = (
    rf"|{_READS} (?:all )?my {_PHONE}"
    rf"|{_HIM}{_OFTEN}(?:{_READS} (?:all )?her {_PHONE}|tracks her (?:through|by|with|on))"
    rf"|{_SHE}{_OFTEN}(?:{_READS} (?:all )?his {_PHONE}|tracks him (?:through|by|with|on))"
    rf"|{_LET}"
    r"|(?:not|n['’]t) allowed (?:to (?:leave the house|go out)|(?:any|my|her|his) (?:own )?money)"
    rf"|(?:must|ha(?:s|ve|d) to) (?:first )?ask (?:{_OBJECT}|{_NAME}|him|her) before (?:I|she|he) (?:buys?|spends?"
    rf"|goes?"
    r"|leaves?|sees?|eats?|rings?|takes?)"
    rf"|(?:must|ha(?:s|ve|d) to|makes (?:me|her|him)) show (?:him|her|them|{_KIN}) (?:the|every|each|all|my"
    rf"|his) (?:\w+ )?"
    r"receipts?"
    rf"|{_WHO}{_OFTEN}(?:tracks me(?! down)|follows (?:me|her|him) (?:to (?:work|the (?:shops?|bus|station))"
    r"|everywhere|home)"
    r"|followed (?:me|her|him) home)"
    r"|cuts? (?:me|her|him) off from (?:my|her|his) (?:friends|family)"
)


@cache
def fear(minor: bool) -> re.Pattern[str]:
    """A parent may well read a young person's telephone, or keep them in."""
    control = "" if minor else _CONTROL
    return re.compile(rf"\b(?=\w)(?:{_FEARED}|{_ACTS}|{_THREATS}|{_KEPT}{control})", re.IGNORECASE)


_SUBJECT = re.compile(_WHO, re.IGNORECASE)
# Where nobody is the one who does it: what hits is a thought, and what bites is a puppy.
_HARMLESS = re.compile(
    r"(?:\b(?:it|news|loss|grief|truth|reality|thought|silence|shame|sadness|cold|heat|wind|wave|ball|car|bus|lorry"
    r"|branch)"
    r"(?: (?:just|has|had|only|then|really|\w+ly))* $"
    r"|(?:^|[\"“]|\b(?:when|while|because|until|before) )(?:(?:the|my|her|his|their|our|an?) )(?:\w+ )?"
    r"(?:puppy|dog|cat|kitten|pony|horse|goat|toddler|baby|infant|little (?:boy|girl|son|daughter)"
    r"|ward|hospital|clinic|surgery|school|nursery|college)"
    r"(?: \w+ly| often| always| once)? (?:\w+ (?:\w+ ){1,2}and )?$)",
    re.IGNORECASE,
)


def has_subject(told: str) -> bool:
    """Do these words begin with the one who does it?"""
    return _SUBJECT.match(told) is not None


def of_nobody(before: str) -> bool:
    """Do these words, with which the sentence begins, make something harmless the subject of what follows?"""
    return _HARMLESS.search(before.lstrip()) is not None
