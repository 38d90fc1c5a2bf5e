"""`ci-map evaluate`."""

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ci_map.cli.options import SEEDS, Json
from ci_map.cli.terminal import print_json, tell
from ci_map.errors import RunFailed, WrongUse

if TYPE_CHECKING:
    from ci_map.classify.evaluate import Evaluation


class Part(StrEnum):
    """The labelled texts to judge."""

    TEST = "test"
    CHECK = "check"


class LeftOut(StrEnum):
    """What the weights must not have learnt from."""

    AUTHOR = "author"
    LANGUAGE = "language"
    COUNTRY = "country"


BASELINE = "baseline.json"


def evaluate(
    labelled: Annotated[Path, typer.Option(help="Labelled texts.")] = Path("data/labelled"),
    part: Annotated[Part, typer.Option(help="Test third, or texts of another style.")] = Part.TEST,
    leave_out: Annotated[
        LeftOut | None,
        typer.Option(help="Judge each author's, language's or country's texts by the others'."),
    ] = None,
    passes: Annotated[
        bool, typer.Option("--passes", help="How far two labellings agree, and where they differ.")
    ] = False,
    relations: Annotated[
        bool, typer.Option("--relations", help="Roles with and without relations of the seeds.")
    ] = False,
    seeds: Annotated[Path, typer.Option(help="Seed lists, for --relations.")] = SEEDS,
    as_json: Json = False,
    docs: Annotated[Path | None, typer.Option(help="Put the tables into this document.")] = None,
    keep: Annotated[bool, typer.Option(help="Keep the values as the new baseline.")] = False,
) -> None:
    """Judge labelled texts and tell precision, recall and F1 of each facet, group and confusion.

    Exits with 1 when a facet of the test third has fallen below its baseline.

    Example: ci-map evaluate --json
    """
    if passes:
        _print_passes(labelled, as_json=as_json)
    elif relations:
        _print_relations(labelled, seeds, as_json=as_json)
    else:
        found, table = _judged(labelled, part, leave_out, docs)
        lower = [] if leave_out else _below_baseline(found, labelled / BASELINE, keep=keep)
        if as_json:
            print_json(found.as_json())
        else:
            typer.echo(table)
        if lower:
            raise RunFailed("below the baseline: " + "; ".join(lower))


def _judged(
    labelled: Path, part: Part, leave_out: LeftOut | None, docs: Path | None
) -> "tuple[Evaluation, str]":
    """The evaluation, and its tables, which are in the document now if there is one."""
    import ci_map.classify.evaluate as evaluation_of
    from ci_map.classify.evaluation_report import markdown, write_into

    found = _left_out(labelled, leave_out) if leave_out else evaluation_of.evaluate(labelled, part)
    table = markdown(found)
    if docs:
        write_into(docs, f"evaluate {leave_out or part}", table)
    return found, table


def _below_baseline(found: "Evaluation", baseline: Path, *, keep: bool) -> list[str]:
    """What has fallen below the values that were kept, unless these are kept now."""
    from ci_map.classify.evaluate import fallen, read_baseline, write_baseline

    if keep:
        write_baseline(found, baseline)
    if found.part != Part.TEST or not baseline.exists():
        return []
    return fallen(found, read_baseline(baseline))


def _left_out(labelled: Path, by: LeftOut) -> "Evaluation":
    try:
        from ci_map.classify.left_out import evaluate_left_out
    except ModuleNotFoundError as error:
        raise WrongUse(f"--leave-out trains, which needs scikit-learn: {error}") from error
    return evaluate_left_out(labelled, by)


def _print_passes(labelled: Path, *, as_json: bool) -> None:
    from ci_map.classify.passes import compare_passes, markdown

    agreements, differences = compare_passes(labelled)
    found = {
        "agreement": [asdict(each) for each in agreements],
        "differences": [asdict(each) for each in differences],
    }
    tell(found, markdown(agreements, differences), as_json=as_json)


def _print_relations(labelled: Path, seeds: Path, *, as_json: bool) -> None:
    from ci_map.classify.related import compare_with_relations

    found = compare_with_relations(labelled, seeds)
    rows = [f"| {name} | {value} |" for name, value in found.items()]
    tell(found, "\n".join(["| what | value |", "|---|---|", *rows]), as_json=as_json)
