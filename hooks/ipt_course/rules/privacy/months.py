"""The names of months, in the tongues and calendars that a story may use. A set is asked, not a pattern of a hundred branches."""

_ENGLISH = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_ABROAD = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janvier février mars avril mai juin "
    "juillet août septembre octobre novembre décembre januar jänner februar märz juni juli oktober dezember janeiro fevereiro março "
    "maio junho julho setembro outubro novembro dezembro gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie stycznia lutego marca kwietnia maja "
    "czerwca lipca sierpnia września października listopada grudnia januari februari maart mei augustus maj ocak şubat nisan mayıs "
    "haziran temmuz ağustos eylül ekim kasım aralık"
)
_OTHER_CALENDARS = (
    "muharram safar rabi rajab sha'ban shaban ramadan ramazan shawwal dhu nisan tishri tishrei adar kislev tammuz elul farvardin "
    "mehr chaitra vaisakha meskerem tir vendémiaire"
)
# In small letters these are verbs, and a figure before them counts: `60 mars the record`, `2 may come`.
_VERBS = frozenset({"may", "march", "mar", "mars", "dec", "mai", "rabi", "safar", "adar", "tir", "mehr", "dhu"})
ENGLISH = frozenset(_ENGLISH.split())
MONTHS = ENGLISH | frozenset(f"{_ABROAD} {_OTHER_CALENDARS}".split())
SMALL_MONTHS = MONTHS - _VERBS


def is_month(word: str) -> bool:
    return word in SMALL_MONTHS or (word[:1].isupper() and word.casefold().replace("’", "'") in MONTHS)
