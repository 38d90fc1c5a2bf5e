"""The tables of weights that come with the package, and which files they are."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from ci_map.classify.facets import FACETS_BY_ID
from ci_map.classify.linear import Linear, Together, from_json
from ci_map.classify.words import NONE, Words, words_of

SHIPPED = "model.json"
OF_TRAINING_PART = "model_of_training_part.json"
WORDS = {SHIPPED: "words.jsonl", OF_TRAINING_PART: "words_of_training_part.jsonl"}


@dataclass(frozen=True)
class Models:
    """The weights of concepts by facet, of words, and of the second look by domain."""

    concepts: Mapping[str, Linear]
    words: Words = NONE
    beside: Mapping[str, Linear] = field(default_factory=dict)

    def __getitem__(self, facet: str) -> Linear:
        return self.concepts[facet]

    @cached_property
    def together(self) -> Together:
        """The models of facets that are not pooled."""
        apart = {f: m for f, m in self.concepts.items() if FACETS_BY_ID[f].form != "pooled"}
        return Together(apart)

    @cached_property
    def at_second_look(self) -> Together:
        """The models of domains beside one another."""
        return Together(self.beside)

    def as_json(self) -> dict[str, Any]:
        """What `models` reads of the weights but those of words."""
        tables = {"concepts": self.concepts, "beside": self.beside}
        return {
            name: {of: model.as_json() for of, model in table.items()}
            for name, table in tables.items()
        }


@cache
def models(name: str = SHIPPED) -> Models:
    """The tables of weights of a file in this package."""
    tables = {
        table: {of: from_json(model) for of, model in content.items()}
        for table, content in json.loads(_packaged(name)).items()
    }
    return Models(tables["concepts"], words_of(_packaged(WORDS[name])), tables["beside"])


def _packaged(name: str) -> str:
    return files("ci_map.classify").joinpath(name).read_text(encoding="utf-8")
