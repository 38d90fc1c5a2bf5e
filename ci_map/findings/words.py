"""The sentences of the findings: templates in five languages, filled with figures."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from ci_map.codebook import LANGUAGES, Entry
from ci_map.findings.shape import Claim, Finding, FindingChart, Text, Verdict
from ci_map.model.places import country_name
from ci_map.packaged import packaged


@cache
def templates() -> Mapping[str, Mapping[str, Text]]:
    """The texts by finding and name, as findings.yaml has them."""
    loaded: Mapping[str, Mapping[str, Text]] = packaged("ci_map.findings", "findings.yaml")
    return loaded


def text(finding: str, name: str, **values: Any) -> Text:
    """A text of a finding in every language, filled with values."""
    return filled(templates()[finding][name], **values)


def filled(template: Text, **values: Any) -> dict[str, str]:
    """A text in every language with values put as each language writes them: whole numbers as
    counts, fractions as per cent, an `Entry` by its label, a mapping by its own words, a list
    joined by "and".
    """
    return {
        language: template[language].format_map(
            {key: _worded(value, language) for key, value in values.items()}
        )
        for language in LANGUAGES
    }


def joined(*texts: Text) -> Text:
    """Sentences one after the other."""
    return {language: " ".join(each[language] for each in texts) for language in LANGUAGES}


def claim(finding: str, name: str, verdict: Verdict, **values: Any) -> Claim:
    """A part of a finding in words, with whether it holds."""
    return Claim(text(finding, f"claim_{name}", **values), verdict)


def holds(sure: bool) -> Verdict:
    """Of what the data can settle."""
    return Verdict.AGREES if sure else Verdict.DISAGREES


def told(
    finding: str,
    sentence: Text,
    verdict: tuple[Verdict, Sequence[Claim]],
    rests_on: Text,
    *charts: FindingChart,
) -> Finding:
    """A finding under its title, after what was said of it in 2015; the verdict with its parts."""
    return Finding(
        id=finding,
        title=text(finding, "title"),
        said_2015=text(finding, "said_2015"),
        sentence=sentence,
        verdict=verdict[0],
        claims=tuple(verdict[1]),
        rests_on=rests_on,
        charts=charts,
    )


def country(code: str) -> Text:
    """A country's name in every language."""
    return {language: country_name(code, language) for language in LANGUAGES}


def everywhere(words: str) -> Text:
    """A name that is the same in every language."""
    return dict.fromkeys(LANGUAGES, words)


def _worded(value: Any, language: str) -> str:
    for kind, word in _WORDS:
        if isinstance(value, kind):
            return word(value, language)
    raise TypeError(f"no words for {value!r}")


def _many(values: list[Any], language: str) -> str:
    return format_list([_worded(value, language) for value in values], locale=language)


_WORDS: tuple[tuple[type, Callable[[Any, str], str]], ...] = (
    (str, lambda value, _: value),
    (int, lambda value, language: format_decimal(value, locale=language)),
    (float, lambda value, language: format_percent(value, locale=language)),
    (Entry, lambda value, language: value.label[language]),
    (Mapping, lambda value, language: value[language]),
    (list, _many),
)
