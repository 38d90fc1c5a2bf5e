"""JSON-LD with the words of schema.org, as search engines and triple stores read it.

An initiative is a schema.org Project, which is an Organization there. Relations that schema.org has
a word for are told in it (memberOf, funder, founder, parentOrganization); every relation is told as
`ci:` and its kind too, and those with years or a note once more in full as a `ci:Relation`. The
context is inside: nothing is fetched.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ci_map.export.json_text import json_bytes
from ci_map.export.names import BASE, entry_iri, organisation_iri
from ci_map.export.rule import link
from ci_map.export.snapshot import Snapshot
from ci_map.locate import Location
from ci_map.model import Organisation, Relation

Json = dict[str, object]

CONTEXT = {"@vocab": "https://schema.org/", "ci": BASE}
KINDS = {
    "nonprofit": "NGO",
    "government": "GovernmentOrganization",
    "university": "EducationalOrganization",
    "business": "Corporation",
    "media": "NewsMediaOrganization",
}
# Kind of relation → schema.org's property, and whether it is one of the target.
PROPERTIES = {
    "member_of": ("memberOf", False),
    "affiliate_of": ("parentOrganization", False),
    "funds": ("funder", True),
    "founded": ("founder", True),
}


def jsonld(snapshot: Snapshot) -> bytes:
    """One graph of all organisations and relations."""
    return json_bytes({"@context": CONTEXT}, {"@graph": _nodes(snapshot)})


def _nodes(snapshot: Snapshot) -> Iterator[Json]:
    told = _told(snapshot.relations)
    for o, place in zip(snapshot.organisations, snapshot.locations, strict=True):
        links = _links(o.id, told.get(o.id, ()))
        yield _organisation(o, place, snapshot.pages.get(o.id, ())) | links
    yield from (_relation(r) for r in snapshot.relations if r.since or r.until or r.note)


def _told(relations: Iterable[Relation]) -> Mapping[str, Sequence[Relation]]:
    """The relations that each organisation tells of: its own, and those that schema.org has as a
    property of the target.
    """
    told: defaultdict[str, list[Relation]] = defaultdict(list)
    for relation in sorted(relations, key=lambda relation: relation.key):
        told[relation.source_id].append(relation)
        if _of_target(relation) and relation.target_id != relation.source_id:
            told[relation.target_id].append(relation)
    return told


def _of_target(relation: Relation) -> bool:
    return PROPERTIES.get(relation.relation, ("", False))[1]


def _links(organisation: str, relations: Iterable[Relation]) -> Json:
    links: defaultdict[str, list[Json]] = defaultdict(list)
    for relation in relations:
        source, target = relation.source_id, relation.target_id
        if source == organisation:
            links[f"ci:{relation.relation}"].append(_named(organisation_iri(target)))
        owner, other = (target, source) if _of_target(relation) else (source, target)
        if relation.relation in PROPERTIES and owner == organisation:
            name, _ = PROPERTIES[relation.relation]
            links[name].append(_named(organisation_iri(other)))
    return dict(links)


def _organisation(organisation: Organisation, place: Location, pages: Sequence[str]) -> Json:
    o = organisation
    told: Json = {
        "@id": organisation_iri(o.id),
        "@type": _types(o),
        "identifier": o.id,
        "name": o.name,
        "alternateName": [name for name in (o.name_local, *o.aliases) if name],
        "url": link(o.url),
        "description": o.note,
        "foundingDate": o.founded and str(o.founded),
        "dissolutionDate": o.ended and str(o.ended),
        "address": _address(o),
        "location": _location(place),
        "areaServed": o.place_served,
        "knowsAbout": [_named(entry_iri("domains", domain)) for domain in o.domains],
        "ci:role": [_named(entry_iri("roles", role)) for role in o.roles],
        "ci:function": [_named(entry_iri("functions", function)) for function in o.functions],
        "ci:sector": o.sector and _named(entry_iri("sectors", o.sector)),
        "ci:placeScale": o.place_scale and _named(entry_iri("place_scales", o.place_scale)),
        "ci:placeBased": o.place_based,
        "ci:role2015": [_named(entry_iri("roles", role)) for role in o.roles_2015],
        "ci:note2015": o.note_2015,
        "subjectOf": [{"@type": "WebPage", "url": page} for page in pages if link(page)],
    }
    return _known(told)


def _types(organisation: Organisation) -> list[str]:
    kind = KINDS.get(organisation.sector or "")
    project = "Project" if "initiative" in organisation.roles else None
    return ["Organization", *(name for name in (kind, project) if name)]


def _address(organisation: Organisation) -> Json | None:
    parts: Json = {
        "addressCountry": organisation.country,
        "addressRegion": organisation.region,
        "addressLocality": organisation.locality,
    }
    known = _known(parts)
    return {"@type": "PostalAddress"} | known if known else None


def _location(place: Location) -> Json | None:
    """Only a town is a location: the middle of a country would be taken for the seat."""
    if place.seat is None or place.precision != "locality":
        return None
    latitude, longitude = place.seat
    point = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return {"@type": "Place", "geo": point}


def _relation(relation: Relation) -> Json:
    told: Json = {
        "@type": "ci:Relation",
        "ci:source": _named(organisation_iri(relation.source_id)),
        "ci:kind": _named(entry_iri("relations", relation.relation)),
        "ci:target": _named(organisation_iri(relation.target_id)),
        "ci:since": relation.since,
        "ci:until": relation.until,
        "ci:note": relation.note,
    }
    return _known(told)


def _named(iri: str) -> Json:
    return {"@id": iri}


def _known(record: Json) -> Json:
    return {name: value for name, value in record.items() if value not in (None, [], "")}
