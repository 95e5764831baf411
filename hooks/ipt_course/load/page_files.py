"""docs/**/*.md → pages, with findings about their front matter."""

from pathlib import Path

from ipt_course.findings import Finding
from ipt_course.load.shape import validate
from ipt_course.load.source import parse
from ipt_course.model import FrontMatter
from ipt_course.pages import Page, front_matter_text


def read_pages(root: Path) -> tuple[dict[str, Page], list[Finding]]:
    """Pages by path below docs/, and what is wrong with what they say of themselves."""
    pages, findings = {}, []
    docs = root / "docs"
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        text = file.read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n")
        front, found = _front_matter(f"docs/{path}", text)
        pages[path] = Page(path, text, front)
        findings += found
    return pages, findings


def _front_matter(path: str, text: str) -> tuple[FrontMatter, list[Finding]]:
    if not (front := front_matter_text(text)).strip():
        return FrontMatter(), []
    source = parse(path, front, first_line=2)
    if source.data is None:
        return FrontMatter(), list(source.findings)
    model, findings = validate(FrontMatter, source)
    return model or FrontMatter(), [*source.findings, *findings]
