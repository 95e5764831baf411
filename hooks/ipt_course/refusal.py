"""What a verb says instead of doing its work: one line for the reader, and the exit status."""

from typing import ClassVar


class RefusalError(Exception):
    """The text says why. `status` is 2 where the command was put wrongly, 1 where the work failed."""

    status: ClassVar[int] = 1
