"""Bits for and against, each with what gave it."""

from dataclasses import dataclass, field

Observation = tuple[str, ...]  # on two rows: its id in reasons.yaml, and what was seen
Reason = tuple[Observation, float]  # and its bits, for one body (positive) or against
CHANCE: Observation = ("chance",)  # of two rows about which nothing is known


@dataclass(slots=True)
class Evidence:
    """Reasons and their sum; `unclear` when two names have each words that the other lacks."""

    reasons: list[Reason] = field(default_factory=list)
    bits: float = 0.0
    unclear: bool = False

    def add(self, seen: Observation, bits: float) -> None:
        """Add an observation; one without weight is left out."""
        if bits:
            self.reasons.append((seen, bits))
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
            self.reasons += [(seen, bits * share) for seen, bits in other.reasons if share]

    def sharpened(self, times: float) -> "Evidence":
        """The same with all that speaks against it weighing more."""
        sharper = Evidence(unclear=self.unclear)
        for seen, bits in self.reasons:
            sharper.add(seen, bits * (times if bits < 0 else 1.0))
        return sharper

    def weightiest(self) -> tuple[Reason, ...]:
        """The reasons, the weightiest first."""
        return tuple(sorted(self.reasons, key=lambda reason: (-abs(reason[1]), reason[0])))
