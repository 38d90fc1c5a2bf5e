"""Stronger Places, Stronger People: "Logan (Logan Together) in Queensland" in running text."""

import re

from ci_map.collect.sources import places, read
from ci_map.collect.sources.context import Context
from ci_map.collect.sources.found import Found

ENTRY = re.compile(
    r"(?P<town>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) \((?P<name>[^()]+)\) in (?:the )?"
    r"(?P<state>Queensland|New South Wales|Victoria|Tasmania|South Australia|Western Australia"
    r"|Northern Territory|Australian Capital Territory)"
)


def crawl(context: Context) -> None:
    """Every place that is named so in the main part of the page."""
    main = read.one(context.page(), "main")
    for entry in ENTRY.finditer(read.text(main)):
        context.organisation(
            main,
            context.key(entry["name"]),
            name=Found(entry["name"], entry[0]),
            locality=Found(entry["town"], entry[0]),
            region=places.region(entry["state"], "AU"),
        )
