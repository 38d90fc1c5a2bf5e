"""`ci-map classify`."""

import json
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from ci_map.cli.errors import FAILED, WRONG_USE, fail

if TYPE_CHECKING:
    from ci_map.classify.known import Known

STDIN = "-"


def classify(
    file: Annotated[str, typer.Argument(help="JSON Lines {url, text}; - is standard input.")] = "-",
    known: Annotated[bool, typer.Option(help="Let the seed list answer for its sites.")] = False,
    seeds: Annotated[Path, typer.Option(help="The seed lists, for --known.")] = Path("data/seeds"),
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
) -> None:
    """Say of each page what it says of an organisation, as JSON Lines.

    Example: ci-map classify pages.jsonl > classes.jsonl
    """
    from ci_map.classify.stream import classify_lines

    list_of_known = _known(seeds) if known else None
    faults = 0
    with _opened(file) as lines, _pool(workers) as executor:
        for judged in classify_lines(lines, executor):
            if judged.fault:
                faults += 1
                print(
                    f"ci-map: {_name(file)}, line {judged.number}: {judged.fault}", file=sys.stderr
                )
            else:
                _write(judged.answer, list_of_known)
    if faults:
        raise typer.Exit(FAILED)


def _write(answer: str, known: "Known | None") -> None:
    if known:
        answer = json.dumps(known.apply(json.loads(answer)), ensure_ascii=False)
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
        raise fail(f"{file} is not a file; give a file of JSON Lines, or -", WRONG_USE)
    with path.open(encoding="utf-8-sig", errors="replace") as opened:
        yield opened


def _pool(workers: int) -> "nullcontext[None] | Executor":
    return ProcessPoolExecutor(workers) if workers > 1 else nullcontext()


def _known(seeds: Path) -> "Known":
    from ci_map.classify.known import read_known

    try:
        return read_known(seeds / "organisations.csv")
    except (OSError, KeyError) as error:
        raise fail(f"--known needs seed lists: {error}", WRONG_USE) from error
