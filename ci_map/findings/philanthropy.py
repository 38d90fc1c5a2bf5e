"""Whether a funder stands behind active initiatives: the fifth finding."""

from collections import defaultdict
from collections.abc import Sequence

from ci_map import codebook
from ci_map.findings.estimates import Estimate, share
from ci_map.findings.material import Material
from ci_map.findings.shape import Chart, Finding, Row, Verdict
from ci_map.findings.words import text
from ci_map.model import Organisation

ID = "philanthropy"
HALF = 0.5
SHOWN = 6


def find(material: Material) -> Finding:
    """Count the active initiatives that someone funds, themselves or by way of their backbone."""
    backed = _backed(material)
    related = {end for r in material.relations for end in (r.source_id, r.target_id)}
    active = [o for o in material.organisations if "initiative" in o.roles and o.ended is None]
    known = [o for o in active if o.id in related]
    behind = share(sum(o.id in backed for o in known), len(known))
    sentence = text(
        ID,
        "sentence",
        backed=sum(o.id in backed for o in known),
        known=len(known),
        share=behind.value if behind else 0.0,
        active=len(active),
    )
    return Finding(
        id=ID,
        title=text(ID, "title"),
        said_2015=text(ID, "said_2015"),
        sentence=sentence,
        verdict=_verdict(behind),
        rests_on=text(ID, "rests_on", unknown=len(active) - len(known)),
        charts=(_chart(known, backed),),
    )


def _backed(material: Material) -> set[str]:
    """Who is funded, or founded by a funder, and the initiatives of backbones that are."""
    funders = {o.id for o in material.organisations if "funder" in o.roles}
    backed = {
        r.target_id
        for r in material.relations
        if r.relation == "funds" or (r.relation == "founded" and r.source_id in funders)
    }
    backbones = defaultdict(set)
    for r in material.relations:
        if r.relation == "backbone_of":
            backbones[r.target_id].add(r.source_id)
    return backed | {
        initiative for initiative, ends in backbones.items() if ends & (backed | funders)
    }


def _verdict(behind: Estimate | None) -> Verdict:
    """Behind most stands a philanthropic body; a lower bound below a half proves nothing."""
    agrees = behind is not None and behind.low > HALF
    return Verdict.AGREES if agrees else Verdict.CANNOT_TELL


def _chart(known: Sequence[Organisation], backed: set[str]) -> Chart:
    """The share with a funder, by domain, of the domains with most initiatives."""
    rows = []
    for domain in codebook.load().domains:
        members = [o for o in known if domain.id in o.domains]
        estimate = share(sum(o.id in backed for o in members), len(members))
        if estimate:
            state = f"view=table&f.role=initiative&f.active=yes&f.domain={domain.id}"
            rows.append(Row(dict(domain.label), *estimate, count=len(members), state=state))
    rows.sort(key=lambda row: -(row.count or 0))
    return Chart("backed", text(ID, "chart"), "share", tuple(rows[:SHOWN]))
