"""The mark that `new` leaves wherever an author has to write something: `<<FILL IN …>>`."""

import re
from typing import Any

OPENING = "<<FILL IN"
MARKER = re.compile(r"<<FILL IN\b[^\n]*?(?:>>|$)", re.MULTILINE)


def holds_marker(value: Any) -> bool:
    return isinstance(value, str) and OPENING in value
