"""Pages made by JavaScript: rendered by Chromium, which itself never touches the network.

Whatever a page asks for, the fetcher asks for it: robots.txt, pauses, guards and limits are the
same as for any visit. Should a request go another way, it finds no host (`SEALED`).
"""

import asyncio
import atexit
import os
import shutil
import sys
import threading
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self, TypeVar

from playwright.async_api import Browser, Error, Page, Playwright, Request, Route, async_playwright

from ci_map.collect.fetch.fetcher import Fetcher
from ci_map.collect.fetch.guard import Resolve, system_resolve
from ci_map.collect.fetch.outcome import (
    ANYTHING,
    PAGES,
    Exchange,
    Fetched,
    Headers,
    Missed,
    Outcome,
    Reason,
)
from ci_map.collect.fetch.scripted import RENDERED_BY, needs_browser
from ci_map.collect.fetch.visitors import Asked, InFront
from ci_map.settings import Settings

T = TypeVar("T")
NAMES = ("chromium", "chromium-browser", "google-chrome")
SEALED = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# What makes text; pictures, fonts and styles are not asked for.
WANTED = frozenset({"document", "script", "xhr", "fetch"})
REQUESTS = 40
# Seconds without a request after which a page is taken to be done, at most.
QUIET = 5.0
CLOSING = 5.0
DROPPED = frozenset({"content-encoding", "content-length", "transfer-encoding", "set-cookie"})
RENDERED: Headers = (("Content-Type", "text/html; charset=utf-8"), (RENDERED_BY, "Chromium"))


@dataclass(slots=True)
class _Rendering:
    """A page that is being made. `given` is the answer for its own address."""

    given: Fetched
    used: bool = False
    asked: int = 0
    exchanges: list[Exchange] = field(default_factory=list)


