"""What the map page gets: the survey as one JSON document (its type: web/src/payload.ts)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from operator import attrgetter
from typing import Any

from ci_map import codebook, fit
from ci_map.changes import Step
from ci_map.changes.steps import as_data
from ci_map.locate import Location
from ci_map.model import Statement
from ci_map.model.organisation import FIELDS
from ci_map.model.places import country_name, region_name
from ci_map.model.statement import by_subject
from ci_map.model.unseen import unseen
from ci_map.publish.contents import Contents, Value
from ci_map.publish.evidence import conditions, rank_bounds
from ci_map.publish.findings import findings
from ci_map.publish.largest import largest
from ci_map.publish.tour import tour

FORMAT = 1
FACETS = {
    "role": "roles",
    "function": "functions",
    "sector": "sectors",
    "domain": "domains",
    "place_scale": "place_scales",
    "relation": "relations",
    "method": "methods",
    "condition": "conditions",
}
DIGITS = 6  # significant digits of a measure: enough to rank, small to send
Json = dict[str, Any]
Said = Mapping[str, list[Statement]]


def payload(whole: Contents) -> Json:
    """The whole document, columns and not rows, since fifty thousand rows repeat their keys; of a
    very large survey its `largest` part, with the figures of all.
    """
    contents = largest(whole)
    pages = _Pages()
    order = attrgetter("sort_key")
    said = {name: sorted(told, key=order) for name, told in by_subject(contents.statements)}
    organisations = _organisations(contents, said, pages)
    relations = _relations(contents, said, pages)
    return {
        "format": FORMAT,
        "survey": _survey(whole),
        **_labels(contents),
        "findings": findings(contents.findings),
        "changes": [_step(step, contents) for step in contents.history],
        "tour": tour(contents),
        "fit": _fit(),
        "communities": _communities(contents),
        "moved": dict(sorted(contents.moved.items())),
        "conditions": conditions(contents, pages.number),
        "ranks": rank_bounds(contents),
        "organisations": organisations,
        "relations": relations,
        "sources": pages.addresses,
    }


def _labels(contents: Contents) -> Json:
    """What values, fields, measures and places are called in every language."""
    book = codebook.load()
    return {
        "languages": codebook.LANGUAGE_NAMES,
        "codebook": {facet: _entries(getattr(book, name)) for facet, name in FACETS.items()},
        "fields": _entries(book.fields),
        "measures": _entries(m for m in book.measures if m.id in contents.measures),
        "countries": _names(country_name, (o.country for o in contents.organisations)),
        "regions": _names(region_name, (o.region for o in contents.organisations)),
    }


def _fit() -> Json:
    """The questionnaire whether a problem fits, with all its words."""
    return {
        "questions": _entries(fit.questions()),
        "complex": list(fit.COMPLEX),
        "adaptive": list(fit.ADAPTIVE),
        "words": fit.words(),
    }


class _Pages:
    """The evidence pages, each address once, named by its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def addresses(self) -> list[str]:
        return list(self._numbers)

    def number(self, address: str) -> int:
        return self._numbers.setdefault(address, len(self._numbers))


def _survey(contents: Contents) -> Json:
    return {
        "name": contents.name,
        "date": contents.about.collected,
        "title": dict(contents.about.title) or {"en": "Collective impact"},
        "version": version("ci-map"),
        "contact": contents.about.contact,
        "counts": contents.counts,
        "limits": contents.limits,
    }


def _entries(entries: Iterable[codebook.Entry]) -> list[Json]:
    return [_entry(entry) for entry in entries]


def _entry(entry: codebook.Entry) -> Json:
    told = {"id": entry.id, "label": dict(entry.label), "definition": dict(entry.definition)}
    if isinstance(entry, codebook.RelationEntry):
        told["inverse"] = dict(entry.inverse)
    if isinstance(entry, codebook.RoleEntry):
        told["singular"] = dict(entry.singular)
    return told


