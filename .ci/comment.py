"""The report of a contribution as one comment on its pull request; for .github/workflows/comment.yml.

Standard library only. The folder comes from a run of a stranger's code, so all of it is data: the number must be one,
and its pull request must be at the very commit that was checked; the text is cut, and shown as text.
"""

import json
import os
import re
import sys
import urllib.request
from pathlib import Path

MARK = "<!-- report of the course -->"
LONGEST = 50_000  # characters; GitHub takes 65,536
OURS = "github-actions[bot]"


class Refusal(Exception):  # noqa: N818
    """Why nothing is posted."""


def main(folder, event, ask):
    number, run = read_number(folder), event["workflow_run"]
    pull = ask("GET", f"pulls/{number}")
    if pull["head"]["sha"] != run["head_sha"] or pull["state"] != "open":
        raise Refusal(f"pull request {number} is not open at the commit that was checked")
    post(number, body(read_report(folder), run), ask)


def read_number(folder):
    text = read(folder / "number", 20).strip()
    if not re.fullmatch(r"[1-9][0-9]{0,9}", text):
        raise Refusal("the artifact gives no number of a pull request")
    return int(text)


def read_report(folder):
    return read(folder / "report.txt", 4 * LONGEST)


def read(path, most):
    if path.is_symlink() or not path.is_file():
        raise Refusal(f"the artifact has no file {path.name}")
    with path.open("rb") as file:
        return file.read(most).decode("utf-8", "replace")


def body(report, run):
    """The text in a fence that it cannot close; in a fence neither links, pictures nor names of people act."""
    text = "".join(one for one in report if one.isprintable() or one == "\n")
    if len(text) > LONGEST:
        text = text[:LONGEST] + "\n… (cut; the whole stands in the run)"
    text = re.sub("`{10,}", "`" * 9, text)
    fence = "`" * (max([2, *map(len, re.findall("`+", text))]) + 1)
    address = f"{os.environ['GITHUB_SERVER_URL']}/{os.environ['GITHUB_REPOSITORY']}/actions/runs/{int(run['id'])}"
    return (
        f"{MARK}\nWhat `./course check` says of this change ([the run, with a preview to download]({address})):\n\n"
        + (f"{fence}text\n{text.strip() or 'Nothing.'}\n{fence}\n")
    )


def post(number, text, ask):
    """One comment, written anew at each run."""
    comments = ask("GET", f"issues/{number}/comments?per_page=100")
    mine = [one for one in comments if one["user"]["login"] == OURS and one["body"].startswith(MARK)]
    if mine:
        ask("PATCH", f"issues/comments/{int(mine[0]['id'])}", {"body": text})
    else:
        ask("POST", f"issues/{number}/comments", {"body": text})


def ask_github(method, path, data=None):
    request = urllib.request.Request(
        f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}/{path}",
        data=None if data is None else json.dumps(data).encode(),
        method=method,
        headers={
            "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
            "Accept": "application/vnd.github+json",
            "X-GitHub-Api-Version": "2022-11-28",
        },
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8")), ask_github)
    except Refusal as refusal:
        print(f"Nothing is posted: {refusal}.")
