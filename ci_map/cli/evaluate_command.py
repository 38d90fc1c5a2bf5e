"""`ci-map evaluate`."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ci_map.cli.errors import FAILED, WRONG_USE, fail


class Part(StrEnum):
    """The labelled texts to judge."""

    TEST = "test"
    CHECK = "check"


BASELINE = "baseline.json"


def evaluate(
    labelled: Annotated[Path, typer.Option(help="Labelled texts.")] = Path("data/labelled"),
    part: Annotated[Part, typer.Option(help="Test third, or texts of another style.")] = Part.TEST,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    docs: Annotated[Path | None, typer.Option(help="Put the tables into this document.")] = None,
    keep: Annotated[bool, typer.Option(help="Keep the values as the new baseline.")] = False,
) -> None:
    """Judge labelled texts and tell precision, recall and F1 of each facet, group and confusion.

    Exits with 1 when a facet of the test third has fallen below its baseline.

    Example: ci-map evaluate --json
    """
    import ci_map.classify.evaluate as evaluation_of
    from ci_map.classify.evaluation_report import NoPlaceForTable, markdown, write_into
    from ci_map.classify.labelled import BadLabelledText

    try:
        found = evaluation_of.evaluate(labelled, part)
        table = markdown(found)
        if docs:
            write_into(docs, f"evaluate {part}", table)
        if keep:
            evaluation_of.write_baseline(found, labelled / BASELINE)
        baseline = labelled / BASELINE
        lower = (
            evaluation_of.fallen(found, evaluation_of.read_baseline(baseline))
            if part is Part.TEST and baseline.exists()
            else []
        )
    except (OSError, BadLabelledText, NoPlaceForTable) as error:
        raise fail(str(error), WRONG_USE) from error
    typer.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2) if as_json else table)
    if lower:
        raise fail("below the baseline: " + "; ".join(lower), FAILED)
