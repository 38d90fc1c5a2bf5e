from concurrent.futures import ThreadPoolExecutor

import pytest

from ci_map.collect.fetch import Fetched, Fetcher, hosts
from ci_map.collect.fetch.address import parse
from ci_map.collect.fetch.connection import Dialler
from ci_map.collect.fetch.hosts import Host, Hosts
from ci_map.settings import Settings
from tests.testweb import Web

SETTINGS = Settings(allow_private=True, delay=0)


def made() -> Hosts:
    return Hosts(SETTINGS, Dialler(SETTINGS, lambda host, port: [host]))


def host(hosts: Hosts, name: str) -> Host:
    return hosts.of(parse(f"https://{name}/"))


def test_a_host_is_a_name_whatever_its_scheme_and_port() -> None:
    all_hosts = made()
    urls = ("http://e.org/", "https://e.org/a", "http://e.org:8080/", "https://E.org./")
    assert len({id(all_hosts.of(parse(url))) for url in urls}) == 1
    assert host(all_hosts, "www.e.org") is not host(all_hosts, "e.org")


def test_hosts_are_forgotten_but_not_their_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hosts, "REMEMBERED", 10)
    all_hosts = made()
    held, busy, idle = (host(all_hosts, f"{name}.org") for name in ("held", "busy", "idle"))
    held.hold(60)
    with busy.turn(0):
        for i in range(50):
            host(all_hosts, f"h{i}.org")
        assert host(all_hosts, "busy.org") is busy
    assert host(all_hosts, "held.org") is held
    assert host(all_hosts, "idle.org") is not idle


def test_few_connections_are_open_at_a_time(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hosts, "CONNECTED", 3)
    fetcher = Fetcher(SETTINGS)
    urls = [web.url(f"/etag?{i}", host=1 + i % 8) for i in range(64)]
    with ThreadPoolExecutor(8) as threads:
        assert all(isinstance(page, Fetched) for page in threads.map(fetcher.fetch, urls))
    for one in range(1, 9):
        assert isinstance(fetcher.fetch(web.url("/etag", host=one)), Fetched)
    open_ones = [h for h in fetcher._hosts._hosts.values() if h.connections]
    assert len(open_ones) == 3
    fetcher.close()
    assert not any(h.connections for h in fetcher._hosts._hosts.values())
    assert isinstance(fetcher.fetch(web.url("/etag")), Fetched)
