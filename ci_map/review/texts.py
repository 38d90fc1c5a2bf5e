"""texts.yaml: what a reviewer reads, in the codebook's languages."""

from collections.abc import Mapping
from functools import cache

from ci_map.packaged import packaged

Labels = Mapping[str, Mapping[str, str]]


@cache
def texts() -> Mapping[str, Labels]:
    """Labels by section (sheets, columns, answers), id and language."""
    found: Mapping[str, Labels] = packaged("ci_map.review", "texts.yaml")
    return found


def answer_id(text: str) -> str:
    """The id of an answer given as id or in any language; other text as it stands."""
    wanted = text.strip().casefold()
    for name, labels in texts()["answers"].items():
        if wanted in (name, *(label.casefold() for label in labels.values())):
            return name
    return text.strip()
