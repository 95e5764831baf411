"""Fixtures that every test may ask for: the repository, a strictly built site, a server, a browser, a page."""

import os
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from ipt_course import site as building
from ipt_course.testing import HOW_TO_GET_ONE, find_browser

pytest.register_assert_rewrite("watched")

from watched import Watched  # noqa: E402  (after its assertions have been given words)

ROOT = Path(__file__).resolve().parents[1]
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)
IN_BROWSER = {"browser", "watch", "open_page"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if IN_BROWSER & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """No browser: a failure in CI, where nothing is skipped; elsewhere a skip that says how to get one."""
    if item.get_closest_marker("browser") and find_browser() is None:
        if os.environ.get("CI"):
            pytest.fail(HOW_TO_GET_ONE, pytrace=False)
        pytest.skip(HOW_TO_GET_ONE)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real course, built as `./course build` builds it, policy included."""
    target = tmp_path_factory.mktemp("built") / "site"
    building.build(ROOT, target)
    return target


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serve a folder on a free port; the address ends in a slash."""
    servers = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    """Like a plain web server: 404.html for what is not there, and no log."""

    def log_message(self, *_: Any) -> None: ...

    def send_error(self, code: int, *rest: Any) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, *rest)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@pytest.fixture(scope="session")
def base_url(site: Path, serve: Callable[[Path], str]) -> str:
    return serve(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    sandbox = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=[*ARGUMENTS, *sandbox])
        yield browser
        browser.close()


@pytest.fixture
def watch(browser: Any) -> Iterator[Callable[..., Watched]]:
    """A page in a context of its own, watched: at the end of the test nothing may have gone wrong in it.

    `watch(color_scheme="dark", viewport=…)` takes what a Playwright context takes.
    """
    pages: list[Watched] = []

    def make(**options: Any) -> Watched:
        pages.append(Watched(browser.new_context(**options)))
        return pages[-1]

    yield make
    for watched in pages:
        watched.close()
    for watched in pages:
        watched.assert_quiet()


@pytest.fixture
def open_page(watch: Callable[..., Watched], base_url: str) -> Callable[..., Any]:
    """Open a page of the built course by its path; returns the Playwright page."""

    def open_(path: str = "", **options: Any) -> Any:
        watched = watch(**options)
        watched.page.goto(base_url + path)
        return watched.page

    return open_
