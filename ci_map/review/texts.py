"""texts.yaml: what a reviewer reads, in the codebook's languages."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

Labels = Mapping[str, Mapping[str, str]]


@cache
def texts() -> Mapping[str, Labels]:
    """Labels by section (sheets, columns, answers), id and language."""
    text = files("ci_map.review").joinpath("texts.yaml").read_text(encoding="utf-8")
    found: Mapping[str, Labels] = yaml.safe_load(text)
    return found


def answer_id(text: str) -> str:
    """The id of an answer given as id or in any language; other text as it stands."""
    wanted = text.strip().casefold()
    for name, labels in texts()["answers"].items():
        if wanted in (name, *(label.casefold() for label in labels.values())):
            return name
    return text.strip()
