"""`ci-map interest`."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.options import OUTPUT, Language, Output, Survey, read_from
from ci_map.cli.terminal import print_json
from ci_map.naming import LATEST

if TYPE_CHECKING:
    from ci_map.interest.series import Series

TRENDS = read_from("CSV from Google Trends, Interest over time; may be given again.")
OPENALEX = read_from("JSON of OpenAlex works, group_by=publication_year.")
CONFERENCES = read_from("CSV of conferences: year, name, place, country, evidence_url.")


def interest(
    trends: Annotated[list[Path] | None, TRENDS] = None,
    openalex: Annotated[Path | None, OPENALEX] = None,
    conferences: Annotated[Path | None, CONFERENCES] = None,
    svg: Annotated[Path | None, typer.Option(help="Write the chart here.")] = None,
    language: Language = "en",
    survey: Survey = LATEST,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, not CSV.")] = False,
    output: Output = OUTPUT,
) -> None:
    """Tell interest by year: searches, scholarly works, conferences, initiatives founded and ended.

    Example: ci-map interest --trends multiTimeline.csv --openalex works.json --svg interest.svg
    """
    from ci_map.atomic import write_text
    from ci_map.interest.chart import chart, table

    series = [*_from_files(trends or [], openalex, conferences), *_from_survey(survey, output)]
    if svg:
        write_text(svg, chart(series, language))
    if as_json:
        print_json([asdict(one) for one in series])
    else:
        typer.echo(table(series), nl=False)


def _from_files(
    trends: list[Path], openalex: Path | None, conferences: Path | None
) -> "list[Series]":
    from ci_map.interest.conferences import read_conferences
    from ci_map.interest.openalex import read_openalex
    from ci_map.interest.trends import read_trends

    found = [series for path in trends for series in read_trends(path)]
    found += [read_openalex(openalex)] if openalex else []
    return found + ([read_conferences(conferences)] if conferences else [])


def _from_survey(survey: str, output: Path) -> "list[Series]":
    from ci_map.frames import organisations_of
    from ci_map.interest.founding import founded_and_ended
    from ci_map.survey import open_survey

    return founded_and_ended(organisations_of(open_survey(survey, output).organisations))