class BrowserFetcher(InFront):
    """A Fetcher that renders the pages that need it.

    Needs the extra `browser`. A page that needs no script costs nothing more than with Fetcher.
    `with BrowserFetcher(settings) as fetcher:` closes the browser at the end.
    """

    def __init__(self, settings: Settings, *, resolve: Resolve = system_resolve) -> None:
        self._settings = settings
        self._fetcher = Fetcher(settings, resolve=resolve)
        super().__init__(self._fetcher)
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._loop = asyncio.new_event_loop()
        self._one = asyncio.Lock()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        atexit.register(self.close)

    def answered(self, asked: Asked, outcome: Outcome) -> Outcome:
        """The body of a rendered page is what its script made, in UTF-8; forms are not rendered."""
        if not isinstance(outcome, Fetched) or asked.post is not None or not _is_html(outcome):
            return outcome
        return self._run(self._rendered(outcome)) if needs_browser(outcome) else outcome

    def close(self) -> None:
        """End the browser; at the end of the program, at the latest."""
        atexit.unregister(self.close)
        self._run(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(CLOSING)
        self._fetcher.close()

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _rendered(self, plain: Fetched) -> Outcome:
        """One page after the other: each has a browser of clean memory to itself."""
        making = _Rendering(plain)
        async with self._one:
            try:
                limit = self._settings.browser_timeout
                address, content = await asyncio.wait_for(self._made(making), limit)
            except (TimeoutError, Error) as error:
                await self._end()
                slow = isinstance(error, TimeoutError)
                return self._missed(making, Reason.TOO_SLOW if slow else Reason.BROKEN, str(error))
        if len(content) > self._settings.max_body:
            return self._missed(making, Reason.TOO_LARGE, f"script made {len(content)} bytes")
        return _page(making, address, content)

    async def _made(self, making: _Rendering) -> tuple[str, bytes]:
        """The address and the HTML that a page's script has made of it."""
        browser = await self._ready()
        context = await browser.new_context(service_workers="block", accept_downloads=False)
        try:
            page = await context.new_page()
            await page.route("**/*", lambda route: self._answer(route, page, making))
            await page.goto(making.given.final_url, wait_until="load", timeout=0)
            with suppress(Error):
                await page.wait_for_load_state("networkidle", timeout=QUIET * 1000)
            return page.url, (await page.content()).encode("utf-8", errors="replace")
        finally:
            with suppress(Error, TimeoutError):
                await asyncio.wait_for(context.close(), CLOSING)

    async def _answer(self, route: Route, page: Page, making: _Rendering) -> None:
        """Ask in the browser's stead, or do not ask at all."""
        request = route.request
        own = request.is_navigation_request() and request.frame == page.main_frame
        making.asked += 1
        with suppress(Error):  # the page may be gone by now
            if own and not making.used:
                making.used = True
                await route.fulfill(**_reply(making.given))
            elif making.asked <= REQUESTS and _is_wanted(request, own=own):
                await self._asked(route, making, PAGES if own else ANYTHING)
            else:
                await route.abort()

    async def _asked(self, route: Route, making: _Rendering, accept: Sequence[str]) -> None:
        url = route.request.url
        found = await asyncio.to_thread(self._fetcher.fetch, url, accept=accept)
        making.exchanges += found.exchanges
        if isinstance(found, Fetched):
            await route.fulfill(**_reply(found))
        elif found.status and found.status >= 400:
            await route.fulfill(status=found.status)
        else:
            await route.abort()

    async def _ready(self) -> Browser:
        if self._browser is None:
            self._playwright = self._playwright or await async_playwright().start()
            self._browser = await self._playwright.chromium.launch(
                executable_path=self._executable(), args=_arguments()
            )
        return self._browser

    def _executable(self) -> str | None:
        if self._settings.browser:
            return str(self._settings.browser)
        return next((path for name in NAMES if (path := shutil.which(name))), None)

    async def _end(self) -> None:
        """End Chromium and Playwright's driver, which ends what hangs."""
        browser, playwright = self._browser, self._playwright
        self._browser = self._playwright = None
        with suppress(Error, TimeoutError):
            if browser is not None:
                await asyncio.wait_for(browser.close(), CLOSING)
        with suppress(Error, TimeoutError):
            if playwright is not None:
                await asyncio.wait_for(playwright.stop(), CLOSING)

    def _missed(self, making: _Rendering, reason: Reason, detail: str) -> Missed:
        told = f"rendering: {detail.splitlines()[0] if detail else 'took too long'}"
        exchanges = (*making.exchanges, *making.given.exchanges)
        return Missed(making.given.url, reason, told, making.given.status, None, exchanges)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the browser, whatever happened."""
        self.close()


def _page(making: _Rendering, address: str, content: bytes) -> Fetched:
    """What was rendered, with an exchange of its own, so that the archive has it as well."""
    given = making.given
    at = datetime.now(UTC)
    request = f"GET {address} HTTP/1.1\r\n\r\n".encode("ascii", errors="replace")
    made = Exchange(address, "", at, request, given.status, "Rendered", RENDERED, content)
    exchanges = (*given.exchanges, *making.exchanges, made)
    return replace(
        given, final_url=address, headers=RENDERED, body=content, fetched_at=at, exchanges=exchanges
    )


def _is_wanted(request: Request, *, own: bool) -> bool:
    """What makes the page's own text: neither pictures nor frames, and nothing sent."""
    frame = request.resource_type == "document" and not own
    return request.method == "GET" and request.resource_type in WANTED and not frame


def _reply(found: Fetched) -> dict[str, Any]:
    headers = {name: value for name, value in found.headers if name.lower() not in DROPPED}
    return {"status": found.status, "headers": headers, "body": found.body}


def _is_html(page: Fetched) -> bool:
    return "html" in (page.header("content-type") or "html").lower()


def _arguments() -> Sequence[str]:
    """Chromium's own sandbox does not work for root, as whom containers run."""
    is_root = sys.platform != "win32" and os.geteuid() == 0
    return (*SEALED, "--no-sandbox") if is_root else SEALED
