"""`check --since`: every code on golden files, every kind of item, and what git can and cannot give."""

import copy
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from course_factory import dump, item, option, quiz, sound_course, write_course
from git_course import commit, git
from golden_rules import EXERCISES, base_text, changed
from ipt_course.kinds.table import KINDS
from ipt_course.model import ItemKind
from ipt_course.rules.since_codes import SINCE_RULES
from ipt_course.since.compare import since
from ipt_course.since.meaning import meaning
from ipt_course.since.revision import RevisionError
from quiz_factory import OWN, make_item
from small_site import case_text, course

GOLDEN = sorted((Path(__file__).parent / "since").glob("*.yml"))
QUIZ = "quizzes/quiz.yml"


# ---------- every code ----------


def text_after(changes: list[dict[str, Any]]) -> str:
    text = base_text("quiz")
    for change in changes:
        if "without" in change:
            items = text.split("\n  - id: ")
            text = "\n  - id: ".join(one for one in items if not one.startswith(change["without"])) + "\n"
        else:
            text = changed(text, change)
    return text


def golden(outcome: str) -> list:
    return [
        pytest.param(file.stem, change, id=f"{file.stem}-{number}")
        for file in GOLDEN
        for number, change in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))[outcome], 1)
    ]


def found(root: Path, change: dict[str, Any]) -> list:
    for earlier in change.get("earlier", [[]]):
        write_course(root, {QUIZ: text_after(earlier)})
        commit(root)
    write_course(root, {QUIZ: text_after(change.get("now", []))})
    return list(since(root, "HEAD").findings)


@pytest.mark.parametrize(("code", "change"), golden("fail"))
def test_what_saved_answers_would_not_survive_is_found(code: str, change: dict, tmp_path: Path) -> None:
    (one,) = found(tmp_path, change)
    assert (one.code, f"{one.line}:{one.column}", one.path) == (code, change["at"], QUIZ)
    assert change["says"] in one.message
    assert change.get("advises", "") in one.advice


@pytest.mark.parametrize(("code", "change"), golden("pass"))
def test_what_saved_answers_survive_passes(code: str, change: dict, tmp_path: Path) -> None:
    assert found(tmp_path, change) == []


def test_every_code_has_a_golden_file() -> None:
    assert [file.stem for file in GOLDEN] == sorted(rule.code for rule in SINCE_RULES)


# ---------- every kind ----------

Data = dict[str, Any]


def of_kind(kind: ItemKind) -> Data:
    data = {name: value for name, value in item("one-a").items() if name != "options"}
    return {**data, "kind": str(kind), **copy.deepcopy(OWN[kind])}


def key_to(listing: str, chosen: int) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        for at, one in enumerate(data[listing]):
            one.pop("key", None)
            if at == chosen:
                one["key"] = True

    return change


def put(*path: Any) -> Callable[[Data], None]:
    """Set the value at the end of the path."""

    def change(data: Data) -> None:
        for step in path[:-2]:
            data = data[step]
        data[path[-2]] = path[-1]

    return change


def drop(*path: Any) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        for step in path[:-1]:
            data = data[step]
        del data[path[-1]]

    return change


def add(listing: str, **part: Any) -> Callable[[Data], None]:
    feedback = {} if "why" in part else {"feedback": "A part like others."}
    return lambda data: data[listing].append({"id": "added", **part, **feedback})


def turn_round(listing: str) -> Callable[[Data], None]:
    return lambda data: data[listing].reverse()


