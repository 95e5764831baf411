"""PV017: what points to one person without a name: a public event, a title won, a report that anybody can read."""

from __future__ import annotations

from collections.abc import Iterator

from ipt_course.rules.privacy.identifier import PUBLIC, Identifier
from ipt_course.rules.privacy.windows import Pattern, around, whole

_PUBLIC = Pattern(
    r"\bwon (?:a |the )?(?:gold|silver|bronze)\b|\b(?:gold|silver|bronze) medal(?:s|lists?)?\b|\b(?:Para|O)lympi(?:cs?|ans?|c)\b|\bworld (?:champion|record)\w*|\bnational champion\b"
    r"|\b(?:quadruplets?|quintuplets?|sextuplets?|octuplets?|conjoined twins?)\b|\b(?:sole|only|last|lone) survivors?\b"
    r"|\b(?:last|only|first|sole) (?:living |surviving )(?:one |member |child )?of the \w+"
    r"|\bfront pages?\b|\b(?:inquest|coroner['’]s|court|inquiry) (?:report|transcript|verdict|findings)\b|\bpublic inquiry\b|\bnewsreels?\b"
    r"|\b(?:on|in) (?:all |every )?(?:the )?(?:(?:national|local|evening|six o['’]clock|ten o['’]clock) (?:news|papers?|press|television))\b|\bin all the papers\b|\bmade the (?:news|papers|headlines)\b|\b(?:in|made|hit) the headlines\b|\bwent viral\b"
    r"|\b(?:bridge|mine|dam|stadium|tower|roof|building) (?:collapse|disaster|fire)\b|\bferry (?:fire|disaster|sinking)\b|\b(?:air|plane|train|rail|ferry|helicopter|coach) (?:crash|disaster)\b|\b(?:mass|school) shooting\b"
    r"|\b(?:the )?(?:documentary|book|film|play|song|podcast) (?:that was |they )?(?:made |written )?about (?:him|her|them|his|their|me)\b|\bWikipedia (?:page|entry|article)\b"
    r"|\b(?:first|only|youngest|oldest) (?:\w+ )?(?:woman|man|person|girl|boy|\w+er) (?:ever |in the (?:country|world|county|region|state) )(?:to )?"
    r"|\b(?:played|plays|acted|sang|presented|starred) (?:\w+ ){0,4}in (?:the|a) (?:\w+ )?(?:serial|soap|series|film|musical|show)\b"
    r"|\bblue plaque\b|\bjackpot\b|\bcontestant on\b|\bSupreme Court\b|\bcase that changed\b|\b(?:memoir|autobiograph\w*|biograph\w*) (?:of|about|by)\b|\bbestsell\w+"
    r"|\b(?:played|plays|ran|swam|boxed|rowed|capped) for (?:his|her|their|the) (?:country|county|state|province|national)\b|\b(?:MP|mayor|bishop|governor|minister|ambassador|senator|consul|paramount chief|archbishop|chief justice) (?:of|for|to) [A-Z]?\w+"
    r"|\b(?:former|ex-|deputy) ?(?:mayor|minister|ambassador|governor|senator|president|prime minister|bishop)\b|\bGuinness (?:Book|World)\b|\b(?:the )?world['’]s (?:first|only|last|oldest|youngest)\b"
    r"|\bonly (?:\w+ ){1,3}(?:on the island|in the village|in the valley|in the country|in the county|in town|in the whole \w+)\b|\b(?:nationally|internationally) known\b|\bstatue of (?:him|her|his|their)\b"
    r"|\b(?:the|a) (?:only|youngest|oldest|first|longest-serving) (?:\w+ ){1,3}in the (?:country|world|county|region|state|province)\b"
)


_SIGNS = (
    "gold", "silver", "bronze", "medal", "medals", "medallist", "Olympic", "Olympics", "Olympian", "Paralympics", "Paralympic", "champion", "record",
    "quadruplet", "quadruplets", "quintuplet", "quintuplets", "sextuplets", "octuplets", "conjoined", "survivor", "survivors", "front", "report",
    "transcript", "verdict", "findings", "inquiry", "newsreel", "newsreels", "news", "papers", "paper", "press", "television", "headlines", "viral",
    "collapse", "disaster", "fire", "crash", "shooting", "documentary", "podcast", "Wikipedia", "plaque", "jackpot", "contestant", "Supreme", "memoir",
    "biography", "autobiography", "bestseller", "bestselling", "mayor", "bishop", "archbishop", "governor", "minister", "ambassador", "senator", "consul",
    "MP", "Guinness", "internationally", "nationally", "statue", "serial", "soap", "series", "film", "musical", "capped", "ever", "island", "village",
    "valley", "country", "county", "region", "province", "world", "living", "surviving",
)  # fmt: skip


def public_traces(text: str) -> Iterator[Identifier]:
    for match in _PUBLIC.within(text, around(text, whole(text, *_SIGNS), 40, 60)):
        yield Identifier(PUBLIC, *match.span(), "a trace in public that leads to one person")
