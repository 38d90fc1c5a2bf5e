"""All sources at a glance: what they are, whether anybody saw them live, what came last."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ci_map.collect.collected import counted, file_of, statements_in
from ci_map.collect.sources.description import Source
from ci_map.collect.sources.folder import read_all
from ci_map.collect.sources.runs import Run, is_due, read_run


def overview(crawlers: Path, collected: Path) -> list[dict[str, Any]]:
    """A dictionary a source, by name.

    The counts are of its collected file. Raises UnknownSource, and SeedsInvalid for a faulty file.
    """
    today = datetime.now(UTC).date()
    told = []
    for name, source in read_all(crawlers).items():
        last = read_run(collected, name)
        due = {"due": is_due(source.cadence, last, today)}
        rows = _rows(file_of(collected, name))
        told.append({"source": name} | _described(source) | _came_to(last) | due | rows)
    return told


def _described(source: Source) -> dict[str, Any]:
    return {
        "title": source.title,
        "publisher": source.publisher,
        "address": source.address,
        "licence": source.licence.name,
        "licence_link": source.licence.link,
        "countries": list(source.countries),
        "language": source.language,
        "coverage_start": source.coverage_start,
        "cadence": source.cadence.value,
        "status": source.status,
        "structure": source.structure.value,
        "limits": source.limits,
    }


def _came_to(last: Run | None) -> dict[str, Any]:
    """What the last reading came to; where there was none nothing is known."""
    return {
        "last_run": last.at if last else None,
        "last_read": last.last_read if last else None,
        "outcome": last.outcome.value if last else None,
        "message": last.message if last else "",
    }


def _rows(path: Path) -> dict[str, int]:
    said = statements_in(path)
    organisations, relations = counted(statement.subject for statement in said)
    return {"organisations": organisations, "relations": relations, "statements": len(said)}
