"""Time of `ci_map.resolve` on synthetic lists of growing size, beside comparing all pairs.

    python benchmarks/resolve.py [--rows 100000] [--largest 400000] [--baseline 10000] [--seed 1]

Names follow those of the field (a town or a founder, a theme, a kind of body); every tenth
organisation stands in two of four lists, under a name written otherwise. The exponent is the slope
of log computing time over log rows between --rows and --largest. The baseline compares all names
within a country with rapidfuzz; its time at --baseline rows is set against ours at the same size.
"""

import argparse
import os
import random
from collections.abc import Iterator, Sequence
from itertools import product
from math import log
from time import perf_counter

import numpy as np
from rapidfuzz import fuzz, process

from ci_map.resolve import ListRow, Resolution, resolve

COUNTRIES = ("US",) * 10 + ("CA", "CA", "AU", "AU", "GB", "NZ", "IL", "DE", "FR", "CO", "IN", "ZA")
THEMES = (
    "Youth", "Early Childhood", "Education", "Health", "Community", "Food", "Housing", "Poverty",
    "Opportunity", "Promise", "Literacy", "Family", "Climate", "Arts", "Workforce", "STEM",
)  # fmt: skip
BODIES = (
    "Foundation", "Collaborative", "Partnership", "Alliance", "Initiative", "Network", "Coalition",
    "Council", "Trust", "Institute", "Task Force", "Project", "Fund", "Collective",
)  # fmt: skip
SHAPES = (
    "{town} {theme} {body}", "{theme} {body} of {town}", "The {person} {body}", "{word} {town}",
    "{person} Family Foundation", "{word} {theme} {body}", "{word}", "United Way of {town}",
)  # fmt: skip
SOUNDS = tuple(first + second for first in "bdfgklmnprstvw" for second in "aeiou")
ENDS = ("den", "ton", "son", "ham", "ford", "ley", "land", "port", "field", "", "", "")


def synthetic(rows: int, seed: int) -> Iterator[ListRow]:
    """So many rows in four lists, a tenth of the organisations twice."""
    chance = random.Random(seed)  # noqa: S311 — no secret
    towns = [_word(chance).title() for _ in range(max(rows // 40, 50))]
    number = 0
    taken: set[tuple[str, ...]] = set()
    while number < rows:
        cells = _organisation(chance, towns, number)
        words = tuple(sorted(cells["name"].split()))
        if words in taken:
            continue
        taken.add(words)
        first = chance.randrange(4)
        yield ListRow(f"list{first}", f"o{number}", cells)
        number += 1
        if number < rows and chance.random() < 0.1:
            again = cells | {"name": _otherwise(cells["name"], chance)}
            if chance.random() < 0.5:
                again["url"] = ""
            yield ListRow(
                f"list{(first + chance.randrange(1, 4)) % 4}", f"o{number - 1}-again", again
            )
            number += 1


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SOUNDS, k=chance.randrange(2, 5))) + chance.choice(ENDS)


def _organisation(chance: random.Random, towns: Sequence[str], number: int) -> dict[str, str]:
    town = chance.choice(towns)
    name = chance.choice(SHAPES).format(
        town=town, theme=chance.choice(THEMES), body=chance.choice(BODIES),
        person=_word(chance).title(), word=_word(chance).title(),
    )  # fmt: skip
    url = f"https://www.{name.lower().replace(' ', '')[:20]}{number}.org/"
    return {
        "name": name,
        "url": url if chance.random() < 0.5 else "",
        "country": COUNTRIES[hash_of(town) % len(COUNTRIES)],
        "locality": town if chance.random() < 0.6 else "",
        "roles": chance.choice(("funder", "backbone", "initiative", "infrastructure")),
        "domains": chance.choice(("education", "health", "youth", "general")),
    }


def hash_of(text: str) -> int:
    """The same number for the same text in every run."""
    return sum(place * ord(letter) for place, letter in enumerate(text, 1))


def _otherwise(name: str, chance: random.Random) -> str:
    words = name.removeprefix("The ").split()
    ways = [
        name.upper(), f"{name} Inc.", name.removeprefix("The "), name.replace(" of ", " "),
        " ".join(words[1:] + words[:1]), "".join(w[0] for w in words) if len(words) > 3 else name,
    ]  # fmt: skip
    return chance.choice(ways)


def timed(rows: int, seed: int) -> tuple[float, float, Resolution]:
    """Seconds by the clock and of all processes to resolve so many rows, lists in memory."""
    lists = list(synthetic(rows, seed))
    start, busy = perf_counter(), _busy()
    resolution = resolve(lists)
    return perf_counter() - start, _busy() - busy, resolution


def _busy() -> float:
    """Seconds that this process and its ended children computed."""
    return sum(os.times()[:4])


def all_pairs(rows: int, seed: int) -> float:
    """Seconds to compare the names of each country, all with all, on all cores."""
    countries: dict[str, list[str]] = {}
    for row in synthetic(rows, seed):
        countries.setdefault(row.cell("country"), []).append(row.cell("name"))
    start = perf_counter()
    for names in countries.values():
        alike = process.cdist(
            names, names, scorer=fuzz.token_sort_ratio, score_cutoff=90, workers=-1, dtype=np.uint8
        )
        np.argwhere(np.triu(alike, 1))
    return perf_counter() - start


def quality(resolution: Resolution, rows: int, seed: int) -> tuple[float, float]:
    """Precision and recall of the merges."""
    keys = {row.key: row.id.removesuffix("-again") for row in synthetic(rows, seed)}
    truth = sum(row.id.endswith("-again") for row in synthetic(rows, seed))
    pairs = [p for f in resolution.found for p in product(f.rows, f.rows) if p[0] < p[1]]
    right = sum(keys[left] == keys[right] for left, right in pairs)
    return right / max(len(pairs), 1), right / max(truth, 1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print times, exponent and the ratio."""
    chosen = _options(arguments)
    sizes = sorted({chosen.rows, chosen.largest})
    seconds = {rows: _told(rows, chosen.seed) for rows in sizes}
    if chosen.largest != chosen.rows:
        growth = log(seconds[chosen.largest] / seconds[chosen.rows])
        print(f"exponent {growth / log(chosen.largest / chosen.rows):.2f}")
    ours, _, _ = timed(chosen.baseline, chosen.seed)
    theirs = all_pairs(chosen.baseline, chosen.seed)
    print(f"{chosen.baseline:8} rows: ci-map {ours:.1f} s, all pairs in a country {theirs:.1f} s")
    print(f"{theirs / ours:.1f}x")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, default in (
        ("rows", 100_000),
        ("largest", 400_000),
        ("baseline", 20_000),
        ("seed", 1),
    ):
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args(arguments)


def _told(rows: int, seed: int) -> float:
    """Measure and judge so many rows, print it; returns the seconds computed."""
    clock, busy, resolution = timed(rows, seed)
    precision, recall = quality(resolution, rows, seed)
    print(
        f"{rows:8} rows {clock:8.1f} s ({busy:.1f} s computing), "
        f"{len(resolution.found)} organisations in several rows, "
        f"precision {precision:.3f}, recall {recall:.3f}",
        flush=True,
    )
    return busy


if __name__ == "__main__":
    main()
