"""The tables, charts and lists of a report, by the name that templates call them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from ci_map import codebook
from ci_map.findings import Chart as FindingChart
from ci_map.findings import Row
from ci_map.model import Organisation
from ci_map.model.places import country_name
from ci_map.publish.charts import Bar
from ci_map.publish.findings import is_few
from ci_map.publish.report.blocks import (
    Block,
    Chart,
    Figures,
    Items,
    Name,
    Names,
    Paragraph,
    Said,
    Table,
)
from ci_map.publish.report.changes import changes
from ci_map.publish.report.field import founded, types
from ci_map.publish.report.numbers import percent
from ci_map.publish.report.source import Source

TOP = 10
NAMED = 20_000  # a list of more is a book, not an appendix


Part = Callable[[Source, str], Iterable[Block]]


def _figures(source: Source, _: str) -> Iterator[Block]:
    counts = source.contents.counts
    shown = ("organisations", "relations", "countries", "sources")
    words = ("organisations", "relations", "countries", "pages")
    yield Figures(
        [(source.number(counts[n]), source.word(w)) for n, w in zip(shown, words, strict=True)]
    )


def _verdicts(source: Source, _: str) -> Iterator[Block]:
    header = [source.word(name) for name in ("finding", "claim", "verdict")]
    lang = source.language
    rows = [
        ("" if place else f.title[lang], claim.text[lang], source.word(claim.verdict))
        for f in source.contents.findings
        for place, claim in enumerate(f.claims)
    ]
    if rows:
        yield Table("", header, rows, (2, 5, 2))


def _finding(source: Source, name: str) -> Iterator[Block]:
    finding = source.finding(name)
    if finding is None:
        return
    lang = source.language
    yield Said(
        (source.word("said_2015"), finding.said_2015[lang]),
        (source.word("data_say"), finding.sentence[lang]),
        (source.word("verdict"), source.word(finding.verdict)),
        str(finding.verdict),
    )
    yield from (_chart(source, chart) for chart in finding.charts)
    yield Paragraph(finding.rests_on[lang], soft=True)


def _chart(source: Source, chart: FindingChart) -> Chart:
    rows = [_bar(source, row, chart) for row in chart.rows]
    most = max((row.high or row.value for row in rows), default=1) or 1
    return Chart(chart.title[source.language], rows, most)


def _bar(source: Source, row: Row, chart: FindingChart) -> Bar:
    value = float(row.value or 0)
    share, few = chart.unit == "share", is_few(row, chart)
    known = row.value is not None
    text = percent(value, source.language) if share and known else source.number(row.value)
    if share and row.count is not None:
        shown = "out_of" if chart.out_of else "counted"
        text += f" {source.word(shown, count=source.number(row.count))}"
    if few:
        text += f" · {source.word('few')}"
    return Bar(
        row.label[source.language],
        value,
        text,
        row.low,
        row.high,
        few,
        _between(source, row, share),
    )


def _between(source: Source, row: Row, share: bool) -> str:
    if row.low is None or row.high is None:
        return ""
    lang = source.language
    low, high = (percent(v, lang) if share else source.number(v) for v in (row.low, row.high))
    return f"[{low}–{high}]"


def _counted(
    source: Source,
    title: str,
    values: Iterable[str | None],
    names: codebook.Listing[codebook.Entry],
) -> Chart:
    counts = Counter(value for value in values if value)
    ordered = sorted(counts, key=lambda value: (-counts[value], value))
    lang = source.language
    rows = [
        Bar(names[value].label[lang], counts[value], source.number(counts[value]))
        for value in ordered
    ]
    return Chart(source.word(title), rows, max(counts.values(), default=1))


def _roles(source: Source, _: str) -> Iterator[Block]:
    roles = (o.role for o in source.contents.organisations)
    yield _counted(source, "roles", roles, codebook.load().roles)


def _kinds(source: Source, _: str) -> Iterator[Block]:
    ties: Mapping[str, int] = source.contents.structure.facts["kinds"]["ties"]
    values = [kind for kind, count in ties.items() for _ in range(count)]
    yield _counted(source, "kinds", values, codebook.load().relations)


def _ranking(source: Source, name: str) -> Iterator[Block]:
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


def _cut_points(source: Source, _: str) -> Iterator[Block]:
    first = source.contents.structure.facts["cut_points"]["first"][:TOP]
    rows = [
        [source.name(source.by_id[each["id"]]), source.number(each["cut_off"])] for each in first
    ]
    header = [source.word("organisation"), source.word("cut_off")]
    if rows:
        yield Table(source.word("cut_points"), header, rows, (5, 2), frozenset((1,)))


def _backbones(source: Source, _: str) -> Iterator[Block]:
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


def _mixing(source: Source, _: str) -> Iterator[Block]:
    columns = ("internal", "external", "assortativity", "ei")
    rows = [
        [source.word(name), *(source.number(_short(found[column])) for column in columns)]
        for name, found in source.contents.structure.facts["mixing"].items()
    ]
    header = [source.word(name) for name in ("grouping", *columns)]
    yield Table(source.word("mixing"), header, rows, (3, 2, 2, 2, 2), frozenset((1, 2, 3, 4)))


def _short(value: float | None) -> float | None:
    return round(value, 2) if isinstance(value, float) else value


def _communities(source: Source, _: str) -> Iterator[Block]:
    sizes = Counter(n for n in source.contents.measures["community"] if n is not None)
    names = source.contents.community_names
    largest = sorted(sizes, key=lambda n: (-sizes[n], n))[:TOP]
    rows = [[names.get(int(n), str(n)), source.number(sizes[n])] for n in largest]
    header = [source.word("community"), source.word("organisations")]
    if rows:
        yield Table(source.word("communities"), header, rows, (5, 1), frozenset((1,)))


def _limits(source: Source, _: str) -> Iterator[Block]:
    from ci_map.publish.limits import limits

    found = [text[source.language] for text in limits(source.contents)]
    if found:
        yield Items(found)


def _lists(source: Source, _: str) -> Iterator[Block]:
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


def _sources(source: Source, _: str) -> Iterator[Block]:
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


def _inputs(source: Source, _: str) -> Iterator[Block]:
    yield Items(
        [f"{name}: {digest[:12]}" for name, digest in sorted(source.contents.inputs.items())]
    )


PARTS: Mapping[str, Part] = {
    "figures": _figures,
    "verdicts": _verdicts,
    "finding": _finding,
    "roles": _roles,
    "types": types,
    "founded": founded,
    "kinds": _kinds,
    "changes": changes,
    "ranking": _ranking,
    "cut_points": _cut_points,
    "backbones": _backbones,
    "mixing": _mixing,
    "communities": _communities,
    "limits": _limits,
    "lists": _lists,
    "sources": _sources,
    "inputs": _inputs,
}
