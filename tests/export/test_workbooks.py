"""XLSX and Kumu, opened by openpyxl and pandas."""

import io
import json
from typing import Any

import openpyxl
import pandas as pd
import pytest

from ci_map.cells import FORMULA_STARTS, unguarded
from ci_map.export import Snapshot, workbook
from ci_map.export.kumu import kumu_blueprint, kumu_workbook
from ci_map.export.workbook import LONGEST, typed_cell
from ci_map.export.xlsx import xlsx
from ci_map.model.organisation import FIELDS
from ci_map.publish.xml_text import legal


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet: Any) -> list[dict[str, Any]]:
    header, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in others]


def test_the_workbook_has_every_table_typed(whole: Snapshot) -> None:
    book = opened(xlsx(whole))
    assert book.sheetnames == ["organisations", "relations", "measures", "codebook", "about"]
    found = {row["id"]: row for row in rows(book["organisations"])}
    assert list(found["fsg"]) == list(FIELDS)
    assert found["tamarack-institute"]["founded"] == 2002
    assert found["tamarack-institute"]["place_based"] is False
    assert found["100-million-healthier-lives"]["roles"] == "infrastructure|initiative"
    assert found["sheatufim"]["name_local"] == whole.by_id["sheatufim"].name_local
    measures = {row["id"]: row for row in rows(book["measures"])}
    assert {k: v for k, v in measures["fsg"].items() if v is not None and k != "id"} == {
        name: pytest.approx(value, rel=1e-15) for name, value in whole.measured("fsg").items()
    }
    assert len(rows(book["relations"])) == 1361
    assert "תפקידים" in [row["label_he"] for row in rows(book["codebook"])]
    assert all(sheet.freeze_panes == "A2" for sheet in book)


@pytest.mark.parametrize("render", [xlsx, kumu_workbook])
def test_no_cell_is_a_formula_and_every_text_is_there(render: Any, hostile: Snapshot) -> None:
    book = opened(render(hostile))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not [text for text in texts if text.startswith(FORMULA_STARTS[:-1])]
    found = {unguarded(text) for text in texts}
    assert {legal(o.name) for o in hostile.organisations} <= found


@pytest.mark.parametrize("render", [xlsx, kumu_workbook])
def test_more_rows_than_a_sheet_holds_are_refused_before_one_is_written(
    render: Any, whole: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "ROWS", 1360)
    monkeypatch.delattr(workbook, "_fill")
    with pytest.raises(workbook.TooManyRows, match="has 1,361 rows, a sheet holds 1,360"):
        render(whole)


def test_a_cell_is_never_longer_than_excel_allows_nor_an_infinity() -> None:
    assert len(str(typed_cell("x" * 40_000))) == LONGEST
    assert typed_cell(float("inf")) is typed_cell(float("nan")) is typed_cell("") is None


def test_hebrew_turns_the_sheets(survey: Any) -> None:
    part = survey.snapshot("sheatufim", language="he")
    book = opened(xlsx(part))
    assert all(sheet.sheet_view.rightToLeft for sheet in book)
    assert rows(book["about"])[1]["value"] == part.title["he"]


def test_kumu_finds_its_columns_where_it_looks_for_them(whole: Snapshot) -> None:
    book = opened(kumu_workbook(whole))
    assert book.sheetnames == ["Elements", "Connections"]
    elements, connections = rows(book["Elements"]), rows(book["Connections"])
    assert list(elements[0])[:5] == ["ID", "Label", "Type", "Description", "Tags"]
    assert list(connections[0])[:3] == ["ID", "From", "To"]
    ids = {element["ID"] for element in elements}
    assert len(ids) == len(elements) == 1267
    assert {end for row in connections for end in (row["From"], row["To"])} <= ids
    names = [row["ID"] for row in (*elements, *connections)]
    assert not [name for name in names if "_" in name]
    assert len({row["ID"] for row in connections}) == len(connections) == 1361
    assert {row["Direction"] for row in connections} == {"directed", "mutual"}
    fsg = next(element for element in elements if element["ID"] == "fsg")
    assert (fsg["Label"], fsg["Type"], fsg["Country"]) == ("FSG", "infrastructure", "United States")


def test_kumus_blueprint_says_the_same(whole: Snapshot, hostile: Snapshot) -> None:
    blueprint = json.loads(kumu_blueprint(whole))
    assert set(blueprint) == {"elements", "connections"}
    elements = {element["id"]: element for element in blueprint["elements"]}
    roles = elements["100-million-healthier-lives"]["roles"]
    assert roles == ["infrastructure", "initiative"]
    assert all({"id", "label"} <= set(element) for element in blueprint["elements"])
    assert all({"from", "to", "direction"} <= set(c) for c in blueprint["connections"])
    assert {c["from"] for c in blueprint["connections"]} <= set(elements)
    text = kumu_blueprint(hostile)
    assert b"<" not in text
    assert {e["label"] for e in json.loads(text)["elements"]} == {
        o.name for o in hostile.organisations
    }


def test_pandas_reads_the_workbook(whole: Snapshot) -> None:
    frame = pd.read_excel(io.BytesIO(xlsx(whole)), sheet_name="organisations", index_col="id")
    assert frame.loc["fsg", "name"] == "FSG"
    assert len(frame) == 1267
