"""Wikidata by SPARQL: organisations found by full-text search, with site, country, years, EIN."""

from typing import Any
from urllib.parse import urlencode

from ci_map.collect.sources.context import Context
from ci_map.collect.sources.evidence import Data
from ci_map.collect.sources.found import Found

SERVICE = "https://query.wikidata.org/sparql?"
ITEM = "http://www.wikidata.org/entity/"
# P31/P279* Q43229: an organisation of any kind; P297 and P300 are the ISO 3166 codes.
QUERY = """SELECT ?item ?itemLabel (SAMPLE(?site) AS ?url) (SAMPLE(?iso) AS ?country)
 (SAMPLE(?iso2) AS ?region) (MIN(YEAR(?start)) AS ?founded) (MAX(YEAR(?end)) AS ?ended)
 (SAMPLE(?number) AS ?ein) WHERE {
 SERVICE wikibase:mwapi { bd:serviceParam wikibase:endpoint "www.wikidata.org";
  wikibase:api "Search"; mwapi:srsearch %s. ?item wikibase:apiOutputItem mwapi:title. }
 ?item wdt:P31/wdt:P279* wd:Q43229.
 OPTIONAL { ?item wdt:P856 ?site. } OPTIONAL { ?item wdt:P17/wdt:P297 ?iso. }
 OPTIONAL { ?item wdt:P159/wdt:P131*/wdt:P300 ?iso2. } OPTIONAL { ?item wdt:P571 ?start. }
 OPTIONAL { ?item wdt:P576 ?end. } OPTIONAL { ?item wdt:P1297 ?number. }
 SERVICE wikibase:label { bd:serviceParam wikibase:language "en,fr,es,de,he". }
} GROUP BY ?item ?itemLabel ORDER BY ?item"""


def crawl(context: Context) -> None:
    """Ask once for each search; an item that several find stands once."""
    for words in context.source.queries:
        quoted = '"' + words.replace('"', '\\"') + '"'
        asked = urlencode({"query": " ".join((QUERY % quoted).split()), "format": "json"})
        answer = context.json(SERVICE + asked)
        for row in answer.content["results"]["bindings"]:
            crawl_item(context, answer, row)


def crawl_item(context: Context, answer: Data, row: dict[str, Any]) -> None:
    """A row of the results: each variable that is bound has a `value`."""
    said = {name: cell["value"] for name, cell in row.items()}
    number = said.pop("item").removeprefix(ITEM)
    name, ein = said.pop("itemLabel"), said.pop("ein", None)
    if name == number:  # no label in our languages: the label service gives the number
        context.warn(f"{number} has no name in our languages")
        return
    note = f"Wikidata {number}" + (f"; EIN {ein}" if ein else "")
    values = {field: said.pop(field, None) for field in ("url", "country", "region")}
    years = {field: said.pop(field, None) for field in ("founded", "ended")}
    page = answer.shown_at(f"https://www.wikidata.org/wiki/{number}")
    context.organisation(
        page, number.lower(), name=name, note=Found(note, number), **values, **years
    )
    context.audit(said)
