"""The parts of a report that tell of the field: who takes part by type, how it grew."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ci_map import codebook
from ci_map.findings.material import DOING
from ci_map.model import Organisation
from ci_map.publish.charts import Bar
from ci_map.publish.contents import Contents
from ci_map.publish.report.blocks import Block, Chart, Heading, Paragraph
from ci_map.publish.report.source import Source

MOST_TIED = 8
FIRST_YEAR = 2005
SURVEY_OF = 2015


def types(source: Source, _: str) -> Iterator[Block]:
    """Each role with its definition, those named in 2015 and those with most ties today."""
    degrees = source.contents.measures["degree"]
    tied = {
        o.id: degree or 0 for o, degree in zip(source.contents.organisations, degrees, strict=True)
    }
    for role in codebook.load().roles:
        members = [o for o in source.contents.organisations if o.role == role.id]
        if members:
            members.sort(key=lambda o: (-tied[o.id], o.name.casefold()))
            yield from _type(source, role, members)


def _type(source: Source, role: codebook.Entry, members: Sequence[Organisation]) -> Iterator[Block]:
    lang = source.language
    yield Heading(f"{role.label[lang]} ({source.number(len(members))})", 3)
    yield Paragraph(role.definition[lang])
    named = sorted(source.name(o) for o in members if o.roles_2015)
    if named:
        yield Paragraph(source.word("named_2015", names=source.listed(named)))
    first = [source.name(o) for o in members[:MOST_TIED]]
    yield Paragraph(source.word("most_tied", names=source.listed(first)))


def founded(source: Source, _: str) -> Iterator[Block]:
    """Initiatives and backbones by the year of their foundation, those before the first as one."""
    years = Counter(max(year, FIRST_YEAR - 1) for year in _years(source.contents))
    if not years:
        return
    rows = []
    for year in range(min(years), max(years) + 1):
        early = source.word("before", year=str(FIRST_YEAR))
        label = str(year) if year >= FIRST_YEAR else early
        rows.append(Bar(label, years[year], source.number(years[year])))
    yield Chart(source.word("founded"), rows, max(years.values()))


def growth(contents: Contents) -> Mapping[str, int]:
    """Initiatives and backbones: all, of known year, founded since the survey of 2015, ended."""
    return {
        "all": len(_doing(contents)),
        "known": len(_years(contents)),
        "later": sum(year >= SURVEY_OF for year in _years(contents)),
        "ended": sum(o.ended is not None for o in _doing(contents)),
    }


def _doing(contents: Contents) -> list[Organisation]:
    return [o for o in contents.organisations if DOING & set(o.roles)]


def _years(contents: Contents) -> list[int]:
    return [o.founded for o in _doing(contents) if o.founded is not None]
