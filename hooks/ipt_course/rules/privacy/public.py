"""PV017: what points to one person without a name: a public event, a title won, a report that anybody can read."""

from __future__ import annotations

from ipt_course.rules.privacy.identifier import PUBLIC
from ipt_course.rules.privacy.pattern import Pattern
from ipt_course.rules.privacy.shape import Shape, words


def _trace(expression: str, said: str) -> Shape:
    """The words that it cannot do without, so that it is tried nowhere else."""
    return Shape(PUBLIC, "a trace in public that leads to one person", Pattern(expression), words=words(said))


_WIDE = r"(?:country|world|county|region|state|province)"
TRACES = (
    _trace(r"\b(?:won (?:a |the )?(?:gold|silver|bronze)|(?:gold|silver|bronze) medal(?:s|lists?)?)\b", "gold silver bronze"),
    _trace(r"\b(?:Para|O)lympi(?:cs?|ans?|c)\b", "Olympic Olympics Olympian Olympians Paralympic Paralympics Paralympian Paralympians Olympi Paralympi"),
    _trace(r"\bworld (?:champion|record)\w*|\bnational champion\b", "champion champions championship record records"),
    _trace(r"\b(?:(?:quadr|quint|sext|oct)uplets?|conjoined twins?)\b", "quadruplet quadruplets quintuplet quintuplets sextuplet sextuplets octuplet octuplets conjoined"),
    _trace(r"\b(?:sole|only|last|lone) survivors?\b", "survivor survivors"),
    _trace(r"\b(?:last|only|first|sole) (?:living |surviving )(?:one |member |child )?of the \w+", "living surviving"),
    _trace(r"\bfront pages?\b", "front"),
    _trace(
        r"\b(?:inquest|coroner['’]s|court|inquiry) (?:report|transcript|verdict|findings)\b|\bpublic inquiry\b",
        "report transcript verdict findings inquiry",
    ),
    _trace(
        r"\bnewsreels?\b|\b(?:on|in) (?:all |every )?(?:the )?(?:national|local|evening|six o['’]clock|ten o['’]clock) "
        r"(?:news|papers?|press|television)\b|\bin all the papers\b|\bmade the (?:news|papers|headlines)\b|\b(?:in|made|hit) the headlines\b",
        "newsreel newsreels news paper papers press television headlines",
    ),
    _trace(r"\bwent viral\b", "viral"),
    _trace(
        r"\b(?:bridge|mine|dam|stadium|tower|roof|building) (?:collapse|disaster|fire)\b|\bferry (?:fire|disaster|sinking)\b"
        r"|\b(?:air|plane|train|rail|ferry|helicopter|coach) (?:crash|disaster)\b|\b(?:mass|school) shooting\b",
        "collapse disaster fire sinking crash shooting",
    ),
    _trace(
        r"\b(?:the )?(?:documentary|book|film|play|song|podcast) (?:that was |they )?(?:made |written )?about (?:him|her|them|his|their|me)\b",
        "documentary book film play song podcast",
    ),
    _trace(r"\bWikipedia (?:page|entry|article)\b", "Wikipedia"),
    _trace(rf"\b(?:first|only|youngest|oldest) (?:\w+ )?(?:woman|man|person|girl|boy|\w+er) (?:ever |in the {_WIDE} )(?:to )?", "ever country world county region state province"),
    _trace(
        r"\b(?:played|plays|acted|sang|presented|starred) (?:\w+ ){0,4}in (?:the|a) (?:\w+ )?(?:serial|soap|series|film|musical|show)\b",
        "serial soap series film musical show",
    ),
    _trace(r"\bblue plaque\b|\bjackpot\b|\bcontestant on\b|\bSupreme Court\b|\bcase that changed\b", "plaque jackpot contestant Supreme changed"),
    _trace(r"\b(?:memoir|autobiograph\w*|biograph\w*) (?:of|about|by)\b|\bbestsell\w+", "memoir biography biographer biographies autobiography bestseller bestsellers bestselling"),
    _trace(r"\b(?:played|plays|ran|swam|boxed|rowed|capped) for (?:his|her|their|the) (?:country|county|state|province|national)\b", "country county state province national"),
    _trace(
        r"\b(?:MP|mayor|bishop|governor|minister|ambassador|senator|consul|paramount chief|archbishop|chief justice) (?:of|for|to) [A-Z]?\w+"
        r"|\b(?:former|ex-|deputy) ?(?:mayor|minister|ambassador|governor|senator|president|prime minister|bishop)\b",
        "MP mayor bishop archbishop governor minister ambassador senator consul paramount justice president",
    ),
    _trace(r"\bGuinness (?:Book|World)\b", "Guinness"),
    _trace(r"\b(?:the )?world['’]s (?:first|only|last|oldest|youngest)\b", "world"),
    _trace(
        r"\bonly (?:\w+ ){1,3}(?:on the island|in the village|in the valley|in the country|in the county|in town|in the whole \w+)\b",
        "island village valley country county town whole",
    ),
    _trace(r"\b(?:inter)?nationally known\b", "nationally internationally"),
    _trace(r"\bstatue of (?:him|her|his|their)\b", "statue"),
    _trace(rf"\b(?:the|a) (?:only|youngest|oldest|first|longest-serving) (?:\w+ ){{1,3}}in the {_WIDE}\b", "country world county region state province"),
)  # fmt: skip
