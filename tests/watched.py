"""A browser page under watch: where it asked, what it complained of."""

from typing import Any
from urllib.parse import urlsplit

LOCAL = {"127.0.0.1", "localhost", ""}


class Watched:
    """A page whose requests, console errors and script errors are kept. `expected` lists texts that may occur."""

    def __init__(self, context: Any) -> None:
        self.context = context
        self.page = context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.expected: list[str] = []
        context.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def close(self) -> None:
        self.context.close()

    def assert_quiet(self) -> None:
        """No request left the machine; no console error, script error or policy violation."""
        away = [url for url in self.requests if urlsplit(url).hostname not in (*LOCAL, None)]
        assert away == []
        assert [text for text in self.complaints if not any(word in text for word in self.expected)] == []
