"""structure.json, brokerage.csv and ranks.csv: the network as a whole, brokers, sure ranks."""

import json

from ci_map.cells import csv_bytes
from ci_map.graph.brokerage import Brokerage
from ci_map.publish.contents import Contents


def structure_json(contents: Contents) -> bytes:
    """Cut points, mixing, backbones' load, funders' concentration, and how exact measures are."""
    return (json.dumps(contents.structure.facts, ensure_ascii=False, indent=2) + "\n").encode()


def brokerage_csv(contents: Contents) -> bytes:
    """One row an organisation and grouping (role, sector, country), of those that broker at all."""
    rows = [
        (organisation.id, grouping, *found)
        for grouping, column in contents.structure.brokerage.items()
        for organisation, found in zip(contents.organisations, column, strict=True)
        if any(found)
    ]
    return csv_bytes(("id", "grouping", *Brokerage._fields), sorted(rows))


def ranks_csv(contents: Contents) -> bytes:
    """One row an organisation: for each ranked measure the rank and its bounds (95 %)."""
    ranks = contents.structure.ranks
    header = [f"{name}_{part}" for name in ranks for part in ("rank", "low", "high")]
    columns = [part for found in ranks.values() for part in (found.rank, found.low, found.high)]
    ids = [organisation.id for organisation in contents.organisations]
    return csv_bytes(("id", *header), zip(ids, *columns, strict=True))
