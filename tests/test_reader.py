"""The built course as its readers meet it: every kind of page, served, with its policy, in a real Chromium.

Nothing may leave the machine, complain or break the policy on any of these pages: `watch` sees to that.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGES = {
    "home": "",
    "module": "modules/role-disputes/",
    "figure": "modules/role-disputes/stages/",
    "tables": "modules/role-disputes/working/",
    "transcript": "modules/role-disputes/dialogue/",
    "quiz": "modules/role-disputes/review/",
    "case-index": "cases/",
    "case": "cases/mei-lin/",
    "contributors": "contributors/",
    "modules": "modules/",
    "glossary": "glossary/",
    "references": "references/",
    "worksheet": "worksheets/communication-analysis/",
    "worksheets": "worksheets/",
    "notebook": "notebooks/reading-a-score-curve/",
    "evidence": "notebooks/reading-the-evidence/",
    "results": "modules/ending/maintenance/",
    "prose": "about/",
    "erase": "privacy/",
    "authors": "authors/writing-items/",
    "practice": "authors/practice-sessions/",
    "drill": "authors/drills/",
    "drills": "practice/drills/",
    "rating": "authors/transcripts/",
    "rules": "authors/rules/",
    "not-found": "no/such/page/",
}
SCHEMES = ("light", "dark")
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}

# Something of what has the focus, near its top and within the window, lies under nothing else.
FOCUS_IN_SIGHT = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect();
  if (one === document.body || !box.width || !box.height) return true;
  const y = Math.max(box.top, 0) + (Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)) / 2;
  const top = document.elementFromPoint(box.left + box.width / 2, y);
  return top && (one.contains(top) || top.contains(one) || top.closest("label")?.control === one);
}"""

WIDER_THAN_ITS_PLACE = """(all) => all.filter((one) => {
  const place = one.closest("article").getBoundingClientRect();
  return one.getBoundingClientRect().right > place.right + 1 || one.scrollWidth > one.clientWidth + 1;
}).length"""

# The feedback is painted first; what the quiz or the case makes of the answer comes right after.
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))))"

kinds = pytest.mark.parametrize("kind", PAGES)
Open = Callable[..., Any]


@pytest.fixture
def visit(watch: Callable[..., Any], base_url: str) -> Open:
    def visit(kind: str, **options: Any) -> Any:
        watched = watch(**options)
        if kind == "not-found":
            watched.expected.append("404")
        watched.page.goto(base_url + PAGES[kind])
        return watched.page

    return visit


def violations(page: Any) -> list[str]:
    found = Axe().run(page, options=WCAG).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@kinds
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(visit: Open, kind: str, scheme: str) -> None:
    page = visit(kind, color_scheme=scheme, reduced_motion="reduce")
    assert violations(page) == []


