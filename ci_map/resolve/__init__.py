"""Which rows name one organisation: candidates, explained scores, decisions, merging."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ci_map.resolve.applied import Applied, Disagreement, apply, explode, taken_back
    from ci_map.resolve.decisions import Decision, decision
    from ci_map.resolve.judgement import Judgement
    from ci_map.resolve.resolution import Candidate, Found, Resolution, resolve
    from ci_map.resolve.rows import ListRow, read_lists

__all__ = [
    "Applied",
    "Candidate",
    "Decision",
    "Disagreement",
    "Found",
    "Judgement",
    "ListRow",
    "Resolution",
    "apply",
    "decision",
    "explode",
    "read_lists",
    "resolve",
    "taken_back",
]
_HOMES = {
    "applied": ("Applied", "Disagreement", "apply", "explode", "taken_back"),
    "decisions": ("Decision", "decision"),
    "judgement": ("Judgement",),
    "resolution": ("Candidate", "Found", "Resolution", "resolve"),
    "rows": ("ListRow", "read_lists"),
}


def __getattr__(name: str) -> Any:
    """Load what is asked for: a build that applies decisions compares no names."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(f"ci_map.resolve.{home}"), name)
    raise AttributeError(f"module 'ci_map.resolve' has no attribute {name!r}")
