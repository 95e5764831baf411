"""PV: the rows of the table for privacy. Errors are what nobody needs to tell a story; warnings ask for a second look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ipt_course.findings import Rule, Severity
from ipt_course.load.document import Document
from ipt_course.load.wording import shortened
from ipt_course.rules.privacy.fields import search_document
from ipt_course.rules.privacy.made_up import real_source, says_invented
from ipt_course.rules.scope import Check, Found, Scope, each_case

ERROR, WARNING = Severity.ERROR, Severity.WARNING
_BY_CODE = dict[str, list[Found]]


def _search(documents: tuple[Document, ...]) -> _BY_CODE:
    found: _BY_CODE = defaultdict(list)
    for document in documents:
        for one in search_document(document):
            message = f"`{shortened(one.text, 60)}` is {one.identifier.what}"
            found[one.identifier.code].append(Found(document, one.path, message, one.offset))
    return found


def _of(code: str) -> Check:
    """All codes come out of one search, and each rule takes its own."""

    def over_all(scope: Scope) -> Iterator[Found]:
        if _search not in scope.kept:
            scope.kept[_search] = _search(scope.documents)
        yield from scope.kept[_search].get(code, ())

    return over_all


def _rule(code: str, name: str, severity: Severity, reason: str, advice: str) -> Rule:
    return Rule(code, name, severity, reason, advice, _of(code))


PRIVACY_RULES = (
    _rule(
        "PV001", "undeclared-name", ERROR,
        "Given names are invented and declared in `names`, so that a name that slipped in from life stands out. "
        "Capitalised words inside a sentence count as names unless they lead to nobody (countries, feasts, scales).",
        "Invent a name and add it to `names:`, or call the person by what they are: her brother, the coach. "
        "What is no person's name may be declared too.",
    ),
    _rule(
        "PV002", "surname", ERROR,
        "A surname, a title with a name, or initials let others look a person up; no story needs them.",
        "Use a declared given name alone, or the person's part: the doctor, the head teacher.",
    ),
    _rule(
        "PV003", "exact-date", ERROR,
        "Safe Harbor allows no date about a person finer than a year; a month without a year is as fine as a story needs.",
        "Write a month, a season, a feast or a distance: in March, the week after Easter, ten days later.",
    ),
    _rule(
        "PV004", "birth-year", ERROR,
        "A year of birth is half of a date of birth.",
        "Write an age, or the time of life: at fifty-two, when he was small.",
    ),
    _rule(
        "PV005", "age-over-89", ERROR,
        "People over 89 are so few in any place that the age points to one of them.",
        "Write `in her nineties`, `very old`, or make the person 88.",
    ),
    _rule(
        "PV006", "place", WARNING,
        "A town, a valley or a street with an illness is often enough to find a person.",
        "Name a kind of place or a region: a port city, a mining town, the north of the country.",
    ),
    _rule(
        "PV007", "address", ERROR,
        "An address or a postcode leads to a household.",
        "Say what the place is like: a flat on the eleventh floor, a farm an hour from the road.",
    ),
    _rule(
        "PV008", "phone-number", ERROR,
        "A telephone number is somebody's, whether it was meant so or not; readers may ring it.",
        "Say whose it is instead: the duty line, her sister's number.",
    ),
    _rule(
        "PV009", "email-address", ERROR,
        "An e-mail address leads to one person, and invented ones get taken.",
        "Say that she wrote an e-mail, or to whom.",
    ),
    _rule(
        "PV010", "web-address", ERROR,
        "A page, a profile or a handle leads to one person, and what is invented today exists tomorrow.",
        "Describe it: her poems online, an account with four hundred followers.",
    ),
    _rule(
        "PV011", "record-number", ERROR,
        "Numbers of records, accounts, policies, licences and documents are identifiers, and so are parts of them.",
        "Say that there is a number, or what the document does: a letter from the insurer, her student card.",
    ),
    _rule(
        "PV012", "number-plate", WARNING,
        "A number plate leads to the keeper of a vehicle.",
        "Say: a grey van, the neighbour's car, a plate she knows by heart.",
    ),
    _rule(
        "PV013", "device-number", ERROR,
        "The serial number of an implant, a telephone or a meter leads to its owner.",
        "Name the device alone: his pacemaker, the meter in the hall.",
    ),
    _rule(
        "PV014", "ip-address", ERROR,
        "An IP address leads to a line and to whoever uses it.",
        "Say what it showed: the account was opened from her brother's house.",
    ),
    _rule(
        "PV015", "employer", WARNING,
        "With a job and a month, the name of a firm singles a person out; and a real firm is drawn into an invented story.",
        "Say what kind: a supermarket, a cold store, a warehouse on the edge of the city.",
    ),
    _rule(
        "PV016", "institution", WARNING,
        "A school, a hospital or a parish by its name places a person within a few hundred others.",
        "Say what kind: the primary school, a teaching hospital, the clinic over the bank.",
    ),
    _rule(
        "PV017", "public-trace", WARNING,
        "What stood in the news, in a public report or in a list of winners can be looked up, and has one person in it.",
        "Take something that happens to many: a crash on the motorway, a prize at the county show.",
    ),
    Rule(
        "PV018",
        "made-by-says-little",
        WARNING,
        "Readers, and whoever sees a likeness, must be able to read how the case was invented.",
        "Say what it was invented from, and that no patient, clinician or family is a source.",
        each_case(says_invented, "made_by"),
    ),
    Rule(
        "PV019",
        "real-source",
        ERROR,
        "Disguise fails, consent can be withdrawn, and a course on the web cannot be called back: everything is invented.",
        "Begin again from a seed that is nobody's; if the words only sound so, say that no patient is a source.",
        each_case(real_source, "made_by"),
    ),
)  # fmt: skip
