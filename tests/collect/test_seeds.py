import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from ci_map.collect import SeedsInvalid, consistency, read_seeds
from ci_map.model import Method, Organisation, Relation, assemble
from ci_map.model.organisation import as_text
from tests.conftest import PAGE, SEEDS, organisation_row, relation_row

Write = Callable[..., Path]


def faults(folder: Path) -> list[str]:
    with pytest.raises(SeedsInvalid) as caught:
        read_seeds(folder)
    return [str(fault).removeprefix(f"{folder.as_posix()}/") for fault in caught.value.faults]


def test_every_cell_of_the_real_lists_comes_back_from_the_statements() -> None:
    assembled = assemble(read_seeds(SEEDS).statements)
    organisations = {o.id: o for o in assembled.organisations}
    with (SEEDS / "organisations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(organisations) == 1267
    for row in rows:
        organisation = organisations[row["id"]]
        del row["evidence_url"]
        assert {column: as_text(getattr(organisation, column)) for column in row} == row


def test_every_relation_of_the_real_lists_comes_back_from_the_statements() -> None:
    relations = assemble(read_seeds(SEEDS).statements).relations
    with (SEEDS / "relations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(relations) == 1361
    known = {r.key: r for r in relations}
    for row in rows:
        relation = known["/".join((row["source_id"], row["relation"], row["target_id"]))]
        del row["evidence_url"]
        assert {column: as_text(getattr(relation, column)) for column in row} == row


def test_the_survey_of_2015_comes_back_with_its_roles_and_notes() -> None:
    named = {o.id: o for o in assemble(read_seeds(SEEDS).statements).organisations if o.roles_2015}
    with (SEEDS / "survey_2015.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {r["id"]: (r["roles_2015"], r["note"]) for r in rows} == {
        name: (as_text(o.roles_2015), as_text(o.note_2015)) for name, o in named.items()
    }


def test_every_statement_names_its_page_and_method() -> None:
    statements = read_seeds(SEEDS).statements
    assert all(s.page and s.page.startswith("http") for s in statements)
    assert {s.method for s in statements} == {Method.CURATED}
    assert len({s.id for s in statements}) == len(statements)


def test_a_value_shown_by_two_pages_gives_two_statements(write_seeds: Write) -> None:
    other = "https://example.org/other"
    row = organisation_row(country="CA", evidence_url=f"{PAGE}|{other}")
    said = [s for s in read_seeds(write_seeds([row])).statements if s.field == "country"]
    assert [(s.value, s.page) for s in said] == [("CA", PAGE), ("CA", other)]


def test_a_bar_inside_a_value_is_written_with_a_backslash(write_seeds: Write) -> None:
    folder = write_seeds([organisation_row(aliases=r"First | Second\|Third")])
    (organisation,) = assemble(read_seeds(folder).statements).organisations
    assert organisation.aliases == ("First", "Second|Third")


def test_minimal_lists_are_enough(write_seeds: Write) -> None:
    folder = write_seeds(
        [organisation_row(id="a"), organisation_row(id="b")],
        [relation_row("a", "funds", "b", since="2011")],
    )
    assembled = assemble(read_seeds(folder).statements)
    assert assembled.organisations[0] == Organisation("a", "A B", roles=("backbone",))
    assert assembled.relations == (Relation("a", "funds", "b", since=2011),)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"country": "XX"}, "organisations.csv:2: country: unknown country 'XX'; allowed: ISO"),
        ({"region": "US-XX"}, "organisations.csv:2: region: unknown region 'US-XX'; allowed: ISO"),
        (
            {"country": "CA", "region": "US-MA"},
            "organisations.csv:2: region: region 'US-MA' is not in CA; allowed: CA-",
        ),
        (
            {"domains": "health|helth"},
            "organisations.csv:2: domains: unknown domains 'helth'; allowed: community_",
        ),
        ({"roles": ""}, "organisations.csv:2: roles: is empty; at least one value"),
        ({"name": " "}, "organisations.csv:2: name: is empty; a value is needed"),
        ({"id": "A B"}, "organisations.csv:2: id: bad id 'A B'; small letters"),
        ({"founded": "2O11"}, "organisations.csv:2: founded: bad year '2O11'; four digits"),
        ({"founded": "20111"}, "organisations.csv:2: founded: bad year '20111'; four digits"),
        ({"founded": "٢٠١١"}, "organisations.csv:2: founded: bad year '٢٠١١'; four digits"),
        (
            {"founded": "2011", "ended": "2010"},
            "organisations.csv:2: ended: year 2010 lies before founded 2011; 2011 or later",
        ),
        ({"place_based": "maybe"}, "organisations.csv:2: place_based: unknown place_based 'maybe'"),
        ({"url": "javascript:alert(1)"}, "organisations.csv:2: url: bad address 'javascript:"),
        ({"url": "http://[bad"}, "organisations.csv:2: url: bad address 'http://[bad'"),
        ({"evidence_url": ""}, "organisations.csv:2: evidence_url: is empty"),
        ({"aliases": "A||B"}, "organisations.csv:2: aliases: an empty value in 'A||B'"),
        ({"roles": "funder|funder"}, "organisations.csv:2: roles: a value stands twice"),
        ({"note": "a\x00b"}, "organisations.csv:2: note: has the control character U+0000"),
    ],
)
def test_each_wrong_cell_is_told(write_seeds: Write, cells: dict[str, str], told: str) -> None:
    (fault,) = faults(write_seeds([organisation_row(**cells)]))
    assert fault.startswith(told)


