"""Where the field is: the first finding."""

from collections import Counter

from ci_map.findings.estimates import share
from ci_map.findings.material import Material
from ci_map.findings.shape import Chart, Finding, Row, Verdict
from ci_map.findings.words import country, text

ID = "geography"
SHOWN = 12
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
    known = sum(countries.values())
    sentence = text(
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
    return Finding(
        id=ID,
        title=text(ID, "title"),
        said_2015=text(ID, "said_2015"),
        sentence=sentence,
        verdict=_verdict(countries, european),
        rests_on=text(ID, "rests_on", unknown=len(material.organisations) - known),
        charts=(_chart(countries), _by_role(material)),
    )


def _verdict(countries: Counter[str], european: int) -> Verdict:
    """America first without rival, Canada second, Europe hardly any."""
    if not countries:
        return Verdict.CANNOT_TELL
    others = sorted((n for code, n in countries.items() if code != "US"), reverse=True) or [0]
    leads = countries["US"] >= RIVAL * others[0]
    canada_second = countries["CA"] == others[0]
    if leads and canada_second and european < countries["CA"]:
        return Verdict.AGREES
    return Verdict.PARTLY if leads else Verdict.DISAGREES


def _chart(countries: Counter[str]) -> Chart:
    ordered = sorted(countries, key=lambda code: (-countries[code], code))[:SHOWN]
    rows = (
        Row(country(c), countries[c], count=countries[c], state=f"view=geography&f.country={c}")
        for c in ordered
    )
    return Chart("countries", text(ID, "countries"), "organisations", tuple(rows))


def _by_role(material: Material) -> Chart:
    """The American share of each kind of organisation, by main role."""
    from ci_map import codebook

    rows = []
    for role in codebook.load().roles:
        members = [o for o in material.organisations if o.role == role.id and o.country]
        american = share(sum(o.country == "US" for o in members), len(members))
        if american:
            state = f"view=table&f.country=US&f.role={role.id}"
            rows.append(Row(dict(role.label), *american, count=len(members), state=state))
    return Chart("american", text(ID, "american"), "share", tuple(rows))
