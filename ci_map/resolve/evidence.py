"""Bits for and against, each with what gave it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

Reason = tuple[str, float]  # an observation on two rows and its bits, for (positive) or against


@dataclass(slots=True)
class Evidence:
    """Reasons and their sum; `unclear` when two names have each words that the other lacks."""

    reasons: list[Reason] = field(default_factory=list)
    bits: float = 0.0
    unclear: bool = False

    def add(self, text: str, bits: float) -> None:
        """Add an observation; one without weight is left out."""
        if bits:
            self.reasons.append((text, bits))
            self.bits += bits

    def take(self, other: "Evidence", least: float = -99.0, most: float = 99.0) -> None:
        """Add all of another, its sum cut to the limits: facts that go together count once."""
        kept = min(max(other.bits, least), most)
        self.unclear = self.unclear or other.unclear
        self.bits += kept
        if kept == other.bits:
            self.reasons += other.reasons
        else:
            share = kept / other.bits
            self.reasons += [(text, bits * share) for text, bits in other.reasons if share]

    def sharpened(self, times: float) -> "Evidence":
        """The same with all that speaks against it weighing more."""
        sharper = Evidence(unclear=self.unclear)
        for text, bits in self.reasons:
            sharper.add(text, bits * (times if bits < 0 else 1.0))
        return sharper

    def why(self) -> Iterator[str]:
        """The reasons as people read them ("same home page (+9.0)"), the weightiest first."""
        for text, bits in sorted(self.reasons, key=lambda reason: (-abs(reason[1]), reason[0])):
            yield f"{text} ({bits:+.1f})"