K = ItemKind
DECISIVE = [
    (K.SINGLE_BEST_ANSWER, key_to("options", 1), "the key was `ask` and is `wait`"),
    (K.SINGLE_BEST_ANSWER, put("options", 1, "effect", "harmful"), "option `wait` was acceptable and is harmful"),
    (K.SINGLE_BEST_ANSWER, drop("options", 1), "option `wait` is gone"),
    (K.MULTIPLE_RESPONSE, put("options", 2, "key", True), "`move` now counts as right"),
    (K.MULTIPLE_RESPONSE, drop("options", 0, "key"), "`loss` no longer counts as right"),
    (K.TRUE_FALSE, put("answer", True), "the key was `false` and is `true`"),
    (K.TRUE_FALSE, drop("if_true", "effect"), "the effect of `true` was harmful and is not given"),
    (K.MATCHING, put("prompts", 0, "target", "talk"), "the key was `notes` with `silence` and is `notes` with `talk`"),
    (K.MATCHING, drop("prompts", 0, "harmful_targets"), "`notes` with `end` no longer counts as harm"),
    (K.MATCHING, put("prompts", 1, "harmful_targets", ["end"]), "`rows` with `end` now counts as harm"),
    (K.MATCHING, add("prompts", text="They write", target="talk"), "prompt `added` is new"),
    (K.MATCHING, put("targets", 2, {"id": "over", "text": "It is over"}), "target `end` is gone; target `over` is new"),
    (K.ORDERING, turn_round("steps"), "the key was `aim` before `both`, `alone` before `aim`"),
    (K.ORDERING, drop("steps", 2, "harmful_before"), "`both` before `alone` no longer counts as harm"),
    (K.ORDERING, put("steps", 1, "id", "goal"), "step `aim` is now called `goal`"),
    (K.SITUATIONAL_JUDGEMENT, put("replies", 1, "effect", "skilled"), "reply `wait` was acceptable and is skilled"),
    (K.HOT_TEXT, put("lines", 3, "key", True), "`leave` now counts as right"),
    (K.HOT_TEXT, put("lines", 3, "effect", "unhelpful"), "line `leave` was harmful and is unhelpful"),
    (K.HOT_TEXT, put("lines", 2, "id", "forget"), "line `forget` is new"),
    (K.CASE_FOCUS, key_to("foci", 0), "the key was `role-transition` and is `role-dispute`"),
    (K.CASE_FOCUS, key_to("questions", 1), "the key was `ending` and is `mornings`"),
    (K.CASE_FOCUS, drop("risk"), "`ending` no longer decides alone"),
    (K.REFLECTION, add("criteria", text="It is short", why="It is."), "criterion `added` is new"),
]
FREE = [
    *((kind, put("stem", "What do you now say first in one-a?"), "") for kind in K),
    *((kind, put("difficulty", 3), "") for kind in K),
    *((kind, put("rationale", "Other words, all of them."), "") for kind in K),
    (K.SINGLE_BEST_ANSWER, turn_round("options"), ""),
    (K.MULTIPLE_RESPONSE, turn_round("options"), ""),
    (K.TRUE_FALSE, put("if_true", "feedback", "No."), ""),
    (K.MATCHING, turn_round("prompts"), ""),
    (K.MATCHING, turn_round("targets"), ""),
    (K.ORDERING, put("steps", 0, "text", "Ask her, alone"), ""),
    (K.SITUATIONAL_JUDGEMENT, turn_round("replies"), ""),
    (K.HOT_TEXT, put("lines", 0, "text", "It was quite hopeless."), ""),
    (K.CASE_FOCUS, turn_round("foci"), ""),
    (K.REFLECTION, turn_round("criteria"), ""),
]


def after(root: Path, data: Data, change: Callable[[Data], None], revision: int = 1) -> list:
    now = copy.deepcopy(data)
    change(now)
    now["revision"] = revision
    write_course(root, {"quizzes/one.yml": dump(quiz("one", [data]))})
    commit(root)
    write_course(root, {"quizzes/one.yml": dump(quiz("one", [now]))})
    return [(one.code, one.message) for one in since(root, "HEAD").findings]


@pytest.mark.parametrize(("kind", "change", "says"), DECISIVE)
def test_a_decisive_change_of_each_kind_needs_a_revision(
    kind: ItemKind, change: Any, says: str, tmp_path: Path
) -> None:
    ((code, message),) = after(tmp_path, of_kind(kind), change)
    assert code in ("RV001", "RV002")
    assert says in message
    assert after(tmp_path, of_kind(kind), change, revision=2) == []


@pytest.mark.parametrize(("kind", "change", "says"), FREE)
def test_words_and_order_are_free_in_each_kind(kind: ItemKind, change: Any, says: str, tmp_path: Path) -> None:
    assert after(tmp_path, of_kind(kind), change) == []


def test_both_lists_name_every_kind() -> None:
    assert {kind for kind, _, _ in DECISIVE} == {kind for kind, _, _ in FREE} == set(KINDS)


@pytest.mark.parametrize("kind", K)
def test_the_meaning_of_an_item_is_that_of_no_other_kind(kind: ItemKind) -> None:
    meanings = [meaning(make_item(kind=one)) for one in K]
    assert [one == meaning(make_item(kind=kind)) for one in meanings].count(True) == 1


# ---------- exercises ----------


def without(begins: str, ends: str) -> Callable[[str], str]:
    """The text without what stands from one line's beginning to the next's."""

    def change(text: str) -> str:
        start = text.index(begins)
        return text[:start] + text[text.index(ends, start + 1) :]

    return change


