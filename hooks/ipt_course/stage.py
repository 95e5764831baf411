"""The way out: the course as plain Markdown with its fragments inlined, for any generator.

The host must let raw HTML through; it needs no hook of ours. Themes, nav and policy stay behind.
"""

import re
import shutil
from pathlib import Path

from ipt_course.assets import UNPUBLISHED, bundles
from ipt_course.embed.fragments import Fragments
from ipt_course.embed.made_pages import made_pages
from ipt_course.embed.place import embed_markdown
from ipt_course.embed.urls import Style
from ipt_course.pages import Page
from ipt_course.refusal import RefusalError

# A block that markdown-exec runs. To a host that does not know the words after `python` it is no block, and its end
# would begin one; without them its source is shown.
EXECUTED = re.compile(r'^( *```python) exec="true".*$', re.MULTILINE)


class StageError(RefusalError):
    """The folder cannot be written; the text says why."""


def stage(fragments: Fragments, target: Path, style: Style) -> int:
    """Write the whole of docs/ to `target`; return how many pages it has."""
    docs = fragments.course.root / "docs"
    if target.exists() and any(target.iterdir()):
        raise StageError(f"{target} is not empty; name a new folder")
    if target.resolve().is_relative_to(docs.resolve()):
        raise StageError(f"{target} is inside docs/; name a folder elsewhere")
    shutil.copytree(docs, target, dirs_exist_ok=True)
    _bundle(docs, target)
    for script, text in fragments.review_scripts(style):
        (target / script).parent.mkdir(parents=True, exist_ok=True)
        (target / script).write_text(text, encoding="utf-8")
    pages = [*fragments.course.pages.values(), *(Page(path, text) for path, text in made_pages(fragments.course))]
    for page in pages:
        path = target / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(EXECUTED.sub(r"\1", embed_markdown(page, fragments, style)), encoding="utf-8")
    return len(pages)


def _bundle(docs: Path, target: Path) -> None:
    for path, text in bundles(docs):
        (target / path).write_text(text, encoding="utf-8")
    for path in UNPUBLISHED:
        (target / path).unlink(missing_ok=True)
