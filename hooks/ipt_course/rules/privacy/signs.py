"""A text as its signs, one byte for each character: to look for a capital in bytes takes a tenth of the time.

A capital is X, a small letter is itself, or x if it is not English; a figure is 0, and other signs are themselves.
"""

from __future__ import annotations

_ENGLISH = bytes(range(128))
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SIGNS = bytes.maketrans(_CAPITALS + b"123456789", b"X" * 26 + b"0" * 9)
# A curly quotation mark opens or closes, which a straight one does not tell; no file can hold either control (YM003).
_ALIKE = {"’": "'", "‐": "-", "“": "\x01", "”": "\x02"}


def signs_of(text: str) -> bytes:
    odd = text.encode("utf-8", "surrogatepass").translate(None, _ENGLISH).decode("utf-8", "surrogatepass")
    for character in set(odd):
        text = text.replace(character, _ALIKE.get(character) or _sign(character))
    return text.encode("ascii").translate(_SIGNS)


def _sign(character: str) -> str:
    """Beyond Western Europe every letter is taken for a capital: what stands before it tells whether it is within a word."""
    if not character.isalnum():
        return "*"
    if character.isdecimal():
        return "0"
    return "x" if "ß" <= character <= "ÿ" else "X"
