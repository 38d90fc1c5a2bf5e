"""What the models see of a text: named numbers from 0 to 1."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain
from operator import attrgetter

from ci_map.classify.amounts import saturated, strength, weight
from ci_map.classify.form import form
from ci_map.classify.lexicon import Hit, concepts
from ci_map.classify.located import located
from ci_map.classify.patterns import starting_with
from ci_map.classify.reading import Reading

_NUMBER = starting_with(r"\d", r"\d[\d.,]*\+? ?(?:[^\W\d_]+ ){0,2}$|\d[\d,]*(?:人|社|の|以上の)?$")


def features(reading: Reading) -> dict[str, float]:
    """All features of a text but those of countries; one that is 0 is left out."""
    values = {
        **{
            concept: strength(reading, concept)
            for concept in _concepts()
            if concept in reading.hits
        },
        **_actors(reading),
        **located(reading),
        **_scales(reading),
        **_sums(reading),
        **form(reading.text),
    }
    return {name: value for name, value in values.items() if value}


@cache
def _concepts() -> tuple[str, ...]:
    """Those whose strength is a feature as it is."""
    facets = ("field", "roles", "scales", "conditions", "outside")
    return tuple(concept for facet in facets for concept in concepts(facet))


OFFICE_WORK = (
    "roles.office", "roles.staff", "roles.meeting_craft", "roles.data_keeping",
    "roles.serves_partners", "roles.no_direct", "roles.coordinate",
)  # fmt: skip
"""What a backbone's page has close together: who the few are, and what they keep going."""


def _all_hits(reading: Reading, names: Sequence[str]) -> list[Hit]:
    return sorted(chain.from_iterable(map(reading.of, names)), key=attrgetter("start"))


def _actors(reading: Reading) -> dict[str, float]:
    hits = _all_hits(reading, concepts("actors"))
    kinds = {hit.concept for hit in hits}
    counted = sum(bool(_NUMBER.search(reading.text[max(0, h.start - 30) : h.start])) for h in hits)
    return {
        "actors.kinds": len(kinds) / 10,
        "actors.kinds_at_once": _most_at_once(hits) / 7,
        "actors.counted": saturated(counted),
        "actors.hits": saturated(weight(reading, hits) / 4),
    }


def _most_at_once(hits: Sequence[Hit], window: int = 220) -> int:
    """The most kinds of actors within a stretch of the text: an enumeration of partners."""
    most = kinds = first = 0
    inside: Counter[str] = Counter()
    for hit in hits:
        kinds += not inside[hit.concept]
        inside[hit.concept] += 1
        while hits[first].start < hit.start - window:
            left = hits[first].concept
            inside[left] -= 1
            kinds -= not inside[left]
            first += 1
        most = max(most, kinds)
    return min(most, 7)


def _scales(reading: Reading) -> dict[str, float]:
    """Which words of scale come first, and which count most beside the others."""
    named = {c.partition(".")[2]: hits for c in concepts("scales") if (hits := reading.of(c))}
    if not named:
        return {}
    weights = {name: weight(reading, hits) for name, hits in named.items()}
    total = sum(weights.values())
    return {
        f"scale.most_{max(weights, key=lambda name: weights[name])}": 1.0,
        f"scale.first_{min(named, key=lambda name: named[name][0].start)}": 1.0,
        **{f"scale.share_{name}": amount / total for name, amount in weights.items()},
        **{f"scale.title_{name}": 1.0 for name, hits in named.items() if hits[0].start < TITLE},
    }


TITLE = 100
"""Characters of a title with its first words."""


def _sums(reading: Reading) -> dict[str, float]:
    shown = Counter(concept.partition(".")[0] for concept in reading.hits)
    return {
        "sum.field": shown["field"] / len(concepts("field")),
        "sum.conditions": shown["conditions"] / len(concepts("conditions")),
        "sum.outside": min(1.0, shown["outside"] / 4),
        "sum.domains": min(1.0, shown["domains"] / 5),
        "sum.office": _most_at_once(_all_hits(reading, OFFICE_WORK), 300) / 7,
        "sum.goals": strength(reading, "field.shared_goal") * strength(reading, "field.together"),
        "short": max(0.0, 1.0 - reading.letters / 250),
        "long": min(1.0, reading.letters / 2000),
    }
