"""The options that several commands have, each told of in one place."""

from pathlib import Path
from typing import Annotated, Any

import typer

SEEDS = Path("data/seeds")
OUTPUT = Path("output")
CRAWLERS = Path("crawlers")
COLLECTED = SEEDS / "collected"


def known_language(language: str) -> str:
    """Refuse a language that the codebook does not speak."""
    from ci_map.codebook import spoken

    return spoken(language)


def read_from(help_text: str) -> Any:
    """An option for a file that must be there."""
    return typer.Option(help=help_text, exists=True, dir_okay=False)


Seeds = Annotated[Path, typer.Option(help="Folder of the seed lists.", file_okay=False)]
Output = Annotated[Path, typer.Option(help="Folder of the published surveys.", file_okay=False)]
Survey = Annotated[str, typer.Option(help="Name or folder of a survey; the newest by default.")]
Crawlers = Annotated[Path, typer.Option(help="Folder of the sources.")]
Collected = Annotated[Path, typer.Option(help="Folder of what the sources said.")]
Language = Annotated[
    str, typer.Option("--lang", help="en, he, fr, es or de.", callback=known_language)
]
Cluster = Annotated[str | None, typer.Option(help="Address of a Dask scheduler.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
