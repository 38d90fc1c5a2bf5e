"""dedupe on made lists: what is alike and how to block, both learnt from labelled pairs."""

import io
import random
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np
from cleaned import cleaned
from made_lists import Keys, Task
from rivals import rival

LEAST = 0.01


def dedupe_learnt(training: Sequence[tuple[Task, Sequence[Keys]]]) -> Any:
    """A function from a task to its pairs."""
    random.seed(1)
    np.random.seed(1)
    package = rival("dedupe")
    records = {f"{n} {k}": r for n, (t, _) in enumerate(training) for k, r in _records(t).items()}
    linker = package.Dedupe(_variables(package.variables), num_cores=1, in_memory=True)
    labelled = {
        "match": [_both(records, n, p) for n, (t, _) in enumerate(training) for p in t.truth],
        "distinct": [_both(records, n, p) for n, (_, d) in enumerate(training) for p in d],
    }
    with io.StringIO() as file:
        package.write_training(labelled, file)
        file.seek(0)
        linker.prepare_training(records, training_file=file)
    linker.train()
    linker.cleanup_training()
    return partial(_pairs, linker)


def _pairs(linker: Any, task: Task) -> dict[Keys, float]:
    """Pairs as likely as the less sure of both belongs to its cluster."""
    found: dict[Keys, float] = {}
    for keys, scores in linker.partition(_records(task), threshold=LEAST):
        for (one, sure), (other, surer) in combinations(zip(keys, scores, strict=True), 2):
            found[frozenset((one, other))] = min(float(sure), float(surer))
    return found


def _both(records: Mapping[str, Any], number: int, pair: Keys) -> tuple[Any, Any]:
    one, other = sorted(pair)
    return records[f"{number} {one}"], records[f"{number} {other}"]


def _records(task: Task) -> dict[str, dict[str, Any]]:
    return {row.key: cleaned(row) for row in task.rows}


def _variables(variables: Any) -> list[Any]:
    return [
        variables.String("name"),
        variables.String("ordered"),
        variables.Set("names"),
        variables.Exact("site", has_missing=True),
        variables.String("domain", has_missing=True),
        variables.String("town", has_missing=True),
        variables.Exact("country", has_missing=True),
        variables.Exact("region", has_missing=True),
    ]
