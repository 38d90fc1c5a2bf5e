"""Vanished is not absent: organisations that no source shows any more, and since when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ci_map.model.relation import is_relation_key
from ci_map.model.statement import Method, Statement

SITES = "sites"  # the crawl of organisations' own sites, as a source


def unseen(statements: Iterable[Statement]) -> dict[str, str]:
    """The day on which an organisation was seen last, of those that the last readings did not show.

    A source was read last on the latest day on which it showed anything. An organisation counts
    when sources show it and each of them was read later than that; what a person collected or
    reviewed neither shows nor hides anybody.
    """
    seen = _last_seen(statements)
    read: dict[str, str] = defaultdict(str)
    for (_, source), day in seen.items():
        read[source] = max(read[source], day)
    days: dict[str, str] = {}
    current = set()
    for (subject, source), day in seen.items():
        days[subject] = max(days.get(subject, ""), day)
        if day == read[source]:
            current.add(subject)
    return {subject: days[subject] for subject in sorted(days.keys() - current)}


def seen_by(statements: Iterable[Statement], subject: str) -> frozenset[str]:
    """The sources that showed an organisation on the last day on which any did."""
    mine = {source: day for (one, source), day in _last_seen(statements).items() if one == subject}
    latest = max(mine.values(), default="")
    return frozenset(source for source, day in mine.items() if day == latest)


def _last_seen(statements: Iterable[Statement]) -> Mapping[tuple[str, str], str]:
    """The last day by organisation and source."""
    seen: dict[tuple[str, str], str] = defaultdict(str)
    for one in statements:
        if one.method is Method.CRAWLED and not is_relation_key(one.subject):
            key = (one.subject, one.source)
            seen[key] = max(seen[key], one.last_seen or "")
    return seen
