"""What a word without quotation marks means in YAML: text, a number, true, false or nothing."""

import re

_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_BEGINS = frozenset({*"-0123456789", *(word[:1] for word in _WORDS)})  # of all that is not always text
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\Z")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,17}\Z")


def resolve(text: str) -> str | int | float | bool | None:
    """A plain scalar as YAML 1.2's core schema reads it, without octal, hexadecimal and exponents."""
    if text[:1] not in _BEGINS:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-0123456789":
        if _INT.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
    return text
