"""How often a source is read; apart, since a build needs no description of sources."""

from enum import StrEnum


class Cadence(StrEnum):
    """How often a source is worth reading again."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"

    @property
    def days(self) -> int:
        """Days after which a source is due."""
        return {"weekly": 7, "monthly": 30, "quarterly": 91, "yearly": 365}[self.value]
