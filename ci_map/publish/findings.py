"""findings.json: the findings as data, the same that the map shows."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from ci_map.findings import Chart, Finding
from ci_map.publish.contents import Contents

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
    return plain | {"charts": [_chart(chart) for chart in finding.charts]}


def _chart(chart: Chart) -> dict[str, Any]:
    rows = [asdict(row) | {"few": row.few} for row in chart.rows]
    for row in rows:
        for name in ("value", "low", "high"):
            if isinstance(row[name], float):
                row[name] = round(row[name], DIGITS)
    return asdict(chart) | {"rows": rows}
