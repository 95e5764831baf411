"""Where a character of a one-line value stands in the line that holds it."""

import re

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)|.", re.DOTALL)
_DOUBLED = re.compile(r"''|.", re.DOTALL)
_UNITS = {'"': _ESCAPE, "'": _DOUBLED}


def offset_in_source(source: str, style: str, offset: int) -> int:
    """`source` begins where the value begins, its quotation mark included."""
    unit = _UNITS.get(style)
    if unit is None:
        return offset
    position = 1
    for match in unit.finditer(source, 1):
        if offset == 0:
            break
        offset -= 1
        position = match.end()
    return position
