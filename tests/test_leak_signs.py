"""Words that are looked for before a slow pattern goes through a sentence must keep nothing from it."""

from collections.abc import Callable
from re import Pattern

import pytest

from ipt_course.load.sightings import sightings
from ipt_course.rules.case_leaks import CBT, HOMEWORK, JOINT, TRANSFERENCE, _cbt, _homework, _joint, _transference
from ipt_course.rules.sought import Signs

PHRASES = [
    (CBT, _cbt, """automatic negative thoughts; thought records; thoughts diaries; thought log; thoughts challenging;
        cognitive distortions; thinking errors; cognitive restructuring; thinking biases; thinking traps; core beliefs;
        irrational belief; rational responses; catastrophising; all-or-nothing thinking; black-and-white thinking;
        behavioural experiments; behavioral activation; activity scheduling; mastery and pleasure; downward arrow;
        Socratic dialogue; challenge their thoughts; dispute the belief; test those assumptions;
        reframe this negative thought; evidence against that thought; evidence for and against her belief;
        fear hierarchies; graded exposure; exposure tasks"""),
    (HOMEWORK, _homework, """as homework; homework sheets; sets a small homework; fill in this worksheet at home;
        take the sheet to take home; hands over two sheets for home"""),
    (TRANSFERENCE, _transference, """countertransference; transference; her unconscious wish; unconsciously;
        I remind you of him; see me as your mother; treating me like a boss; angry with me the way;
        disappointed at me just as; with me just as you did with your father; as if I were your brother"""),
    (JOINT, _joint, """joint sessions; couple therapy; conjoint meeting; mediation; family meetings;
        her husband attends; the mother comes along; his wife is invited; her partner will join;
        invites her husband too; meet the couple; seeing the two of them; renegotiation; negotiates with her mother;
        rehearse the confrontation; plans a big showdown"""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("signs", "pattern", "phrase"),
    [(signs, pattern, phrase.strip()) for signs, pattern, said in PHRASES for phrase in said.split(";")],
)
def test_whatever_the_pattern_finds_is_let_through(
    signs: Signs, pattern: Callable[[], Pattern[str]], phrase: str
) -> None:
    text = f"They sat down. {phrase[:1].upper()}{phrase[1:]} now, in\nAugust."
    alone = [match.group() for match in pattern().finditer(text)]
    assert alone, "the phrase is none of the pattern's"
    assert [match.group() for match in signs.find(pattern, text, sightings([text]).get(0, {}))] == alone
