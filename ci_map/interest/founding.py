"""Initiatives and backbones founded and ended, by year, as far as the survey knows."""

from collections import Counter
from collections.abc import Iterable

from ci_map.findings.material import doing
from ci_map.interest.series import Series, every_year
from ci_map.model import Organisation


def founded_and_ended(organisations: Iterable[Organisation]) -> list[Series]:
    """Two series; a year in between without any has 0."""
    members = doing(organisations)
    founded = Counter(o.founded for o in members if o.founded is not None)
    ended = Counter(o.ended for o in members if o.ended is not None)
    return [
        Series(name, every_year(counts))
        for name, counts in (("founded", founded), ("ended", ended))
        if counts
    ]
