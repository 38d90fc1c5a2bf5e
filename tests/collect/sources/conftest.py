from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

SOURCE = {
    "title": "Members of a network",
    "publisher": "A network",
    "address": "https://a.example/members",
    "licence": {"name": "All rights reserved"},
    "countries": ["US"],
    "language": "en",
    "cadence": "yearly",
    "coverage_start": "2011",
    "status": "not yet",
    "structure": "assumed",
    "limits": "Shows members only.",
    "network": {"name": "A network", "url": "https://a.example/", "roles": ["infrastructure"]},
    "defaults": {"roles": ["initiative"], "country": "US"},
    "assertions": {"organisations": {"min": 1}},
    "listing": {
        "container": "main",
        "entry": "li",
        "fields": {"name": "a", "url": {"css": "a", "take": "href"}},
    },
}
FIXTURE = {
    "note": "Made by hand.",
    "day": "2026-11-25",
    "pages": {"https://a.example/members": "page.html"},
    "changed": {},
    "empty": {},
    "assertions": {"organisations": {"min": 1}},
}
PAGE = "<main><ul><li><a href='https://b.example/'>Body B</a></li></ul></main>"

Write = Callable[..., Path]


@pytest.fixture
def source(tmp_path: Path) -> Write:
    """Write a source's folder into `crawlers/`, with what is given in place of the usual."""

    def write(name: str = "a", crawler: str | None = None, **changes: object) -> Path:
        folder = tmp_path / "crawlers" / name
        folder.mkdir(parents=True, exist_ok=True)
        told = {key: value for key, value in (SOURCE | changes).items() if value is not None}
        (folder / "source.yml").write_text(yaml.safe_dump(told), encoding="utf-8")
        if crawler is not None:
            (folder / "crawler.py").write_text(crawler, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def recorded_web(tmp_path: Path) -> Write:
    """Write a recorded web: its pages by file name, and what fixture.yml says."""

    def write(texts: dict[str, str] | None = None, **changes: object) -> Path:
        folder = tmp_path / "web"
        folder.mkdir(exist_ok=True)
        for name, text in (texts or {"page.html": PAGE}).items():
            (folder / name).write_text(text, encoding="utf-8")
        (folder / "fixture.yml").write_text(yaml.safe_dump(FIXTURE | changes), encoding="utf-8")
        return folder

    return write
