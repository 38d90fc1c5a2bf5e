"""A text read once: its language, the phrases found in it, the places named in it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ci_map.classify.countries import Candidate, Clues, candidates
from ci_map.classify.lexicon import Hit, lexicon
from ci_map.classify.mentions import Mention, mentions
from ci_map.classify.signs import country_of_address, signs
from ci_map.classify.words import spans, terms
from ci_map.gazetteer.folding import fold
from ci_map.languages import language_of

LONGEST = 20_000
"""Characters that are read; a page says what it is before."""
USUAL = 600.0
"""Letters of a usual page."""


@dataclass(frozen=True)
class Reading:
    """What a text has, before anything is judged. Spans count characters of `text`."""

    text: str
    folded: str
    language: str | None
    hits: Mapping[str, Sequence[Hit]]
    mentions: Sequence[Mention]
    candidates: Sequence[Candidate]

    def of(self, concept: str) -> Sequence[Hit]:
        """The hits of a concept ("facet.name"), in the text's order."""
        return self.hits.get(concept, ())

    @cached_property
    def letters(self) -> float:
        """How much the text says: its characters, those of Japanese counted as two and a half."""
        return len(self.text) * (2.5 if self.language == "ja" else 1.0)

    @cached_property
    def brevity(self) -> float:
        """What a hit counts: 1 in a usual page, less in a longer one."""
        return min(1.0, math.sqrt(USUAL / max(self.letters, 1.0)))

    @cached_property
    def terms(self) -> Sequence[str]:
        """The words of the text, then pairs of them."""
        return terms(self.folded)

    @cached_property
    def places(self) -> Sequence[tuple[int, int]]:
        """Where each of `terms` stands."""
        return spans(self.folded)

    @cached_property
    def home(self) -> str | None:
        """The country that most points to, by fixed weights: places elsewhere are read with care.

        The answer to the question of country is learnt; this is only a first look.
        """
        strengths = {rival.country: _pull(rival) for rival in self.candidates}
        best = max(sorted(strengths), key=lambda country: strengths[country], default=None)
        return best if best and strengths[best] >= ENOUGH else None


ENOUGH = 0.5
_PULLS = {
    "country": 2.0, "region": 1.5, "county": 1.0, "city": 1.0, "sign": 1.5, "postal": 2.0,
    "phone": 2.0, "domain": 2.0, "currency": 0.7, "language": 1.5, "city_in_named_country": 1.0,
    "led": 0.5,
}  # fmt: skip
"""How much each kind of clue pulls towards a country."""


def _pull(rival: Candidate) -> float:
    return sum(_PULLS.get(clue, 0.0) * min(count, 3.0) for clue, count in rival.clues.items())


def read(text: str, url: str | None = None) -> Reading:
    """Read a text of any language; its address tells only the country of its last label."""
    language = language_of(text)
    part = text[:LONGEST]
    folded = fold(part)
    hits = lexicon(language or "en").find(folded)
    named = mentions(part, folded, language)
    clues = Clues(named, hits, list(signs(part)), language, country_of_address(url))
    return Reading(part, folded, language, hits, named, candidates(clues))