def test_a_dangling_relation_is_told_with_ids_that_are_spelt_alike(write_seeds: Write) -> None:
    folder = write_seeds([organisation_row(id="tamarack")], [relation_row("tamarak", "funds", "x")])
    assert faults(folder) == [
        (
            "relations.csv:2: source_id: 'tamarak' is not in organisations.csv; "
            "an id of organisations.csv (meant tamarack?)"
        ),
        "relations.csv:2: target_id: 'x' is not in organisations.csv; an id of organisations.csv",
    ]


def test_what_stands_twice_is_told_with_the_first_line(write_seeds: Write) -> None:
    row = relation_row("a", "funds", "b")
    folder = write_seeds([organisation_row(id=x) for x in "aba"], [row, row])
    assert [fault.split(";")[0] for fault in faults(folder)] == [
        "organisations.csv:4: id: 'a' stands already in line 2",
        "relations.csv:3: relation: 'a funds b' stands already in line 2",
    ]


def test_a_relation_to_itself_and_an_unknown_kind_are_told(write_seeds: Write) -> None:
    rows = [relation_row("a", "funds", "a"), relation_row("a", "likes", "b")]
    told = faults(write_seeds([organisation_row(id=x) for x in "ab"], rows))
    assert told[0].startswith("relations.csv:2: row: relates 'a' to itself")
    assert told[1].startswith("relations.csv:3: relation: unknown relation 'likes'; allowed: ")


def test_lines_are_those_of_the_file_when_a_cell_has_line_ends(write_seeds: Write) -> None:
    rows = [organisation_row(id="a", note="one\ntwo\nthree"), organisation_row(id="b", country="?")]
    assert faults(write_seeds(rows))[0].startswith("organisations.csv:5: country: ")


def test_a_missing_and_an_unknown_column_are_told(write_seeds: Write) -> None:
    folder = write_seeds([organisation_row()])
    path = folder / "organisations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("country", "land"), encoding="utf-8")
    told = faults(folder)
    assert told[0].startswith("organisations.csv:1: country: the column is missing; columns: id,")
    assert told[1].startswith("organisations.csv:1: land: the column is unknown; columns: id,")


def test_a_row_with_a_lost_comma_is_told(write_seeds: Write) -> None:
    folder = write_seeds(["a-b,A, B,,", organisation_row()])
    assert faults(folder)[0].startswith("organisations.csv:2: row: has 5 cells; 19 cells")


def test_a_lost_quotation_mark_is_told(write_seeds: Write) -> None:
    folder = write_seeds(['a-b,"A "B,,'])
    assert "organisations.csv:2: row: is not CSV" in faults(folder)[0]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    told = faults(tmp_path)
    assert [fault.split(" (")[0] for fault in told] == [
        "organisations.csv:1: file: cannot be read",
        "relations.csv:1: file: cannot be read",
    ]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path / "none")
    assert "none:1: folder: is not there; a folder with organisations.csv and" in fault
    assert "--seeds" in fault


