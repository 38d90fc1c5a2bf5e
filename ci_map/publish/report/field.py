"""The parts of a report on who takes part: by role and by type, and how the field grew."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ci_map import codebook
from ci_map.findings.material import SURVEY_OF, doing
from ci_map.model import Organisation
from ci_map.publish.charts import Bar
from ci_map.publish.contents import Contents
from ci_map.publish.report.blocks import Block, Chart, Heading, Paragraph
from ci_map.publish.report.in_language import InLanguage

MOST_TIED = 8
FIRST_YEAR = 2005


def roles(survey: InLanguage, _: str) -> Iterator[Block]:
    """How many have each main role."""
    roles = (o.role for o in survey.contents.organisations)
    yield counted(survey, "roles", roles, codebook.load().roles)


def counted(
    survey: InLanguage,
    title: str,
    values: Iterable[str | None],
    names: codebook.CodeList[codebook.Entry],
) -> Chart:
    """Bars of how often each value of a list of the codebook occurs, the most frequent first."""
    counts = Counter(value for value in values if value)
    ordered = sorted(counts, key=lambda value: (-counts[value], value))
    lang = survey.language
    rows = [
        Bar(names[value].label[lang], counts[value], survey.number(counts[value]))
        for value in ordered
    ]
    return Chart(survey.word(title), rows, max(counts.values(), default=1))


def types(survey: InLanguage, _: str) -> Iterator[Block]:
    """Each role with its definition, those named in 2015 and those with most ties today."""
    degrees = survey.contents.measures["degree"]
    tied = {
        o.id: degree or 0 for o, degree in zip(survey.contents.organisations, degrees, strict=True)
    }
    for role in codebook.load().roles:
        members = [o for o in survey.contents.organisations if o.role == role.id]
        if members:
            members.sort(key=lambda o: (-tied[o.id], o.name.casefold()))
            yield from _type(survey, role, members)


def _type(
    survey: InLanguage, role: codebook.Entry, members: Sequence[Organisation]
) -> Iterator[Block]:
    lang = survey.language
    yield Heading(f"{role.label[lang]} ({survey.number(len(members))})", 3)
    yield Paragraph(role.definition[lang])
    named = sorted(survey.name(o) for o in members if o.roles_2015)
    if named:
        yield Paragraph(survey.word("named_2015", names=survey.listed(named)))
    first = [survey.name(o) for o in members[:MOST_TIED]]
    yield Paragraph(survey.word("most_tied", names=survey.listed(first)))


def founded(survey: InLanguage, _: str) -> Iterator[Block]:
    """Initiatives and backbones by the year of their foundation, those before the first as one."""
    founded_in = _years(doing(survey.contents.organisations))
    years = Counter(max(year, FIRST_YEAR - 1) for year in founded_in)
    if not years:
        return
    rows = []
    for year in range(min(years), max(years) + 1):
        early = survey.word("before", year=str(FIRST_YEAR))
        label = str(year) if year >= FIRST_YEAR else early
        rows.append(Bar(label, years[year], survey.number(years[year])))
    yield Chart(survey.word("founded"), rows, max(years.values()))


def growth(contents: Contents) -> Mapping[str, int]:
    """Initiatives and backbones: all, of known year, founded since the survey of 2015, ended."""
    members = doing(contents.organisations)
    years = _years(members)
    return {
        "all": len(members),
        "known": len(years),
        "later": sum(year >= SURVEY_OF for year in years),
        "ended": sum(o.ended is not None for o in members),
    }


def _years(members: Iterable[Organisation]) -> list[int]:
    return [o.founded for o in members if o.founded is not None]
