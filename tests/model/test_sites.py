"""The site of a page, and how many pages each has."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ci_map.model.sites import pages_by_site, site_of
from tests.model.test_assemble import BASE

ADDRESSES = (
    "https://www.a-b.example.org/x?y#z",
    "http://example.org",
    "https://example.org.?q",
    "HTTPS://Example.ORG:8080/",
    "https://user@example.org/",
    "https://user:443@example.org",
    "https://example.org\\evil",
    "https://example.org\n",
    "https://[::1]/",
    "https://münchen.example/",
    "ftp://example.org/",
    "nothing",
)


@pytest.mark.parametrize("page", ADDRESSES)
def test_the_site_is_the_host_that_the_standard_library_sees(page: str) -> None:
    assert site_of(page) == (urlsplit(page).hostname or "").removeprefix("www.").rstrip(".")


@given(st.text("aw.:/?#@-\n", max_size=12))
def test_so_it_is_of_any_address(rest: str) -> None:
    page = f"https://{rest}"
    assert site_of(page) == (urlsplit(page).hostname or "").removeprefix("www.").rstrip(".")


def test_a_page_counts_once_however_much_it_shows() -> None:
    pages = ("https://a.org/1", "https://a.org/1", "https://www.a.org/2", "https://b.org/", None)
    assert pages_by_site(replace(BASE, page=page) for page in pages) == {"a.org": 2, "b.org": 1}
