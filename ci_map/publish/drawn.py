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
from ci_map.packaged import packaged
from ci_map.publish.contents import ON_THE_MAP, Contents

Text = dict[str, str]


def drawn(contents: Contents) -> list[Text]:
    """A sentence for each; none where everything was counted."""
    return list(_sentences(contents))


def _sentences(contents: Contents) -> Iterator[Text]:
    accuracy = contents.structure.facts["accuracy"]
    pairs, error = (accuracy["betweenness"][name] for name in ("pairs_drawn", "error"))
    if pairs:
        confidence = accuracy["betweenness"]["confidence"]
        yield _sentence("betweenness", pairs=pairs, error=_decimal(error), confidence=confidence)
    if members := accuracy["closeness"]["members_drawn"]:
        yield _sentence("closeness", members=members)
    if network.RANKED not in contents.structure.ranks:
        yield _sentence("ranks")
    if not by_chance.beside_chance(_ties(contents)):
        yield dict(text(network.ID, "rests_on_too_large"))
    if (count := len(contents.organisations)) > ON_THE_MAP:
        yield _sentence("map", shown=ON_THE_MAP, count=count)


def _decimal(value: float) -> Text:
    """Not a share of anything, so not in per cent."""
    return {language: format_decimal(value, locale=language) for language in LANGUAGES}


def _ties(contents: Contents) -> int:
    return sum(int(degree or 0) for degree in contents.measures["degree"]) // 2


def _sentence(name: str, **values: Any) -> Text:
    return filled(_templates()[name], **values)


@cache
def _templates() -> Mapping[str, Text]:
    templates: Mapping[str, Text] = packaged("ci_map.publish", "drawn.yaml")
    return templates
