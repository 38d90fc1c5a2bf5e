"""The parts of a report on the findings: all verdicts, and each finding with its charts."""

from collections.abc import Iterator

from ci_map.findings import Chart as FindingChart
from ci_map.findings import Row
from ci_map.publish.charts import Bar
from ci_map.publish.findings import is_few
from ci_map.publish.report.blocks import Block, Chart, Paragraph, Said, Table
from ci_map.publish.report.numbers import percent
from ci_map.publish.report.source import Source


def verdicts(source: Source, _: str) -> Iterator[Block]:
    """Each thing that 2015 said, with its verdict."""
    header = [source.word(name) for name in ("finding", "claim", "verdict")]
    lang = source.language
    rows = [
        ("" if place else f.title[lang], claim.text[lang], source.word(claim.verdict))
        for f in source.contents.findings
        for place, claim in enumerate(f.claims)
    ]
    if rows:
        yield Table("", header, rows, (2, 5, 2))


def finding(source: Source, name: str) -> Iterator[Block]:
    """A finding by its id: what 2015 said, what the data say, its charts, on what it rests."""
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
