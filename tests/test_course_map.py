"""The way through the course: every module in its part and order, and how far a reader has come."""

from ipt_course.gather import gather

HOME, MODULES = "", "modules/"


def answer_in_storage(page, *items: str) -> None:
    entry = '{"version":1,"revision":1,"attempts":[{"response":["a"],"certainty":null,"score":1,"at":null}]}'
    page.evaluate(
        "([ids, entry]) => ids.forEach((id) => localStorage.setItem('ipt:item:' + id, entry))", [items, entry]
    )
    page.reload()


def test_every_module_has_its_part_and_its_number(root) -> None:
    modules = list(gather(root).course.modules.values())
    assert [module.id for module in modules if not (module.part and module.number)] == []
    assert len({module.number for module in modules}) == len(modules)


def test_the_menu_has_the_modules_in_the_order_of_the_map(root, open_page) -> None:
    page = open_page(MODULES)
    mapped = [link.get_attribute("href") for link in page.locator("ipt-map a").all()]
    menu = [link.get_attribute("href") for link in page.locator(".ipt-nav__open li a:not([aria-current])").all()]
    assert mapped == menu
    assert len(mapped) == len(gather(root).course.modules)


def test_the_map_says_how_far_a_reader_has_come(open_page) -> None:
    page = open_page(HOME)
    entry = page.locator("ipt-map li").first
    assert not entry.get_by_text("answered here").is_visible()
    items = entry.get_attribute("data-items").split()
    answer_in_storage(page, *items[:2])
    assert entry.get_by_text("2 answered here").is_visible()
    answer_in_storage(page, *items)
    assert entry.get_by_text("All answered here").is_visible()


def test_without_scripts_the_map_leads_on_all_the_same(open_page) -> None:
    page = open_page(HOME, java_script_enabled=False)
    page.locator("ipt-map a").first.click()
    assert "/modules/" in page.url
