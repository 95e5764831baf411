"""Bytes → text, and what in a text no editor shows: broken encodings, invisible characters, tabs."""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from ipt_course.findings import Finding
from ipt_course.rules import yaml_codes as ym

MOST_ALIKE = 20  # of one kind in one file; more would bury the rest of the report
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Controls, line ends that only some programs honour, bidirectional overrides, stray byte order marks.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
# What word processors write where a space was typed; to YAML each is a letter.
OTHER_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_USUAL = bytes([*b"\n", *range(0x20, 0x7F)])
_ODD_SPACE = re.compile(rf"[\t{OTHER_SPACES}]")
_NO_INDENT = re.compile(rf"^ *{_ODD_SPACE.pattern}", re.MULTILINE)
_WORD = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_FROM_WORD = "this is a Word document, not plain text"
_AS_PLAIN = "Save its text as plain text (in Word: Save As, Plain Text, UTF-8) under this name."
_OLD_MAC = "the file has old Mac line ends (a carriage return alone), so it is one single line"
_AS_LINES = "Save it again as plain text with the line ends of Windows or Unix (CRLF or LF)."
_NAMES = {0: "a NUL character", 0xFEFF: "a byte order mark in mid-text", 0x0D: "a lone carriage return"}


def decode(path: str, raw: bytes) -> tuple[str | None, list[Finding]]:
    found = []
    if raw.removeprefix(codecs.BOM_UTF8).startswith(_WORD):
        return None, [ym.NOT_UTF8.at(path, (1, 1), _FROM_WORD, _AS_PLAIN)]
    if _looks_like_utf16(raw):
        return None, [ym.NOT_UTF8.at(path, (1, 1), "the file is saved as UTF-16, not as UTF-8")]
    if raw.startswith(codecs.BOM_UTF8):
        raw = raw[len(codecs.BOM_UTF8) :]
        found.append(ym.BYTE_ORDER_MARK.at(path, (1, 1), "the file begins with a byte order mark (BOM)"))
    try:
        return with_line_ends_of_unix(raw.decode("utf-8")), found
    except UnicodeDecodeError as error:
        return None, [*found, _broken_byte(path, raw, error.start)]


def with_line_ends_of_unix(text: str) -> str:
    return text.replace("\r\n", "\n") if "\r" in text else text  # to look for one character is far quicker


def _looks_like_utf16(raw: bytes) -> bool:
    """A byte order mark, or every second byte of the beginning empty, as in Latin text."""
    return raw.startswith(_UTF16) or (len(raw) > 3 and (not any(raw[1:8:2]) or not any(raw[0:8:2])))


def _broken_byte(path: str, raw: bytes, offset: int) -> Finding:
    before = raw[:offset].decode("utf-8")
    place = before.count("\n") + 1, len(before) - before.rfind("\n")
    guess = raw[offset : offset + 1].decode("cp1252", "replace")
    message = f"byte {raw[offset]:#04x} at offset {offset} is not UTF-8"
    if guess.isprintable() and guess != "\ufffd":
        message += f"; in an older encoding it would be {guess}"
    return ym.NOT_UTF8.at(path, place, message)


def named(character: str) -> str:
    """`a no-break space (U+00A0)`."""
    name = unicodedata.name(character, "other space").lower()
    return f"{'an' if name[0] in 'aeio' else 'a'} {name} (U+{ord(character):04X})"


def unseen(path: str, text: str, encoded: bytes, first_line: int = 1) -> list[Finding]:
    """What no editor shows. `encoded` is the text in UTF-8."""
    # All but line ends and what is on every keyboard: a dozen characters of fifty thousand, quickly searched.
    unusual = encoded.translate(None, _USUAL).decode("utf-8", "surrogatepass")
    found = list(_invisible_characters(path, text, first_line)) if INVISIBLE.search(unusual) else []
    return [*found, *_tabs(path, text, first_line)] if _ODD_SPACE.search(unusual) else found


def _invisible_characters(path: str, text: str, first_line: int = 1) -> Iterator[Finding]:
    if "\r" in text and "\n" not in text:
        yield ym.CONTROL_CHARACTER.at(path, (first_line, text.index("\r") + 1), _OLD_MAC, _AS_LINES)
        return
    for place, match in _first_matches(INVISIBLE, text, first_line):
        code = ord(match.group()[-1])
        name = _NAMES.get(code, "an invisible character")
        yield ym.CONTROL_CHARACTER.at(path, place, f"{name} (U+{code:04X}) stands here")


def _tabs(path: str, text: str, first_line: int = 1) -> Iterator[Finding]:
    for (line, column), match in _first_matches(_NO_INDENT, text, first_line):
        place, character = (line, column + len(match.group()) - 1), match.group()[-1]
        what = "a tab" if character == "\t" else named(character)
        yield ym.TAB_INDENT.at(path, place, f"the line is indented with {what}")


def _first_matches(
    pattern: re.Pattern[str], text: str, first_line: int
) -> Iterator[tuple[tuple[int, int], re.Match[str]]]:
    line, counted = first_line, 0
    for number, match in enumerate(pattern.finditer(text)):
        if number == MOST_ALIKE:
            return
        line += text.count("\n", counted, match.start())
        counted = match.start()
        yield (line, counted - text.rfind("\n", 0, counted)), match
