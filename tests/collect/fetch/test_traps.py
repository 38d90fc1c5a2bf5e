from collections import Counter

import pytest

from ci_map.collect.fetch import note, shape, trap
from ci_map.collect.fetch.address import joined

HONEST = [
    "https://example.org/",
    "https://example.org/en/about-us/our-partners",
    "https://example.org/events/2026/11/25/annual-summit",
    "https://example.org/a/b/a/b",
    "https://example.org/index.php?option=com_content&view=article&id=12&Itemid=3",
    "https://example.org/partners/partners/",
    "https://projects.propublica.org/nonprofits/organizations/530196605",
    "https://example.org/search?state[]=OH&state[]=KY",
    "https://example.org/2019/2019/report",
]
TRAPS = [
    "https://example.org/a/b/a/b/a/b",
    "https://example.org/more/more/more",
    "https://example.org/x/more/more/more/y",
    "https://example.org/a/b/c/d/a/b/c/d/a/b/c/d",
    "https://example.org/" + "/".join(map(str, range(20))),
    "https://example.org/" + "y" * 2000,
    "https://example.org/shop?" + "&".join(f"f{i}=1" for i in range(12)),
    "https://example.org/shop?f=1&f=2&f=3&f=4",
    "https://example.org/(S(lit3py55t21z5v55vlm25s55))/orders.aspx",
]


@pytest.mark.parametrize("url", HONEST)
def test_honest_addresses(url: str) -> None:
    assert trap(url) is None
    assert trap(url, {}) is None


@pytest.mark.parametrize("url", TRAPS)
def test_traps_that_their_address_shows(url: str) -> None:
    assert trap(url)


def asked(urls: list[str]) -> int:
    seen: Counter[str] = Counter()
    for url in urls:
        if trap(url, seen) is None:
            note(url, seen)
    return max(seen.values())


def test_a_calendar_ends() -> None:
    months = [f"https://example.org/calendar/{2000 + i // 12}/{i % 12 + 1:02}" for i in range(500)]
    assert asked(months) == 12
    days = [f"https://example.org/events?date=2031-05-{i:02}" for i in range(31)]
    assert asked(days) == 12
    assert (
        asked([f"https://example.org/tribe/?tribe-bar-date=20{i}-01-01" for i in range(10, 99)])
        == 12
    )


def test_facets_end() -> None:
    names = ("a", "b", "c", "d", "e", "f")
    urls = [
        f"https://example.org/shop?{x}=1&{y}={n}" for x in names for y in names for n in range(9)
    ]
    assert asked(urls) <= 60
    seen: Counter[str] = Counter()
    for url in urls:
        if trap(url, seen) is None:
            note(url, seen)
    assert sum(count for key, count in seen.items() if not key.startswith("http")) == 60


def test_numbered_pages_of_an_honest_site_are_all_asked() -> None:
    assert asked([f"https://example.org/members/{i}" for i in range(1500)]) == 1500
    assert asked([f"https://example.org/pages/20000/{i}" for i in range(9000)]) == 2000


def test_an_endless_path_ends() -> None:
    url, steps = "https://example.org/endless/x", 0
    while trap(url) is None:
        url, steps = joined(url + "/", "more"), steps + 1
    assert steps <= 3


def test_the_shape_of_an_address() -> None:
    assert shape("https://e.org/a/12/b3?y=2026&x=1") == "e.org/a/0/b0?x&y"
    assert shape("https://e.org/u/0123456789abcdef0123") == shape("https://e.org/u/99")
    assert shape("https://e.org/") == "e.org/"
