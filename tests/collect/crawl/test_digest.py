import zlib
from pathlib import Path

from ci_map.collect.crawl.digest import Digest, candidates_csv
from ci_map.collect.crawl.scope import Scopes
from ci_map.collect.extract import Described, Extracted, Link, Named
from ci_map.collect.rows import OrganisationRow
from ci_map.resolve import read_lists
from ci_map.store import Site, Visit

SITES = {
    f"{name}.example": Site(f"{name}.example", name, f"https://{name}.example/") for name in "abc"
}


def digest_of(*pages: tuple[str, Extracted]) -> Digest:
    digest = Digest(SITES, Scopes(SITES))
    for name, page in pages:
        at = f"2026-11-{10 + len(digest.statements):02}T10:00:00+00:00"
        body = zlib.compress(page.as_json().encode())
        visit = Visit(f"{name}.example", page.url, "page", fetched_at=at, sha256="f0", page=body)
        digest.add(visit, page)
    return digest


def page(name: str, path: str = "", **facts: object) -> Extracted:
    return Extracted(f"https://{name}.example/{path}", **facts)  # type: ignore[arg-type]


def links(*urls: str) -> tuple[Link, ...]:
    return tuple(Link(url, f"Link {number}") for number, url in enumerate(urls))


def test_links_among_known_sites_are_said_once_with_the_first_page_that_shows_them() -> None:
    there = links("https://b.example/", "https://www.b.example/x", "https://a.example/y")
    said = digest_of(("a", page("a", "1", links=there)), ("a", page("a", "2", links=there))).said()
    assert [(s.subject, s.field, s.value, s.original_value, s.page) for s in said] == [
        ("sites/a", "links_to", "b", "https://b.example/", "https://a.example/1")
    ]


def test_all_values_are_seen_last_on_the_last_day_and_first_on_their_own() -> None:
    said = digest_of(
        ("a", page("a", mails=("x@a.example",))), ("b", page("b", mails=("y@b.example",)))
    ).said()
    assert [(s.first_seen, s.last_seen) for s in said] == [
        ("2026-11-10", "2026-11-11"),
        ("2026-11-11", "2026-11-11"),
    ]


def test_json_ld_counts_only_for_the_owner_of_the_site() -> None:
    owner = Described(
        ("NGO",), "publisher", "A", "https://a.example/", founded="2001-05", country="us"
    )
    parent = Described(("NGO",), "parentOrganization", "P", None, founded="1950")
    other = Described(("NGO",), "", "B", "https://b.example/", founded="1960", country="Narnia")
    said = digest_of(("a", page("a", described=(owner, parent, other)))).said()
    assert [(s.field, s.value) for s in said] == [("country", "US"), ("founded", "2001")]


def test_unknown_sites_that_several_link_to_are_candidates_and_services_are_not(
    tmp_path: Path,
) -> None:
    out = (
        "https://new.example/about", "https://www.new.example/", "https://www.facebook.com/new",
        "https://m.facebook.com/new", "https://youtu.be/1", "https://xn--bcher-kva.example/",
    )  # fmt: skip
    digest = digest_of(*((name, page(name, "p", links=links(*out))) for name in "abc"))
    assert digest.candidates(4) == []
    path = tmp_path / "new.csv"
    path.write_text(candidates_csv(digest.candidates(3)), encoding="utf-8")
    first, second = read_lists([path])
    assert (first.id, first.cell("name")) == ("new-example", "Link 0")
    assert first.cell("url") == "https://www.new.example/"
    assert first.cell("note") == "3 known sites link to it: a, b, c"
    assert first.cell("evidence_url").split("|")[0] == "https://a.example/p"
    assert second.id == "xn-bcher-kva-example"
    assert set(first.cells) == set(OrganisationRow.columns())


def test_hostile_names_stay_text() -> None:
    named = Named('=HYPERLINK("x")', None, "partners", "Partners\n")
    (said,) = digest_of(("a", page("a", named=(named,)))).said()
    assert said.value == '=HYPERLINK("x")'
    rows = [{"id": "x", "name": "+cmd", "url": "https://x.example/"}]
    assert "'+cmd" in candidates_csv(rows)
