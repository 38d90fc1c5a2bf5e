import http.client
import json
import re
from itertools import pairwise

import pytest

from tests.testweb import Web
from tests.testweb.faults import FAULTS
from tests.testweb.organisations import LANGUAGES, language_of
from tests.testweb.robots import KINDS, OCTETS


def get(web: Web, path: str, octet: int = 1) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(f"127.0.1.{octet}", web.port, timeout=60)
    connection.request("GET", path, headers={"User-Agent": "a test"})
    answer = connection.getresponse()
    status, body = answer.status, answer.read()
    connection.close()
    return status, body


def test_a_generated_site_is_whole_and_leads_to_other_hosts(web: Web) -> None:
    seen, todo, hosts = {0}, [0], set()
    while todo:
        _, body = get(web, f"/pages/57/{todo.pop()}", 3)
        hosts |= set(re.findall(rb'href="http://127\.0\.1\.(\d+)', body))
        found = {int(i) for i in re.findall(rb'href="/pages/57/(\d+)"', body)} - seen
        seen |= found
        todo += found
    assert seen == set(range(57))
    assert len(hosts) == 2
    assert get(web, "/pages/57/57")[0] == 404


def test_organisations_speak_all_languages_and_link_to_one_another(web: Web) -> None:
    assert {language_of(octet) for octet in range(1, web.hosts + 1)} == set(LANGUAGES)
    for octet in range(1, web.hosts + 1):
        status, home = get(web, "/", octet)
        assert status == 200
        data = re.search(rb'ld\+json">(.*?)</script>', home)
        assert data
        assert json.loads(data[1])["@type"] == "NGO"
        links = [path for path in re.findall(r'href="(/[^"]+)"', home.decode()) if path != "/pdf"]
        assert len(links) == 4
        for path in links:
            answered = get(web, path if path.isascii() else quoted(path), octet)
            assert answered[0] == 200, path


def quoted(path: str) -> str:
    return "".join(f"%{byte:02X}" if byte > 127 else chr(byte) for byte in path.encode())


def test_every_request_is_logged_with_its_time_and_agent(web: Web) -> None:
    for number in range(3):
        get(web, f"/delay/0.01/{number}", 2)
    visits = [visit for visit in web.visits() if visit.path.startswith("/delay/0.01/")]
    assert [visit.path[-1] for visit in visits] == ["0", "1", "2"]
    assert {visit.address for visit in visits} == {"127.0.1.2"}
    assert {visit.agent for visit in visits} == {"a test"}
    assert all(visit.end - visit.start >= 0.01 for visit in visits)
    assert all(second.start >= first.end for first, second in pairwise(visits))


@pytest.mark.parametrize("kind", ["missing", "disallow", "error", "huge"])
def test_a_host_has_its_kind_of_robots(web: Web, kind: str) -> None:
    statuses = {"missing": 404, "error": 500}
    assert get(web, "/robots.txt", OCTETS[kind])[0] == statuses.get(kind, 200)


def test_every_fault_and_kind_of_robots_is_told_of() -> None:
    undocumented = [name for name, handler in FAULTS.items() if not handler.__doc__]
    assert undocumented == []
    assert len(set(KINDS)) == len(KINDS)
