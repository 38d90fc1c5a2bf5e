import pytest

from ci_map.model.home import home_of
from ci_map.resolve.candidates import candidates
from ci_map.resolve.frequency import Frequencies
from ci_map.resolve.names import Origin, former_names, forms, spelled
from ci_map.resolve.reasons import why
from ci_map.resolve.record import record_of
from ci_map.resolve.score import Scorer
from ci_map.resolve.sounds import skeleton
from ci_map.resolve.words import words_of
from tests.resolve.rows import row


def read(name: str) -> str:
    return " ".join(word.text for word in words_of(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fondation Molson", "Molson Foundation"),
        ("W.K. Kellogg", "W. K. Kellogg"),
        ("Saint Paul", "St. Paul"),
        ("20,000 Homes", "20K Homes"),
        ("Seventy-Five North", "75 North"),
        ("StriveTogether", "Strive Together"),
        ("FUTURE OF OUR CITY", "Future of Our City"),
        ("Centre for Communities", "Center for Community"),
        ("日本財団", "Nippon Foundation"),
        ("Alliance pour l'éducation", "Alliance pour l’Education"),
    ],
)
def test_spellings_are_read_alike(one: str, other: str) -> None:
    first, second = set(read(one).split()), set(read(other).split())
    assert first - {"the"} == second - {"the"}


def test_saint_john_is_not_st_johns() -> None:
    assert read("Saint John") != read("St. John's")


@pytest.mark.parametrize(
    ("short", "name", "run"),
    [
        ("csi", "Centre for Social Impact", (0, 4)),
        ("oyc", "Boston Opportunity Youth Collaborative", (1, 4)),
        ("c2c", "Cradle to Career", (0, 3)),
        ("l4l", "Learn for Life", (0, 3)),
        ("cemastea", "Centre for Mathematics, Science and Technology Education in Africa", (0, 9)),
        ("appc2c", "Appalachian Cradle to Career", (0, 4)),
        ("aim", "Aiming High", None),
        ("xyz", "Centre for Social Impact", None),
    ],
)
def test_acronyms_are_spelt_by_runs_of_words(
    short: str, name: str, run: tuple[int, int] | None
) -> None:
    assert spelled(short, words_of(name)) == run


def test_hebrew_and_latin_spellings_sound_alike() -> None:
    assert skeleton(words_of("גנדיר")[0].raw) == skeleton("gandyr")
    assert skeleton(words_of("שיתופים")[0].raw) == skeleton("sheatufim")


def test_a_bracket_is_a_name_only_when_it_abbreviates() -> None:
    assert ("New Philanthropy Capital", Origin.ALIAS) in forms(
        "NPC (New Philanthropy Capital)", Origin.NAME
    )
    found = [name for name, _ in forms("UpStart (United Way of Calgary)", Origin.NAME)]
    assert "United Way of Calgary" not in found


def test_former_names_are_read_from_notes() -> None:
    assert former_names("youth fund; formerly Pune City Connect, renamed in 2020") == [
        "Pune City Connect"
    ]


def test_an_address_is_known_by_site_and_registrable_domain() -> None:
    home = home_of("HTTPS://WWW.Example.co.uk/index.html")
    assert home is not None
    assert (home.site, home.domain, home.label) == ("example.co.uk",) * 2 + ("example",)
    programme = home_of("https://example.co.uk/programmes/youth/")
    assert programme is not None
    assert (programme.is_root, programme.domain) == (False, "example.co.uk")
    facebook = home_of("https://www.facebook.com/some.group")
    assert facebook is not None
    assert facebook.domain == "facebook.com/some.group"
    assert home_of("not an address") is None
    assert home_of("https://[broken") is None


def test_rows_that_share_nothing_are_no_candidates() -> None:
    names = ["Sheatufim", "שיתופים", "Maytree", "WKKF", "W. K. Kellogg Foundation"]
    records = [record_of(row(f"l{n}/x", name, country="IL")) for n, name in enumerate(names)]
    pairs = {(int(a), int(b)) for a, b in candidates(records, Frequencies(records))}
    assert {(0, 1), (3, 4)} <= pairs
    assert (2, 4) not in pairs


def test_letters_for_a_country_are_the_country_and_no_acronym() -> None:
    assert read("Healthy Families NZ") == read("Healthy Families New Zealand")
    names = "Ministry of Health (New Zealand)", "Healthy Families NZ"
    rows = [record_of(row(f"{i}/1", name, country="NZ")) for i, name in enumerate(names)]
    assert not any("stands for" in one for one in why(Scorer(rows).evidence(*rows).reasons))


@pytest.mark.parametrize("letters", ["1", "a1", "1a", "A", "é", "A.", "a-", "qu'"])
def test_a_name_without_an_end_is_read_once(letters: str) -> None:
    """Of a million digits each stood for the beginning of a search for an acronym: an hour."""
    assert words_of(letters * 500_000)
