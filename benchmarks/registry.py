"""Time and quality of linking the survey to a registry of a million rows.

    python benchmarks/registry.py [--rows 1000000] [--baseline 50000] [--seed 1]

The registry is written as authorities write it: capitals, legal forms, "FDN" and "ASSN", towns but
no home pages for most. Three of five organisations of the seeds stand in it. The baseline compares
every name of the survey with every name of the registry (rapidfuzz) within a country; ends with the
ratio of the times at --baseline rows.
"""

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from time import perf_counter

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process
from resolve import synthetic  # the synthetic bodies of the benchmark beside this one
from synthetic import real

from ci_map.resolve import ListRow
from ci_map.resolve.registry import link

SHORTENED = {
    "FOUNDATION": "FDN", "ASSOCIATION": "ASSN", "COMMUNITY": "CMTY", "CENTER": "CTR",
    "SOCIETY": "SOC", "CORPORATION": "CORP", "INSTITUTE": "INST", "DEVELOPMENT": "DEV",
}  # fmt: skip
FORMS = ("", "", " INC", " INC.", " LTD", " CORP")


def registry(rows: int, seeds: Sequence[Mapping[str, str]], seed: int) -> Iterator[ListRow]:
    """So many rows; those of the survey carry its id after "own-"."""
    chance = random.Random(seed)  # noqa: S311 — no secret
    inside = chance.sample(seeds, len(seeds) * 3 // 5)
    for own in inside:
        kept = {column: own[column] for column in ("country", "region", "locality")}
        kept["url"] = own["url"] if chance.random() < 0.2 else ""
        name = _official(own["name"], chance)
        yield ListRow("registry", f"own-{own['id']}", {"name": name} | kept)
    for number, row in enumerate(synthetic(rows - len(inside), seed)):
        cells = dict(row.cells) | {"name": _official(row.cell("name"), chance), "url": ""}
        yield ListRow("registry", f"r{number}", cells)


def _official(name: str, chance: random.Random) -> str:
    words = name.upper().removeprefix("THE ").split()
    shortened = [SHORTENED.get(w, w) if chance.random() < 0.15 else w for w in words]
    return " ".join(shortened) + chance.choice(FORMS)


def all_pairs(survey: Sequence[ListRow], rows: Sequence[ListRow]) -> float:
    """Seconds to compare all names of each country."""
    start = perf_counter()
    for country in {row.cell("country") for row in survey}:
        ours = [row.cell("name").upper() for row in survey if row.cell("country") == country]
        theirs = [row.cell("name") for row in rows if row.cell("country") == country]
        if theirs:
            alike = process.cdist(
                ours, theirs, scorer=fuzz.token_sort_ratio, score_cutoff=90, workers=-1,
                dtype=np.uint8,
            )  # fmt: skip
            alike.argmax(axis=1)
    return perf_counter() - start


def quality(found: pd.DataFrame, rows: Sequence[ListRow]) -> tuple[float, float]:
    """Precision and recall of the links."""
    truth = {row.id.removeprefix("own-") for row in rows if row.id.startswith("own-")}
    ours = found["survey"].str.partition("/")[2]
    right = int((found["registry"] == "registry/own-" + ours).sum())
    return right / max(len(found), 1), right / len(truth)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, default in (("rows", 1_000_000), ("baseline", 50_000), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    chosen = parser.parse_args(arguments)
    seeds = real("organisations")
    survey = [ListRow("survey", row["id"], row) for row in seeds]
    for size in sorted({chosen.rows, chosen.baseline}, reverse=True):
        rows = list(registry(size, seeds, chosen.seed))
        start = perf_counter()
        precision, recall = quality(link(survey, rows), rows)
        ours = perf_counter() - start
        print(f"{size:9} rows {ours:7.1f} s, precision {precision:.3f}, recall {recall:.3f}")
    theirs = all_pairs(survey, rows)
    print(f"{chosen.baseline:9} rows: Splink {ours:.1f} s, all pairs in a country {theirs:.1f} s")
    print(f"{theirs / ours:.1f}x")


if __name__ == "__main__":
    main()
