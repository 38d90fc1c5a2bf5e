"""Seed lists of any size with the make-up of the real ones, for measuring.

    python benchmarks/synthetic.py FOLDER --nodes 10000 --edges 30000

Degrees are skewed by preferential attachment (Barabási and Albert 1999); roles, countries, domains
and scales are drawn as often as the real lists have them. The first organisation is FSG, which the
findings ask for; a relation is told by a site of its own, by its target's too, or by a directory.
The same arguments give the same bytes.
"""

import argparse
import csv
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

REAL = Path(__file__).parents[1] / "data" / "seeds"
DIRECTORIES = 50
WORDS = ("Northern", "Bridge", "River", "Valley", "Hope", "Future", "Roots", "Thrive", "Strong")
KINDS = ("Alliance", "Partnership", "Network", "Foundation", "Initiative", "Council", "Trust")
RELATION = ("source_id", "relation", "target_id", "since", "until", "evidence_url", "note")


def write(folder: Path, nodes: int, edges: int, seed: int = 1) -> None:
    """Write organisations.csv and relations.csv of the given sizes into a folder."""
    chance = random.Random(seed)  # noqa: S311  (no secret)
    folder.mkdir(parents=True, exist_ok=True)
    alike = real("organisations")
    columns = list(alike[0])
    organisations = [_organisation(number, chance.choice(alike), chance) for number in range(nodes)]
    write_rows(folder / "organisations.csv", columns, organisations)
    kinds = [row["relation"] for row in real("relations")]
    relations = list(_relations(nodes, edges, kinds, chance))
    write_rows(folder / "relations.csv", list(relations[0]) if relations else RELATION, relations)


def _organisation(number: int, like: dict[str, str], chance: random.Random) -> dict[str, str]:
    place = like["locality"] or like["place_served"].split(",")[0] or "World"
    name = f"{chance.choice(WORDS)} {place} {chance.choice(KINDS)} {number}"
    return like | {
        "id": _id(number),
        "name": name if number else "FSG",
        "aliases": f"{place} {number}",
        "url": _page(f"o-{number}") if like["url"] else "",
        "evidence_url": _page(f"o-{number}") + "about",
        "note": "",
    }


def _id(number: int) -> str:
    return f"o-{number}" if number else "fsg"


def _page(host: str) -> str:
    return f"https://{host}.example.org/"


def _relations(
    nodes: int, edges: int, kinds: Sequence[str], chance: random.Random
) -> Iterator[dict[str, str]]:
    """Each relation joins anyone to one who is chosen the likelier, the more relations it has."""
    ends = list(range(min(nodes, 5)))
    seen: set[tuple[int, str, int]] = set()
    while nodes > 1 and len(seen) < edges:
        source = chance.randrange(nodes)
        target = chance.choice(ends) if chance.random() < 0.8 else chance.randrange(nodes)
        relation = chance.choice(kinds)
        if source == target or (source, relation, target) in seen:
            continue
        seen.add((source, relation, target))
        ends += (source, target)
        row = dict.fromkeys(RELATION, "")
        named = {"source_id": _id(source), "relation": relation, "target_id": _id(target)}
        yield row | named | {"evidence_url": _told_by(source, target, chance)}


def _told_by(source: int, target: int, chance: random.Random) -> str:
    """In a fifth of the cases by a directory, in a fifth by both ends, else by the source."""
    drawn = chance.random()
    if drawn < 0.2:
        return f"{_page(f'list-{chance.randrange(DIRECTORIES)}')}{source}"
    pages = [f"{_page(f'o-{end}')}partners" for end in (source, target)]
    return "|".join(pages if drawn < 0.4 else pages[:1])


def real(name: str) -> list[dict[str, str]]:
    """The rows of a list of the project's own."""
    with (REAL / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_rows(path: Path, columns: Sequence[str], rows: Sequence[dict[str, str]]) -> None:
    """Write a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Write the lists that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--nodes", type=int, default=10_000)
    parser.add_argument("--edges", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.folder, options.nodes, options.edges, options.seed)


if __name__ == "__main__":
    main()
