"""Before and after: two forms of a module, as alike as its items allow, and what moved between them."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from conftest import ROOT
from ipt_course.forms import draw_forms, drawn_forms
from ipt_course.gather import gather
from ipt_course.model import ItemKind

COURSE = gather(ROOT).course
DRAWN = drawn_forms(COURSE)
MODULE = "grief"
PLACE = f"before-and-after/{MODULE}/"
KEY = f"ipt:form:{MODULE}"
Open = Callable[..., Any]

# Answers every item of one form, rightly but for the first few; the way a hand would: choose, and let it be known.
ANSWER = """([side, wrong]) => {
  const items = document.querySelectorAll(`[data-side=${side}] [data-item]`);
  items.forEach((item, at) => {
    const keys = item.dataset.keys.split(" ");
    const on = (part) => (part.value.includes("--") ? false : keys.includes(part.value)) !== at < wrong;
    const before = (id) => keys.filter((key) => key.endsWith("<" + id)).length;
    item.querySelectorAll("select").forEach((select) => {
      const options = Array.from(select.options).filter((option) => option.value);
      const place = (option) => option.value.endsWith(":" + (before(option.value.split(":")[0]) + 1));
      const wanted = options.find((option) => ("order" in item.dataset || item.dataset.kind === "ordering"
        ? place(option) : keys.includes(option.value)));
      const other = options.find((option) => option !== wanted);
      select.value = (at < wrong ? other : wanted).value;
      select.dispatchEvent(new Event("input", { bubbles: true }));
    });
    const groups = {};
    item.querySelectorAll("input:not([data-own])").forEach((input) => {
      (groups[input.name] = groups[input.name] || []).push(input);
    });
    Object.entries(groups).forEach(([name, inputs]) => {
      const sure = name.endsWith("--certainty");
      if (sure) inputs[1].click();
      else if (inputs[0].type === "radio") inputs.find((input) => keys.includes(input.value) === at >= wrong).click();
      else inputs.filter((input) => keys.includes(input.value) === at >= wrong).forEach((input) => input.click());
    });
  });
}"""


def answer(page: Any, side: str, wrong: int) -> None:
    page.evaluate(ANSWER, [side, wrong])
    page.locator(f"[data-side={side}] [data-do=finish]").click()


def record(page: Any) -> dict[str, Any]:
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')"))


# ---- how they are drawn ----


def test_every_module_has_two_forms_with_an_item_of_each_objective() -> None:
    assert set(DRAWN) == set(COURSE.modules)
    for forms in DRAWN.values():
        assert forms.objectives == forms.module.objectives
        for side in (forms.before, forms.after):
            assert [item.objective for item in side] == [objective.id for objective in forms.objectives]
            assert all(item.kind is not ItemKind.REFLECTION for item in side)
        assert not {item.id for item in forms.before} & {item.id for item in forms.after}


def test_both_forms_are_as_difficult_as_authored() -> None:
    for id, forms in DRAWN.items():
        before, after = (sum(item.difficulty for item in side) for side in (forms.before, forms.after))
        assert abs(before - after) <= 1, id


def test_the_same_bank_gives_the_same_forms_in_whatever_order_it_was_read() -> None:
    for id, forms in DRAWN.items():
        shuffled = {name: COURSE.quizzes[name] for name in sorted(COURSE.quizzes, reverse=True)}
        again = draw_forms(type(COURSE)(COURSE.root, shuffled, COURSE.cases, COURSE.pages), COURSE.modules[id])
        assert again
        assert [item.id for item in again.before] == [item.id for item in forms.before]


# ---- how they are taken ----


def test_nothing_tells_an_answer_before_both_are_given_and_then_all_is_said(open_page: Open) -> None:
    page = open_page(PLACE)
    asked = len(DRAWN[MODULE].objectives)
    assert not page.locator("[data-side=after]").is_visible()
    answer(page, "before", wrong=3)
    assert page.get_by_role("heading", name="Form A is done").is_visible()
    assert page.locator(".ipt-answer:visible, [data-live]:visible, .ipt-tag:visible").count() == 0
    page.get_by_role("button", name="form B").click()
    answer(page, "after", wrong=1)
    assert page.get_by_role("heading", name="What moved").is_visible()
    came = page.locator("[data-came]").evaluate_all("rows => rows.map((row) => row.dataset.came)")
    assert came == ["open", "moved", "moved", *["had"] * (asked - 3)]
    assert page.locator(".ipt-forms__told").inner_text().startswith("2 moved")
    assert page.locator("[data-item][data-outcome]").count() == 2 * asked
    assert page.locator("[data-live]:visible").count() > asked


def test_what_was_right_before_and_wrong_after_has_slipped(open_page: Open) -> None:
    page = open_page(PLACE)
    answer(page, "before", wrong=0)
    page.get_by_role("button", name="form B").click()
    answer(page, "after", wrong=2)
    assert page.locator("[data-came=slipped]").count() == 2
    assert "slipped" in page.locator(".ipt-forms__told").inner_text()


def test_a_form_half_taken_and_one_whole_survive_a_reload(open_page: Open) -> None:
    page = open_page(PLACE)
    first = page.locator("[data-side=before] [data-item]").first
    first.locator("input:not([data-own])").first.check()
    page.reload()
    assert page.locator("[data-side=before] [data-item]").first.locator("input:checked").count() == 1
    answer(page, "before", wrong=0)
    page.reload()
    assert page.get_by_role("heading", name="Form A is done").is_visible()
    kept = record(page)
    assert kept["before"]["at"].endswith("Z")
    assert len(kept["before"]["answers"]) == len(DRAWN[MODULE].objectives)


def test_a_gap_is_said_and_nothing_is_kept_as_an_answer(open_page: Open) -> None:
    page = open_page(PLACE)
    page.locator("[data-side=before] [data-do=finish]").click()
    assert page.locator(".ipt-item__gap:visible").count() == len(DRAWN[MODULE].objectives)
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
    assert page.evaluate("document.activeElement.tagName") in ("INPUT", "SELECT")


def test_the_answers_of_the_module_are_left_alone(open_page: Open) -> None:
    page = open_page(PLACE)
    answer(page, "before", wrong=1)
    assert [key for key in page.evaluate("Object.keys(localStorage)") if key.startswith("ipt:")] == [KEY]


def test_beginning_again_asks_once_more_and_forgets_both(open_page: Open) -> None:
    page = open_page(PLACE)
    answer(page, "before", wrong=1)
    page.get_by_role("button", name="Begin again").click()
    assert record(page)["before"]
    page.get_by_role("button", name="Press again").click()
    assert page.evaluate(f"localStorage.getItem('{KEY}')") is None
    assert page.locator("[data-side=before]").is_visible()
    assert page.locator("[data-side=before] input:checked").count() == 0


def test_an_objective_that_a_release_has_changed_is_left_out_and_a_reworded_item_is_not_shown_as_answered(
    open_page: Open,
) -> None:
    page = open_page(PLACE)
    answer(page, "before", wrong=0)
    page.get_by_role("button", name="form B").click()
    answer(page, "after", wrong=0)
    page.evaluate(
        f"""() => {{
          const kept = JSON.parse(localStorage.getItem("{KEY}"));
          const [first, second] = Object.values(kept.after.answers);
          first.objective = "gone";
          second.revision = 99;
          localStorage.setItem("{KEY}", JSON.stringify(kept));
        }}"""
    )
    page.reload()
    assert page.locator("[data-came]").count() == len(DRAWN[MODULE].objectives) - 1
    assert page.locator("[data-side=after] [data-item]:not([data-outcome])").count() == 1


def test_without_scripts_both_forms_can_be_read_and_their_answers_opened(open_page: Open) -> None:
    page = open_page(PLACE, java_script_enabled=False)
    assert page.locator("[data-item]:visible").count() == 2 * len(DRAWN[MODULE].objectives)
    assert page.locator("details.ipt-answer:visible").count() == 2 * len(DRAWN[MODULE].objectives)
    assert page.locator("button:visible").get_by_text("Keep").count() == 0


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_phone(open_page: Open, width: int) -> None:
    page = open_page(PLACE, viewport={"width": width, "height": 700})
    answer(page, "before", wrong=1)
    page.get_by_role("button", name="form B").click()
    answer(page, "after", wrong=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_with_storage_off_it_works_until_the_page_is_left_and_says_so(watch: Open, base_url: str) -> None:
    page = watch().page
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } })")
    page.goto(base_url + PLACE)
    answer(page, "before", wrong=1)
    assert page.get_by_role("heading", name="Form A is done").is_visible()
    warning = page.get_by_text("will not be kept")
    assert 0 < warning.bounding_box()["y"] < page.get_by_role("link", name="Read Grief").bounding_box()["y"]
    page.get_by_role("button", name="form B").click()
    assert 0 < warning.bounding_box()["y"] < page.viewport_size["height"]


def test_before_form_a_it_is_said_that_answers_wait_for_form_b(open_page: Open) -> None:
    page = open_page(PLACE)
    told = page.get_by_text("you are told when both are done")
    assert told.is_visible()
    answer(page, "before", wrong=1)
    assert not told.is_visible()


def test_on_a_phone_buttons_stand_apart_and_an_objective_has_the_whole_width(open_page: Open) -> None:
    page = open_page(PLACE, viewport={"width": 360, "height": 740})
    answer(page, "before", wrong=1)
    read, go = page.get_by_role("link", name="Read Grief"), page.get_by_role("button", name="form B")
    assert read.bounding_box()["y"] + read.bounding_box()["height"] + 4 <= go.bounding_box()["y"]
    go.click()
    answer(page, "after", wrong=1)
    assert page.locator("[data-came] th").first.bounding_box()["width"] > 280
