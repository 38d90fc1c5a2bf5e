"""Precision and recall of `ci_map.resolve` on lists made of the seeds, beside a plain baseline.

    python benchmarks/duplicates.py [--half development|held-out|all] [--facts same|noisy|few|apart]

The lists, halves and facts are those of `made_lists.py`. The baseline merges equal home pages and
names of similarity 90 in one country. Prints mean and worst of the rounds, errors with --errors;
ends with the ratio of mean recalls.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from made_lists import Keys, Options, Task, four_lists, otherwise
from rapidfuzz import fuzz, process, utils
from synthetic import real

from ci_map.resolve import ListRow, Resolution, resolve


def baseline(task: Task) -> frozenset[Keys]:
    """Pairs with the same home page, or alike names in one country."""
    rows = list(task.rows)
    sites = [row.cell("url").rstrip("/").removeprefix("https://") for row in rows]
    names = [row.cell("name") for row in rows]
    alike = process.cdist(
        names, names, scorer=fuzz.token_sort_ratio, processor=utils.default_process, score_cutoff=90
    )
    return frozenset(
        frozenset((rows[a].key, rows[b].key))
        for a, b in combinations(range(len(rows)), 2)
        if rows[a].list != rows[b].list
        and (
            (sites[a] and sites[a] == sites[b])
            or (alike[a, b] and rows[a].cell("country") == rows[b].cell("country"))
        )
    )


def merged(resolution: Resolution) -> frozenset[Keys]:
    """Every pair of rows that was put together."""
    return frozenset(
        frozenset(pair) for found in resolution.found for pair in combinations(found.rows, 2)
    )


def asked(resolution: Resolution, task: Task, most: int) -> frozenset[Keys]:
    """The first questions that concern rows of the half."""
    pairs = (frozenset(c.rows) for c in resolution.candidates)
    return frozenset([pair for pair in pairs if pair & task.judged][:most])


def figures(pairs: Iterable[Keys], task: Task) -> tuple[float, float]:
    """Precision and recall of the pairs that touch the judged rows."""
    pairs = {pair for pair in pairs if pair & task.judged}
    right = len(pairs & task.truth)
    return right / len(pairs) if pairs else 1.0, right / max(len(task.truth), 1)


def errors(resolution: Resolution, task: Task) -> Iterator[str]:
    """What was merged wrongly, and what was neither merged nor asked."""
    names = {row.key: row for row in task.rows}
    pairs, questions = merged(resolution), asked(resolution, task, 10**6)
    groups = (
        ("WRONG", [p for p in pairs - task.truth if p & task.judged]),
        ("asked", task.truth - pairs & questions),
        ("MISSED", task.truth - pairs - questions),
    )
    for kind, found in groups:
        for pair in sorted(map(sorted, found)):
            yield f"{kind} " + " || ".join(_shown(names[key]) for key in pair)


def _shown(row: ListRow) -> str:
    columns = ("name", "country", "region", "locality", "url")
    return f"{row.key}: " + ", ".join(row.cell(c) for c in columns if row.cell(c))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run both tasks and print precision and recall."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--half", default="held-out", choices=("development", "held-out", "all"))
    parser.add_argument("--facts", default="noisy", choices=("same", "noisy", "few", "apart"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1, help="lists of so many seeds")
    parser.add_argument("--errors", action="store_true")
    chosen = parser.parse_args(arguments)
    seeds = real("organisations")
    ratios = []
    for name, make in (("otherwise", otherwise), ("four lists", four_lists)):
        found: dict[str, list[tuple[float, float]]] = {}
        for seed in range(chosen.seed, chosen.seed + chosen.rounds):
            task = make(seeds, Options(chosen.half, chosen.facts, seed))
            for side, both in _run(task, chosen.half, chosen.errors).items():
                found.setdefault(side, []).append(both)
        print(f"{name}, {chosen.facts} facts, {chosen.half}, {chosen.rounds} rounds:")
        means = {side: _told(side, both) for side, both in found.items()}
        ratios.append(means["merged"] / means["baseline"])
    print(f"{sum(ratios) / len(ratios):.1f}x")


def _run(task: Task, half: str, with_errors: bool) -> dict[str, tuple[float, float]]:
    """Precision and recall of what was merged, of what was merged or asked, and the baseline's."""
    resolution = resolve(task.rows)
    questions = asked(resolution, task, 500 if half == "all" else 250)
    for line in errors(resolution, task) if with_errors else ():
        print("   ", line)
    return {
        "merged": figures(merged(resolution), task),
        "or asked": figures(merged(resolution) | questions, task),
        "baseline": figures(baseline(task), task),
    }


def _told(side: str, both: Sequence[tuple[float, float]]) -> float:
    """Print mean and worst of precision and recall; returns the mean recall."""
    columns = {"precision": [p for p, _ in both], "recall": [r for _, r in both]}
    text = (f"{n} {sum(c) / len(c):.3f} (worst {min(c):.3f})" for n, c in columns.items())
    print(f"  {side:9}", *text)
    return sum(columns["recall"]) / len(both)


if __name__ == "__main__":
    main()
