"""What a reviewer sees of a row and of the system's reasons, in the reviewer's language."""

from collections.abc import Iterable, Mapping

from ci_map import codebook
from ci_map.codebook.entries import CodeList, Entry
from ci_map.model.organisation import LIST_FIELDS, split_list
from ci_map.model.places import country_name, region_name
from ci_map.resolve import ListRow
from ci_map.resolve.evidence import CHANCE, Reason
from ci_map.resolve.reasons import told
from ci_map.review.texts import texts

FACTS = ("name_local", "aliases", "roles", "sector", "domains", "place_served", "founded", "ended")


def sides(row: ListRow, language: str) -> dict[str, str]:
    """Name, place, home page and facts of a row."""
    country, region = row.cell("country").upper(), row.cell("region").upper()
    place = (
        row.cell("locality"),
        region and region_name(region, language),
        country and country_name(country, language),
    )
    fields = codebook.load().fields
    facts = (
        f"{fields[field].label[language]}: {value(field, row.cell(field), language)}"
        for field in FACTS
        if row.cell(field)
    )
    return {
        "name": row.cell("name"),
        "place": ", ".join(filter(None, place)),
        "home": row.cell("url"),
        "facts": "; ".join(facts),
    }


def value(field: str, text: str, language: str) -> str:
    """A cell of a field as people read it: labels for ids, commas for bars."""
    values = split_list(text) if field in LIST_FIELDS else (text,)
    return ", ".join(label(field, one, language) for one in values)


def label(field: str, one: str, language: str) -> str:
    """What one organisation with a value is called; a value that no list has as it stands."""
    listing = _listing(field)
    return listing.of_one(one, language) if listing else one


def id_of(field: str, text: str) -> str:
    """The value that a label in any language names, of one or of many; other text as it stands."""
    wanted = text.strip().casefold()
    for entry in _listing(field) or ():
        if wanted in map(str.casefold, (*entry.of_one.values(), *entry.label.values())):
            return entry.id
    return text


def _listing(field: str) -> CodeList[Entry] | None:
    """The list that a field draws on; none for a field of free text."""
    book = codebook.load()
    named = book.fields[field].values if field in book.fields else None
    return getattr(book, named) if named else None


def reasons(found: Iterable[Reason], names: Mapping[str, str], language: str) -> str:
    """What speaks for one body, and what against it, the weightiest first; `names` are by id."""
    seen = [
        (told((what[0], *(names.get(value, value) for value in what[1:])), language), bits)
        for what, bits in found
        if what != CHANCE
    ]
    sides = (
        ("for", [text for text, bits in seen if bits > 0]),
        ("against", [text for text, bits in seen if bits < 0]),
    )
    words = texts()["reasons"]
    return " ".join(
        words[side][language].format("; ".join(observed)) for side, observed in sides if observed
    )


def reason(name: str, language: str, *values: str) -> str:
    """Another reason of texts.yaml, with its values filled in."""
    return texts()["reasons"][name][language].format(*values)
