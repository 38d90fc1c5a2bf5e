"""The steps of the tour as the map gets them: a step of a finding is told by the finding."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from ci_map.collect.tour import TourStep
from ci_map.findings import Finding
from ci_map.findings.words import filled
from ci_map.packaged import packaged
from ci_map.publish.contents import Contents


def tour(contents: Contents) -> list[dict[str, Any]]:
    """Every step with title, text and state; one of a finding that the survey lacks is left out."""
    findings = {finding.id: finding for finding in contents.findings}
    told = [_told(step, findings.get(step.finding or "")) for step in contents.tour]
    return [step for step in told if step is not None]


def _told(step: TourStep, finding: Finding | None) -> dict[str, Any] | None:
    if step.finding is None:
        return {"title": dict(step.title), "text": dict(step.text), "state": step.state}
    if finding is None:
        return None
    text = filled(_templates()["finding"], said=finding.said_2015, sentence=finding.sentence)
    return {"title": dict(finding.title), "text": text, "state": step.state}


@cache
def _templates() -> Mapping[str, Mapping[str, str]]:
    templates: Mapping[str, Mapping[str, str]] = packaged("ci_map.publish", "tour.yaml")
    return templates
