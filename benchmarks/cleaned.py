"""Rows as the manuals of record linkage want them: plain letters, None for what is unknown."""

from typing import Any

from anyascii import anyascii
from rapidfuzz import utils

from ci_map.model.home import home_of
from ci_map.model.organisation import split_list
from ci_map.resolve import ListRow


def cleaned(row: ListRow) -> dict[str, Any]:
    """The columns that linkers are given: names, site, domain, country, region, town."""
    name = _plain(row.cell("name"))
    others = map(_plain, (*split_list(row.cell("aliases")), row.cell("name_local")))
    home = home_of(row.cell("url")) if row.cell("url") else None
    return {
        "name": name,
        "ordered": " ".join(sorted(name.split())),
        "names": tuple(sorted({name, *others} - {""})),
        "site": (home and home.site) or None,
        "domain": (home and home.domain) or None,
        "country": row.cell("country") or None,
        "region": row.cell("region") or None,
        "town": _plain(row.cell("locality")) or None,
    }


def _plain(text: str) -> str:
    return str(utils.default_process(anyascii(text)))
