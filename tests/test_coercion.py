"""Plans for a patient who fears her husband Piet, in many wordings: what must be told of, and what must pass."""

from pathlib import Path

import pytest

from golden_rules import Golden, findings

CASE = Golden("", "case", [], [], {}, "")
FEARS_HER_HUSBAND = [
    ("age: 38\n", "content_note: |\n  This case holds fear at home.\nage: 38\n"),
    ("    relation: partner\n", "    relation: Husband, 41\n"),
    ("  carries: asked-none\n", "  carries: violence\n  feared: [Piet]\n  plan:\n    people: [Bram, the specialist"
     " service]\n    text: |\n      She tells him the same day.\n"),
]  # fmt: skip
MIDDLE = "What each expects; who has said what."
UNSAFE = """Piet sits beside her.
The pair are seen side by side.
Her husband comes in for two of the meetings.
They work out a compromise about the phone.
She rehearses how to stand up to him.
A joint session, to renegotiate.
Piet is asked in for the last half hour.
The therapist rings Piet to hear his side.
In session 6 the two of them come for an hour.
Husband and wife are seen together from week 5.
Both of them are invited to the next meeting.
She practises saying no to Piet.
They role-play the talk, with the therapist as her husband.
She learns to set limits with him, calmly.
Her partner attends every second session.
Piet also takes part, at her wish.
Each gives a little: they meet each other halfway over the wages.
They look for a middle way between his wish and hers.
The last two sessions are with Piet.
A couple therapist takes over the second half.
Then Piet. He joins the talk from week 6.
The therapist invites him, and then meets Piet alone.
A family meeting closes the middle phase.
They find a deal about the money that both can live with.
She rehearses what she will say to Piet about the key.
Her husband is invited, so that he hears what depression is.
The couple is seen in week 7.
It helps to bring Piet in for one hour.
He is brought in once she feels ready, and Piet and she agree on house rules.
She sees the therapist together with Piet.
The therapist sees them together.
Marriage counselling begins in week 9.
The agreement with Piet is put in writing.
She is coached to tell her husband what she needs.
They practise a firm answer with the therapist playing Piet.
Mediation, in a neutral room.
She prepares to confront him in the car.
The therapist writes to Piet and offers him an hour.
Piet comes to three sessions.
Your husband will join us next week.
Take two, the therapist as husband gives the bad reply.
Roles reversed, playing her husband, she hears it."""
SAFE = """A family meeting of the parish falls into that week; she goes.
There is no joint session.
A joint session was asked for and refused.
Nobody rings Piet, and he is not seen.
Piet asks to come; the therapist says no, the hour is hers.
Her husband wants a joint meeting. It is not offered.
Piet sits beside her at Mass, and she says nothing.
Piet comes for her at four, so the visit ends at twenty to.
A joint meeting would only give him more to ask about.
With Bram she works out who could fetch her.
She rehearses with the therapist how to ask Bram for the car.
She practises a dull answer, for Piet, if he asks where she was.
The therapist and the specialist see her together.
A joint appointment with the specialist service, in the same room.
Nothing agreed here asks anything of Piet.
They meet once more before the summer.
Neither a compromise nor a rehearsed talk is looked for.
She negotiates her shifts with Noor.
Bram joins her for the walk on Sundays.
To meet Piet would be a mistake, so his calls are not returned.
Some would invite Piet; we did not.
She stands up to leave at half past.
She saw a couple at the market, hand in hand, and cried.
The therapist never speaks with Piet.
She stays with her brother Bram for two nights.
Renegotiation needs two who can refuse.
Both tablets are taken at night.
She tells Bram, who comes along to the doctor's.
It is dangerous to see the couple together, and it is not done.
The two sisters talk about the oven.
Piet has the key; the specialist thinks about that with her.
Piet's mother is ill that week.
How to be safe in the car is worked out with the specialist.
The joint in her thumb is looked at by the doctor.
She met Piet at school, she says, and she laughs.
When Piet rings, reception says what it says to everybody.
If he asks, she was at the doctor's.
How the duty to Piet's mother is met, the lead settles.
She works as a baker, and her husband does not know of the visits."""
FIELDS = {
    "ending": "The sisters speak; the lease is not settled.",
    "sick_role": "The choir can wait; the ovens are halved.",
    "medication": "Offered and declined for now.",
    "contract": "Twelve weekly sessions.",
    "teaching_points": "Silence can be a stage.",
    "plan": "She tells him the same day.",
    "repair": '"That was me hurrying. What would you want to say?"',
    "note": "The drawer is opened.",
    "reasoning": "Low mood follows the silence about the lease.",
}


def found(root: Path, place: str, text: str) -> list[str]:
    changes = [*FEARS_HER_HUSBAND, (place, f"{place} {text}")]
    (old, new), *rest = changes
    change = {"from": old, "to": new, "also": [{"from": before, "to": after} for before, after in rest]}
    return [one for one in findings(CASE, change, root) if one.startswith(("CS041", "YM"))]


@pytest.mark.parametrize("text", UNSAFE.split("\n"))
def test_nobody_feared_is_met_and_nothing_negotiated(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, MIDDLE, text)


@pytest.mark.parametrize("text", SAFE.split("\n"))
def test_what_is_refused_or_of_others_passes(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, MIDDLE, text) == []


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_that_says_what_is_done_is_read(field: str, tmp_path: Path) -> None:
    assert len(found(tmp_path, FIELDS[field], "A joint session with both of them, to renegotiate.")) == 1


@pytest.mark.parametrize(
    "place",
    ["Some would begin with the threatened closure.", "Perhaps you should simply tell her.", "The shop may close."],
)
def test_the_slip_what_colleagues_dispute_and_a_decoy_are_let_be(place: str, tmp_path: Path) -> None:
    assert found(tmp_path, place, "A joint session with Piet could be offered.") == []


def test_of_two_husbands_neither_is_meant_by_that_word(tmp_path: Path) -> None:
    """Where somebody safe is the same to the patient, only the name tells."""
    changes = (*FEARS_HER_HUSBAND, ("    relation: brother\n", "    relation: partner\n"))
    (old, new), *rest = (*changes, (MIDDLE, "Her partner sits beside her."))
    change = {"from": old, "to": new, "also": [{"from": before, "to": after} for before, after in rest]}
    assert not [one for one in findings(CASE, change, tmp_path) if one.startswith(("CS041", "YM"))]
