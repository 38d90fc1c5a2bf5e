"""The main job: from seed lists to a published survey."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ci_map.collect import baseline
from ci_map.errors import WrongUse
from ci_map.findings import Finding, Material, find_all
from ci_map.gather import Gathered, gather
from ci_map.gazetteer import gazetteer
from ci_map.graph.build import directed, ties
from ci_map.graph.communities import names
from ci_map.graph.layout import positions
from ci_map.graph.measures import compute_all
from ci_map.graph.structure import Structure, describe
from ci_map.graph.work import begin, workers
from ci_map.history import history_up_to
from ci_map.locate import located
from ci_map.memory import check_room
from ci_map.model import Assembled, assemble
from ci_map.model.sites import sites
from ci_map.output import target_in
from ci_map.publish import Contents, publish
from ci_map.publish.contents import Value

if TYPE_CHECKING:
    from ci_map.survey import Survey

WORTH_IT = 500_000  # vertices times ties, from which on a build uses all processors
UNDATED = "undated"


class NoBaseline(WrongUse, ValueError):
    """Seed lists that do not say what the survey of 2015 named."""


def build(
    seeds: Path,
    output: Path,
    name: str | None = None,
    before: "Survey | None" = None,
    tell: Callable[[str], object] = lambda remark: None,
    executor: Executor | None = None,
) -> Path:
    """Read the seeds in a folder, publish the survey `output/NAME`; returns that folder.

    Without a name the survey is called after the date in the lists' about.yml ("2026-11"). `before`
    is the survey that its changes are told against; without one, the survey of 2015 as the lists
    hold it. `tell` gets what the mapping team should know, as decisions that disagree; `executor`,
    a cluster's perhaps, computes the measures. Raises SeedsInvalid (nothing is written),
    BadSurveyName and TooLarge. The same lists (and the same survey before) give the same bytes.
    """
    check_room(seeds)
    gathered = gather(seeds)
    for remark in gathered.remarks():
        tell(remark)
    about = gathered.seeds.about
    target = target_in(output, name or about.collected or UNDATED)
    contents = contents_of(gathered, target.name, executor)
    history = history_up_to(contents, gathered.seeds, before)
    publish(replace(contents, history=history), target)
    return target


def build_baseline(seeds: Path, output: Path) -> Path:
    """Publish the survey of 2015, as the seed lists hold it, as `output/2015`; returns that folder.

    Raises SeedsInvalid, NoBaseline and TooLarge.
    """
    check_room(seeds)
    gathered = gather(seeds)
    then = baseline(gathered.seeds)
    if then is None:
        raise NoBaseline(f"{seeds} has no survey_2015.csv that names an organisation")
    target = output / str(then.about.collected)
    publish(contents_of(replace(gathered, seeds=then), target.name), target)
    return target


def contents_of(gathered: Gathered, name: str, executor: Executor | None = None) -> Contents:
    """What the seeds say, put together, measured and laid out."""
    seeds = gathered.seeds
    assembled = assemble(seeds.statements)
    network = _examined(gathered, assembled, executor)
    return Contents(
        name=name,
        about=seeds.about,
        inputs=dict(gathered.inputs),
        statements=seeds.statements,
        organisations=assembled.organisations,
        relations=assembled.relations,
        conflicts=assembled.conflicts,
        measures=network.measures,
        structure=network.structure,
        positions=network.positions,
        community_names=network.community_names,
        findings=network.findings,
        tour=seeds.tour,
        locations=located(assembled.organisations, gazetteer()),
        moved=gathered.moved,
        disagreements=gathered.decided.disagreements,
        coverage=gathered.coverage,
        waiting=gathered.rows_waiting,
    )


@dataclass(frozen=True, slots=True)
class _Network:
    """What the graph says; the fields are those of `Contents`."""

    measures: Mapping[str, Sequence[Value]]
    structure: Structure
    positions: Sequence[tuple[float, float]]
    community_names: Mapping[int, str]
    findings: Sequence[Finding]


def _examined(gathered: Gathered, assembled: Assembled, executor: Executor | None) -> _Network:
    """Measure the graph, lay it out, and find what it says: all that is heavy in a build."""
    statements = gathered.seeds.statements
    whole = assembled.organisations, assembled.relations
    graph = directed(*whole)
    simple = ties(graph)
    with workers(simple, executor, WORTH_IT) as pool:
        measures = compute_all(graph, pool)
        membership = [None if n is None else int(n) for n in measures["community"]]
        places = begin(pool, [partial(positions, graph, membership)])
        structure = describe(*whole, graph, sites(statements), pool)
        material = Material(
            *(*whole, statements, graph),
            ranks=structure.ranks,
            betweenness=measures["betweenness"],
            runs=gathered.coverage,
            executor=pool,
        )
        findings = find_all(material)
        (laid_out,) = places()
    return _Network(measures, structure, laid_out, names(simple, membership), findings)
