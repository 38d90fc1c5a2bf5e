"""Answers of the seed lists for pages of organisations that they know, wanted explicitly."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ci_map.model import Organisation
from ci_map.model.home import home_of


@dataclass(frozen=True)
class Known:
    """Organisations by the host of their home page, hosts of several left out."""

    by_host: Mapping[str, Organisation]

    def owner(self, url: str | None) -> Organisation | None:
        """The organisation whose site an address is on."""
        return self.by_host.get(_host(url) or "")

    def apply(self, answer: dict[str, Any]) -> dict[str, Any]:
        """The answer, with what the seed list says put in the place of what the text says."""
        one = self.owner(answer["url"])
        if one is None:
            return answer
        curated: dict[str, Any] = {
            "in_scope": True,
            "role": one.role,
            "functions": list(one.functions),
            "domains": list(one.domains),
            "country": one.country,
            "locality": one.locality,
            "place_based": one.place_based,
            "place_scale": one.place_scale,
        }
        kept = {name: value for name, value in curated.items() if value not in (None, [])}
        return {**answer, **kept, "known": one.id}


def known_of(organisations: Iterable[Organisation]) -> Known:
    """Those that have a home page on a host of their own."""
    hosts = [(host, one) for one in organisations if (host := _host(one.url))]
    shared = Counter(host for host, _ in hosts)
    return Known({host: one for host, one in hosts if shared[host] == 1})


def _host(url: str | None) -> str | None:
    """The host of an address; None of one where everybody has a page."""
    home = home_of(url or "")
    return re.split("[/?]", home.site)[0] if home and home.label else None
