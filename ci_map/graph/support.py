"""Who leans on whom: what backbones carry, and how far funding is in few hands."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ci_map.model import Relation

FIRST = 5


@dataclass(frozen=True, slots=True)
class Load:
    """A backbone's initiatives, and those among them that have no other backbone."""

    backbone: str
    initiatives: tuple[str, ...]
    alone: tuple[str, ...]


def backbone_load(relations: Iterable[Relation], active: Iterable[str] | None = None) -> list[Load]:
    """Backbones with their initiatives, the most loaded first, then by id.

    `active` are the ids of the initiatives to count; None counts all. A backbone that was one until
    some year is one no more.
    """
    counted = None if active is None else set(active)
    pairs = {
        (r.source_id, r.target_id)
        for r in relations
        if r.relation == "backbone_of"
        and r.until is None
        and (counted is None or r.target_id in counted)
    }
    backbones = Counter(initiative for _, initiative in pairs)
    carried: defaultdict[str, list[str]] = defaultdict(list)
    for backbone, initiative in sorted(pairs):
        carried[backbone].append(initiative)
    loads = [
        Load(backbone, tuple(all_), tuple(i for i in all_ if backbones[i] == 1))
        for backbone, all_ in carried.items()
    ]
    return sorted(loads, key=lambda load: (-len(load.initiatives), load.backbone))


@dataclass(frozen=True, slots=True)
class Concentration:
    """How far grants (known funding relations, not money) come from few funders.

    `herfindahl` is the sum of squared shares: 1 / funders when all give alike, 1 when one gives
    all (Hirschman 1964); `first` is the share of the `FIRST` funders with most grants. Both are
    None without a grant.
    """

    funders: int
    grants: int
    herfindahl: float | None
    first: float | None


def concentration(relations: Iterable[Relation]) -> Concentration:
    """Of the relations of the kind "funds"; a funder and a grantee count once."""
    grants = {(r.source_id, r.target_id) for r in relations if r.relation == "funds"}
    given: Sequence[int] = sorted(Counter(funder for funder, _ in grants).values(), reverse=True)
    if not grants:
        return Concentration(0, 0, None, None)
    herfindahl = sum(count**2 for count in given) / len(grants) ** 2
    return Concentration(len(given), len(grants), herfindahl, sum(given[:FIRST]) / len(grants))
