"""The register of New Zealand: charities whose name has our words, with number, town and site."""

from typing import Any
from urllib.parse import quote

from ci_map.collect.sources import read
from ci_map.collect.sources.context import Context
from ci_map.collect.sources.evidence import Data
from ci_map.collect.sources.found import Found

API = "https://www.odata.charities.govt.nz/Organisations?$format=json"
FIELDS = (
    "OrganisationId,Name,CharityRegistrationNumber,RegistrationStatus,WebSiteURL,"
    "PostalAddressCity,NZBNNumber"
)
PAGE = "https://register.charities.govt.nz/Charity/"
AT_ONCE = 200


def crawl(context: Context) -> None:
    """Page after page of each search, until one is not full."""
    for words in context.source.queries:
        wanted = quote(f"substringof('{words}',Name)")
        skip, more = 0, True
        while more:
            asked = f"&$filter={wanted}&$select={FIELDS}&$orderby=OrganisationId"
            answer = context.json(f"{API}{asked}&$top={AT_ONCE}&$skip={skip}")
            rows = answer.content["d"]
            for row in rows:
                crawl_charity(context, answer, row)
            skip, more = skip + AT_ONCE, len(rows) == AT_ONCE


def crawl_charity(context: Context, answer: Data, row: dict[str, Any]) -> None:
    """The key is the charity's number (CC12345), which stays when its name changes."""
    number, name = row.pop("CharityRegistrationNumber"), row.pop("Name")
    company, status = row.pop("NZBNNumber"), row.pop("RegistrationStatus")
    note = f"charity {number}" + (f"; NZBN {company}" if company else "")
    context.organisation(
        answer.shown_at(f"{PAGE}{number}"),
        context.key(number),
        name=name,
        url=read.home_page(row.pop("WebSiteURL") or ""),
        locality=row.pop("PostalAddressCity"),
        note=Found(note if status == "Registered" else f"{note}; {status}", status),
    )
    context.audit(row, ignore=["OrganisationId", "__metadata"])
