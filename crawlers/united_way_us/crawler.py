"""United Way in the United States: states, a list of offices in each, a page an office."""

from ci_map.collect.sources import places, read
from ci_map.collect.sources.context import Context
from ci_map.collect.sources.evidence import Page


def crawl(context: Context) -> None:
    """Go down from the states to the offices."""
    for state in read.some(context.page(), "a.image-touts__tout"):
        listed = read.one(context.page(read.link(state)), "ul.usa-state__list")
        for office in listed.select("a[href]"):
            page = context.maybe_page(read.link(office))
            if page:
                crawl_office(context, page)


def crawl_office(context: Context, page: Page) -> None:
    """The block of contact details has microdata; its link, if any, is the home page."""
    details = read.one(page, ".usa-local__contact-details")
    name = read.text(details, "[itemprop=name]")
    town = read.text(details, "[itemprop=addressLocality]")
    context.organisation(
        page,
        context.key(name, town),
        name=name,
        url=read.maybe_link(details, "a[itemprop=url]"),
        **places.place(town, "US"),
    )
