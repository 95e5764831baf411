"""The adapter: the only file that imports mkdocs. Each event hands over to the core and back."""

from pathlib import Path
from types import SimpleNamespace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from ipt_course import case_pages, embed
from ipt_course.fragments import Fragments
from ipt_course.gather import gather

log = get_plugin_logger("course")
# One build at a time runs in a process; on_config makes this anew for each.
build = SimpleNamespace(serving=False, gathered=None, fragments=None)


def on_startup(command: str, dirty: bool) -> None:
    build.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    build.gathered = gathered = gather(Path(config.config_file_path).parent)
    config.extra["cohort"] = gathered.cohort.model_dump()
    if gathered.errors and not build.serving:
        raise PluginError("the course has faults; nothing was built.\n" + gathered.report())
    if gathered.findings:
        log.warning("the course has faults:\n%s", gathered.report())
    build.fragments = Fragments.of(gathered)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Each case gets a page of its own, out of the nav; a page an author wrote is never replaced."""
    for path, markdown in case_pages.generate(build.gathered.course):
        if files.get_file_from_path(path):
            raise PluginError(f"docs/{path} stands in the place of a case's own page; rename it")
        files.append(File.generated(config, path, content=markdown, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    source = case_pages.page_for(build.gathered.course, page.file.src_uri)
    style = "directory" if config.use_directory_urls else "file"
    return embed.embed_html(html, source, build.fragments, style) if source else html
