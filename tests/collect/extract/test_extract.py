import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ci_map.collect.extract import Extracted, Link, extract, extract_text

URL = "https://example.org/en/partners.html"
FILLING = "We bring schools, clinics and families of the county together around one agenda. " * 4
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Acme  Partnership –
 Partners</title><meta property="og:site_name" content="Acme">
<meta name="Description" content="What we are"></head><body>
<header><a href="/"><img alt="Acme Partnership" src="x"></a></header>
<nav><ul><li><a href="/about-us/#top">About us</a><li><a href="../fr/">Français</a></ul></nav>
<main><h1>Working together</h1><p>We are the <b>back</b>bone of <a href="https://b.example">B</a>.
<script>not text</script></p><p>{FILLING}</p>
<h2>Our Partners</h2><ul><li><a href="https://fsg.org"><img src="x" alt="FSG logo"></a></li>
<li>Tamarack Institute</li><li><a href="/more">Read more</a></li>
<li><a href="http://other.example/x#y">Other Body</a></li></ul>
<div><h2>Our funders</h2></div>
<div><img alt="Ford Foundation"><a href="https://gates.example"><img alt="Gates logo.png"></a></div>
<h2>News</h2><ul><li>Somebody Else</li></ul></main>
<footer><p>12 Main Street</p><p>Boston, MA 02115</p>
<a href="MAILTO:Info@Acme.org?subject=x">mail</a>
<a href="tel:+1-617-555-0101">call</a> or +44 20 7946 0000, <a href="javascript:void(0)">x</a>
</footer></body></html>"""


@pytest.fixture(scope="module")
def page() -> Extracted:
    return extract(PAGE.encode(), URL, "text/html")


def test_the_content_comes_first_and_the_frame_is_kept_apart(page: Extracted) -> None:
    assert page.title == "Acme Partnership – Partners"
    assert page.site_name == "Acme"
    assert page.description == "What we are"
    assert page.text.startswith("Working together\nWe are the backbone of B.\n")
    assert "not text" not in page.text
    assert "About us" not in page.text
    assert page.rest.startswith("About us\nFrançais\n12 Main Street\n")
    assert page.lang == "en"


def test_links_are_whole_addresses_with_their_words(page: Extracted) -> None:
    assert page.links[:4] == (
        Link("https://example.org/", "Acme Partnership"),
        Link("https://example.org/about-us/", "About us"),
        Link("https://example.org/fr/", "Français"),
        Link("https://b.example/", "B"),
    )
    assert len({link.url for link in page.links}) == len(page.links)
    assert not any(link.url.startswith(("mailto", "tel", "javascript")) for link in page.links)


def test_a_base_moves_relative_links_and_a_bad_link_is_left_out() -> None:
    html = '<base href="/a/b/"><a href="c">c</a><a href="http://[x">bad</a><a href=" /d ">d</a>'
    links = extract(html.encode(), URL).links
    assert [link.url for link in links] == ["https://example.org/a/b/c", "https://example.org/d"]


def test_organisations_are_named_by_text_picture_or_link(page: Extracted) -> None:
    assert [(named.name, named.url, named.kind) for named in page.named] == [
        ("FSG", "https://fsg.org/", "partners"),
        ("Tamarack Institute", None, "partners"),
        ("Other Body", "http://other.example/x", "partners"),
        ("Ford Foundation", None, "funders"),
        ("Gates", "https://gates.example/", "funders"),
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Nos partenaires", "partners"),
        ("Ils nous soutiennent", "funders"),
        ("Nuestros aliados", "partners"),
        ("Organizaciones miembro", "members"),
        ("Unsere Förderer", "funders"),
        ("Mitglieder", "members"),
        ("השותפים שלנו", "partners"),
        ("תורמים ותומכים", "funders"),
        ("Onze leden", "members"),
        ("Nossos parceiros", "partners"),
        ("加盟団体一覧", "members"),
        ("OUR FUNDERS &amp; SPONSORS", "funders"),
    ],
)
def test_lists_are_found_in_several_languages(heading: str, kind: str) -> None:
    html = f"<h3>{heading}</h3><ul><li>Körber-Stiftung</li></ul><h3>News</h3><ul><li>No</li></ul>"
    (named,) = extract(html.encode(), URL).named
    assert (named.name, named.kind) == ("Körber-Stiftung", kind)


def test_a_page_titled_as_a_list_needs_no_heading() -> None:
    html = (
        "<title>Our partners – Acme</title><nav><a href='/x'>Not A Partner</a></nav>"
        "<main><h1>Together</h1><div><a href='https://b.example/'>Body B</a></div></main>"
    )
    assert [(n.name, n.kind) for n in extract(html.encode(), URL).named] == [("Body B", "partners")]
    other = html.replace("Our partners", "Welcome")
    assert extract(other.encode(), URL).named == ()


def test_contact_is_read_from_links_and_text(page: Extracted) -> None:
    assert page.mails == ("info@acme.org",)
    assert page.telephones == ("+1-617-555-0101", "+44 20 7946 0000")
    assert page.addresses == ("12 Main Street, Boston, MA 02115",)


@pytest.mark.parametrize(
    "line",
    [
        "Musterstraße 12, 10115 Berlin",
        "10 Downing Street, London SW1A 2AA",
        "140 Pine Street North, Hamilton, ON L8P 2E4",
        "Keizersgracht 1, 1015 CC Amsterdam",
        "〒150-0001 東京都渋谷区神宮前",
        "Level 2, 55 Flinders Lane, Melbourne VIC 3000",
        "12 rue de Rivoli, 75004 Paris",
    ],
)
def test_a_line_with_a_postal_code_is_an_address(line: str) -> None:
    assert extract_text(f"Our office\n{line}\nOpen daily", URL).addresses == (line,)


@pytest.mark.parametrize("line", ["10000 People joined", "in 2019 we met 12345 Families", "a 1"])
def test_a_number_is_no_address(line: str) -> None:
    assert extract_text(line, URL).addresses == ()


def _json_ld(content: str) -> Extracted:
    return extract(f'<script type="application/ld+json">{content}</script>'.encode(), URL)


def test_json_ld_is_read_in_a_graph_nested_and_by_subtype() -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "publisher": {"@id": "#x", "@type": "NGO", "name": "Acme\n P"}},
            {
                "@type": ["https://schema.org/ResearchOrganization", "Thing"],
                "name": [{"@value": "Institute", "@language": "en"}],
                "url": {"@id": "https://i.example/"},
                "alternateName": ["I", "I", None, 3],
                "email": "mailto:a@i.example",
                "foundingDate": "2011-05",
                "address": {"streetAddress": "1 Main St", "addressCountry": {"name": "US"}},
                "memberOf": {"@type": "Organization", "name": "StriveTogether"},
            },
            {"@type": "Person", "name": "No organisation"},
        ],
    }
    institute, member_of, publisher = sorted(
        _json_ld(json.dumps(graph)).described, key=lambda each: each.place
    )
    assert (publisher.name, publisher.place) == ("Acme P", "publisher")
    assert (member_of.name, member_of.place) == ("StriveTogether", "memberOf")
    assert institute.types == ("ResearchOrganization", "Thing")
    assert (institute.name, institute.url) == ("Institute", "https://i.example/")
    assert institute.other_names == ("I", "3")
    assert (institute.address, institute.country) == ("1 Main St, US", "US")
    assert (institute.email, institute.founded) == ("a@i.example", "2011-05")


@pytest.mark.parametrize(
    "content",
    [
        "[" * 200_000,
        '{"a":' * 50_000 + "1" + "}" * 50_000,
        '{"@type":"Organization","name":' + "9" * 5_000 + "}",
        '{"@type":"Organization","name":"\\ud800"}',
        '{"@type":{"@type":{}},"name":{}}',
        '[{"@type":"Organization","name":"x","url":["' + "u" * 5000 + '"]}]',
        "null",
        "NaN",
        '"Organization"',
        '{"@type":"Organization","name":true}',
        "[" + '{"@type":"Organization","name":"x"},' * 20_000 + "1]",
    ],
)
def test_hostile_json_is_survived(content: str) -> None:
    for described in _json_ld(content).described:
        assert all(len(text.encode()) <= 2_000 for text in (described.name or "", *described.types))


def test_a_text_without_mark_up_is_read_from_plain_pages_and_wet() -> None:
    text = "Über uns \n\n  Wir sind die Koordinierungsstelle der Partnerschaft.\nmail@a.example\n"
    page = extract(text.encode(), URL, "text/plain; charset=utf-8")
    assert page == extract_text(text, URL)
    assert page.text.split("\n")[0] == "Über uns"
    assert (page.lang, page.mails) == ("de", ("mail@a.example",))


def test_a_page_goes_through_json_unchanged(page: Extracted) -> None:
    described = _json_ld('{"@type":"Organization","name":"x","sameAs":["a","b"]}')
    for each in (page, described, Extracted(URL)):
        assert Extracted.from_json(each.as_json()) == each


PIECES = [*"<>/=\"' \0&;#xabp-!\n", "<a href=", "<li>", "</div>", "<b>", "<h2>Partners</h2>"]
HOSTILE = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=200).map("".join)


@given(HOSTILE.map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_bytes_at_all_raise(body: bytes) -> None:
    page = extract(body, URL, "text/html")
    assert Extracted.from_json(page.as_json().encode("utf-8")) == page
    assert "\0" not in page.as_json()
