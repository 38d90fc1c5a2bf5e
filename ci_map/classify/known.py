"""Answers of the seed lists for pages of organisations that they know, wanted explicitly."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ci_map.errors import WrongUse

_SITE = re.compile(r"^(?:[a-z]+://)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)
SHARED_SITES = frozenset({"facebook.com", "sites.google.com", "linkedin.com", "medium.com"})


@dataclass(frozen=True)
class Known:
    """Organisations by the host of their home page, hosts of several left out."""

    by_host: Mapping[str, Mapping[str, str]]

    def row(self, url: str | None) -> Mapping[str, str] | None:
        """The row of the organisation whose site an address is on."""
        return self.by_host.get(_host(url) or "")

    def apply(self, answer: dict[str, Any]) -> dict[str, Any]:
        """The answer, with what the seed list says put in the place of what the text says."""
        row = self.row(answer["url"])
        if row is None:
            return answer
        roles = row["roles"].split("|")
        curated: dict[str, Any] = {
            "in_scope": True,
            "role": roles[0] or None,
            "functions": _list(row["functions"]),
            "domains": _list(row["domains"]),
            "country": row["country"] or None,
            "locality": row["locality"] or None,
            "place_based": {"yes": True, "no": False}.get(row["place_based"]),
            "place_scale": row["place_scale"] or None,
        }
        kept = {name: value for name, value in curated.items() if value not in (None, [])}
        return {**answer, **kept, "known": row["id"]}


class ListUnread(WrongUse, ValueError):
    """A seed list that is not there, or lacks what is asked of it."""


ASKED = ("id", "url", "roles", "functions", "domains", "country", "locality", "place_based",
         "place_scale")  # fmt: skip


def rows(path: Path, asked: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a seed list with the columns asked for. Raises ListUnread."""
    if not path.is_file():
        raise ListUnread(f"{path} is not a file; --known and --relations need seed lists")
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            columns, found = reader.fieldnames or (), list(reader)
    except (ValueError, csv.Error) as error:
        raise ListUnread(f"{path} cannot be read as a seed list: {error}") from error
    if lacking := [name for name in asked if name not in columns]:
        raise ListUnread(f"{path} lacks the columns {', '.join(lacking)}")
    return found


def read_known(path: Path) -> Known:
    """The organisations of a seed list (organisations.csv) that have a home page of their own."""
    hosts: dict[str, list[Mapping[str, str]]] = {}
    for row in rows(path, ASKED):
        if host := _host(row["url"]):
            hosts.setdefault(host, []).append(row)
    return Known({host: found[0] for host, found in hosts.items() if len(found) == 1})


def _host(url: str | None) -> str | None:
    match = _SITE.match(url or "")
    host = match.group(1).lower() if match else None
    return None if host in SHARED_SITES else host


def _list(cell: str) -> list[str]:
    return [value for value in cell.split("|") if value]
