"""What the served pages say, in the codebook's languages."""

from collections.abc import Mapping
from functools import cache

from flask import request

from ci_map.codebook import LANGUAGES
from ci_map.packaged import packaged

Words = Mapping[str, str]


def words() -> Words:
    """The words in the language of the request."""
    return _all()[language()]


def language() -> str:
    """`?lang=`, else what the browser prefers, else English."""
    wanted = request.args.get("lang")
    if wanted in LANGUAGES:
        return str(wanted)
    return request.accept_languages.best_match(LANGUAGES, "en") or "en"


@cache
def _all() -> Mapping[str, Words]:
    told: Mapping[str, Words] = packaged("ci_map.serve", "texts.yaml")
    return {lang: {name: labels[lang] for name, labels in told.items()} for lang in LANGUAGES}
