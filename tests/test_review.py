"""The review page of the real course, in a real browser: what is due, what follows an answer, and what it costs."""

import gzip
import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from conftest import ROOT
from html_tree import addresses, ids, parse_fragment, read_site, squeeze
from ipt_course.gather import gather
from ipt_course.kinds.table import KINDS

COURSE = gather(ROOT).course
QUIZ_ITEMS = {item.id: (item, quiz) for item, quiz in COURSE.items.values() if not quiz.sample}
ITEMS = {id: item for id, (item, _) in QUIZ_ITEMS.items() if KINDS[item.kind].scorer}
SINGLE = [item for item in ITEMS.values() if item.kind == "single-best-answer"]
REFUSED = 'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });'
# Where the parts of the masthead stand, without the count and with it.
STANDING = """(link) => [true, false].map((hidden) => {
  link.hidden = hidden;
  const parts = document.querySelectorAll(".md-header .md-icon, .ipt-brand, .ipt-brand span, .ipt-tabs a, main");
  return JSON.stringify([...parts].map((one) => [one.getBoundingClientRect().x, one.getBoundingClientRect().y]));
})"""

Open = Callable[..., Any]


def ago(days: float) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def missed(id: str, days: float = 2, **changes: Any) -> dict[str, Any]:
    attempt = {"response": ["x"], "certainty": "sure", "score": 0, "sound": False, "at": ago(days), **changes}
    return {"version": 1, "revision": ITEMS[id].revision, "attempts": [attempt]}


def keep(records: dict[str, Any]) -> str:
    """Once in a tab, so that what the course writes is not undone when it loads again."""
    each = "".join(f"localStorage.setItem({json.dumps('ipt:item:' + id)}, {json.dumps(json.dumps(one))});"
                   for id, one in records.items())  # fmt: skip
    return f'if (!sessionStorage.getItem("kept")) {{ sessionStorage.setItem("kept", "1"); {each} }}'


@pytest.fixture
def at_review(watch: Callable[..., Any], base_url: str) -> Open:
    """The review page, or another, with these records on the device."""

    def open_(records: dict[str, Any], path: str = "review/", before: str = "", **options: Any) -> Any:
        watched = watch(**options)
        watched.page.add_init_script(before + keep(records))
        watched.page.goto(base_url + path)
        watched.page.wait_for_load_state("networkidle")
        return watched.page

    return open_


def one_of_each(number: int) -> list[Any]:
    """Single best answers of as many modules."""
    return list({QUIZ_ITEMS[item.id][1].module: item for item in SINGLE}.values())[:number]


def state(page: Any) -> Any:
    return page.locator(".ipt-review__state")


def header(page: Any) -> Any:
    return page.locator(".ipt-due")


def answer(page: Any, *, right: bool = True, sure: str = "Sure") -> str:
    item = page.locator("ipt-review [data-item]:not([data-outcome])")
    id = item.get_attribute("data-item")
    option = next(option for option in ITEMS[id].options if option.key is right)
    item.locator(f"input[value='{option.id}']").check()
    item.get_by_role("radio", name=sure, exact=True).check()
    page.get_by_role("button", name="Check").click()
    expect(page.locator("[data-go]")).to_be_visible()
    return str(id)


def go_on(page: Any) -> None:
    page.locator("[data-go]").click()


# ---------- what is asked, and what follows ----------


def test_what_is_due_is_asked_one_after_the_other(at_review: Open) -> None:
    page = at_review({item.id: missed(item.id) for item in one_of_each(3)})
    expect(header(page)).to_have_accessible_name("Review: 3 due")
    expect(page.get_by_role("heading", name="Question 1 of 3")).to_be_visible()
    answer(page)
    expect(page.locator(".ipt-item__verdict")).to_contain_text("It comes back in 3 days.")
    expect(header(page)).to_have_accessible_name("Review: 2 due")
    go_on(page)
    expect(page.get_by_role("heading", name="Question 2 of 3")).to_be_focused()
    answer(page, right=False)
    expect(page.locator(".ipt-item__verdict")).to_contain_text("It comes back in a day.")
    go_on(page)
    answer(page, sure="Guessing")
    expect(page.locator(".ipt-item__verdict")).to_contain_text("It comes back in a day.")
    page.get_by_role("button", name="Finish").click()
    expect(state(page)).to_be_focused()
    expect(state(page)).to_have_text("3 questions answered, 2 right. What comes back, and when:")
    assert page.locator(".ipt-review__ahead li").all_inner_texts() == ["In a day: 2", "In 3 days: 1"]
    expect(header(page)).to_be_hidden()
    page.reload()
    expect(state(page)).to_contain_text("Nothing is due now.")


