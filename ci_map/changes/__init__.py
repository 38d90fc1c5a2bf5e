"""What became of the organisations and relations from one survey to the next, and why."""

from ci_map.changes.change import Cause, Change, ChangeKind, Changes, RelationChange
from ci_map.changes.compare import RANKED, compare
from ci_map.changes.picture import InMemory, Picture, Rank
from ci_map.changes.steps import Edition, Step

__all__ = [
    "RANKED",
    "Cause",
    "Change",
    "ChangeKind",
    "Changes",
    "Edition",
    "InMemory",
    "Picture",
    "Rank",
    "RelationChange",
    "Step",
    "compare",
]
