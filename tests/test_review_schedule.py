"""When items come back: the browser's code and a model written apart from it, over a year of five hundred learners."""

import json
import random
from collections import Counter
from datetime import datetime
from typing import Any

import pytest

import review_model as model
from conftest import ROOT
from review_learners import Learner, releases

pytestmark = pytest.mark.browser

COURSE = ROOT / "docs" / "assets" / "course"
LEARNERS, GROUPS, BATCH = 500, 5, 25
SCRIPTS = ("store.js", "schedule.js", "due.js", "sitting.js")

# A learner's device, with a clock that can be set and two tabs over one storage.
DEVICE = """(scripts) => {
  const code = new Function("window", "document", "Date", scripts);
  window.device = () => {
    const kept = new Map();
    const clock = { now: 0 };
    class Clocked extends Date {
      constructor(...told) { told.length ? super(...told) : super(clock.now); }
    }
    const localStorage = {
      get length() { return kept.size; },
      key: (at) => [...kept.keys()][at],
      getItem: (key) => (kept.has(key) ? kept.get(key) : null),
      setItem: (key, text) => void kept.set(key, text),
      removeItem: (key) => void kept.delete(key),
    };
    const tabs = [0, 1].map(() => {
      const tab = { localStorage };
      code(tab, { addEventListener() {} }, Clocked);
      return tab.ipt;
    });
    return { kept, clock, tabs };
  };
}"""
LIVE = """([indexes, lives]) => lives.map((script) => {
  const { kept, clock, tabs } = device();
  const faults = [];
  script.forEach((event, number) => {
    if (event.erase) kept.clear();
    else if (event.answer) {
      clock.now = event.at;
      const tab = tabs[event.tab];
      tab.store.add(event.answer, event.revision, event.attempt);
      tab.due.stamp(event.answer);
    } else {
      clock.now = event.load;
      const seen = tabs.slice(0, event.tabs).map(({ due, sitting }) => {
        const waiting = due.waiting(indexes[event.release], clock.now);
        const asked = sitting(waiting);
        asked.forEach(({ id, module, revision }) => {
          if (indexes[event.release][module][id] !== revision) faults.push([number, "another text", id]);
        });
        const sum = waiting.reduce((sum, { wait }) => sum + wait, 0);
        return JSON.stringify([asked.map(({ id }) => id), waiting.length, sum]);
      });
      const expected = JSON.stringify([event.asked, event.many, event.sum]);
      if (seen.some((one) => one !== expected)) faults.push([number, seen, expected]);
    }
  });
  return [faults.slice(0, 3), Object.fromEntries(kept)];
})"""


@pytest.fixture(scope="module")
def page(browser: Any) -> Any:
    context = browser.new_context()
    page = context.new_page()
    page.evaluate(DEVICE, "".join((COURSE / name).read_text(encoding="utf-8") for name in SCRIPTS))
    yield page
    context.close()


def milliseconds(time: str | None) -> int | None:
    return None if time is None else round(datetime.fromisoformat(time).timestamp() * 1000)


def kept_by(learner: Learner) -> dict[str, list[tuple[Any, ...]]]:
    return {
        f"ipt:item:{id}": [(one.revision, one.certainty, one.at, one.seen, one.behind) for one in record]
        for id, record in learner.records.items()
    }


def read(storage: dict[str, str]) -> dict[str, list[tuple[Any, ...]]]:
    entries = {key: json.loads(text) for key, text in storage.items()}
    names = ("at", "seen", "behind")
    return {
        key: [
            (one.get("revision", entry["revision"]), one["certainty"], *(milliseconds(one.get(name)) for name in names))
            for one in entry["attempts"]
        ]
        for key, entry in entries.items()
    }


@pytest.mark.parametrize("group", range(GROUPS))
def test_five_hundred_learners_over_a_year(page: Any, group: int) -> None:
    tally: Counter[str] = Counter()
    course = releases(random.Random(group))
    for batch in range(group * LEARNERS // GROUPS, (group + 1) * LEARNERS // GROUPS, BATCH):
        learners = [Learner(seed, course, tally) for seed in range(batch, batch + BATCH)]
        for learner in learners:
            learner.live()
        indexes = [index for _, index in course]
        lived = page.evaluate(LIVE, [indexes, [learner.script for learner in learners]])
        for learner, (faults, storage) in zip(learners, lived, strict=True):
            assert faults == [], learner.seed
            storage.pop("ipt:clock", None)
            assert read(storage) == kept_by(learner), learner.seed
    print(dict(tally))
    assert tally["most at once"] == model.MOST
    # It would prove nothing of what did not happen.
    for happened in ("asked in a new text", "left the review", "visits with a wrong clock", "erased all"):
        assert tally[happened], happened
