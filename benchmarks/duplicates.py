"""Precision and recall of `ci_map.resolve` on lists made of the seeds, beside a plain baseline.

    python benchmarks/duplicates.py [--half development|held-out|all] [--facts same|noisy|few|apart]

Two tasks. `otherwise`: rows name a known organisation by another of its real names (half without
home page, two fifths without town), among strangers, against seeds without aliases. `lists`: four
lists that overlap in 40 organisations, with all the look-alikes of the seeds. Facts are the same on
both sides, or noisy (of five one missing, one different), few (none but country, region, town and
home page), or apart (noisy, and towns, regions and home pages differ too). Organisations are split
in two halves by a hash of their id; weights are tuned on the development half. The baseline merges
equal home pages and names of similarity 90 in one country. Prints mean and worst of the rounds,
errors with --errors; ends with the ratio of mean recalls.
"""

import argparse
import csv
import hashlib
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz, process, utils

from ci_map.model.organisation import split_list
from ci_map.resolve import ListRow, Resolution, resolve

SEEDS = Path(__file__).parents[1] / "data" / "seeds" / "organisations.csv"
KNOWN, ALIASED, STRANGERS, OVERLAP = 1058, 320, 140, 40
FACTS = ("roles", "functions", "sector", "domains", "place_scale", "place_served", "founded")
Row = Mapping[str, str]
Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Task:
    """Rows, the pairs of keys that are truly one body, and the rows that are judged."""

    rows: tuple[ListRow, ...]
    truth: frozenset[Keys]
    judged: frozenset[str]


@dataclass(frozen=True, slots=True)
class Options:
    """What the lists are made of."""

    half: str
    facts: str
    seed: int


def in_half(row: Row, half: str) -> bool:
    """Whether the organisation belongs to the half that is reported."""
    even = hashlib.sha256(row["id"].encode()).digest()[0] % 2 == 0
    return half == "all" or even == (half == "development")


def otherwise(seeds: Sequence[Row], options: Options) -> Task:
    """Task (b) of the issue: known organisations under other names, and strangers."""
    chance = random.Random(options.seed)  # noqa: S311 — no secret
    shuffled = chance.sample(seeds, len(seeds))
    known, outside = shuffled[:KNOWN], shuffled[KNOWN:]
    named = [row for row in known if _other_names(row)]
    rows = [ListRow("known", row["id"], _bare(row)) for row in known]
    truth: set[Keys] = set()
    judged: set[str] = set()
    chosen = [(row, True) for row in _half_with_home_page(named, chance)]
    chosen += [(row, False) for row in chance.sample(outside, STRANGERS)]
    for number, (row, is_known) in enumerate(chosen):
        if not in_half(row, options.half):
            continue
        new = ListRow("other", f"r{number}", _reduced(row, seeds, chance, options.facts))
        rows.append(new)
        judged.add(new.key)
        if is_known:
            truth.add(frozenset((new.key, f"known/{row['id']}")))
    return Task(tuple(rows), frozenset(truth), frozenset(judged))


