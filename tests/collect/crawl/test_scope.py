import pytest

from ci_map.collect.crawl.scope import Scopes, domain_of, scope_of

KEYS = ("example.org", "example.org/programmes/cradle", "schools.example.org", "a.sites.example")


@pytest.mark.parametrize(
    ("home", "key"),
    [
        ("https://www.example.org/", "example.org"),
        ("https://Example.org/index.html", "example.org"),
        ("https://example.org/en/", "example.org"),
        ("https://schools.example.org", "schools.example.org"),
        ("https://example.org/programmes/cradle/", "example.org/programmes/cradle"),
        ("https://example.org/programmes/cradle.aspx?id=3", "example.org/programmes/cradle"),
        ("https://www.facebook.com/together", "facebook.com/together"),
        ("https://project.github.io/", "project.github.io"),
        ("nonsense", None),
    ],
)
def test_a_home_page_names_the_scope_of_its_site(home: str, key: str | None) -> None:
    assert scope_of(home) == key


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.example.org/about", "example.org"),
        ("http://blog.example.org/x", "example.org"),
        ("https://schools.example.org/x", "schools.example.org"),
        ("https://www.schools.example.org/x", "schools.example.org"),
        ("https://example.org/programmes", "example.org"),
        ("https://example.org/programmes/cradle", "example.org/programmes/cradle"),
        ("https://example.org/Programmes/Cradle/team/us.html", "example.org/programmes/cradle"),
        ("https://example.org/programmes/cradle.html", "example.org/programmes/cradle"),
        ("https://example.org/programmes/cradles", "example.org"),
        ("https://notexample.org/", None),
        ("https://example.org.evil.example/", None),
        ("https://b.sites.example/", None),
        ("https://[::1]/", None),
        ("https://[::1", None),
        ("https://m.facebook.com/together", None),
    ],
)
def test_an_address_belongs_to_the_narrowest_scope(url: str, key: str | None) -> None:
    assert Scopes(KEYS).of(url) == key


def test_hosts_of_one_domain_are_crawled_together() -> None:
    assert domain_of("https://a.b.example.co.uk/x") == "example.co.uk"
    assert domain_of("http://127.0.1.7:8000/") == "127.0.1.7"
    assert domain_of("https://www.facebook.com/together") == "facebook.com"
    assert domain_of("https://[::1") == ""