def put_text(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert text.count(old) == 1, old
        return text.replace(old, new)

    return change


KEPT = "; what was saved of the earlier one is then put aside."
DECISIVE_IN_EXERCISES = [
    ("session", put_text("effect: unhelpful\n        answer: |\n          Perhaps", "effect: harmful\n        answer: |"
     "\n          Perhaps"), "RV001", "the effect of reply `she-cannot` was unhelpful and is harmful"),
    ("session", put_text("id: rude", "id: blunt"), "RV002", "reply `rude` is now called `blunt`"),
    ("session", without("      - id: same-time", "authors_path:"), "RV002", "reply `same-time` is gone"),
    ("session", put_text("It is kind, and general.\n        next: option",
     "It is kind, and general.\n        next: close"), "RV001", "reply `of-course` leads elsewhere"),
    ("session", put_text("changes: {linked: 1}", "changes: {linked: -1}"), "RV001",
     "reply `which-day` changes the state"),
    ("session", put_text("    highest: 1", "    highest: 2"), "RV001", "state `linked` has other bounds"),
    ("session", put_text("text: What did each of you say?", "when: linked = 1\n"
     "        text: What did each of you say?"),
     "RV001", "reply `what-said` is offered elsewhere"),
    ("session", put_text("technique: incident\n", "technique: incident\n        markers: {incident: 3}\n"), "RV001",
     "reply `which-day` earns other markers"),
    ("transcript", put_text("marker: options\n    level: 1", "marker: options\n    level: 2"),
     "RV001", "the level of mark `options` was 1 and is 2"),
    ("transcript", put_text("evidence: [T9]", "evidence: [T10]"), "RV001", "mark `options` is shown by other lines"),
    ("transcript", put_text(
     "marker: options", "marker: network"), "RV002", "mark `options` is gone; mark `network` is new"),
    ("transcript", put_text("line: T9\n    habit: advice", "line: T9"), "RV001", "line `T9` is another slip, or none"),
    ("transcript", put_text("      Short.\n", "      Short.\n  - who: therapist\n    says: |\n      Short.\n"), "RV002",
     "line `T14` is new"),
    ("drill", put_text("id: stopped", "id: silent"), "RV002", "criterion `stopped` is now called `silent`"),
    ("drill", put_text("id: yard", "id: gate"), "RV002", "rung `yard` is now called `gate`"),
    ("drill", put_text("skill: communication-analysis", "skill: clarification"), "RV001",
     "the skill of drill `drill` was communication-analysis and is clarification"),
]  # fmt: skip
FREE_IN_EXERCISES = [
    ("session", put_text("It asks for a day and for a person.", "Quite other words.")),
    ("session", put_text("text: What did each of you say?", "text: And what did each of you say?")),
    ("session", put_text("technique: clarification", "technique: exploring")),
    ("session", put_text("authors_path: [which-day", "authors_path: [sleep-well")),
    ("transcript", put_text("One day, told in turn; nothing is left general.", "Quite other words.")),
    ("transcript", put_text("Cold. In the hands.", "Cold, in the hands.")),
    ("drill", put_text("What did you say first?", "What did you say, first of all?")),
    ("drill", put_text("minutes: 5", "minutes: 7")),
]


def of_exercise(root: Path, base: str, change: Callable[[str], str], revision: int = 1) -> list:
    path, text = EXERCISES[base], base_text(base)
    write_course(root, {path: text})
    commit(root)
    write_course(root, {path: change(text).replace("revision: 1", f"revision: {revision}", 1)})
    return list(since(root, "HEAD").findings)


@pytest.mark.parametrize(("base", "change", "code", "says"), DECISIVE_IN_EXERCISES)
def test_a_decisive_change_of_an_exercise_needs_a_revision(
    base: str, change: Callable[[str], str], code: str, says: str, tmp_path: Path
) -> None:
    (one,) = of_exercise(tmp_path, base, change)
    assert (one.code, one.path, f"{one.line}:{one.column}") == (code, EXERCISES[base], "4:11")
    assert one.message.startswith(f"{base} `{base}`: ")
    assert says in one.message
    assert one.advice == f"Write `revision: 2`{KEPT}" or "its old id back" in one.advice
    assert of_exercise(tmp_path, base, change, revision=2) == []


@pytest.mark.parametrize(("base", "change"), FREE_IN_EXERCISES)
def test_the_words_of_an_exercise_are_free(base: str, change: Callable[[str], str], tmp_path: Path) -> None:
    assert of_exercise(tmp_path, base, change) == []


def test_both_lists_name_every_kind_of_exercise() -> None:
    assert {base for base, *_ in DECISIVE_IN_EXERCISES} == {base for base, _ in FREE_IN_EXERCISES} == set(EXERCISES)


def test_replies_and_lines_that_exchange_their_words_are_told(tmp_path: Path) -> None:
    def exchange(text: str) -> str:
        return text.replace("id: rude", "id: x").replace("id: hear", "id: rude").replace("id: x", "id: hear")

    codes = {one.code for one in of_exercise(tmp_path, "session", exchange)}
    assert codes == {"RV001", "RV004"}

    def put_in(text: str) -> str:
        said = "  - who: therapist\n    says: |\n      In the hands.\n"
        assert text.count(said) == 1
        return text.replace(said, "  - who: therapist\n    says: |\n      Take your time.\n" + said)

    parts, words = of_exercise(tmp_path, "transcript", put_in)
    assert (parts.code, "line `T14` is new" in parts.message) == ("RV002", True)
    assert words.code == "RV004"
    assert "line `T8` has the words that line `T7` had" in words.message
    assert "more changes" in words.message


def test_an_exercise_that_is_gone_renamed_back_or_lowered_is_told_like_an_item(tmp_path: Path) -> None:
    path, text = EXERCISES["drill"], base_text("drill").replace("revision: 1", "revision: 3", 1)
    write_course(tmp_path, {path: text})
    commit(tmp_path)

    def codes() -> list[str]:
        return [one.code for one in since(tmp_path, "HEAD").findings]

    write_course(tmp_path, {path: text.replace("revision: 3", "revision: 2", 1)})
    assert codes() == ["RV005"]
    (tmp_path / path).unlink()
    assert codes() == ["RV008"]
    write_course(tmp_path, {path.replace("drill.yml", "other.yml"): text.replace("id: drill", "id: other")})
    assert codes() == ["RV006"]
    (tmp_path / path.replace("drill.yml", "other.yml")).unlink()
    commit(tmp_path)
    write_course(tmp_path, {path: text.replace("revision: 3", "revision: 1", 1)})
    assert codes() == ["RV007"]


def test_an_exercise_that_could_not_be_read_was_not_compared(tmp_path: Path) -> None:
    path, text = EXERCISES["session"], base_text("session")
    write_course(tmp_path, {path: text.replace("phase: middle", "phase: later")})
    commit(tmp_path)
    write_course(tmp_path, {path: text})
    (one,) = since(tmp_path, "HEAD").findings
    assert (one.code, one.message) == ("RV010", "session `session` as in HEAD cannot be read, and was not compared")
    commit(tmp_path)
    write_course(tmp_path, {path: text.replace("phase: middle", "phase: later")})
    assert since(tmp_path, "HEAD").findings == ()
    assert since(tmp_path, "HEAD").summary("HEAD").endswith(": 0 items, 0 cases, 1 session.")


# ---------- between files ----------


def test_moves_between_files_new_items_and_another_order_are_free(tmp_path: Path) -> None:
    write_course(tmp_path, sound_course())
    commit(tmp_path)
    new = item("one-c", stem="Whom do you ask about the second winter?", options=[option(x, x == "p") for x in "opq"])
    (tmp_path / "quizzes/one.yml").unlink()
    moved = quiz("checks", [item("one-b"), new, item("checks-a"), item("one-a")], module="two", title="Renamed")
    write_course(tmp_path, {"quizzes/checks.yml": dump(moved)})
    assert since(tmp_path, "HEAD").findings == ()


def test_two_items_that_exchange_their_ids_are_told_apart(tmp_path: Path) -> None:
    def two(first: str, second: str) -> dict[str, str]:
        one = item(first, stem="Whose turn was it to speak on that Sunday evening?")
        other = item(second, stem="What had each of the brothers hoped for at New Year?")
        for text, part in zip(("In the car", "At the table", "Nowhere"), one["options"], strict=True):
            part["text"] = text
        return {"quizzes/one.yml": dump(quiz("one", [one, other]))}

    write_course(tmp_path, two("one-a", "one-b"))
    commit(tmp_path)
    write_course(tmp_path, two("one-b", "one-a"))
    codes = [(one.code, one.line) for one in since(tmp_path, "HEAD").findings]
    assert codes == [("RV006", 5), ("RV006", 24)]


def test_a_case_is_compared_with_its_questions(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir(parents=True)
    before = yaml.safe_load(case_text())
    path = f"cases/{before['id']}.yml"
    write_course(tmp_path, {path: case_text()})
    commit(tmp_path)

    def codes(**changes: Any) -> list[tuple[str, str]]:
        write_course(tmp_path, {path: case_text(**changes)})
        return [(one.code, one.message) for one in since(tmp_path, "HEAD").findings]

    assert codes(story=before["story"].replace("the", "that")) == []
    ((code, message),) = codes(decision={**before["decision"], "focus": "grief"})
    assert code == "RV001"
    assert "the decision was `one-focus role-dispute` and is `one-focus grief`" in message
    questions = copy.deepcopy(before["questions"])
    questions[0]["options"][0]["id"] += "-x"
    ((code, message),) = codes(questions=questions)
    assert (code, message.split(":")[0]) == ("RV002", f"item `{questions[0]['id']}`")
    ((code, message),) = codes(id="another")
    assert (code, message) == (
        "RV006", f"case `another` has the words of case `{before['id']}`, under which answers are saved"
    )  # fmt: skip


def test_what_can_be_read_of_a_broken_file_is_compared(tmp_path: Path) -> None:
    files = sound_course()
    broken = files["quizzes/one.yml"].replace("id: one-b\n  revision: 1", "id: one-b\n  revision: one")
    write_course(tmp_path, {"quizzes/one.yml": broken})
    commit(tmp_path)
    changed = files["quizzes/one.yml"].replace("  - id: ask\n", "  - id: asked\n")
    write_course(tmp_path, {"quizzes/one.yml": changed})
    first, second = since(tmp_path, "HEAD").findings
    assert (first.code, first.message) == ("RV010", "item `one-b` as in HEAD cannot be read, and was not compared")
    assert (second.code, second.message.split(":")[0]) == ("RV002", "item `one-a`")
    # The other way round the item has a finding of its own, and is not said to be gone.
    commit(tmp_path)
    write_course(
        tmp_path, {"quizzes/one.yml": changed.replace("id: one-b\n  revision: 1", "id: one-b\n  revision: one")}
    )
    assert since(tmp_path, "HEAD").findings == ()


# ---------- the verb ----------


@pytest.fixture
def small(tmp_path: Path) -> Path:
    root = write_course(tmp_path / "die Übung 1", sound_course())
    commit(root)
    return root


def change_key(root: Path) -> None:
    path = root / "quizzes/checks.yml"
    text = path.read_text(encoding="utf-8").replace("    key: true\n", "")
    path.write_text(text.replace("  - id: tell\n", "  - id: tell\n    key: true\n"), encoding="utf-8")


def test_the_verb_says_what_was_compared(small: Path) -> None:
    done = course(small, "check", "--since", "HEAD")
    assert done.returncode == 0, done.stdout + done.stderr
    name = git(small, "rev-parse", "HEAD")[:9]
    assert done.stdout == (
        f"0 errors, 0 warnings; checked 3 items, 0 cases, 2 pages\nCompared with HEAD ({name}): 3 items, 0 cases.\n"
    )


def test_the_verb_fails_at_the_line_of_the_revision(small: Path) -> None:
    change_key(small)
    done = course(small, "check", "--since", "main")
    assert done.returncode == 1
    assert done.stdout.startswith(
        "quizzes/checks.yml:6:13 error RV001 key-changed: item `checks-a`: the key was `ask` "
    )
    assert "  6 |   revision: 1\n    |             ^\n  → Write `revision: 2`; " in done.stdout
    (one,) = json.loads(course(small, "check", "--since", "main", "--format", "json").stdout)
    assert one["code"] == "RV001"
    github = course(small, "check", "--since", "main", "--format", "github").stdout
    assert github.startswith("::error file=quizzes/checks.yml,line=6,col=13,title=RV001 key-changed::")


def test_named_files_alone_are_reported(small: Path) -> None:
    change_key(small)
    assert course(small, "check", "--since", "HEAD", "quizzes/one.yml").returncode == 0
    assert "RV001" in course(small, "check", "--since", "HEAD", "quizzes/checks.yml").stdout
    assert "RV001" in course(small, "check", "--since", "HEAD", "quizzes").stdout


def test_a_trainer_may_do_without_a_notice(small: Path) -> None:
    files = {"cohort.yml": "rules:\n  RV008: off\n", "quizzes/one.yml": dump(quiz("one", [item("one-a")]))}
    write_course(small, files)
    done = course(small, "check", "--since", "HEAD")
    assert (done.returncode, "RV008" in done.stdout) == (0, False), done.stdout


def test_removed_is_told_and_is_no_error(small: Path) -> None:
    write_course(small, {"quizzes/one.yml": dump(quiz("one", [item("one-a")]))})
    done = course(small, "check", "--since", "HEAD")
    assert done.returncode == 0
    assert "quizzes/one.yml:4:1 warning RV008 removed: item `one-b` is no longer in the course" in done.stdout


def test_the_course_may_stand_below_the_top_of_a_repository(tmp_path: Path) -> None:
    write_course(tmp_path, {"README": "Around it.\n"})
    commit(tmp_path)
    root = write_course(tmp_path / "kurse/ipt é", sound_course())
    commit(tmp_path)
    change_key(root)
    assert [one.code for one in since(root, "HEAD").findings] == ["RV001"]
    assert "no quizzes and no cases" in since(root, "HEAD~1").summary("HEAD~1")
    # Also for what came back: its history is looked for below the course alone.
    (root / "quizzes/checks.yml").unlink()
    commit(tmp_path)
    write_course(
        root, {"quizzes/back.yml": dump(quiz("back", [item("checks-a", options=[option(x, x == "o") for x in "op"])]))}
    )
    assert [one.code for one in since(root, "HEAD").findings] == ["RV007"]


def test_line_ends_of_windows_are_no_change(small: Path) -> None:
    for path in (small / "quizzes").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert since(small, "HEAD").findings == ()


def test_names_of_any_script_are_read(small: Path) -> None:
    # Such a name has a finding of its own, and what stands in it is compared all the same.
    (small / "quizzes/one.yml").rename(small / "quizzes/été à deux.yml")
    commit(small)
    (small / "quizzes/été à deux.yml").rename(small / "quizzes/one.yml")
    assert since(small, "HEAD").findings == ()


# ---------- refusals ----------


def refused(root: Path, revision: str = "HEAD") -> str:
    done = course(root, "check", "--since", revision)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("course: ")
    assert done.stderr.count("\n") == 1
    return done.stderr


@pytest.mark.parametrize(
    "name", ["nowhere", "", "-n", "--all", "HEAD~99", "HEAD:quizzes", "a b", "main..main", "é", "@{9}"]
)
def test_a_revision_that_is_not_there(small: Path, name: str) -> None:
    assert f"there is no revision `{name}` in this checkout" in refused(small, name)


def test_no_git_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "--since needs the course as a git checkout; git says: not a git repository" in refused(
        write_course(tmp_path, sound_course())
    )


def test_a_checkout_without_commits(tmp_path: Path) -> None:
    root = write_course(tmp_path, sound_course())
    git(root, "init", "--quiet")
    assert "there is no revision `HEAD`" in refused(root)


def test_a_shallow_clone(small: Path, tmp_path: Path) -> None:
    commit(small)
    git(tmp_path, "clone", "--quiet", "--depth=1", small.as_uri(), "shallow")
    assert "shallow clone" in refused(tmp_path / "shallow")
    assert "fetch-depth: 0" in refused(tmp_path / "shallow", "HEAD~1")


def test_no_git(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(small))
    with pytest.raises(RevisionError, match="git, which is not installed"):
        since(small, "HEAD")


def test_a_damaged_checkout(small: Path) -> None:
    blob = git(small, "rev-parse", "HEAD:quizzes/one.yml")
    broken = small / ".git/objects" / blob[:2] / blob[2:]
    broken.chmod(0o600)
    broken.unlink()
    assert "git cannot give" in refused(small)


def test_a_link_of_long_ago_is_no_content(small: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("links need a right of their own there")
    (small / "quizzes/linked.yml").symlink_to(small / "quizzes/one.yml")
    commit(small)
    (small / "quizzes/linked.yml").unlink()
    assert since(small, "HEAD").findings == ()


def test_the_variables_of_a_hook_lead_to_the_same_place(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change_key(small)
    monkeypatch.setenv("GIT_DIR", str(small / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", os.devnull)
    assert [one.code for one in since(small, "HEAD").findings] == ["RV001"]


def test_nothing_is_written(small: Path) -> None:
    change_key(small)
    before = {path: path.stat().st_mtime_ns for path in small.rglob("*")}
    since(small, "HEAD")
    assert {path: path.stat().st_mtime_ns for path in small.rglob("*")} == before
    assert shutil.which("git")
