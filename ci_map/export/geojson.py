"""GeoJSON (RFC 7946), as QGIS, geojson.io, Felt and kepler.gl read it: a point an organisation."""

from ci_map.export.json_text import json_bytes
from ci_map.export.rule import flat
from ci_map.export.snapshot import Snapshot
from ci_map.gazetteer import Point
from ci_map.locate import Location
from ci_map.model import Organisation
from ci_map.model.organisation import FIELDS

Json = dict[str, object]


def geojson(snapshot: Snapshot) -> bytes:
    """Every organisation, those without a known place with the geometry null.

    `precision` says what the point is: the town ("locality"), or a town in the middle of the region
    or country. All features have the same properties, as the attribute tables of GIS want.
    """
    pairs = zip(snapshot.organisations, snapshot.locations, strict=True)
    features = (_feature(snapshot, organisation, place) for organisation, place in pairs)
    return json_bytes({"type": "FeatureCollection"}, {"features": features})


def _feature(snapshot: Snapshot, organisation: Organisation, place: Location) -> Json:
    properties: Json = {field: flat(getattr(organisation, field)) for field in FIELDS}
    properties["role"] = organisation.role
    properties["precision"] = place.precision
    properties["served_lon"] = place.served and place.served.lon
    properties["served_lat"] = place.served and place.served.lat
    measured = snapshot.measured(organisation.id)
    properties |= {name: measured.get(name) for name in snapshot.measures}
    return {
        "type": "Feature",
        "id": organisation.id,
        "geometry": place.seat and _point(place.seat),
        "properties": properties,
    }


def _point(point: Point) -> Json:
    return {"type": "Point", "coordinates": [point.lon, point.lat]}
