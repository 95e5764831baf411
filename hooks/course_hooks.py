"""The adapter: the only file that imports mkdocs. Each event hands over to the core and back."""

import gc
import posixpath
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markdown import Markdown  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import _TocToken, get_toc
from mkdocs.utils.templates import TemplateContext

from ipt_course.assets import UNPUBLISHED, bundles
from ipt_course.current import set_course
from ipt_course.embed import case_pages, notebooks, review
from ipt_course.embed.fragments import Fragments
from ipt_course.embed.made_pages import made_pages
from ipt_course.embed.place import embed_html, hush, place_fragments
from ipt_course.embed.urls import Style, page_url
from ipt_course.gather import gather
from ipt_course.pages import Page as MadePage

log = get_plugin_logger("course")
# One build at a time runs in a process; on_config makes this anew for each.
build = SimpleNamespace(serving=False, gathered=None, fragments=None, made_pages={})


def on_startup(command: str, dirty: bool) -> None:
    build.serving = command == "serve"


def _refuse(problem: str) -> None:
    """End a build. A server goes on, and shows what it can: an exception would end it or leave it stuck."""
    if not build.serving:
        raise PluginError(problem)
    log.warning(problem)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    build.gathered = gathered = gather(Path(config.config_file_path).parent)
    set_course(gathered.course)
    config.extra["cohort"] = gathered.cohort.model_dump()
    if gathered.errors:
        _refuse("the course has faults:\n" + gathered.report())
    elif gathered.findings:
        log.info("the course builds, with warnings:\n%s", gathered.report())
    build.fragments = Fragments.of(gathered, for_authors=build.serving)
    build.fragments.begin()
    if not build.serving:
        gc.freeze()  # what was read stays to the end, and is not searched for cycles again and again
    page = review.page_of(gathered.course)
    config.extra["review"] = page and page_url(page, _style(config))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Cases and exercises get pages of their own, out of the nav; a page an author wrote is never replaced.
    Scripts and styles of several sources are published as one."""
    gathered = build.gathered
    build.made_pages = {}
    build.markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    for path, markdown in made_pages(gathered.course, gathered.unread_cases, gathered.unread_exercises):
        if not files.get_file_from_path(path):
            build.made_pages[path] = MadePage(path, markdown)
            files.append(File.generated(config, path, content=markdown, inclusion=InclusionLevel.NOT_IN_NAV))
    made = dict(bundles(Path(config.docs_dir)))
    for file in [file for file in files if file.src_uri in UNPUBLISHED or file.src_uri in made]:
        files.remove(file)
    for path, text in made.items():
        files.append(File.generated(config, path, content=text))
    for file in [file for file in files if notebooks.is_notebook(file.src_uri)]:
        files.remove(file)
        files.append(file)  # they run the longest, and are waited for last
    return files


def _style(config: MkDocsConfig) -> Style:
    return "directory" if config.use_directory_urls else "file"


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Rebuild when content outside docs/ changes. Any of it may be missing: a trainer may delete cohort.yml."""
    for name in ("quizzes", "cases", "references", "worksheets", "practice", "cohort.yml"):
        if (path := build.gathered.course.root / name).exists():
            server.watch(str(path))
    return server


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    build.beside_nav = build.made_pages.keys() - {page.file.src_uri for page in nav.pages}
    build.notebooks = {}
    # A notebook waits for its kernel most of its time; other pages are made meanwhile. One after the other, since the
    # plugin counts the cells of the notebook it is at in a variable of its module.
    threads = ThreadPoolExecutor(1)
    for page in nav.pages:
        if notebooks.is_notebook(page.file.src_uri):
            page = config.plugins.on_pre_page(page, config=config, files=files)  # its plugin says how it is made
            build.notebooks[page.file.src_uri] = threads.submit(page.render, config, files)
    threads.shutdown(wait=False)
    # Not before: the sooner the notebooks run, the less a small course waits for them.
    for path, text in build.fragments.review_scripts(_style(config)):
        files.append(File.generated(config, path, content=text))
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    build.drawn = {}
    env.globals["once"] = _once
    env.auto_reload = build.serving  # else each page asks of each of its forty parts whether its file has changed
    return env


@pass_context
def _once(context: Context, name: str, draw: Callable[[], str]) -> str:
    """For templates: a part that tells nothing of its page is the same on all pages of a folder that are in no menu."""
    page = context.get("page")
    if page is None or page.file.src_uri not in build.beside_nav:
        return draw()
    part = name, posixpath.dirname(page.url.rstrip("/"))
    if part not in build.drawn:
        build.drawn[part] = draw()
    return str(build.drawn[part])


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """MkDocs makes a parser for each page, with what looks after links. Made pages have none, and share one."""
    if page.file.src_uri in build.made_pages:
        page.render = partial(_render_made, page, build.markdown)  # type: ignore[method-assign]
    elif running := build.notebooks.get(page.file.src_uri):
        page.render = lambda config, files: running.result()  # type: ignore[method-assign]
    return page


def _render_made(page: Page, markdown: Markdown, config: MkDocsConfig, files: Files) -> None:
    page.content = markdown.reset().convert(page.markdown or "")
    headings: list[_TocToken] = markdown.toc_tokens
    page.toc = get_toc(headings)
    page.present_anchor_ids = {heading["id"] for heading in headings}


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    style = _style(config)
    path = page.file.src_uri
    if notebooks.is_notebook(path):
        source = notebooks.as_page(path, page.file.content_string)
        page.meta.update(source.front.model_dump(exclude_none=True))
        return embed_html(notebooks.clean(html, path, style), source, build.fragments, style)
    if path in build.made_pages:
        if case := case_pages.case_at(build.gathered.course, path):
            _into_search(config, case_pages.search_entry(case, page.url))
        return hush(html)
    own = build.gathered.course.pages.get(path)
    return embed_html(html, own, build.fragments, style) if own else html


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """The fragment of a made page comes last: until now other processes have drawn, and no plugin has read it."""
    if made := build.made_pages.get(page.file.src_uri):
        page.content = place_fragments(page.content or "", made, build.fragments, _style(config))
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A thousand pages that are written are not kept as well."""
    if page.file.src_uri in build.made_pages:
        page.content = ""
    return output


def _into_search(config: MkDocsConfig, entry: dict[str, str]) -> None:
    """Into the index of the theme's search, if a trainer has not switched it off."""
    for name, plugin in config.plugins.items():
        if name.rpartition("/")[2] == "search" and hasattr(plugin, "search_index"):
            plugin.search_index.entries.append(entry)
