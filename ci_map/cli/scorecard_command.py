"""`ci-map scorecard new` and `ci-map scorecard read`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.options import Json, Language, read_from
from ci_map.cli.terminal import console, print_json, tell
from ci_map.errors import WrongUse

if TYPE_CHECKING:
    from ci_map.framework.scorecard import Scorecard

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    help="The framework on one initiative, as an Excel sheet.",
)


@app.command("new")
def new(
    file: Annotated[Path, typer.Argument(help="The Excel file to write (.xlsx).")],
    language: Language = "en",
    initiative: Annotated[str, typer.Option(help="Its name, to begin with.")] = "",
    pages: Annotated[
        Path | None,
        read_from("JSON Lines of its pages: what `ci-map classify` reads, or wrote."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file.")] = False,
    as_json: Json = False,
) -> None:
    """Write an empty scorecard to fill in with partners.

    Example: ci-map scorecard new bergen.xlsx --lang en --initiative "Bergen Promise"
    """
    from ci_map.atomic import write_bytes
    from ci_map.framework.sheet import new_sheet
    from ci_map.framework.suggest import quotes

    if file.exists() and not force:
        raise WrongUse(f"{file} exists; add --force to overwrite what was filled in")
    try:
        told = quotes(pages.read_bytes().splitlines()) if pages else None
    except ValueError as error:
        raise WrongUse(f"{pages}, {error}") from error
    write_bytes(file, new_sheet(language, initiative, told))
    line = f"{file}: fill it in, then ci-map scorecard read {file}"
    tell({"file": file.as_posix()}, line, as_json=as_json)


@app.command("read")
def read(
    files: Annotated[list[Path], typer.Argument(help="Scorecards that were filled in.")],
    as_json: Json = False,
    svg: Annotated[Path | None, typer.Option(help="Write a picture of all of them.")] = None,
    language: Language = "en",
) -> None:
    """Read scorecards, tell every fault with its cell, and set them side by side.

    Example: ci-map scorecard read bergen.xlsx --svg bergen.svg
    """
    from ci_map.atomic import write_text
    from ci_map.framework.compare import as_data, picture

    cards = _read(files)
    if svg:
        write_text(svg, picture(cards, language))
    if as_json:
        print_json(as_data(cards))
    else:
        _print(cards, language)


def _read(files: list[Path]) -> "list[Scorecard]":
    from ci_map.framework.read import ScorecardInvalid, read_scorecard

    cards, faults = [], []
    for file in files:
        try:
            cards.append(read_scorecard(file))
        except ScorecardInvalid as error:
            faults += error.faults
        except OSError as error:
            faults.append(f"{file}: {error.strerror}")
    if faults:
        raise WrongUse("\n".join(faults))
    return cards


def _print(cards: "list[Scorecard]", language: str) -> None:
    from rich.table import Column, Table
    from rich.text import Text

    from ci_map.framework.scorecard import means, sections, titles

    table = Table("", *(Column(Text(title)) for title in titles(cards)))
    columns = [means(card) for card in cards]
    for section in sections():
        shown = [column[section.id] for column in columns]
        table.add_row(
            section.heading.label[language],
            *(f"{'–' if m.value is None else m.value}  ({m.answered}/{m.lines})" for m in shown),
        )
    console().print(table)
