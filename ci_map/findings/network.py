"""Whether FSG leads the network: the fourth finding."""

from collections import Counter

from ci_map.findings.material import Material
from ci_map.findings.shape import Chart, Finding, Row, Verdict
from ci_map.findings.words import everywhere, text
from ci_map.graph.engine import Graph, seeded

ID = "network"
LEADER = "fsg"
HUBS = (
    LEADER,
    "tamarack-institute",
    "strivetogether",
    "collective-impact-forum",
    "united-way-worldwide",
)
STEPS = (1, 2, 3)
NEAR = 3
FIRST = 5
RANDOM_NETWORKS = 39
OUTSIDE = 1  # of them lie below the 95 % interval, and as many above
SWAPS = 10  # swaps of two ties a tie: enough to forget the network that it began with


def find(material: Material) -> Finding:
    """Tell how near the field is to FSG and to other hubs, and what falls apart without FSG."""
    present = [hub for hub in HUBS if hub in material.index]
    leader = LEADER if LEADER in present else None
    return Finding(
        id=ID,
        title=text(ID, "title"),
        said_2015=text(ID, "said_2015"),
        sentence=_sentence(material) if leader else text(ID, "absent"),
        verdict=_verdict(material) if leader else Verdict.CANNOT_TELL,
        rests_on=text(ID, "rests_on", networks=RANDOM_NETWORKS),
        charts=(_steps(material), _reach(material, present), _without(material)) if leader else (),
    )


def _sentence(material: Material) -> dict[str, str]:
    near = reached(material.ties, material.index[LEADER])
    total = len(material.organisations)
    rank = _rank(material)
    return dict(
        text(
            ID,
            "sentence",
            one=near[0] / total,
            three=near[2] / total,
            component=_component(material.ties, material.index[LEADER]) / total,
            rank=rank,
        )
    )


def _verdict(material: Material) -> Verdict:
    """Most organisations are connected to FSG in one way or another, and none connects more."""
    leader = material.index[LEADER]
    connected = _component(material.ties, leader) / len(material.organisations)
    rank = _rank(material)
    if connected > 0.5 and rank == 1:
        return Verdict.AGREES
    return Verdict.PARTLY if connected > 0.5 or rank <= FIRST else Verdict.DISAGREES


def _rank(material: Material) -> int:
    values = material.ties.betweenness()
    return 1 + sum(value > values[material.index[LEADER]] for value in values)


def reached(ties: Graph, vertex: int) -> list[int]:
    """How many others are within one, two, three steps."""
    return [ties.neighborhood_size(vertex, order=steps) - 1 for steps in STEPS]


def _component(ties: Graph, vertex: int) -> int:
    return len(ties.subcomponent(vertex)) - 1


def _steps(material: Material) -> Chart:
    """The share of all organisations within one, two, three steps of FSG, and by any chain."""
    leader, total = material.index[LEADER], len(material.organisations)
    counts = [*reached(material.ties, leader), _component(material.ties, leader)]
    names = [text(ID, f"within_{steps}") for steps in STEPS] + [text(ID, "connected")]
    states = [f"view=network&near={LEADER}~{steps}" for steps in STEPS] + [None]
    rows = (
        Row(name, count / total, count=count, state=state)
        for name, count, state in zip(names, counts, states, strict=True)
    )
    return Chart("steps", text(ID, "steps"), "share", tuple(rows), form="steps")


def _reach(material: Material, hubs: list[str]) -> Chart:
    """The share of all organisations within three steps of each hub."""
    total = len(material.organisations)
    rows = []
    for hub in hubs:
        place = material.index[hub]
        counts = reached(material.ties, place)
        state = f"view=network&near={hub}~{NEAR}"
        label = everywhere(material.organisations[place].name)
        rows.append(Row(label, counts[-1] / total, count=counts[-1], state=state))
    return Chart("reach", text(ID, "reach"), "share", tuple(rows))


def _without(material: Material) -> Chart:
    """How much of the largest component is cut off when FSG is gone, here and by chance."""
    ties, leader = material.ties, material.index[LEADER]
    here = cut_off(ties, leader)
    with seeded(1):
        chance = sorted(cut_off(_rewired(ties), leader) for _ in range(RANDOM_NETWORKS))
    middle, low, high = chance[len(chance) // 2], chance[OUTSIDE], chance[-1 - OUTSIDE]
    rows = (
        Row(text(ID, "here"), here, state=f"view=network&org={LEADER}"),
        Row(text(ID, "chance"), middle, low, high),
    )
    return Chart("without", text(ID, "without"), "share", rows)


def cut_off(ties: Graph, vertex: int) -> float:
    """The share of a vertex's component that no longer hangs together when the vertex is gone."""
    others = [other for other in ties.subcomponent(vertex) if other != vertex]
    if not others:
        return 0.0
    pieces = Counter(ties.induced_subgraph(others).connected_components().membership)
    return 1 - max(pieces.values()) / len(others)


def _rewired(ties: Graph) -> Graph:
    """A random network in which everyone has as many ties as here (Maslov and Sneppen 2002)."""
    copy = ties.copy()
    copy.rewire(n=SWAPS * max(copy.ecount(), 1))
    return copy
