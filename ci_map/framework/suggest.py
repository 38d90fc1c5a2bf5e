"""What crawled pages say on the conditions: quotes for a scorecard, never a grade."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ci_map import codebook
from ci_map.from_json import parsed

FIELD = "conditions"
MOST = 5  # quotes a line
LONGEST = 300  # letters of a quote
END = re.compile(r"[.!?。！？:]\s|\n")  # of a sentence


def quotes(lines: Iterable[str | bytes]) -> dict[str, list[str]]:
    """Quotes with their page, by condition, from JSON Lines: either what `ci-map classify` writes,
    or what it reads (`{"url", "text"}`), which gives whole sentences.

    Raises ValueError with the number of a line that is neither.
    """
    known = set(codebook.load().conditions.ids)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for number, line in enumerate(lines, start=1):
        for value, quote in _evidence(line, number):
            if value in known and quote not in found[value] and len(found[value]) < MOST:
                found[value].append(quote)
    return dict(found)


def _evidence(line: str | bytes, number: int) -> list[tuple[str, str]]:
    if not line.strip():
        return []
    try:
        record = parsed(line)
        page = record.get("url") or ""
        return [
            (value, f"{' '.join(quote.split())} — {page}".removesuffix(" — "))
            for value, quote in _told(record)
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"line {number}: is no text and no record of `ci-map classify`") from error


def _told(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Value and quote of each piece of evidence on a condition."""
    if "evidence" in record:
        for each in record["evidence"]:
            if each["field"] == FIELD:
                yield each["value"], each["quote"]
        return
    from ci_map.classify.reading import read
    from ci_map.classify.witness import phrases

    text = str(record["text"])
    for piece in phrases(read(text, record.get("url")), FIELD):
        yield piece.value, _sentence(text, piece.start, piece.end)


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence round a place in a text, cut where it is long."""
    first = max((match.end() for match in END.finditer(text, 0, start)), default=0)
    after = END.search(text, end)
    last = after.start() + 1 if after else len(text)
    first, last = max(first, end - LONGEST), min(last, start + LONGEST)
    return text[first:last]
