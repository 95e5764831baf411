"""cohort.yml: what a trainer changes without touching the course."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from ipt_course.findings import Finding
from ipt_course.load.shape import validate
from ipt_course.load.source import parse

COHORT = "cohort.yml"


class Cohort(BaseModel):
    """Every field may be empty; the course then says nothing in its place."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(default="", description="Shown at the foot of each page.")
    crisis_help: str = Field(default="", description="Where your people find help in a crisis, in one sentence.")
    report_url: str = Field(
        default="",
        pattern=r"^(https://\S+|mailto:\S+)?$",
        description="Where 'Report a problem' leads: begins with https:// or mailto:; empty for the course's own page.",
    )


def read_cohort(root: Path) -> tuple[Cohort, list[Finding]]:
    """The settings, or the empty ones with what is wrong."""
    path = root / COHORT
    if not path.exists():
        return Cohort(), []
    source = parse(COHORT, path.read_bytes())
    if source.data is None:
        return Cohort(), list(source.findings)
    cohort, findings = validate(Cohort, source)
    return cohort or Cohort(), [*source.findings, *findings]
