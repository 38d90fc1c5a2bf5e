"""Works by year, as OpenAlex groups them.

The file is what `ci-map sources run openalex` keeps (data/seeds/collected/openalex.json), or what
this address gives (a person may open it in a browser and save it):
https://api.openalex.org/works?filter=title_and_abstract.search:%22collective%20impact%22&group_by=publication_year
"""

from pathlib import Path

from ci_map.from_json import parsed
from ci_map.interest.series import InterestFileInvalid, Series

HINT = "run ci-map sources run openalex, or save api.openalex.org/works?…&group_by=publication_year"


def read_openalex(path: Path) -> Series:
    """Works by year. Raises InterestFileInvalid."""
    try:
        groups = parsed(path.read_text(encoding="utf-8-sig"))["group_by"]
        counts = {_year(group["key"]): int(group["count"]) for group in groups}
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise InterestFileInvalid(f"{path}: is no list of works by year; {HINT}") from error
    if not counts:
        raise InterestFileInvalid(f"{path}: has no year at all; {HINT}")
    return Series("works", dict(sorted(counts.items())))


def _year(key: str | int) -> int:
    year = int(key)
    if not 0 < year < 10_000:
        raise ValueError(f"bad year {key!r}")
    return year
