"""No cell of anything that is written is run by a spreadsheet."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

import ci_map
from ci_map.build import build
from ci_map.cells import csv_bytes
from ci_map.collect.collected import write_collected
from ci_map.collect.crawl.digest import candidates_csv
from ci_map.collect.rows import OrganisationRow
from ci_map.export import FORMATS
from ci_map.export.workbook import Sheet, workbook
from ci_map.framework.sheet import new_sheet
from ci_map.model import Method, Statement
from ci_map.resolve import Decision
from ci_map.resolve.judgement import Judgement
from ci_map.review.decision_file import write_decisions
from ci_map.review.desk import exported, open_questions
from ci_map.review.facts import Fact, write_facts
from tests.conftest import organisation_row, relation_row

Write = Callable[..., Path]
STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FORMULAS = (
    *('=HYPERLINK("http://e.example")', "+1+1", "-1+cmd", "@SUM(A1)", "＝1+1", "＠SUM(A1)"),
    *("A;=cmd|'/C calc'!A0;B", 'A;"=1+1";B'),
)
TEXTS = ("name_local", "aliases", "locality", "place_served", "note")


@pytest.fixture
def seeds(write_seeds: Write) -> Path:
    rows = [
        organisation_row(id=f"o{n}", name=formula, **dict.fromkeys(TEXTS, formula))
        for n, formula in enumerate(FORMULAS)
    ]
    rows += [organisation_row(id="twin", name=FORMULAS[0], country="US")]
    return write_seeds(rows, [relation_row("o0", "funds", "o1", note="=1+1")])


def cells_of(name: str, content: bytes) -> Iterator[str]:
    """Every text in the cells of a file; of a ZIP file, in those of each of its files."""
    if name.endswith(".csv"):
        yield from (cell for row in csv.reader(io.StringIO(content.decode())) for cell in row)
    elif name.endswith(".xlsx"):
        for sheet in load_workbook(io.BytesIO(content)):
            for row in sheet.iter_rows():
                assert not [cell for cell in row if cell.data_type == "f"]
                yield from (cell.value for cell in row if isinstance(cell.value, str))
    elif name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for part in package.namelist():
                yield from cells_of(part, package.read(part))


def is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).replace("e-", "", 1).isdigit()


def harmless(name: str, content: bytes) -> int:
    cells = list(cells_of(name, content))
    if name.endswith(".csv"):  # where Excel divides at semicolons, it reads these cells
        text = content.decode()
        cells += [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row[1:]]
    assert not [cell for cell in cells if cell.startswith(STARTS) and not is_number(cell)]
    return len(cells)


def test_every_table_of_a_survey(seeds: Path, tmp_path: Path) -> None:
    folder = build(seeds, tmp_path / "output", "one")
    tables = {path.name: harmless(path.name, path.read_bytes()) for path in folder.iterdir()}
    assert {name for name, cells in tables.items() if cells} == {
        path.name for path in folder.glob("*.csv")
    }


@pytest.mark.parametrize("name", FORMATS)
def test_every_export(name: str, seeds: Path, tmp_path: Path) -> None:
    survey = ci_map.open(build(seeds, tmp_path / "output", "one"))
    chosen = FORMATS[name]
    for file, content in chosen.files(survey.snapshot()).items():
        count = harmless(file, content)
        assert count or not file.endswith((".csv", ".xlsx"))


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_every_review(ending: str, seeds: Path) -> None:
    questions = open_questions(seeds)
    assert questions
    path = Path(f"review{ending}")
    assert harmless(path.name, exported(questions, path, "en"))


@pytest.mark.parametrize("start", STARTS)
def test_every_sign_that_begins_a_formula(start: str) -> None:
    text = f"{start}=1+1"
    cells = (text, f"A;{text};B")
    assert harmless("x.csv", csv_bytes(cells, [cells]))
    assert harmless("x.xlsx", workbook([Sheet("x", ("a", "b"), [cells])]))


@pytest.mark.parametrize("text", FORMULAS)
def test_what_is_added_to_the_seeds(text: str, tmp_path: Path) -> None:
    said = Statement(
        *("a", "name", text, 0, text, text, text, None, None, None), Method.CRAWLED, 1.0
    )
    write_collected(tmp_path / "collected.csv", [said])
    write_facts(tmp_path / "reviewed.csv", [Fact("a", "name", text, text, "2026-01-01", text)])
    judged = Decision("a", "b", Judgement.SAME, text, "2026-01-01", text)
    write_decisions(tmp_path / "decisions.csv", [judged])
    row = dict.fromkeys(OrganisationRow.columns(), text)
    (tmp_path / "candidates.csv").write_text(candidates_csv([row]), encoding="utf-8")
    for path in tmp_path.iterdir():
        assert harmless(path.name, path.read_bytes())


@pytest.mark.parametrize("initiative", [one for one in FORMULAS if one.startswith(STARTS)])
def test_a_scorecard(initiative: str) -> None:
    quotes = {"common-agenda": [initiative]}
    content = new_sheet("en", initiative, quotes)
    told = [cell for cell in cells_of("x.xlsx", content) if cell.lstrip("'") == initiative]
    assert told
    for sheet in load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows():
            for cell in row:
                if str(cell.value).lstrip("'") == initiative:
                    assert cell.data_type == "s"
                    assert str(cell.value).startswith("'") or cell.quotePrefix
