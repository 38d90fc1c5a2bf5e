"""Nonprofit Explorer: the registered charities that a search finds, with EIN, town and state."""

from typing import Any
from urllib.parse import urlencode

from ci_map.collect.sources import places
from ci_map.collect.sources.context import Context
from ci_map.collect.sources.evidence import Data
from ci_map.collect.sources.found import Found

API = "https://projects.propublica.org/nonprofits/api/v2/search.json?"
PAGE = "https://projects.propublica.org/nonprofits/organizations/"
KNOWN = (
    "sub_name", "ntee_code", "raw_ntee_code", "subseccd", "has_subseccd", "have_filings",
    "have_extracts", "have_pdfs", "score",
)  # fmt: skip


def crawl(context: Context) -> None:
    """Every page of every search; pages count from 0, and `num_pages` says how many there are."""
    for words in context.source.queries:
        page, pages = 0, 1
        while page < pages:
            answer = context.json(API + urlencode({"q": words, "page": page}))
            pages = answer.content["num_pages"]
            for row in answer.content["organizations"]:
                crawl_charity(context, answer, row)
            page += 1


def crawl_charity(context: Context, answer: Data, row: dict[str, Any]) -> None:
    """Names and towns are in capitals, as the IRS has them."""
    number, told = row.pop("ein"), row.pop("strein")
    name, town = row.pop("name"), row.pop("city") or ""
    state = row.pop("state") or ""
    context.organisation(
        answer.shown_at(f"{PAGE}{number}"),
        f"ein-{number:09d}",
        name=Found(name.title(), name),
        locality=Found(town.title(), town),
        region=places.region(state, "US"),
        note=Found(f"EIN {told}", told),
    )
    context.audit(row, ignore=KNOWN)
