"""cohort.yml: what a trainer changes without touching the course."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

COHORT = "cohort.yml"


class Cohort(BaseModel):
    """Every field may be empty; the course then says nothing in its place."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(default="", description="Shown in the footer.")
    crisis_help: str = Field(default="", description="Whom learners and readers near you can turn to, in a sentence.")
    report_url: str = Field(default="", description="Where 'Report a problem' leads; empty: the course's own page.")


def read(root: Path) -> dict[str, Any]:
    return {}
