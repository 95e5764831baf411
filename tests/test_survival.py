"""Answers that survive edits: a thousand random edits of a course against answers saved in a real browser.

None is attached to another question, none is lost, and `check --since` finds each edit that would do either.
"""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from course_factory import write_course
from git_course import commit
from ipt_course.assets import FOLDER, bundles
from ipt_course.findings import Severity
from ipt_course.model import Quiz
from ipt_course.render import render_quiz
from ipt_course.since.compare import compare, since
from ipt_course.since.standing import Standing, at_revision
from random_edits import (
    RIGHT,
    WRONG,
    Data,
    ElsewhereError,
    World,
    add_part,
    another_kind,
    rename_part,
    take_part,
)

pytestmark = pytest.mark.browser

SEEDS, EDITS, BATCH = 5, 200, 10
REVISED = "This question was revised since you answered it"
ADDRESS = "http://survival.test/"

# What the learner sees in each item, told by the controls alone.
SEEN = """() => Object.fromEntries([...document.querySelectorAll("[data-item]")].map((item) => {
  const controls = [...item.querySelectorAll("input:not([data-own]), option")].filter(
    (one) => !one.closest("[data-own]") && !(one.name || "").endsWith("--certainty") && one.value);
  return [item.dataset.item, {
    chosen: controls.filter((one) => one.checked || one.selected).map((one) => one.value).sort(),
    answered: item.querySelector("[data-live]") !== null, // its feedback stands beside it
    said: item.innerText,
  }];
}))"""
# Chooses something in every group of controls, and presses the item's own button.
ANSWER = """([id, number]) => {
  const item = document.querySelector(`[data-item="${id}"]`);
  const named = {};
  item.querySelectorAll("input:not([data-own])").forEach((one) => (named[one.name] = named[one.name] || []).push(one));
  Object.values(named).forEach((group) => { const one = group[number % group.length]; one.checked || one.click(); });
  item.querySelectorAll("select").forEach((one) => {
    if (one.closest("[data-order]")) return;
    one.selectedIndex = 1 + (number % (one.options.length - 1));
    one.dispatchEvent(new Event("change", { bubbles: true }));
  });
  item.querySelectorAll("textarea").forEach((one) => (one.value = "Words of the learner."));
}"""

KEEP = "(all) => all.forEach(([id, text]) => localStorage.setItem(`ipt:item:${id}`, text))"


# ---------- what the learner has, as plain data ----------


@dataclass
class Learner:
    """Saved records by item, as text, and what each holds."""

    chance: random.Random
    texts: dict[str, str] = field(default_factory=dict)

    def save(self, item: Data) -> None:
        """Attempts as the browser would write them; some of them at earlier revisions."""
        attempts = []
        for number in range(self.chance.randint(1, 3)):
            scored = item["kind"] != "reflection"
            attempts.append(
                {
                    "response": response_to(self.chance, item),
                    "certainty": self.chance.choice(["sure", "fairly-sure", "guessing"]) if scored else None,
                    "score": 0.5 if scored else None,
                    "at": f"2026-11-0{number + 1}T10:00:00.000Z",
                }
            )
        record = {"version": 1, "revision": item["revision"], "attempts": attempts}
        self.texts[item["id"]] = json.dumps(record, separators=(",", ":"))

    def last(self, id: str) -> tuple[list[str], int] | None:
        """The response of the last attempt, and the revision it answered."""
        if id not in self.texts:
            return None
        attempt = attempts_in(self.texts[id])[-1]
        return attempt["response"], attempt["revision"]


def attempts_in(text: str) -> list[Data]:
    record = json.loads(text)
    assert record["version"] == 1
    return [{"revision": record["revision"], **attempt} for attempt in record["attempts"]]


def response_to(chance: random.Random, item: Data) -> list[str]:
    """One thing for each that the item asks to be decided."""
    kind = item["kind"]
    if kind == "reflection":
        return []
    if kind == "true-false":
        return [chance.choice(["true", "false"])]
    if kind == "matching":
        return [f"{prompt['id']}:{chance.choice(item['targets'])['id']}" for prompt in item["prompts"]]
    if kind == "ordering":
        places = chance.sample(range(1, len(item["steps"]) + 1), len(item["steps"]))
        return [f"{step['id']}:{place}" for step, place in zip(item["steps"], places, strict=True)]
    if kind == "situational-judgement":
        ratings = ["skilled", "acceptable", "unhelpful", "harmful"]
        return [f"{reply['id']}:{chance.choice(ratings)}" for reply in item["replies"]]
    if kind == "case-focus":
        return [f"focus:{chance.choice(item['foci'])['id']}", f"question:{chance.choice(item['questions'])['id']}"]
    ids = [part["id"] for part in item["lines" if kind == "hot-text" else "options"] if "id" in part]
    return [chance.choice(ids)] if kind == "single-best-answer" else chance.sample(ids, chance.randint(1, len(ids)))


