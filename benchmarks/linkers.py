"""Precision, recall and seconds of ci-map, Splink and dedupe on the same made lists.

    python benchmarks/linkers.py [--facts noisy] [--rounds 3] [--training 3] [--seed 1]
                                 [--only "four lists"] [--organisations 300]

The lists are those of `made_lists.py`, of the half of the organisations that is held out. ci-map
runs as it is shipped. Splink and dedupe learn from `--training` lists made with other seeds of the
other half, on which ci-map's weights were tuned too: all true pairs, and for each eighteen that are
none, six of them the most alike by name and six by place. Both get what their manuals ask for
(names without capitals and punctuation, all names of a row as a set, site, domain, country, region,
town) and the threshold that does best on the lists learnt from; what they merge inside one list is
taken off.
Ends with our F1 over that of the better of them, mean of both tasks.
"""

import argparse
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from time import perf_counter

from duplicates import baseline, figures, merged
from made_lists import Keys, Options, Row, Task, four_lists, otherwise
from rapidfuzz import fuzz, process, utils
from rivals import rival
from synthetic import real
from with_dedupe import dedupe_learnt
from with_splink import splink_learnt

from ci_map.resolve import ListRow, resolve

EACH = 6
SHARES = tuple(step / 20 for step in range(1, 20))
TASKS = {"otherwise": otherwise, "four lists": four_lists}
Scored = Mapping[Keys, float]
"""Pairs of keys with their probability."""
Link = Callable[[Task], Scored]


def distinct(task: Task, chance: random.Random) -> list[Keys]:
    """Pairs of two lists that are not one body: alike by name, of one place, by chance."""
    rows = {row.key: row for row in task.rows}
    found: set[Keys] = set()
    for one, same in sorted(map(sorted, task.truth)):
        others = [key for key in rows if rows[key].list != rows[one].list and key != same]
        near = sorted(others, key=lambda key: _places_apart(rows[one], rows[key]))[:EACH]
        chosen = [*_alike(rows[one], {key: rows[key] for key in others}), *near]
        found |= {frozenset((one, key)) for key in chosen + chance.sample(others, EACH)}
    return sorted(found - task.truth, key=sorted)


def _alike(one: ListRow, others: Mapping[str, ListRow]) -> list[str]:
    names = {key: other.cell("name") for key, other in others.items()}
    scorer, plain = fuzz.token_sort_ratio, utils.default_process
    best = process.extract(one.cell("name"), names, scorer=scorer, processor=plain, limit=EACH)
    return [key for _, _, key in best]


def _places_apart(one: ListRow, other: ListRow) -> int:
    columns = ("country", "region", "locality")
    return sum(one.cell(column) != other.cell(column) for column in columns)


def best_share(link: Link, tasks: Sequence[Task]) -> float:
    """The least probability that does best on the lists learnt from."""
    scored = [(task, across(link(task), task)) for task in tasks]
    return max(SHARES, key=lambda share: mean(f1(above(s, share), t) for t, s in scored))


def above(scored: Scored, share: float) -> frozenset[Keys]:
    """The pairs that are at least so likely."""
    return frozenset(pair for pair, score in scored.items() if score >= share)


def across(scored: Scored, task: Task) -> Scored:
    """Without pairs inside one list."""
    lists = {row.key: row.list for row in task.rows}
    return {p: score for p, score in scored.items() if len({lists[key] for key in p}) == 2}


def f1(pairs: Iterable[Keys], task: Task) -> float:
    """The harmonic mean of precision and recall."""
    precision, recall = figures(pairs, task)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def mean(values: Iterable[float]) -> float:
    """Of one or more."""
    listed = list(values)
    return sum(listed) / len(listed)


Side = Callable[[Task], frozenset[Keys]]


def sides(training: Sequence[Task]) -> dict[str, Side]:
    """What puts rows together, by name; the others have learnt by then."""
    found: dict[str, Side] = {
        "ci-map": lambda task: merged(resolve(task.rows)),
        "plain rule": baseline,
    }
    for name, learn in (("splink", splink_learnt), ("dedupe", dedupe_learnt)):
        if rival(name) is not None:
            found[name] = _learnt(name, learn, training)
    return found


def _learnt(name: str, learn: Callable[..., Link], training: Sequence[Task]) -> Side:
    chance = random.Random(1)  # noqa: S311 — no secret
    start = perf_counter()
    link = learn([(task, distinct(task, chance)) for task in training])
    share = best_share(link, training)
    print(f"  {name} learnt in {perf_counter() - start:.1f} s, threshold {share:g}", flush=True)
    return lambda task: above(across(link(task), task), share)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print each side's figures of both tasks, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--facts", default="noisy", choices=("same", "noisy", "few", "apart"))
    for name, default in (("rounds", 3), ("training", 3), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--only", choices=TASKS, help="one of the two tasks")
    parser.add_argument("--organisations", type=int, help="the first so many (for `four lists`)")
    chosen = parser.parse_args(arguments)
    seeds = real("organisations")[: chosen.organisations]
    ratios = [_ratio(name, seeds, chosen) for name in TASKS if chosen.only in (None, name)]
    print(f"{mean(ratios):.2f} times the F1 of the better of the others")
    print(f"{mean(ratios):.1f}x")


def _ratio(name: str, seeds: Sequence[Row], chosen: argparse.Namespace) -> float:
    def made(half: str, first: int, count: int) -> list[Task]:
        facts = (Options(half, chosen.facts, first + number) for number in range(count))
        return [TASKS[name](seeds, options) for options in facts]

    print(f"{name}, {chosen.facts} facts, {chosen.rounds} rounds of the held-out half:")
    tasks = made("held-out", chosen.seed, chosen.rounds)
    training = made("development", chosen.seed + 1000, chosen.training)
    reached = {side: _told(side, link, tasks) for side, link in sides(training).items()}
    return reached.pop("ci-map") / max(reached.values())


def _told(side: str, link: Side, tasks: Sequence[Task]) -> float:
    start = perf_counter()
    pairs = [link(task) for task in tasks]
    seconds = (perf_counter() - start) / len(tasks)
    both = [figures(found, task) for found, task in zip(pairs, tasks, strict=True)]
    reached = mean(f1(found, task) for found, task in zip(pairs, tasks, strict=True))
    print(
        f"  {side:10} precision {mean(p for p, _ in both):.3f}, recall "
        f"{mean(r for _, r in both):.3f}, F1 {reached:.3f}, {seconds:.1f} s a round",
        flush=True,
    )
    return reached


if __name__ == "__main__":
    main()
