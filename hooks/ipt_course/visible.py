"""Text from an author's file, made safe and visible for a terminal."""

import unicodedata

TAB, CUT = "⇥", "…"
# Cc controls, Cf invisible formatting (bidirectional overrides among them), Cs broken encodings, line ends,
# Zs spaces that are not the ordinary one.
_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}


def visible(text: str) -> str:
    """The text with nothing left in it that would move the cursor, hide or reorder what is read."""
    return text if text.isascii() and text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character == "\t":
        return TAB
    if character != " " and unicodedata.category(character) in _HIDDEN:
        code = ord(character)
        return chr(0x2400 + code) if code < 0x20 else f"<U+{code:04X}>"
    return character


def width(text: str) -> int:
    """How many columns a terminal gives it: none to combining marks, two to wide scripts."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def clipped(line: str, column: int, room: int = 96) -> tuple[str, int]:
    """A line as shown, cut around a column (from 1), and the width that stands before it there."""
    before, after = line[: column - 1], line[column - 1 :]
    if len(line) > room:
        lead = room * 2 // 3
        before = CUT + before[-lead:] if len(before) > lead + 1 else before
        left = max(room - len(before), room // 3)
        after = after[:left] + CUT if len(after) > left + 1 else after
    shown = visible(before)
    return shown + visible(after), width(shown)
