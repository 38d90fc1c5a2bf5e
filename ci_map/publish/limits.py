"""The honest limits of the data, as sentences with today's figures in every language."""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from ci_map.codebook import LANGUAGES
from ci_map.findings.words import country, filled
from ci_map.packaged import packaged
from ci_map.publish.contents import Contents
from ci_map.publish.drawn import drawn

Text = dict[str, str]


def limits(contents: Contents) -> list[Text]:
    """What size left out, what the figures show to be missing, then what the curators say of it
    (about.yml).

    A sentence that the curators have not translated is told in English.
    """
    told = [
        {lang: text.get(lang, text["en"]) for lang in LANGUAGES} for text in contents.about.limits
    ]
    if not contents.organisations:
        return told
    shown = [filled(_templates()[key], **values) for key, values in _figures(contents).items()]
    return drawn(contents) + shown + told


def _figures(contents: Contents) -> dict[str, Mapping[str, Any]]:
    organisations = contents.organisations
    total = len(organisations)
    countries = Counter(o.country for o in organisations if o.country)
    first, most = min(countries.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    return {
        "country": {"country": country(first), "share": most / total},
        "home_page": {"share": sum(o.url is not None for o in organisations) / total},
        "founded": {"share": sum(o.founded is not None for o in organisations) / total},
        "relation": {"count": contents.counts["without_relation"]},
    }


@cache
def _templates() -> dict[str, Text]:
    templates: dict[str, Text] = packaged("ci_map.publish", "limits.yaml")
    return templates
