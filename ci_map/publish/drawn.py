"""What was drawn at random or left out because a survey is large, as sentences in every language.

The one place of these words: the report, the map, survey.json and the commands that build say them.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from babel.numbers import format_decimal

from ci_map.codebook import LANGUAGES
from ci_map.findings import by_chance, network
from ci_map.findings.words import filled, text
from ci_map.graph.structure import Structure
from ci_map.packaged import packaged

Text = dict[str, str]
ON_THE_MAP = 100_000  # organisations; of larger surveys the map has those with most ties


def drawn(structure: Structure, organisations: int, ties: int) -> Iterator[Text]:
    """A sentence for each; none where everything was counted."""
    accuracy = structure.facts["accuracy"]
    pairs, error = (accuracy["betweenness"][name] for name in ("pairs_drawn", "error"))
    if pairs:
        confidence = accuracy["betweenness"]["confidence"]
        yield _sentence("betweenness", pairs=pairs, error=_decimal(error), confidence=confidence)
    if members := accuracy["closeness"]["members_drawn"]:
        yield _sentence("closeness", members=members)
    if network.RANKED not in structure.ranks:
        yield _sentence("ranks")
    if not by_chance.beside_chance(ties):
        yield dict(text(network.ID, "rests_on_too_large"))
    if organisations > ON_THE_MAP:
        yield _sentence("map", shown=ON_THE_MAP, count=organisations)


def _decimal(value: float) -> Text:
    """Not a share of anything, so not in per cent."""
    return {language: format_decimal(value, locale=language) for language in LANGUAGES}


def _sentence(name: str, **values: Any) -> Text:
    return filled(_templates()[name], **values)


@cache
def _templates() -> Mapping[str, Text]:
    templates: Mapping[str, Text] = packaged("ci_map.publish", "drawn.yaml")
    return templates
