"""Kumu (https://docs.kumu.io, guides/import): a workbook to import, and a JSON blueprint.

Elements and connections carry ids, so that a later import updates the map instead of doubling it.
Ids hold no underscore: Kumu's search does not find elements whose ids do. Several values in one
cell are separated by a bar, as Kumu wants and as our lists are. `Latitude` and `Longitude` are what
Kumu's geo template looks for.
"""

from collections.abc import Iterable, Iterator

from ci_map import codebook
from ci_map.export.json_text import json_bytes
from ci_map.export.network import NodesAndEdges
from ci_map.export.snapshot import Snapshot
from ci_map.export.workbook import Sheet, workbook
from ci_map.locate import Location
from ci_map.model import Organisation, Relation
from ci_map.model.organisation import FIELDS
from ci_map.model.places import country_name

Record = dict[str, object]

NAMED = ("ID", "Label", "Type", "Description", "Tags")
ENDS = ("ID", "From", "To", "Direction", "Type", "Label")
TOLD_ALREADY = ("id", "name", "note", "country", "domains")


def kumu_workbook(snapshot: Snapshot) -> bytes:
    """Sheets Elements and Connections."""
    return workbook(
        (
            _sheet("Elements", _element_header(snapshot), _elements(snapshot)),
            _sheet("Connections", _connection_header(), _connections(snapshot)),
        )
    )


def kumu_blueprint(snapshot: Snapshot) -> bytes:
    """`{"elements": […], "connections": […]}`; Kumu's own fields are in lower case there."""
    elements, connections = map(_json, _elements(snapshot)), map(_json, _connections(snapshot))
    return json_bytes({}, {"elements": elements, "connections": connections})


def _sheet(title: str, header: tuple[str, ...], records: Iterable[Record]) -> Sheet:
    return Sheet(title, header, [tuple(record.get(name) for name in header) for record in records])


def _element_header(snapshot: Snapshot) -> tuple[str, ...]:
    others = [field for field in FIELDS if field not in TOLD_ALREADY]
    return (*NAMED, "Country", "Latitude", "Longitude", *others, *snapshot.measures)


def _connection_header() -> tuple[str, ...]:
    return (*ENDS, "since", "until", "note")


def _elements(snapshot: Snapshot) -> Iterator[Record]:
    for organisation, place in zip(snapshot.organisations, snapshot.locations, strict=True):
        measures = snapshot.measured(organisation.id)
        yield {**_element(organisation, place, snapshot.language), **measures}


def _element(organisation: Organisation, place: Location, language: str) -> Record:
    country = organisation.country
    return {
        "ID": organisation.id,
        "Label": organisation.name,
        "Type": organisation.role,
        "Description": organisation.note,
        "Tags": organisation.domains,
        "Country": country and country_name(country, language),
        "Latitude": place.seat and place.seat.lat,
        "Longitude": place.seat and place.seat.lon,
    } | {field: getattr(organisation, field) for field in FIELDS if field not in TOLD_ALREADY}


def _connections(snapshot: Snapshot) -> Iterator[Record]:
    for edge_id, relation, _ in NodesAndEdges(snapshot).edges():
        yield {"ID": edge_id.replace("/", "--").replace("_", "-")} | _connection(
            relation, snapshot.language
        )


def _connection(relation: Relation, language: str) -> Record:
    entry = codebook.load().relations[relation.relation]
    return {
        "From": relation.source_id,
        "To": relation.target_id,
        "Direction": "mutual" if entry.symmetric else "directed",
        "Type": relation.relation,
        "Label": entry.label[language],
        "since": relation.since,
        "until": relation.until,
        "note": relation.note,
    }


def _json(record: Record) -> Record:
    known = {name: value for name, value in record.items() if value not in (None, (), "")}
    return {name.lower(): _listed(value) for name, value in known.items()}


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