def test_a_sound_answer_after_the_last_wait_takes_it_out(at_review: Open) -> None:
    item = SINGLE[0]
    record = missed(item.id, 60)
    sound = {**record["attempts"][0], "score": 1, "sound": True}
    record["attempts"] += [{**sound, "at": ago(days)} for days in (58, 54, 46)]
    page = at_review({item.id: record})
    answer(page)
    expect(page.locator(".ipt-item__verdict")).to_contain_text("It leaves the review.")
    go_on(page)
    expect(state(page)).to_have_text("One question answered, 1 right.")


def test_nothing_answered_and_nothing_due(at_review: Open) -> None:
    page = at_review({})
    expect(state(page)).to_contain_text("Nothing has to come back.")
    expect(header(page)).to_be_hidden()
    page = at_review({SINGLE[0].id: missed(SINGLE[0].id, 0.9)})
    expect(state(page)).to_have_text("Nothing is due now. What comes back, and when:")
    expect(header(page)).to_be_hidden()


def test_months_away_twenty_at_once(at_review: Open) -> None:
    chosen = random.Random(1).sample(sorted(ITEMS), 57)
    page = at_review({id: missed(id, 150 + at / 10) for at, id in enumerate(chosen)})
    expect(page.get_by_role("heading", name="Question 1 of 20")).to_be_visible()
    expect(header(page)).to_have_accessible_name("Review: 20+ due")


def test_a_full_sitting_leaves_the_rest_kindly(at_review: Open) -> None:
    chosen = [item.id for item in SINGLE[:22]]
    page = at_review({id: missed(id, 30) for id in chosen})
    asked = []
    for _ in range(20):
        asked.append(answer(page))
        go_on(page)
    assert len(set(asked)) == 20
    expect(state(page)).to_contain_text("2 more are due. They can wait")
    page.get_by_role("button", name="Go on with the next ones").click()
    expect(page.get_by_role("heading", name="Question 1 of 2")).to_be_visible()


def test_a_revised_item_is_asked_in_its_new_text_and_a_removed_one_never(at_review: Open) -> None:
    item = SINGLE[0]
    revised = missed(item.id) | {"revision": item.revision + 7}
    removed = missed(item.id)
    page = at_review({item.id: revised, "gone-for-ever": removed})
    expect(page.get_by_role("heading", name="Question 1 of 1")).to_be_visible()
    assert page.locator("ipt-review [data-item]").get_attribute("data-revision") == str(item.revision)
    answer(page)
    gone = json.loads(page.evaluate("localStorage.getItem('ipt:item:gone-for-ever')"))
    assert gone == removed
    told = json.loads(page.evaluate(f"localStorage.getItem('ipt:item:{item.id}')"))
    assert [one.get("revision", told["revision"]) for one in told["attempts"]] == [item.revision + 7, item.revision]


# ---------- clocks and tabs ----------