def test_semicolons_are_told(write_seeds: Write) -> None:
    folder = write_seeds([])
    (folder / "relations.csv").write_text("source_id;relation;target_id\n", encoding="utf-8")
    (fault,) = faults(folder)
    assert fault.startswith("relations.csv:1: header: cells are separated by semicolons, not by")
    assert fault.endswith("or run: ci-map check --repair")


@pytest.mark.parametrize("broken", ["id;name\na;A\n", "id,name\na,A\n", "", None, '"lost\n'])
def test_a_list_that_cannot_be_read_is_blamed_alone(write_seeds: Write, broken: str | None) -> None:
    folder = write_seeds([organisation_row(id="a")], [relation_row("a", "funds", "b")])
    path = folder / "organisations.csv"
    head = path.read_text(encoding="utf-8").partition("\n")[0]
    path.write_text(head + "\na" if broken is None else broken, encoding="utf-8")
    told = faults(folder)
    assert told
    assert all(fault.startswith("organisations.csv:") for fault in told)


def test_a_country_that_is_written_out_is_told_with_its_code(write_seeds: Write) -> None:
    (fault,) = faults(write_seeds([organisation_row(country="Canada")]))
    assert fault.endswith('allowed: ISO 3166-1, two capital letters (here "CA")')


def test_a_region_that_is_written_out_is_told_with_its_code(write_seeds: Write) -> None:
    rows = [
        organisation_row(id="a", region="Massachusetts"),
        organisation_row(id="b", country="UK"),
    ]
    region, country = faults(write_seeds(rows))
    assert region.endswith('allowed: ISO 3166-2 (here "US-MA")')
    assert country.endswith('(here "GB")')


def test_a_list_with_commas_inside_a_cell_is_told_how_it_is_written(write_seeds: Write) -> None:
    (fault,) = faults(write_seeds([organisation_row(roles="backbone, funder")]))
    assert fault.endswith('funder; several are separated by "|"')


def test_an_unknown_column_is_told_once(write_seeds: Write) -> None:
    folder = write_seeds([organisation_row(id=name) for name in "abc"])
    path = folder / "organisations.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(f"{line},todo" for line in lines), encoding="utf-8")
    (fault,) = faults(folder)
    assert fault.startswith("organisations.csv:1: todo: the column is unknown; columns: id,")


@pytest.mark.parametrize("error", ["#NAME?", "#¡VALOR!", "#DIV/0!", "#N/A", "####", "Err:508"])
def test_what_a_spreadsheet_made_of_a_name_is_told(write_seeds: Write, error: str) -> None:
    rows = [
        organisation_row(id="a", name=error),
        organisation_row(id="b", name="#MeToo!", note="#"),
    ]
    (fault,) = faults(write_seeds(rows))
    assert fault.startswith(f"organisations.csv:2: name: {error!r} is a spreadsheet's error; the")


def test_a_relation_of_a_faulty_row_is_not_blamed(write_seeds: Write) -> None:
    rows = [organisation_row(id="a", country="XX"), organisation_row(id="b")]
    (fault,) = faults(write_seeds(rows, [relation_row("a", "funds", "b")]))
    assert "unknown country" in fault


def test_all_faults_of_all_files_are_told_at_once_in_order(real_seeds: Path) -> None:
    path = real_seeds / "organisations.csv"
    text = path.read_text(encoding="utf-8").replace("fsg,FSG", "fsg-x,FSG").replace(",US,", ",UX,")
    path.write_text(text, encoding="utf-8")
    told = faults(real_seeds)
    countries = [fault for fault in told if "unknown country 'UX'" in fault]
    dangling = [fault for fault in told if "'fsg' is not in organisations.csv" in fault]
    assert len(countries) > 500
    assert len(dangling) > 20
    assert any(fault.startswith("survey_2015.csv:2: id: 'fsg'") for fault in dangling)


def test_of_very_long_lists_ids_that_are_spelt_alike_are_not_looked_for(
    write_seeds: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consistency, "MOST", 0)
    folder = write_seeds([organisation_row(id="tamarack")], [relation_row("tamarak", "funds", "x")])
    assert [fault.count("meant") for fault in faults(folder)] == [0, 0]
