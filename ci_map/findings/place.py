"""How far initiatives are bound to a place, and of what size: the second finding."""

from collections import Counter

from ci_map import codebook
from ci_map.findings.estimates import HALF, Estimate, share
from ci_map.findings.material import Material
from ci_map.findings.parts import BY_COUNTRY, BY_DOMAIN, Share, by
from ci_map.findings.shape import Claim, Finding, FindingChart, Row, Text, Verdict
from ci_map.findings.words import claim, holds, text, told
from ci_map.model import Organisation

ID = "place"
URBAN = ("city", "metropolitan")
RARE = 0.1  # what is the exception has a smaller share
BASED = "view=table&f.role=initiative~backbone&f.place_based=yes"


def find(material: Material) -> Finding:
    """Tell place-based initiatives and backbones by the scale of their place."""
    bound = [o for o in material.doing if o.place_based]
    scaled = [o for o in bound if o.place_scale]
    scales = Counter(o.place_scale for o in scaled if o.place_scale)
    sentence = _sentence(len(bound), len(material.doing), scales)
    charts = (_chart(scales), *_parts(scaled))
    verdict = _verdict(scales), _claims(scales)
    return told(ID, sentence, verdict, text(ID, "rests_on"), *charts)


def _sentence(bound: int, doing: int, scales: Counter[str]) -> Text:
    return text(
        ID,
        "sentence",
        based=bound,
        doing=doing,
        based_share=bound / max(doing, 1),
        scaled=scales.total(),
        metropolitan=_share(scales, "metropolitan").value,
        city=_share(scales, "city").value,
        rural=_share(scales, "rural").value,
    )


def _share(scales: Counter[str], *wanted: str) -> Estimate:
    found = share(sum(scales[scale] for scale in wanted), sum(scales.values()))
    return found or Estimate(0.0, 0.0, 0.0)


def _verdict(scales: Counter[str]) -> Verdict:
    """Most serve a metropolitan area, and rural ones are the exception; a city is half of it."""
    if not scales:
        return Verdict.CANNOT_TELL
    rare = _share(scales, "rural").value < RARE
    metropolitan = _share(scales, "metropolitan").value > HALF
    if metropolitan and rare:
        return Verdict.AGREES
    return Verdict.PARTLY if rare or metropolitan else Verdict.DISAGREES


def _claims(scales: Counter[str]) -> list[Claim]:
    """Each part of what 2015 said of places."""
    if not scales:
        return []
    metropolitan, rural = (_share(scales, name).value for name in ("metropolitan", "rural"))
    urban = _share(scales, *URBAN).value
    return [
        claim(ID, "metropolitan", holds(metropolitan > HALF), share=metropolitan, urban=urban),
        claim(ID, "rural", holds(rural < RARE), share=rural),
    ]


def _parts(scaled: list[Organisation]) -> tuple[FindingChart, ...]:
    """Metropolitan areas and cities by country and by domain, and rural areas by country."""
    urban = Share(
        scaled, lambda o: o.place_scale in URBAN, BASED + "&f.place_scale=" + "~".join(URBAN)
    )
    rural = Share(scaled, lambda o: o.place_scale == "rural", BASED + "&f.place_scale=rural")
    return (
        by(BY_COUNTRY, urban, "urban_country", text(ID, "urban_country")),
        by(BY_COUNTRY, rural, "rural_country", text(ID, "rural_country")),
        by(BY_DOMAIN, urban, "urban_domain", text(ID, "urban_domain")),
    )


def _chart(scales: Counter[str]) -> FindingChart:
    total = sum(scales.values())
    rows = []
    for scale in codebook.load().place_scales:
        estimate = share(scales[scale.id], total)
        if estimate and scales[scale.id]:
            state = f"{BASED}&f.place_scale={scale.id}"
            rows.append(Row(dict(scale.label), *estimate, count=scales[scale.id], state=state))
    return FindingChart("scales", text(ID, "scales"), "share", tuple(rows))
