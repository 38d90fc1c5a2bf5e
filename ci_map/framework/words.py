"""The words of this room that are not the codebook's, in five languages."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

Texts = Mapping[str, Mapping[str, str]]


@cache
def words() -> Mapping[str, Texts]:
    """By part (scorecard), name and language."""
    text = files("ci_map.framework").joinpath("words.yaml").read_text(encoding="utf-8")
    # Keys such as yes and no are words here and not booleans.
    loaded: Mapping[str, Texts] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 — texts only
    return loaded


def word(part: str, name: str, language: str, **values: str) -> str:
    """A text, filled with values."""
    return words()[part][name][language].format(**values)
