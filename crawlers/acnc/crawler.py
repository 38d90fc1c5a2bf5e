"""The Australian register: the charities that a search finds, with ABN, town, state and site."""

import re
from typing import Any
from urllib.parse import urlencode

from ci_map.collect.sources import places, read
from ci_map.collect.sources.context import Context
from ci_map.collect.sources.evidence import Data
from ci_map.collect.sources.found import Found

API = "https://data.gov.au/data/api/3/action/datastore_search?"
RESOURCE = "8fb32972-24e9-4c95-885e-7140be51be8a"
PAGE = "https://www.acnc.gov.au/charity/charities?search="
FIELDS = (
    "ABN,Charity_Legal_Name,Other_Organisation_Names,Town_City,State,Charity_Website,"
    "Date_Organisation_Established"
)
AT_ONCE = 500


def crawl(context: Context) -> None:
    """Page after page of each search, until as many came as there are in `total`."""
    for words in context.source.queries:
        offset, total = 0, 1
        while offset < total:
            asked = {"resource_id": RESOURCE, "q": words, "fields": FIELDS}
            answer = context.json(API + urlencode(asked | {"limit": AT_ONCE, "offset": offset}))
            result = answer.content["result"]
            for row in result["records"]:
                crawl_charity(context, answer, row)
            offset, total = offset + AT_ONCE, result["total"]


def crawl_charity(context: Context, answer: Data, row: dict[str, Any]) -> None:
    """Numbers may come as numbers; other names are separated by commas or semicolons."""
    number, name = str(row.pop("ABN")), row.pop("Charity_Legal_Name")
    others = re.split(r"\s*[;,]\s*", row.pop("Other_Organisation_Names") or "")
    town, state = row.pop("Town_City") or "", row.pop("State") or ""
    began = row.pop("Date_Organisation_Established") or ""
    year = re.search(r"\d{4}", began)
    context.organisation(
        answer.shown_at(f"{PAGE}{number}"),
        f"abn-{number}",
        name=name,
        aliases=[other for other in dict.fromkeys(others) if other and other != name],
        url=read.home_page(row.pop("Charity_Website") or ""),
        locality=Found(town.title(), town),
        region=places.region(state, "AU"),
        founded=Found(year[0], began) if year else None,
        note=Found(f"ABN {number}", number),
    )
    context.audit(row, ignore=["rank"])
