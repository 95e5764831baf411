"""The mark that `new` leaves wherever an author has to write something: `<<FILL IN …>>`.

Brackets kept around one's own words, `<<so>>`, are the same mark half removed.
"""

import re
from typing import Any

OPENING = "<<"
MARKER = re.compile(r"<<FILL IN\b[^\n]*?(?:>>|$)|\A<<[\s\S]*>>(?=\s*\Z)|^<<[^\n]*>>(?=[ \t]*$)", re.MULTILINE)


def holds_marker(value: Any) -> bool:
    return isinstance(value, str) and OPENING in value and bool(MARKER.search(value))
