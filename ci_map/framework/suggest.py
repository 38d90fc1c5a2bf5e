"""What crawled pages say on the conditions: quotes for a scorecard, never a grade."""

import json
from collections import defaultdict
from collections.abc import Iterable

from ci_map import codebook

FIELD = "conditions"
MOST = 5  # quotes a line


def quotes(lines: Iterable[str]) -> dict[str, list[str]]:
    """From the lines that `ci-map classify` writes to quotes with their page, by condition.

    Raises ValueError with the number of a line that is no such record.
    """
    known = set(codebook.load().conditions.ids)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for number, line in enumerate(lines, start=1):
        for value, quote in _evidence(line, number):
            if value in known and quote not in found[value] and len(found[value]) < MOST:
                found[value].append(quote)
    return dict(found)


def _evidence(line: str, number: int) -> list[tuple[str, str]]:
    if not line.strip():
        return []
    try:
        record = json.loads(line)
        page = record.get("url") or ""
        return [
            (each["value"], f"{' '.join(each['quote'].split())} — {page}".removesuffix(" — "))
            for each in record["evidence"]
            if each["field"] == FIELD
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"line {number}: is no record of `ci-map classify`") from error
