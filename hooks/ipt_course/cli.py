"""The verbs of `./course`. Each imports what it needs when it runs, so that `check` stays quick."""

import gc
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from ipt_course.cli_new import new
from ipt_course.refusal import or_say_why

ROOT = Path(os.environ.get("COURSE_ROOT") or Path(__file__).resolve().parents[2])
PASS_ON = {"ignore_unknown_options": True, "allow_interspersed_args": False}


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """IPT in Practice: an open training course in interpersonal psychotherapy."""
    context.obj = ROOT
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


main.add_command(new)


@main.command()
@click.option("--port", type=click.IntRange(1, 65_000), default=8000, show_default=True, help="The first port to try.")
def serve(port: int) -> None:
    """Show the course in a browser, live while you write."""
    from ipt_course import site

    or_say_why(lambda: site.serve(ROOT, port))


@main.command(context_settings=PASS_ON)
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def build(options: tuple[str, ...]) -> None:
    """Make site/ strictly; after a failure the old one stays. Options go to MkDocs."""
    from ipt_course import site

    or_say_why(lambda: site.build(ROOT, ROOT / "site", options))
    click.echo(f"built {ROOT / 'site'}")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", show_default=True)
@click.option("--since", metavar="REV", help="Also compare with a git revision: would saved answers survive?")
def check(paths: tuple[Path, ...], form: Any, since: str | None) -> None:
    """Check quizzes, cases, exercises and pages, all of them or the files named."""
    with _here_to_stay():
        from ipt_course import gather

    only = _inside(paths) or None
    compared = None if since is None else _compared(since, only)
    gathered = gather.gather(ROOT, only, keep_cases=False)
    if compared:
        gathered = gathered.with_more(compared.findings)
    click.echo(gathered.report(form, colour=sys.stdout.isatty()), nl=False)
    if paths and form == "text":
        click.echo("Only what was named; `./course check` also looks at how all the files fit together.")
    if compared and form == "text":
        click.echo(compared.summary(str(since)))
    sys.exit(1 if gathered.errors else 0)


@main.command(context_settings=PASS_ON)
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def test(options: tuple[str, ...]) -> None:
    """Run every check of the project, browser tests included."""
    from ipt_course import testing

    sys.exit(testing.run(ROOT, options))


@main.command("case-from-issue", hidden=True)
@click.argument("event", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def case_from_issue(event: Path) -> None:
    """Write the case that a GitHub issue form gives, and print its name; for .github/workflows/case.yml."""
    from ipt_course import new as files
    from ipt_course.issue_form import case_from_event

    def run() -> None:
        made = case_from_event(event, ROOT)
        files.write("case", made.id, made.text, ROOT)
        click.echo(made.id)

    or_say_why(run)


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--reading", is_flag=True, help="How the modules' pages read: sentences, and words between decisions.")
def stats(form: str, reading: bool) -> None:
    """Count modules, items, cases and minutes."""
    from ipt_course import gather, references
    from ipt_course import reading as read
    from ipt_course import stats as counting

    gathered = gather.gather(ROOT)
    if reading:
        click.echo("\n".join(read.as_lines(gathered.course)))
        return
    numbers = counting.stats(gathered.course, len(references.read_keys(ROOT)))
    click.echo(json.dumps(numbers, indent=2, ensure_ascii=False) if form == "json" else counting.as_table(numbers))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--urls",
    "style",
    type=click.Choice(["directory", "file", "source"]),
    default="directory",
    show_default=True,
    help="How the generator writes addresses: x/, x.html, or itself from links to x.md (Zensical).",
)
def stage(folder: Path, style: Any) -> None:
    """Write the course as plain Markdown for another generator."""
    from ipt_course import gather
    from ipt_course import stage as staging
    from ipt_course.embed.fragments import Fragments

    def run() -> None:
        gathered = gather.gather(ROOT)
        if gathered.errors:
            raise staging.StageError("the course has faults; `./course check` shows them")
        pages = staging.stage(Fragments.of(gathered), folder, style)
        click.echo(f"{pages} pages in {folder}")

    or_say_why(run)


@main.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(["anki", "gift", "moodle-xml", "qti"]))
@click.option("-o", "path", metavar="PATH", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option("--force", is_flag=True, help="Write over a file that exists.")
@click.option("--site-url", "site", envvar="SITE_URL", default="", help="Where the course is hosted, for links to it.")
def export(form: str, path: Path, force: bool, site: str) -> None:
    """Write the questions for Anki or for an LMS: anki, gift, moodle-xml or qti."""
    from ipt_course import gather
    from ipt_course.exports import export as exporting
    from ipt_course.exports.bank import bank_of

    def run() -> None:
        exporting.refuse_bad_address(site)
        exporting.refuse_bad_path(path, force)
        made = exporting.made_now()
        gathered = gather.gather(ROOT)
        if gathered.errors:
            raise exporting.ExportError("the course has faults; `./course check` shows them")
        bank = bank_of(gathered.course, site, made)
        click.echo("\n".join([f"{path}", *exporting.export(form, bank, path)]))

    or_say_why(run)


@contextmanager
def _here_to_stay() -> Iterator[None]:
    """Modules stay to the end: searching them for what could be let go takes a tenth of the time of a short run."""
    if "ipt_course.gather" in sys.modules:  # and so much else may be here that does not stay
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _inside(paths: tuple[Path, ...]) -> list[Path]:
    """Paths as given on the command line, folders opened, each relative to the course; none for the whole of it."""
    files: list[Path] = []
    for path in paths:
        if not path.exists():
            raise click.BadParameter(f"there is no {path}", param_hint="PATH")
        if not path.resolve().is_relative_to(ROOT.resolve()):
            raise click.BadParameter(f"{path} is not part of this course", param_hint="PATH")
        if path.resolve() == ROOT.resolve():
            return []
        found = sorted(path.rglob("*.y*ml")) + sorted(path.rglob("*.md")) if path.is_dir() else [path]
        files += [file.resolve().relative_to(ROOT.resolve()) for file in found]
    return files


def _compared(revision: str, only: list[Path] | None) -> Any:
    from ipt_course.since.compare import since

    found: list[Any] = []
    or_say_why(lambda: found.append(since(ROOT, revision, only)))
    return found[0]
