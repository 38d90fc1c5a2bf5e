"""The codebook as a SKOS vocabulary in Turtle: a concept scheme a list, a concept a value."""

from collections.abc import Iterator, Mapping

from ci_map import codebook
from ci_map.codebook import CodeList, Entry, Indicator, RelationEntry, RoleEntry
from ci_map.export.names import BASE, entry_iri, list_iri

PREFIXES = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "ci": BASE,
}
ABOUT_ITSELF = ("lists", "entry_parts")
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def skos() -> bytes:
    """Every list with labels and definitions in five languages and the source of each value."""
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    titles = codebook.load().lists
    for listing in codebook.load().listings():
        if listing.name not in ABOUT_ITSELF:
            lines += ["", *_scheme(listing, titles[listing.name])]
            for entry in listing:
                lines += ["", *_concept(listing, entry)]
    return "\n".join([*lines, ""]).encode()


def _scheme(listing: CodeList[Entry], title: Entry) -> Iterator[str]:
    yield f"<{list_iri(listing.name)}> a skos:ConceptScheme ;"
    yield from _texts("skos:prefLabel", title.label)
    yield from _texts("skos:definition", title.definition)
    tops = ", ".join(f"<{entry_iri(listing.name, entry.id)}>" for entry in listing)
    yield f"  skos:hasTopConcept {tops} ."


def _concept(listing: CodeList[Entry], entry: Entry) -> Iterator[str]:
    yield f"<{entry_iri(listing.name, entry.id)}> a skos:Concept ;"
    yield f"  skos:inScheme <{list_iri(listing.name)}> ;"
    yield f"  skos:topConceptOf <{list_iri(listing.name)}> ;"
    yield f"  skos:notation {_quoted(entry.id)} ;"
    yield from _texts("skos:prefLabel", entry.label)
    yield from _texts("skos:definition", entry.definition)
    if isinstance(entry, RoleEntry):
        yield from _texts("skos:altLabel", _others(entry.singular, entry.label))
    if isinstance(entry, RelationEntry):
        yield from _texts("ci:inverseLabel", entry.inverse)
        yield f"  ci:symmetric {str(entry.symmetric).lower()} ;"
    if isinstance(entry, Indicator):
        yield f"  skos:broadMatch <{entry_iri('backbone_functions', entry.function)}> ;"
    yield f"  dcterms:source {_quoted(entry.source)} ."


def _others(texts: Mapping[str, str], preferred: Mapping[str, str]) -> dict[str, str]:
    """Texts that differ from the preferred ones: SKOS has no label be both (its S13)."""
    return {language: text for language, text in texts.items() if text != preferred[language]}


def _texts(relation: str, texts: Mapping[str, str]) -> Iterator[str]:
    words = ", ".join(f"{_quoted(text)}@{language}" for language, text in texts.items())
    yield f"  {relation} {words} ;"


def _quoted(text: str) -> str:
    return f'"{text.translate(ESCAPES)}"'
