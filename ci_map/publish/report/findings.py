"""The parts of a report on the findings: all verdicts, and each finding with its charts."""

from collections.abc import Iterator

from ci_map.findings import FindingChart, Row
from ci_map.publish.charts import Bar
from ci_map.publish.findings import is_few
from ci_map.publish.report.blocks import Block, Chart, Paragraph, Said, Table
from ci_map.publish.report.in_language import InLanguage
from ci_map.publish.report.numbers import percent


def verdicts(survey: InLanguage, _: str) -> Iterator[Block]:
    """Each thing that 2015 said, with its verdict."""
    header = [survey.word(name) for name in ("finding", "claim", "verdict")]
    lang = survey.language
    rows = [
        ("" if place else f.title[lang], claim.text[lang], survey.word(claim.verdict))
        for f in survey.contents.findings
        for place, claim in enumerate(f.claims)
    ]
    if rows:
        yield Table("", header, rows, (2, 5, 2))


def finding(survey: InLanguage, name: str) -> Iterator[Block]:
    """A finding by its id: what 2015 said, what the data say, its charts, on what it rests."""
    finding = survey.finding(name)
    if finding is None:
        return
    lang = survey.language
    yield Said(
        (survey.word("said_2015"), finding.said_2015[lang]),
        (survey.word("data_say"), finding.sentence[lang]),
        (survey.word("verdict"), survey.word(finding.verdict)),
        str(finding.verdict),
    )
    yield from (_chart(survey, chart) for chart in finding.charts)
    yield Paragraph(finding.rests_on[lang], soft=True)


def _chart(survey: InLanguage, chart: FindingChart) -> Chart:
    rows = [_bar(survey, row, chart) for row in chart.rows]
    most = max((row.high or row.value for row in rows), default=1) or 1
    return Chart(chart.title[survey.language], rows, most)


def _bar(survey: InLanguage, row: Row, chart: FindingChart) -> Bar:
    value = float(row.value or 0)
    share, few = chart.unit == "share", is_few(row, chart)
    known = row.value is not None
    text = percent(value, survey.language) if share and known else survey.number(row.value)
    if share and row.count is not None:
        shown = "out_of" if chart.out_of else "counted"
        text += f" {survey.word(shown, count=survey.number(row.count))}"
    if few:
        text += f" · {survey.word('few')}"
    return Bar(
        row.label[survey.language],
        value,
        text,
        row.low,
        row.high,
        few,
        _between(survey, row, share),
    )


def _between(survey: InLanguage, row: Row, share: bool) -> str:
    if row.low is None or row.high is None:
        return ""
    lang = survey.language
    low, high = (percent(v, lang) if share else survey.number(v) for v in (row.low, row.high))
    return f"[{low}–{high}]"
