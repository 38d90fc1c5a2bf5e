"""`ci-map classify`."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from ci_map.cli.errors import FAILED
from ci_map.cli.options import SEEDS, Cluster
from ci_map.cluster import executor_of, processes
from ci_map.errors import WrongUse

STDIN = "-"


def classify(
    file: Annotated[
        str, typer.Argument(help="JSON Lines {url, text}; - is standard input.")
    ] = STDIN,
    known: Annotated[bool, typer.Option(help="Let the seed list answer for its sites.")] = False,
    seeds: Annotated[Path, typer.Option(help="The seed lists, for --known.")] = SEEDS,
    relations: Annotated[
        bool, typer.Option(help="Then let relations in the seed lists shift the role.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
    cluster: Cluster = None,
) -> None:
    """Say of each page what it says of an organisation, as JSON Lines.

    Example: ci-map classify pages.jsonl > classes.jsonl
    """
    from ci_map.classify.stream import classify_lines

    after = _after(seeds, known=known, relations=relations)
    faults = 0
    with _opened(file) as lines, _pool(workers, cluster) as executor:
        for judged in classify_lines(lines, executor):
            if judged.fault:
                faults += 1
                print(
                    f"ci-map: {_name(file)}, line {judged.number}: {judged.fault}", file=sys.stderr
                )
            else:
                _write(judged.answer, after)
    if faults:
        raise typer.Exit(FAILED)


After = Callable[[dict[str, Any]], dict[str, Any]]
"""What is done to an answer that was judged by its text alone."""


def _write(answer: str, after: Sequence[After]) -> None:
    if after:
        record = json.loads(answer)
        for step in after:
            record = step(record)
        answer = json.dumps(record, ensure_ascii=False)
    print(answer, flush=True)


def _name(file: str) -> str:
    return "standard input" if file == STDIN else file


@contextmanager
def _opened(file: str) -> Iterator[TextIO]:
    if file == STDIN:
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        yield sys.stdin
        return
    path = Path(file)
    if not path.is_file():
        raise WrongUse(f"{file} is not a file; give a file of JSON Lines, or -")
    with path.open(encoding="utf-8-sig", errors="replace") as opened:
        yield opened


@contextmanager
def _pool(workers: int, cluster: str | None) -> Iterator[Executor | None]:
    """That of a cluster; else a pool, or nothing for one process."""
    several = workers > 1 and cluster is None
    local = ProcessPoolExecutor(processes(workers)) if several else nullcontext()
    with executor_of(cluster) as elsewhere, local as here:
        yield elsewhere or here


def _after(seeds: Path, *, known: bool, relations: bool) -> list[After]:
    """The steps after the text; each needs the seed lists."""
    from ci_map.classify.known import known_of
    from ci_map.classify.relations import relations_of
    from ci_map.collect import read_seeds
    from ci_map.model import assemble

    steps: list[After] = []
    if not known and not relations:
        return steps
    listed = assemble(read_seeds(seeds).statements)
    owners = known_of(listed.organisations)
    if relations:
        related = relations_of(listed)
        steps.append(lambda answer: related.of_page(answer, owners))
    if known:
        steps.append(owners.apply)
    return steps
