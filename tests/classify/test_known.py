"""Which organisation a page belongs to, by its site."""

from ci_map.classify.known import known_of
from ci_map.model import Organisation


def body(name: str, url: str | None) -> Organisation:
    return Organisation(id=name, name=name, url=url, roles=("funder",), country="NZ")


def test_a_site_of_one_organisation_is_its_own() -> None:
    known = known_of(
        [
            body("own", "https://www.own.org/en/"),
            body("a", "https://shared.org/a"),
            body("b", "http://shared.org/b"),
            body("page", "https://www.facebook.com/page"),
            body("none", None),
        ]
    )
    owner = known.owner("http://OWN.org/about?x=1")
    assert owner
    assert owner.id == "own"
    for url in ("https://shared.org/a", "https://facebook.com/page", "https://other.org", "", None):
        assert known.owner(url) is None


def test_what_the_list_does_not_say_the_text_says() -> None:
    known = known_of([body("own", "https://own.org/")])
    told = {"url": "https://own.org/x", "in_scope": False, "country": "US", "locality": "Austin"}
    answer = known.apply(told)
    assert (answer["known"], answer["role"], answer["country"]) == ("own", "funder", "NZ")
    assert (answer["in_scope"], answer["locality"]) == (True, "Austin")
    assert known.apply({"url": None}) == {"url": None}
