"""reasons.yaml: what was seen of two rows, in the codebook's languages."""

from collections.abc import Iterable, Mapping
from functools import cache

from ci_map import codebook
from ci_map.model.places import country_name, region_name
from ci_map.packaged import packaged
from ci_map.resolve.evidence import Observation, Reason


def told(seen: Observation, language: str) -> str:
    """An observation as people read it, with the labels of the codebook."""
    words = _words()[seen[0]]
    values = [_label(words.get("of", ""), value, language) for value in seen[1:]]
    return words[language].format(*values, all=", ".join(values))


def why(reasons: Iterable[Reason]) -> list[str]:
    """Reasons in English with their weights: "same home page fsg.org (+9.0)"."""
    return [f"{told(seen, 'en')} ({bits:+.1f})" for seen, bits in reasons]


def _label(of: str, value: str, language: str) -> str:
    """A value as `of` has it: names of places, of a list what one body is called."""
    if of in ("country", "region"):
        return country_name(value, language) if of == "country" else region_name(value, language)
    return str(getattr(codebook.load(), of).of_one(value, language)) if of else value


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    words: Mapping[str, Mapping[str, str]] = packaged("ci_map.resolve", "reasons.yaml")
    return words
