from collections.abc import Iterator

import pytest

from ci_map.collect.crawl.frontier import Frontier, kind_of
from ci_map.collect.extract import Link

HOME = "https://example.org/"


def frontier() -> Frontier:
    return Frontier(HOME, lambda url: url.startswith(HOME))


def link(path: str, words: str = "") -> Link:
    return Link(HOME + path, words)


def taken(one: Frontier) -> Iterator[str]:
    while (found := one.take()) is not None:
        url, trap = found
        yield url.removeprefix(HOME) if trap is None else trap


@pytest.mark.parametrize(
    ("path", "words", "kind"),
    [
        ("x", "About us", "about"),
        ("en/about-us.html", "", "about"),
        ("x", "Unsere Partner", "partners"),
        ("ueber-uns", "", "about"),
        ("%D7%90%D7%95%D7%93%D7%95%D7%AA", "", "about"),
        ("x", "צרו קשר", "contact"),
        ("x", "お問い合わせはこちら", "contact"),
        ("quienes-somos", "", "about"),
        ("x", "Our funders & supporters", "funders"),
        ("nos-membres", "", "members"),
        ("overview", "", "other"),
        ("blog/2024", "Read on", "other"),
    ],
)
def test_pages_are_known_by_words_of_many_languages(path: str, words: str, kind: str) -> None:
    assert kind_of(link(path, words)) == kind


def test_one_page_of_each_kind_comes_before_a_second_and_others_last() -> None:
    one = frontier()
    one.offer([link(f"news/{n}") for n in range(2)])
    one.offer([link("partners"), link("partners/list", "All partners"), link("contact")])
    one.offer([link("about"), link("members"), link("en/about")])
    assert list(taken(one)) == [
        "",
        "partners",
        "members",
        "about",
        "contact",
        "partners/list",
        "en/about",
        "news/0",
        "news/1",
    ]


def test_nothing_is_given_twice_and_nothing_outside_or_binary_at_all() -> None:
    one = frontier()
    one.offer([link("a"), link("a"), Link("https://b.example/", ""), link("x.PDF"), Link(HOME, "")])
    assert list(taken(one)) == ["", "a"]
    one.offer([link("a"), link("b")])
    assert list(taken(one)) == ["b"]


def test_where_a_visit_was_sent_to_comes_next() -> None:
    one = frontier()
    next(taken(one))
    one.offer([link("a")])
    one.send(HOME + "start")
    one.send(HOME)
    assert list(taken(one)) == ["start", "a"]


def test_traps_are_told_and_end() -> None:
    one = frontier()
    for number in range(40):
        one.offer([link(f"calendar/{2000 + number}/{number % 12 + 1}")])
    pages = list(taken(one))
    assert len([page for page in pages if page.startswith("calendar")]) == 12
    assert "12 pages of a calendar were asked" in pages


def test_an_interrupted_crawl_asks_for_the_rest_in_the_same_order() -> None:
    links = [link("about"), link("partners"), link("a/1"), link("a/2"), link("contact")]
    whole = frontier()
    whole.offer(links)
    order = list(taken(whole))
    for done in range(len(order)):
        again = frontier()
        visited = [HOME + path for path in order[:done]]
        for url in visited:
            again.asked(url)
            if url == HOME:
                again.offer(links)
        again.forget(visited)
        if done == 0:
            again.offer(links)
        assert list(taken(again)) == order[done:]
