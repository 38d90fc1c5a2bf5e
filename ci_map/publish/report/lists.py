"""The parts of a report that are lists: organisations, sites, lists read, and what is missing."""

from collections.abc import Iterator

from ci_map import codebook
from ci_map.model import Organisation
from ci_map.model.places import country_name
from ci_map.publish.report.blocks import Block, Items, Name, Names, Paragraph
from ci_map.publish.report.in_language import InLanguage

NAMED = 20_000  # a list of more is a book, not an appendix


def limits(survey: InLanguage, _: str) -> Iterator[Block]:
    """What the data cannot show."""
    found = [text[survey.language] for text in survey.contents.limits]
    if found:
        yield Items(found)


def lists(survey: InLanguage, _: str) -> Iterator[Block]:
    """Every organisation by main role; of very many none."""
    if len(survey.contents.organisations) > NAMED:
        count = survey.number(len(survey.contents.organisations))
        yield Paragraph(survey.word("too_many", count=count), soft=True)
        return
    by_name = sorted(survey.contents.organisations, key=lambda o: (o.name.casefold(), o.id))
    for role in codebook.load().roles:
        members = [_name(survey, o) for o in by_name if o.role == role.id]
        if members:
            count = survey.number(len(members))
            yield Names(f"{role.label[survey.language]} ({count})", members)


def _name(survey: InLanguage, o: Organisation) -> Name:
    local = o.name_local if o.name_local != o.name else None
    ended = survey.word("ended", year=str(o.ended)) if o.ended else None
    country = country_name(o.country, survey.language) if o.country else None
    return Name(o.name, o.url, " · ".join(filter(None, (local, country, ended))))


def sources(survey: InLanguage, _: str) -> Iterator[Block]:
    """Every site that is evidence, those with most pages first; of very many none."""
    sites = survey.contents.sites
    count = survey.number(len(sites))
    if len(sites) > NAMED:
        yield Paragraph(
            f"{survey.word('sources')}: {survey.word('too_many', count=count)}", soft=True
        )
    elif sites:
        by_pages = sorted(sites, key=lambda site: (-sites[site], site))
        names = [Name(site, None, _pages(survey, sites[site])) for site in by_pages]
        yield Names(f"{survey.word('sources')} ({count})", names)


def _pages(survey: InLanguage, count: int) -> str:
    """How many pages of a site, where it is more than one."""
    return survey.word("pages_of", count=survey.number(count)) if count > 1 else ""


def inputs(survey: InLanguage, _: str) -> Iterator[Block]:
    """The lists that the survey was made of, with the first letters of their hashes."""
    yield Items(
        [f"{name}: {digest[:12]}" for name, digest in sorted(survey.contents.inputs.items())]
    )
