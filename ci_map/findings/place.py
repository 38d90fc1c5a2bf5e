"""How far initiatives are bound to a place, and of what size: the second finding."""

from collections import Counter

from ci_map import codebook
from ci_map.findings.estimates import share
from ci_map.findings.material import Material
from ci_map.findings.shape import Chart, Finding, Row, Verdict
from ci_map.findings.words import text

ID = "place"
URBAN = ("city", "metropolitan")
CLEARLY = 3  # times as many


def find(material: Material) -> Finding:
    """Tell place-based initiatives and backbones by the scale of their place."""
    doing = [o for o in material.organisations if {"initiative", "backbone"} & set(o.roles)]
    bound = [o for o in doing if o.place_based]
    scales = Counter(o.place_scale for o in bound if o.place_scale)
    based = len(bound) / max(len(doing), 1)
    sentence = text(
        ID,
        "sentence",
        based=len(bound),
        doing=len(doing),
        based_share=based,
        metropolitan=scales["metropolitan"],
        city=scales["city"],
        rural=scales["rural"],
    )
    return Finding(
        id=ID,
        title=text(ID, "title"),
        said_2015=text(ID, "said_2015"),
        sentence=sentence,
        verdict=_verdict(scales),
        rests_on=text(ID, "rests_on"),
        charts=(_chart(scales),),
    )


def _verdict(scales: Counter[str]) -> Verdict:
    """Most are metropolitan, rural ones are the exception."""
    if not scales:
        return Verdict.CANNOT_TELL
    rare = sum(scales[scale] for scale in URBAN) >= CLEARLY * scales["rural"]
    most = scales["metropolitan"] == max(scales.values())
    if most and rare:
        return Verdict.AGREES
    return Verdict.PARTLY if rare else Verdict.DISAGREES


def _chart(scales: Counter[str]) -> Chart:
    total = sum(scales.values())
    rows = []
    for scale in codebook.load().place_scales:
        estimate = share(scales[scale.id], total)
        if estimate and scales[scale.id]:
            chosen = "f.role=initiative~backbone&f.place_based=yes"
            state = f"view=table&{chosen}&f.place_scale={scale.id}"
            rows.append(Row(dict(scale.label), *estimate, count=scales[scale.id], state=state))
    return Chart("scales", text(ID, "scales"), "share", tuple(rows))
