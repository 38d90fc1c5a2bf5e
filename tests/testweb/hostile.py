"""HTML that breaks readers: each a function that gives the bytes of a page."""

from collections.abc import Callable

from tests.testweb.answers import page

NAME = "<script>alert(1)</script>"


def _deep() -> str:
    return page("Deep", "<div>" * 20_000 + "bottom" + "</div>" * 20_000)


def _nulls() -> str:
    return page("Nu\x00ll", "<p>before\x00after</p><a href='/a\x00b'>li\x00nk</a>")


def _script_in_names() -> str:
    data = f'{{"@type": "NGO", "name": "{NAME}"}}'.replace("</", "<\\/")
    return page(
        NAME.replace("<", "&lt;"),
        f'<h1>{NAME.replace("<", "&lt;")}</h1><a href="javascript:alert(1)">x</a>'
        '<a href="data:text/html,<script>alert(1)</script>">y</a>',
        f'<script type="application/ld+json">{data}</script>',
    )


def _long_attribute() -> str:
    return page("Long", f'<a href="/{"a" * 1_000_000}">long</a><p title="{"b" * 1_000_000}">t</p>')


def _many_links() -> str:
    return page("Many", "".join(f'<a href="/x{i}">{i}</a>' for i in range(20_000)))


def _unclosed() -> str:
    return "<!doctype html><title>Unclosed<p><table><tr><td><b><i><a href='/x'>" + "<b>" * 5_000


def _bad_links() -> str:
    hrefs = ("http://[::1", "http://a:b@c/", "//", "http:///x", "http://exa mple/", "ht!tp://x",
             "http://" + "a" * 300 + ".example/", "?", "#", "", "http://h:99999/")  # fmt: skip
    return page("Bad links", "".join(f'<a href="{href}">x</a>' for href in hrefs))


def _bad_json() -> str:
    blocks = ("{", "[[[[" * 5_000, '{"@type": ["NGO", {}], "name": [1, null, {}]}', "null", "\x00")
    scripts = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    return page("Bad JSON", "<p>text</p>", scripts)


def _surrogates() -> str:
    return page("Entities", "<p>&#xD800;&#0;&#x110000;&#xFFFF;&notanentity;</p>")


def _bytes(make: Callable[[], str]) -> Callable[[], bytes]:
    return lambda: make().encode("utf-8", errors="replace")


HOSTILE: dict[str, Callable[[], bytes]] = {
    "deep": _bytes(_deep),
    "nulls": _bytes(_nulls),
    "script": _bytes(_script_in_names),
    "attribute": _bytes(_long_attribute),
    "links": _bytes(_many_links),
    "unclosed": _bytes(_unclosed),
    "bad-links": _bytes(_bad_links),
    "bad-json": _bytes(_bad_json),
    "entities": _bytes(_surrogates),
    "noise": lambda: b"<html><p>" + bytes(range(0x20, 256)) * 40 + bytes(range(0x20)),
    "empty": lambda: b"<html></html>",
}
