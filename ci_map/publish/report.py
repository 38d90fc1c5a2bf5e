"""report.html: the survey as a document to read and print, in itself whole."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from babel.numbers import format_decimal
from jinja2 import Environment, PackageLoader, StrictUndefined

from ci_map import codebook
from ci_map.model import Organisation
from ci_map.model.places import country_name
from ci_map.publish.contents import Contents, Value
from ci_map.publish.limits import limits

LANGUAGE = "en"
TOP = 10
RANKED_BY = ("betweenness", "degree", "pagerank")


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart: `share` is of all organisations, `length` of the longest bar."""

    label: str
    count: int
    share: float
    length: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The first organisations by a measure."""

    label: str
    definition: str
    rows: Sequence[tuple[int, Organisation, Value]]


def report_html(contents: Contents) -> bytes:
    """The report. Every text of an organisation is escaped by the template's rule."""
    template = _environment().get_template("report.html.j2")
    return template.render(_context(contents)).encode()


def _context(contents: Contents) -> Mapping[str, Any]:
    book = codebook.load()
    organisations = contents.organisations
    chart = partial(_bars, len(organisations))
    return {
        "contents": contents,
        "title": contents.about.title.get(LANGUAGE, "Collective impact"),
        "limits": [text[LANGUAGE] for text in limits(contents)],
        "roles": chart((o.role for o in organisations), _label(book.roles)),
        "countries": chart((o.country for o in organisations), _country)[:15],
        "domains": chart((d for o in organisations for d in o.domains), _label(book.domains)),
        "scales": chart((o.place_scale for o in organisations), _label(book.place_scales)),
        "place_based": sum(o.place_based is True for o in organisations),
        "relations": chart((r.relation for r in contents.relations), _label(book.relations)),
        "rankings": [_ranking(contents, book.measures[name]) for name in RANKED_BY],
        "communities": _communities(contents),
        "lists": _lists(contents, book),
    }


def _bars(total: int, values: Iterable[str | None], label: Any) -> list[Bar]:
    counts = Counter(value for value in values if value)
    longest = max(counts.values(), default=1)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Bar(label(value), n, n / max(total, 1), n / longest) for value, n in ordered]


def _label(listing: codebook.Listing[codebook.Entry]) -> Any:
    return lambda value: listing[value].label[LANGUAGE]


def _country(code: str) -> str:
    return country_name(code, LANGUAGE)


def _ranking(contents: Contents, measure: codebook.Entry) -> Ranking:
    values = contents.measures[measure.id]
    pairs = zip(contents.organisations, values, strict=True)
    ordered = sorted(pairs, key=lambda pair: (-(pair[1] or 0), pair[0].id))[:TOP]
    rows = [(rank, organisation, value) for rank, (organisation, value) in enumerate(ordered, 1)]
    return Ranking(measure.label[LANGUAGE], measure.definition[LANGUAGE], rows)


def _communities(contents: Contents) -> list[tuple[str, int]]:
    sizes = Counter(number for number in contents.measures["community"] if number is not None)
    largest = sorted(sizes, key=lambda number: (-sizes[number], number))[:TOP]
    return [(contents.community_names.get(int(n), str(n)), sizes[n]) for n in largest]


def _lists(contents: Contents, book: codebook.Codebook) -> list[tuple[str, list[Organisation]]]:
    by_name = sorted(contents.organisations, key=lambda o: (o.name.casefold(), o.id))
    lists = [(role, [o for o in by_name if o.role == role.id]) for role in book.roles]
    return [(role.label[LANGUAGE], members) for role, members in lists if members]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("ci_map.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"number": _number, "percent": _percent, "country": _country}
    return environment


def _number(value: float | None) -> str:
    return "–" if value is None else format_decimal(value, format="#,##0.####", locale=LANGUAGE)


def _percent(share: float) -> str:
    return f"{share:.0%}"
