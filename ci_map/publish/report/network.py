"""The parts of a report on the network: ties, ranks, cut points, backbones, communities."""

from collections import Counter
from collections.abc import Iterator, Mapping

from ci_map import codebook
from ci_map.model.places import country_name
from ci_map.publish.report.blocks import Block, Paragraph, Table
from ci_map.publish.report.field import counted
from ci_map.publish.report.in_language import InLanguage

TOP = 10


def kinds(survey: InLanguage, _: str) -> Iterator[Block]:
    """How many ties there are of each kind of relation."""
    ties: Mapping[str, int] = survey.contents.structure.facts["kinds"]["ties"]
    values = [kind for kind, count in ties.items() for _ in range(count)]
    yield counted(survey, "kinds", values, codebook.load().relations)


def ranking(survey: InLanguage, name: str) -> Iterator[Block]:
    """The first by a measure, with the ranges of their ranks where they were drawn."""
    measure = codebook.load().measures[name]
    ranks = survey.contents.structure.ranks.get(name)
    column = survey.contents.measures[name]
    organisations = survey.contents.organisations
    order = sorted(range(len(column)), key=lambda v: (-(column[v] or 0), organisations[v].id))
    label = measure.label[survey.language]
    header = [survey.word("rank"), survey.word("organisation"), survey.word("country"), label]
    rows = [
        [
            survey.number(ranks.rank[v] if ranks else place),
            survey.name(organisations[v]),
            _country(survey, organisations[v].country),
            survey.number(column[v]),
            *([f"{ranks.low[v]}–{ranks.high[v]}"] if ranks else []),
        ]
        for place, v in enumerate(order[:TOP], start=1)
    ]
    header += [survey.word("range")] if ranks else []
    yield Table(label, header, rows, (1, 5, 2.4, 2.2, 1.8)[: len(header)], frozenset((0, 3, 4)))
    yield Paragraph(measure.definition[survey.language], soft=True)


def _country(survey: InLanguage, code: str | None) -> str:
    return country_name(code, survey.language) if code else "–"


def cut_points(survey: InLanguage, _: str) -> Iterator[Block]:
    """Those without whom most lose the rest of the network."""
    first = survey.contents.structure.facts["cut_points"]["first"][:TOP]
    rows = [
        [survey.name(survey.by_id[each["id"]]), survey.number(each["cut_off"])] for each in first
    ]
    header = [survey.word("organisation"), survey.word("cut_off")]
    if rows:
        yield Table(survey.word("cut_points"), header, rows, (5, 2), frozenset((1,)))


def backbones(survey: InLanguage, _: str) -> Iterator[Block]:
    """The backbones that carry most initiatives, and how many of them alone."""
    first = survey.contents.structure.facts["backbones"]["first"][:TOP]
    rows = [
        [
            survey.name(survey.by_id[each["backbone"]]),
            survey.number(len(each["initiatives"])),
            survey.number(len(each["alone"])),
        ]
        for each in first
    ]
    header = [survey.word(name) for name in ("backbone", "initiatives", "alone")]
    if rows:
        yield Table(survey.word("backbones"), header, rows, (5, 2, 2), frozenset((1, 2)))


def mixing(survey: InLanguage, _: str) -> Iterator[Block]:
    """How far ties stay within roles, sectors and countries."""
    columns = ("internal", "external", "assortativity", "ei")
    rows = [
        [survey.word(name), *(survey.number(_short(found[column])) for column in columns)]
        for name, found in survey.contents.structure.facts["mixing"].items()
    ]
    header = [survey.word(name) for name in ("grouping", *columns)]
    yield Table(survey.word("mixing"), header, rows, (3, 2, 2, 2, 2), frozenset((1, 2, 3, 4)))


def _short(value: float | None) -> float | None:
    return round(value, 2) if isinstance(value, float) else value


def communities(survey: InLanguage, _: str) -> Iterator[Block]:
    """The largest communities with their sizes, the largest first."""
    sizes = Counter(n for n in survey.contents.measures["community"] if n is not None)
    names = survey.contents.community_names
    largest = sorted(sizes, key=lambda n: (-sizes[n], n))[:TOP]
    rows = [[names.get(int(n), str(n)), survey.number(sizes[n])] for n in largest]
    header = [survey.word("community"), survey.word("organisations")]
    if rows:
        yield Table(survey.word("communities"), header, rows, (5, 1), frozenset((1,)))