# ---------- the browser ----------


@pytest.fixture
def browse(browser: Any) -> Iterator[Callable[[World], Any]]:
    """Loads the course as it now stands, in a browser that keeps its storage from one load to the next."""
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    script = dict(bundles(ROOT / "docs"))[f"{FOLDER}/quizzes.js"]
    page.route(f"{ADDRESS}quizzes.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))

    def load(world: World) -> Any:
        quizzes = "".join(str(render_quiz(Quiz.model_validate(quiz), {})) for quiz in world.quizzes.values())
        body = quizzes.replace("course:", "#")
        head = '<meta charset="utf-8"><title>T</title><script src="quizzes.js" defer></script>'
        html = f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'
        page.unroute(ADDRESS)
        page.route(ADDRESS, lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(ADDRESS)
        return page

    yield load
    context.close()
    assert not faults


def stored(page: Any) -> dict[str, str]:
    return dict(page.evaluate("Object.entries(localStorage)"))


def compare_with_what_is_seen(page: Any, world: World, learner: Learner, tally: Counter[str]) -> None:
    """The browser against the model, item by item."""
    assert stored(page) == {f"ipt:item:{id}": text for id, text in learner.texts.items()}
    seen = page.evaluate(SEEN)
    assert seen.keys() == world.items.keys()
    for id, item in world.items.items():
        last, looks = learner.last(id), seen[id]
        counts = last is not None and last[1] == item["revision"]
        assert looks["answered"] is counts, (id, last, item)
        assert (REVISED in looks["said"]) is (last is not None and not counts), (id, last, item)
        if counts:
            assert looks["chosen"] == sorted(last[0]), (id, item)
        elif item["kind"] != "ordering":  # there, something always stands at each place
            assert set(looks["chosen"]) <= set(last[0] if last else ()), (id, item)
        tally["counted" if counts else "revised" if last else "not answered"] += 1
    tally["kept of removed items"] += len(learner.texts.keys() - world.items.keys())


def answer_anew(page: Any, world: World, learner: Learner, tally: Counter[str]) -> None:
    """An item that was revised, or never answered: the earlier attempts stay as they were."""
    open_items = [id for id, looks in page.evaluate(SEEN).items() if not looks["answered"]]
    if not open_items:
        return
    id = learner.chance.choice(open_items)
    page.evaluate(ANSWER, [id, learner.chance.randrange(60)])
    given = page.evaluate(SEEN)[id]["chosen"]
    page.locator(f"[data-item='{id}'] [data-do=check]").click()
    text = stored(page)[f"ipt:item:{id}"]
    *earlier, new = attempts_in(text)
    before = attempts_in(learner.texts[id])[-19:] if id in learner.texts else []
    assert earlier == before
    assert (sorted(new["response"]), new["revision"]) == (given, world.items[id]["revision"])
    learner.texts[id] = text
    tally["answered anew"] += 1


# ---------- the property ----------


def standing(world: World) -> Standing:
    read = at_revision({path: text.encode() for path, text in world.files().items()}, "now")
    assert not read.findings
    assert {id for kind, id in read.things} == world.items.keys()
    return read


def edited(world: World, edits: list, tally: Counter[str]) -> tuple[World, Any]:
    """The course after one edit drawn from those that can be made, and what the edit says of itself."""
    # What has been drawn least comes first, more or less: every edit gets its turn.
    for edit in sorted(edits, key=lambda edit: tally[edit.__name__] + world.chance.uniform(0, 3)):
        trial = world.copy()
        try:
            said = edit(trial)
        except ElsewhereError:
            continue
        if trial.quizzes != world.quizzes:
            tally[edit.__name__] += 1
            return trial, said
    raise AssertionError("no edit can be made")


def write(root: Path, world: World) -> None:
    for path in (root / "quizzes").glob("*.yml"):
        path.unlink()
    write_course(root, world.files())


@pytest.mark.parametrize("seed", range(SEEDS))
def test_answers_survive_a_thousand_edits(seed: int, browse: Callable[[World], Any], tmp_path: Path) -> None:
    world, tally, seen = World.of(seed), Counter[str](), Counter[str]()
    learner = Learner(world.chance)
    for item in world.items.values():
        learner.save(item)
    page = browse(world)
    page.evaluate(KEEP, list(learner.texts.items()))
    write(tmp_path, world)
    commit(tmp_path)
    now = standing(world)
    past = dict(now.things)
    earlier = lambda names: {name: past[name] for name in names if name in past}  # noqa: E731

    for number in range(1, EDITS + 1):
        if world.chance.random() < 0.25:
            wrong, id = edited(world, WRONG, tally)
            errors = [one for one in compare(now, standing(wrong), earlier) if one.severity is Severity.ERROR]
            assert errors
            assert all(f"item `{id}`" in one.message for one in errors)
        else:
            world, gone = edited(world, RIGHT, tally)
            before, now = now, standing(world)
            found = compare(before, now, earlier)
            assert [(one.code, one.message) for one in found] == [
                ("RV008", f"item `{id}` is no longer in the course") for id in gone
            ]
            past |= now.things
        if number % BATCH == 0:
            page = browse(world)
            compare_with_what_is_seen(page, world, learner, seen)
            answer_anew(page, world, learner, seen)
            write(tmp_path, world)
            assert {one.code for one in since(tmp_path, "HEAD").findings} <= {"RV008"}
            commit(tmp_path)

    assert sum(tally.values()) == EDITS
    assert not {edit.__name__ for edit in (*RIGHT, *WRONG)} - tally.keys()
    assert min(seen.values()) > 0
    assert seen.keys() == {"counted", "revised", "not answered", "kept of removed items", "answered anew"}


# ---------- where nobody listened to the check ----------


def fits(item: Data, response: list[str]) -> bool:
    """Is it an answer to the whole of what is asked here, and to nothing else?"""
    kind, given = item["kind"], set(response)
    if kind == "reflection":
        return not given
    if kind in ("multiple-response", "hot-text"):
        ids = {part["id"] for part in item["lines" if kind == "hot-text" else "options"] if "id" in part}
        return bool(given) and given <= ids
    groups = values_asked(item)
    return len(given) == len(groups) and all(len(given & group) == 1 for group in groups)


def values_asked(item: Data) -> list[set[str]]:
    """For each thing to be decided, what can be said of it."""
    kind = item["kind"]
    if kind == "true-false":
        return [{"true", "false"}]
    if kind == "matching":
        return [{f"{one['id']}:{target['id']}" for target in item["targets"]} for one in item["prompts"]]
    if kind == "ordering":
        return [{f"{one['id']}:{place}" for place in range(1, len(item["steps"]) + 1)} for one in item["steps"]]
    if kind == "situational-judgement":
        return [
            {f"{one['id']}:{word}" for word in ("skilled", "acceptable", "unhelpful", "harmful")}
            for one in item["replies"]
        ]
    if kind == "case-focus":
        return [{f"focus:{one['id']}" for one in item["foci"]}, {f"question:{one['id']}" for one in item["questions"]}]
    return [{one["id"] for one in item["options"]}]


def test_an_answer_that_does_not_fit_is_never_counted(browse: Callable[[World], Any]) -> None:
    """Parts and kinds changed without a revision: the number alone is not believed."""
    world = World.of(11)
    learner = Learner(world.chance)
    for item in world.items.values():
        learner.save(item)
    page, tally = browse(world), Counter[bool]()
    page.evaluate(KEEP, list(learner.texts.items()))
    for _ in range(20):
        trial = world.copy()
        for item in list(trial.items.values()):
            with suppress(ElsewhereError):
                trial.chance.choice([add_part, another_kind, rename_part, take_part])(trial, item)
        seen = browse(trial).evaluate(SEEN)
        for id, item in trial.items.items():
            response, _ = learner.last(id) or ([], 0)
            counts = fits(item, response)
            assert seen[id]["answered"] is counts, (response, item)
            assert (REVISED in seen[id]["said"]) is not counts, (response, item)
            tally[counts] += 1
        assert stored(page) == {f"ipt:item:{id}": text for id, text in learner.texts.items()}
    assert min(tally[True], tally[False]) > 10
