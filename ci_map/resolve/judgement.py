"""What a person may say of two ids."""

from enum import StrEnum


class Judgement(StrEnum):
    """Judgements add up along a chain: a same b, b different c makes a different c.

    Two differents say nothing of their ends. `rekey` (the left id is now the right one) is a
    `same` that also says which id stays.
    """

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    REKEY = "rekey"

    @property
    def is_same(self) -> bool:
        """Whether it joins its two ids."""
        return self in (Judgement.SAME, Judgement.REKEY)

    def __add__(self, other: object) -> "Judgement":
        if not isinstance(other, Judgement):
            return NotImplemented
        if self.is_same and other.is_same:
            return Judgement.SAME
        if Judgement.UNSURE in (self, other) or self is other:
            return Judgement.UNSURE
        return Judgement.DIFFERENT
