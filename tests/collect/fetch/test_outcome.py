from datetime import UTC, datetime

from ci_map.collect.fetch import Fetched, Group, Reason, Validators


def test_every_reason_has_a_group_and_only_failures_or_refusals_pass() -> None:
    assert {reason.group for reason in Reason} == set(Group)
    assert all(r.group in {Group.FAILED, Group.REFUSED} for r in Reason if r.passing)
    assert not Reason.ROBOTS.passing
    assert Reason.RATE_LIMITED.passing


def test_headers_are_found_in_whatever_case() -> None:
    headers = (("ETag", '"a"'), ("LAST-MODIFIED", "Wed, 25 Nov 2026 10:00:00 GMT"))
    url = "https://example.org/"
    page = Fetched(url, url, 200, headers, b"", datetime(2026, 11, 25, tzinfo=UTC))
    assert page.known == Validators('"a"', "Wed, 25 Nov 2026 10:00:00 GMT")
    assert page.header("content-type") is None
