"""Whether a funder stands behind active initiatives: the fifth finding."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ci_map import codebook
from ci_map.findings.estimates import HALF, Estimate, share
from ci_map.findings.material import Material
from ci_map.findings.parts import BY_COUNTRY, BY_DOMAIN, Share, by
from ci_map.findings.shape import Claim, Finding, FindingChart, Row, Verdict
from ci_map.findings.words import claim, text, told
from ci_map.model import Organisation

ID = "philanthropy"
# Philanthropic bodies and those that pool what several donors give; not states, not companies.
PHILANTHROPIC = frozenset(("foundation", "nonprofit", "network"))
ACTIVE = "view=table&f.role=initiative&f.active=yes"

Behind = Mapping[str, set[str]]


def find(material: Material) -> Finding:
    """Count the active initiatives that someone funds, themselves or by way of their backbone."""
    behind, giving = _behind(material), _philanthropic(material)
    related = {end for r in material.relations for end in (r.source_id, r.target_id)}
    active = [o for o in material.organisations if "initiative" in o.roles and o.ended is None]
    known = [o for o in active if o.id in related]
    philanthropic = sum(bool(behind.get(o.id, set()) & giving) for o in known)
    estimate = share(philanthropic, len(known))
    figures = {"known": len(known), "philanthropic": philanthropic}
    figures["backed"] = sum(o.id in behind for o in known)
    return told(
        ID,
        text(ID, "sentence", **figures, share=estimate.value if estimate else 0.0),
        (_verdict(estimate), _claims(estimate)),
        text(ID, "rests_on", unknown=len(active) - len(known)),
        *(_by_sector(material, known, behind), *_parts(known, behind, giving)),
    )


def _philanthropic(material: Material) -> set[str]:
    return {o.id for o in material.organisations if o.sector in PHILANTHROPIC}


def _behind(material: Material) -> Behind:
    """Whom anyone funds, or founded as a funder, and by whom; initiatives also by way of their
    backbones, which may be funders themselves. Relations that ended are over.
    """
    funders = {o.id for o in material.organisations if "funder" in o.roles}
    behind: defaultdict[str, set[str]] = defaultdict(set)
    going = [r for r in material.relations if r.until is None]
    for r in going:
        if r.relation == "funds" or (r.relation == "founded" and r.source_id in funders):
            behind[r.target_id].add(r.source_id)
    through = {
        (r.target_id, funder)
        for r in going
        if r.relation == "backbone_of"
        for funder in behind.get(r.source_id, set()) | ({r.source_id} & funders)
    }
    for initiative, funder in through:
        behind[initiative].add(funder)
    return {who: by_whom for who, by_whom in behind.items() if by_whom}


def _verdict(behind: Estimate | None) -> Verdict:
    """Behind most stands a philanthropic body; a lower bound below a half proves nothing."""
    agrees = behind is not None and behind.low > HALF
    return Verdict.AGREES if agrees else Verdict.CANNOT_TELL


def _claims(behind: Estimate | None) -> list[Claim]:
    return [claim(ID, "most", _verdict(behind), share=behind.value)] if behind else []


def _by_sector(material: Material, known: Sequence[Organisation], behind: Behind) -> FindingChart:
    """The share of initiatives with a funder of each sector; several may stand behind one."""
    sector = {o.id: o.sector for o in material.organisations}
    found = {o.id: {sector[funder] for funder in behind.get(o.id, ())} for o in known}
    rows = []
    for entry in codebook.load().sectors:
        count = sum(entry.id in sectors for sectors in found.values())
        estimate = share(count, len(known))
        if estimate and count:
            rows.append(Row(dict(entry.label), *estimate, count=count))
    rows.sort(key=lambda row: -(row.count or 0))
    return FindingChart("sectors", text(ID, "sectors"), "share", tuple(rows))


def _parts(
    known: Sequence[Organisation], behind: Behind, giving: set[str]
) -> tuple[FindingChart, ...]:
    """The share with a philanthropic body behind them, by domain and by country."""
    counted = Share(known, lambda o: bool(behind.get(o.id, set()) & giving), ACTIVE)
    return (
        by(BY_DOMAIN, counted, "backed", text(ID, "chart")),
        by(BY_COUNTRY, counted, "backed_country", text(ID, "backed_country")),
    )
