"""Bits for and against, each with what gave it."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """An observation on two rows and its bits, for (positive) or against (negative)."""

    text: str
    bits: float

    def __str__(self) -> str:
        """As people read it: "same home page (+9.0)"."""
        return f"{self.text} ({self.bits:+.1f})"


@dataclass(slots=True)
class Evidence:
    """Reasons and their sum; `unclear` when two names have each words that the other lacks."""

    reasons: list[Reason] = field(default_factory=list)
    bits: float = 0.0
    unclear: bool = False

    def add(self, text: str, bits: float) -> None:
        """Add an observation; one without weight is left out."""
        if bits:
            self.reasons.append(Reason(text, bits))
            self.bits += bits

    def take(self, other: "Evidence", least: float = -99.0, most: float = 99.0) -> None:
        """Add all of another, its sum cut to the limits: facts that go together count once."""
        kept = min(max(other.bits, least), most)
        share = kept / other.bits if other.bits else 1.0
        self.unclear = self.unclear or other.unclear
        for reason in other.reasons:
            self.add(reason.text, reason.bits * share)

    def sharpened(self, times: float) -> "Evidence":
        """The same with all that speaks against it weighing more."""
        sharper = Evidence(unclear=self.unclear)
        for reason in self.reasons:
            sharper.add(reason.text, reason.bits * (times if reason.bits < 0 else 1.0))
        return sharper

    def why(self) -> Iterator[str]:
        """The reasons, the weightiest first."""
        ordered = sorted(self.reasons, key=lambda reason: (-abs(reason.bits), reason.text))
        return map(str, ordered)
