"""United Way outside the United States: a page of countries, and one for each."""

from ci_map.collect.sources import places, read
from ci_map.collect.sources.context import Context

COUNTRY = r"/local/(?!united-states)[a-z-]+/?$"


def crawl(context: Context) -> None:
    """Go from the countries to the details of their offices, which are marked as microdata."""
    for address, link in read.links(read.one(context.page(), "main"), COUNTRY).items():
        country = places.country(read.text(link))
        if country is None:
            context.warn(f"{read.text(link)!r} is no country that ISO 3166 knows")
            continue
        page = context.maybe_page(address)
        for office in read.some(page, "main :has(> [itemprop=name])") if page else ():
            name = read.text(office, "[itemprop=name]")
            context.organisation(
                office,
                context.key(country, name),
                name=name,
                url=read.maybe_link(office, "a[itemprop=url]"),
                country=country,
                locality=read.maybe_text(office, "[itemprop=addressLocality]"),
            )
