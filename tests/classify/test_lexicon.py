import pytest

from ci_map.classify.lexicon import FACETS, LANGUAGES, concepts, entries, lexicon
from ci_map.codebook import load
from ci_map.gazetteer.folding import fold


def found(text: str, language: str) -> set[str]:
    return set(lexicon(language).find(fold(text)))


def test_concepts_of_codebook_facets_are_values_of_the_codebook() -> None:
    book = load()
    assert tuple(entries("domains")) == book.domains.ids
    assert tuple(entries("scales")) == book.place_scales.ids
    assert set(entries("conditions")) == set(book.conditions.ids)


@pytest.mark.parametrize("facet", [f for f in FACETS if f != "countries"])
def test_every_concept_has_phrases_in_most_languages(facet: str) -> None:
    for name, phrases in entries(facet).items():
        known = set(phrases) & {*LANGUAGES, "any"}
        assert set(phrases) <= {*LANGUAGES, "any"}, name
        assert len(known) >= 2, name


@pytest.mark.parametrize(
    ("text", "language", "concept"),
    [
        ("Ein Bündnis für Bildung", "de", "field.partnership"),
        ("Jugendarbeitslosigkeit", "de", "domains.youth"),
        ("ובשותפות עם העירייה", "he", "field.partnership"),
        ("子どもの貧困をなくす協働", "ja", "field.partnership"),
        ("impacto coletivo", "pt", "field.term"),
        ("Collective Impact in Vlaanderen", "nl", "field.term"),
    ],
)
def test_phrases_are_found_in_their_language(text: str, language: str, concept: str) -> None:
    assert concept in found(text, language)


def test_a_phrase_inside_a_word_is_not_found() -> None:
    assert "domains.arts_culture" not in found("the party starts smartly", "en")


def test_of_overlapping_phrases_of_one_concept_the_longer_counts() -> None:
    text = fold("collective impact")
    hits = lexicon("en").find(text)["field.term"]
    assert [(hit.start, hit.end) for hit in hits] == [(0, 17)]


def test_concept_names_carry_their_facet() -> None:
    assert concepts("roles")[0].startswith("roles.")
