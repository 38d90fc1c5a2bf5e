"""The network as a whole: what holds it, how it mixes, who carries much, how sure ranks are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from typing import Any

from ci_map.graph import drawn_steps
from ci_map.graph.brokerage import GROUPINGS, Brokerage, brokerage, groups, support
from ci_map.graph.build import ties
from ci_map.graph.cuts import cuts
from ci_map.graph.engine import Graph
from ci_map.graph.kinds import layers, overlap
from ci_map.graph.measures.betweenness import accuracy
from ci_map.graph.mixing import by_group, ei_index, mixing
from ci_map.graph.projection import Pair, co_funding, co_membership
from ci_map.graph.stability import DRAWS, SURE, Range, rank_ranges
from ci_map.graph.support import backbone_load, concentration
from ci_map.model import Organisation, Relation
from ci_map.model.relation import relation_key

FIRST = 20  # of each list in `facts`
Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Structure:
    """`facts` is plain data, rounded; `brokerage` has one value a vertex by grouping, `ranks` one
    range a vertex by measure.
    """

    facts: Facts
    brokerage: Mapping[str, Sequence[Brokerage]]
    ranks: Mapping[str, Range]


def describe(
    organisations: Sequence[Organisation],
    relations: Sequence[Relation],
    graph: Graph,
    sites: Mapping[str, Iterable[str]],
    executor: Executor | None = None,
) -> Structure:
    """Describe the directed graph of these; `sites` are those that tell of each relation, by key.

    Organisations are in the order of the vertices.
    """
    simple = ties(graph)
    told = [sorted(sites.get(key, ())) for key in _keys(graph)]
    facts = {
        "accuracy": {
            "betweenness": asdict(accuracy(simple)),
            "closeness": {"members_drawn": drawn_steps.members_drawn(simple)},
        },
        "ranks": {"draws": DRAWS, "sites": len({s for each in told for s in each}), "sure": SURE},
        "mixing": {name: _mixing(simple, groups(graph, name)) for name in GROUPINGS},
        "cut_points": _cut_points(simple),
        "backbones": _backbones(organisations, relations),
        "funding": _funding(organisations, relations),
        "co_membership": _pairs(co_membership(relations)),
        "co_funding": _pairs(co_funding(relations)),
        "kinds": _kinds(graph),
    }
    given = support(graph)
    brokers = {name: brokerage(given, groups(graph, name)) for name in GROUPINGS}
    return Structure(_rounded(facts), brokers, rank_ranges(graph, told, executor))


def _keys(graph: Graph) -> list[str]:
    names = graph.vs["name"]
    ends = zip(graph.get_edgelist(), graph.es["relation"], strict=True)
    return [relation_key(names[source], kind, names[target]) for (source, target), kind in ends]


def _mixing(simple: Graph, group: Sequence[str | None]) -> Facts:
    found = mixing(simple, group)
    parts = {
        str(name): {"internal": internal, "external": external, "ei": ei_index(internal, external)}
        for name, (internal, external) in by_group(simple, group).items()
    }
    return asdict(found) | {"ei": found.ei_index, "groups": parts}


def _cut_points(simple: Graph) -> Facts:
    found, names = cuts(simple), simple.vs["name"]
    lost = {names[v]: count for v, count in enumerate(found.cut_off) if count}
    first = sorted(lost, key=lambda name: (-lost[name], name))[:FIRST]
    return {
        "cut_points": len(lost),
        "bridges": len(found.bridges),
        "first": [{"id": name, "cut_off": lost[name]} for name in first],
    }


def _backbones(organisations: Iterable[Organisation], relations: Iterable[Relation]) -> Facts:
    """Initiatives that have not ended, and who carries them."""
    active = [o.id for o in organisations if o.ended is None and "initiative" in o.roles]
    loads = backbone_load(relations, active)
    carried = {initiative for load in loads for initiative in load.initiatives}
    alone = {initiative for load in loads for initiative in load.alone}
    return {
        "backbones": len(loads),
        "initiatives": len(carried),
        "with_one_backbone": len(alone),
        "first": [asdict(load) for load in loads[:FIRST]],
    }


def _funding(organisations: Iterable[Organisation], relations: Sequence[Relation]) -> Facts:
    """Of all, and by country and by domain of the grantees."""
    by_id = {o.id: o for o in organisations}
    of: Mapping[str, Callable[[Organisation], Iterable[str | None]]] = {
        "country": lambda grantee: (grantee.country,),
        "domain": lambda grantee: grantee.domains,
    }
    facts: Facts = {"all": asdict(concentration(relations))}
    for name, values in of.items():
        parts: defaultdict[str, list[Relation]] = defaultdict(list)
        for relation in relations:
            if relation.relation == "funds":
                for value in filter(None, values(by_id[relation.target_id])):
                    parts[value].append(relation)
        facts[name] = {value: asdict(concentration(parts[value])) for value in sorted(parts)}
    return facts


def _pairs(shared: Mapping[Pair, int]) -> Facts:
    first = sorted(shared, key=lambda pair: (-shared[pair], pair))[:FIRST]
    return {
        "pairs": len(shared),
        "first": [{"ids": pair, "shared": shared[pair]} for pair in first],
    }


def _kinds(graph: Graph) -> Facts:
    return {
        "ties": {kind: len(found) for kind, found in layers(graph).items()},
        "overlap": [
            {"kinds": pair, "share": share} for pair, share in overlap(graph).items() if share
        ],
    }


def _rounded(value: Any) -> Any:
    """Floats with six decimals, so that the last bit of no machine is published."""
    if isinstance(value, dict):
        return {name: _rounded(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(part) for part in value]
    return round(value, 6) if isinstance(value, float) else value
