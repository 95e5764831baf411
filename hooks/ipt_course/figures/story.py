"""The picture of the home page: one invented tie over twelve sessions. It shows no case, so it is drawn by hand."""

from pathlib import Path

PICTURE = Path(__file__).with_name("twelve_sessions.html")


def twelve_sessions() -> str:
    return PICTURE.read_text(encoding="utf-8")
