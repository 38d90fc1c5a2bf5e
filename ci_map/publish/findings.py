"""findings.json: the findings as data, the same that the map shows."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from ci_map.findings import Finding, FindingChart, Row
from ci_map.publish.contents import Contents

FEW = 10  # organisations
DIGITS = 4  # decimals of a share


def findings(found: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as plain data (their type: web/src/payload.ts)."""
    return [_finding(finding) for finding in found]


def findings_json(contents: Contents) -> bytes:
    """All findings as indented JSON."""
    text = json.dumps(findings(contents.findings), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def _finding(finding: Finding) -> dict[str, Any]:
    plain = asdict(finding) | {"verdict": str(finding.verdict)}
    claims = [asdict(claim) | {"verdict": str(claim.verdict)} for claim in finding.claims]
    return plain | {"claims": claims, "charts": [_chart(chart) for chart in finding.charts]}


def is_few(row: Row, chart: FindingChart) -> bool:
    """Whether a share rests on too few to be read as one; a count is what it is."""
    return chart.unit == "share" and row.count is not None and row.count < FEW


def _chart(chart: FindingChart) -> dict[str, Any]:
    rows = [asdict(row) | {"few": is_few(row, chart)} for row in chart.rows]
    for row in rows:
        for name in ("value", "low", "high"):
            if isinstance(row[name], float):
                row[name] = round(row[name], DIGITS)
    return asdict(chart) | {"rows": rows}
