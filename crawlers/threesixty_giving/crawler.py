"""360Giving: who gave whom money for collective impact, by the grants of chosen funders."""

import re
from collections.abc import Iterator
from typing import Any

from ci_map.collect.sources import read
from ci_map.collect.sources.context import Context
from ci_map.collect.sources.evidence import Data
from ci_map.collect.sources.found import Found

API = "https://api.threesixtygiving.org/api/v1/org/"
PAGE = "https://grantnav.threesixtygiving.org/grant/"
OURS = re.compile(
    r"(?i)collective impact|backbone organi[sz]ation|cradle[ -]to[ -]career|children.s zone"
    r"|place[- ]based (?:change|partnership|system)",
)


def crawl(context: Context) -> None:
    """Of several grants between the same two bodies the first one counts: it says since when."""
    told = set()
    for funder in context.source.queries:
        grants = sorted(grants_of(context, funder), key=lambda each: str(each[1]["awardDate"]))
        for page, grant in grants:
            year = Found(grant["awardDate"][:4], grant["awardDate"])
            for giver in grant["fundingOrganization"]:
                for receiver in grant["recipientOrganization"]:
                    ends = note(context, page, giver), note(context, page, receiver)
                    if ends not in told:
                        context.relation(page, ends[0], "funds", ends[1], since=year)
                        told.add(ends)


def grants_of(context: Context, funder: str) -> Iterator[tuple[Data, Any]]:
    """The funder's grants whose title or description speaks of our work, page after page."""
    address = f"{API}{funder}/grants_made/?limit=1000"
    while address:
        answer = context.json(address)
        for result in answer.content["results"]:
            grant = result["data"]
            if OURS.search(f"{grant['title']} {grant['description']}"):
                yield answer.shown_at(f"{PAGE}{result['grant_id']}"), grant
        address = answer.content["next"]


def note(context: Context, on: Data, body: dict[str, Any]) -> str:
    """The key is the identifier of org-id.guide; a charity may have a second one as a company."""
    key = context.key(body["id"])
    number = body.get("charityNumber") or body["id"].partition("GB-CHC-")[2]
    context.organisation(
        on,
        key,
        name=body["name"],
        note=Found(body["id"] + (f"; charity {number}" if number else ""), body["id"]),
        url=read.home_page(body.get("url") or ""),
        locality=body.get("addressLocality"),
    )
    return key
