"""`ci-map findings`."""

from collections.abc import Iterator
from typing import Any

import typer

from ci_map.cli.options import OUTPUT, Json, Language, Output, Survey
from ci_map.cli.terminal import print_json
from ci_map.naming import LATEST

BAR = 24  # letters of the longest bar
LABEL = 38


def findings(
    survey: Survey = LATEST,
    language: Language = "en",
    as_json: Json = False,
    output: Output = OUTPUT,
) -> None:
    """Tell the findings of the survey of 2015 with the figures of today, each with its tables.

    Example: ci-map findings --json
    """
    from ci_map.survey import open_survey

    found = open_survey(survey, output).findings()
    if as_json:
        print_json(found)
    else:
        typer.echo("\n\n".join("\n".join(_told(finding, language)) for finding in found))


def _told(finding: dict[str, Any], language: str) -> Iterator[str]:
    from ci_map.findings.words import text

    yield f"{finding['title'][language]} ({text('words', finding['verdict'])[language]})"
    for name in ("said_2015", "sentence", "rests_on"):
        yield f"  {text('words', name)[language]}: {finding[name][language]}"
        if name == "sentence":
            yield from _claims(finding, language)
    for chart in finding["charts"]:
        yield from ("", f"  {chart['title'][language]}")
        yield from _rows(chart, language)


def _claims(finding: dict[str, Any], language: str) -> Iterator[str]:
    """A line a part of the finding, with whether it holds."""
    from ci_map.findings.words import text

    for claim in finding["claims"]:
        verdict = text("words", claim["verdict"])[language]
        yield f"    – {claim['text'][language]} ({verdict})"


def _rows(chart: dict[str, Any], language: str) -> Iterator[str]:
    """A line a row: label, bar, value, interval, what it rests on."""
    from ci_map.findings.words import filled, templates, text

    most = max((row["value"] or 0 for row in chart["rows"]), default=0) or 1
    for row in chart["rows"]:
        value = row["value"] or 0
        bar = "▇" * max(round(value / most * BAR), 1 if value else 0)
        parts = [_figure(row["value"], chart["unit"])]
        if row["low"] is not None:
            ends = (_figure(row[end], chart["unit"]) for end in ("low", "high"))
            parts.append(f"[{'–'.join(ends)}]")
        if row["count"] is not None and row["count"] != row["value"]:
            shown = "out_of" if chart["out_of"] else "counted"
            parts.append(filled(templates()["words"][shown], count=row["count"])[language])
        if row["few"]:
            parts.append(text("words", "few")[language])
        yield f"    {row['label'][language][:LABEL]:{LABEL}} {bar:{BAR}} {' '.join(parts)}"


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    if unit == "share":
        return f"{value:.1%}" if 0 < value < 0.1 else f"{value:.0%}"
    return f"{value:,.2f}" if unit == "index" else f"{value:,}"
