"""A rule that is broken in a file of data, said before anybody has asked for its line."""

from dataclasses import dataclass

from ipt_course.findings import Finding, Rule
from ipt_course.load.places import KeyPath
from ipt_course.load.source import Source


@dataclass(frozen=True)
class Fault:
    """Which rule, where in the data, and how; with `offset`, at that letter of the text there."""

    rule: Rule
    at: KeyPath
    message: str
    offset: int | None = None

    def in_file(self, source: Source) -> Finding:
        place = source.place(self.at) if self.offset is None else source.within(self.at, self.offset)
        return self.rule.at(source.path, place, self.message)
