"""The policy in the files holds in a browser: nothing that gets in runs or asks the network."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

INTRUDER = """(site) => {
    const said = [];
    document.addEventListener('securitypolicyviolation', (e) => said.push(e.effectiveDirective));
    const add = (name, facts) => {
        document.body.append(Object.assign(document.createElement(name), facts));
    };
    add('script', {textContent: 'window.owned = 1'});
    add('script', {src: site + 'x.js'});
    add('img', {src: site + 'x.png'});
    add('div', {innerHTML: '<img src=x: onerror="window.owned = 2">'});
    add('iframe', {src: site});
    return fetch(site).catch(() => 0)
        .then(() => new Promise((done) => setTimeout(done, 500)))
        .then(() => ({owned: window.owned ?? 0, said: [...new Set(said)].sort()}));
}"""


@pytest.fixture
def site() -> Iterator[tuple[str, list[str]]]:
    """A site of the intruder's, and what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("file", ["map.html", "report.html", "report.he.html"])
def test_an_intruder_neither_runs_nor_asks(
    file: str, built: Path, browser: Browser, site: tuple[str, list[str]]
) -> None:
    address, asked = site
    page = browser.new_page()
    page.goto((built / file).as_uri())
    page.wait_for_timeout(500)
    found = page.evaluate(INTRUDER, address)
    page.close()
    assert found["owned"] == 0
    assert {"connect-src", "img-src", "script-src-elem"} <= set(found["said"])
    assert asked == []
