"""A small network drawn by pyvis, for notebooks and as a page of its own.

For a selection of at most a few hundred organisations; the whole survey is what map.html is for.
Imports pyvis, and so is imported only when a drawing is asked for.
"""

import re
from html import escape
from typing import Any

from pyvis.network import Network

from ci_map import codebook
from ci_map.export.network import NodesAndEdges, colour
from ci_map.export.snapshot import Snapshot
from ci_map.model import Organisation
from ci_map.model.places import country_name

MOST = 300
SEED = 7  # of the physics in the reader's browser: the same picture each time
HEIGHT = 600  # pixels
# pyvis puts Bootstrap from a server into every page, also with cdn_resources="in_line".
FROM_A_SERVER = re.compile(
    r"<link\b[^>]*\bhref=\"https?:[^>]*>|<script\b[^>]*\bsrc=\"https?:[^>]*>\s*</script>"
    r"|<!-- <link .*?-->",
    re.DOTALL,
)


class Drawing(Network):  # type: ignore[misc]
    """A pyvis Network that shows itself in a notebook and needs no server.

    All methods of pyvis work; `page()` is the page as text.
    """

    def __init__(self, heading: str, language: str = "en") -> None:
        super().__init__(f"{HEIGHT}px", "100%", directed=True, cdn_resources="in_line")
        self.language = language
        self.titles: dict[str, str] = {}
        self.page_heading = heading
        self.set_options(
            f'{{"layout": {{"randomSeed": {SEED}}}, "edges": {{"smooth": false}},'
            ' "physics": {"stabilization": {"iterations": 150}}}'
        )

    def get_network_data(self) -> tuple[Any, ...]:
        """What pyvis writes into the page.

        The titles are added only here: pyvis looks for "href" in them before, and if it finds it
        shows all titles as HTML, so that a name could be a script.
        """
        nodes, *rest = super().get_network_data()
        return ([node | {"title": self.titles[node["id"]]} for node in nodes], *rest)

    def page(self) -> str:
        """The whole page, which loads nothing from anywhere."""
        page = FROM_A_SERVER.sub("", str(self.generate_html()))
        head = f'<meta charset="utf-8"><title>{escape(self.page_heading)}</title>'
        page = page.replace('<meta charset="utf-8">', head, 1)
        return f'<!DOCTYPE html>\n<html lang="{self.language}">{page.partition("<html>")[2]}'

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.page())}" title="{escape(self.page_heading)}"'
            f' width="100%" height="{HEIGHT + 20}" style="border:0"></iframe>'
        )


def drawing(snapshot: Snapshot) -> Drawing:
    """Draw a snapshot; of more than 300 organisations the 300 that connect most."""
    shown = snapshot if len(snapshot.organisations) <= MOST else snapshot.only(_central(snapshot))
    drawn = Drawing(snapshot.heading, snapshot.language)
    for organisation, row in NodesAndEdges(shown).nodes():
        drawn.titles[organisation.id] = _title(organisation, snapshot.language)
        degree = int(row.get("degree") or 0)
        drawn.add_node(
            organisation.id,
            label=organisation.name,
            color=colour(organisation),
            value=1 + degree,
            shape="dot",
        )
    for _, relation, _ in NodesAndEdges(shown).edges():
        label = codebook.load().relations[relation.relation].label[snapshot.language]
        drawn.add_edge(relation.source_id, relation.target_id, title=label)
    return drawn


def _central(snapshot: Snapshot) -> list[str]:
    def rank(organisation: Organisation) -> tuple[float, str]:
        return (-snapshot.measured(organisation.id).get("betweenness", 0), organisation.id)

    return [organisation.id for organisation in sorted(snapshot.organisations, key=rank)[:MOST]]


def _title(organisation: Organisation, language: str) -> str:
    roles = [codebook.load().roles[role].of_one[language] for role in organisation.roles]
    country = organisation.country and country_name(organisation.country, language)
    return "\n".join(filter(None, (organisation.name, ", ".join(roles), country, organisation.url)))