@pytest.mark.parametrize("jump", [365, -365])
def test_a_clock_that_jumps_a_year_and_back(at_review: Open, jump: int) -> None:
    """Answered while it was wrong: kept, not due until a day after it is right, and then due."""
    item = SINGLE[0]
    page = at_review({SINGLE[1].id: missed(SINGLE[1].id, 0.1)})
    page.clock.install()
    now = datetime.now(UTC)
    page.goto(page.url.replace("review/", ""))  # the clock is seen as it is
    page.clock.set_system_time(now + timedelta(days=jump))
    at = page.evaluate(
        """([id, revision]) => { ipt.due.records(Date.now());
        localStorage.setItem("ipt:item:" + id, JSON.stringify({ version: 1, revision, attempts:
          [{ response: ["x"], certainty: "sure", score: 0, sound: false, at: new Date().toISOString() }] }));
        ipt.due.stamp(id);
        return JSON.parse(localStorage.getItem("ipt:item:" + id)).attempts[0].at; }""",
        [item.id, item.revision],
    )

    def due_after(days: float) -> bool:
        page.clock.set_system_time(now + timedelta(days=days))
        index = {"m": {item.id: item.revision}}
        return bool(page.evaluate("(index) => ipt.due.waiting(index, Date.now())[0].wait <= 0", index))

    assert not due_after(0.01)
    assert not due_after(0.9)
    assert due_after(1.2)
    assert json.loads(page.evaluate(f"localStorage.getItem('ipt:item:{item.id}')"))["attempts"][0]["at"] == at


def test_what_another_tab_has_answered_is_asked_no_more(at_review: Open) -> None:
    page = at_review({item.id: missed(item.id) for item in one_of_each(3)})
    other = page.context.new_page()
    other.goto(page.url)
    first = answer(other)
    expect(state(page)).to_contain_text("in another tab")
    assert page.locator("ipt-review [data-item]").get_attribute("data-item") == first
    go_on(page)
    expect(page.get_by_role("heading", name="Question 1 of 2")).to_be_visible()
    go_on(other)
    second = answer(other)
    third = page.locator("ipt-review [data-item]").get_attribute("data-item")
    assert second == third != first
    go_on(page)
    expect(page.get_by_role("heading", name="Question 1 of 1")).to_be_visible()
    answer(page)
    for id in (first, second):
        assert len(json.loads(page.evaluate(f"localStorage.getItem('ipt:item:{id}')"))["attempts"]) == 2


# ---------- readers of every sort ----------


