"""The findings of the survey of 2015, each computed again from the data of today."""

from collections.abc import Callable

from ci_map.findings import coverage, domains, geography, network, philanthropy, place
from ci_map.findings.material import Material
from ci_map.findings.shape import Claim, Finding, FindingChart, Row, Verdict

__all__ = ["FINDINGS", "Claim", "Finding", "FindingChart", "Material", "Row", "Verdict", "find_all"]

FINDINGS: tuple[Callable[[Material], Finding], ...] = (
    geography.find,
    place.find,
    domains.find,
    network.find,
    philanthropy.find,
    coverage.find,
)


def find_all(material: Material) -> list[Finding]:
    """Every finding, in the order of the survey of 2015; none without organisations."""
    return [find(material) for find in FINDINGS] if material.organisations else []
