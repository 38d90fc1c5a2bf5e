"""The words of this room that are not the codebook's, in five languages."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """By name and language."""
    text = files("ci_map.fit").joinpath("words.yaml").read_text(encoding="utf-8")
    # Keys such as yes and no are words here and not booleans.
    loaded: Mapping[str, Mapping[str, str]] = yaml.load(text, yaml.BaseLoader)  # noqa: S506
    return loaded


def word(name: str, language: str, **values: str) -> str:
    """A text, filled with values."""
    return words()[name][language].format(**values)
