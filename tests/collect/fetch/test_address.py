import pytest
from hypothesis import given
from hypothesis import strategies as st

from ci_map.collect.fetch import BadAddress, canonical, joined
from ci_map.collect.fetch.address import parse

SAME = {
    "http://example.org/": [
        "HTTP://EXAMPLE.org", "http://example.org:80/", "http://example.org/#top", "  http://example.org\n",
        "http://example.org./", "http://example.org/a/..", "http://example.org/?utm_source=x",
        "http:\\\\example.org\\", "http://example.org?", "ht\ntp://exam\tple.org/", "http://example.org/./",
        "http://example.org/;jsessionid=0A1B", "http://example.org/%2e/", "http://ｅｘａｍｐｌｅ.org/",
    ],
    "https://xn--bcher-kva.example/caf%C3%A9?q=%D7%90": [
        "https://bücher.example/café?q=א", "https://BÜCHER.example:443/caf%c3%a9?q=%d7%90",
        "https://xn--bcher-kva.example/caf%C3%A9?q=א&fbclid=1&PHPSESSID=abc",
    ],
    "http://example.org/~a/b?x=1&y=2&x=3": ["http://example.org/%7Ea/./c/../b?x=1&y=2&x=3"],
    "http://example.org/a//b/": ["http://example.org/a//b/"],
    "http://example.org/100%25": ["http://example.org/100%", "http://example.org/100%25"],
    "http://[2001:db8::1]/": ["http://[2001:DB8:0:0::1]:80/"],
    "http://127.0.0.1/": ["http://2130706433/", "http://0x7f000001", "http://127.1/"],
    "http://example.org/a?sid=12": ["http://example.org/a?sid=12&sid=0123456789abcdef0"],
}  # fmt: skip
BAD = [
    "", "example.org", "mailto:a@b.example", "http://", "http://a@b/", "http://[::1", "http://a b/",
    "http://h:0/", "http://h:65536/", "http://h:x/", "http://a..b/", "http://1.2.3.999/",
    "http://" + "a." * 200 + "org/", "http://" + "a" * 64 + ".org/", "http://xn--\u0080/",
]  # fmt: skip


@pytest.mark.parametrize(("form", "urls"), SAME.items())
def test_addresses_of_one_page_are_equal(form: str, urls: list[str]) -> None:
    assert canonical(form) == form
    assert {canonical(url) for url in urls} == {form}


@pytest.mark.parametrize("url", BAD)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(BadAddress):
        canonical(url)


@given(st.text(max_size=60), st.text(max_size=40), st.sampled_from(["http://", "https://", ""]))
def test_the_canonical_form_is_its_own(path: str, host: str, scheme: str) -> None:
    for url in (f"{scheme}{host}/{path}", f"{scheme}example.org/{path}?{host}", path):
        try:
            once = canonical(url)
        except BadAddress:
            continue
        assert canonical(once) == once
        assert once.isascii()
        assert not set(once) & set(" \t\r\n\\#")
        assert str(parse(once)) == once


@given(st.lists(st.sampled_from(["..", ".", "a", "", "%2e", "b;sid=1"]), max_size=8))
def test_dots_never_lead_above_the_root(segments: list[str]) -> None:
    made = canonical("http://example.org/" + "/".join(segments))
    assert made.startswith("http://example.org/")
    assert "/../" not in made + "/"
    assert "/./" not in made + "/"


def test_links_are_joined() -> None:
    base = "https://example.org/a/b?c=1#d"
    assert joined(base, "../x y") == "https://example.org/x%20y"
    assert joined(base, "?p=2") == "https://example.org/a/b?p=2"
    assert joined(base, "//other.example/z") == "https://other.example/z"
    assert joined(base, "") == "https://example.org/a/b?c=1"
    for link in ("mailto:a@b.example", "javascript:void(0)", "http://[", "tel:1", "data:,x"):
        with pytest.raises(BadAddress):
            joined(base, link)
