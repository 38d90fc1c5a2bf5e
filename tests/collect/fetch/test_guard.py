"""Nobody can make the fetcher knock at the machines behind it."""

import socket

import pytest

from ci_map.collect.fetch import Fetched, Fetcher, Missed, Reason, guard
from ci_map.collect.fetch.guard import is_public
from ci_map.settings import Settings
from tests.collect.fetch.conftest import Made
from tests.testweb import Web

PUBLIC = [
    "93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8",
    "64:ff9b::808:808", "2002:808:808::1", "100.63.255.255", "100.128.0.1", "172.32.0.1",
]  # fmt: skip
CLOSED = [
    "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "100.127.255.255", "0.0.0.0", "255.255.255.255",  # noqa: S104
    "224.0.0.1", "239.255.255.255", "240.0.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1",
    "198.51.100.1", "203.0.113.1", "192.88.99.1", "::", "::1", "::7f00:1", "fe80::1",
    "fe80::1%eth0",
    "fc00::1", "fd00:ec2::254", "ff02::1", "fec0::1", "2001:db8::1", "2001::1", "3fff::1", "100::1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b:1::1",
    "2002:7f00:1::1", "2002:a9fe:a9fe::", "5f00::1", "4000::1", "nonsense", "",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", CLOSED)
def test_closed_addresses(address: str) -> None:
    assert not is_public(address)


def strict(*found: str, **changes: object) -> Fetcher:
    """A fetcher as the web sees it, in whose world every host has the addresses given."""
    settings = Settings(contact="mailto:map@example.org", delay=0, tries=1, connect_timeout=0.2)
    changed = settings.model_copy(update=changes)
    return Fetcher(changed, resolve=lambda host, port: list(found))


@pytest.mark.parametrize("address", CLOSED[:4] + CLOSED[-12:-2])
def test_a_name_that_leads_inside_is_refused(address: str) -> None:
    missed = strict(address).fetch("http://harmless.example/")
    assert isinstance(missed, Missed)
    assert missed.reason is Reason.PRIVATE_ADDRESS
    assert missed.retry_after is None


def test_one_private_address_among_public_ones_is_enough() -> None:
    missed = strict("8.8.8.8", "127.0.0.1").fetch("http://harmless.example/")
    assert isinstance(missed, Missed)
    assert missed.reason is Reason.PRIVATE_ADDRESS


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/",
     "http://127.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://localhost/",
     "http://LOCALHOST./", "http://１２７.0.0.1/", "http://127。0。0。1/", "https://10.0.0.1/"],
)  # fmt: skip
def test_every_way_to_write_a_private_address(url: str) -> None:
    settings = Settings(contact="mailto:map@example.org", delay=0, tries=1)
    missed = Fetcher(settings).fetch(url)
    assert isinstance(missed, Missed)
    assert missed.reason is Reason.PRIVATE_ADDRESS


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "file:///etc/passwd", "javascript:alert(1)", "http:///", "", "a.org",
     "http://user@example.org/", "http://user:pass@example.org/", "http://example.org:22/",
     "https://example.org:6379/", "http://example.org:99999/", "http://exa mple.org/",
     "http://[::1/", "http://-a.example/", "http://999.1.1.1/", "gopher://x/", "http://a..b/"],
)  # fmt: skip
def test_bad_addresses(url: str) -> None:
    missed = strict("8.8.8.8").fetch(url)
    assert isinstance(missed, Missed)
    assert missed.reason is Reason.BAD_ADDRESS
    assert missed.exchanges == ()


def test_the_checked_address_is_the_one_connected_to(web: Web, make: Made) -> None:
    """Whoever resolves a name twice can be told another address the second time."""
    answers = [["127.0.1.1"], ["10.0.0.1"], ["10.0.0.1"]]
    fetcher = make(resolve=lambda host, port: answers.pop(0))
    for _ in range(3):
        page = fetcher.fetch(f"http://rebound.example:{web.port}/etag")
        assert isinstance(page, Fetched)
        assert {exchange.address for exchange in page.exchanges} == {"127.0.1.1"}
    assert len(answers) == 2
    assert web.visits()[-1].host == f"rebound.example:{web.port}"


def test_the_name_is_what_the_certificate_is_checked_against(web: Web, make: Made) -> None:
    fetcher = make(resolve=lambda host, port: ["127.0.1.131"])
    assert isinstance(fetcher.fetch(f"https://good.test:{web.tls_port}/etag"), Fetched)
    missed = fetcher.fetch(f"https://other.test:{web.tls_port}/etag")
    assert isinstance(missed, Missed)
    assert missed.reason is Reason.TLS


@pytest.fixture
def outside(web: Web, make: Made, monkeypatch: pytest.MonkeyPatch) -> Made:
    """As strict as on the web, but that 127.0.0.0/8 and the test web's port count as public."""
    closed = [network for network in guard.CLOSED if str(network) != "127.0.0.0/8"]
    monkeypatch.setattr(guard, "CLOSED", closed)
    monkeypatch.setattr(guard, "PORTS", {80, web.port})
    return lambda **changes: make(allow_private=False, contact="mailto:map@example.org", **changes)


@pytest.mark.parametrize("place", ["169.254.169.254", "10.0.0.1", "[::1]", "inside.example"])
def test_every_hop_of_a_redirect_is_checked(place: str, web: Web, outside: Made) -> None:
    def resolve(host: str, port: int) -> list[str]:
        return ["192.168.1.1"] if host == "inside.example" else [host]

    missed = outside(resolve=resolve).fetch(web.url(f"/redirect-to?http://{place}/"))
    assert isinstance(missed, Missed)
    assert missed.reason is Reason.PRIVATE_ADDRESS
    assert [exchange.status for exchange in missed.exchanges] == [404, 302]


def test_a_redirect_to_an_odd_port_is_refused(web: Web, outside: Made) -> None:
    missed = outside().fetch(web.url("/redirect-to?http://127.0.1.1:6379/"))
    assert isinstance(missed, Missed)
    assert missed.reason is Reason.BAD_ADDRESS


def test_robots_that_lead_to_a_private_address_are_not_followed(web: Web, outside: Made) -> None:
    missed = outside().fetch(web.url("/etag", host="to-private"))
    assert isinstance(missed, Missed)
    assert missed.reason is Reason.ROBOTS_UNREACHABLE
    assert "169.254.169.254" in missed.detail


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), False),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure"), True),
        (UnicodeError("label too long"), False),
    ],
)
def test_a_name_without_an_address(error: Exception, again: bool, make: Made) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise error

    missed = make(resolve=resolve).fetch("http://gone.example/")
    assert isinstance(missed, Missed)
    assert missed.reason is Reason.DNS
    assert (missed.retry_after is not None) == again
