"""Which rows name one organisation: candidates, explained scores, decisions, merging."""

from ci_map.resolve.decisions import Applied, Decision, Disagreement, apply, decision, explode
from ci_map.resolve.judgement import Judgement
from ci_map.resolve.resolve import Candidate, Found, Resolution, decided_as, resolve
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
    "decided_as",
    "decision",
    "explode",
    "read_lists",
    "resolve",
]
