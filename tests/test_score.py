"""One rule, two scorers: Python and the browser agree on golden responses and on random ones.
And the learner's record: read, migrated and kept as its format says.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipt_course.model import Certainty, Item
from ipt_course.render import render_item
from ipt_course.score import outcome, score
from quiz_factory import items, make_item, responses

GOLDEN = Path(__file__).parent / "golden"
SCRIPTS = Path(__file__).parents[1] / "docs" / "assets" / "course"
KEY = "ipt:item:rd-sample"


def golden_items() -> list[tuple[Item, list[dict[str, Any]]]]:
    entries = yaml.safe_load((GOLDEN / "responses.yml").read_text(encoding="utf-8"))
    return [(_item(entry), entry["responses"]) for entry in entries]


def _item(entry: dict[str, Any]) -> Item:
    options = [
        {
            "id": id,
            "text": id,
            "feedback": f"Why {id}.",
            "key": id in entry["keys"],
            "effect": "harmful" if id in entry["harmful"] else None,
        }
        for id in entry["all"]
    ]
    return make_item(kind=entry["kind"], options=options)


GOLDEN_CASES = [
    pytest.param(item, expected, id=f"{item.kind}-{'+'.join(expected['response']) or 'none'}-{expected['certainty']}")
    for item, cases in golden_items()
    for expected in cases
]


@pytest.mark.parametrize(("item", "expected"), GOLDEN_CASES)
def test_python_scores_the_golden_responses(item: Item, expected: dict[str, Any]) -> None:
    result = score(item, expected["response"])
    certainty = Certainty(expected["certainty"]) if expected["certainty"] else None
    assert (result.raw, result.max, result.scaled) == (expected["raw"], expected["max"], expected["scaled"])
    assert outcome(item, expected["response"], certainty) == expected["outcome"]


@given(st.data(), items())
def test_a_score_lies_between_nothing_and_all_and_the_keys_earn_it_all(data: st.DataObject, item: Item) -> None:
    assert 0 <= score(item, data.draw(responses(item))).scaled <= 1
    assert score(item, [option.id for option in item.options if option.key]).scaled == 1


# ---- the browser's side ----


def new_page(context: Any) -> Any:
    """An empty page of one origin, which no network is needed for."""
    page = context.new_page()
    empty = "<!doctype html><title>Empty</title>"
    page.route("**/*", lambda route: route.fulfill(body=empty, content_type="text/html"))
    page.goto("http://course.test/")
    return page


@pytest.fixture(scope="module")
def blank(browser: Any) -> Iterator[Any]:
    """A page of one origin with score.js and store.js, and nothing else."""
    context = browser.new_context()
    page = new_page(context)
    load(page)
    yield page
    context.close()


def load(page: Any) -> None:
    for name in ("score", "store"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")


IN_BROWSER = """([html, response, certainty]) => {
  document.body.innerHTML = html;
  const item = document.querySelector("[data-item]");
  return { ...ipt.score(item, response), outcome: ipt.outcome(item, response, certainty) };
}"""


def in_browser(page: Any, item: Item, response: list[str], certainty: str | None) -> dict[str, Any]:
    result: dict[str, Any] = page.evaluate(IN_BROWSER, [str(render_item(item, {})), response, certainty])
    return result


@pytest.mark.browser
def test_the_browser_scores_the_golden_responses(blank: Any) -> None:
    for item, cases in golden_items():
        for expected in cases:
            result = in_browser(blank, item, expected["response"], expected["certainty"])
            assert result == {key: expected[key] for key in ("raw", "max", "scaled", "outcome")}, expected


@pytest.mark.browser
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), item=items(), certainty=st.none() | st.sampled_from(Certainty))
def test_both_score_random_responses_alike(
    blank: Any, data: st.DataObject, item: Item, certainty: Certainty | None
) -> None:
    response = data.draw(responses(item))
    expected = score(item, response)
    assert in_browser(blank, item, response, certainty) == {
        "raw": expected.raw,
        "max": expected.max,
        "scaled": expected.scaled,
        "outcome": outcome(item, response, certainty),
    }


# ---- the record on the device ----


@pytest.fixture
def device(browser: Any) -> Iterator[Any]:
    """A fresh page with storage of its own."""
    context = browser.new_context()
    page = new_page(context)
    yield page
    context.close()


def stored(page: Any, key: str = KEY) -> Any:
    text = page.evaluate("key => localStorage.getItem(key)", key)
    return None if text is None else json.loads(text)


def keep(page: Any, text: str, key: str = KEY) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def add(page: Any, revision: int = 1) -> None:
    attempt = {"response": ["advise"], "certainty": None, "score": 0}
    page.evaluate('([revision, attempt]) => ipt.store.add("rd-sample", revision, attempt)', [revision, attempt])


def wait_for_attempts(page: Any, count: int) -> None:
    kept = "([key, count]) => JSON.parse(localStorage.getItem(key) || '{}').attempts?.length === count"
    page.wait_for_function(kept, arg=[KEY, count])


def without_last_time(record: dict[str, Any]) -> dict[str, Any]:
    if record.get("attempts"):
        assert record["attempts"][-1].pop("at").endswith("Z")
    return record


@pytest.mark.browser
@pytest.mark.parametrize("path", sorted(GOLDEN.glob("record-*.json")), ids=lambda path: path.stem)
def test_a_stored_record_is_read_and_kept(device: Any, path: Path) -> None:
    golden = json.loads(path.read_text(encoding="utf-8"))
    keep(device, json.dumps(golden["stored"]))
    load(device)
    assert device.evaluate('ipt.store.latest("rd-sample")') == golden["latest"]
    add(device, golden["next_revision"])
    after = stored(device)
    assert (after if after == golden["stored"] else without_last_time(after)) == golden["after_next"]
    assert stored(device, "ipt:set-aside:" + KEY) == golden.get("set_aside")
    # Whatever the disk holds, the learner goes on from the last answer.
    assert device.evaluate('ipt.store.latest("rd-sample").response') == ["advise"]


@pytest.mark.browser
def test_what_cannot_be_read_is_left_until_overwritten_and_then_set_aside(device: Any) -> None:
    keep(device, "{not json")
    keep(device, "an older wreck", "ipt:set-aside:" + KEY)
    load(device)
    assert device.evaluate('ipt.store.latest("rd-sample")') is None
    assert device.evaluate("key => localStorage.getItem(key)", KEY) == "{not json"
    add(device)
    assert device.evaluate("key => localStorage.getItem(key)", "ipt:set-aside:" + KEY) == "an older wreck"
    assert device.evaluate("key => localStorage.getItem(key)", "ipt:set-aside:" + KEY + "+") == "{not json"
    assert stored(device)["attempts"][0]["response"] == ["advise"]


@pytest.mark.browser
def test_a_newer_record_is_told_of_once(device: Any) -> None:
    keep(device, '{"version": 2}')
    load(device)
    add(device)
    add(device)
    assert "newer version" in device.evaluate("ipt.store.notice()")
    add(device)
    assert device.evaluate("ipt.store.notice()") == ""


@pytest.mark.browser
def test_attempts_of_another_tab_are_kept(device: Any) -> None:
    load(device)
    other = new_page(device.context)
    load(other)
    add(device)
    # Tabs are processes: a browser takes some milliseconds, less than any learner, to show one what the other wrote.
    wait_for_attempts(other, 1)
    add(other)
    wait_for_attempts(device, 2)
    add(device)
    assert len(stored(device)["attempts"]) == 3


@pytest.mark.browser
def test_the_last_twenty_attempts_are_kept(device: Any) -> None:
    load(device)
    for _ in range(25):
        add(device)
    assert len(stored(device)["attempts"]) == 20


STORAGE = {
    "absent": 'Object.defineProperty(window, "localStorage", { value: null })',
    "refused": 'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no") } })',
    "full": '() => { Storage.prototype.setItem = () => { throw new DOMException("full") } }',
}


@pytest.mark.browser
@pytest.mark.parametrize("fault", STORAGE)
def test_storage_that_fails_is_told_of_once_and_nothing_stops(device: Any, fault: str) -> None:
    device.evaluate(STORAGE[fault])
    load(device)
    add(device)
    assert device.evaluate("ipt.store.notice()") == "Your answers will not be kept after you close this page."
    add(device)
    assert device.evaluate("ipt.store.notice()") == ""
    assert device.evaluate('ipt.store.latest("rd-sample").response') == ["advise"]
    device.evaluate('ipt.store.erase(["rd-sample"])')
    assert device.evaluate('ipt.store.latest("rd-sample")') is None


@pytest.mark.browser
def test_what_storage_refused_is_written_as_soon_as_it_can_be(device: Any) -> None:
    load(device)
    device.evaluate("() => { window.real = Storage.prototype.setItem }")
    device.evaluate(STORAGE["full"])
    add(device)
    assert stored(device) is None
    device.evaluate("() => { Storage.prototype.setItem = real }")
    add(device)
    assert len(stored(device)["attempts"]) == 2


@pytest.mark.browser
def test_erasing_leaves_nothing_of_an_item_and_nothing_else_touched(device: Any) -> None:
    keep(device, "wreck")
    keep(device, "another's", "ipt:item:rd-sample-2")
    keep(device, "the theme's", "__palette")
    load(device)
    add(device)
    device.evaluate('ipt.store.erase(["rd-sample"])')
    assert device.evaluate("Object.keys(localStorage).sort()") == ["__palette", "ipt:item:rd-sample-2"]
    device.evaluate("ipt.store.eraseAll()")
    assert device.evaluate("Object.keys(localStorage)") == ["__palette"]
