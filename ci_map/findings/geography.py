"""Where the field is: the first finding."""

from collections import Counter

from ci_map.findings.estimates import HALF
from ci_map.findings.material import SURVEY_OF, Material
from ci_map.findings.parts import BY_DOMAIN, BY_ROLE, Share, by
from ci_map.findings.shape import Claim, Finding, FindingChart, Row, Text, Verdict
from ci_map.findings.words import claim, country, holds, joined, text, told

ID = "geography"
SHOWN = 12
TAMARACK = "tamarack-institute"
ROUND = 2  # steps
RIVAL = 2  # "without rival": at least twice as many as the next
# The countries of the Council of Europe that speak of themselves as European, by ISO 3166-1.
EUROPE = frozenset(
    code
    for line in (
        "AD AL AT BA BE BG CH CY CZ DE DK EE ES FI FO FR GB GI GR HR HU IE IM IS IT",
        "JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM UA VA XK",
    )
    for code in line.split()
)


def find(material: Material) -> Finding:
    """Count organisations by country, and infrastructure bodies and backbones apart."""
    countries = Counter(o.country for o in material.organisations if o.country)
    european = sum(n for code, n in countries.items() if code in EUROPE)
    unknown = len(material.organisations) - countries.total()
    near = _near_tamarack(material)
    return told(
        ID,
        joined(_sentence(countries, european), *_canada(near), *_australia(material)),
        (_verdict(countries, european), _claims(material, countries, european, near)),
        text(ID, "rests_on", unknown=unknown),
        *(_chart(countries), *_american(material)),
    )


def _sentence(countries: Counter[str], european: int) -> Text:
    known = countries.total()
    return text(
        ID,
        "sentence",
        us=countries["US"],
        known=known,
        us_share=countries["US"] / max(known, 1),
        ca=countries["CA"],
        au=countries["AU"],
        europe=european,
        europe_share=european / max(known, 1),
    )


def _claims(
    material: Material, countries: Counter[str], european: int, near: tuple[int, int] | None
) -> list[Claim]:
    """Each part of what 2015 said of the geography."""
    known = max(countries.total(), 1)
    most, rival = _first_and_next(countries)
    figures = {"us": countries["US"], "share": countries["US"] / known, "next": rival}
    canada, few = countries["CA"], {"europe": european, "share": european / known}
    return [
        claim(ID, "us", holds(most), **figures),
        claim(ID, "canada", holds(canada == rival), ca=canada),
        *_tamarack_claim(near),
        *_australian_claim(material),
        claim(ID, "europe", holds(european < canada), **few, ca=canada),
    ]


def _tamarack_claim(near: tuple[int, int] | None) -> list[Claim]:
    if near is None:
        return []
    share = near[0] / near[1]
    sure = Verdict.AGREES if share > HALF else Verdict.CANNOT_TELL
    return [claim(ID, "tamarack", sure, share=share, steps=ROUND)]


def _australian_claim(material: Material) -> list[Claim]:
    years = _australian_years(material)
    if not years:
        return []
    later = sum(year >= SURVEY_OF for year in years)
    ended = sum(o.ended is not None for o in material.doing if o.country == "AU")
    figures = {"later": later, "since": str(SURVEY_OF), "ended": ended}
    return [claim(ID, "australia", holds(later > ended), **figures)]


def _first_and_next(countries: Counter[str]) -> tuple[bool, int]:
    """Whether the USA lead without rival, and how many the next country has."""
    rival = max((n for code, n in countries.items() if code != "US"), default=0)
    return countries["US"] > 0 and countries["US"] >= RIVAL * rival, rival


def _near_tamarack(material: Material) -> tuple[int, int] | None:
    """How many of how many other Canadian organisations are near Tamarack."""
    if TAMARACK not in material.index:
        return None
    ways = material.ties.distances(material.index[TAMARACK], mode="all")[0]
    steps = [
        way
        for o, way in zip(material.organisations, ways, strict=True)
        if o.country == "CA" and o.id != TAMARACK
    ]
    return (sum(way <= ROUND for way in steps), len(steps)) if steps else None


def _canada(near: tuple[int, int] | None) -> list[Text]:
    if near is None:
        return []
    here, others = near
    return [text(ID, "canada", near=here, others=others, share=here / others, steps=ROUND)]


def _australian_years(material: Material) -> list[int]:
    return [o.founded for o in material.doing if o.country == "AU" and o.founded is not None]


def _australia(material: Material) -> list[Text]:
    """How many Australian initiatives and backbones of known age are younger than the survey."""
    years = _australian_years(material)
    if not years:
        return []
    later = sum(year >= SURVEY_OF for year in years)
    return [text(ID, "australia", later=later, known=len(years), since=str(SURVEY_OF))]


def _verdict(countries: Counter[str], european: int) -> Verdict:
    """America first without rival, Canada second, Europe hardly any."""
    if not countries:
        return Verdict.CANNOT_TELL
    leads, rival = _first_and_next(countries)
    canada_second = countries["CA"] == rival
    if leads and canada_second and european < countries["CA"]:
        return Verdict.AGREES
    return Verdict.PARTLY if leads else Verdict.DISAGREES


def _chart(countries: Counter[str]) -> FindingChart:
    ordered = sorted(countries, key=lambda code: (-countries[code], code))[:SHOWN]
    rows = (
        Row(country(c), countries[c], count=countries[c], state=f"view=geography&f.country={c}")
        for c in ordered
    )
    return FindingChart("countries", text(ID, "countries"), "organisations", tuple(rows))


def _american(material: Material) -> tuple[FindingChart, ...]:
    """The American share of each kind of organisation, by main role and by domain."""
    placed = [o for o in material.organisations if o.country]
    counted = Share(placed, lambda o: o.country == "US", "view=table&f.country=US")
    return (
        by(BY_ROLE, counted, "american", text(ID, "american")),
        by(BY_DOMAIN, counted, "american_domain", text(ID, "american_domain")),
    )
