"""What a verb says instead of doing its work: one line for the reader, and the exit status."""

import sys
from collections.abc import Callable
from typing import ClassVar

INTERRUPTED = 130


class RefusalError(Exception):
    """The text says why. `status` is 2 where the command was put wrongly, 1 where the work failed."""

    status: ClassVar[int] = 1


def or_say_why(action: Callable[[], None]) -> None:
    """Run; a refusal is one line and an exit status, never a traceback."""
    try:
        action()
    except RefusalError as refusal:
        print(f"course: {refusal}", file=sys.stderr)
        sys.exit(refusal.status)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
