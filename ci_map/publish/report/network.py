"""The parts of a report on the network: ties, ranks, cut points, backbones, communities."""

from collections import Counter
from collections.abc import Iterator, Mapping

from ci_map import codebook
from ci_map.model.places import country_name
from ci_map.publish.report.blocks import Block, Paragraph, Table
from ci_map.publish.report.field import counted
from ci_map.publish.report.source import Source

TOP = 10


def kinds(source: Source, _: str) -> Iterator[Block]:
    """How many ties there are of each kind of relation."""
    ties: Mapping[str, int] = source.contents.structure.facts["kinds"]["ties"]
    values = [kind for kind, count in ties.items() for _ in range(count)]
    yield counted(source, "kinds", values, codebook.load().relations)


def ranking(source: Source, name: str) -> Iterator[Block]:
    """The first by a measure, with the ranges of their ranks where they were drawn."""
    measure = codebook.load().measures[name]
    ranks = source.contents.structure.ranks.get(name)
    column = source.contents.measures[name]
    organisations = source.contents.organisations
    order = sorted(range(len(column)), key=lambda v: (-(column[v] or 0), organisations[v].id))
    label = measure.label[source.language]
    header = [source.word("rank"), source.word("organisation"), source.word("country"), label]
    rows = [
        [
            source.number(ranks.rank[v] if ranks else place),
            source.name(organisations[v]),
            _country(source, organisations[v].country),
            source.number(column[v]),
            *([f"{ranks.low[v]}–{ranks.high[v]}"] if ranks else []),
        ]
        for place, v in enumerate(order[:TOP], start=1)
    ]
    header += [source.word("range")] if ranks else []
    yield Table(label, header, rows, (1, 5, 2.4, 2.2, 1.8)[: len(header)], frozenset((0, 3, 4)))
    yield Paragraph(measure.definition[source.language], soft=True)


def _country(source: Source, code: str | None) -> str:
    return country_name(code, source.language) if code else "–"


def cut_points(source: Source, _: str) -> Iterator[Block]:
    """Those without whom most lose the rest of the network."""
    first = source.contents.structure.facts["cut_points"]["first"][:TOP]
    rows = [
        [source.name(source.by_id[each["id"]]), source.number(each["cut_off"])] for each in first
    ]
    header = [source.word("organisation"), source.word("cut_off")]
    if rows:
        yield Table(source.word("cut_points"), header, rows, (5, 2), frozenset((1,)))


def backbones(source: Source, _: str) -> Iterator[Block]:
    """The backbones that carry most initiatives, and how many of them alone."""
    first = source.contents.structure.facts["backbones"]["first"][:TOP]
    rows = [
        [
            source.name(source.by_id[each["backbone"]]),
            source.number(len(each["initiatives"])),
            source.number(len(each["alone"])),
        ]
        for each in first
    ]
    header = [source.word(name) for name in ("backbone", "initiatives", "alone")]
    if rows:
        yield Table(source.word("backbones"), header, rows, (5, 2, 2), frozenset((1, 2)))


def mixing(source: Source, _: str) -> Iterator[Block]:
    """How far ties stay within roles, sectors and countries."""
    columns = ("internal", "external", "assortativity", "ei")
    rows = [
        [source.word(name), *(source.number(_short(found[column])) for column in columns)]
        for name, found in source.contents.structure.facts["mixing"].items()
    ]
    header = [source.word(name) for name in ("grouping", *columns)]
    yield Table(source.word("mixing"), header, rows, (3, 2, 2, 2, 2), frozenset((1, 2, 3, 4)))


def _short(value: float | None) -> float | None:
    return round(value, 2) if isinstance(value, float) else value


def communities(source: Source, _: str) -> Iterator[Block]:
    """The largest communities by name."""
    sizes = Counter(n for n in source.contents.measures["community"] if n is not None)
    names = source.contents.community_names
    largest = sorted(sizes, key=lambda n: (-sizes[n], n))[:TOP]
    rows = [[names.get(int(n), str(n)), source.number(sizes[n])] for n in largest]
    header = [source.word("community"), source.word("organisations")]
    if rows:
        yield Table(source.word("communities"), header, rows, (5, 1), frozenset((1,)))