def _names(
    name: Callable[[str, str], str], codes: Iterable[str | None]
) -> dict[str, dict[str, str]]:
    used = sorted({code for code in codes if code})
    return {code: {lang: name(code, lang) for lang in codebook.LANGUAGES} for code in used}


def _step(step: Step, contents: Contents) -> Json:
    """A step without what is empty and without the names that the map has itself."""
    named = {("name", o.id): o.name for o in contents.organisations}
    told = as_data(step)
    organisations = [
        {k: v for k, v in one.items() if v is not None and v != named.get((k, one["id"]))}
        for one in told["organisations"]
    ]
    return {key: told[key] for key in ("before", "after", "relations")} | {
        "organisations": organisations
    }


def _communities(contents: Contents) -> list[Json]:
    sizes: dict[int, int] = defaultdict(int)
    for community in contents.measures["community"]:
        if community is not None:
            sizes[int(community)] += 1
    names = contents.community_names
    return [{"id": n, "size": sizes[n], "label": names.get(n, str(n))} for n in sorted(sizes)]


def _organisations(contents: Contents, said: Said, pages: _Pages) -> Json:
    columns: Json = {f: [_plain(getattr(o, f)) for o in contents.organisations] for f in FIELDS}
    missing = unseen(contents.statements)
    columns["unseen"] = [missing.get(o.id) for o in contents.organisations]
    columns["community"] = list(contents.measures["community"])
    columns["x"] = [x for x, _ in contents.positions]
    columns["y"] = [y for _, y in contents.positions]
    columns |= _places(contents.locations)
    columns["provenance"] = [_provenance(said[o.id], pages) for o in contents.organisations]
    measures = {name: column for name, column in contents.measures.items() if name != "community"}
    columns["measures"] = {name: _rounded(column) for name, column in measures.items()}
    return columns


def _places(locations: Sequence[Location]) -> Json:
    return {
        "lat": [place.seat and place.seat.lat for place in locations],
        "lon": [place.seat and place.seat.lon for place in locations],
        "located": [place.precision for place in locations],
        "served_lat": [place.served and place.served.lat for place in locations],
        "served_lon": [place.served and place.served.lon for place in locations],
    }


def _relations(contents: Contents, said: Said, pages: _Pages) -> Json:
    index = {o.id: i for i, o in enumerate(contents.organisations)}
    relations = contents.relations
    return {
        "source": [index[r.source_id] for r in relations],
        "relation": [r.relation for r in relations],
        "target": [index[r.target_id] for r in relations],
        "since": [r.since for r in relations],
        "until": [r.until for r in relations],
        "note": [r.note for r in relations],
        "provenance": [_provenance(said[r.key], pages) for r in relations],
    }


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _rounded(column: Sequence[Value]) -> list[Value]:
    return [float(f"{v:.{DIGITS}g}") if isinstance(v, float) else v for v in column]


def _provenance(statements: Iterable[Statement], pages: _Pages) -> list[Json]:
    """The fields of a subject, those together that the same pages show in the same way."""
    said: dict[tuple[str, Any], set[str]] = defaultdict(set)
    for s in statements:
        if s.page:
            how = (str(s.method), s.first_seen, s.last_seen, s.confidence)
            said[(s.field, how)].add(s.page)
    groups: dict[tuple[Any, tuple[str, ...]], list[str]] = defaultdict(list)
    for (field, how), addresses in said.items():
        groups[(how, tuple(sorted(addresses)))].append(field)
    return [_group(how, addresses, fields, pages) for (how, addresses), fields in groups.items()]


def _group(how: Any, addresses: Sequence[str], fields: list[str], pages: _Pages) -> Json:
    method, first_seen, last_seen, confidence = how
    return {
        "fields": sorted(fields, key=_field_order),
        "method": method,
        "sources": [pages.number(address) for address in addresses],
        "first_seen": first_seen,
        "last_seen": last_seen,
        "confidence": confidence,
    }


def _field_order(field: str) -> tuple[int, str]:
    return (FIELDS.index(field) if field in FIELDS else len(FIELDS), field)