def _half_with_home_page(named: Sequence[Row], chance: random.Random) -> list[Row]:
    """As many organisations as the task names, half of them without a home page."""
    with_page = chance.sample([row for row in named if row["url"]], ALIASED // 2)
    taken = {row["id"] for row in with_page}
    rest = [dict(row) | {"url": ""} for row in named if row["id"] not in taken]
    return [*with_page, *chance.sample(rest, ALIASED - len(with_page))]


def _other_names(row: Row) -> list[str]:
    names = [*split_list(row["aliases"]), row["name_local"]]
    return [name for name in names if name and name.casefold() != row["name"].casefold()]


def _bare(row: Row) -> dict[str, str]:
    return dict(row) | {"aliases": "", "name_local": "", "note": "", "evidence_url": ""}


def _reduced(row: Row, seeds: Sequence[Row], chance: random.Random, facts: str) -> dict[str, str]:
    """The row under another of its names (a stranger under any of its own), with less known."""
    cells = _noisy(_bare(row), seeds, chance, facts)
    cells["name"] = chance.choice(_other_names(row) or [row["name"]])
    if chance.random() < 0.4:
        cells["locality"] = ""
    return cells


def _noisy(
    cells: dict[str, str], seeds: Sequence[Row], chance: random.Random, facts: str
) -> dict[str, str]:
    """Facts as another collector would give them: of five one is left out, one is different.

    "few" leaves all out, "apart" also moves towns and home pages.
    """
    for column in FACTS if facts != "same" else ():
        fate = chance.random()
        if facts == "few" or fate < 0.2:
            cells[column] = ""
        elif fate < 0.4 and column not in ("place_served", "founded"):
            cells[column] = chance.choice(seeds)[column]
    if facts in ("noisy", "apart") and chance.random() < 0.2:
        cells["region"] = ""
    return _apart(cells, seeds, chance) if facts == "apart" else cells


def _apart(cells: dict[str, str], seeds: Sequence[Row], chance: random.Random) -> dict[str, str]:
    """What two collectors see apart: a suburb for a town, an old domain, no country."""
    if cells["locality"] and chance.random() < 0.1:
        near = [s for s in seeds if s["region"] == cells["region"] and s["locality"]]
        cells["locality"] = chance.choice(near or [cells])["locality"]
    if cells["url"]:
        host = cells["url"].partition("://")[2].removeprefix("www.").rstrip("/")
        name, _, ending = host.partition("/")[0].rpartition(".")
        cells["url"] = chance.choice(
            [cells["url"]] * 5
            + [f"http://{host}", f"https://www.{host}/about-us/", f"https://{host}/en/index.html"]
            + [f"https://{name}{'.org' if ending != 'org' else '.net'}/", f"https://my{host}/"]
        )
    return cells | ({"country": "", "region": ""} if chance.random() < 0.05 else {})


def four_lists(seeds: Sequence[Row], options: Options) -> Task:
    """Task (a) of the issue: four lists with 40 organisations in two of them."""
    chance = random.Random(options.seed)  # noqa: S311 — no secret
    mine = [row for row in seeds if in_half(row, options.half)]
    rows = []
    where = {}
    for row in mine:
        where[row["id"]] = f"list{chance.randrange(4)}"
        rows.append(ListRow(where[row["id"]], row["id"], _collected(row, seeds, chance, options)))
    truth = set()
    for number, row in enumerate(chance.sample(mine, OVERLAP)):
        others = [f"list{n}" for n in range(4) if f"list{n}" != where[row["id"]]]
        cells = _collected(row, seeds, chance, options) | {"name": _varied(row, chance)}
        new = ListRow(chance.choice(others), f"again-{number}", cells)
        rows.append(new)
        truth.add(frozenset((new.key, f"{where[row['id']]}/{row['id']}")))
    return Task(tuple(rows), frozenset(truth), frozenset(row.key for row in rows))


def _collected(
    row: Row, seeds: Sequence[Row], chance: random.Random, options: Options
) -> dict[str, str]:
    cells = _noisy(dict(row), seeds, chance, options.facts)
    for column, share in (("aliases", 0.5), ("url", 0.4), ("locality", 0.3), ("note", 0.5)):
        if chance.random() < share:
            cells[column] = ""
    return cells | {"evidence_url": ""}


def _varied(row: Row, chance: random.Random) -> str:
    """The name as another collector writes it: mostly the same, else longer, shorter, reordered."""
    name = row["name"]
    long = [other for other in _other_names(row) if len(other.split()) > 1]
    if long and chance.random() < 0.4:
        return chance.choice(long)
    changes = (
        name,
        name.removeprefix("The "),
        f"The {name}".replace("The The", "The"),
        name.replace(" and ", " & "),
        name.replace("-", " ").replace(" - ", ": "),
        name.replace("of the ", "of ").replace("Center", "Centre"),
        f"{name} ({''.join(word[0] for word in name.split() if word[0].isupper())})",
        f"{name}, Inc.",
        name.upper(),
    )
    return chance.choice(changes)


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
    with SEEDS.open(encoding="utf-8", newline="") as file:
        seeds = list(csv.DictReader(file))
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
