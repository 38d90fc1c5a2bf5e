"""A survey at a glance, as HTML for a notebook."""

from collections.abc import Mapping
from html import escape
from typing import Any


def card(manifest: Mapping[str, Any]) -> str:
    """The title, the counts and what the survey cannot show; every text escaped."""
    title = manifest.get("title", {}).get("en") or manifest["name"]
    counts = manifest["counts"].items()
    rows = "".join(
        f'<tr><th style="text-align:left">{escape(name.replace("_", " "))}</th>'
        f'<td style="text-align:right">{value:,}</td></tr>'
        for name, value in counts
    )
    limits = "".join(f"<li>{escape(text.get('en', ''))}</li>" for text in manifest["limits"])
    return (
        f"<h4>{escape(title)} <small>({escape(manifest['name'])})</small></h4><table>{rows}</table>"
        f"<details><summary>What it cannot show</summary><ul>{limits}</ul></details>"
    )
