"""Lists made of the seeds of which it is known what is one body: what linkers are judged on.

Two tasks. `otherwise`: rows name a known organisation by another of its real names (half without
home page, two fifths without town), among strangers, against seeds without aliases. `four_lists`:
lists that overlap in 40 organisations, with all the look-alikes of the seeds. Facts are the same on
both sides, or noisy (of five one missing, one different), few (none but country, region, town and
home page), or apart (noisy, and towns, regions and home pages differ too). Organisations are split
in two halves by a hash of their id; weights are tuned on the development half.
"""

import hashlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ci_map.model.organisation import split_list
from ci_map.resolve import ListRow

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
    """Known organisations under other names, and strangers."""
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
    """Four lists with 40 organisations in two of them."""
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
