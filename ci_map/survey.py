"""A published survey, as an analyst imports it."""

import warnings
from collections.abc import Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from ci_map.checksums import checked, read_whole, whole
from ci_map.frames import (
    has_any,
    of_statements,
    organisations_of,
    plain,
    read_counts,
    read_findings,
    read_measures,
    read_organisations,
    read_relations,
    read_statements,
    relations_of,
    slips,
)
from ci_map.from_json import parsed
from ci_map.memory import check_survey
from ci_map.missing import NotASurvey
from ci_map.naming import LATEST
from ci_map.output import MANIFEST, folder_of, manifest_of

if TYPE_CHECKING:
    import igraph
    import networkx as nx
    import pyarrow as pa

    from ci_map.export import Snapshot
    from ci_map.export.drawing import Drawing


class Survey:
    """One published survey, read from its folder when asked for.

    `survey.organisations` and the other tables are pandas DataFrames; ids are strings. Every table
    is read once and kept; change a copy, not the table.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest: Mapping[str, Any] = manifest_of(checked(folder, MANIFEST).parent)

    @property
    def name(self) -> str:
        """The survey's name, also that of its folder."""
        return str(self.manifest["name"])

    @cached_property
    def organisations(self) -> pd.DataFrame:
        """One row an organisation, indexed by `id`, sorted by it.

        `aliases`, `roles` (main one first), `functions`, `domains`, `roles_2015` hold lists,
        `founded` and `ended` are Int64, `place_based` is boolean, the rest is text. What is not
        known is <NA> or an empty list.
        """
        return read_whole(self.folder, "organisations.csv", read_organisations)

    @cached_property
    def relations(self) -> pd.DataFrame:
        """One row a relation: `source_id`, `relation`, `target_id`, `since`, `until`, `note`."""
        relations = read_whole(self.folder, "relations.csv", read_relations)
        ends = relations[["source_id", "target_id"]]
        if not ends.isin(self.organisations.index).all(axis=None):
            path = self.folder / "relations.csv"
            raise NotASurvey(f"{path} has a relation of nobody; build the survey again")
        return relations

    @cached_property
    def statements(self) -> pd.DataFrame:
        """One row for each time that a page says something: the evidence of all the survey.

        `subject` is an organisation's id or a relation ("fsg/advises/gain"); see
        `ci_map.model.Statement` for the columns.
        """
        return read_whole(self.folder, "statements.parquet", read_statements)

    def measures(self) -> pd.DataFrame:
        """One row an organisation, indexed by `id`, one column a measure.

        Centralities are computed on the undirected simple graph of all relations; `in_degree`,
        `out_degree` and `pagerank` on the directed one, in which partners point to one another;
        docs/codebook.md says what each means.
        A measure that is not defined for an organisation (closeness of one without relations) is
        <NA>. Counts are Int64, the rest Float64.
        """
        return self._measures.copy()

    @cached_property
    def _measures(self) -> pd.DataFrame:
        return read_whole(self.folder, "measures.csv", read_measures)

    def ranks(self) -> pd.DataFrame:
        """By degree and betweenness, how sure a rank is: `betweenness_rank`, `_low`, `_high` bound
        it in 95 % of draws of the web sites that tell of relations (docs/measures.md).
        """
        return read_whole(self.folder, "ranks.csv", partial(read_counts, index=["id"]))

    def brokerage(self) -> pd.DataFrame:
        """Gould and Fernandez's five roles of those who broker, indexed by `id` and `grouping`."""
        index = ["id", "grouping"]
        return read_whole(self.folder, "brokerage.csv", partial(read_counts, index=index))

    def structure(self) -> dict[str, Any]:
        """The network as a whole, as docs/measures.md tells it: with cut points and funders."""
        return read_whole(
            self.folder, "structure.json", lambda path: dict(parsed(path.read_bytes()))
        )

    def graph(self) -> "igraph.Graph":
        """A directed igraph multigraph, a vertex an organisation and an edge a relation.

        Vertex attribute `name` is the id, `label` the name; the other fields follow. Edge attribute
        `relation` is the kind. A new graph with each call, yours to change.
        """
        return self._graph.copy()

    @cached_property
    def _graph(self) -> "igraph.Graph":
        from ci_map.graph import build

        return build.directed(organisations_of(self.organisations), relations_of(self.relations))

    def networkx(self) -> "nx.MultiDiGraph[str]":
        """The same graph for networkx: nodes are ids, the key of an edge is its kind."""
        from ci_map.graph import build

        whole: nx.MultiDiGraph[str] = build.networkx(self._graph)
        return whole

    def find(self, **criteria: Any) -> pd.DataFrame:
        """The organisations that meet every criterion, as rows of `organisations`.

        Criteria are names of columns (`country="CA"`, `place_based=True`, `founded=2011`); for
        lists also the singular: `role="backbone"`, `domain="health"`, `function="funding"`. Several
        values mean any of them: `country=["CA", "US"]`. Raises TypeError for an unknown criterion;
        a value that nobody has gives an empty table, with a warning when nobody can have it.
        """
        chosen = pd.Series(data=True, index=self.organisations.index)
        for criterion, wanted in criteria.items():
            chosen &= self._meets(criterion, wanted)
        return self.organisations[chosen]

    def _meets(self, criterion: str, wanted: Any) -> "pd.Series[bool]":
        column = self.organisations.get(criterion, self.organisations.get(f"{criterion}s"))
        if column is None:
            allowed = ", ".join(self.organisations.columns)
            raise TypeError(f"unknown criterion {criterion!r}; allowed: {allowed}, or a singular")
        met = has_any(column, wanted)
        if not met.any():
            for fault in slips(column, wanted):
                warnings.warn(f"nobody has it: {fault}", stacklevel=3)
        return met

    def diff(self, other: "Survey | str") -> pd.DataFrame:
        """What became of each organisation and relation from this survey to `other`, a later one.

        `other` may be the name of one beside this. One row a change: `kind` (joined, left, ended,
        merged, renamed, changed, moved, gained, lost), `id` (of a relation "a/funds/b"), `name`,
        where it says something `field`, `before`, `after`, and `cause`: world, looked (harder),
        decided (otherwise), unreachable (source), or <NA> where nothing tells. "Left" says only
        that `other` does not have it.
        """
        from ci_map.changes.table import COLUMNS, rows
        from ci_map.compared import changes

        later = open_survey(other, self.folder.parent) if isinstance(other, str) else other
        return pd.DataFrame(rows(changes(self, later)), columns=COLUMNS).astype("string")

    def ego(self, organisation: str, radius: int = 1) -> "nx.MultiDiGraph[str]":
        """What lies within `radius` steps of an organisation, whichever way a relation points.

        A networkx graph like that of `networkx()`, with all relations among those organisations.
        Raises KeyError, with ids that are spelt alike, when there is no such organisation.
        """
        from ci_map.graph import build
        from ci_map.graph.ego import ego

        near = self._graph.induced_subgraph(ego(self._graph, organisation, radius))
        neighbourhood: nx.MultiDiGraph[str] = build.networkx(near)
        return neighbourhood

    def evidence(self, organisation: str) -> pd.DataFrame:
        """Every statement on an organisation and on its relations: value, page, method, dates.

        Raises KeyError, with ids that are spelt alike, when there is no such organisation.
        """
        from ci_map.graph.ego import UnknownOrganisation

        if organisation not in self.organisations.index:
            raise UnknownOrganisation(organisation, list(self.organisations.index))
        ends = self.statements["subject"].str.split("/")
        concerns = ends.map(lambda parts: organisation in (parts[0], parts[-1]))
        return self.statements[concerns].reset_index(drop=True)

    def findings(self) -> list[dict[str, Any]]:
        """The findings of the survey of 2015, computed from this one.

        Each has `id`, `title`, `said_2015`, `sentence`, `rests_on` (texts by language), `verdict`
        (agrees, partly, disagrees, cannot_tell), `claims` (each part of it with a verdict) and
        `charts` with their rows.
        """
        return read_whole(self.folder, "findings.json", read_findings)

    def query(self, sql: str) -> pd.DataFrame:
        """The answer to an SQL question: `select country, count(*) from organisations group by 1`.

        Tables: `organisations`, `relations`, `measures`, `statements`, `ranks`, `brokerage`, with
        the columns that they have here; lists are lists (`list_contains(roles, 'backbone')`). The
        dialect is DuckDB's. Reads and writes nothing else. Raises BadQuery, TooLarge.
        """
        from ci_map.query import query

        return query(self._tables, sql)

    @cached_property
    def _tables(self) -> Any:
        from ci_map.export.arrow import tables, typed

        whole = tables(self.snapshot())
        return {**whole, "ranks": typed(self.ranks()), "brokerage": typed(self.brokerage())}

    def snapshot(
        self, organisation: str | None = None, radius: int = 1, language: str = "en"
    ) -> "Snapshot":
        """The survey as the exports take it, or what lies within `radius` of an organisation.

        `language` is that of the labels. Raises UnknownOrganisation, UnknownLanguage, TooLarge.
        """
        check_survey(self.folder, self.manifest["counts"])
        from ci_map.export import Snapshot
        from ci_map.graph.ego import ego

        measures, statements = self._measures, checked(self.folder, "statements.parquet")
        snapshot = Snapshot(
            name=self.name,
            date=self.manifest["date"],
            title=self.manifest["title"],
            limits=self.manifest["limits"],
            organisations=organisations_of(self.organisations),
            relations=relations_of(self.relations),
            measures={str(name): plain(measures[name]) for name in measures.columns},
            read=lambda: _table(statements),
            language=language,
        )
        if organisation is None:
            return snapshot
        return snapshot.only(ego(self._graph, organisation, radius))

    def export(self, format_id: str, path: str | Path, organisation: str | None = None) -> Path:
        """Write the survey for another program; `ci_map.export.FORMATS` has the formats.

        With an organisation, only it and its neighbours. Raises UnknownFormat, BadTarget.
        """
        from ci_map.export import export

        return export(self.snapshot(organisation), format_id, Path(path))

    def pyvis(self, organisation: str, radius: int = 1) -> "Drawing":
        """An organisation and those within `radius` steps of it, drawn by pyvis in the notebook.

        Of more than 300 organisations the 300 that connect most are drawn.
        """
        from ci_map.export import draw

        return draw(self.snapshot(organisation, radius))

    def _repr_html_(self) -> str:
        from ci_map.card import card

        return card(self.manifest)

    def __repr__(self) -> str:
        counts = self.manifest["counts"]
        figures = f"{counts['organisations']} organisations, {counts['relations']} relations"
        return f"<Survey {self.name}: {figures}>"


def _table(path: Path) -> "pa.Table":
    import pyarrow.parquet as pq

    with whole(path):
        return pq.read_table(of_statements(path))


def open_survey(survey: str | Path = LATEST, output: str | Path = "output") -> Survey:
    """Open a survey's folder, or by its name one in `output`; `latest` is the newest there.

    The newest is the one with the latest date of collection, among those the one built last.
    Raises NotASurvey.
    """
    return Survey(folder_of(survey, output))
