"""The main job: from seed lists to a published survey."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ci_map.collect import Seeds, read_seeds
from ci_map.findings import Material, find_all
from ci_map.gazetteer import gazetteer
from ci_map.graph.build import directed, ties
from ci_map.graph.communities import names
from ci_map.graph.layout import positions
from ci_map.graph.measures import compute_all
from ci_map.graph.structure import describe
from ci_map.locate import locate
from ci_map.model import Assembled, assemble
from ci_map.model.changes import Picture, changes
from ci_map.model.sites import sites
from ci_map.publish import Contents, publish
from ci_map.publish.contents import Since

if TYPE_CHECKING:
    from ci_map.survey import Survey

NAME = re.compile(r"[^\W_][\w.-]{0,99}")
RESERVED = ("latest",)
UNDATED = "undated"


class BadSurveyName(ValueError):
    """A name that cannot be a survey's folder."""


def build(
    seeds: Path, output: Path, name: str | None = None, before: "Survey | None" = None
) -> Path:
    """Read the seed lists in a folder, publish the survey `output/NAME`; returns that folder.

    Without a name the survey is called after the date in the lists' about.yml ("2026-11"). `before`
    is the survey that its changes are told against. Raises SeedsInvalid (nothing is written) and
    BadSurveyName. The same lists (and the same survey before) give the same bytes.
    """
    read = read_seeds(seeds)
    target = output / checked_name(name or read.about.collected or UNDATED)
    publish(contents_of(read, target.name, before), target)
    return target


def contents_of(seeds: Seeds, name: str, before: "Survey | None" = None) -> Contents:
    """What the seed lists say, put together, measured and laid out."""
    assembled = assemble(seeds.statements)
    graph = directed(assembled.organisations, assembled.relations)
    measures = compute_all(graph)
    membership = [None if n is None else int(n) for n in measures["community"]]
    material = Material(assembled.organisations, assembled.relations, seeds.statements, graph)
    return Contents(
        name=name,
        about=seeds.about,
        inputs=_hashes(seeds.files),
        statements=seeds.statements,
        organisations=assembled.organisations,
        relations=assembled.relations,
        conflicts=assembled.conflicts,
        measures=measures,
        structure=describe(
            assembled.organisations, assembled.relations, graph, sites(seeds.statements)
        ),
        positions=positions(graph, membership),
        community_names=names(ties(graph), membership),
        findings=find_all(material),
        tour=seeds.tour,
        since=_since(before, assembled) if before else None,
        locations=[locate(o, gazetteer()) for o in assembled.organisations],
    )


def _since(before: "Survey", now: Assembled) -> Since:
    changed = changes(before.picture(), Picture(now.organisations, now.relations))
    return Since(before.name, before.manifest["date"], changed)


def checked_name(name: str) -> str:
    """A survey's name that is one folder, on every system; raises BadSurveyName."""
    if not NAME.fullmatch(name) or name in RESERVED or name.endswith("."):
        rule = "letters, digits, dots, hyphens, at most 100, beginning with a letter or digit"
        raise BadSurveyName(f"bad survey name {name!r}; allowed: {rule}, and not 'latest'")
    return name


def _hashes(files: Sequence[Path]) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
