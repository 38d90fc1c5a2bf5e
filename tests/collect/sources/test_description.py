import pytest

from ci_map.collect import SeedsInvalid
from ci_map.collect.sources.description import read_source
from ci_map.collect.sources.folder import read_all
from tests.collect.sources.conftest import Write


def faults(source: Write, **changes: object) -> dict[str, str]:
    with pytest.raises(SeedsInvalid) as raised:
        read_source(source(**changes))
    return {fault.column: fault.problem for fault in raised.value.faults}


def test_every_fault_is_told_at_once_with_its_line(source: Write) -> None:
    folder = source()
    text = (folder / "source.yml").read_text(encoding="utf-8")
    text = text.replace("cadence: yearly", "cadence: sometimes").replace("- US", "- USA")
    text = text.replace("status: not yet", "status: seems fine") + "colour: red\n"
    (folder / "source.yml").write_text(text, encoding="utf-8")
    with pytest.raises(SeedsInvalid) as raised:
        read_source(folder)
    lines = text.splitlines()
    for fault in raised.value.faults:
        assert lines[fault.line - 1].lstrip("- ").split(":")[0] in (
            fault.column,
            "USA",
            "countries",
        )
    assert {f.column for f in raised.value.faults} == {"cadence", "countries", "status", "colour"}


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("defaults", {"defaults": {"roles": ["captain"]}}),
        ("defaults", {"defaults": {"country": "US", "region": "CA-ON"}}),
        ("network.relation", {"network": {"name": "N", "relation": "knows"}}),
        ("network.roles", {"network": {"name": "N", "roles": ["captain"]}}),
        ("assertions.organisations", {"assertions": {}}),
        ("assertions", {"assertions": {"organisations": {"min": "1"}, "shares": {"colour": "1"}}}),
        ("status", {"status": "checked live on Tuesday"}),
        (
            "listing.entry",
            {"listing": {"container": "main", "entry": "li[", "fields": {"name": "a"}}},
        ),
        ("listing", {"listing": {"container": "main", "fields": {"name": "a"}}}),
        ("listing", {"listing": {"container": "main", "entry": "li", "fields": {"url": "a"}}}),
        ("listing", {"listing": {"sitemap": "https://a.example/s.xml", "fields": {"name": "h1"}}}),
        (
            "listing.fields",
            {"listing": {"container": "a", "entry": "b", "fields": {"name": "a", "citty": "i"}}},
        ),
        (
            "listing.detail.fields",
            {
                "listing": {
                    "container": "a",
                    "entry": "b",
                    "fields": {"name": "a"},
                    "detail": {"link": "a", "fields": {"evidence_url": "a"}},
                }
            },
        ),
        (
            "listing",
            {
                "listing": {
                    "container": "a",
                    "entry": "b",
                    "fields": {"name": "a", "domains": {"css": "i", "lookup": "topic"}},
                },
                "lookups": {"topics": {"Schools": "education"}},
            },
        ),
        ("address", {"address": "a.example"}),
    ],
)
def test_a_wrong_value_is_refused(source: Write, field: str, changes: dict[str, object]) -> None:
    assert field in faults(source, **changes)


def test_a_source_has_a_listing_or_a_program(source: Write) -> None:
    assert faults(source, listing=None) == {"listing": "is missing"}
    assert read_source(source(crawler="", listing=None)).listing is None


def test_a_day_of_checking_is_a_day(source: Write) -> None:
    assert read_source(source(status="checked live on 2026-11-25")).status.endswith("2026-11-25")


def test_the_faults_of_all_sources_are_told_together(source: Write) -> None:
    crawlers = source("a", status="?").parent
    source("b", cadence="?")
    source("c-c")
    source("aux")
    with pytest.raises(SeedsInvalid) as raised:
        read_all(crawlers)
    assert {fault.file.split("crawlers/")[1] for fault in raised.value.faults} == {
        "a/source.yml",
        "b/source.yml",
        "c-c",
        "aux",
    }