@pytest.mark.parametrize("kind", ["quiz", "case", "module"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_once_all_is_answered_and_opened(visit: Open, kind: str, scheme: str) -> None:
    page = visit(kind, color_scheme=scheme, viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    answer_everything(page)
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    assert violations(page) == []


@kinds
def test_a_narrow_screen_needs_no_sideways_scroll(visit: Open, kind: str) -> None:
    page = visit(kind, viewport={"width": 320, "height": 700})
    assert overflow(page) == 0


@kinds
def test_text_at_twice_its_size_needs_no_sideways_scroll(visit: Open, kind: str) -> None:
    page = visit(kind, viewport={"width": 1024, "height": 700})
    page.evaluate("document.documentElement.style.setProperty('font-size', '250%')")
    assert overflow(page) == 0


def overflow(page: Any) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@kinds
def test_without_scripts_the_page_can_be_read_and_left(visit: Open, kind: str) -> None:
    page = visit(kind, java_script_enabled=False)
    assert page.locator("h1").count() == 1
    assert page.locator("h1").is_visible()
    assert page.get_by_role("link", name="Privacy").first.is_visible()


@kinds
def test_forced_colours_hide_no_heading_and_no_button(visit: Open, kind: str) -> None:
    page = visit(kind, forced_colors="active")
    colours = page.eval_on_selector_all(
        "h1, h2, .ipt-button, button:not([hidden])",
        "(all) => all.filter((one) => one.checkVisibility())"
        ".map((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor])",
    )
    assert colours
    assert all(text != ground for text, ground in colours)


@kinds
def test_focus_is_always_in_sight(visit: Open, kind: str) -> None:
    page = visit(kind, viewport={"width": 1280, "height": 640}, reduced_motion="reduce")
    for _ in range(60):
        page.keyboard.press("Tab")
        # The theme moves its side columns a frame after a scroll.
        page.wait_for_function(FOCUS_IN_SIGHT, timeout=2_000)


def test_a_clinician_learns_from_the_first_page_to_the_result(visit: Open) -> None:
    page = visit("home")
    page.get_by_role("link", name="Role disputes", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Role disputes"
    first = page.get_by_role("group").filter(has=page.get_by_role("radio")).first
    first.get_by_role("radio").first.check()
    first.get_by_role("button", name="Check").click()
    assert first.get_by_role("status").inner_text()
    page.get_by_role("link", name="Review and quiz").first.click()
    page.wait_for_url("**/review/")
    answer_everything(page)
    said = page.locator(".ipt-quiz__result")
    expect(said).to_contain_text(re.compile(r"^\d+ of 15 right"))  # sixteen items, one of them a reflection
    before = said.inner_text()
    page.reload()
    expect(page.locator(".ipt-quiz__result")).to_have_text(before)
    assert page.get_by_role("table", name="Question by question").is_visible()


def test_a_case_opens_its_commentary_when_the_reader_has_decided(visit: Open) -> None:
    page = visit("case")
    hidden = page.get_by_role("heading", name="The decision").or_(page.locator(".ipt-commentary h2").first)
    assert not hidden.first.is_visible()
    answer_everything(page)
    page.locator(".ipt-commentary h2, .ipt-commentary h3").first.wait_for()


def answer_everything(page: Any) -> None:
    """The first thing that can be chosen in each item of whatever kind, said to be sure."""
    for item in page.locator("fieldset.ipt-item").all():
        button = item.get_by_role("button", name=re.compile("^(Check|Compare)"))
        if not button.count():  # its quiz answers at the end
            continue
        names = item.locator("input[type=radio]").evaluate_all("all => [...new Set(all.map((one) => one.name))]")
        for name in (name for name in names if not name.endswith("--certainty")):
            item.locator(f"input[name='{name}']").first.check()
        for box in item.locator("input[type=checkbox]:visible").all()[:1]:
            box.check()
        for select in item.locator("ul select").all():
            select.select_option(index=1)
        for area in item.get_by_role("textbox").all():
            area.fill("What I would say.")
        for sure in item.get_by_label("Sure", exact=True).all():
            sure.check()
        button.click()
        page.evaluate(PAINTED)


def test_the_answers_of_the_whole_course_can_be_erased(visit: Open, base_url: str) -> None:
    page = visit("module")
    answer_everything(page)
    assert page.evaluate("localStorage.length") > 0
    page.goto(base_url + PAGES["erase"])
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Erase").click()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('ipt:')).length") == 0


def test_the_page_not_found_leads_back(visit: Open) -> None:
    page = visit("not-found")
    page.get_by_role("article").get_by_role("link", name="Home").click()
    page.get_by_role("link", name="Role disputes", exact=True).wait_for()


@kinds
def test_a_page_prints(visit: Open, kind: str) -> None:
    page = visit(kind)
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert not page.get_by_role("searchbox").first.is_visible()
    # A4 as the rules see it, and what is left of it between wide margins.
    page.set_viewport_size({"width": 794, "height": 1100})
    page.evaluate("document.querySelector('article').style.setProperty('width', '600px')")
    assert page.eval_on_selector_all("table", WIDER_THAN_ITS_PLACE) == 0
    assert len(page.pdf(format="A4")) > 5_000