def test_without_scripts_the_page_leads_to_the_items(open_page: Open, site: Path) -> None:
    page = open_page("review/", java_script_enabled=False)
    places = page.locator("ipt-review a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert len(places) > 60
    trees = read_site(site)
    for place in places:
        path, _, anchor = place.partition("#")
        assert anchor in ids(trees[f"{path.removeprefix('../')}index.html"])
    told = page.locator(".ipt-review__all li li").all_inner_texts()
    assert sum(int(line.rpartition(": ")[2].split()[0]) for line in told) == len(ITEMS)
    assert page.locator(".ipt-review__all a").first.is_visible()
    assert not header(page).is_visible()


def test_where_storage_is_refused_it_says_so(at_review: Open) -> None:
    page = at_review({}, before=REFUSED)
    expect(state(page)).to_contain_text("This browser keeps nothing for this site")
    assert page.locator(".ipt-review__all a").first.is_visible()
    expect(header(page)).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_the_count_moves_nothing(at_review: Open, width: int) -> None:
    records = {item.id: missed(item.id) for item in one_of_each(3)}
    page = at_review(records, "about/", viewport={"width": width, "height": 740})
    expect(header(page)).to_be_visible()
    without, with_it = header(page).evaluate(STANDING)
    assert without == with_it
    box = header(page).bounding_box()
    assert min(box["width"], box["height"]) >= 24
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    header(page).click()
    expect(page.get_by_role("heading", name="Question 1 of 3")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_by_keyboard_alone(at_review: Open) -> None:
    page = at_review({item.id: missed(item.id) for item in one_of_each(2)})
    page.locator("ipt-review [data-item] input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".ipt-item__verdict")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-go]')"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Question 2 of 2")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(at_review: Open, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = at_review({item.id: missed(item.id) for item in one_of_each(2)}, color_scheme=scheme)
    for act in (lambda: None, lambda: answer(page), lambda: go_on(page)):
        act()
        page.wait_for_timeout(300)
        assert Axe().run(page, options={"preload": False}).response["violations"] == []


def test_from_a_folder_without_a_server(at_review: Open, site: Path, watch: Callable[..., Any]) -> None:
    watched = watch()
    watched.expected = ["ERR_FILE_NOT_FOUND", "search"]  # the theme's search, which needs a server
    page = watched.page
    page.goto((site / "review" / "index.html").as_uri())
    page.evaluate(keep({item.id: missed(item.id) for item in one_of_each(2)}))
    page.reload()
    expect(page.get_by_role("heading", name="Question 1 of 2")).to_be_visible()
    answer(page)
    expect(page.locator(".ipt-item__verdict")).to_contain_text("It comes back in 3 days.")


# ---------- what is published ----------


@pytest.fixture(scope="module")
def bank(site: Path) -> dict[str, dict[str, str]]:
    scripts = (site / "assets/course/review").glob("*.js")
    found = {}
    for path in scripts:
        if path.stem != "index":
            text = path.read_text(encoding="utf-8")
            found[path.stem] = json.loads(text[text.index("{}, {") + 4 : text.rindex(");")])
    return found


def test_every_item_is_there_once_under_its_own_id_and_text(bank: dict[str, dict[str, str]], site: Path) -> None:
    told = (site / "assets/course/review/index.js").read_text(encoding="utf-8")
    index = json.loads(told.split(" = ")[1].split(";\n")[0])
    # Forms before and after a module ask some of them again.
    trees = [tree for path, tree in read_site(site).items() if not path.startswith("before-and-after/")]
    assert {id for items in bank.values() for id in items} == ITEMS.keys()
    assert sum(map(len, bank.values())) == len(ITEMS)
    assert {module: list(items) for module, items in bank.items()} == {m: list(items) for m, items in index.items()}
    for module, items in bank.items():
        for id, html in items.items():
            (element,) = parse_fragment(html)
            item = ITEMS[id]
            assert (element.get("data-item"), element.get("data-revision")) == (id, str(item.revision))
            assert index[module][id] == item.revision
            (there,) = (found for tree in trees for found in tree.xpath(f"//fieldset[@data-item='{id}']"))
            for name in ("stem", "rule", "vignette"):
                said = [one.xpath(f".//*[@class='ipt-item__{name}']") for one in (element, there)]
                assert [squeeze(one.text_content()) for one in said[0]] == [
                    squeeze(one.text_content()) for one in said[1]
                ]


def test_links_of_items_lead_somewhere_from_the_review_page(bank: dict[str, dict[str, str]], site: Path) -> None:
    trees = read_site(site)
    seen = 0
    for items in bank.values():
        for html in items.values():
            assert "course:" not in html
            for _, _, address in addresses(parse_fragment(html)):
                path, _, anchor = address.partition("#")
                seen += 1
                assert anchor in ids(trees[f"{path.removeprefix('../')}index.html"]), address
    assert seen >= len(ITEMS)


def test_the_first_load_with_260_items_in_play(at_review: Open, watch: Callable[..., Any], site: Path) -> None:
    chosen = random.Random(2).sample(sorted(ITEMS), 260)
    asked: list[str] = []
    page = at_review({})
    page.on("request", lambda request: asked.append(request.url))
    for number in range(3):
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        random.Random(number).shuffle(chosen)
        page.evaluate(keep({id: missed(id, 2 + at / 100) for at, id in enumerate(chosen)}))
        asked.clear()
        page.reload()
        expect(page.get_by_role("heading", name="Question 1 of 20")).to_be_visible()
        page.wait_for_load_state("networkidle")
        ours = [
            url.partition("/assets/course/")[2] for url in asked if url.endswith(".js") and "/assets/course/" in url
        ]
        weights = {name: len(gzip.compress((site / "assets/course" / name).read_bytes(), 9)) for name in ours}
        assert sum(name.startswith("review/") for name in weights) == 2, weights  # the index and one module
        assert sum(weights.values()) <= 60 * 1024, weights
    heaviest = max(len(gzip.compress(path.read_bytes(), 9)) for path in (site / "assets/course/review").glob("*.js"))
    print(f"first load {sum(weights.values())} bytes; with the heaviest module {heaviest}")
