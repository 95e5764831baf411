"""A rule that is broken in a file of data, said before anybody has asked for its line."""

from dataclasses import dataclass

from ipt_course.findings import Finding, Rule
from ipt_course.load.compose import KeyPath
from ipt_course.load.source import Source


@dataclass(frozen=True)
class Fault:
    """Which rule, where in the data, and how."""

    rule: Rule
    at: KeyPath
    message: str

    def in_file(self, source: Source) -> Finding:
        return self.rule.at(source.path, source.place(self.at), self.message)
