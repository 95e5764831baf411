"""A course under git, for tests that look back."""

import os
import subprocess
from pathlib import Path

# Neither the settings of whoever runs the tests nor a repository around them may play a part.
_ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


def git(root: Path, *arguments: str) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | _ALONE
    command = ["git", "-C", str(root), *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8", "replace").strip()


def commit(root: Path, words: str = "as it stands") -> str:
    """Everything below `root` as a commit of its own, the first one included; its name."""
    if not (root / ".git").exists() and not any((parent / ".git").exists() for parent in root.parents):
        git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all", ".")
    git(root, "commit", "--quiet", "--allow-empty", "--no-gpg-sign", "-m", words)
    return git(root, "rev-parse", "HEAD")
