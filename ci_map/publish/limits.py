"""The honest limits of the data, as sentences with today's figures in every language."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ci_map.codebook import LANGUAGES
from ci_map.collect.about import About
from ci_map.findings.words import country, filled
from ci_map.model import Organisation
from ci_map.packaged import packaged

Text = dict[str, str]


def figures(organisations: Sequence[Organisation], without_relation: int) -> list[Text]:
    """What the figures show to be missing; of no organisation they show nothing."""
    if not organisations:
        return []
    told = _figures(organisations, without_relation)
    return [filled(_templates()[key], **values) for key, values in told.items()]


def remarks(about: About) -> list[Text]:
    """What the curators say of it; what they have not translated is told in English."""
    return [{lang: text.get(lang, text["en"]) for lang in LANGUAGES} for text in about.limits]


def _figures(
    organisations: Sequence[Organisation], without_relation: int
) -> dict[str, Mapping[str, Any]]:
    total = len(organisations)
    countries = Counter(o.country for o in organisations if o.country)
    first, most = min(countries.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return {
        "country": {"country": country(first), "share": most / total},
        "home_page": {"share": sum(o.url is not None for o in organisations) / total},
        "founded": {"share": sum(o.founded is not None for o in organisations) / total},
        "relation": {"count": without_relation},
    }


@cache
def _templates() -> dict[str, Text]:
    templates: dict[str, Text] = packaged("ci_map.publish", "limits.yaml")
    return templates
