"""The parts of a report that are lists: organisations, sites, lists read, and what is missing."""

from collections.abc import Iterator

from ci_map import codebook
from ci_map.model import Organisation
from ci_map.model.places import country_name
from ci_map.publish.limits import limits as limits_of
from ci_map.publish.report.blocks import Block, Items, Name, Names, Paragraph
from ci_map.publish.report.source import Source

NAMED = 20_000  # a list of more is a book, not an appendix


def limits(source: Source, _: str) -> Iterator[Block]:
    """What the data cannot show."""
    found = [text[source.language] for text in limits_of(source.contents)]
    if found:
        yield Items(found)


def lists(source: Source, _: str) -> Iterator[Block]:
    """Every organisation by main role; of very many none."""
    if len(source.contents.organisations) > NAMED:
        count = source.number(len(source.contents.organisations))
        yield Paragraph(source.word("too_many", count=count), soft=True)
        return
    by_name = sorted(source.contents.organisations, key=lambda o: (o.name.casefold(), o.id))
    for role in codebook.load().roles:
        members = [_name(source, o) for o in by_name if o.role == role.id]
        if members:
            count = source.number(len(members))
            yield Names(f"{role.label[source.language]} ({count})", members)


def _name(source: Source, o: Organisation) -> Name:
    local = o.name_local if o.name_local != o.name else None
    ended = source.word("ended", year=str(o.ended)) if o.ended else None
    country = country_name(o.country, source.language) if o.country else None
    return Name(o.name, o.url, " · ".join(filter(None, (local, country, ended))))


def sources(source: Source, _: str) -> Iterator[Block]:
    """Every site that is evidence, those with most pages first; of very many none."""
    sites = source.contents.sites
    count = source.number(len(sites))
    if len(sites) > NAMED:
        yield Paragraph(
            f"{source.word('sources')}: {source.word('too_many', count=count)}", soft=True
        )
    elif sites:
        by_pages = sorted(sites, key=lambda site: (-sites[site], site))
        names = [Name(site, None, _pages(source, sites[site])) for site in by_pages]
        yield Names(f"{source.word('sources')} ({count})", names)


def _pages(source: Source, count: int) -> str:
    """How many pages of a site, where it is more than one."""
    return source.word("pages_of", count=source.number(count)) if count > 1 else ""


def inputs(source: Source, _: str) -> Iterator[Block]:
    """The lists that the survey was made of, with the first letters of their hashes."""
    yield Items(
        [f"{name}: {digest[:12]}" for name, digest in sorted(source.contents.inputs.items())]
    )
