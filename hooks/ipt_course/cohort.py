"""cohort.yml: what a trainer changes without touching the course."""

from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from ipt_course.findings import Finding
from ipt_course.load.shape import validate
from ipt_course.load.source import Source, parse
from ipt_course.paths import COHORT
from ipt_course.rules.severities import read_severities
from ipt_course.rules.table import TABLE
from ipt_course.rules.yaml_codes import UNKNOWN_KEY

RULES = "rules"


class Cohort(BaseModel):
    """Every field may be empty; the course then says nothing in its place."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(default="", description="Shown at the foot of each page.")
    crisis_help: str = Field(default="", description="Where your people find help in a crisis, in one sentence.")
    report_url: str = Field(
        default="",
        pattern=r"^(https?://\S+|mailto:\S+)?$",
        description="Where 'Report a problem' leads: begins with https://, http:// or mailto:; "
        "empty for the course's own page.",
    )
    mastery: float = Field(default=0.8, ge=0.5, le=1, description="The share of points from which a mark is reached.")
    rules: dict[str, str] = Field(default_factory=dict, description="Code of a rule → error, warning or off.")


def read_cohort(root: Path) -> tuple[Cohort, list[Finding]]:
    """The settings, or the empty ones with what is wrong."""
    path = root / COHORT
    if not path.exists():
        return Cohort(), []
    source = parse(COHORT, path.read_bytes())
    if source.data is None:
        return Cohort(), list(source.findings)
    outside = [name for name in source.data if name in TABLE]
    settings = {name: value for name, value in source.data.items() if name != RULES and name not in outside}
    # Here alone an empty line means what it says: nothing.
    cohort, findings = validate(Cohort, replace(source, data=settings), empty_is_text=True)
    severities, faults = read_severities(source, RULES)
    known = (cohort or Cohort()).model_copy(update={RULES: severities})
    return known, [*source.findings, *findings, *faults, *(_outside(source, name) for name in outside)]


def _outside(source: Source, code: str) -> Finding:
    message = f"`{code}` is the code of a rule, and stands beside `{RULES}`"
    return UNKNOWN_KEY.at(source.path, source.key_place((code,)), message, f"Indent it below `{RULES}:`.")
