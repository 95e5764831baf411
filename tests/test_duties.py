"""What is owed to the young and around a birth, in many wordings: each on the sound case of the rules' tests."""

from pathlib import Path

import pytest

from golden_rules import Golden, findings

CASE = Golden("", "case", [], [], {}, "")
STORY, PERSON = "spoken of it since.", "relation: brother"
EVENT, HOME = "The letter goes into the drawer.", "Lives with her partner above the shop."
NO_ANSWERS = """Not asked. | n/a | - | None. | TBC | Not yet asked; she seems well. | There was no reason to ask.
She loves the baby, so we did not ask. | Nobody asked. | No concerns. | It did not come up. | To be asked at session 3.
Asked. | She has a good bond. | The question was left out, since her mother was there. | Not applicable: all is well."""
ANSWERS = """"Do frightening thoughts about the baby come?" "No." | Asked about voices: none. | Asked: no such thoughts.
Not asked on the ward, with her mother there. Asked alone on Tuesday: none. | She denies them.
"I did not ask to have them," she said, of the pictures on the stairs. | Put to her in plain words; she shook her head.
She was told that they are common. They come, and she does not want them. | None, at each visit, when asked.
Asked about sleep, ideas and voices. None, nor anything like it.
"Do such thoughts come?" "No." She had not been asked before."""
NOTHING = "n/a|None.|-|Not asked.|Not applicable.|TBC|N/A.|Not discussed yet.|?|Yes.|To be confirmed.|No concerns."
SAID = """Their mother has parental responsibility. | Not the father: he has lost it by law. The mother consents.
Her mother, who waited outside. | None of it is private in serious danger; said first. | Nobody harms her: asked alone.
Asked alone; no harm. The lead is the school nurse. | Given by her mother and by her."""
HER_OWN = """Twenty weeks pregnant, she still lifts the sacks. | She is pregnant and has told nobody.
Tamsin is five months pregnant with her second. | She has not slept through since the birth.
She gave birth to a son nine weeks ago. | Her newborn sleeps in a flour crate. | The baby is due in May.
Her six-week-old daughter sleeps in a crate. | "I'm pregnant and I cannot tell them."
She is expecting her first child.
Her pregnancy shows now. | Her son was born in March. | She is breastfeeding every two hours.
Her mother came in the week she was found to be pregnant. | They are expecting a baby in June.
The baby, eleven weeks old, sleeps by the oven. | She told her mother about the pregnancy.
She has not told Orla that she is pregnant. | She does not sleep, seven weeks after the birth.
Nobody at the shop knows that she is pregnant. | She went back to the ovens ten weeks after giving birth.
Orla guessed that Tamsin was pregnant. | The twins are four months old."""
NOT_HERS = """Her sister is twenty weeks pregnant. | Orla is pregnant again. | Her sister's newborn sleeps upstairs.
When she was pregnant with her first, years ago, she baked until the last day. | She was born in March.
She would like to get pregnant one day. | A pregnant customer asked for rye. | The cat is pregnant.
Her sister gave birth nine weeks ago. | There was a pregnant pause. | The business was her baby.
She lost the baby at twelve weeks and was never pregnant again. | Her daughter is nine and loves the flour.
Her friend Noor is expecting a child in May. | Her first pregnancy, six years ago, was easy. | She is not pregnant.
She was a midwife and is now a baker. | The pregnancy test was negative. | Her daughter was born eleven years ago.
Her cousin's three-month-old baby cried in the choir. | She brings cakes to mothers after a birth.
She miscarried last spring, at nine weeks pregnant. | She lives with her sister, who is pregnant.
She cooks for her pregnant sister. | She is not, in fact, pregnant. | Her brother's wife is expecting in May.
She was told that she could never be pregnant. | The puppies were six weeks old."""


def each(texts: str) -> list[str]:
    return [text.strip() for line in texts.split("\n") for text in line.split("|") if text.strip()]


def found(root: Path, code: str, *changes: tuple[str, str]) -> list[str]:
    (old, new), *rest = changes
    change = {"from": old, "to": new, "also": [{"from": before, "to": after} for before, after in rest]}
    return [one for one in findings(CASE, change, root) if one.startswith((code, "YM"))]


def around_a_birth(root: Path, text: str) -> list[str]:
    part = f"perinatal:\n  when: now\n  infant_thoughts: |\n    {text}\n  psychosis: |\n    {text}\n"
    return found(root, "SF011", ("population: adult\n", "population: perinatal\n"), ("age: 38\n", f"age: 38\n{part}"))


def of_the_young(root: Path, text: str) -> list[str]:
    fields = "".join(f"  {name}: |\n    {text}\n" for name in ("guardian", "consent", "privacy", "safeguarding"))
    changed = ("age: 38\n", f"age: 16\nyoung_person:\n{fields}")
    return found(root, "SF009", ("population: adult\n", "population: adolescent\n"), changed)


@pytest.mark.parametrize("text", each(NO_ANSWERS))
def test_what_was_not_asked_around_a_birth_is_no_answer(text: str, tmp_path: Path) -> None:
    assert len(around_a_birth(tmp_path, text)) == 2


@pytest.mark.parametrize("text", each(ANSWERS))
def test_an_answer_around_a_birth_is_one(text: str, tmp_path: Path) -> None:
    assert around_a_birth(tmp_path, text) == []


@pytest.mark.parametrize("text", each(NOTHING))
def test_a_word_is_no_answer_for_a_young_person(text: str, tmp_path: Path) -> None:
    assert len(of_the_young(tmp_path, text)) == 4


@pytest.mark.parametrize("text", each(SAID))
def test_what_is_said_of_a_young_person_is_enough(text: str, tmp_path: Path) -> None:
    assert of_the_young(tmp_path, text) == []


@pytest.mark.parametrize("text", each(HER_OWN))
def test_a_pregnancy_or_birth_in_an_adults_story_asks_for_the_perinatal_part(text: str, tmp_path: Path) -> None:
    assert len(found(tmp_path, "SF011", (STORY, f"spoken of it since. {text}"))) == 1


@pytest.mark.parametrize("text", each(NOT_HERS))
def test_somebody_elses_or_one_long_past_asks_for_nothing(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, "SF011", (STORY, f"spoken of it since. {text}")) == []


@pytest.mark.parametrize(
    ("old", "new", "hers"),
    [
        (HOME, "Lives with her partner and their baby, nine weeks old.", True),
        (HOME, "Lives with her partner, and is 20 weeks pregnant.", True),
        (HOME, "Lives with her partner and their son, nine years old.", False),
        (EVENT, "Her son is born.", True),
        (EVENT, "A pregnancy is confirmed.", True),
        (EVENT, "Her sister's son is born.", False),
        (EVENT, "Orla gives birth.", False),
        (PERSON, "relation: Son, nine weeks", True),
        (PERSON, "relation: Son, 9", False),
        (PERSON, "relation: grandson, nine weeks", False),
    ],
)
def test_household_timeline_and_inventory_tell_of_a_birth_too(old: str, new: str, hers: bool, tmp_path: Path) -> None:
    assert bool(found(tmp_path, "SF011", (old, new))) is hers


@pytest.mark.parametrize(
    "text", ["He is glad that his wife is pregnant.", "She is pregnant.", "Her newborn wakes him."]
)
def test_a_mans_case_is_not_asked_for_his_wifes(text: str, tmp_path: Path) -> None:
    changes = ((STORY, f"spoken of it since. {text}"), ("pronouns: she/her", "pronouns: he/him"))
    assert found(tmp_path, "SF011", *changes) == []
