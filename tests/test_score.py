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
from lxml import html as lxml_html

from ipt_course.kinds.table import KINDS
from ipt_course.model import Certainty, Effect, Item, ItemKind, Ordering
from ipt_course.render import render_item
from ipt_course.render.mixing import mixed
from ipt_course.score import is_harmful, is_right, outcome, score
from quiz_factory import OWN, items, make_item, responses, right_response

GOLDEN = Path(__file__).parent / "golden"
SCRIPTS = Path(__file__).parents[1] / "docs" / "assets" / "course"
KEY = "ipt:item:rd-sample"
SCORED = [kind for kind in ItemKind if kind is not ItemKind.REFLECTION]
# What the golden items leave out, by the list (or the field) that the thing stands in.
WORDS: dict[str, tuple[str, ...]] = {
    "targets": ("text",),
    "criteria": ("text", "why"),
    "lines": ("text", "speaker"),
    "if_true": ("feedback",),
    "if_false": ("feedback",),
}


def golden_items() -> list[tuple[Item, dict[str, str], list[dict[str, Any]]]]:
    entries = yaml.safe_load((GOLDEN / "responses.yml").read_text(encoding="utf-8"))
    return [(_item(**entry["item"]), entry["marking"], entry["responses"]) for entry in entries]


def _item(**own: Any) -> Item:
    """The item with words of no meaning put in."""
    for name, value in own.items():
        for thing in value if isinstance(value, list) else [value] if isinstance(value, dict) else ():
            for field in WORDS.get(name, ("text", "feedback")):
                thing[field] = f"The {field} of {thing.get('id')}"
            if name == "lines" and "id" in thing:
                thing["feedback"] = f"Why {thing['id']}"
    return make_item(**own)


GOLDEN_CASES = [
    pytest.param(item, expected, id=f"{item.kind}-{'+'.join(expected['response']) or 'none'}-{expected['certainty']}")
    for item, _, cases in golden_items()
    for expected in cases
]


def as_scored(expected: dict[str, Any]) -> dict[str, Any]:
    """What a golden response says of its score: nothing, where its kind is never scored."""
    if "raw" not in expected:
        return {}
    parts = {name: expected[name] for name in ("raw", "max", "right")}
    return {**parts, "scaled": expected["raw"] / expected["max"]}


def in_python(item: Item, response: list[str], certainty: str | None) -> dict[str, Any]:
    result = score(item, response)
    said = {"outcome": outcome(item, response, Certainty(certainty) if certainty else None)}
    if result is None:
        return said
    right = is_right(item, response)
    return {**said, "raw": result.raw, "max": result.max, "scaled": result.scaled, "right": right}


def test_every_kind_has_golden_responses_and_a_random_item() -> None:
    assert {item.kind for item, _, _ in golden_items()} == set(ItemKind) == set(OWN) == set(KINDS)


@pytest.mark.parametrize(("item", "expected"), GOLDEN_CASES)
def test_python_scores_the_golden_responses(item: Item, expected: dict[str, Any]) -> None:
    found = in_python(item, expected["response"], expected["certainty"])
    assert found == {"outcome": expected["outcome"], **as_scored(expected)}


@pytest.mark.parametrize(("item", "expected"), [(item, marking) for item, marking, _ in golden_items()])
def test_the_page_says_what_counts(item: Item, expected: dict[str, str]) -> None:
    field = lxml_html.fromstring(str(render_item(item, {})))
    said = {name: field.get(f"data-{name}") for name in ("keys", "harmful", "decisive")}
    assert {name: value for name, value in said.items() if value} == expected


@given(st.data(), items())
def test_a_score_lies_between_nothing_and_all_and_the_keys_earn_it_all(data: st.DataObject, item: Item) -> None:
    given_score = score(item, data.draw(responses(item)))
    if item.kind is ItemKind.REFLECTION:
        assert given_score is None
        assert not is_right(item, [])
    else:
        assert given_score is not None
        assert 0 <= given_score.scaled <= 1
        assert score(item, right_response(item)).scaled == 1
        assert is_right(item, right_response(item))


@given(items(*SCORED))
def test_nothing_given_earns_nothing_and_harms_nobody(item: Item) -> None:
    assert score(item, []).raw == 0
    assert not is_harmful(item, [])


@given(items())
def test_the_right_response_harms_only_where_the_author_says_so(item: Item) -> None:
    """Of matching, ordering, ratings and lines it never can; of options a rule forbids it."""
    if is_harmful(item, right_response(item)):
        parts = KINDS[item.kind].parts(item)
        assert any(part.key and part.effect is Effect.HARMFUL for part in parts)
        assert item.kind is not ItemKind.HOT_TEXT


def test_an_item_without_a_key_is_worth_nothing_and_no_crash() -> None:
    """A rule forbids it, and an author sees the page meanwhile."""
    options = [{**option, "key": False} for option in OWN[ItemKind.MULTIPLE_RESPONSE]["options"]]
    item = make_item(kind="multiple-response", options=options)
    assert score(item, ["loss"]).scaled == 0
    assert not is_right(item, ["loss"])


# ---- the order in which steps are shown ----


@given(items(ItemKind.ORDERING))
def test_steps_are_shown_in_an_order_that_is_not_the_right_one(item: Ordering) -> None:
    shown = mixed(item)
    assert sorted(step.id for step in shown) == sorted(step.id for step in item.steps)
    assert shown != item.steps
    assert mixed(item) == shown


def test_a_reworded_step_stays_where_it_is_shown() -> None:
    item = make_item(kind="ordering")
    reworded = make_item(
        kind="ordering", steps=[{**step, "text": "Other words"} for step in OWN[ItemKind.ORDERING]["steps"]]
    )
    assert [step.id for step in mixed(item)] == [step.id for step in mixed(reworded)]


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
  const score = ipt.score(item, response);
  if (score === undefined) throw new Error("neither a score nor null");
  return { ...score, outcome: ipt.outcome(item, response, certainty) };
}"""


def in_browser(page: Any, item: Item, response: list[str], certainty: str | None) -> dict[str, Any]:
    result: dict[str, Any] = page.evaluate(IN_BROWSER, [str(render_item(item, {})), response, certainty])
    return result


@pytest.mark.browser
def test_the_browser_scores_the_golden_responses(blank: Any) -> None:
    for item, _, cases in golden_items():
        for expected in cases:
            result = in_browser(blank, item, expected["response"], expected["certainty"])
            assert result == {"outcome": expected["outcome"], **as_scored(expected)}, expected


@pytest.mark.browser
@pytest.mark.parametrize("kind", ItemKind)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), certainty=st.none() | st.sampled_from(Certainty))
def test_both_score_random_responses_alike(
    blank: Any, kind: ItemKind, data: st.DataObject, certainty: Certainty | None
) -> None:
    item = data.draw(items(kind))
    response = data.draw(responses(item))
    assert in_browser(blank, item, response, certainty) == in_python(item, response, certainty)


@pytest.mark.browser
def test_a_record_that_holds_no_texts_is_scored_and_nothing_stops(blank: Any) -> None:
    """What stands on a disk may have been written by anything."""
    for kind in ItemKind:
        result = in_browser(blank, make_item(kind=kind), [1, None, {"a": 1}, ["b"]], "sure")  # type: ignore[list-item]
        assert result["outcome"] == (None if kind is ItemKind.REFLECTION else "sure_and_wrong")


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
    assert device.evaluate("ipt.store.notice()") == "newer"
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
    assert device.evaluate("ipt.store.notice()") == "notKept"
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
