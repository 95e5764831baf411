"""Words that are looked for before a slow pattern goes through a sentence must keep nothing from it."""

from collections.abc import Callable
from functools import partial
from re import Pattern

import pytest

from ipt_course.load.sightings import sightings
from ipt_course.rules.case_fear import _SIGNS as FEAR
from ipt_course.rules.case_fear import _fear
from ipt_course.rules.case_leaks import CBT, HOMEWORK, JOINT, TRANSFERENCE, _cbt, _homework, _joint, _transference
from ipt_course.rules.case_safety import _SIGNS, _SIGNS_ASKED, _asked_of, _cue
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
    (_SIGNS, _cue, """took thirty tablets; counting out fifty paracetamols; tablets counted out twelve;
        thought of jumping; swallowed a bottle of aspirin; driving into the wall; steer the car off the bridge;
        I cannot go on; easier for all if I were gone; happier if she were dead; self-harming; killed herself;
        better dead; suicidality; hang myself; hurts himself; cutting herself; end my life; taking her own life;
        too many pills; better off without me; wish that I were dead; wanted to die; rather be dead; never waking up;
        no point in living; tired of living; wants everything all to stop; wants to be with him in heaven"""),
    (_SIGNS_ASKED, _asked_of, """wished you were dead; wish that you had never been born; thoughts of dying;
        thinking about being dead; think of not being here; thinks of ending it; not wanting to live;
        thought about killing yourself; life is worth living; better if you were gone"""),
    (FEAR, partial(_fear, False), """afraid of him; scared of the children; he frightens me; she often slaps him;
        my husband scares us; they threaten you; kicked me; pushed me against; grabbed her by the throat;
        threatened to kill; threatens to send me back; he has my passport; says he would kill me; he is violent;
        forced her into bed; forces himself on her; locked me in; keeps my papers; he took all her wages;
        controls my money; reads my phone; he often checks her messages; does not let me leave;
        won't allow her out; would not allow him to have any money; not allowed to go out; he raped me"""),
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
