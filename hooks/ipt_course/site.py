"""Building and serving: MkDocs as a process of its own, its result finished and swapped in whole."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from ipt_course import assets, csp
from ipt_course.refusal import RefusalError

HOOKS = Path(__file__).resolve().parents[1]


class BuildError(RefusalError):
    """The build cannot be published; the text says why."""


def build(root: Path, site: Path, options: Sequence[str] = ()) -> None:
    """Build `site` strictly. Until the new one is whole, the old one stays as it was."""
    # Beside the site, so that the swap is a rename within one file system.
    work = site.parent / ".build"
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work) as scratch:
        side = Path(scratch) / "site"
        _mkdocs(root, "build", "--strict", "--site-dir", str(side), *options)
        finish(side)
        swap(side, site, Path(scratch) / "old")


def finish(side: Path) -> None:
    """What is done to a built site before anyone sees it: our assets minified, the policy written."""
    minify(side / assets.FOLDER)
    if problems := csp.secure(side):
        raise BuildError("the content security policy would break these:\n  " + "\n  ".join(problems))


def minify(folder: Path) -> None:
    from rcssmin import cssmin
    from rjsmin import jsmin

    for pattern, minified in (("*.js", jsmin), ("*.css", cssmin)):
        for path in folder.glob(pattern):
            path.write_text(str(minified(path.read_text(encoding="utf-8"))), encoding="utf-8")


def swap(new: Path, site: Path, old: Path) -> None:
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except BaseException:  # an interrupt too must leave a site
        if old.exists() and not site.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def serve(root: Path, port: int, options: Sequence[str] = ()) -> None:
    """Serve with live reload on the first free port from `port` on, until interrupted."""
    address = f"127.0.0.1:{free_port(port)}"
    print(f"The course will be at http://{address}/ (Ctrl-C ends it)", flush=True)
    # Notebooks run once; while serving their results are reused.
    environment = {"COURSE_REUSE_NOTEBOOKS": "true", "SITE_URL": f"http://{address}/"}
    _mkdocs(root, "serve", "--livereload", "--dev-addr", address, *options, environment=environment)


def free_port(first: int) -> int:
    for port in range(first, first + 50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise BuildError(f"no free port between {first} and {first + 49}; name one with --port")


def _mkdocs(root: Path, *arguments: str, environment: dict[str, str] | None = None) -> None:
    command = [sys.executable, "-m", "mkdocs", *arguments]
    # Notebooks and blocks that pages execute import the core too, in processes of their own.
    paths = {"PYTHONPATH": os.pathsep.join(filter(None, (str(HOOKS), os.environ.get("PYTHONPATH"))))}
    status = subprocess.call(command, cwd=root, env={**os.environ, **paths, **(environment or {})})
    if status:
        raise BuildError("MkDocs stopped; the lines above say why")
